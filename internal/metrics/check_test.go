package metrics

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// checks runs the goal checks and returns the findings of a kind.
func (w *Workspace) checks(day string, kind CheckKind) (list []GoalCheck) {
	for _, c := range CheckGoals(w, w.on(day)) {
		if c.Kind == kind {
			list = append(list, c)
		}
	}
	return list
}

// says fails unless the findings are as many as the wanted texts and each holds,
// in both languages, every one of its parts; parts are divided by |.
func says(t *testing.T, found []GoalCheck, want ...string) {
	t.Helper()
	if len(found) != len(want) {
		t.Errorf("%d findings, want %d: %+v", len(found), len(want), found)
		return
	}
	for i, c := range found {
		for _, part := range strings.Split(want[i], "|") {
			ja, en, two := strings.Cut(part, " / ")
			if !two {
				en = ja
			}
			if !strings.Contains(c.Text.JA, ja) || !strings.Contains(c.Text.EN, en) {
				t.Errorf("finding %d lacks %q:\n%s\n%s", i, part, c.Text.JA, c.Text.EN)
			}
		}
		for _, s := range []string{c.Text.JA, c.Text.EN, c.Hint.JA, c.Hint.EN} {
			if s == "" || strings.Contains(s, "%!") || strings.Contains(s, "%%") {
				t.Errorf("finding %d says %q", i, s)
			}
		}
	}
}

func growTo(value float64, due string) Goal {
	g := Goal{Comparator: AtLeast, Value: value}
	if due != "" {
		g.Due, g.Path = at(due), Linear
	}
	return g
}

func startingAt(g Goal, v float64) Goal { g.From = &v; return g }

func TestSpansBetweenDays(t *testing.T) {
	for _, c := range []struct {
		kind     PeriodKind
		from, to string
		want     float64
	}{
		{Month, "2025-01-05", "2028-01-05", 36},
		{Month, "2025-06-30", "2025-12-31", 6},
		{Month, "2026-02-28", "2026-03-31", 1},
		{Month, "2027-06-30", "2028-01-05", 189 / 30.4375},
		{Month, "2026-11-20", "2028-01-05", 411 / 30.4375},
		{Quarter, "2025-01-05", "2028-01-05", 12},
		{Year, "2025-01-05", "2028-01-05", 3},
		{Week, "2026-11-06", "2026-11-20", 2},
		{Day, "2026-11-06", "2026-11-20", 14},
	} {
		near(t, fmt.Sprint(c.kind, c.from, c.to), periodsBetween(c.kind, at(c.from), at(c.to)), c.want, 1e-9)
	}
}

// fed is a stock of 10,000 students by 2028-01-05, and the flow that feeds it.
func fed(rate float64, per PeriodKind) *Workspace {
	w := company()
	w.Phases = nil
	w.KPIs = append(w.KPIs[:1], KPI{ID: "new", Name: Text{JA: "新規", EN: "New students"}, Unit: w.KPIs[0].Unit, Cadence: Daily, Aggregation: Sum, Per: per,
		Goals: []Goal{startingAt(growTo(rate, "2027-01-05"), 0)}})
	w.KPIs[0].FedBy = "new"
	w.KPIs[0].Goals = []Goal{startingAt(growTo(10000, "2028-01-05"), 0)}
	return w
}

