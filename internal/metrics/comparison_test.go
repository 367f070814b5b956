package metrics

import "testing"

func TestComparisons(t *testing.T) {
	atMost := []Goal{{Comparator: AtMost, Value: 25000}}
	atLeast := []Goal{{Comparator: AtLeast, Value: 70}}
	money, score, share, rank := Unit{Kind: UnitMoney}, Unit{Kind: UnitScore, Min: -100, Max: 100}, Unit{Kind: UnitShare}, Unit{Kind: UnitRank}
	between := []Goal{{Comparator: Between, Value: 40, High: 60}}
	for _, c := range []struct {
		name   string
		unit   Unit
		goals  []Goal
		base   Maybe
		value  float64
		change Maybe
		by     ChangeUnit
		better int
	}{
		{"money in per cent", money, atMost, num(40000), 38200, num(-0.045), ByRatio, 1},
		{"more cost is worse", money, atMost, num(37000), 38200, num(1200.0 / 37000), ByRatio, -1},
		{"no base", money, atMost, Maybe{}, 38200, Maybe{}, "", 0},
		{"zero base", money, nil, num(0), 500, num(500), ByDifference, 0},
		{"negative base", money, atLeast, num(-100), 50, num(150), ByDifference, 1},
		{"unchanged from zero", money, atLeast, num(0), 0, num(0), ByDifference, 0},
		{"score in points", score, atLeast, num(62), 58, num(-4), ByPoints, -1},
		{"score from zero", score, atLeast, num(0), 5, num(5), ByPoints, 1},
		{"share in points", share, nil, num(50), 60, num(10), ByPoints, 0},
		{"rank in points, low is better", rank, nil, num(5), 3, num(-2), ByPoints, 1},
		{"rank rises", rank, nil, num(3), 5, num(2), ByPoints, -1},
		{"unchanged", score, atLeast, num(0.3), 0.1 + 0.2, num(0.1 + 0.2 - 0.3), ByPoints, 0},
		{"nearer to the range", share, between, num(10), 30, num(20), ByPoints, 1},
		{"out of the range", share, between, num(50), 70, num(20), ByPoints, -1},
		{"within the range", share, between, num(45), 55, num(10), ByPoints, 0},
		{"count", Unit{Kind: UnitCount}, atLeast, num(100), 103.2, num(0.032), ByRatio, 1},
		{"duration", Unit{Kind: UnitDuration}, atMost, num(4), 3, num(-0.25), ByRatio, 1},
		{"ratio", Unit{Kind: UnitRatio}, atLeast, num(4), 3, num(-0.25), ByRatio, -1},
	} {
		w := only(KPI{Unit: c.unit, Cadence: Monthly, Aggregation: Last, Goals: c.goals}).put("x", "2026-10", c.value)
		if c.base.OK {
			w.put("x", "2026-09", c.base.V).put("x", "2025-10", c.base.V)
		}
		s := w.status(t, "x", "2026-11-20")
		for _, got := range []Comparison{s.Previous, s.YearBefore} {
			near(t, c.name, got.Change.V, c.change.V, 1e-9)
			if got.Change.OK != c.change.OK || got.Base != c.base || got.Unit != c.by || got.Better != c.better {
				t.Errorf("%s: %+v", c.name, got)
			}
		}
	}
}

// Which way is better, and a signal with it, is said by the goal in force before the
// KPI's direction, and by a rank of itself.
func TestWhichWayIsBetter(t *testing.T) {
	count, rank := Unit{Kind: UnitCount}, Unit{Kind: UnitRank}
	between := []Goal{{Comparator: Between, Value: 5, High: 7}}
	for _, c := range []struct {
		name     string
		k        KPI
		side     Direction
		up, down int // from 8 to 9, and from 8 to 4
	}{
		{"nobody knows", KPI{Unit: count}, "", 0, 0},
		{"higher", KPI{Unit: count, Direction: Higher}, Higher, 1, -1},
		{"lower", KPI{Unit: count, Direction: Lower}, Lower, -1, 1},
		{"rank", KPI{Unit: rank}, Lower, -1, 1},
		{"rank turned round", KPI{Unit: rank, Direction: Higher}, Higher, 1, -1},
		{"goal before direction", KPI{Unit: count, Direction: Higher, Goals: []Goal{{Comparator: AtMost, Value: 5}}}, Lower, -1, 1},
		{"goal before rank", KPI{Unit: rank, Goals: []Goal{{Comparator: AtLeast, Value: 5}}}, Higher, 1, -1},
		{"between", KPI{Unit: count, Direction: Lower, Goals: between}, "", -1, -1},
	} {
		c.k.Cadence, c.k.Aggregation = Monthly, Last
		if got := c.k.Better(); got != c.side {
			t.Errorf("%s: better %q, want %q", c.name, got, c.side)
		}
		for _, v := range []float64{9, 4} {
			st := only(c.k).monthly("x", "2026-09", num(8), num(v)).status(t, "x", "2026-11-20")
			want := c.up
			if v < 8 {
				want = c.down
			}
			if got := st.Favours(v > 8); got != want {
				t.Errorf("%s, to %v: a signal %+d, want %+d", c.name, v, got, want)
			}
			if got := st.Previous.Better; got != want {
				t.Errorf("%s, to %v: a change %+d, want %+d", c.name, v, got, want)
			}
		}
	}
	inside := only(KPI{Unit: count, Cadence: Monthly, Aggregation: Last, Goals: between}).monthly("x", "2026-10", num(6)).status(t, "x", "2026-11-20")
	if inside.Favours(true) != 0 || inside.Favours(false) != 0 {
		t.Error("a move inside the span is no better and no worse")
	}
}

