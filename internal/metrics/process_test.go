package metrics

import (
	"math"
	"reflect"
	"slices"
	"testing"
	"time"
)

// weekly records a value per week, the last of them in the week that ends before the
// day, and leaves the day's own week open.
func (w *Workspace) weekly(id, before string, values ...float64) *Workspace {
	p := w.Info.Of(Week, at(before)).Add(-len(values))
	var shots []Snapshot
	for _, v := range values {
		shots = append(shots, Snapshot{Slot: Slot{Period: p}, Value: v})
		p = p.Add(1)
	}
	return w.record(id, shots...)
}

const today = "2026-11-18" // a Wednesday: the week 2026-W46 has closed

func chartOf(w *Workspace, day string) *ProcessChart {
	k := &w.KPIs[0]
	return ChartProcess(w, k, w.Series[k.ID], w.on(day))
}

func plainWeekly(goals ...Goal) KPI {
	return KPI{ID: "x", Tier: Business, Unit: Unit{Kind: UnitCount}, Cadence: Weekly, Aggregation: Last, Goals: goals}
}

func TestTheReferenceOnTheBoardAndInTheDetail(t *testing.T) {
	w := only(plainWeekly(Goal{Comparator: AtLeast, Value: 4000})).weekly("x", today, reference...)
	p := w.status(t, "x", today).Process
	want := Process{N: 16, Signals: []SignalRule{SignalOutside, SignalRange}, High: true, State: UnpredictableOnTarget}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got %+v", p)
	}
	c := chartOf(w, today)
	if len(c.Points) != 16 || len(c.Segments) != 1 || c.State != UnpredictableOnTarget || c.Segments[0].Provisional {
		t.Fatalf("got %+v", c)
	}
	last := c.Points[15]
	if w.Info.Label(last.Period) != "2026-W46" || last.Range != num(1737) || c.Points[0].Range.OK {
		t.Errorf("last point %+v, first %+v", last, c.Points[0])
	}
	near(t, "upper limit", last.Upper.V, 5082.283, 5e-4)
	var said [2][]string
	for _, s := range c.Signals {
		for i, lang := range [...]Lang{EN, JA} {
			value := func(v float64) string { return FormatValue(v, w.KPIs[0].Unit, "USD", lang) }
			said[i] = append(said[i], s.Explain(c, &w.KPIs[0], &w.Info, lang, value))
		}
	}
	if want := [2][]string{
		{"2026-W46: 5,200 is above the upper limit 5,082", "2026-W46: a step up by 1,737, above the range limit 1,163"},
		{"2026-W46: 5,200は上限5,082を超えています", "2026-W46: 前期から上に1,737動き、移動範囲の上限1,163を超えています"},
	}; !reflect.DeepEqual(said, want) {
		t.Errorf("got %q", said)
	}
}

// What happened before the newest period is no mark on the board, and makes a process
// unpredictable for eight periods.
func TestASignalIsMarkedWhileItIsNew(t *testing.T) {
	wobble := []float64{50, 52, 49, 51, 50, 48, 51, 50, 52, 49, 50, 51}
	values := append(slices.Clone(wobble), 60)
	for after := range 10 {
		w := only(plainWeekly(Goal{Comparator: AtLeast, Value: 60})).weekly("x", today, append(slices.Clone(values), wobble[:after]...)...)
		p := w.status(t, "x", today).Process
		state := UnpredictableOffTarget
		switch {
		case after == 0:
			state = UnpredictableOnTarget
		case after > 8: // the way back from 60 is a signal too, a period later
			state = PredictableOffTarget
		}
		if got := slices.Contains(p.Signals, SignalOutside); got != (after == 0) || p.State != state {
			t.Errorf("%d periods later: %+v, want %s", after, p, state)
		}
		if c := chartOf(w, today); c.State != state {
			t.Errorf("%d periods later the chart says %s, want %s", after, c.State, state)
		}
	}
}

