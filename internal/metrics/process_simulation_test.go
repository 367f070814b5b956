package metrics

import (
	"math"
	"math/rand/v2"
	"testing"
)

// simulation draws series of weeks from processes that are known.
type simulation struct {
	*rand.Rand
	a      assessor
	points []point
}

func simulate(seed uint64) *simulation { return &simulation{Rand: rand.New(rand.NewPCG(seed, 4))} }

// draw makes a series of n weeks.
func (s *simulation) draw(n int, value func(i int) float64) {
	s.points = s.points[:0]
	for i := range n {
		s.points = append(s.points, point{Period{Week, at("2024-01-01") + Date(7*i)}, value(i)})
	}
}

// judge tells whether the newest week of the series is marked, and whether there is a
// signal anywhere.
func (s *simulation) judge(grows bool) (marked, flagged bool) {
	st := Status{KPI: &KPI{}}
	if grows {
		st.Goal = &GoalInForce{Goal: Goal{Due: at("2030-01-01")}}
	}
	marked = len(s.a.process(&st, s.points).Signals) > 0
	return marked, len(s.a.signals) > 0
}

// rates returns in what share of the runs the newest week is marked, and in what
// share there is a signal anywhere.
func (s *simulation) rates(runs, n int, grows bool, value func(i int) float64) (marked, flagged float64) {
	s.a.signals = nil
	for range runs {
		s.draw(n, value)
		m, f := s.judge(grows)
		if m {
			marked += 100 / float64(runs)
		}
		if f {
			flagged += 100 / float64(runs)
		}
	}
	return marked, flagged
}

func (s *simulation) stable(int) float64 { return 100 + 5*s.NormFloat64() }

// The newest period of a process in which nothing happens is marked in 2.5 % of
// cases at most, with limits from all periods, the newest included.
func TestFewFalseAlarms(t *testing.T) {
	s, worst, worstAt, sum := simulate(1), 0.0, 0, 0.0
	for n := 10; n <= 60; n++ {
		marked, _ := s.rates(5000, n, false, s.stable)
		sum += marked
		if marked > worst {
			worst, worstAt = marked, n
		}
		if marked > 2.5 {
			t.Errorf("%d periods: %.2f %% are marked", n, marked)
		}
	}
	t.Logf("the newest of 10 to 60 stable periods is marked in %.2f %%, at most %.2f %% (of %d)", sum/51, worst, worstAt)
}

// Growth by itself is no signal, whether by equal rates or by equal steps, from far
// below or not, with noise of one width or of so many per cent.
func TestGrowthIsNoSignal(t *testing.T) {
	const compound = "3 % a week, noise 5 %"
	s := simulate(2)
	for _, c := range []struct {
		name  string
		value func(i int) float64
	}{
		{compound, func(i int) float64 { return 100 * math.Pow(1.03, float64(i)) * (1 + 0.05*s.NormFloat64()) }},
		{"1.5 a week from 20, noise 5", func(i int) float64 { return 20 + 1.5*float64(i) + 5*s.NormFloat64() }},
		{"1.5 a week from 20, noise 5 %", func(i int) float64 { return (20 + 1.5*float64(i)) * (1 + 0.05*s.NormFloat64()) }},
		{"2 a week from -30, noise 5", func(i int) float64 { return -30 + 2*float64(i) + 5*s.NormFloat64() }},
		{"3 % less a week, noise 5 %", func(i int) float64 { return 100 * math.Pow(0.97, float64(i)) * (1 + 0.05*s.NormFloat64()) }},
	} {
		for _, n := range []int{13, 26, 60} {
			const runs = 3000
			stableMarked, stableFlagged := s.rates(runs, n, false, s.stable)
			_, raw := s.rates(runs, n, false, c.value)
			marked, flagged := s.rates(runs, n, true, c.value)
			t.Logf("%s, %d weeks: marked %.1f %% (stable %.1f %%), a signal anywhere %.0f %% (stable %.0f %%, raw %.0f %%)",
				c.name, n, marked, stableMarked, flagged, stableFlagged, raw)
			if c.name == compound && n == 13 && raw < 95 {
				t.Errorf("raw limits flag %.0f %% of %s: the trend is not worth its trouble", raw, c.name)
			}
			if marked > 2.5 || marked > stableMarked+0.5 || flagged > stableFlagged+1 {
				t.Errorf("%s, %d weeks: growth is taken for a signal", c.name, n)
			}
		}
	}
}

// A process that shifts by three of its standard deviations is found: in most cases
// within four periods, around a trend, which follows the shift, less often.
func TestShiftsAreFound(t *testing.T) {
	const runs, before = 2000, 36
	s := simulate(3)
	for _, c := range []struct {
		name   string
		grows  bool
		atOnce float64 // per cent that is marked in its first period at least
		soon   float64 // in one of the first four
	}{
		{"stable", false, 40, 90},
		{"growing", true, 30, 65},
	} {
		var atOnce, soon float64
		for range runs {
			var noise [before + 4]float64
			for i := range noise {
				noise[i] = 1 + 0.05*s.NormFloat64()
			}
			found := false
			for after := 1; after <= 4 && !found; after++ {
				s.draw(before+after, func(i int) float64 {
					v := noise[i]
					if i >= before {
						v += 0.15
					}
					if c.grows {
						v *= math.Pow(1.03, float64(i))
					}
					return v
				})
				if found, _ = s.judge(c.grows); found && after == 1 {
					atOnce += 100.0 / runs
				}
			}
			if found {
				soon += 100.0 / runs
			}
		}
		t.Logf("%s: a shift by three standard deviations is marked in its first period in %.0f %%, in the first four in %.0f %%", c.name, atOnce, soon)
		if atOnce < c.atOnce || soon < c.soon {
			t.Errorf("%s: too few shifts are found", c.name)
		}
	}
}
