package chart

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

func day(year, month, d int) metrics.Date { return metrics.NewDate(year, 1, d).AddMonths(month - 1) }

// students is a growing KPI, week by week, with a hole in February 2026, a goal
// per phase and the plan on the way to them.
func students(lang metrics.Lang) LineChart {
	c := LineChart{
		From: day(2025, 4, 1), To: day(2026, 11, 20), Lang: lang,
		Goal: []Point{
			{day(2025, 1, 1), metrics.Some(50)}, {day(2025, 7, 1), metrics.Some(300)}, {day(2026, 1, 1), metrics.Some(1500)},
		},
		Plan: []Point{
			{day(2025, 1, 5), metrics.Some(0)}, {day(2025, 6, 30), metrics.Some(50)},
			{day(2025, 12, 31), metrics.Some(300)}, {day(2027, 6, 30), metrics.Some(1500)},
		},
		Phases: []Span{
			{"基盤構築期", day(2025, 1, 1), day(2025, 6, 30)},
			{"成長加速期", day(2025, 7, 1), day(2026, 6, 30)},
			{"拡張期", day(2026, 7, 1), day(2027, 6, 30)},
		},
		Format: func(v float64) string {
			if lang == metrics.JA {
				return strconv.Itoa(int(v)) + "名"
			}
			return strconv.Itoa(int(v))
		},
	}
	for d := c.From; d <= c.To; d += 7 {
		t := float64(d-c.From) / float64(c.To-c.From)
		p := Point{d, metrics.Some(20 + 1100*t*t + 15*math.Sin(float64(d)))}
		p.Value.OK = d < day(2026, 2, 1) || d > day(2026, 3, 10)
		c.Points = append(c.Points, p)
	}
	return c
}

// drawing makes lines readable in a test: their ends are marked.
func drawing(lines []string) string {
	return strings.Join(lines, "|\n") + "|\n"
}

func same(t *testing.T, got []string, want string) {
	t.Helper()
	if g := drawing(got); g != strings.TrimPrefix(want, "\n") {
		t.Errorf("got\n%s\nwant%s", g, want)
	}
}

func TestLineDrawings(t *testing.T) {
	ascii := func(c LineChart) LineChart { c.Look.ASCII = true; return c }
	for _, c := range []struct {
		name          string
		chart         LineChart
		width, height int
		want          string
	}{
		{"whole, Japanese", students(metrics.JA), 64, 16, `
               成長加速期                         拡張期        |
1500名         ⠨                 ⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀|
               ⠨                                  ⠅             |
               ⠨                                  ⠅             |
               ⠨                                  ⠅            ⡀|
1000名         ⠨                                  ⠅         ⢀⠤⠊ |
               ⠨                                  ⠅     ⢀⡠⠒⠉⠁⠁  |
               ⠨                                  ⠅ ⢀⣀⠤⠔⠁       |
               ⠨                               ⠠ ⢀⠔⠊⠁           |
 500名         ⠨                         ⢀ ⠄⡠⠤⠒⠒⠉⠁⠅             |
               ⠨                   ⢀ ⠄⠐ ⠤⠔⠒⠊      ⠅             |
               ⠨⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⡠⠤⠒              ⠅             |
               ⠨    ⢀ ⣀⣀⣀⣀⣀⠔⠒⠒⠒⠊⠉                 ⠅             |
   0名 ⣀⣀⡠⠤⠤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠉                            ⠅             |
       4月     7月      10月     2026    4月      7月      10月 |
       ⠤⠤ 実績   ⠄⠄ 目標 1500名   ⠄⠠ 計画                       |
`},
		{"no room for the phases' names", students(metrics.EN), 40, 7, `
1500      ⠨          ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂|
          ⠨                    ⠨     ⢀⡠⠤|
          ⠨                   ⢀⣀⠤⠤⠔⠊⠉⠁⠁ |
          ⠨⡀⡀⡀⡀⡀⡀⡀⡀⡀⡀⢀⣀⠄⠠⠤⠤⠖⠒⠉⠉⠨        |
   0 ⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠴⠒⠒⠒⠉⠉         ⠨        |
     Apr  Jul  Oct   2026 Apr  Jul  Oct |
     ⠤⠤ actual   ⠄⠄ goal 1500   ⠄⠠ plan |
`},
		{"nor for the legend", students(metrics.EN), 20, 5, `
1500   ⠅    ⠂⠂⠂⠂⠂⠂⠂⠂|
       ⠅        ⠅⢀⠤⠚|
       ⠅    ⢀⢀⣠⠴⠊⠁  |
   0 ⣀⣀⡠⠤⠤⠔⠒⠉   ⠅   |
           2026     |
`},
		{"nor for the axes", students(metrics.EN), 14, 2, `
  ⠅    ⠁⠁⠁⠁⢀⣀⡤|
⣀⣀⣀⣠⠤⠤⠤⠄⠒⠚⠉⠉  |
`},
		{"one line is a sparkline", students(metrics.EN), 14, 1, `
⣀⣀⣀⣠⣤⣤⣤⣤⣶⣶⣶⣶⣿⣿|
`},
		{"ASCII", ascii(students(metrics.EN)), 40, 7, `
1500      :          -------------------|
          :                    :     ***|
          :                   .*******. |
          :----------.*..******:        |
   0 *****************         :        |
     Apr  Jul  Oct   2026 Apr  Jul  Oct |
     ** actual   -- goal 1500   .  plan |
`},
		{"ASCII without axes", ascii(students(metrics.EN)), 14, 2, `
  :    ----***|
************  |
`},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, Line(c.chart, c.width, c.height), c.want) })
	}
}

