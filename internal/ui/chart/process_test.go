package chart

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// reference are the values that the rules work out, a month apart, with their limits:
// the last one is a signal of both charts, an older one of the upper.
func reference() ProcessChart {
	c := ProcessChart{Lang: metrics.EN, Format: func(v float64) string { return strconv.Itoa(int(v)) }}
	c.FormatRange = c.Format
	values := []float64{5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200}
	for i, v := range values {
		p := ProcessPoint{
			Date: day(2025, 7+i, 31), Value: v, Centre: metrics.Some(4135.5), Lower: metrics.Some(3188.717), Upper: metrics.Some(5082.283),
			MeanRange: metrics.Some(355.9333), UpperRange: metrics.Some(1163.190),
		}
		if i > 0 {
			p.Range = metrics.Some(max(v-values[i-1], values[i-1]-v))
		}
		c.Points = append(c.Points, p)
	}
	c.Points[15].Signal, c.Points[15].RangeSignal = NewSignal, NewSignal
	c.Points[8].Signal = OldSignal
	return c
}

func TestProcessDrawings(t *testing.T) {
	same(t, Process(reference(), 64, 18), `
                                                          o     |
5000 ⢢⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉ ⠉⠉⡎ 5082|
      ⢣                                                  ⢰⠁     |
4500   ⠱⡀             ⢀⣀⣀⠤⠤⣀                             ⡎      |
        ⠑⠒⠒⠒⠢⢄    ⢀⡠⠔⠊⠁     ⠉⠒⢄⡀                        ⢠⠃      |
4000 ⠂⠐ ⠂⠐ ⠂⠐ ⠑⠢⡠⠔⠁ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐⠈⠢o⣀⡀⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⡜⠐  4135|
                                   ⠈⠉⠑⠢⡀   ⢀⡀          ⢠⠃       |
                                       ⠈⠑⠊⠉⠁⠈⢢    ⡠⠊⠒⠤⣀⡜        |
3500                                          ⠑⢄⠔⠉     ⠁        |
     ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒ ⠒⠒  3188|
     moving range (distance to the value before)                |
                                                          o     |
     ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⡰⠁ 1163|
1000                                                    ⢠⠃      |
     ⡀⢀ ⠈⠢⡀⡀⢀ ⡀⢀⣀⣀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀ ⡀⢀⢀⡠⠤⠤⣀⣀⡀⡀⢀⢠⠃⢀  355 |
   0      ⠈⠢⣀⠤⠒⠉  ⠉⠉⠑⠒⠢⠤⠤⠤⠤⠤⠔⠒⠒⠒⠉⠉⠑⠒⠢⠤⠒⠒⠉⠑⠒⠢⠔⠊⠁     ⠈⠉⠑⠃        |
        Sep     Nov    2026   Mar    May    Jul    Sep          |
     ⠤⠤ actual   ⠤ ⠤ limits   ⠄⠠ centre   o signal              |
`)
	c := reference()
	c.Look.ASCII = true
	same(t, Process(c, 48, 12), `
5000 *= == == == == == == == == == == == =o 5082|
     **                                  **     |
       ****    ********                  *      |
4000 -- -- ****- -- -- **o***-- -- -- --**- 4135|
                             ****** *****       |
     == == == == == == == == == ==**= == == 3188|
     moving range (distance to the value before)|
                                          o     |
1000 ==*== == == == == == == == == == == *= 1163|
   0 -- *********************************-- 355 |
          Oct    2026    Apr    Jul     Oct     |
     ** actual  == limits  -- centre  o signal  |
`)
	if low := strings.Join(Process(c, 48, 11), "\n"); strings.Contains(low, "1163") || !strings.Contains(low, "3188") {
		t.Errorf("ranges that nothing names:\n%s", low)
	}
	c = reference() // limits that begin anew stand apart
	for i := range c.Points {
		if p := &c.Points[i]; i >= 8 {
			p.Segment, p.Centre, p.Lower, p.Upper = 1, metrics.Some(3700), metrics.Some(3200), metrics.Some(4200)
		}
	}
	c.Format, c.FormatRange = nil, nil // amounts are masked
	same(t, Process(c, 48, 8), `
⡀⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠄⠨                       o|
⠈⢢                     ⠨                      ⢠⠃|
  ⠑⠤⠤⠤⠤⣀    ⢀⡠⠤⠔⠒⠒⠒⠒⠤⢄⣀⠨ ⢀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⣀ ⣀⡎ |
⠁⠈ ⠁⠈ ⠁⠈⠑⠢⠔⠊⠁⠈ ⠁⠈ ⠁⠈ ⠁ ⠉⠒o⠤⠤⠤⢄⡀              ⡸  |
                       ⠨ ⠐ ⠂⠐ ⠈⠑⠒⠊⠉⠒⢄⠐ ⢀⠤⠒⠤⠤⣠⠃⠐ |
⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠄⠨ ⠠ ⠤⠤ ⠤⠤ ⠤⠤ ⠤⠉⠊⠁⠤ ⠤⠤ ⠤⠤ |
   Sep   Nov    2026  Mar   May    Jul   Sep    |
⠤⠤ actual   ⠤ ⠤ limits   ⠄⠠ centre   o signal   |
`)
}