func TestAStockIsHeldAgainstTheFlowThatFeedsIt(t *testing.T) {
	w := fed(80, Month)
	for _, day := range []string{"2025-01-05", "2026-11-20"} {
		says(t, w.checks(day, CheckFlow), "80名 × 36か月 = 2,880名 / 80 × 36 months = 2,880|10,000|2028-01-05|新規 / New students")
	}
	found := w.checks("2025-01-05", CheckFlow)[0]
	if found.KPI != "students_total" || !slices.Equal(found.With, []string{"new"}) || !strings.Contains(found.Hint.EN, "278 a month") {
		t.Errorf("%+v", found)
	}
	w.put("students_total", "2026-11-20", 980)
	says(t, w.checks("2026-11-20", CheckFlow), "980名 + 80名 × 13.5か月 = 2,060名 / 980 + 80 × 13.5 months = 2,060")

	w.KPIs[0].Goals = []Goal{startingAt(growTo(2000, "2026-06-30"), 0)}
	if found := w.checks("2026-11-20", CheckFlow); found != nil {
		t.Errorf("a goal that was missed is no plan any more: %v", found)
	}

	says(t, fed(10, Week).checks("2025-01-05", CheckFlow), "× 156.4週間 / × 156.4 weeks")
	says(t, fed(249, Month).checks("2025-01-05", CheckFlow), "= 8,964")
	for name, w := range map[string]*Workspace{"ten per cent short": fed(250, Month), "more than enough": fed(300, Month)} {
		if found := w.checks("2025-01-05", CheckFlow); found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
	for name, change := range map[string]func(w *Workspace){
		"the highest goal of the flow counts": func(w *Workspace) { w.KPIs[1].Goals = append(w.KPIs[1].Goals, growTo(300, "2027-06-30")) },
		"a flow without a goal":               func(w *Workspace) { w.KPIs[1].Goals = nil },
		"a flow that is archived":             func(w *Workspace) { w.KPIs[1].Archived = true },
		"a stock that is archived":            func(w *Workspace) { w.KPIs[0].Archived = true },
		"a flow that is not there":            func(w *Workspace) { w.KPIs[0].FedBy = "gone" },
		"a stock that starts high":            func(w *Workspace) { w.KPIs[0].Goals[0].From = ptr(7000.0) },
		"a goal that is replaced":             func(w *Workspace) { w.KPIs[0].Goals[0].Until = at("2025-01-01") },
	} {
		w := fed(80, Month)
		change(w)
		if found := w.checks("2025-01-05", CheckFlow); found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func TestGoalsDueBeforeTheirPhaseEndsAreOneFinding(t *testing.T) {
	w := company()
	w.Phases[1].Name = Text{JA: "成長加速期", EN: "Acceleration"}
	for _, day := range []string{"2025-01-05", "2026-11-20"} {
		found := w.checks(day, CheckDueEarly)
		says(t, found, "2026-06-30|2025-12-31|6か月 / 6 months|「成長加速期」 / Acceleration|累計受講生数、月次売上、NPS、顧客獲得コスト / Cumulative students, Monthly revenue, NPS, CAC")
		if found[0].Phase != "phase-2" || found[0].KPI != "students_total" {
			t.Errorf("%+v", found[0])
		}
	}
	w.Phases[1].Goals[3].Due = at("2026-03-31")
	says(t, w.checks("2025-01-05", CheckDueEarly), "2025-12-31|NPS", "2026-03-31|3か月 / 3 months|顧客獲得コスト / CAC")
	w.Phases[1].Goals[3].Due = at("2026-12-31")
	w.Phases[1].Goals[2].Due = 0
	says(t, w.checks("2025-01-05", CheckDueEarly), "累計受講生数、月次売上。 / Cumulative students, Monthly revenue.")
	w.put("nps", "2026-05", 60)
	says(t, w.checks("2026-06-30", CheckDueEarly), "累計受講生数 / Cumulative students")
	if found := w.checks("2026-07-01", CheckDueEarly); found != nil {
		t.Errorf("the phase is over, and was measured: %v", found)
	}
}

func TestGrowthAboveTwentyPerCentAMonth(t *testing.T) {
	w := company()
	for _, day := range []string{"2025-01-05", "2026-11-20"} {
		found := w.checks(day, CheckGrowth)
		says(t, found,
			"50名（2025-06-30） / 50 (2025-06-30)|300|6か月 / 6 months|34.8%", "10,000|2027-06-30|2028-01-05|35.7%", "150万円 / ¥1.5M|500万円 / ¥5M|22.2%")
		if found[0].Phase != "phase-2" || found[1].Phase != "" || found[2].KPI != "revenue_month" {
			t.Errorf("%+v", found)
		}
		if !strings.Contains(found[0].Hint.EN, "149 by 2025-12-31") {
			t.Errorf("%q", found[0].Hint.EN)
		}
	}
	// What is measured is held against the next goal in the place of the one before.
	w.put("students_total", "2026-11-20", 980)
	says(t, w.checks("2026-11-20", CheckGrowth), "1,500名（2027-06-30）から10,000名 / From 1,500 (2027-06-30) to 10,000", "22.2%")
	w.put("students_total", "2026-11-20", 300)
	says(t, w.checks("2026-11-20", CheckGrowth), "300名（2026-11-20）から1,500名 / From 300 (2026-11-20) to 1,500|24.7%", "35.7%", "22.2%")

	month := func(goals ...Goal) []GoalCheck {
		return only(KPI{Unit: Unit{Kind: UnitCount}, Cadence: Monthly, Aggregation: Last, Goals: goals}).checks("2026-01-01", CheckGrowth)
	}
	says(t, month(growTo(100, "2026-01-31"), growTo(120.1, "2026-02-28")), "20.1%")
	for name, goals := range map[string][]Goal{
		"20 % a month":           {growTo(100, "2026-01-31"), growTo(120, "2026-02-28")},
		"less than a month":      {growTo(100, "2026-01-31"), growTo(200, "2026-02-27")},
		"from nothing":           {growTo(0, "2026-01-31"), growTo(200, "2026-02-28")},
		"shrinking":              {growTo(200, "2026-01-31"), growTo(100, "2026-02-28")},
		"levels to hold":         {{Comparator: AtLeast, Value: 100, Due: at("2026-01-31"), Path: Step}, {Comparator: AtLeast, Value: 200, Due: at("2026-02-28"), Path: Step}},
		"at most":                {growTo(100, "2026-01-31"), {Comparator: AtMost, Value: 300, Due: at("2026-02-28"), Path: Linear}},
		"the first has no start": {growTo(100, "2026-01-31")},
	} {
		if found := month(goals...); found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
	share := only(KPI{Unit: Unit{Kind: UnitShare}, Cadence: Monthly, Aggregation: Last, Goals: []Goal{growTo(10, "2026-01-31"), growTo(30, "2026-02-28")}})
	if found := share.checks("2026-01-01", CheckGrowth); found != nil {
		t.Errorf("a share grows in points: %v", found)
	}
}

func TestAPlanThatNoPaceSoFarReaches(t *testing.T) {
	pace := func(perWeek float64) *Workspace {
		w := company()
		return w.daily("students_total", "2026-10-01", "2026-11-20", func(d Date) float64 { return 980 - float64(at("2026-11-20")-d)*perWeek/7 })
	}
	// (1,500 - 980) in 222 days are 16.4 a week, 9,020 in 411 days 153.6.
	says(t, pace(10).checks("2026-11-20", CheckUnreachable), "1,500|+16.4名 / +16.4|4週間 / 4 weeks", "10,000|+154名 / +154|+10名 / +10|2026-10-01|毎週 / a week")
	says(t, pace(17).checks("2026-11-20", CheckUnreachable), "10,000")
	if found := pace(200).checks("2026-11-20", CheckUnreachable); found != nil {
		t.Errorf("fast enough: %v", found)
	}
	w := company().daily("students_total", "2026-11-01", "2026-11-20", always(980))
	if found := w.checks("2026-11-20", CheckUnreachable); found != nil {
		t.Errorf("three weeks are no pace: %v", found)
	}

	reached := company().daily("students_total", "2026-10-01", "2026-11-20", func(d Date) float64 { return 20000 - float64(d-at("2026-10-01"))*100 })
	if found := reached.checks("2026-11-20", CheckUnreachable); found != nil {
		t.Errorf("reached, though falling: %v", found)
	}

	spurt := company() // four fast weeks long ago count
	spurt.daily("students_total", "2026-09-24", "2026-11-20", func(d Date) float64 { return min(980, 900+float64(d-at("2026-09-24"))*20/7) })
	says(t, spurt.checks("2026-11-20", CheckUnreachable), "10,000|+19.3名 / +19.3|2026-09-24")

	level := company()
	for p := (Period{Month, at("2026-04-01")}); p.Start < at("2026-11-01"); p = p.Add(1) {
		level.put("nps", level.Info.Label(p), 50)
	}
	if found := level.checks("2026-11-20", CheckUnreachable); found != nil {
		t.Errorf("a level to hold is no plan: %v", found)
	}

	down := only(KPI{Unit: Unit{Kind: UnitMoney}, Cadence: Monthly, Aggregation: Last, Goals: []Goal{{Comparator: AtMost, Value: 10000, Due: at("2027-06-30"), Path: Linear}}})
	for i, v := range []float64{40000, 39500, 39000, 38500, 38000, 37500} {
		down.put("x", down.Info.Label(Period{Month, at("2026-05-01")}.Add(i)), v)
	}
	says(t, down.checks("2026-11-20", CheckUnreachable), "毎月 / a month|2026-05-01|-500ドル / -$500|-3,438ドル / -$3,438")
	down.put("x", "2026-10", 9000)
	if found := down.checks("2026-11-20", CheckUnreachable); found != nil {
		t.Errorf("reached: %v", found)
	}
}

func TestFindingsStandInTheOrderOfTheKPIs(t *testing.T) {
	w := revenue()
	w.KPI("students_total").FedBy = "signups_day"
	w.KPI("signups_day").Goals = []Goal{growTo(2, "")}
	w.KPI("uptime").Alerts = []AlertRule{{When: "value > 100"}}
	var got []string
	for _, c := range CheckGoals(w, w.on("2025-01-05")) {
		got = append(got, c.KPI+" "+string(c.Kind))
	}
	want := []string{"students_total flow", "students_total due_early", "students_total growth", "students_total growth", "revenue_month growth", "uptime rule", "revenue_annual year"}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestCheckWordsAreWhole(t *testing.T) {
	for _, k := range CheckKinds {
		for _, text := range []Text{k.Label(), k.About()} {
			if text.JA == "" || text.EN == "" {
				t.Errorf("%s: %+v", k, text)
			}
		}
	}
}

func TestChecksOfManyKPIsAreQuick(t *testing.T) {
	w := revenue()
	base := w.KPIs
	for i := range 1000 {
		k := base[i%len(base)]
		k.ID += fmt.Sprint("-", i)
		w.KPIs = append(w.KPIs, k)
	}
	as := w.on("2026-11-20")
	start := time.Now()
	CheckGoals(w, as)
	if took := time.Since(start); took > 500*time.Millisecond {
		t.Errorf("took %v", took)
	}
}
