package exchange

import (
	"slices"
	"testing"

	"kpitui/internal/metrics"
)

// Every template without a currency can be taken by a company of any.
func TestOnlyTemplatesWithACurrencyStateAmounts(t *testing.T) {
	for _, name := range Templates() {
		d, err := Template(name)
		if err != nil {
			t.Fatal(err)
		}
		left := LeaveAmounts(d)
		if (len(left) > 0) != (TemplateCurrency(name) != "") {
			t.Errorf("%s in %q states amounts of %v", name, TemplateCurrency(name), left)
		}
		if again := LeaveAmounts(d); len(again) != 0 {
			t.Errorf("%s still states amounts of %v", name, again)
		}
	}
}

func TestWhatIsStatedInMoneyIsLeftOut(t *testing.T) {
	limit := &metrics.Threshold{Value: 5000}
	rule := func(when string) metrics.AlertRule { return metrics.AlertRule{When: when, Level: 2} }
	goal := []metrics.Goal{{Comparator: metrics.AtLeast, Value: 100}}
	d := &Definitions{
		KPIs: []metrics.KPI{
			{
				ID: "sales", Unit: metrics.Unit{Kind: metrics.UnitMoney}, Goals: goal, Thresholds: metrics.Thresholds{Warning: limit},
				Alerts: []metrics.AlertRule{rule("value < 50"), rule("attainment < 80%"), rule("freshness == stale")},
			},
			{ID: "euro", Unit: metrics.Unit{Kind: metrics.UnitMoney, Currency: "EUR"}, Goals: goal, Alerts: []metrics.AlertRule{rule("value < 50")}},
			{ID: "users", Unit: metrics.Unit{Kind: metrics.UnitCount}, Goals: goal, Alerts: []metrics.AlertRule{rule("value < 5"), rule("value < 9 and sales < 50")}},
			{ID: "cost", Unit: metrics.Unit{Kind: metrics.UnitMoney}},
		},
		Phases: []metrics.Phase{{ID: "p", Goals: []metrics.Goal{{KPI: "cost", Value: 7}, {KPI: "users", Value: 7}, {KPI: "euro", Value: 7}}}},
	}
	if left := LeaveAmounts(d); !slices.Equal(left, []string{"sales", "users", "cost"}) {
		t.Errorf("left out of %v", left)
	}
	for id, want := range map[string][]string{"sales": {"freshness == stale"}, "euro": {"value < 50"}, "users": {"value < 5"}} {
		var rules []string
		for _, r := range d.Workspace().KPI(id).Alerts {
			rules = append(rules, r.When)
		}
		if !slices.Equal(rules, want) {
			t.Errorf("%s keeps the rules %q, not %q", id, rules, want)
		}
	}
	if k := &d.KPIs[0]; k.Goals != nil || !k.Thresholds.IsZero() {
		t.Errorf("sales keeps %+v and %+v", k.Goals, k.Thresholds)
	}
	if len(d.KPIs[1].Goals) != 1 || len(d.KPIs[2].Goals) != 1 || len(d.Phases[0].Goals) != 2 {
		t.Errorf("too much is gone: %+v", d)
	}
}

// Rules about attainment stay out with the phases that give the goal.
func TestAKPIWithoutAGoalBringsNoRuleAboutIt(t *testing.T) {
	w := &metrics.Workspace{Info: metrics.Info{Name: metrics.Same("Acme"), TZ: "UTC", Currency: "JPY"}}
	a, err := PlanAddition(w, today(t), "revenue_month")
	if err != nil {
		t.Fatal(err)
	}
	if k := taken(w, a).KPI("revenue_month"); len(k.Goals)+len(k.Alerts) != 0 || a.Unpriced != nil {
		t.Errorf("it comes with %+v and %+v; unpriced: %v", k.Goals, k.Alerts, a.Unpriced)
	}
	w.Info.Currency = "USD"
	if a, err = PlanAddition(w, today(t), "ltv", "students_total"); err != nil || !slices.Equal(a.Unpriced, []string{"ltv"}) || a.Currency != "JPY" {
		t.Errorf("unpriced: %v in %q, %v", a.Unpriced, a.Currency, err)
	}
}
