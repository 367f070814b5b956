package metrics

import (
	"fmt"
	"testing"
)

// standing is a workspace of monthly KPIs with the goal 100 and these values.
func standing(values ...Maybe) *Workspace {
	w := only(KPI{})
	w.KPIs = nil
	for i, v := range values {
		w.KPIs = append(w.KPIs, KPI{ID: fmt.Sprint("k", i), Tier: Tiers[i%2], Cadence: Monthly, Aggregation: Last,
			Goals: []Goal{{Comparator: AtLeast, Value: 100, Stars: i % 4}}, Order: i})
		if v.OK {
			w.put(w.KPIs[i].ID, "2026-10", v.V)
		}
	}
	return w
}

func TestHealth(t *testing.T) {
	no := Maybe{}
	for _, c := range []struct {
		name            string
		values          []Maybe // with the weights 1, 1, 2, 3
		percent         Maybe
		measured, total int
	}{
		{"nothing", nil, no, 0, 0},
		{"unmeasured only", []Maybe{no}, no, 0, 1},
		{"reached counts once", []Maybe{num(250)}, num(100), 1, 1},
		{"near is not capped", []Maybe{num(95)}, num(95), 1, 1},
		{"negative is nothing", []Maybe{num(-50)}, num(0), 1, 1},
		{"weighted by stars", []Maybe{num(100), num(50), num(95), num(0)}, num(100 * (1 + 0.5 + 2*0.95) / 7), 4, 4},
		{"unmeasured does not count", []Maybe{num(100), no, num(50)}, num(100 * (1 + 2*0.5) / 3), 2, 3},
	} {
		a := standing(c.values...).on("2026-11-20")
		near(t, c.name, a.Health.Percent.V, c.percent.V, 1e-9)
		if a.Health.Percent.OK != c.percent.OK || a.Health.Measured != c.measured || a.Health.Total != c.total {
			t.Errorf("%s: %+v", c.name, a.Health)
		}
	}
}

// A level caps what a KPI contributes: a reached goal under an alert is no full health.
func TestHealthCaps(t *testing.T) {
	for level, want := range caps {
		w := standing(num(100))
		if level > 0 {
			w.KPIs[0].Alerts = []AlertRule{{When: "value > 0", Level: Level(level)}}
		}
		near(t, fmt.Sprint("level ", level), w.on("2026-11-20").Health.Percent.V, 100*want, 1e-9)
	}
	w := company().put("uptime", "2026-11-20", 99) // 99.5 % of its goal, and below its threshold
	near(t, "threshold", w.on("2026-11-20").Health.Percent.V, 90, 1e-9)
}

func TestHealthLeavesOut(t *testing.T) {
	w := standing(num(100), num(50))
	w.KPIs[1].Goals = nil
	if a := w.on("2026-11-20"); a.Health != (Health{Percent: num(100), Measured: 2, Total: 2}) || a.Counts.NoGoal != 1 {
		t.Errorf("no goal: %+v", a.Health)
	}
	w = standing(num(100))
	if a := w.on("2027-02-01"); a.Health.Percent.OK || a.Health.Measured != 1 || a.Counts.Stale != 1 || a.Counts.Reached != 1 {
		t.Errorf("stale: %+v %+v", a.Health, a.Counts)
	}
	w.KPIs[0].Archived = true
	if a := w.on("2026-11-20"); a.Health.Total != 0 || len(a.KPIs) != 0 {
		t.Errorf("archived: %+v", a.Health)
	}
}

func TestHealthPerTierAndCounts(t *testing.T) {
	w := standing(num(100), num(95), num(85), num(75), num(60), Maybe{})
	w.KPIs = append(w.KPIs, KPI{ID: "free", Tier: Customer, Cadence: Monthly, Aggregation: Last})
	w.put("free", "2026-10", 1).put("k0", "2026-11", 100)
	a := w.on("2026-12-01")
	if want := (Counts{Reached: 1, Near: 1, Caution: 1, Warning: 1, Critical: 1, NoGoal: 1, Unmeasured: 1, Due: 5}); a.Counts != want {
		t.Errorf("counts %+v, want %+v", a.Counts, want)
	}
	near(t, "strategic", a.Tiers[Strategic].Percent.V, 100*(1+2*0.85+0.6)/4, 1e-9)
	near(t, "business", a.Tiers[Business].Percent.V, 100*(0.95+3*0.75)/4, 1e-9)
	if a.Tiers[Business].Total != 3 || a.Tiers[Business].Measured != 2 || a.Tiers[Customer].Percent.OK {
		t.Errorf("tiers: %+v", a.Tiers)
	}
}

