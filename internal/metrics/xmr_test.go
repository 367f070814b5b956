package metrics

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// reference are sixteen values with one at the end that no process of before gives.
var reference = []float64{5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200}

func TestReferenceLimits(t *testing.T) {
	l, ok := xmr(reference, 0)
	if !ok {
		t.Fatal("no limits")
	}
	near(t, "centre", l.Centre, 4135.5, 1e-9)
	near(t, "mean range", l.MeanRange, 355.9333, 5e-5)
	near(t, "lower limit", l.Lower, 3188.717, 5e-4)
	near(t, "upper limit", l.Upper, 5082.283, 5e-4)
	near(t, "range limit", l.UpperRange, 1163.190, 5e-4)

	want := []Signal{
		{SignalOutside, 15, 15, true},
		{SignalRange, 15, 15, true},
	}
	if got := FindSignals(reference, l); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestLimitsNeedSixValuesThatVary(t *testing.T) {
	if _, ok := xmr(reference[:5], 0); ok {
		t.Error("five values have limits")
	}
	if _, ok := xmr(reference[:6], 0); !ok {
		t.Error("six values have no limits")
	}
	for _, v := range []float64{0, 7, 1e14, 0.1 + 0.2} {
		values := []float64{v, v, v, v, v, v, v}
		if l, ok := xmr(values, 0); ok {
			t.Errorf("%v does not vary and has limits %+v", v, l)
		}
	}
	if _, ok := xmr([]float64{0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2, 0.3, 0.3}, 0); ok {
		t.Error("the rounding of a sum is no variation")
	}
}

// level makes limits from -2.66 to 2.66 around 0: a point is near one from 1.33 on.
var level = LimitsAround(0, 1)

func TestSignals(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []float64
		want   []Signal
	}{
		{"nothing", []float64{0, 1, -1, 1.3, -1.3, 1, -1}, nil},
		{"outside on both sides, a point each", []float64{2.7, 2.8, 0, -2.7}, []Signal{
			{SignalOutside, 0, 0, true}, {SignalOutside, 1, 1, true}, {SignalOutside, 3, 3, false}}},
		{"on the limit is inside", []float64{2.66, 0, -2.66}, nil},
		{"a range above the range limit inside the limits", []float64{1.3, -2}, []Signal{{SignalRange, 1, 1, false}}},
		{"a range at its limit", []float64{1.268, -2}, nil},
		{"three of four, the odd one inside", []float64{1.4, 0, 1.4, 1.4}, []Signal{{SignalNear, 0, 3, true}}},
		{"three of four, the odd one behind: the signal is as old as its last point", []float64{1.4, 1.4, 1.4, 0.5, 0.5}, []Signal{{SignalNear, 0, 2, true}}},
		{"three of five", []float64{1.4, 0, 0, 1.4, 1.4}, nil},
		{"near two limits", []float64{1.4, -1.4, 1.4, -1.4}, nil},
		{"halfway is not nearer", []float64{1.33, 1.33, 1.33, 1.33}, nil},
		{"spans that overlap are one", []float64{-1.4, -1.4, -1.4, 0.1, -1.4, -1.4}, []Signal{{SignalNear, 0, 5, false}}},
		{"spans that share a point too", []float64{1.4, 1.4, 0.1, 1.4, 0.1, 1.4, 1.4}, []Signal{{SignalNear, 0, 6, true}}},
		{"spans apart are two", []float64{1.4, 1.4, 1.4, -0.1, -0.1, 1.4, 1.4, 1.4}, []Signal{{SignalNear, 0, 2, true}, {SignalNear, 5, 7, true}}},
		{"seven on one side", []float64{1, 1, 1, 1, 1, 1, 1, -1}, nil},
		{"eight on one side", []float64{1, 1, 1, 1, 1, 1, 1, 1}, []Signal{{SignalRun, 0, 7, true}}},
		{"nine on the other", []float64{1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, []Signal{{SignalRun, 1, 9, false}}},
		{"the centre neither extends", []float64{1, 1, 1, 1, 1, 1, 1, 0}, nil},
		{"nor breaks a run", []float64{0, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 0}, []Signal{{SignalRun, 1, 10, true}}},
		{"two runs", []float64{1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1, -1}, []Signal{{SignalRun, 0, 7, true}, {SignalRun, 8, 15, false}}},
	} {
		if got := FindSignals(c.values, level); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v", c.name, got, c.want)
		}
	}
}

// A centre that is computed differs by its rounding from a value that is equal to it.
func TestTheRoundingOfTheCentreIsNoSide(t *testing.T) {
	values := []float64{0.3, 0.1, 0.3, 0.1, 0.3, 0.1, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2}
	l, ok := xmr(values, 0)
	if l.Centre == 0.2 {
		t.Fatal("nothing is rounded")
	}
	if got := FindSignals(values, l); !ok || len(got) > 0 {
		t.Errorf("%v around %v: %+v", values, l.Centre, got)
	}
}

func drawValues(t *rapid.T) []float64 {
	whole := rapid.SliceOfN(rapid.IntRange(-50, 50), 6, 60).Draw(t, "values")
	values := make([]float64, len(whole))
	for i, v := range whole {
		values[i] = float64(v)
	}
	return values
}

func mapped(values []float64, f func(float64) float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = f(v)
	}
	return out
}

// Limits and signals know no unit: yen in thousands, and degrees from another zero,
// have the same signals; upside down they change their sides.
func TestLimitsAndSignalsFollowShiftScaleAndSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := drawValues(t)
		shift, scale := float64(rapid.IntRange(-1000, 1000).Draw(t, "shift")), float64(rapid.IntRange(1, 1000).Draw(t, "scale"))/8
		l, ok := xmr(values, 0)
		moved := mapped(values, func(v float64) float64 { return v*scale + shift })
		m, also := xmr(moved, 0)
		if ok != also {
			t.Fatalf("limits %v, moved %v", ok, also)
		}
		if !ok {
			return
		}
		for _, c := range [][2]float64{{m.Centre, l.Centre*scale + shift}, {m.Lower, l.Lower*scale + shift}, {m.Upper, l.Upper*scale + shift},
			{m.MeanRange, l.MeanRange * scale}, {m.UpperRange, l.UpperRange * scale}} {
			if math.Abs(c[0]-c[1]) > 1e-9*max(1, math.Abs(c[1])) {
				t.Fatalf("%+v, moved %+v", l, m)
			}
		}
		signals := FindSignals(values, l)
		if got := FindSignals(moved, m); !reflect.DeepEqual(got, signals) {
			t.Fatalf("moved: %+v, want %+v", got, signals)
		}
		down := mapped(values, func(v float64) float64 { return -v })
		d, _ := xmr(down, 0)
		got := FindSignals(down, d)
		for i := range got {
			got[i].High = !got[i].High
		}
		if !reflect.DeepEqual(got, signals) {
			t.Fatalf("upside down: %+v, want %+v", got, signals)
		}
	})
}
