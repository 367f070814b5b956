package frame

import "kpitui/internal/metrics"

// Waits reports whether a KPI waits for somebody to enter a value. One with a formula
// never does: its inputs do, and say so themselves.
func Waits(st *metrics.Status) bool {
	return st.KPI.Formula == "" && (st.Freshness == metrics.Due || st.Freshness == metrics.Stale)
}