func TestBandsOfTheWorkspace(t *testing.T) {
	w := standing(num(93))
	w.Info.Bands.Near = 0.95
	if s := w.status(t, "k0", "2026-11-20"); s.State != Caution {
		t.Errorf("with near from 95 %%: %s", s.State)
	}
	if got := reasons(w, w.status(t, "k0", "2026-11-20"), EN)[0]; got != "93% against the goal, at least 100 (80% to under 95%)" {
		t.Errorf("reason: %q", got)
	}
}

func TestPhases(t *testing.T) {
	w := company().put("students_total", "2026-11-20", 980).put("revenue_month", "2026-10", 6003298).put("nps", "2026-10", 72).put("cac", "2026-10", 38200)
	w.put("students_total", "2025-06-30", 45).put("nps", "2025-06", 61)
	w.Phases = append(w.Phases, Phase{ID: "phase-4", Start: at("2027-07-01"), End: at("2028-06-30"), Goals: []Goal{
		{KPI: "students_total", Comparator: AtLeast, Value: 5000, Due: at("2028-06-30")}, {KPI: "gone", Comparator: AtLeast, Value: 1}}})
	a := w.on("2026-11-20")
	if a.Phase != &a.Phases[2] || a.Phase.Phase.ID != "phase-3" {
		t.Fatalf("the phase of today: %+v", a.Phase)
	}
	near(t, "elapsed", a.Phase.Elapsed, 0.390, 0.0005)

	now := a.Phases[2].Goals[0]
	near(t, "progress", now.Progress.V, 680.0/1200, 1e-9)
	near(t, "time used", now.TimeUsed.V, 324.0/546, 1e-9)
	near(t, "attainment", now.Attainment.V, 0.9683, 0.00005)
	if now.State != Near || !now.InForce || now.KPI.ID != "students_total" {
		t.Errorf("students: %+v", now)
	}
	nps := a.Phases[2].Goals[2]
	near(t, "a step's progress is its attainment", nps.Progress.V, 0.96, 1e-9)
	if nps.TimeUsed.OK || nps.State != Near || nps.Plan != Some(75) {
		t.Errorf("nps: %+v", nps)
	}
	near(t, "health of the phase, all three stars", a.Phase.Health.Percent.V,
		100*(0.96829+0.90000+0.96)/3, 0.001)
	if a.Phase.Health.Measured != 3 || a.Phase.Health.Total != 3 {
		t.Errorf("health: %+v", a.Phase.Health)
	}

	w.put("students_total", "2026-06-30", 700)
	if g := w.on("2026-11-20").Phases[1].Goals[0]; g.Progress != Some((700.0-50)/(300-50)) || g.TimeUsed != Some(1) || g.Plan != Some(300) {
		t.Errorf("the bar of a path that was over before its phase: %+v", g)
	}

	past := a.Phases[0]
	if g := past.Goals[0]; g.Value != Some(45) || g.State != Near || g.InForce == false || g.Plan != Some(50) || past.Elapsed != 1 {
		t.Errorf("a phase that is over is judged by its last day: %+v", g)
	}
	if g := past.Goals[2]; g.Value != Some(61) || g.State != Reached {
		t.Errorf("nps of June: %+v", g)
	}
	if g := past.Goals[3]; g.State != StateUnmeasured || g.Value.OK {
		t.Errorf("cac was not measured then: %+v", g)
	}

	next := a.Phases[3]
	if g := next.Goals[0]; g.State != Early || g.Level != 0 || g.InForce || g.TimeUsed != Some(0) || next.Health.Percent.OK || next.Elapsed != 0 {
		t.Errorf("a phase to come: %+v %+v", g, next.Health)
	}
	if g := next.Goals[1]; g.KPI != nil || g.State != StateUnmeasured {
		t.Errorf("a goal for no KPI: %+v", g)
	}
}

