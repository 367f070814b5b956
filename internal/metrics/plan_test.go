package metrics

import (
	"testing"

	"pgregory.net/rapid"
)

// planOn returns the goal in force and its plan, as text is short in tables.
func planOn(w *Workspace, id, day string) (goal, plan float64) {
	g := GoalOn(w, w.KPI(id), w.Series[id], at(day))
	if g == nil {
		return -1, -1
	}
	return g.Goal.Value, g.Plan.V
}

func TestStartOfAPath(t *testing.T) {
	goal := func(g Goal) Goal {
		g.Comparator, g.Value, g.Due = AtLeast, 200, at("2026-12-31")
		return g
	}
	stock := KPI{Cadence: Daily, Aggregation: Last}
	flow := KPI{Cadence: Daily, Aggregation: Sum, Per: Month}
	for _, c := range []struct {
		name   string
		k      KPI
		goal   Goal
		start  string // of the company
		phase  string // that owns the goal
		anchor string
		value  float64
	}{
		{"the first snapshot", stock, Goal{}, "", "", "2026-01-10", 10},
		{"the first snapshot, whatever the company's start", stock, Goal{}, "2025-05-01", "", "2026-01-10", 10},
		{"its own start, at the first snapshot", stock, Goal{From: ptr(50.0)}, "", "", "2026-01-10", 50},
		{"its own start, at the company's", stock, Goal{From: ptr(50.0)}, "2025-05-01", "", "2025-05-01", 50},
		{"its own start, at the phase's", stock, Goal{From: ptr(50.0)}, "2025-05-01", "2026-03-01", "2026-03-01", 50},
		{"the phase began before the company", stock, Goal{From: ptr(50.0)}, "2025-05-01", "2025-01-01", "2025-05-01", 50},
		{"set on a day: the value of that day", stock, Goal{Since: at("2026-02-10")}, "", "", "2026-02-10", 41},
		{"set on a day, with its own start", stock, Goal{Since: at("2026-02-10"), From: ptr(50.0)}, "2025-05-01", "", "2026-02-10", 50},
		{"set before the first snapshot", stock, Goal{Since: at("2026-01-01")}, "", "", "2026-01-01", 10},
		{"a flow: its first whole month, at its end", flow, Goal{}, "", "", "2026-02-28", 32*28 + 27*14},
		{"a flow, set on a day: the month closed then", flow, Goal{Since: at("2026-04-10")}, "", "", "2026-04-10", 60*31 + 31*15},
	} {
		g := goal(c.goal)
		w := only(c.k)
		if c.start != "" {
			w.Info.Start = at(c.start)
		}
		if c.phase != "" {
			g.KPI = "x"
			w.Phases = []Phase{{ID: "p", Start: at(c.phase), End: at("2026-12-31"), Goals: []Goal{g}}}
		} else {
			w.KPIs[0].Goals = []Goal{g}
		}
		first := at("2026-01-10")
		w.daily("x", "2026-01-10", "2026-07-31", func(d Date) float64 { return float64(10 + d - first) })
		got := GoalOn(w, w.KPI("x"), w.Series["x"], at("2026-07-31"))
		if got.Anchor != at(c.anchor) || got.AnchorValue != c.value {
			t.Errorf("%s: from %v on %s, want %v on %s", c.name, got.AnchorValue, got.Anchor, c.value, c.anchor)
		}
	}
}

func TestPathWithoutStart(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 10, Due: at("2026-12-31")}}})
	if g := GoalOn(w, w.KPI("x"), nil, at("2026-11-20")); g == nil || g.Plan.OK {
		t.Errorf("nothing measured, no plan: %+v", g)
	}
	if g := GoalOn(w, w.KPI("x"), nil, at("2027-01-01")); g == nil || g.Plan != Some(10) {
		t.Errorf("after the due date it is a level to hold: %+v", g)
	}
	w.put("x", "2026-12-31", 3)
	if g := GoalOn(w, w.KPI("x"), w.Series["x"], at("2026-12-31")); g.Plan != Some(10) || g.Anchor != 0 {
		t.Errorf("a path without length is its goal: %+v", g)
	}
}

