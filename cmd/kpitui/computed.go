package main

import (
	"kpitui/internal/metrics"
)

// computedWords answer who would record what a formula computes.
var computedWords = struct{ Set, Unset metrics.Text }{
	Set:   metrics.Text{JA: "%s の %s は計算で求まります: %s。変えるには %s を記録してください。", EN: "%s in %s is computed: %s. To change it, set %s."},
	Unset: metrics.Text{JA: "%s の %s は計算で求まる値で、記録されたものではありません: %s。変えるには %s を記録し直してください。", EN: "%s in %s is computed and was not recorded: %s. To change it, set %s."},
}

// computed returns why a period of a KPI is not recorded: a formula computes it of
// what is. Nil for what can be recorded, as a period that cannot be computed.
func (a *app) computed(o *opened, k *metrics.KPI, p metrics.Period, format metrics.Text) error {
	c := metrics.Explain(o.w, k, p, o.assessed)
	if !c.Value.OK {
		return nil
	}
	filled := c.Filled(func(kpi string, v float64) string { return a.value(o, o.w.KPI(kpi), v) })
	var ids []string
	for _, in := range o.w.EnteredInputs(k) {
		ids = append(ids, in.ID)
	}
	return say(format, k.ID, o.w.Info.Label(p), filled, joined(ids))
}
