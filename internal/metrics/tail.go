package metrics

import "slices"

// How much history an assessment needs: enough for 60 columns of a chart and the
// same period a year before, where that is cheap. Sums over many short periods
// and stocks measured every day are cut shorter; their detail reads it all.
const (
	tailPeriods  = 60 // of KPIs with one value per judged period
	tailDays     = 65 // of KPIs judged every day; 60, and a week to compare with
	tailMonths   = 14 // of months added up from shorter periods
	tailQuarters = 9  // of quarters: eight that are over make limits
	tailYears    = 3
)

// TailFrom returns the first day of the history that the assessment needs of a
// KPI whose newest snapshot, not after the day of judgement, is of the day
// newest. Counting from the newest snapshot and not from today keeps the values
// of a KPI that has gone stale. The day begins a judged period.
func TailFrom(info *Info, k *KPI, newest Date) Date {
	kind := k.JudgedKind()
	n := tailPeriods
	switch {
	case kind == Day:
		n = tailDays
	case kind == k.Cadence.PeriodKind(), kind == Week:
	case kind == Month:
		n = tailMonths
	case kind == Quarter:
		n = tailQuarters
	default:
		n = tailYears
	}
	return info.Of(kind, newest).Add(1 - n).Start
}

// Witnesses returns the KPIs that alert rules of others look at, each once. A rule
// is asked about periods of the past too, which may lie before the tail of such a
// KPI: all of its history is to be loaded.
func Witnesses(kpis ...KPI) (ids []string) {
	for i := range kpis {
		for j := range kpis[i].Alerts {
			when, err := ParseCondition(kpis[i].Alerts[j].When)
			if err != nil || kpis[i].Archived {
				continue
			}
			for _, c := range when {
				if c.Subject == SubjectKPI && !slices.Contains(ids, c.KPI) {
					ids = append(ids, c.KPI)
				}
			}
		}
	}
	return ids
}

// tailReaches reports whether a tail from the day from on is long enough for a
// newest snapshot of the day newest.
func tailReaches(info *Info, k *KPI, newest, from Date) bool {
	return leastTail(info, k, newest) >= from
}

// leastTail returns the first day of the history that every tail holds of a KPI with
// a newest snapshot of the day newest: one that was read for a newer snapshot may be
// a little shorter than [TailFrom] asks for, because taking back the newest value is
// no reason to read a history again.
func leastTail(info *Info, k *KPI, newest Date) Date {
	kind, slack := k.JudgedKind(), 1
	if kind == Day {
		slack = 5
	}
	return TailFrom(info, k, info.Of(kind, newest).Add(slack).Start)
}

// HeadTo returns the last day of the oldest history that the assessment needs of
// a KPI whose very first snapshot is of the day first (see [Series].Head): that
// day itself for a stock or rate, the end of the second judged period of a sum or
// mean, the first of which may not be whole.
func HeadTo(info *Info, k *KPI, first Date) Date {
	if k.Aggregation == Last {
		return first
	}
	return info.Of(k.JudgedKind(), first).Add(1).End()
}

// TailSuffices reports whether what is loaded of a KPI's history is enough to
// assess it on the day today as the whole would be. A tail is cut by days, and
// what is measured only now and then may lie further back than any count of them:
// the last value at least seven days older, to compare a stock with, and the last
// whole period of a sum or mean; and so may the value of the day on which a path
// that names no start was set. The whole history is to be read then.
func TailSuffices(w *Workspace, k *KPI, s *Series, today Date) bool {
	if s.From == 0 || s.First == nil {
		return true
	}
	h := newHistory(&w.Info, k, s, today, today-1)
	r, ok := h.judged()
	switch {
	case h.n == 0:
	case !ok || r.period.Start < h.info.Of(h.kind, h.newest().Period.Start).Add(-2).Start:
		return false
	case h.daily() && s.First.Period.Start <= r.period.Start-7:
		if _, ok := h.before(r.period.Start - 6); !ok {
			return false
		}
	}
	known := func(g *Goal) bool {
		if !g.Grows() || g.Since == 0 || g.From != nil || g.Until != 0 && g.Until < s.From {
			return true
		}
		return ValueOn(w, k, s, min(g.Since, today)).OK
	}
	for i := range k.Goals {
		if !known(&k.Goals[i]) {
			return false
		}
	}
	for i := range w.Phases {
		for j := range w.Phases[i].Goals {
			if g := &w.Phases[i].Goals[j]; g.Since != 0 && g.KPI == k.ID && !known(g) {
				return false
			}
		}
	}
	return true
}
