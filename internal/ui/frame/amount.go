package frame

import "kpitui/internal/metrics"

// Hides reports whether the KPI's values are hidden now: amounts and counts are,
// when masked; per cent and scores stay.
func (e *Env) Hides(k *metrics.KPI) bool {
	return e.Masked && (k.Unit.Kind == metrics.UnitMoney || k.Unit.Kind == metrics.UnitCount)
}

// Change writes a comparison; one in the KPI's own unit is hidden as values are.
func (e *Env) Change(c metrics.Comparison, k *metrics.KPI) string {
	if c.Change.OK && c.Unit == metrics.ByDifference && e.Hides(k) {
		return "***"
	}
	return metrics.FormatComparison(c, k.Unit, e.Info().Currency, e.Lang)
}

// Compact writes a value for a narrow cell: as [Env.Value], without the sign of
// its currency or its counter, in at most eight columns.
func (e *Env) Compact(v metrics.Maybe, k *metrics.KPI) string {
	if e.Hides(k) || !v.OK {
		return e.Value(v, k)
	}
	u := k.Unit
	switch u.Kind {
	case metrics.UnitMoney, metrics.UnitCount, metrics.UnitRank:
		u = metrics.Unit{Kind: metrics.UnitCount}
	}
	return metrics.FormatValue(v.V, u, "", e.Lang)
}