func TestWhichGoalIsInForce(t *testing.T) {
	grow := func(v float64, due string) Goal {
		return Goal{Comparator: AtLeast, Value: v, Due: at(due), From: ptr(0.0)}
	}
	hold := func(v float64, due string) Goal {
		g := Goal{Comparator: AtLeast, Value: v, Path: Step}
		if due != "" {
			g.Due = at(due)
		}
		return g
	}
	phase := func(start, end string, g Goal) Phase {
		g.KPI = "x"
		return Phase{ID: "p" + start, Start: at(start), End: at(end), Goals: []Goal{g}}
	}
	set := func(g Goal, since, until string) Goal {
		if since != "" {
			g.Since = at(since)
		}
		if until != "" {
			g.Until = at(until)
		}
		return g
	}
	for _, c := range []struct {
		name   string
		own    []Goal
		phases []Phase
		day    string
		want   float64 // -1: none
	}{
		{"none", nil, nil, "2026-06-01", -1},
		{"standing", []Goal{hold(5, "")}, nil, "2026-06-01", 5},
		{"not yet set", []Goal{set(hold(5, ""), "2026-06-02", "")}, nil, "2026-06-01", -1},
		{"no longer set", []Goal{set(hold(5, ""), "", "2026-05-31")}, nil, "2026-06-01", -1},
		{"set on its last day", []Goal{set(hold(5, ""), "2026-06-01", "2026-06-01")}, nil, "2026-06-01", 5},
		{"a phase's level within the phase", []Goal{hold(5, "")}, []Phase{phase("2026-06-01", "2026-06-30", hold(7, ""))}, "2026-06-30", 7},
		{"and not before", []Goal{hold(5, "")}, []Phase{phase("2026-06-01", "2026-06-30", hold(7, ""))}, "2026-05-31", 5},
		{"and not after", []Goal{hold(5, "")}, []Phase{phase("2026-06-01", "2026-06-30", hold(7, ""))}, "2026-07-01", 5},
		{"but until its due date", []Goal{hold(5, "")}, []Phase{phase("2026-06-01", "2026-06-30", hold(7, "2026-07-31"))}, "2026-07-31", 7},
		{"the phase that began last", nil, []Phase{phase("2026-06-01", "2026-06-30", hold(7, "2026-07-31")), phase("2026-07-01", "2026-08-31", hold(8, ""))}, "2026-07-15", 8},
		{"a phase's level before a path", []Goal{grow(50, "2027-01-01")}, []Phase{phase("2026-06-01", "2026-06-30", hold(7, ""))}, "2026-06-15", 7},
		{"a path before an own level", []Goal{hold(5, ""), grow(50, "2027-01-01")}, nil, "2026-06-15", 50},
		{"the path due first", []Goal{grow(50, "2027-01-01"), grow(20, "2026-07-01"), grow(80, "2028-01-01")}, nil, "2026-07-01", 20},
		{"then the next", []Goal{grow(50, "2027-01-01"), grow(20, "2026-07-01"), grow(80, "2028-01-01")}, nil, "2026-07-02", 50},
		{"the last stays", []Goal{grow(50, "2027-01-01"), grow(20, "2026-07-01"), grow(80, "2028-01-01")}, nil, "2029-01-01", 80},
		{"a phase's path before an own one due then", []Goal{grow(50, "2027-01-01")}, []Phase{phase("2026-06-01", "2026-06-30", grow(60, "2027-01-01"))}, "2026-06-15", 60},
		{"a phase's path before its phase", nil, []Phase{phase("2026-06-01", "2026-06-30", grow(60, "2026-06-30"))}, "2026-03-01", 60},
		{"own level due first", []Goal{hold(5, ""), hold(6, "2026-12-31"), hold(4, "2026-03-31")}, nil, "2026-06-01", 6},
		{"then the standing one", []Goal{hold(5, ""), hold(6, "2026-12-31")}, nil, "2027-06-01", 5},
		{"else the one due last", []Goal{hold(6, "2026-12-31"), hold(4, "2026-03-31")}, nil, "2027-06-01", 6},
		{"of two alike the later one", []Goal{hold(6, ""), hold(4, "")}, nil, "2027-06-01", 4},
	} {
		w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: c.own})
		w.Phases = c.phases
		if got, _ := planOn(w, "x", c.day); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// Where one path ends the next begins, whatever the day on which it was set.
