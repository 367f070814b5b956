package metrics

import "testing"

func TestJudge(t *testing.T) {
	w := company().daily("revenue_month", "2026-08-01", "2026-11-20", always(200000))
	list := Judge(w, w.KPI("revenue_month"), w.Series["revenue_month"], at("2026-11-20"), 5)
	want := []struct {
		period string
		value  Maybe
		closed bool
		state  State
	}{
		{"2026-07", Maybe{}, true, StateUnmeasured}, {"2026-08", num(6.2e6), true, Near}, {"2026-09", num(6e6), true, Near},
		{"2026-10", num(6.2e6), true, Near}, {"2026-11", num(4e6), false, StateUnmeasured},
	}
	if len(list) != len(want) {
		t.Fatalf("%d periods", len(list))
	}
	for i, j := range list {
		if w.Info.Label(j.Period) != want[i].period || j.Value != want[i].value || j.Closed != want[i].closed || j.State != want[i].state {
			t.Errorf("%s: %+v", want[i].period, j)
		}
		if j.At != j.Period.End() || j.Goal == nil || len(j.Reasons) == 0 {
			t.Errorf("%s speaks for its last day and has its goal: %+v", want[i].period, j)
		}
	}
	if open := list[4]; !open.Partial || open.Level != 0 || open.AttainmentPlan.OK || list[3].Partial {
		t.Errorf("the open month: %+v", open)
	}
	near(t, "plan of October", list[3].Goal.Plan.V, 6670330, 0.5)
	near(t, "plan of September", list[2].Goal.Plan.V, 5e6+3e6*273/546, 1)

	w.put("nps", "2026-11", 60)
	now := Judge(w, w.KPI("nps"), w.Series["nps"], at("2026-11-20"), 1)[0]
	if now.Closed || now.Partial || now.State != Caution || now.At != at("2026-11-20") {
		t.Errorf("a stock is judged in its open period: %+v", now)
	}
	if got := Judge(w, w.KPI("nps"), nil, at("2026-11-20"), 0); len(got) != 0 {
		t.Errorf("no periods: %v", got)
	}
	if got := Judge(w, w.KPI("nps"), nil, at("2026-11-20"), 2); got[1].State != StateUnmeasured || got[1].At != at("2026-11-20") {
		t.Errorf("no history: %+v", got)
	}
}

// A period without a whole value has no level, whatever else is wrong that day.
func TestNoLevelWithoutAValue(t *testing.T) {
	w := company().daily("revenue_month", "2026-09-01", "2026-11-20", func(d Date) float64 {
		if d >= at("2026-10-01") && d <= at("2026-10-31") {
			return 0
		}
		return 200000
	})
	k := w.KPI("revenue_month")
	k.Alerts = []AlertRule{{When: "uptime < 98", Level: LevelCritical}, {When: "freshness != stale", Level: LevelCaution}}
	w.daily("uptime", "2026-08-01", "2026-11-20", always(90))
	list := Judge(w, k, w.Series["revenue_month"], at("2026-11-20"), 4)
	for i, want := range []State{StateUnmeasured, Critical, Critical, StateUnmeasured} {
		if j := list[i]; j.State != want || (j.Level > LevelNone) != (want == Critical) {
			t.Errorf("%s: %s, level %d", w.Info.Label(j.Period), j.State, j.Level)
		}
	}
	if n := len(list[3].Reasons); n != 1 {
		t.Errorf("the open month has %d reasons", n)
	}
}

// A history and the board agree on the newest value.
func TestJudgeAgreesWithAssess(t *testing.T) {
	w, now := manyKPIs(60)
	for _, st := range Assess(w, now).KPIs {
		var found bool
		for _, j := range Judge(w, st.KPI, w.Series[st.KPI.ID], DateOf(now), 3) {
			if j.Period == st.Period {
				found = true
				if j.Value != st.Value || j.Level != st.Level || j.State != st.State || j.AttainmentPlan != st.AttainmentPlan {
					t.Errorf("%s: %+v beside %+v", st.KPI.ID, j, st)
				}
			}
		}
		if !found {
			t.Errorf("%s: %v is not among the newest periods", st.KPI.ID, st.Period)
		}
	}
}

func TestAssessEmpty(t *testing.T) {
	a := (&Workspace{Info: Info{TZ: "UTC"}}).on("2026-11-20")
	if a.Phase != nil || len(a.KPIs) != 0 || a.Health.Percent.OK || a.AsOf != at("2026-11-20") || a.Week.Start != at("2026-11-16") {
		t.Errorf("got %+v", a)
	}
}

// An assessment of a stock that was never measured knows its goal and plan.
func TestUnmeasuredKnowsItsGoal(t *testing.T) {
	w := company()
	s := w.status(t, "students_total", "2026-11-20")
	if s.State != StateUnmeasured || s.LevelKnown() || s.Goal == nil || s.AttainmentPlan.OK {
		t.Errorf("got %+v", s)
	}
	near(t, "plan", s.Goal.Plan.V, 1012.09, 0.005)
	if s = w.status(t, "cac", "2026-11-20"); s.Goal.Plan != Some(25000) || s.Reasons[0].Kind != ReasonUnmeasured {
		t.Errorf("got %+v", s)
	}
}
