package metrics

import (
	"slices"
	"testing"
)

// On its last day a month's sum is judged once that day is over, and not before.
func TestAssessEnd(t *testing.T) {
	w := company().daily("revenue_month", "2026-08-01", "2026-11-20", always(200000)).put("nps", "2026-11", 60)
	october, err := ParsePeriod(w.Info.Calendar, "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	end := AssessEnd(w, october)
	if end.AsOf != at("2026-10-31") || end.Closed != at("2026-10-31") || DateOf(end.Now) != end.AsOf {
		t.Errorf("judged on %s, closed up to %s, at %s", end.AsOf, end.Closed, end.Now)
	}
	revenue := &end.KPIs[1]
	if revenue.Period != october || revenue.Value != num(6.2e6) || revenue.SoFar != nil {
		t.Errorf("October: %+v", revenue)
	}
	near(t, "plan of October", revenue.Goal.Plan.V, 6670330, 0.5)
	if nps := &end.KPIs[3]; nps.Value.OK {
		t.Errorf("a value of November was not known in October: %+v", nps)
	}
	for _, g := range end.Phases[2].Goals {
		if g.KPI.ID == "revenue_month" && g.Period != october {
			t.Errorf("the phase's goal is judged by %v", g.Period)
		}
	}
	if day := w.on("2026-10-31"); day.Closed != at("2026-10-30") || day.KPIs[1].Period.Start != at("2026-09-01") {
		t.Errorf("in the course of the day October is open: %+v", day.KPIs[1])
	}
}

func TestJudgeOver(t *testing.T) {
	w := company()
	w.put("students_total", "2026-08-28", 850).put("students_total", "2026-10-03", 880).put("students_total", "2026-10-29", 940).put("students_total", "2026-11-20", 980)
	as := w.on("2026-11-20")
	list := JudgeOver(w, w.KPI("students_total"), w.Series["students_total"], as, Month, 4)
	want := []struct {
		period string
		value  Maybe
		at     string
		closed bool
	}{
		{"2026-08", num(850), "2026-08-28", true}, {"2026-09", Maybe{}, "2026-09-30", true},
		{"2026-10", num(940), "2026-10-29", true}, {"2026-11", num(980), "2026-11-20", false},
	}
	for i, j := range list {
		if w.Info.Label(j.Period) != want[i].period || j.Value != want[i].value || j.At != at(want[i].at) || j.Closed != want[i].closed || j.Goal == nil || !j.Goal.Plan.OK {
			t.Errorf("%s: %+v", want[i].period, j)
		}
	}
	near(t, "the plan of a month without a value", list[1].Goal.Plan.V, 300+1200*273.0/546, 0.01)
	if list[1].State != StateUnmeasured || list[3].State != Near {
		t.Errorf("states %s, %s", list[1].State, list[3].State)
	}

	// What is stated over a period of its own keeps it.
	w.daily("revenue_month", "2026-08-01", "2026-11-20", always(200000))
	weeks := JudgeOver(w, w.KPI("revenue_month"), w.Series["revenue_month"], as, Week, 2)
	if weeks[1].Period.Kind != Month || !weeks[1].Partial || weeks[0].Value != num(6.2e6) || !weeks[0].Closed {
		t.Errorf("a sum of months: %+v", weeks)
	}
	ltv := only(KPI{Cadence: Quarterly, Aggregation: Last, Unit: Unit{Kind: UnitMoney}}).put("x", "2026-Q3", 150000)
	if list := JudgeOver(ltv, &ltv.KPIs[0], ltv.Series["x"], ltv.on("2026-11-20"), Month, 2); list[0].Value != num(150000) || ltv.Info.Label(list[0].Period) != "2026-Q3" {
		t.Errorf("a value of quarters: %+v", list)
	}
	october, _ := ParsePeriod(w.Info.Calendar, "2026-10")
	end := JudgeOver(w, w.KPI("revenue_month"), w.Series["revenue_month"], AssessEnd(w, october), Month, 2)
	if last := end[1]; last.Period != october || last.Partial || !last.Closed || last.Value != num(6.2e6) {
		t.Errorf("October at its end: %+v", last)
	}
}

// The newest value in a month speaks for it, be it of its first day, and none of
// the day after it.
func TestJudgeOverTakesValuesOfThePeriodAlone(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last, Unit: Unit{Kind: UnitCount}})
	w.put("x", "2026-08-01", 1).put("x", "2026-09-29", 2).put("x", "2026-10-31", 3).put("x", "2026-11-01", 4)
	var got []float64
	for _, j := range JudgeOver(w, &w.KPIs[0], w.Series["x"], w.on("2026-11-01"), Month, 4) {
		got = append(got, j.Value.V)
	}
	if want := []float64{1, 2, 3, 4}; !slices.Equal(got, want) {
		t.Errorf("%v, not %v", got, want)
	}
}

