package metrics

import (
	"cmp"
	"slices"
)

// ExceptionKind is a reason for which a review looks at a KPI.
type ExceptionKind string

// The kinds, in the order in which an [Exception] lists them.
const (
	LevelRisen  ExceptionKind = "risen"   // the level is higher than last time
	LevelFallen ExceptionKind = "fallen"  // the level is lower than last time
	AlertOpen   ExceptionKind = "alert"   // it has a level, acknowledged or not
	GoalOverdue ExceptionKind = "overdue" // the goal in force was due before today and is not reached
	ValuesStale ExceptionKind = "stale"
	Noted       ExceptionKind = "noted" // this review has written about it already
)

// ExceptionKinds lists them in their order.
var ExceptionKinds = [...]ExceptionKind{LevelRisen, LevelFallen, AlertOpen, GoalOverdue, ValuesStale, Noted}

// Exception is a KPI that a review talks about.
type Exception struct {
	Status   *Status // of the assessment
	Was      Level   // last time
	WasKnown bool    // false: there is no last time to compare with
	Kinds    []ExceptionKind
}

// Has reports whether the exception has the kind.
func (e *Exception) Has(kind ExceptionKind) bool { return slices.Contains(e.Kinds, kind) }

// Exceptions returns the KPIs that the review of p has to talk about, the worst
// first: by the level now, those that have risen before others, the farthest
// behind plan, the most stars, and the order of definition. At the end come those
// whose level has only fallen, and those that are only in the list because the
// review has written about them.
//
// Last time is the last closed review of the same kind. Where there is none, it is
// the judged period before: before the one judged now and before p, so that a
// KPI of every day is not compared with yesterday. KPIs that were never measured
// are no exceptions. as must be an assessment of w.
func (w *Workspace) Exceptions(as *Assessment, p Period) []Exception {
	review, last := w.Review(p), w.LastReview(p)
	a := newAssessor(w, as.AsOf)
	var list []Exception
	for i := range as.KPIs {
		e := Exception{Status: &as.KPIs[i]}
		st := e.Status
		if last != nil {
			e.Was, e.WasKnown = last.Closing.Levels[st.KPI.ID]
		} else {
			e.Was, e.WasKnown = a.levelBefore(st, p)
		}
		if st.LevelKnown() {
			e.add(LevelRisen, e.WasKnown && st.Level > e.Was)
			e.add(LevelFallen, e.WasKnown && st.Level < e.Was)
			e.add(AlertOpen, st.Level > LevelNone)
			e.add(GoalOverdue, st.overdue(as.Closed))
			e.add(ValuesStale, st.Waits() && st.Freshness == Stale)
		}
		if review != nil {
			e.add(Noted, !review.Finding(st.KPI.ID).IsZero())
		}
		if len(e.Kinds) > 0 {
			list = append(list, e)
		}
	}
	slices.SortStableFunc(list, worseException)
	return list
}

func (e *Exception) add(kind ExceptionKind, ok bool) {
	if ok {
		e.Kinds = append(e.Kinds, kind)
	}
}

// quiet says how little there is to talk about: 0 something is wrong, 1 the level
// has only fallen, 2 somebody has only written about it.
func (e *Exception) quiet() int {
	switch {
	case e.Has(LevelRisen), e.Has(AlertOpen), e.Has(GoalOverdue), e.Has(ValuesStale):
		return 0
	case e.Has(LevelFallen):
		return 1
	}
	return 2
}

func worseException(a, b Exception) int {
	return cmp.Or(
		cmp.Compare(a.quiet(), b.quiet()),
		cmp.Compare(b.Status.Level, a.Status.Level),
		-compareBool(a.Has(LevelRisen), b.Has(LevelRisen)),
		compareMaybe(a.Status.AttainmentPlan, b.Status.AttainmentPlan),
		cmp.Compare(b.Status.weight(), a.Status.weight()),
	)
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// compareMaybe orders by value, what is missing last.
func compareMaybe(a, b Maybe) int {
	return cmp.Or(-compareBool(a.OK, b.OK), cmp.Compare(a.V, b.V))
}

// weight returns the importance of the goal in force; 0 without one.
func (s *Status) weight() int {
	if s.Goal == nil {
		return 0
	}
	return s.Goal.Goal.Weight()
}

// overdue reports whether the goal in force was due on the last day that is over, or
// before, and the judged value does not reach it.
func (s *Status) overdue(closed Date) bool {
	return s.Goal != nil && s.Goal.Goal.Due != 0 && s.Goal.Goal.Due <= closed &&
		s.AttainmentGoal.OK && !atLeast(s.AttainmentGoal.V, 1)
}

// levelBefore returns the level of the newest judged period before the one judged
// now and before p.
func (a *assessor) levelBefore(st *Status, p Period) (Level, bool) {
	if !st.Value.OK {
		return 0, false
	}
	s := a.subject(st.KPI)
	now := s.history(a.today, a.today-1)
	var v verdict
	_, _, ok := s.earlier(&v, &now, search(now.s.Points[:now.n], min(st.Period.Start, p.Start)))
	return v.level, ok
}
