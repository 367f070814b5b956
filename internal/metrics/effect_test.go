package metrics

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// tried is an experiment with one KPI as its lever.
func tried(start, end string) *Experiment {
	e := &Experiment{Lever: Expectation{KPI: "x"}, Start: at(start)}
	if end != "" {
		e.End = at(end)
	}
	return e
}

func TestMeasureEffects(t *testing.T) {
	weekly := only(KPI{Cadence: Weekly, Aggregation: Last, Unit: Unit{Kind: UnitCount}})
	for w, v := range map[string]float64{"2026-W43": 50, "2026-W44": 100, "2026-W45": 104, "2026-W46": 108, "2026-W47": 120, "2026-W48": 150} {
		weekly.put("x", w, v)
	}
	daily := only(KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Unit: Unit{Kind: UnitMoney}})
	daily.daily("x", "2026-08-01", "2026-11-20", func(d Date) float64 { return float64(d.Year()-2000) + float64(int(d-at("2026-08-01"))/31) })
	days := only(KPI{Cadence: Daily, Aggregation: Sum, Unit: Unit{Kind: UnitMoney}})
	days.daily("x", "2026-11-01", "2026-11-20", func(d Date) float64 { return float64(d - at("2026-10-31")) })
	share := only(KPI{Cadence: Monthly, Aggregation: Last, Unit: Unit{Kind: UnitShare}})
	share.put("x", "2026-09", 20).put("x", "2026-10", 26).put("x", "2026-11", 30)
	fall := only(KPI{Cadence: Weekly, Aggregation: Last, Unit: Unit{Kind: UnitMoney}})
	fall.put("x", "2026-W44", -10).put("x", "2026-W46", 30)

	for _, c := range []struct {
		name           string
		w              *Workspace
		e              *Experiment
		today          string
		before, after  string // periods
		valueB, valueA float64
		change         float64 // NaN: none
		unit           ChangeUnit
	}{
		{"two whole weeks", weekly, tried("2026-11-02", "2026-11-15"), "2026-11-27", "2026-W44", "2026-W46", 100, 108, 0.08, ByRatio},
		{"to a Friday", weekly, tried("2026-11-02", "2026-11-20"), "2026-11-27", "2026-W44", "2026-W47", 100, 120, 0.2, ByRatio},
		{"to a Tuesday", weekly, tried("2026-11-02", "2026-11-17"), "2026-11-27", "2026-W44", "2026-W46", 100, 108, 0.08, ByRatio},
		{"to a Thursday", weekly, tried("2026-11-02", "2026-11-19"), "2026-11-27", "2026-W44", "2026-W47", 100, 120, 0.2, ByRatio},
		{"from a Thursday", weekly, tried("2026-11-05", "2026-11-15"), "2026-11-27", "2026-W44", "2026-W46", 100, 108, 0.08, ByRatio},
		{"from a Wednesday", weekly, tried("2026-11-04", "2026-11-15"), "2026-11-27", "2026-W44", "2026-W46", 100, 108, 0.08, ByRatio},
		{"from a Saturday", weekly, tried("2026-10-31", "2026-11-15"), "2026-11-27", "2026-W44", "2026-W46", 100, 108, 0.08, ByRatio},
		{"still running", weekly, tried("2026-11-02", "2026-12-27"), "2026-11-18", "2026-W44", "2026-W47", 100, 120, 0.2, ByRatio},
		{"without an end", weekly, tried("2026-11-02", ""), "2026-11-27", "2026-W44", "2026-W48", 100, 150, 0.5, ByRatio},
		{"not begun", weekly, tried("2026-11-30", "2026-12-13"), "2026-11-27", "2026-W48", "", 150, 0, math.NaN(), ""},
		{"nothing before", weekly, tried("2026-10-19", "2026-11-01"), "2026-11-27", "", "2026-W44", 0, 100, math.NaN(), ""},
		{"whole months of a flow only", daily, tried("2026-10-01", "2026-11-30"), "2026-11-20", "2026-09", "2026-10", 30 * 27, 31*28 - 1, 868.0/810 - 1 - 1.0/810, ByRatio},
		{"days that are over only", days, tried("2026-11-16", ""), "2026-11-20", "2026-11-15", "2026-11-19", 15, 19, 4.0 / 15, ByRatio},
		{"points of a share", share, tried("2026-10-05", "2026-11-01"), "2026-11-20", "2026-09", "2026-10", 20, 26, 6, ByPoints},
		{"a week of a monthly KPI", share, tried("2026-11-02", "2026-11-08"), "2026-11-20", "2026-10", "", 26, 0, math.NaN(), ""},
		{"no ratio to a loss", fall, tried("2026-11-02", "2026-11-15"), "2026-11-20", "2026-W44", "2026-W46", -10, 30, 40, ByDifference},
	} {
		f := MeasureEffects(c.w, c.e, at(c.today)).Lever
		info := &c.w.Info
		if info.Label(f.BeforePeriod) != c.before || info.Label(f.AfterPeriod) != c.after || f.Before.OK != (c.before != "") || f.After.OK != (c.after != "") {
			t.Errorf("%s: %s to %s", c.name, info.Label(f.BeforePeriod), info.Label(f.AfterPeriod))
		}
		if f.Before.V != c.valueB || f.After.V != c.valueA || f.Change.OK == math.IsNaN(c.change) || f.Unit != c.unit {
			t.Errorf("%s: %+v", c.name, f)
		}
		if f.Change.OK {
			near(t, c.name, f.Change.V, c.change, 1e-12)
		}
	}
	if f := MeasureEffects(weekly, &Experiment{Lever: Expectation{KPI: "gone"}, Start: 1}, at("2026-11-20")); f != (Effects{}) {
		t.Errorf("of nothing: %+v", f)
	}
	if f := MeasureEffects(weekly, &Experiment{Outcome: Expectation{KPI: "x"}}, at("2026-11-20")); f != (Effects{}) {
		t.Errorf("without a start: %+v", f)
	}
}

