package metrics

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
)

// What was frozen judges what comes later, until a baseline begins anew; a value that
// has no logarithm lies below every line of logarithms.
func TestBaselines(t *testing.T) {
	before := []float64{10, 12, 11, 9, 10, 12, 8, 10, 11, 9, 10, 12, 11, 9, 10, 12, 8, 10, 11, 9} // 20
	after := []float64{20, 22, 21, 19, 20, 22, 18, 20, 21, 19, 20, 22, 21, 19, 20, 22, 18, 20, 21, 19, 20}
	w := only(plainWeekly(Goal{Comparator: AtLeast, Value: 10})).weekly("x", today, slices.Concat(before, after)...)
	k := &w.KPIs[0]
	week := func(i int) Period { return w.Info.Of(Week, at(today)).Add(i - 41) } // of the value i
	freeze := func(from, to int, reason string) (Baseline, error) {
		return FreezeBaseline(w, k, w.Series["x"], week(from), week(to), w.on(today), reason, "mk", noon(today))
	}

	first, err := freeze(0, 19, "the first prices")
	if err != nil || first.N != 20 || first.From != week(0).Start || first.To != week(19).End() || first.By != "mk" || !first.At.Equal(noon(today)) {
		t.Fatalf("%+v, %v", first, err)
	}
	if l, _ := xmr(before, 0); first.Limits != l {
		t.Errorf("frozen %+v, want %+v", first.Limits, l)
	}
	k.Baselines = AddBaseline(nil, first)
	c := chartOf(w, today)
	if len(c.Segments) != 1 || c.Segments[0].N != 20 || !slices.Contains(c.Signals, Signal{SignalRun, 20, 40, true}) {
		t.Errorf("judged by the frozen limits: %+v", c.Signals)
	}
	if p := w.status(t, "x", today).Process; p.N != 20 || !slices.Contains(p.Signals, SignalRun) || p.State != UnpredictableOnTarget {
		t.Errorf("on the board: %+v", p)
	}

	second, err := freeze(20, 40, "new prices")
	if err != nil {
		t.Fatal(err)
	}
	k.Baselines = AddBaseline(k.Baselines, second)
	c = chartOf(w, today)
	if len(c.Segments) != 2 || c.Segments[1].From != 20 || c.Segments[0].To != 19 || c.Points[20].Range.OK || len(c.Signals) > 0 || c.State != PredictableOnTarget {
		t.Errorf("declared anew: %+v, %+v, %s", c.Segments, c.Signals, c.State)
	}
	if err := ValidateKPI(&KPI{ID: "x", Name: Same("x"), Tier: Business, Unit: k.Unit, Cadence: Weekly, Aggregation: Last, Baselines: k.Baselines}); err != nil {
		t.Error(err)
	}

	k.Baselines = k.Baselines[1:] // what lies before the first is judged by itself
	if c = chartOf(w, today); len(c.Segments) != 2 || c.Segments[0].Baseline != nil || c.Segments[0].N != 20 {
		t.Errorf("before the first baseline: %+v", c.Segments)
	}
	again := second
	again.Reason = "spelt right"
	if list := AddBaseline(k.Baselines, again); len(list) != 1 || list[0].Reason != "spelt right" || k.Baselines[0].Reason != "new prices" {
		t.Errorf("a baseline of the same day is replaced, and the list of before left alone: %+v", list)
	}
}

func TestBaselinesNeedPointsAReasonAndRoom(t *testing.T) {
	w := only(plainWeekly()).weekly("x", today, slices.Concat(reference, reference)...)
	k := &w.KPIs[0]
	week := func(i int) Period { return w.Info.Of(Week, at(today)).Add(i - 32) }
	freeze := func(from, to Period, reason string) error {
		_, err := FreezeBaseline(w, k, w.Series["x"], from, to, w.on(today), reason, "", noon(today))
		return err
	}
	k.Baselines = []Baseline{{From: week(0).Start, To: week(4).End()}}
	for _, c := range []struct {
		from, to Period
		reason   string
		want     error
		says     string
	}{
		{week(5), week(24), "r", nil, ""},
		{week(5), week(23), "r", ErrRange, "there are 19"},
		{week(12), week(40), "r", nil, ""},
		{week(13), week(40), "r", ErrRange, "there are 19"}, // the open week is not there yet
		{week(5), week(24), " ", ErrMissing, "reason"},
		{week(4), week(24), "r", ErrOrder, "before the span"},
		{week(24), week(5), "r", ErrOrder, "before it starts"},
	} {
		err := freeze(c.from, c.to, c.reason)
		if !errors.Is(err, c.want) || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s to %s: %v", w.Info.Label(c.from), w.Info.Label(c.to), err)
		}
	}
	w = only(plainWeekly()).weekly("x", today, make([]float64, 32)...)
	k = &w.KPIs[0]
	if err := freeze(week(0), week(31), "r"); !errors.Is(err, ErrRange) {
		t.Errorf("values that do not vary: %v", err)
	}
}

