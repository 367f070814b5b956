package metrics

import (
	"fmt"
	"testing"
)

// monthly records the values for the months that end with the given one; NaN-free:
// a missing month is skipped by ok.
func (w *Workspace) monthly(id, last string, values ...Maybe) *Workspace {
	p, _ := ParsePeriod(Calendar{}, last)
	for i := range values {
		if v := values[len(values)-1-i]; v.OK {
			w.put(id, Calendar{}.Label(p.Add(-i)), v.V)
		}
	}
	return w
}

func TestAlertRuns(t *testing.T) {
	no := Maybe{}
	for _, c := range []struct {
		name    string
		values  []Maybe // of months up to 2026-10, goal at least 100
		today   string
		level   Level
		worst   Level
		since   string
		periods int
	}{
		{"no level, no alert", []Maybe{num(50), num(100)}, "2026-11-20", 0, 0, "", 0},
		{"one month", []Maybe{num(95), num(85)}, "2026-11-20", 1, 1, "2026-10", 1},
		{"three months", []Maybe{num(100), num(85), num(60), num(75)}, "2026-11-20", 2, 3, "2026-08", 3},
		{"missing months neither open nor close", []Maybe{num(85), no, num(85)}, "2026-11-20", 1, 1, "2026-08", 2},
		{"a stale value keeps its alert", []Maybe{num(100), num(85), num(75), no, no, no}, "2026-11-20", 2, 2, "2026-06", 2},
		{"all of the history", []Maybe{num(85), num(85)}, "2026-11-20", 1, 1, "2026-09", 2},
	} {
		w := only(KPI{Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100}}}).monthly("x", "2026-10", c.values...)
		a := w.status(t, "x", c.today).Alert
		switch {
		case a == nil:
			if c.level != 0 {
				t.Errorf("%s: no alert", c.name)
			}
		case a.Level != c.level || a.Worst != c.worst || w.Info.Label(a.Since) != c.since || a.Periods != c.periods || a.Open:
			t.Errorf("%s: %+v", c.name, a)
		}
	}
}

// Periods that attainment cannot judge are no part of a run.
func TestAlertRunsSkipWhatIsNotJudged(t *testing.T) {
	w := only(KPI{Cadence: Monthly, Aggregation: Last, Goals: []Goal{
		{Comparator: AtLeast, Value: 100, Until: at("2026-06-30")}, {Comparator: AtLeast, Value: 100, Since: at("2026-09-01")}}})
	w.monthly("x", "2026-10", num(85), num(85), num(50), num(50), num(85), num(85))
	if a := w.status(t, "x", "2026-11-20").Alert; a.Periods != 4 || w.Info.Label(a.Since) != "2026-05" {
		t.Errorf("months without a goal: %+v", a)
	}
	w.KPIs[0].Alerts = []AlertRule{{When: "value < 10", Level: LevelCaution}}
	if a := w.status(t, "x", "2026-11-20").Alert; a.Periods != 2 || w.Info.Label(a.Since) != "2026-09" {
		t.Errorf("with a rule that does not hold they were judged: %+v", a)
	}

	w = only(KPI{Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100, Due: at("2027-01-01"), From: ptr(0.0)}}})
	w.Info.Start = at("2026-01-01")
	w.monthly("x", "2026-05", num(-50), num(-50), num(0), num(0), num(0))
	if a := w.status(t, "x", "2026-06-01").Alert; a.Periods != 3 || w.Info.Label(a.Since) != "2026-03" {
		t.Errorf("early months: %+v", a)
	}
}

