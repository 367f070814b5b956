package chart

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// exact fails unless there are height lines of width columns.
func exact(t interface {
	Helper()
	Fatalf(string, ...any)
}, lines []string, width, height int) {
	t.Helper()
	if len(lines) != max(0, height) {
		t.Fatalf("%d×%d: %d lines", width, height, len(lines))
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w != max(0, width) {
			t.Fatalf("%d×%d: line %d is %d columns wide: %q", width, height, i, w, l)
		}
	}
}

// sweep draws charts of every given size, in braille with Japanese and in ASCII
// with English labels.
func sweep(t *testing.T, widths, heights []int) {
	for lang, ascii := range map[metrics.Lang]bool{metrics.JA: false, metrics.EN: true} {
		th := theme.Resolve(theme.Dark, true, ascii)
		c := students(lang)
		c.Look = LineIn(th)
		for _, w := range widths {
			for _, h := range heights {
				exact(t, Line(c, w, h), w, h)
			}
			bar := Bar(metrics.Some(0.84), metrics.Some(0.5), w, BarIn(th, &th.Styles, th.State(metrics.Caution)))
			exact(t, []string{bar}, w, 1)
			exact(t, []string{Sparkline(numbers(1, math.NaN(), 3), w, SparkIn(th, &th.Styles))}, w, 1)
		}
	}
}

// around returns sizes near the places where the layout changes.
func around(sizes ...int) []int {
	var out []int
	for _, s := range sizes {
		for d := -2; d <= 2; d++ {
			out = append(out, s+d)
		}
	}
	return out
}

func TestEverySizeIsExact(t *testing.T) {
	sweep(t, around(1, 8, 15, 20, 40, 80, 190), around(1, 4, 7, 9, 24))
}

// Whatever the numbers are, the chart has its size.
func TestAnyNumbersAreExact(t *testing.T) {
	value := rapid.Custom(func(t *rapid.T) metrics.Maybe {
		return metrics.Maybe{V: rapid.Float64().Draw(t, "v"), OK: rapid.Bool().Draw(t, "ok")}
	})
	points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Point {
		return Point{metrics.Date(rapid.IntRange(0, 40000).Draw(t, "day")), value.Draw(t, "value")}
	}), 0, 20)
	rapid.Check(t, func(t *rapid.T) {
		c := LineChart{
			Points: points.Draw(t, "points"), Goal: points.Draw(t, "goal"), Plan: points.Draw(t, "plan"),
			From: metrics.Date(rapid.IntRange(0, 40000).Draw(t, "from")), To: metrics.Date(rapid.IntRange(0, 40000).Draw(t, "to")),
			Phases: []Span{{"拡張期", 19000, 20000}, {"", 20001, 20001}},
			Format: func(v float64) string { return "9,999万円" },
			Lang:   metrics.JA,
		}
		w, h := rapid.IntRange(0, 60).Draw(t, "width"), rapid.IntRange(0, 12).Draw(t, "height")
		exact(t, Line(c, w, h), w, h)
		exact(t, []string{Sparkline(valuesOf(c.Points), w, SparkLook{})}, w, 1)
	})
}

func valuesOf(points []Point) []metrics.Maybe {
	out := make([]metrics.Maybe, len(points))
	for i, p := range points {
		out[i] = p.Value
	}
	return out
}

// Nothing but braille may stand beside the texts, and in ASCII nothing at all.
func TestOnlySafeGlyphs(t *testing.T) {
	c := students(metrics.EN)
	c.Phases = nil // their names are Japanese
	for _, l := range Line(c, 80, 20) {
		for _, r := range l {
			if r > unicode.MaxASCII && (r < 0x2801 || r > 0x28ff) {
				t.Fatalf("%q in %q", r, l)
			}
		}
	}
	c.Look.ASCII = true
	for _, l := range Line(c, 80, 20) {
		if strings.ContainsFunc(l, func(r rune) bool { return r > unicode.MaxASCII }) {
			t.Fatalf("not ASCII: %q", l)
		}
	}
}

func TestWordsAreInBothLanguages(t *testing.T) {
	v := reflect.ValueOf(words)
	for i := range v.NumField() {
		w, name := v.Field(i).Interface().(metrics.Text), v.Type().Field(i).Name
		if w.JA == "" || w.EN == "" {
			t.Errorf("%s lacks a language: %+v", name, w)
		}
		if strings.Count(w.JA, "%s") != strings.Count(w.EN, "%s") {
			t.Errorf("%s: the verbs differ: %+v", name, w)
		}
	}
	for m := 1; m <= 12; m++ {
		if month(m, metrics.JA) == "" || month(m, metrics.EN) == "" {
			t.Errorf("month %d has no name", m)
		}
	}
}