// The state is that of the last segment, its first point included.
func TestASignalFromTheFirstPointOfASegmentOn(t *testing.T) {
	values := make([]float64, 28)
	for i := range values {
		values[i] = 50 + float64(i%2)
		if i >= 20 {
			values[i] += 2
		}
	}
	w := only(plainWeekly(Goal{Comparator: AtLeast, Value: 40})).weekly("x", today, values...)
	p := chartOf(w, today).Points
	frozen := Baseline{Reason: "told", N: 20, Limits: LimitsAround(50, 2)}
	for _, c := range []struct {
		from int // of the baseline
		want ProcessState
	}{{20, UnpredictableOnTarget}, {21, PredictableOnTarget}} { // eight points of it are a run, seven are none
		b := frozen
		b.From, b.To = p[c.from].Period.Start, p[c.from].Period.Start+140
		w.KPIs[0].Baselines = []Baseline{b}
		chart, board := chartOf(w, today), w.status(t, "x", today).Process.State
		if chart.State != c.want || board != c.want || chart.Segments[1].From != c.from {
			t.Errorf("from point %d on: the chart says %s, the board %s, want %s", c.from, chart.State, board, c.want)
		}
	}
}

func TestLimitsRestOnClosedPeriods(t *testing.T) {
	w := only(plainWeekly()).weekly("x", today, 1, 2, 1, 2, 1)
	w.put("x", today, 2) // the sixth value, of an open week
	if p := w.status(t, "x", today).Process; p.N != 0 {
		t.Errorf("five closed periods have limits: %+v", p)
	}
	if p := w.status(t, "x", "2026-11-23").Process; p.N != 6 || !p.Provisional || p.State != "" {
		t.Errorf("six closed periods without a goal: %+v", p)
	}
	w = only(KPI{ID: "x", Tier: Business, Cadence: Daily, Aggregation: Sum, Per: Month})
	w.daily("x", "2025-09-15", today, func(d Date) float64 { return float64(d % 7) })
	for _, p := range chartOf(w, today).Points { // September 2025 was not measured whole, November 2026 is open
		if p.Period.Start < at("2025-10-01") || p.Period.Start > at("2026-10-01") {
			t.Errorf("%s is charted", w.Info.Label(p.Period))
		}
	}
}

func TestProcessStates(t *testing.T) {
	early := Goal{Comparator: AtLeast, Value: 1e6, Due: at("2029-01-01"), From: ptr(0.0)}
	for _, c := range []struct {
		goal Goal
		want ProcessState
	}{
		{Goal{Comparator: AtLeast, Value: 50}, PredictableOnTarget},
		{Goal{Comparator: AtLeast, Value: 55}, PredictableOnTarget}, // near
		{Goal{Comparator: AtLeast, Value: 60}, PredictableOffTarget},
		{early, ""},
	} {
		w := only(plainWeekly(c.goal)).weekly("x", today, 50, 52, 49, 51, 50, 48, 51, 50, 52, 50)
		w.Info.Start = at("2026-11-01")
		p := w.status(t, "x", today).Process
		if p.State != c.want {
			t.Errorf("%+v: %q, want %q", c.goal, p.State, c.want)
		}
		if p.N != 10 || p.Provisional {
			t.Errorf("limits of ten points are firm: %+v", p)
		}
		if got := chartOf(w, today).State; got != c.want {
			t.Errorf("%+v in the chart: %q, want %q", c.goal, got, c.want)
		}
	}
}

// A board has the newest part of a history and a detail all of it: they must not
// contradict each other.
func TestBoardAndDetailAgree(t *testing.T) {
	whole := make([]float64, 300)
	for i := range whole {
		whole[i] = 100 + 20*math.Sin(float64(i*i))
		if i < 200 {
			whole[i] += 200
		}
	}
	for _, aggregation := range []Aggregation{Last, Sum} {
		k := plainWeekly(Goal{Comparator: AtLeast, Value: 100})
		k.Aggregation = aggregation
		w := only(k).weekly("x", today, whole...)
		tail := *w.Series["x"]
		for _, shorter := range []int{0, 1} { // as after the newest value was taken back
			tail.From = w.Info.Of(Week, TailFrom(&w.Info, &k, at(today)-7)).Add(shorter).Start
			tail.Points = tail.Points[search(tail.Points, tail.From):]
			board := only(k)
			board.Series["x"] = &tail
			as, st := w.on(today), board.status(t, "x", today)
			if c := ChartProcess(w, &w.KPIs[0], w.Series["x"], as); !reflect.DeepEqual(as.KPIs[0].Process, st.Process) || !reflect.DeepEqual(c, chartOf(board, today)) {
				t.Errorf("%s: whole %+v, tail %+v", aggregation, as.KPIs[0].Process, st.Process)
			}
		}
	}
}

