package detail

import (
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

// derived returns an environment in which LTV/CAC is computed: LTV of the quarters
// from 2025-Q4 on, CAC of the months.
func derived(lang metrics.Lang) *frame.Env {
	env := uitest.Env(lang)
	env.Workspace.KPI("ltv_cac").Formula = "ltv / cac"
	env.Workspace.Compute()
	uitest.Assess(env)
	return env
}

func TestTheFormulaIsFilledIn(t *testing.T) {
	s := over(t, derived(metrics.JA), "ltv_cac", 100, 40)
	has(t, s.View(), "計算式", "ltv / cac", "Q3", "14.3万円 ÷ 31,000円 = ", "入力", "顧客生涯価値", "顧客獲得コスト")
	uitest.Do(t, s, keys.Down) // another period, other numbers
	has(t, s.View(), "13.4万円 ÷ ")
	hasNot(t, s.View(), "14.3万円 ÷")
	uitest.Do(t, s, keys.Top) // Q4 is not over
	has(t, s.View(), "計算できません")
}

func TestMaskedFormulasHoldNoAmounts(t *testing.T) {
	env := derived(metrics.EN)
	env.Masked = true
	s := over(t, env, "ltv_cac", 100, 40)
	has(t, s.View(), "*** ÷ *** = ")
	hasNot(t, s.View(), "31,000", "143K")
}

func TestInputsAreSteppedInto(t *testing.T) {
	s := over(t, derived(metrics.EN), "ltv_cac", 100, 40)
	uitest.Do(t, s, keys.Lists)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "ltv"})
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "ltv"})
	uitest.Do(t, s, keys.Down)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "cac"})
	september := metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, time.September, 1)}
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "cac", Period: september})
	if s.linked.Cursor != 1 {
		t.Error("the cursor has moved")
	}
}

func TestAKPIKnowsWhatIsComputedFromIt(t *testing.T) {
	s := over(t, derived(metrics.EN), "cac", 100, 50)
	has(t, s.View(), "Computed from it", "LTV/CAC")
	uitest.Do(t, s, keys.Lists)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "ltv_cac"})
	hasNot(t, over(t, derived(metrics.EN), "nps", 100, 50).View(), "Computed from it")
}

func TestALinkIsClicked(t *testing.T) {
	s := over(t, derived(metrics.EN), "ltv_cac", 100, 40)
	s.View()
	if s.linksTop == 0 {
		t.Fatal("no links")
	}
	if asked := uitest.Messages(s.Click(5, s.linksTop+1)); len(asked) > 0 || s.focus != onLinks || s.linked.Cursor != 1 {
		t.Errorf("asked for %v, cursor on %d", asked, s.linked.Cursor)
	}
	s.View()
	uitest.Asks(t, uitest.Messages(s.Click(5, s.linksTop+1)), frame.OpenDetail{KPI: "cac"})
}

func TestADetailWithLinksIsFilledExactly(t *testing.T) {
	for _, kpi := range []string{"ltv_cac", "cac"} {
		s := over(t, derived(metrics.JA), kpi, 80, 21)
		uitest.Do(t, s, keys.Lists)
		uitest.Sweep(t, s)
	}
	pane := New(derived(metrics.EN))
	pane.Show("ltv_cac")
	uitest.Sweep(t, pane)
	has(t, func() string { pane.SetSize(70, 50); return pane.View() }(), "Formula", "ltv / cac")
}

func TestWhatAKPIMeansIsTold(t *testing.T) {
	env := uitest.Env(metrics.EN)
	k := env.Workspace.KPI("nps")
	k.Definition, k.EdgeCases, k.Source = metrics.Same("would they recommend it"), metrics.Same("no passives"), metrics.Same("Reichheld 2003")
	k.Layer, k.Role, k.Horizon, k.Direction, k.Sample = metrics.LayerProduct, metrics.RoleExperience, metrics.HorizonMid, metrics.Higher, 50
	k.FedBy, k.AgreesWith = "signups_day", []string{"csat * 20"}
	uitest.Assess(env)
	has(t, over(t, env, "nps", 120, 60).View(), "would they recommend it", "no passives", "Reichheld 2003", "layer Product  role experience  horizon mid",
		"higher is better", "50 answers", "New registrations", "csat * 20")
}

// Nobody is told to enter the first value of what is computed.
func TestAComputedKPIWithoutValuesLeadsToItsInputs(t *testing.T) {
	env := uitest.Blank(metrics.EN)
	env.Workspace.KPIs = []metrics.KPI{
		{ID: "spent", Name: metrics.Same("Spent"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Monthly, Aggregation: metrics.Last},
		{ID: "double", Name: metrics.Same("Double"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Monthly, Aggregation: metrics.Last, Formula: "spent * 2"},
	}
	env.Workspace.Compute()
	env.Assessed = metrics.Assess(env.Workspace, env.Now)
	has(t, over(t, env, "double", 120, 40).View(), "tab goes to the inputs")
	has(t, over(t, env, "spent", 120, 40).View(), "Press e to enter the first one")
}