// What has no limits yet is drawn without, and has none in its legend.
func TestAProcessChartWithoutLimits(t *testing.T) {
	c := reference()
	for i := range c.Points {
		p := &c.Points[i]
		p.Centre, p.Lower, p.Upper, p.MeanRange, p.UpperRange = metrics.Maybe{}, metrics.Maybe{}, metrics.Maybe{}, metrics.Maybe{}, metrics.Maybe{}
		p.Signal, p.RangeSignal = NoSignal, NoSignal
	}
	view := strings.Join(Process(c, 64, 18), "\n")
	if strings.Contains(view, "limits") || strings.Contains(view, "mean") || strings.Contains(view, "signal") || !strings.Contains(view, "actual") {
		t.Error(view)
	}
}

func TestEveryProcessChartIsExact(t *testing.T) {
	for _, ascii := range []bool{true, false} {
		c := reference()
		c.Look = ProcessIn(theme.Resolve(theme.Dark, true, ascii))
		for _, w := range around(1, 20, 40, 80) {
			for _, h := range around(1, 4, 8, 14) {
				exact(t, Process(c, w, h), w, h)
				exact(t, Process(ProcessChart{Points: c.Points[:1], Format: c.Format, FormatRange: c.Format}, w, h), w, h)
				exact(t, Process(ProcessChart{}, w, h), w, h)
			}
		}
	}
}

func abs(v metrics.Maybe) metrics.Maybe {
	v.V = max(v.V, -v.V)
	return v
}

func TestAnyProcessIsExact(t *testing.T) {
	value := rapid.Custom(func(t *rapid.T) metrics.Maybe {
		return metrics.Maybe{V: rapid.OneOf(rapid.Float64(), rapid.Float64Range(-10, 10)).Draw(t, "v"), OK: rapid.Bool().Draw(t, "ok")}
	})
	rapid.Check(t, func(t *rapid.T) {
		c := ProcessChart{Lang: metrics.JA, Format: func(float64) string { return "9,999万円" }, FormatRange: func(float64) string { return "12%" }}
		at, segment := metrics.Date(19000), 0
		for range rapid.IntRange(0, 30).Draw(t, "n") {
			at += metrics.Date(rapid.IntRange(0, 90).Draw(t, "days"))
			segment += rapid.IntRange(0, 1).Draw(t, "segment")
			c.Points = append(c.Points, ProcessPoint{
				Date: at, Value: value.Draw(t, "value").V, Centre: value.Draw(t, "centre"), Lower: value.Draw(t, "lower"), Upper: value.Draw(t, "upper"),
				Range: abs(value.Draw(t, "range")), MeanRange: abs(value.Draw(t, "mean")), UpperRange: abs(value.Draw(t, "top")), Segment: segment,
				Signal: Signal(rapid.IntRange(0, 2).Draw(t, "signal")), RangeSignal: Signal(rapid.IntRange(0, 2).Draw(t, "range signal")),
			})
		}
		w, h := rapid.IntRange(0, 90).Draw(t, "width"), rapid.IntRange(0, 20).Draw(t, "height")
		exact(t, Process(c, w, h), w, h)
	})
}
