package frame

import (
	"regexp"
	"strings"
	"sync"

	"kpitui/internal/metrics"
)

// Hides reports whether the KPI's values are hidden now: amounts and counts are,
// when masked; per cent and scores stay.
func (e *Env) Hides(k *metrics.KPI) bool {
	return e.Masked && (k.Unit.Kind == metrics.UnitMoney || k.Unit.Kind == metrics.UnitCount)
}

// numbers are those that somebody wrote into a text, with what follows of a share.
var numbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9０-９]+(?:[.,．，][0-9０-９]+)*[%％]?`) })

// Note writes what somebody noted about a KPI. Where its values are hidden the
// numbers in it are too, whatever they mean; per cent stays.
func (e *Env) Note(note string, k *metrics.KPI) string {
	if !e.Hides(k) {
		return note
	}
	return numbers().ReplaceAllStringFunc(note, func(n string) string {
		if strings.HasSuffix(n, "%") || strings.HasSuffix(n, "％") {
			return n
		}
		return "***"
	})
}

// NoteOn writes what somebody noted about several KPIs by their ids: while one of
// them is hidden, numbers are.
func (e *Env) NoteOn(note string, kpis ...string) string {
	for _, id := range kpis {
		if k := e.Workspace.KPI(id); k != nil {
			note = e.Note(note, k)
		}
	}
	return note
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
