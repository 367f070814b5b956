package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpitui/internal/metrics"
)

// weeks is a KPI that has stood at about 50 for so many weeks, forecast for as many
// more as said, with an interval that widens.
func weeks(past, ahead int) LineChart {
	c := LineChart{
		Lang: metrics.EN, Forecast: "damped trend, 80%", Goal: []Point{{0, metrics.Some(70)}},
		Format: func(v float64) string {
			return strings.TrimSuffix(metrics.FormatExact(math.Round(v), metrics.Unit{}), ".0")
		},
	}
	at := day(2026, 11, 15)
	for i := past - 1; i >= 0; i-- {
		c.Points = append(c.Points, Point{at - metrics.Date(7*i), metrics.Some(50 + float64(i%3))})
	}
	for i := 1; i <= ahead; i++ {
		c.Fan = append(c.Fan, FanPoint{at + metrics.Date(7*i), 50 + float64(i)/2, 50 - float64(i), 50 + 2*float64(i)})
	}
	return c
}

func TestFanDrawings(t *testing.T) {
	same(t, Line(weeks(13, 10), 60, 12), `
70 ⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄⠄|
                                                      ⡀⠄⠂⠁⡀⠂|
                                                  ⡀⠄⠂⠁⡀⠂⡀⠂⡀⠂|
60                                            ⡀⠄⠂⠁⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂|
                                          ⡀⠄⠂⠁⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂|
                                     ⡀⠄⠂⠁⠁⡀⠂⡀⠂⡀⣀⡀⣀⡀⠤⡀⠤⡀⠒⡀⠒⡀⠉|
50 ⠤⠒⠉⠉⠒⠒⠢⠤⠔⠒⠉⠉⠒⠒⠢⠤⠔⠊⠉⠑⠒⠒⠤⠤⠒⠉⠉⠑⠒⠒⠤⠄⠤⠁⠤⡀⠒⡀⠒⡀⠉⡀⠉⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂|
                                    ⠁⠁⠂⠂⠄⠄⠄⡀⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂⡀⠂|
                                             ⠁⠁⠂⠂⠄⠄⡀⡀⠂⡀⠂⡀⠂⡀⠂|
40                                                   ⠁⠁⠂⠂⠄⠄⡀|
      Sep        Oct        Nov        Dec         2027     |
   ⠤⠤ actual   ⠄⠄ goal 70   ⠤ ⠤ damped trend, 80%           |
`)
	ascii := weeks(13, 10)
	ascii.Look.ASCII = true
	same(t, Line(ascii, 50, 9), `
70 -----------------------------------------------|
                                          '''''   |
60                                   '''''        |
                                '''''      + + + +|
50 **************************+'+ + + + + +        |
                                '''''''''         |
40                                       '''''''''|
     Sep       Oct      Nov      Dec      2027    |
   ** actual   -- goal 70   +' damped trend, 80%  |
`)
}

// A goal far away must not leave the values a corner: they keep half of the width.
func TestTheFanTakesHalfOfTheWidthAtMost(t *testing.T) {
	c := weeks(13, 100)
	from := c.Points[0].Date
	c.window()
	if c.From != from || c.To != c.Points[12].Date+(c.Points[12].Date-from) {
		t.Errorf("%s to %s", c.From, c.To)
	}
	c = weeks(13, 4)
	c.window()
	if last := c.Fan[len(c.Fan)-1].Date; c.To != last {
		t.Errorf("to %s, forecast until %s", c.To, last)
	}
}

// A forecast of little worth must not press the values flat.
func TestAWideFanLeavesTheValuesHalfOfTheHeight(t *testing.T) {
	c := weeks(13, 10)
	narrow := weeks(13, 0)
	narrow.window()
	for i := range c.Fan {
		c.Fan[i].Low, c.Fan[i].High = -1e6, 1e6
	}
	c.window()
	wide, own := c.scale(), narrow.scale()
	if wide.hi-wide.lo > 2.001*(own.hi-own.lo) {
		t.Errorf("%v beside %v", wide, own)
	}
}

func TestTheLegendNamesTheForecastInLittleRoomToo(t *testing.T) {
	long := strings.Join(Line(weeks(13, 10), 60, 12), "\n")
	c := weeks(13, 10)
	short := strings.Join(Line(c, 40, 8), "\n")
	if !strings.Contains(long, "damped trend, 80%") || strings.Contains(short, "damped") || !strings.Contains(short, "forecast") {
		t.Errorf("%s\n%s", long, short)
	}
	c.Fan = nil
	if none := strings.Join(Line(c, 60, 12), "\n"); strings.Contains(none, "damped") {
		t.Error(none)
	}
}

// Nothing is forecast without a value, nor for a day that has one.
func TestAFanBeginsWhereTheValuesEnd(t *testing.T) {
	c := weeks(0, 10)
	c.From, c.To = day(2026, 1, 1), day(2026, 12, 31)
	if c.window(); len(c.Fan) > 0 {
		t.Errorf("%v", c.Fan)
	}
	c = weeks(5, 3)
	last := c.Points[4]
	c.Fan = append([]FanPoint{{last.Date - 7, 1, 1, 1}, {last.Date, 1, 1, 1}}, c.Fan...)
	c.Points = append(c.Points, Point{Date: last.Date + 7}) // not known yet
	c.window()
	if len(c.Fan) != 4 || c.Fan[0] != (FanPoint{last.Date, last.Value.V, last.Value.V, last.Value.V}) {
		t.Errorf("%v", c.Fan)
	}
}

// Whatever is forecast, the chart has its size.
func TestAnyFanIsExact(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.Float64Range(-100, 100))
	rapid.Check(t, func(t *rapid.T) {
		c := weeks(rapid.IntRange(0, 20).Draw(t, "past"), 0)
		c.Look.ASCII = rapid.Bool().Draw(t, "ascii")
		c.Forecast = rapid.SampledFrom([]string{"", "減衰トレンド、80%", strings.Repeat("long ", 30)}).Draw(t, "forecast")
		at := day(2026, 11, 15)
		for range rapid.IntRange(0, 12).Draw(t, "ahead") {
			at += metrics.Date(rapid.IntRange(0, 400).Draw(t, "days"))
			c.Fan = append(c.Fan, FanPoint{at, number.Draw(t, "mid"), number.Draw(t, "low"), number.Draw(t, "high")})
		}
		w, h := rapid.IntRange(0, 70).Draw(t, "width"), rapid.IntRange(0, 20).Draw(t, "height")
		exact(t, Line(c, w, h), w, h)
	})
}
