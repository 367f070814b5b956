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

// revenue is the year and the months of the founding document.
func revenue() *Workspace {
	w := company()
	money := Unit{Kind: UnitMoney}
	w.KPIs = append(w.KPIs,
		KPI{ID: "revenue_annual", Name: Text{JA: "年間売上高", EN: "Annual revenue"}, Unit: money, Cadence: Monthly, Aggregation: Last,
			Formula: "sum(revenue_month, 12)", AgreesWith: []string{"mrr * 12"}, Goals: []Goal{startingAt(growTo(120e6, "2028-01-05"), 0)}},
		KPI{ID: "mrr", Name: Text{JA: "月次経常収益", EN: "MRR"}, Unit: money, Cadence: Daily, Aggregation: Last, Goals: []Goal{startingAt(growTo(10e6, "2028-01-05"), 0)}})
	return w
}

func TestAYearIsHeldAgainstItsMonths(t *testing.T) {
	w := revenue()
	for _, day := range []string{"2025-01-05", "2025-09-10", "2026-11-20"} {
		says(t, w.checks(day, CheckYear), "2026年7月から2027年6月 / July 2026 to June 2027|8,502万円 / ¥85M|9,929万円 / ¥99.3M|14.4%少ない / 14.4% less|2027-06-30")
	}
	plan := 0.0 // by hand: 5M to 8M from 2025-12-31 to 2027-06-30, 546 days
	for _, days := range []float64{212, 243, 273, 304, 334, 365, 396, 424, 455, 485, 516, 546} {
		plan += 5e6 + 3e6*days/546
	}
	c := checkup{assessor: newAssessor(w, at("2026-11-20"))}
	sum, ok := c.planned(readFormula("sum(revenue_month, 12)"), w.KPI("revenue_annual"), at("2027-06-30"))
	if !ok {
		t.Fatal("no plan")
	}
	near(t, "twelve months", sum.value, plan, 1e-3)
	near(t, "of the issue", sum.value, 85.0e6, 5e4)

	w.Phases[2].Goals[1].Value = 14e6
	says(t, w.checks("2026-11-20", CheckYear), "36%多い / 36% more")

	agree := revenue()
	agree.Phases[2].Goals[1].Value = 10e6
	says(t, agree.checks("2025-01-05", CheckYear), "2025年1月から2025年12月 / January 2025 to December 2025|2025-12-31")
	agree.put("revenue_month", "2026-10", 6e6)
	if found := agree.checks("2026-11-20", CheckYear); found != nil {
		t.Errorf("what is over and measured is told: %v", found)
	}
	begun := revenue() // its months go as far as June 2025, and began in January
	begun.Phases = begun.Phases[:1]
	if found := begun.checks("2025-01-05", CheckYear); found != nil {
		t.Errorf("no twelve months yet: %v", found)
	}
	gone := revenue()
	gone.KPI("revenue_month").Archived = true
	if found := gone.checks("2026-11-20", CheckYear); found != nil {
		t.Errorf("%v", found)
	}
}

func TestAKPIIsHeldAgainstWhatItAgreesWith(t *testing.T) {
	w := revenue()
	if found := w.checks("2025-01-05", CheckAgrees); found != nil {
		t.Errorf("120 million are 10 million × 12: %v", found)
	}
	for mrr, want := range map[float64]string{8e6: "20%少ない / 20% less", 12e6: "20%多い / 20% more"} {
		w.KPI("mrr").Goals[0].Value = mrr
		says(t, w.checks("2025-01-05", CheckAgrees), "1.2億円 / ¥120M|× 12 = |"+want)
	}
	w.KPI("mrr").Goals[0].Value = 10.9e6
	if found := w.checks("2025-01-05", CheckAgrees); found != nil {
		t.Errorf("nine per cent apart: %v", found)
	}
	// Goals of other days are not compared, but their plans of the same day: MRR is
	// to be at 20 million a year later, and a half of that way is too little.
	w.KPI("mrr").Goals[0] = startingAt(growTo(20e6, "2031-01-05"), 0)
	if found := w.checks("2025-01-05", CheckAgrees); found != nil {
		t.Errorf("10 million on that day: %v", found)
	}
	w.KPI("mrr").Goals[0] = startingAt(growTo(10e6, "2031-01-05"), 0)
	says(t, w.checks("2025-01-05", CheckAgrees), "500万円 × 12 = 5,997万円 / ¥5M × 12 = ¥60M")
	w.KPI("mrr").Goals = nil
	if found := w.checks("2025-01-05", CheckAgrees); found != nil {
		t.Errorf("nothing to agree with: %v", found)
	}
}