func TestPathsMeet(t *testing.T) {
	w := company()
	g := GoalOn(w, w.KPI("students_total"), nil, at("2027-06-30"))
	if g.Goal.Value != 1500 || g.Plan != Some(1500) || g.Anchor != at("2025-12-31") {
		t.Errorf("the due date is the last day of its path: %+v", g)
	}
	own := &w.KPI("students_total").Goals
	*own = append(*own, Goal{Comparator: AtLeast, Value: 290, Due: at("2025-12-31")})
	if g = GoalOn(w, w.KPI("students_total"), nil, at("2026-11-20")); g.AnchorValue != 300 {
		t.Errorf("of two paths that end on one day the phase's counts: %+v", g)
	}
	w.Phases[2].Goals[0].Since = at("2025-12-31")
	if g = GoalOn(w, w.KPI("students_total"), nil, at("2026-11-20")); g.Anchor != at("2025-12-31") || g.AnchorValue != 300 {
		t.Errorf("set on the day on which the path before ends: %+v", g)
	}
}

func TestShapesOfPaths(t *testing.T) {
	for _, c := range []struct {
		path             Path
		from, goal, want float64
	}{
		{Linear, 0, 100, 50}, {"", 100, 50, 75}, {Geometric, 100, 400, 200}, {Geometric, 0, 100, 50},
		{Geometric, -10, 100, 45}, {Geometric, 400, 100, 200}, {Geometric, 100, 0, 50},
	} {
		w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{
			Comparator: AtLeast, Value: c.goal, Due: at("2026-03-01"), Path: c.path, From: &c.from}}})
		w.Info.Start = at("2026-01-10") // the middle of 50 days is February 4
		_, plan := planOn(w, "x", "2026-02-04")
		near(t, string(c.path), plan, c.want, 1e-9)
		if _, plan := planOn(w, "x", "2026-01-10"); plan != c.from {
			t.Errorf("%s begins at %v, want %v", c.path, plan, c.from)
		}
		if _, plan := planOn(w, "x", "2026-01-01"); plan != c.from {
			t.Errorf("%s is %v before its beginning, want %v", c.path, plan, c.from)
		}
		if _, plan := planOn(w, "x", "2026-03-01"); plan != c.goal {
			t.Errorf("%s ends at %v, want %v", c.path, plan, c.goal)
		}
	}
}

func TestAttainmentOfPathsFromZero(t *testing.T) {
	for _, c := range []struct {
		comparator           Comparator
		from, goal, a, share float64
	}{
		{AtLeast, 0, 100, 50, 1}, {AtLeast, 0, 100, 40, 0.9}, {AtLeast, 0, 100, 60, 1.1}, {AtLeast, -100, 100, -20, 0.9},
		{AtMost, 0, 100, 60, 0.9}, {AtLeast, 100, 200, 135, 0.9}, {AtLeast, -100, 0, -55, 0.9}, {AtLeast, -100, -50, -82.5, 0.9},
	} {
		g := GoalInForce{Goal: Goal{Comparator: c.comparator, Value: c.goal, Due: 110}, Plan: Some((c.from + c.goal) / 2), Anchor: 10, AnchorValue: c.from}
		near(t, "from zero", g.AttainmentPlan(c.a).V, c.share, 1e-9)
	}
	between := GoalInForce{Goal: Goal{Comparator: Between, Value: 10, High: 20}, Plan: Some(10)}
	near(t, "between", between.AttainmentPlan(22).V, 0.9, 1e-9)
}

// An upper limit that may grow says as little at its beginning.
func TestEarlyAtMost(t *testing.T) {
	for _, c := range []struct {
		from, goal float64
		early      bool
	}{{1, 100, true}, {0, 100, true}, {10, 100, false}, {200, 100, false}, {-50, -100, false}} {
		w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtMost, Value: c.goal, Due: at("2026-04-11"), From: &c.from}}})
		w.Info.Start = at("2026-01-01")
		w.put("x", "2026-01-11", 30)
		if s := w.status(t, "x", "2026-01-11"); s.Early != c.early {
			t.Errorf("from %v to %v: %s", c.from, c.goal, s.State)
		}
	}
}

