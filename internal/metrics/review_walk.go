package metrics

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// ReviewPeriod returns the period whose review is due on a day: the week that the
// day is in, or the last month, quarter or year that is over. One that was over
// before the company's start has nothing to review: the one that runs then is due.
func (i *Info) ReviewPeriod(kind PeriodKind, today Date) Period {
	p := i.Of(kind, today)
	if before := p.Add(-1); kind != Week && before.End() >= i.Start {
		return before
	}
	return p
}

// dayOf returns the civil date of a moment in the workspace's zone.
func (w *Workspace) dayOf(t time.Time) Date { return DateOf(t.In(w.Info.zone())) }

// since returns from which day on things count as ended since the last review of
// the kind before p, and the day on which the review of p was opened; 0: not yet.
// Days are all that is known of an end: what ended on the day of the last closing
// counts as ended in that meeting, unless this one was opened on that day too.
func (w *Workspace) since(p Period) (from, opened Date) {
	from = p.Start
	if last := w.LastReview(p); last != nil {
		from = w.dayOf(last.Closing.At) + 1
	}
	if r := w.Review(p); r != nil {
		opened = w.dayOf(r.Opened)
		from = min(from, opened)
	}
	return from, opened
}

// OpenActions returns the actions that the review of p begins with: the open ones
// that were made before it, the earliest due first, so that the overdue lead, and
// those without a due date last. What the review itself ends or moves keeps its
// place, so that nothing jumps under the cursor; what ended between the last review
// of the kind and this one follows at the end. Made before it is everything that
// neither it made nor a later review of its kind: an action of Wednesday belongs
// into the meeting of Friday, though its review was opened on Monday.
func (w *Workspace) OpenActions(p Period) []*Action {
	from, opened := w.since(p)
	later := map[string]bool{ReviewID(p): true}
	for i := range w.Reviews {
		if r := &w.Reviews[i]; r.Period.Kind == p.Kind && r.Period.Start > p.Start {
			later[r.ID()] = true
		}
	}
	var list []*Action
	for i := range w.Actions {
		a := &w.Actions[i]
		if !later[a.Review] && (a.Status == ActionOpen || a.Ended >= from) {
			list = append(list, a)
		}
	}
	before := func(a *Action) bool { return a.Status != ActionOpen && (opened == 0 || a.Ended < opened) }
	slices.SortStableFunc(list, func(a, b *Action) int {
		return cmp.Or(compareBool(before(a), before(b)), compareDates(a.dueOn(opened), b.dueOn(opened)))
	})
	return list
}

// dueOn returns the due date as it was before the moves of the day d and later.
func (a *Action) dueOn(d Date) Date {
	if d != 0 {
		for _, m := range a.Moves {
			if m.On >= d {
				return m.From
			}
		}
	}
	return a.Due
}

// compareDates orders dates, "no date" last.
func compareDates(a, b Date) int {
	return cmp.Or(compareBool(a == 0, b == 0), cmp.Compare(a, b))
}

// EndingExperiments returns the experiments that the review of p has to judge: the
// run of which ends in the period, or ended before and left no verdict until the
// review was opened. The earliest end comes first.
func (w *Workspace) EndingExperiments(p Period) []*Experiment {
	_, opened := w.since(p)
	var list []*Experiment
	for i := range w.Experiments {
		e := &w.Experiments[i]
		waits := e.Ended == 0 || opened != 0 && e.Ended >= opened
		if e.End != 0 && (p.Contains(e.End) || e.End < p.Start && waits) {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *Experiment) int { return cmp.Compare(a.End, b.End) })
	return list
}

// LastFinding returns the newest finding about a KPI in the reviews of the kind of
// the period before it, with its review; nil when nothing was written yet.
func (w *Workspace) LastFinding(kpi string, before Period) (Finding, *Review) {
	for i := len(w.Reviews) - 1; i >= 0; i-- {
		r := &w.Reviews[i]
		if r.Period.Kind != before.Kind || r.Period.Start >= before.Start {
			continue
		}
		if f := r.Finding(kpi); !f.IsZero() {
			return f, r
		}
	}
	return Finding{KPI: kpi}, nil
}

// CloseReview returns the review frozen: with the levels as they are, at the time
// of the assessment. seq is the newest journal entry, spent the seconds per step. A
// review that is closed already is returned as it is.
func CloseReview(r Review, as *Assessment, seq uint64, spent map[ReviewStep]int, by string) Review {
	if r.Closed() {
		return r
	}
	levels := make(map[string]Level, len(as.KPIs))
	for i := range as.KPIs {
		if st := &as.KPIs[i]; st.LevelKnown() {
			levels[st.KPI.ID] = st.Level
		}
	}
	r.Closing = &Closing{At: as.Now, By: by, Seq: seq, Levels: levels, Spent: maps.Clone(spent)}
	return r
}
