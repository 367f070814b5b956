package metrics

import "testing"

// The worked numbers of the specification, as a user meets them.

func TestAttainmentTable(t *testing.T) {
	for _, c := range []struct {
		comparator Comparator
		a, goal    float64
		want       float64
		level      Level
		state      State
	}{
		{AtLeast, 50, 50, 1, 0, Reached},
		{AtLeast, 45, 50, 0.9, 0, Near},
		{AtLeast, 44.9, 50, 0.898, 1, Caution},
		{AtLeast, 40, 50, 0.8, 1, Caution},
		{AtLeast, 35, 50, 0.7, 2, Warning},
		{AtLeast, 34.9, 50, 0.698, 3, Critical},
		{AtLeast, -10, 70, -0.142857142857, 3, Critical},
		{AtLeast, 3, -2, 3.5, 0, Reached},
		{AtMost, 40000, 40000, 1, 0, Reached},
		{AtMost, 44000, 40000, 0.9, 0, Near},
		{AtMost, 48000, 40000, 0.8, 1, Caution},
		{AtMost, 52000, 40000, 0.7, 2, Warning},
		{AtMost, 52001, 40000, 0.699975, 3, Critical},
		{AtLeast, 0, 0, 1, 0, Reached},
		{AtLeast, 3, 0, 1, 0, Reached},
		{AtLeast, -0.1, 0, 0, 3, Critical},
		{AtMost, 0, 0, 1, 0, Reached},
		{AtMost, 0.1, 0, 0, 3, Critical},
	} {
		w := only(KPI{Unit: Unit{Kind: UnitRatio}, Cadence: Daily, Aggregation: Last,
			Goals: []Goal{{Comparator: c.comparator, Value: c.goal}}}).put("x", "2026-11-20", c.a)
		s := w.status(t, "x", "2026-11-20")
		near(t, "attainment", s.AttainmentPlan.V, c.want, 1e-9)
		near(t, "attainment to goal", s.AttainmentGoal.V, c.want, 1e-9)
		if s.Level != c.level || s.State != c.state {
			t.Errorf("%s %v, value %v: level %d %s, want %d %s", c.comparator, c.goal, c.a, s.Level, s.State, c.level, c.state)
		}
	}
}

func TestAttainmentBetween(t *testing.T) {
	for _, c := range []struct{ low, high, a, want float64 }{
		{20, 30, 20, 1}, {20, 30, 30, 1}, {20, 30, 25, 1},
		{20, 30, 18, 0.9}, {20, 30, 33, 0.9}, {20, 30, 45, 0.5},
		{0, 10, -1, 0.9}, {0, 10, 12, 0.8}, {-5, 5, 6, 0.9}, {0, 0, 1, 0}, {0, 0, 0, 1},
	} {
		got := Attainment(&Goal{Comparator: Between, Value: c.low, High: c.high}, c.a)
		near(t, "between", got, c.want, 1e-9)
	}
}

func TestPlanOfStudents(t *testing.T) {
	w := company().put("students_total", "2025-04-01", 24)
	s := w.status(t, "students_total", "2025-04-01")
	near(t, "plan on 2025-04-01", s.Goal.Plan.V, 50.0*86/176, 1e-9)
	near(t, "plan on 2025-04-01", s.Goal.Plan.V, 24.43, 0.005)
	near(t, "attainment from zero", s.AttainmentPlan.V, 1-(50.0*86/176-24)/50, 1e-9)

	w.put("students_total", "2026-11-20", 980)
	s = w.status(t, "students_total", "2026-11-20")
	near(t, "plan on 2026-11-20", s.Goal.Plan.V, 1012.09, 0.005)
	near(t, "of plan", s.AttainmentPlan.V, 0.9683, 0.00005)
	near(t, "of goal", s.AttainmentGoal.V, 0.6533, 0.00005)
	if s.State != Near || s.Level != 0 {
		t.Errorf("got %s, level %d, want near", s.State, s.Level)
	}
	if g := s.Goal; g.Phase == nil || g.Phase.ID != "phase-3" || g.Goal.Value != 1500 ||
		g.Anchor != at("2025-12-31") || g.AnchorValue != 300 {
		t.Errorf("goal in force: %+v", g)
	}
	if g := GoalOn(w, w.KPI("students_total"), w.Series["students_total"], at("2027-07-01")); g.Goal.Value != 10000 || g.Phase != nil ||
		g.Anchor != at("2027-06-30") || g.AnchorValue != 1500 {
		t.Errorf("the own goal queues up behind the phases': %+v", g)
	}
	if g := GoalOn(w, w.KPI("students_total"), w.Series["students_total"], at("2028-06-01")); g.Goal.Value != 10000 || g.Plan != Some(10000) || g.Anchor != 0 {
		t.Errorf("the last goal stays as a level to hold: %+v", g)
	}
}