func TestUseOf(t *testing.T) {
	w := company()
	year, _ := ParsePeriod(w.Info.Calendar, "2026")
	w.put("nps", "2026-01", 72).put("nps", "2026-02", 65).put("nps", "2026-04", 45).put("nps", "2026-07", 76)
	w.KPIs[3].Goals = ChangeGoal(w.KPIs[3].Goals, 0, Goal{Comparator: AtLeast, Value: 71}, at("2026-03-01"), Maybe{})
	as := w.on("2026-11-20")
	use := UseOf(w, w.KPI("nps"), w.Series["nps"], as, year)
	// Ten months are over; February's 65 of 70 is near, April's 45 critical.
	if want := (Use{Measured: 4, Expected: 10, Judged: 4, Levels: [4]int{3, 0, 0, 1}, Changes: 1}); use != want {
		t.Errorf("nps: %+v, want %+v", use, want)
	}
	first, _ := ParsePeriod(w.Info.Calendar, "2025")
	if use := UseOf(w, w.KPI("nps"), w.Series["nps"], as, first); use != (Use{Expected: 12}) {
		t.Errorf("nps before it was measured: %+v", use)
	}
	// Only working days are expected, and none before the company's start.
	w.put("support_48h", "2026-11-19", 90).put("support_48h", "2026-11-14", 90)
	week, _ := ParsePeriod(w.Info.Calendar, "2026-W47")
	if use := UseOf(w, w.KPI("support_48h"), w.Series["support_48h"], as, week); use != (Use{Expected: 4, Measured: 1, Judged: 1, Levels: [4]int{1}}) {
		t.Errorf("support: %+v", use)
	}
	if use := UseOf(w, w.KPI("support_48h"), w.Series["support_48h"], as, week.Add(-1)); use.Expected != 5 || use.Measured != 0 {
		t.Errorf("a week of which only the Saturday was measured: %+v", use)
	}
	w.Info.Start = at("2026-11-18")
	if use := UseOf(w, w.KPI("support_48h"), w.Series["support_48h"], as, week); use.Expected != 2 {
		t.Errorf("support of a young company: %+v", use)
	}
}

// A goal that begins or ends in the span changes what the KPI is held against; one
// that takes the place of another changes it once.
func TestUseOfCountsChangesOfTheGoal(t *testing.T) {
	w := only(KPI{Cadence: Monthly, Aggregation: Last, Unit: Unit{Kind: UnitCount}})
	year, _ := ParsePeriod(w.Info.Calendar, "2026")
	for _, c := range []struct {
		goals []Goal
		want  int
	}{
		{nil, 0},
		{[]Goal{{}}, 0},
		{[]Goal{{Since: at("2026-05-01")}}, 1},
		{[]Goal{{Since: at("2025-05-01"), Until: at("2026-05-31")}}, 1},
		{[]Goal{{Until: at("2025-12-31")}}, 1},
		{[]Goal{{Until: at("2026-12-31")}}, 0},
		{[]Goal{{Until: at("2026-04-30")}, {Since: at("2026-05-01")}}, 1},
		{[]Goal{{Until: at("2026-04-30")}, {Since: at("2026-06-01")}}, 2},
	} {
		w.KPIs[0].Goals = c.goals
		if use := UseOf(w, &w.KPIs[0], nil, w.on("2026-11-20"), year); use.Changes != c.want {
			t.Errorf("%+v: %d changes, not %d", c.goals, use.Changes, c.want)
		}
	}
}

// What has neither a goal nor a rule is measured and not judged.
func TestUseOfJudgesByAGoal(t *testing.T) {
	w := only(KPI{Cadence: Monthly, Aggregation: Last, Unit: Unit{Kind: UnitCount}}).put("x", "2026-10", 80)
	october, _ := ParsePeriod(w.Info.Calendar, "2026-10")
	for _, c := range []struct {
		goals []Goal
		want  Use
	}{
		{nil, Use{Measured: 1, Expected: 1}},
		{[]Goal{{Comparator: AtLeast, Value: 100}}, Use{Measured: 1, Expected: 1, Judged: 1, Levels: [4]int{1: 1}}},
	} {
		w.KPIs[0].Goals = c.goals
		if use := UseOf(w, &w.KPIs[0], w.Series["x"], w.on("2026-11-20"), october); use != c.want {
			t.Errorf("%+v: %+v", c.goals, use)
		}
	}
}