// lifetime is LTV/CAC with its parts; the ratio is a goal of the third phase too.
func lifetime() *Workspace {
	w := company()
	w.KPIs = append(w.KPIs,
		KPI{ID: "ltv", Name: Text{JA: "顧客生涯価値", EN: "LTV"}, Unit: Unit{Kind: UnitMoney}, Cadence: Quarterly, Aggregation: Last, Goals: []Goal{growTo(150000, "")}},
		KPI{ID: "ltv_cac", Name: Same("LTV/CAC"), Unit: Unit{Kind: UnitRatio}, Cadence: Quarterly, Aggregation: Last, Formula: "ltv / cac", Goals: []Goal{growTo(6, "")}})
	w.Phases[2].Goals = append(w.Phases[2].Goals, Goal{KPI: "ltv_cac", Comparator: AtLeast, Value: 6, Due: at("2027-06-30"), Path: Step})
	return w
}

func TestARatioIsHeldAgainstItsParts(t *testing.T) {
	days := []string{"2025-01-05", "2025-03-01", "2026-03-01", "2026-11-20"}
	for _, day := range days { // CAC has goals of 40,000 and 30,000 on the way
		if found := lifetime().checks(day, CheckParts); found != nil {
			t.Errorf("%s: 150,000 / 25,000 is 6: %v", day, found)
		}
	}
	w := lifetime()
	w.KPI("ltv").Goals[0].Value = 120000
	for _, day := range days {
		found := w.checks(day, CheckParts)
		says(t, found, "6.0|顧客生涯価値 12万円 ÷ 顧客獲得コスト 25,000円 = 4.8 / LTV ¥120K ÷ CAC ¥25,000 = 4.8")
		if !slices.Equal(found[0].With, []string{"ltv", "cac"}) || found[0].Phase != "" {
			t.Errorf("%+v", found[0])
		}
	}
	w.Phases[2].Goals[3].Value = 7
	says(t, w.checks("2025-01-05", CheckParts), "6.0以上 / at least 6.0", "7.0以上 / at least 7.0")
	for name, change := range map[string]func(w *Workspace){
		"the parts give more":           func(w *Workspace) { w.KPI("ltv").Goals[0].Value = 300000 },
		"nine per cent short":           func(w *Workspace) { w.KPI("ltv").Goals[0].Value = 136500 },
		"an input without a goal":       func(w *Workspace) { w.KPI("ltv").Goals = nil },
		"a formula of other periods":    func(w *Workspace) { w.KPI("ltv").Goals[0].Value = 1; w.KPI("ltv_cac").Formula = "previous(ltv) / cac" },
		"a formula that cannot be read": func(w *Workspace) { w.KPI("ltv").Goals[0].Value = 1; w.KPI("ltv_cac").Formula = "ltv /" },
		"a range":                       func(w *Workspace) { w.KPI("ltv").Goals[0] = Goal{Comparator: Between, Value: 1, High: 2} },
		"an input that adds up otherwise": func(w *Workspace) {
			w.KPI("ltv").Goals[0].Value = 1
			w.KPI("ltv").Aggregation, w.KPI("ltv").Per = Sum, Month
		},
	} {
		w := lifetime()
		change(w)
		if found := w.checks("2026-11-20", CheckParts); found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
	most := lifetime()
	most.KPI("ltv_cac").Goals[0] = Goal{Comparator: AtMost, Value: 5}
	most.Phases[2].Goals = most.Phases[2].Goals[:3]
	says(t, most.checks("2026-11-20", CheckParts), "5.0以下 / at most 5.0|= 6.0")
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
	spurt.daily("students_total", "2026-09-18", "2026-11-20", func(d Date) float64 { return min(980, 900+float64(d-at("2026-09-18"))*20/7) })
	says(t, spurt.checks("2026-11-20", CheckUnreachable), "10,000|+18.6名 / +18.6|2026-09-18")

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

func TestRulesThatNeverOrAlwaysHold(t *testing.T) {
	share, score, change := Unit{Kind: UnitShare}, Unit{Kind: UnitScore, Min: -100, Max: 100}, Unit{Kind: UnitChange}
	for _, c := range []struct {
		unit Unit
		when string
		want string // what the English text says; empty: nothing
	}{
		{share, "value < 80", ""},
		{share, "value <= 0", ""},
		{share, "value >= 100", ""},
		{share, "value < 3 and value > 5", "contradict"},
		{share, "value < 3 and value >= 3", "contradict"},
		{share, "value <= 3 and value >= 3", ""},
		{share, "value != 3 and value == 3", "contradict"},
		{share, "value == 3 and value == 4", "contradict"},
		{share, "value != 0 and value <= 0", "contradict"},
		{share, "value != 100 and value >= 100", "contradict"},
		{share, "value < 3 and value <= 3 and value >= 3", "contradict"},
		{share, "value > 3 and value >= 3 and value <= 3", "contradict"},
		{share, "value > 100", "never holds: It can be 0% to 100%"},
		{share, "value < 0", "never holds: It can be 0% to 100%"},
		{share, "value == 120", "never holds: It can be 0% to 100%"},
		{share, "value <= -1 and freshness == stale", "never holds: It can be 0% to 100%"},
		{share, "value >= 0", "whenever there is a value: It can be 0% to 100%"},
		{share, "value <= 100", "whenever"},
		{share, "value != 101", "whenever"},
		{share, "value != 100", ""},
		{share, "value >= 0 and freshness == stale", ""},
		{share, "value >= 0 and value < 50", ""},
		{score, "value < -100", "-100 to 100"},
		{score, "value >= -100", "whenever"},
		{change, "value < -100", "never holds: It can be -100% and up"},
		{change, "value > 5000", ""},
		{Unit{Kind: UnitRank}, "value < 1", "never"},
		{Unit{Kind: UnitMoney}, "value < 0", ""},
		{share, "other > 5", "never holds: Other can be 0.0 to 5.0"},
		{share, "other > 4 and value < 50", ""},
		{share, "other < 2 and other > 3", "contradict"},
		{share, "attainment < 80%", ""},
		{share, "attainment < 80% and attainment > 90%", "contradict"},
		{share, "freshness == stale", ""},
		{share, "freshness == stale and freshness == due", "contradict"},
		{share, "freshness != stale and freshness != due and freshness != current and freshness != unmeasured", "contradict"},
		{share, "freshness == unmeasured", ""},
		{share, "freshness == unmeasured and value < 3", "contradict"},
		{share, "gone > 5", ""},
		{share, "what is this", ""},
	} {
		k := KPI{ID: "it", Name: Same("It"), Unit: c.unit, Cadence: Monthly, Aggregation: Last, Goals: []Goal{growTo(50, "")}, Alerts: []AlertRule{{When: c.when, Level: LevelWarning}}}
		w := only(k)
		w.KPIs = append(w.KPIs, KPI{ID: "other", Name: Same("Other"), Unit: Unit{Kind: UnitScore, Max: 5}, Cadence: Monthly, Aggregation: Last})
		found := w.checks("2026-11-20", CheckRule)
		if (len(found) > 0) != (c.want != "") || len(found) > 0 && !strings.Contains(found[0].Text.EN, c.want) {
			t.Errorf("%s of a %s: %v, want %q", c.when, c.unit.Kind, found, c.want)
		}
	}
	none := only(KPI{Unit: share, Cadence: Monthly, Aggregation: Last, Alerts: []AlertRule{{When: "attainment < 80%"}}})
	says(t, none.checks("2026-11-20", CheckRule), "目標がなく / without a goal")
}

func TestGoalsNearerThanTheSamplingError(t *testing.T) {
	survey := func(u Unit, n int, goals ...float64) []GoalCheck {
		k := KPI{Unit: u, Cadence: Monthly, Aggregation: Last, Sample: n}
		for _, v := range goals {
			k.Goals = append(k.Goals, growTo(v, ""))
		}
		return only(k).checks("2026-11-20", CheckSample)
	}
	nps := Unit{Kind: UnitScore, Min: -100, Max: 100}
	// 1.96 · √((0.75 − 0.75²) / 50) = 12.0 points, with 289 answers 4.99.
	found := survey(nps, 50, 75, 70)
	says(t, found, "70と75 / 70 and 75|5pt|50件 / 50 answers|±12pt")
	if !strings.Contains(found[0].Hint.EN, "289 answers") {
		t.Errorf("%q", found[0].Hint.EN)
	}
	says(t, survey(nps, 288, 70, 75), "±5pt")
	says(t, survey(nps, 50, -70, -75), "±12pt")
	// √(0.8 · 0.2 / 100) = 4 %, and 1.96 times that 7.84 points.
	says(t, survey(Unit{Kind: UnitShare}, 100, 80, 85), "±7pt")
	for name, found := range map[string][]GoalCheck{
		"answers enough":            survey(nps, 289, 70, 75),
		"far apart":                 survey(nps, 50, 60, 75),
		"the same goal":             survey(nps, 50, 70, 70),
		"one goal":                  survey(nps, 50, 70),
		"no survey":                 survey(nps, 0, 70, 75),
		"a score of another spread": survey(Unit{Kind: UnitScore, Max: 5}, 10, 4.4, 4.5),
		"an amount":                 survey(Unit{Kind: UnitMoney}, 10, 44, 45),
		"everybody says the same":   survey(nps, 50, 99.9, 100),
	} {
		if found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
	w := company()
	w.KPI("nps").Sample = 50
	says(t, w.checks("2025-01-05", CheckSample), "60と70 / 60 and 70", "70と75 / 70 and 75")
	w.put("nps", "2026-10", 62)
	found = w.checks("2026-11-20", CheckSample)
	says(t, found, "70と75 / 70 and 75")
	if found[0].Phase != "phase-3" {
		t.Errorf("%+v", found[0])
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