// The plan starts at the company's first day whether or not a zero was recorded then.
func TestPlanFromFirstSnapshot(t *testing.T) {
	w := company()
	w.Phases[0].Goals[0].From = nil
	w.put("students_total", "2025-01-05", 0).put("students_total", "2025-04-01", 24)
	near(t, "plan", w.status(t, "students_total", "2025-04-01").Goal.Plan.V, 24.43, 0.005)
}

func TestPlanOfRevenue(t *testing.T) {
	w := company().put("revenue_month", "2026-10", 6003298)
	s := w.status(t, "revenue_month", "2026-11-20")
	near(t, "plan of October", s.Goal.Plan.V, 6670330, 0.5)
	near(t, "of plan", s.AttainmentPlan.V, 0.9, 0.00005)
	if s.State != Near || s.Period.Start != at("2026-10-01") || s.At != at("2026-10-31") {
		t.Errorf("got %s for %v at %v", s.State, s.Period, s.At)
	}
	w.put("revenue_month", "2026-10", 5336000) // 79.996 % of the month's plan
	if s := w.status(t, "revenue_month", "2026-11-20"); s.Level != LevelWarning {
		t.Errorf("below 80 %% of the month's plan: level %d", s.Level)
	}
}

func TestGoalsInForceByDate(t *testing.T) {
	w := company()
	for _, c := range []struct {
		kpi, day string
		goal     float64
	}{
		{"cac", "2026-11-20", 25000}, {"cac", "2025-06-10", 40000}, {"cac", "2026-03-01", 30000},
		{"cac", "2024-12-31", 25000}, {"cac", "2026-06-30", 30000}, {"cac", "2026-07-01", 25000},
		{"nps", "2026-06-30", 70}, {"nps", "2026-07-01", 75}, {"nps", "2025-06-30", 60}, {"nps", "2027-07-01", 70},
	} {
		g := GoalOn(w, w.KPI(c.kpi), nil, at(c.day))
		if g == nil || g.Goal.Value != c.goal || g.Plan != Some(c.goal) {
			t.Errorf("%s on %s: %+v, want %v", c.kpi, c.day, g, c.goal)
		}
	}
}

func TestThresholdsOfTheTemplate(t *testing.T) {
	for _, c := range []struct {
		kpi   string
		value float64
		state State
	}{
		{"uptime", 99.5, Reached}, {"uptime", 100, Reached}, {"uptime", 99.49, Caution}, {"uptime", 98.01, Caution},
		{"uptime", 98, Warning}, {"uptime", 95.01, Warning}, {"uptime", 95, Critical}, {"uptime", 10, Critical},
		{"brand_search_rank", 1, Reached}, {"brand_search_rank", 3, Reached}, {"brand_search_rank", 4, Caution},
		{"brand_search_rank", 5, Caution}, {"brand_search_rank", 6, Warning}, {"brand_search_rank", 10, Warning},
		{"brand_search_rank", 11, Critical},
		{"content_updates", 2, Reached}, {"content_updates", 3, Reached}, {"content_updates", 1, Caution}, {"content_updates", 0, Warning},
	} {
		w := company().put(c.kpi, "2026-10-31", c.value)
		if s := w.status(t, c.kpi, "2026-11-01"); s.State != c.state {
			t.Errorf("%s at %v: %s, want %s", c.kpi, c.value, s.State, c.state)
		}
	}
}
