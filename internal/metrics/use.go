package metrics

// Use is how a KPI served through a span of time.
type Use struct {
	// Measured of Expected periods of the cadence have a value. Expected are those
	// that are over and do not lie before the company's start, whether or not the
	// KPI was measured by then: what was never looked at was of no use.
	Measured, Expected int
	Judged             int    // periods that a goal or an alert rule judged
	Levels             [4]int // of those, by level
	Changes            int    // days from which on a goal is another one
}

// UseOf counts how the KPI was measured and judged in the periods that end in the
// span and were over when as was made. It reads the history as far as it is loaded.
func UseOf(w *Workspace, k *KPI, s *Series, as *Assessment, span Period) Use {
	sub := newSubject(w, k, s, phaseGoals(w, k.ID))
	var u Use
	last := min(span.End(), as.Closed)
	h := sub.then(span, as)
	from := max(span.Start, w.Info.Start)
	for p := w.Info.Of(k.Cadence.PeriodKind(), from); p.End() <= last; p = p.Add(1) {
		if p.Kind == Day && !k.Days.Has(p.Start.Weekday()) {
			continue
		}
		u.Expected++
		if h.has(p) {
			u.Measured++
		}
	}
	for p := w.Info.Of(k.JudgedKind(), from); p.End() <= last; p = p.Add(1) {
		then := sub.then(p, as)
		j := sub.judgeIn(&then, p)
		switch {
		case j.State == StateUnmeasured, j.State == Early, j.State == NoGoal && len(sub.rules) == 0:
		default:
			u.Judged++
			u.Levels[min(j.Level, LevelCritical)]++
		}
	}
	u.Changes = len(sub.changes(span))
	return u
}

// changes returns the days in the span from which on a goal of the KPI is set, or
// no longer is.
func (s *subject) changes(span Period) map[Date]bool {
	days := map[Date]bool{}
	note := func(g *Goal) {
		if g.Since != 0 && span.Contains(g.Since) {
			days[g.Since] = true
		}
		if g.Until != 0 && span.Contains(g.Until+1) {
			days[g.Until+1] = true
		}
	}
	for i := range s.k.Goals {
		note(&s.k.Goals[i])
	}
	for _, c := range s.phased {
		note(c.goal)
	}
	return days
}
