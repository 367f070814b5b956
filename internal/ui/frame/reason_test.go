package frame

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	uiwords "kpitui/internal/ui/words"
)

func TestReasonsHoldNoAmountsWhileMasked(t *testing.T) {
	money := &metrics.KPI{ID: "cac", Unit: metrics.Unit{Kind: metrics.UnitMoney}}
	rule := &metrics.AlertRule{When: "value > 30000", Level: metrics.LevelWarning}
	named := &metrics.AlertRule{When: "value > 30000", Level: metrics.LevelWarning, Name: metrics.Same("too dear")}
	reasons := []metrics.Reason{
		{Kind: metrics.ReasonPlan, KPI: money, Value: metrics.Some(38200), Target: 25000, Attainment: metrics.Some(0.47), Low: metrics.Some(0)},
		{Kind: metrics.ReasonGoal, KPI: money, Value: metrics.Some(38200), Target: 25000, Attainment: metrics.Some(0.47), High: metrics.Some(0.7)},
		{Kind: metrics.ReasonThreshold, KPI: money, Value: metrics.Some(38200), Threshold: &metrics.Threshold{Value: 25000}},
		{Kind: metrics.ReasonRule, KPI: money, Value: metrics.Some(38200), Rule: rule},
		{Kind: metrics.ReasonRule, KPI: money, Value: metrics.Some(38200), Rule: named},
		{Kind: metrics.ReasonNoGoal, KPI: money},
	}
	w := &metrics.Workspace{Info: metrics.Info{Currency: "JPY"}}
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		e := &Env{Lang: lang, Workspace: w, Masked: true}
		for i, r := range reasons {
			got := e.Reason(r)
			if got == "" || strings.Contains(got, "000") || strings.Contains(got, "万") || strings.Contains(got, "38") {
				t.Errorf("reason %d in %s: %q", i, lang, got)
			}
		}
		if got := e.Reason(reasons[0]); !strings.Contains(got, "47%") {
			t.Errorf("per cent stays: %q", got)
		}
		e.Masked = false
		if got := e.Reason(reasons[0]); !strings.Contains(got, "25,000") && !strings.Contains(got, "2.5") && !strings.Contains(got, "25K") {
			t.Errorf("unmasked it is whole: %q", got)
		}
	}
	if missing := uiwords.Missing(maskedReasons); missing != nil {
		t.Error(missing)
	}
}