func TestComparisonPeriods(t *testing.T) {
	w := company()
	label := func(c Comparison) string { return w.Info.Label(c.Period) }

	// A stock measured every day: the last value at least seven days older.
	w.put("students_total", "2026-11-20", 980).put("students_total", "2026-11-14", 970)
	w.put("students_total", "2026-11-13", 966).put("students_total", "2026-11-12", 960)
	w.put("students_total", "2025-11-21", 250).put("students_total", "2025-11-15", 240)
	s := w.status(t, "students_total", "2026-11-20")
	near(t, "a week before", s.Previous.Change.V, 14.0/966, 1e-9)
	if label(s.Previous) != "2026-11-13" || label(s.YearBefore) != "2025-11-21" {
		t.Errorf("compared with %s and %s", label(s.Previous), label(s.YearBefore))
	}
	w.Apply(&Entry{Change: Change{Series: []SeriesEdit{{KPI: "students_total", Drop: []Slot{{Period: Period{Day, at("2025-11-21")}}}}}}})
	if s = w.status(t, "students_total", "2026-11-20"); label(s.YearBefore) != "2025-11-15" {
		t.Errorf("the last value of that week: %s", label(s.YearBefore))
	}
	w.put("students_total", "2026-11-21", 981)
	if s = w.status(t, "students_total", "2026-11-21"); s.YearBefore.Change.OK {
		t.Errorf("a value more than six days older is of another week: %+v", s.YearBefore)
	}

	// A flow per day: the day before, or the last one expected.
	w.put("signups_day", "2026-11-18", 4).put("signups_day", "2026-11-19", 5).put("signups_day", "2026-11-20", 9)
	if s = w.status(t, "signups_day", "2026-11-20"); s.Value != Some(5) || s.Previous.Base != Some(4) || s.SoFar.Value != 9 {
		t.Errorf("the day before: %+v", s)
	}
	w.KPI("signups_day").Days = w.KPI("support_48h").Days
	w.put("signups_day", "2026-11-23", 7)
	if s = w.status(t, "signups_day", "2026-11-24"); label(s.Previous) != "2026-11-20" {
		t.Errorf("Monday beside Friday: %s", label(s.Previous))
	}

	// A week, 364 days before.
	w.put("csat", "2026-W47", 4.5).put("csat", "2025-W47", 4.2)
	if s = w.status(t, "csat", "2026-11-20"); label(s.YearBefore) != "2025-W47" || s.Previous.Change.OK {
		t.Errorf("weeks: %+v", s)
	}

	// A missing period in between is no comparison.
	w.put("nps", "2026-10", 72).put("nps", "2026-08", 60)
	if s = w.status(t, "nps", "2026-11-20"); s.Previous.Change.OK || s.Previous.Base.OK {
		t.Errorf("a gap: %+v", s.Previous)
	}
}

// The tail of a stock measured every day does not reach a year back; the whole does.
func TestYearBeforeByTheWholeHistory(t *testing.T) {
	w, whole := tailed(KPI{Cadence: Daily, Aggregation: Last})
	st := w.status(t, "x", "2026-11-20")
	if st.YearBefore.Change.OK {
		t.Fatalf("the tail reaches: %+v", st.YearBefore)
	}
	c := YearBefore(w, st, whole, at("2026-11-20"))
	if c.Period != (Period{Day, at("2025-11-21")}) || c.Base != Some(float64(at("2025-11-21")%7)) {
		t.Errorf("364 days before: %+v", c)
	}
	if c := YearBefore(w, st, &Series{}, at("2026-11-20")); c.Change.OK {
		t.Errorf("of nothing: %+v", c)
	}
}