// A past phase cannot be judged by a tail; with the whole history it can.
func TestPastPhaseNeedsHistory(t *testing.T) {
	w := company().daily("students_total", "2025-01-05", "2026-11-20", func(d Date) float64 { return float64(d - at("2025-01-05")) })
	whole := w.Series["students_total"]
	first := whole.Points[0]
	from := TailFrom(&w.Info, w.KPI("students_total"), at("2026-11-20"))
	w.Series["students_total"] = &Series{Points: whole.Points[search(whole.Points, from):], First: &first, From: from}
	now := at("2026-11-20").Time()
	if g := AssessPhase(w, &w.Phases[0], now).Goals[0]; g.Value.OK || g.State != StateUnmeasured {
		t.Errorf("with the tail: %+v", g)
	}
	w.Series["students_total"] = whole
	if g := AssessPhase(w, &w.Phases[0], now).Goals[0]; g.Value != Some(176) || g.State != Reached {
		t.Errorf("with all: %+v", g)
	}
}

func TestReplacedPhaseGoal(t *testing.T) {
	w := company().put("nps", "2026-10", 74)
	p := &w.Phases[2]
	p.Goals = ChangeGoal(p.Goals, 2, Goal{KPI: "nps", Comparator: AtLeast, Value: 72, Due: at("2027-06-30"), Path: Step}, at("2026-10-15"), Maybe{})
	st := w.on("2026-11-20").Phases[2]
	if len(st.Goals) != 3 || st.Goals[2].Goal.Value != 72 || st.Goals[2].State != Reached {
		t.Errorf("the replaced goal is gone from the phase: %+v", st.Goals)
	}
}

// The days around a phase's beginning and end.
func TestPhaseDays(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 90}}})
	w.Phases = []Phase{{ID: "p", Start: at("2026-03-01"), End: at("2026-03-31"), Goals: []Goal{
		{KPI: "x", Comparator: AtLeast, Value: 100, Due: at("2026-04-10"), Path: Step}}}}
	w.put("x", "2026-02-28", 50).put("x", "2026-03-01", 100).put("x", "2026-04-10", 80).put("x", "2026-04-11", 10)
	for _, c := range []struct {
		day     string
		value   float64
		state   State
		inForce bool
		elapsed float64
	}{
		{"2026-02-28", 50, Early, false, 0}, {"2026-03-01", 100, Reached, true, 0}, {"2026-03-31", 100, Reached, true, 1},
		{"2026-04-10", 80, Caution, true, 1}, {"2026-04-11", 80, Caution, true, 1}, {"2026-12-31", 80, Caution, true, 1},
	} {
		p := w.on(c.day).Phases[0]
		if g := p.Goals[0]; g.Value != Some(c.value) || g.State != c.state || g.InForce != c.inForce || p.Elapsed != c.elapsed {
			t.Errorf("%s: elapsed %v, %+v", c.day, p.Elapsed, g)
		}
	}

	// A goal that was replaced when the phase was over still belongs to it.
	w.Phases[0].Goals[0].Until = at("2026-04-10")
	if got := w.on("2026-12-31").Phases[0].Goals; len(got) != 1 {
		t.Errorf("set on the last day that counts: %+v", got)
	}
	w.Phases[0].Goals[0].Until = at("2026-04-09")
	if got := w.on("2026-12-31").Phases[0].Goals; len(got) != 0 {
		t.Errorf("ended before: %+v", got)
	}
	if got := w.on("2026-04-09").Phases[0].Goals; len(got) != 1 {
		t.Errorf("not yet ended: %+v", got)
	}

	// Of two goals with the same numbers the phase's is the one in force.
	w = company().put("nps", "2025-06", 60)
	w.KPI("nps").Goals = nil
	w.Phases[1].Goals[2] = w.Phases[0].Goals[2]
	now := w.on("2025-06-20")
	if a, b := now.Phases[0].Goals[2], now.Phases[1].Goals[2]; !a.InForce || b.InForce {
		t.Errorf("in force: %v and %v", a.InForce, b.InForce)
	}
}

// A path that begins where it ends has its attainment for progress.
func TestProgressWithoutWay(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last})
	w.Info.Start = at("2026-01-01")
	w.Phases = []Phase{{ID: "p", Start: at("2026-01-01"), End: at("2026-03-31"), Goals: []Goal{
		{KPI: "x", Comparator: AtLeast, Value: 100, Due: at("2026-03-31"), From: ptr(100.0)}}}}
	w.put("x", "2026-02-28", 90)
	if g := w.on("2026-02-28").Phases[0].Goals[0]; g.Progress != Some(0.9) || !g.TimeUsed.OK {
		t.Errorf("got %+v", g)
	}
}