// A path set on a day that had no value yet starts with the period around it,
// never with one that is still open.
func TestPathSetBeforeTheFirstValue(t *testing.T) {
	goal := Goal{Comparator: AtLeast, Value: 1000, Due: at("2026-12-31"), Since: at("2026-01-14")}
	w := only(KPI{Cadence: Weekly, Aggregation: Sum, Goals: []Goal{goal}})
	w.put("x", "2026-W03", 30)
	if s := w.status(t, "x", "2026-01-16"); s.Goal == nil || s.Goal.Plan.OK {
		t.Errorf("an open week begins no path: %+v", s.Goal)
	}
	w.put("x", "2026-W04", 70)
	if s := w.status(t, "x", "2026-01-26"); s.Goal.Anchor != at("2026-01-14") || s.Goal.AnchorValue != 30 {
		t.Errorf("the week around the day: %+v", s.Goal)
	}
	w = only(KPI{Cadence: Weekly, Aggregation: Sum, Goals: []Goal{goal}})
	w.put("x", "2026-W05", 50)
	if s := w.status(t, "x", "2026-02-06"); s.Goal.AnchorValue != 50 {
		t.Errorf("the next week: %+v", s.Goal)
	}
}

func TestEarly(t *testing.T) {
	for _, c := range []struct {
		from  float64
		day   string
		early bool
	}{
		{0, "2026-01-01", true}, {0, "2026-01-20", true}, {0, "2026-01-21", false}, {9.9, "2026-01-20", true}, {10, "2026-01-20", false},
	} {
		w := only(KPI{Cadence: Daily, Aggregation: Last,
			Goals:  []Goal{{Comparator: AtLeast, Value: 100, Due: at("2026-04-11"), From: &c.from}}, // 100 days
			Alerts: []AlertRule{{When: "attainment < 80%", Level: LevelCritical}, {When: "attainment_goal < 50%", Level: LevelCritical}}})
		w.Info.Start = at("2026-01-01")
		w.put("x", c.day, -50)
		s := w.status(t, "x", c.day)
		if s.Early != c.early || (s.State == Early) != c.early || !s.AttainmentPlan.OK {
			t.Errorf("from %v on %s: %s, early %v", c.from, c.day, s.State, s.Early)
		}
		if c.early && (s.Level != LevelNone || w.on(c.day).Health.Percent.OK) {
			t.Errorf("early has no level and no part in health: %+v", s)
		}
	}
	w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Due: at("2026-04-11"), From: ptr(-100.0)}}})
	w.Info.Start = at("2026-01-01")
	w.put("x", "2026-01-02", -200)
	if s := w.status(t, "x", "2026-01-02"); s.Early || s.State != Critical {
		t.Errorf("towards zero nothing is too early: %+v", s)
	}
	w = only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100, Due: at("2026-04-11"), From: ptr(0.0)}},
		Alerts: []AlertRule{{When: "value < 0", Level: LevelWarning}}})
	w.Info.Start = at("2026-01-01")
	w.put("x", "2026-01-02", -1)
	if s := w.status(t, "x", "2026-01-02"); s.State != Warning || !s.Early || w.on("2026-01-02").Health.Percent.OK {
		t.Errorf("a rule speaks early too, and health still does not count it: %+v", s)
	}
}

// Attainment grows in the good direction, and ten per cent worse is 90 %.
func TestAttainmentProperties(t *testing.T) {
	number := rapid.Float64Range(-1e9, 1e9)
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom([]Comparator{AtLeast, AtMost}).Draw(t, "comparator")
		target, a, b := number.Draw(t, "target"), number.Draw(t, "a"), number.Draw(t, "b")
		a, b = min(a, b), max(a, b)
		if c == AtMost {
			a, b = b, a
		}
		g := Goal{Comparator: c, Value: target}
		if Attainment(&g, a) > Attainment(&g, b)+1e-9 {
			t.Fatalf("%v is better than %v for %s %v", a, b, c, target)
		}
		if !same(Attainment(&g, target), 1) {
			t.Fatalf("equal to the target is reached")
		}
		if target > 1e-3 || target < -1e-3 {
			worse := target - 0.1*abs(target)
			if c == AtMost {
				worse = target + 0.1*abs(target)
			}
			if got := Attainment(&g, worse); !same(got, 0.9) || DefaultBands.level(got) != LevelNone {
				t.Fatalf("ten per cent worse than %v: %v", target, got)
			}
		}
		high := target + rapid.Float64Range(0, 1e9).Draw(t, "width")
		in := Goal{Comparator: Between, Value: target, High: high}
		if Attainment(&in, target) != 1 || Attainment(&in, high) != 1 || Attainment(&in, number.Draw(t, "any")) > 1 {
			t.Fatalf("between %v and %v", target, high)
		}
	})
}

func abs(x float64) float64 { return max(x, -x) }