// A tail may miss a side, but what it finds is what the whole history says.
func TestMeasureEffectsOfATail(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		agg := rapid.SampledFrom([]Aggregation{Last, Sum, Mean}).Draw(t, "aggregation")
		w := only(KPI{Cadence: Daily, Aggregation: agg, Unit: Unit{Kind: UnitCount}})
		if agg != Last {
			w.KPIs[0].Per = Month
		}
		from := at("2026-01-01")
		var shots []Snapshot
		for _, d := range rapid.SliceOfNDistinct(rapid.IntRange(0, 300), 5, 80, rapid.ID[int]).Draw(t, "days") {
			shots = append(shots, Snapshot{Slot: Slot{Period: Period{Day, from + Date(d)}}, Value: float64(d)})
		}
		w.record("x", shots...)
		e := tried("2026-01-01", "")
		e.Start += Date(rapid.IntRange(0, 300).Draw(t, "start"))
		e.End = e.Start + Date(rapid.IntRange(0, 100).Draw(t, "run"))
		today := from + Date(rapid.IntRange(250, 330).Draw(t, "today"))
		whole := MeasureEffects(w, e, today).Lever

		s := w.Series["x"]
		cut := w.Info.Of(w.KPIs[0].JudgedKind(), from+Date(rapid.IntRange(0, 300).Draw(t, "cut"))).Start
		points := s.Points
		w.Series["x"] = &Series{Points: points[search(points, cut):], First: &points[0], From: cut}
		if agg != Last {
			head := HeadTo(&w.Info, &w.KPIs[0], points[0].Period.Start)
			w.Series["x"].Head = slices.Clone(points[:search(points, head+1)])
		}
		tail := MeasureEffects(w, e, today).Lever
		if tail.Before.OK && tail.Before != whole.Before || tail.After.OK && tail.After != whole.After || tail.Change.OK && tail.Change != whole.Change {
			t.Fatalf("tail %+v\nwhole %+v", tail, whole)
		}
	})
}

func TestReachedAndSuggest(t *testing.T) {
	by := func(v float64) Effect { return Effect{Change: Some(v), Unit: ByRatio} }
	for _, c := range []struct {
		expected       float64
		f              Effect
		reached, known bool
	}{
		{0.1, by(0.1), true, true},
		{0.1, by(0.3 - 0.2), true, true},
		{0.1, by(0.09), false, true},
		{0.1, by(-0.2), false, true},
		{-0.1, by(-0.1), true, true},
		{-0.1, by(-0.2), true, true},
		{-0.1, by(-0.05), false, true},
		{-0.1, by(0.1), false, true},
		{0, by(0.1), false, false},
		{0.1, Effect{}, false, false},
		{0.1, Effect{Change: Some(40), Unit: ByDifference}, false, false},
	} {
		if reached, known := (Expectation{Change: c.expected}).Reached(c.f); reached != c.reached || known != c.known {
			t.Errorf("%v expected, %+v measured: %v, %v", c.expected, c.f, reached, known)
		}
	}
	e := &Experiment{Lever: Expectation{Change: 0.1}, Outcome: Expectation{Change: -0.2}}
	for _, c := range []struct {
		lever, outcome Effect
		want           Verdict
	}{
		{by(0.1), by(-0.2), Supported},
		{by(0.1), by(0), Refuted},
		{by(0), by(-0.2), Unclear},
		{by(0), by(0), Unclear},
		{Effect{}, by(-0.2), Supported},
		{Effect{}, by(0), Refuted},
		{by(0.1), Effect{}, ""},
	} {
		if got := e.Suggest(Effects{c.lever, c.outcome}); got != c.want {
			t.Errorf("%+v, %+v: %q, not %q", c.lever, c.outcome, got, c.want)
		}
	}
}