func TestLineWithoutValuesShowsTheWayAhead(t *testing.T) {
	c := students(metrics.EN)
	c.Points = nil
	c.From = day(2026, 1, 1)
	same(t, Line(c, 50, 8), `
1500 ⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂⠂|
                              ⠅                   |
1000                          ⠅     ⢀ ⡀⢀ ⠄⠠ ⠂⠐ ⠂⠈ |
                  ⢀ ⡀⢀ ⠄⠠ ⠄⠐ ⠂⠐ ⠁⠈ ⠁              |
     ⡀⠠ ⠄⠠ ⠂⠐ ⠁⠈ ⠁            ⠅                   |
   0                          ⠅                   |
     2026    Mar     May      Jul     Sep      Nov|
     no values yet   ⠄⠄ goal 1500   ⠄⠠ plan       |
`)
}

// A goal of ten thousand would press the first forty flat.
// A chart without values shows nothing of the one that was drawn before it.
func TestLineWithoutValuesBehindAnother(t *testing.T) {
	c := students(metrics.EN)
	c.Goal, c.Plan, c.Phases, c.Format = nil, nil, nil, nil
	Line(c, 60, 12)
	c.Points = nil
	for _, line := range Line(c, 60, 12) {
		if strings.ContainsFunc(line, func(r rune) bool { return r > 0x2800 && r <= 0x28ff }) {
			t.Errorf("%q", line)
		}
	}
}

func TestLineNamesAGoalThatIsFarAway(t *testing.T) {
	c := students(metrics.JA)
	c.Points, c.Plan, c.To = c.Points[:10], nil, 0
	c.Goal = []Point{{day(2025, 1, 1), metrics.Some(10000)}}
	same(t, Line(c, 50, 8), `
40名                         ⢀⣀⠤⠤⠔⠒⠒⠤⠤⢄⣀⡀         |
                          ⢀⠤⠊⠁          ⠈⠑⠒⠤⣀⡀    |
                       ⣀⠤⠊⠁                  ⠈⠑⠒⠤⣀|
20名               ⢀⡠⠔⠊                           |
     ⠉⠒⠤⢄⡀   ⣀⣀⣀⠤⠒⠊⠁                              |
 0名     ⠈⠉⠉⠉                                     |
         4/7       4/21      5/5       5/19       |
     ⠤⠤ 実績   ⠄⠄ 目標 10000名（枠外・上）        |
`)
}

func TestLineOfOneValue(t *testing.T) {
	c := LineChart{
		Points: students(metrics.EN).Points[:1], Lang: metrics.EN,
		Format: func(v float64) string { return strconv.FormatFloat(v, 'f', 0, 64) },
	}
	same(t, Line(c, 50, 8), `
                                                  |
13                                                |
                                                  |
12                        ⠈⠁                      |
                                                  |
11                                                |
   Mar 31                 Apr 1                   |
   ⠤⠤ actual                                      |
`)
}

// The values and the goal are drawn by different means; a value that equals the
// goal must stand at the goal's height, whatever the size.
func TestValuesAndGoalShareAScale(t *testing.T) {
	for height := 2; height <= 40; height++ {
		p := plot{width: 30, height: height, from: 100, to: 200, scale: scale{0, 97}}
		for v := 0.0; v <= 97; v += 0.73 { // never halfway between two dots
			series := p.series([]Point{{100, metrics.Some(v)}, {200, metrics.Some(v)}})
			goal := p.goals([]Point{{100, metrics.Some(v)}})
			for y := range series {
				for x := range series[y] {
					if g := goal[y][x]; g != noDots && series[y][x]&g != g {
						t.Fatalf("height %d, value %v: the goal is not on the line", height, v)
					}
				}
			}
		}
	}
}

func TestMissingValuesBreakTheLine(t *testing.T) {
	p := plot{width: 20, height: 2, from: 0, to: 39, scale: scale{0, 1}}
	some, none := metrics.Some(0), metrics.Maybe{}
	for _, c := range []struct {
		name   string
		points []Point
		runs   int
	}{
		{"nothing", nil, 0},
		{"only missing", []Point{{1, none}, {2, none}}, 0},
		{"unbroken", []Point{{1, some}, {9, some}, {20, some}}, 1},
		{"broken", []Point{{1, some}, {9, none}, {20, some}}, 2},
		{"missing at the ends", []Point{{1, none}, {9, some}, {20, none}}, 1},
		{"too narrow to see", []Point{{1, some}, {1, none}, {2, some}}, 1},
		{"not a number", []Point{{1, some}, {9, metrics.Some(math.NaN())}, {20, some}}, 2},
	} {
		if got := len(p.runs(c.points)); got != c.runs {
			t.Errorf("%s: %d runs, want %d", c.name, got, c.runs)
		}
	}
}

func TestGoalHoldsUntilTheNextOne(t *testing.T) {
	goals := []Point{{10, metrics.Some(1)}, {20, metrics.Maybe{}}, {30, metrics.Some(3)}}
	for d, want := range map[float64]metrics.Maybe{
		9: {}, 10: metrics.Some(1), 19.9: metrics.Some(1), 20: {}, 30: metrics.Some(3), 99: metrics.Some(3),
	} {
		if got := heldOn(goals, d); got != want {
			t.Errorf("day %v: %v, want %v", d, got, want)
		}
	}
}

func TestPlanIsStraightBetweenItsPoints(t *testing.T) {
	plan := []Point{{10, metrics.Some(0)}, {20, metrics.Some(100)}, {30, metrics.Maybe{}}}
	for d, want := range map[float64]metrics.Maybe{
		9: {}, 10: metrics.Some(0), 12.5: metrics.Some(25), 20: metrics.Some(100), 25: {},
	} {
		if got := joinedOn(plan, d); got != want {
			t.Errorf("day %v: %v, want %v", d, got, want)
		}
	}
}
