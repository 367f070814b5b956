package frame

import (
	"fmt"

	"kpitui/internal/metrics"
)

var maskedReasons = struct{ Plan, Threshold, Rule metrics.Text }{
	Plan:      metrics.Text{JA: "計画比 %s", EN: "%s of plan"},
	Threshold: metrics.Text{JA: "しきい値で判定", EN: "judged by thresholds"},
	Rule:      metrics.Text{JA: "自動アラート", EN: "an alert rule holds"},
}

// Reason puts a reason into words; while amounts are masked, into words that
// hold none.
func (e *Env) Reason(r metrics.Reason) string {
	switch {
	case e.Masked && r.Kind == metrics.ReasonRule: // a rule may speak of other KPIs' values
		if !r.Rule.Name.IsZero() {
			return e.T(r.Rule.Name)
		}
		return e.T(maskedReasons.Rule)
	case !e.Hides(r.KPI):
	case r.Kind == metrics.ReasonPlan, r.Kind == metrics.ReasonGoal:
		return fmt.Sprintf(e.T(maskedReasons.Plan), metrics.FormatPercent(r.Attainment.V, 0))
	case r.Kind == metrics.ReasonThreshold:
		return e.T(maskedReasons.Threshold)
	}
	return r.In(e.Lang, e.Info())
}
