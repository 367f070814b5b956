package frame

import (
	"kpitui/internal/metrics"
	"kpitui/internal/report"
)

// Goal writes what a goal asks of a KPI: 1,500名以上 or >= 1,500; 3位以内 or #3 or better.
func (e *Env) Goal(g *metrics.Goal, k *metrics.KPI) string {
	return report.Goal(g, k, e.Lang, func(v float64) string { return e.Value(metrics.Some(v), k) })
}
