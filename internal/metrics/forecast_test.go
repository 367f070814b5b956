package metrics

import (
	"math"
	"math/rand/v2"
	"testing"
)

// series makes samples of values without gaps.
func series(values ...float64) []sample {
	list := make([]sample, len(values))
	for i, v := range values {
		list[i] = sample{at: at("2026-01-04") + Date(7*i), step: i, value: v}
	}
	return list
}

func forecastOf(samples []sample) (f forecast, ok bool) {
	ok = f.fit(samples)
	return f, ok
}

func fitted(which int, samples []sample, origin, scale float64) (f trendFit) {
	f.fit(which, samples, origin, scale)
	return f
}

// 1 + Σ c_j² with α = 0.5, β = 0.2, φ = 0.9: c is 0.68, 0.842, 0.9878, 1.11902, …;
// 1 + 0.4624 + 0.708964 + 0.97574884 = 3.14711284.
func TestVarianceOfADampedTrend(t *testing.T) {
	d := damped{alpha: 0.5, beta: 0.2, phi: 0.9}
	near(t, "h = 1", d.variance(1), 1, 1e-12)
	near(t, "h = 4", d.variance(4), 3.14711284, 1e-9)
	near(t, "h = 4", d.variance(4), 3.147, 0.0005)
	near(t, "h = 8", d.variance(8), 9.805, 0.0005)
	near(t, "a random walk", trends[trendWalk].variance(9), 9, 1e-12)
	near(t, "a line", trends[trendLine].variance(9), 1, 1e-12)
}

// 4, 6, 7, 11 changes by 2, 1, 4: the drift is 7/3, σ² = (1/9 + 16/9 + 25/9)/2 = 7/3.
// Two steps ahead: 11 + 14/3, σ·√(2(1 + 2/3)) = √(70/9), and Student's t with two
// degrees of freedom has its 90 % at 1.8856.
func TestDriftOfFourPoints(t *testing.T) {
	f, ok := forecastOf(series(4, 6, 7, 11))
	mid, scale := f.at(2)
	if !ok || f.method != MethodDrift {
		t.Fatalf("method %q", f.method)
	}
	near(t, "middle", mid, 11+14.0/3, 1e-9)
	near(t, "scale", scale, math.Sqrt(70.0/9), 1e-9)
	near(t, "quantile", f.quantile(), 1.8856, 5e-5)
	if _, ok := forecastOf(series(4, 6, 7)); ok {
		t.Error("three points make no forecast")
	}
	for n, want := range map[int]Method{7: MethodDrift, 8: MethodDamped} {
		if f, _ := forecastOf(series(make([]float64, n)...)); f.method != want {
			t.Errorf("%d points: %q", n, f.method)
		}
	}
	many, _ := forecastOf(series(make([]float64, 30)...))
	near(t, "quantile of the normal distribution", many.quantile(), 1.28155, 5e-6)
}

// A step over a gap of two has twice the variance: of 1, 3, _, 4 the drift is 1 a step,
// and σ² = ((2-1)² + (1-2)²/2)/1 = 1.5.
func TestDriftOverAGap(t *testing.T) {
	s := series(1, 3, 0, 4)
	s = append(s[:2], s[3])
	fit := fitted(trendWalk, s, 1, 3)
	near(t, "drift", fit.slope, 1, 1e-9)
	near(t, "variance", fit.sigma2, 1.5, 1e-9)
	near(t, "two steps ahead: h(1 + h/3)", fit.variance(&trends[trendWalk], 2, 2), 1.5*2*(1+2.0/3), 1e-9)
}

// The straight line is ordinary least squares: 1, 2, 2, 5, 5 on 0 … 4 has the slope
// 1.1 and the level 5.2 at the end; the residuals squared are 1.9, σ² = 1.9/3. A step
// ahead the variance is σ²(1 + 1/5 + 3²/10).
func TestALineIsLeastSquares(t *testing.T) {
	s := series(1, 2, 2, 5, 5)
	fit := fitted(trendLine, s, 1, 4)
	near(t, "slope", fit.slope, 1.1, 1e-9)
	near(t, "level", fit.level, 5.2-1, 1e-9)
	near(t, "variance", fit.sigma2, 1.9/3, 1e-9)
	near(t, "a step ahead", fit.variance(&trends[trendLine], 1, 1), 1.9/3*(1+0.2+0.9), 1e-9)
}