func growing(path Path) Goal {
	return Goal{Comparator: AtLeast, Value: 1000, Due: at("2027-12-31"), Path: path, From: ptr(10.0)}
}

func TestGrowthIsChartedAroundItsTrend(t *testing.T) {
	var rates, steps, below []float64
	for i := range 30 {
		noise := 0.05 * math.Sin(float64(i*i))
		rates = append(rates, 100*math.Pow(1.03, float64(i))*(1+noise))
		steps = append(steps, 20+5*float64(i)+20*noise)
		below = append(below, -20+5*float64(i)+20*noise)
	}
	for _, c := range []struct {
		name   string
		values []float64
		log    bool
	}{{"equal rates", rates, true}, {"equal steps", steps, false}, {"from below zero", below, false}} {
		w := only(plainWeekly(growing(Linear))).weekly("x", today, c.values...)
		chart := chartOf(w, today)
		seg := chart.Segments[0]
		if seg.Trend.Log != c.log || seg.Trend.Ratio || len(chart.Signals) > 0 {
			t.Errorf("%s: %+v, %d signals", c.name, seg.Trend, len(chart.Signals))
		}
		for _, p := range chart.Points {
			if !(p.Lower.V < p.Value && p.Value < p.Upper.V && p.Lower.V < p.Centre.V && p.Centre.V < p.Upper.V) {
				t.Fatalf("%s: %+v", c.name, p)
			}
		}
		if p := w.status(t, "x", today).Process; len(p.Signals) > 0 || p.N != 30 {
			t.Errorf("%s: %+v", c.name, p)
		}
		held := only(plainWeekly(Goal{Comparator: AtLeast, Value: 100})).weekly("x", today, c.values...)
		if c := chartOf(held, today); !c.Segments[0].Trend.IsZero() || len(c.Signals) == 0 {
			t.Errorf("a level to hold is charted around %+v", c.Segments[0].Trend)
		}
	}
}

// A line through known points, in the unit of each kind, with a gap that counts for
// as long as it is.
func TestTrendLine(t *testing.T) {
	for _, kind := range []PeriodKind{Day, Week, Month, Quarter, Year} {
		first := (&Calendar{FiscalStart: time.April}).Of(kind, at("2020-02-29"))
		var points []point
		for _, i := range []int{0, 1, 2, 5, 6, 11, 47} {
			points = append(points, point{first.Add(i), 100 + 3*float64(i)})
		}
		var f fitting
		residuals, trend := f.residuals(nil, points, true)
		near(t, "level", trend.Level, 100, 1e-9)
		near(t, "slope", trend.Slope, 3, 1e-9)
		if _, ok := xmr(residuals, f.scale); ok || trend.Ratios() {
			t.Errorf("%v: a straight line has limits: %v around %+v", kind, residuals, trend)
		}
		for i := range points {
			points[i].value = 100 * math.Exp(0.03*trend.place(points[i].period))
		}
		residuals, trend = f.residuals(nil, points, true)
		near(t, "logarithm's slope", trend.Slope, 0.03, 1e-12)
		if _, ok := xmr(residuals, f.scale); ok || !trend.Log {
			t.Errorf("%v: a curve of equal rates has limits: %v around %+v", kind, residuals, trend)
		}
	}
}

func TestProcessWordsAreThereInBothLanguages(t *testing.T) {
	for _, r := range SignalRules {
		if l := r.Label(); l.JA == "" || l.EN == "" {
			t.Errorf("%s: %+v", r, l)
		}
	}
	for _, s := range ProcessStates {
		for _, l := range [...]Text{s.Label(), s.Advice()} {
			if l.JA == "" || l.EN == "" {
				t.Errorf("%s: %+v", s, l)
			}
		}
	}
	for _, words := range [...]reflect.Value{reflect.ValueOf(signalWords), reflect.ValueOf(baselineProblems)} {
		for i := range words.NumField() {
			field := words.Field(i).Interface()
			l, ok := field.(Text)
			if !ok {
				l = field.(problem).text
			}
			if l.JA == "" || l.EN == "" {
				t.Errorf("%s: %+v", words.Type().Field(i).Name, l)
			}
		}
	}
}
