package chart

import (
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

func BenchmarkBar(b *testing.B) {
	th := theme.Resolve(theme.Dark, true, false)
	l := BarIn(th, &th.Styles, th.State(metrics.Caution))
	b.ReportAllocs()
	for b.Loop() {
		Bar(metrics.Some(0.84), metrics.Some(0.5), 10, l)
	}
}

func BenchmarkSparkline(b *testing.B) {
	th := theme.Resolve(theme.Dark, true, false)
	values := make([]metrics.Maybe, 14)
	for i := range values {
		values[i] = metrics.Some(float64(i * i % 11))
	}
	b.ReportAllocs()
	for b.Loop() {
		Sparkline(values, 7, SparkIn(th, &th.Styles))
	}
}

func BenchmarkLine(b *testing.B) {
	c := students(metrics.JA)
	c.Look = LineIn(theme.Resolve(theme.Dark, true, false))
	for _, size := range []struct {
		name          string
		width, height int
	}{{"60x14", 60, 14}, {"90x24", 90, 24}, {"190x40", 190, 40}} {
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Line(c, size.width, size.height)
			}
		})
	}
}