func TestAlertRules(t *testing.T) {
	rule := func(when string, level Level) []AlertRule { return []AlertRule{{When: when, Level: level}} }
	goal := []Goal{{Comparator: AtLeast, Value: 100}}
	for _, c := range []struct {
		name  string
		goals []Goal
		rules []AlertRule
		value float64
		today string
		level Level
		state State
	}{
		{"on the value", nil, rule("value <= 50", LevelWarning), 50, "2026-11-20", 2, Warning},
		{"does not hold", nil, rule("value <= 50", LevelWarning), 50.1, "2026-11-20", 0, NoGoal},
		{"raises", goal, rule("value < 101", LevelCritical), 100, "2026-11-20", 3, Critical},
		{"never lowers", goal, rule("value < 101", LevelCaution), 10, "2026-11-20", 3, Critical},
		{"on attainment", goal, rule("attainment < 98%", LevelCaution), 95, "2026-11-20", 1, Caution},
		{"on attainment of the goal", goal, rule("attainment_goal < 98%", LevelCaution), 95, "2026-11-20", 1, Caution},
		{"attainment without a goal", nil, rule("attainment < 98%", LevelCaution), 95, "2026-11-20", 0, NoGoal},
		{"on another KPI", goal, rule("y > 3", LevelWarning), 100, "2026-11-20", 2, Warning},
		{"another KPI is fine", goal, rule("y > 4", LevelWarning), 100, "2026-11-20", 0, Reached},
		{"another KPI that is not there", goal, rule("z > 0", LevelWarning), 100, "2026-11-20", 0, Reached},
		{"both hold", goal, rule("value > 99 and y > 3", LevelWarning), 100, "2026-11-20", 2, Warning},
		{"one holds", goal, rule("value > 99 and y > 4", LevelWarning), 100, "2026-11-20", 0, Reached},
		{"when stale", goal, rule("freshness == stale", LevelCaution), 100, "2027-02-01", 1, Caution},
		{"not when current", goal, rule("freshness == stale", LevelCaution), 100, "2026-11-20", 0, Reached},
		{"when not current", goal, rule("freshness != current", LevelCaution), 100, "2026-12-01", 1, Caution},
		{"unreadable", goal, rule("value about 5", LevelCaution), 100, "2026-11-20", 0, Reached},
	} {
		w := only(KPI{Cadence: Monthly, Aggregation: Last, Goals: c.goals, Alerts: c.rules})
		w.KPIs = append(w.KPIs, KPI{ID: "y", Cadence: Daily, Aggregation: Last})
		w.put("x", "2026-10", c.value).put("y", "2026-10-30", 4)
		s := w.status(t, "x", c.today)
		if s.Level != c.level || s.State != c.state {
			t.Errorf("%s: level %d, %s", c.name, s.Level, s.State)
		}
		if (s.Alert != nil) != (c.level > 0) {
			t.Errorf("%s: alert %+v", c.name, s.Alert)
		}
	}

	w := only(KPI{Cadence: Monthly, Aggregation: Last, Alerts: rule("freshness == unmeasured", LevelCaution)})
	if s := w.status(t, "x", "2026-11-20"); s.State != Caution || s.Level != 1 || s.Alert != nil || !s.LevelKnown() {
		t.Errorf("a rule may speak of what was never measured: %+v", s)
	}
}

// Another KPI's value counts as it was known then, so that history keeps its alerts.
func TestRuleOnAnotherKPIInThePast(t *testing.T) {
	w := only(KPI{Cadence: Monthly, Aggregation: Last, Alerts: []AlertRule{{When: "y > 3", Level: LevelCaution}}})
	w.KPIs = append(w.KPIs, KPI{ID: "y", Cadence: Monthly, Aggregation: Sum})
	w.monthly("x", "2026-10", num(1), num(1), num(1), num(1)).monthly("y", "2026-10", num(9), num(1), num(9), num(9))
	if a := w.status(t, "x", "2026-11-20").Alert; a == nil || a.Periods != 2 || w.Info.Label(a.Since) != "2026-09" {
		t.Errorf("got %+v", a)
	}
}

