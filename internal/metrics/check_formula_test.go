package metrics

import (
	"slices"
	"testing"
)

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
