package main

import (
	"slices"
	"strings"

	"kpitui/internal/metrics"
)

// computedWords answer who would record what a formula computes.
var computedWords = struct{ Set, Unset, InFile metrics.Text }{
	Set:   metrics.Text{JA: "%s の %s は計算で求まります: %s。変えるには %s を記録してください。", EN: "%s in %s is computed: %s. To change it, set %s."},
	Unset: metrics.Text{JA: "%s の %s は計算で求まる値で、記録されたものではありません: %s。変えるには %s を記録し直してください。", EN: "%s in %s is computed and was not recorded: %s. To change it, set %s."},
	InFile: metrics.Text{
		JA: "%s の値（%s）は同じファイルの値から計算されるため、取り込みません: %d件",
		EN: "%s (%s) is computed from other values of the file, values left out: %d",
	},
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

// leaveComputed takes from a file's values those that its other values compute: they
// would lie in the store unseen. It takes the others into the workspace in memory for
// that, and returns how many it left out.
func (a *app) leaveComputed(o *opened, series []metrics.SeriesEdit) (kept []metrics.SeriesEdit, left int) {
	const most = 3 // periods that are named
	formula := func(e metrics.SeriesEdit) bool { k := o.w.KPI(e.KPI); return k != nil && k.Formula != "" }
	if !slices.ContainsFunc(series, formula) {
		return series, 0
	}
	o.w.Apply(&metrics.Entry{Change: metrics.Change{Series: slices.DeleteFunc(slices.Clone(series), formula)}})
	as := metrics.Assess(o.w, o.now)
	for _, e := range series {
		if formula(e) {
			k := o.w.KPI(e.KPI)
			var gone []string
			e.Put = slices.DeleteFunc(slices.Clone(e.Put), func(p metrics.Snapshot) bool {
				computed := metrics.Explain(o.w, k, p.Period, as).Value.OK
				if computed {
					gone = append(gone, o.w.Info.Label(p.Period))
				}
				return computed
			})
			if n := len(gone); n > 0 {
				a.notef(computedWords.InFile, k.ID, strings.Join(gone[:min(most, n)], ", "), n)
				left += n
			}
		}
		if len(e.Put) > 0 {
			kept = append(kept, e)
		}
	}
	return kept, left
}