func TestTheTemplatesAlerts(t *testing.T) {
	for _, c := range []struct {
		kpi, period string
		value       float64
		level       Level
	}{
		{"nps", "2025-03", 50, LevelWarning}, {"nps", "2025-03", 51, LevelCaution}, // goal 60
		{"nps", "2026-10", 50, LevelCritical}, // goal 75: its attainment alone is worse
		{"support_48h", "2026-11-20", 79.9, LevelWarning}, {"support_48h", "2026-11-20", 80, LevelNone},
		{"uptime", "2026-11-20", 98, LevelWarning},
		{"revenue_month", "2026-10", 6670330*0.799 + 1, LevelWarning},
	} {
		w := company().put(c.kpi, c.period, c.value)
		day := w.Series[c.kpi].Points[0].Period.End() + 1
		if s := w.status(t, c.kpi, day.String()); s.Level != c.level {
			t.Errorf("%s %v: level %d, want %d", c.kpi, c.value, s.Level, c.level)
		}
	}
}

func TestAcknowledgement(t *testing.T) {
	ack := func(since string, level Level) Ack { return Ack{KPI: "x", Since: at(since), Level: level} }
	for _, c := range []struct {
		name  string
		ack   Ack
		value float64 // of October; 85 in August and September, 100 in July
		acked bool
	}{
		{"at its level", ack("2026-08-01", LevelCaution), 85, true},
		{"below its level", ack("2026-08-01", LevelCritical), 85, true},
		{"asks again above it", ack("2026-08-01", LevelCaution), 75, false},
		{"acknowledged anew", ack("2026-08-01", LevelWarning), 75, true},
		{"of an earlier run", ack("2026-06-01", LevelCritical), 85, false},
		{"the run was found to begin earlier", ack("2026-09-01", LevelCaution), 85, true},
		{"of a day to come", ack("2026-12-01", LevelCaution), 85, false},
	} {
		w := only(KPI{Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100}}})
		w.monthly("x", "2026-10", num(50), num(100), num(85), num(85), num(c.value))
		w.Acks["x"] = c.ack
		a := w.status(t, "x", "2026-11-20").Alert
		if (a.Acked != nil) != c.acked {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
}

func TestAcknowledgementOfOneDay(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100}}}).put("x", "2026-11-20", 50)
	w.Acks["x"] = Ack{KPI: "x", Since: at("2026-11-20"), Level: LevelCritical}
	if a := w.status(t, "x", "2026-11-20").Alert; a.Acked == nil {
		t.Errorf("got %+v", a)
	}
}

// With only a tail loaded an alert may have begun before it; its
// acknowledgement, of a day that is no longer loaded, stands.
func TestAcknowledgementBeyondTheTail(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100}}})
	w.daily("x", "2026-09-01", "2026-11-20", always(50))
	s := w.Series["x"]
	first := s.Points[0]
	w.Series["x"] = &Series{Points: s.Points[40:], First: &first, From: s.Points[40].Period.Start}
	w.Acks["x"] = Ack{KPI: "x", Since: at("2026-09-01"), Level: LevelCritical}
	if a := w.status(t, "x", "2026-11-20").Alert; !a.Open || a.Acked == nil || a.Periods != 41 {
		t.Errorf("got %+v", a)
	}
}

func TestAlertsWorstFirst(t *testing.T) {
	w := only(KPI{})
	w.KPIs = nil
	for i, v := range []float64{100, 85, 60, 75, 85, 60} {
		w.KPIs = append(w.KPIs, KPI{ID: fmt.Sprint("k", i), Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100}}, Order: i})
		w.put(w.KPIs[i].ID, "2026-10", v)
	}
	w.put("k4", "2026-09", 85)
	w.Acks["k2"] = Ack{KPI: "k2", Since: at("2026-10-01"), Level: LevelCritical}
	got := ""
	for _, a := range w.on("2026-11-20").Alerts {
		got += a.KPI.ID + " "
	}
	if got != "k5 k2 k3 k4 k1 " {
		t.Errorf("got %s", got)
	}
}