func TestWhatIsKeptOfSeriesWithoutGaps(t *testing.T) {
	values := make([]float64, 70)
	for i := range values {
		values[i] = float64(i % 7)
	}
	s := series(values...)
	for which := range trends {
		kept, _ := leverages(which, s[:60])
		made, _ := leverages(which, s)
		for i := range kept {
			if kept[i] != made[i] {
				t.Fatalf("trend %d: sample %d: %+v, %+v", which, i, kept[i], made[i])
			}
		}
	}
}

func TestAForecastMovesWithItsSeries(t *testing.T) {
	values := []float64{12, 15, 14, 18, 21, 20, 24, 23, 27, 31, 30, 33}
	f, _ := forecastOf(series(values...))
	mid, scale := f.at(6)
	moved := make([]float64, len(values))
	for i, v := range values {
		moved[i] = 3e9 + 1000*v
	}
	g, _ := forecastOf(series(moved...))
	midMoved, scaleMoved := g.at(6)
	near(t, "middle", midMoved, 3e9+1000*mid, 0.01)
	near(t, "scale", scaleMoved, 1000*scale, 0.01)
}

func TestSeriesWithoutNoise(t *testing.T) {
	f, _ := forecastOf(series(5, 5, 5, 5, 5, 5, 5, 5, 5))
	if mid, scale := f.at(7); mid != 5 || scale != 0 {
		t.Errorf("a constant: %v ± %v", mid, scale)
	}
	goal := Goal{Comparator: AtMost, Value: 5}
	if p := f.meets(&goal, 5, 0, bounds{0, 100}); p != 1 {
		t.Errorf("what stays at its goal meets it: %v", p)
	}
	f, _ = forecastOf(series(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	mid, scale := f.at(5)
	near(t, "a line goes on", mid, 15, 1e-6)
	near(t, "and is sure of it", scale, 0, 1e-5)
}

func TestChancesOfAllSides(t *testing.T) {
	f, _ := forecastOf(series(50, 54, 52, 57, 55, 60))
	within := bounds{0, 100}
	mid, scale := f.at(3)
	p := func(g Goal) float64 { return f.meets(&g, mid, scale, within) }
	near(t, "the middle", p(Goal{Comparator: AtLeast, Value: mid}), 0.5, 1e-9)
	near(t, "both sides make one", p(Goal{Comparator: AtLeast, Value: 63})+p(Goal{Comparator: AtMost, Value: 63}), 1, 1e-9)
	// The interval holds 80 %.
	low, high := f.spread(mid, scale, within)
	near(t, "between", p(Goal{Comparator: Between, Value: low, High: high}), 0.8, 1e-9)
	// Beyond the range of the unit nothing can lie.
	near(t, "at least the least", p(Goal{Comparator: AtLeast, Value: 0}), 1, 0)
	near(t, "at most the most", p(Goal{Comparator: AtMost, Value: 100}), 1, 0)
	near(t, "more than all", p(Goal{Comparator: AtLeast, Value: 101}), 0, 0)
}

// process makes n values of a damped trend in error correction form, which all three
// processes are: trend with noise, random walk with drift, damped trend.
func (d *damped) process(r *rand.Rand, slope float64, n int) []float64 {
	values, level := make([]float64, n), 0.0
	for i := range values {
		e := r.NormFloat64()
		level += d.phi * slope
		values[i] = level + e
		level, slope = level+d.alpha*e, d.phi*slope+d.beta*e
	}
	return values
}

var processes = [...]struct {
	name string
	damped
}{
	{"trend with noise", damped{phi: 1}},
	{"random walk with drift", damped{alpha: 1, phi: 1}},
	{"damped trend", damped{alpha: 0.5, beta: 0.2, phi: 0.9}},
	{"fading trend with noise", damped{phi: 0.9}},
}

// coverage returns how often, of runs, what came lay in the interval that n points
// gave for it h steps ahead.
func (d *damped) coverage(n, h, runs int) float64 {
	r := rand.New(rand.NewPCG(2026, uint64(n)))
	hits := 0
	for range runs {
		slope := 0.2 + 1.8*r.Float64()
		values := d.process(r, slope, n+h)
		f, _ := forecastOf(series(values[:n]...))
		mid, scale := f.at(h)
		if math.Abs(values[n+h-1]-mid) <= f.quantile()*scale {
			hits++
		}
	}
	return float64(hits) / float64(runs)
}

// checkCoverage simulates the three processes, with slopes from 0.2 to 2 times the
// noise, and holds the share of the intervals that hold what they should against 75
// to 85 %. The same trend with a slope that fades and noise around it is shown too:
// from a dozen points it cannot be told from a wandering level, and its intervals are
// too wide.
func checkCoverage(t *testing.T, runs int) {
	for i := range processes {
		p := &processes[i]
		for _, h := range [...]int{4, 12} {
			var all [4]float64
			for j, n := range [...]int{12, 16, 20, 24} {
				all[j] = p.coverage(n, h, runs)
				if i < 3 && (all[j] < 0.75 || all[j] > 0.85) {
					t.Errorf("%s, n = %d, h = %d: %.1f %%", p.name, n, h, 100*all[j])
				}
			}
			t.Logf("%-24s h = %2d: n = 12 %4.1f, 16 %4.1f, 20 %4.1f, 24 %4.1f; mean %4.1f %%", p.name, h,
				100*all[0], 100*all[1], 100*all[2], 100*all[3], 25*(all[0]+all[1]+all[2]+all[3]))
		}
	}
}

func TestCoverage(t *testing.T) { checkCoverage(t, 3000) }

// A random walk of four to seven points is what drift is made for; noise around a line
// is no random walk, and its intervals are too wide.
func TestCoverageOfDrift(t *testing.T) {
	for i := range processes[:3] {
		p := &processes[i]
		for _, h := range [...]int{1, 4} {
			var all [4]float64
			for j := range all {
				all[j] = p.coverage(4+j, h, 3000)
				if all[j] < 0.75 || i == trendWalk && all[j] > 0.85 {
					t.Errorf("%s, n = %d, h = %d: %.1f %%", p.name, 4+j, h, 100*all[j])
				}
			}
			t.Logf("%-24s h = %d: n = 4 %4.1f, 5 %4.1f, 6 %4.1f, 7 %4.1f %%", p.name, h, 100*all[0], 100*all[1], 100*all[2], 100*all[3])
		}
	}
}

// What is called unlikely seldom comes true, and what is called likely mostly does. In
// between a damped trend is cautious: it does not trust that growth goes on, and of the
// goals in the direction of a trend up to 16 % more are met than it says.
func TestChancesComeTrue(t *testing.T) {
	var said, came, count [5]float64
	r := rand.New(rand.NewPCG(7, 2026))
	for i := range 12000 {
		p, n, h := &processes[i%3], 12+i%13, 4+8*(i/3%2)
		slope := 0.2 + 1.8*r.Float64()
		values := p.process(r, slope, n+h)
		f, _ := forecastOf(series(values[:n]...))
		mid, scale := f.at(h)
		goal := Goal{Comparator: AtLeast, Value: slope*float64(n+h) + 6*r.NormFloat64()}
		chance := f.meets(&goal, mid, scale, bounds{math.Inf(-1), math.Inf(1)})
		bin := min(4, int(5*chance))
		said[bin], count[bin] = said[bin]+chance, count[bin]+1
		if values[n+h-1] >= goal.Value {
			came[bin]++
		}
	}
	for i := range said {
		t.Logf("said %4.1f %%, came %4.1f %% (%.0f)", 100*said[i]/count[i], 100*came[i]/count[i], count[i])
		if cautious := (came[i] - said[i]) / count[i]; cautious < -0.03 || cautious > 0.18 {
			t.Errorf("said %.1f %%, came %.1f %%", 100*said[i]/count[i], 100*came[i]/count[i])
		}
	}
}