func TestAFrozenTrendGoesOn(t *testing.T) {
	var values []float64
	for i := range 40 {
		values = append(values, 100*math.Pow(1.03, float64(i))*(1+0.05*math.Sin(float64(i*i))))
	}
	values = append(values, 0)
	w := only(plainWeekly(growing(Geometric))).weekly("x", today, values...)
	k := &w.KPIs[0]
	from := w.Series["x"].Points[0].Period
	b, err := FreezeBaseline(w, k, w.Series["x"], from, from.Add(19), w.on(today), "r", "", noon(today))
	if err != nil || !b.Trend.Log {
		t.Fatalf("%+v, %v", b, err)
	}
	near(t, "slope", b.Trend.Slope, math.Log(1.03), 0.003)
	k.Baselines = []Baseline{b}
	c := chartOf(w, today)
	for _, s := range c.Signals[:len(c.Signals)-2] {
		t.Errorf("%+v", s)
	}
	if c.Points[40].Range.OK || !c.Points[40].Lower.OK {
		t.Errorf("%+v", c.Points[40])
	}
	value := func(v float64) string { return FormatValue(v, k.Unit, "", EN) }
	for i, want := range []string{"2026-W46: 0 is below the lower limit ", "2026-W46: a step down by 100% against the trend, above the range limit "} {
		if got := c.Signals[len(c.Signals)-2+i].Explain(c, k, &w.Info, EN, value); !strings.HasPrefix(got, want) {
			t.Error(got)
		}
	}
}

func TestValidateBaselines(t *testing.T) {
	good := Baseline{From: at("2026-01-05"), To: at("2026-06-28"), Reason: "r", N: 25, Limits: LimitsAround(10, 1)}
	for name, spoil := range map[string]func(b *Baseline){
		"reason":     func(b *Baseline) { b.Reason = "" },
		"points":     func(b *Baseline) { b.N = 19 },
		"order":      func(b *Baseline) { b.To = b.From - 1 },
		"no range":   func(b *Baseline) { b.Limits = LimitsAround(10, 0) },
		"no number":  func(b *Baseline) { b.Limits = LimitsAround(math.NaN(), 1) },
		"too large":  func(b *Baseline) { b.Limits = LimitsAround(1e300, 1e290) },
		"infinite":   func(b *Baseline) { b.Limits = LimitsAround(math.Inf(1), 1) },
		"no start":   func(b *Baseline) { b.Trend = Trend{Level: 1} },
		"no slope":   func(b *Baseline) { b.Trend = Trend{Start: b.From, Slope: math.Inf(1)} },
		"two kinds":  func(b *Baseline) { b.Trend = Trend{Start: b.From, Log: true, Ratio: true} },
		"steep":      func(b *Baseline) { b.Trend = Trend{Start: b.From, Level: 4, Slope: 700, Log: true} },
		"huge":       func(b *Baseline) { b.Trend = Trend{Start: b.From, Slope: 1e308} },
		"high":       func(b *Baseline) { b.Trend = Trend{Start: b.From, Level: 800, Log: true} },
		"straight":   func(b *Baseline) { b.Trend = Trend{Start: b.From, Slope: -1e13} },
		"not at all": func(*Baseline) {},
	} {
		b := good
		spoil(&b)
		c := &checker{}
		c.baselines(Month, []Baseline{b})
		if (c.err() == nil) != (name == "not at all") {
			t.Errorf("%s: %v", name, c.err())
		}
	}
	later := good
	later.From, later.To = good.To, good.To+200
	c := &checker{}
	c.baselines(Month, []Baseline{good, later})
	if !errors.Is(c.err(), ErrOrder) {
		t.Errorf("two baselines for one day: %v", c.err())
	}
}
