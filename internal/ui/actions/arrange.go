package actions

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// kind is what a list has of its own.
type kind struct {
	name       metrics.Text
	action     keys.Action // that opens it
	none       metrics.Text
	narrowings []narrowing // the first is how it begins, and what the way back leads to
	orders     []order
}

// narrowing is a part of a list, which v goes through.
type narrowing struct {
	title metrics.Text
	keep  func(env *frame.Env, it *item) bool
}

// order is a way to sort a list, which s goes through.
type order struct {
	title   metrics.Text
	compare func(env *frame.Env, a, b *item) int
}

// arrange chooses and sorts what a list shows.
func (s *Screen) arrange(of which) []item {
	var out []item
	l, k, w := &s.lists[of], &kinds[of], s.env.Workspace
	matches := l.search.Matcher()
	add := func(it item) {
		if k.narrowings[l.narrow].keep(s.env, &it) && matches(s.searched(&it)...) {
			out = append(out, it)
		}
	}
	if of == actions {
		for i := range w.Actions {
			add(item{action: &w.Actions[i]})
		}
	} else {
		for i := range w.Experiments {
			if e := &w.Experiments[i]; listOf(e) == of {
				add(item{experiment: e})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b item) int { return k.orders[l.order].compare(s.env, &a, &b) })
	return out
}

// searched returns the texts in which a search looks.
func (s *Screen) searched(it *item) []string {
	var out []string
	kpi := func(id string) {
		if k := s.env.Workspace.KPI(id); k != nil {
			out = append(out, k.Name.JA, k.Name.EN)
		}
		out = append(out, id)
	}
	if a := it.action; a != nil {
		out = append(out, a.Title, a.Owner, a.Why)
		kpi(a.KPI)
		for _, m := range a.Moves {
			out = append(out, m.Why)
		}
		return out
	}
	e := it.experiment
	out = append(out, e.Hypothesis, e.Owner, e.Did, e.Learned)
	kpi(e.Lever.KPI)
	kpi(e.Outcome.KPI)
	if e.Verdict != "" {
		out = append(out, e.Verdict.Label().JA, e.Verdict.Label().EN)
	}
	return out
}

func every(*frame.Env, *item) bool { return true }

func status(of metrics.ActionStatus) func(*frame.Env, *item) bool {
	return func(_ *frame.Env, it *item) bool { return it.action.Status == of }
}

func verdict(of metrics.Verdict) func(*frame.Env, *item) bool {
	return func(_ *frame.Env, it *item) bool { return it.experiment.Verdict == of }
}

// phase is where the run of an experiment without a verdict stands.
type phase int

const (
	planned phase = iota
	running
	over // waits for its verdict
)

func phaseOf(e *metrics.Experiment, today metrics.Date) phase {
	switch {
	case e.Start > today:
		return planned
	case e.End != 0 && e.End < today:
		return over
	}
	return running
}

func inPhase(of phase) func(*frame.Env, *item) bool {
	return func(env *frame.Env, it *item) bool { return phaseOf(it.experiment, env.Today) == of }
}

// last is where what has no date stands.
const last = metrics.Date(math.MaxInt32)

func orLast(d metrics.Date) metrics.Date {
	if d == 0 {
		return last
	}
	return d
}

// byDue puts open actions before ended ones: the earliest due first, the newest
// end first.
func byDue(_ *frame.Env, a, b *item) int {
	open := func(it *item) int {
		if it.action.Status == metrics.ActionOpen {
			return 0
		}
		return 1
	}
	due := func(it *item) metrics.Date {
		if open(it) == 0 {
			return orLast(it.action.Due)
		}
		return -it.action.Ended
	}
	return cmp.Or(cmp.Compare(open(a), open(b)), cmp.Compare(due(a), due(b)))
}

func (it *item) score() metrics.Score {
	if it.action != nil {
		return it.action.Score
	}
	return it.experiment.Score
}

// byRank puts the highest first, and then goes by the list's own order.
func byRank(own func(*frame.Env, *item, *item) int) func(*frame.Env, *item, *item) int {
	return func(env *frame.Env, a, b *item) int {
		return cmp.Or(cmp.Compare(b.score().Rank(), a.score().Rank()), own(env, a, b))
	}
}

// byKPI goes by the order in which the KPIs are defined; what is about none comes
// last.
func byKPI(own func(*frame.Env, *item, *item) int) func(*frame.Env, *item, *item) int {
	at := func(env *frame.Env, it *item) int {
		if k := env.Workspace.KPI(it.kpi()); k != nil {
			return k.Order
		}
		return math.MaxInt
	}
	return func(env *frame.Env, a, b *item) int {
		return cmp.Or(cmp.Compare(at(env, a), at(env, b)), own(env, a, b))
	}
}

func byMaking(_ *frame.Env, a, b *item) int {
	if a.action != nil {
		return b.action.Created.Compare(a.action.Created)
	}
	return b.experiment.Created.Compare(a.experiment.Created)
}

// byEnd puts the run that ends first at the top: what waits for its verdict leads.
func byEnd(_ *frame.Env, a, b *item) int {
	return cmp.Or(cmp.Compare(orLast(a.experiment.End), orLast(b.experiment.End)), cmp.Compare(a.experiment.Start, b.experiment.Start))
}

func byVerdict(_ *frame.Env, a, b *item) int {
	return cmp.Compare(b.experiment.Ended, a.experiment.Ended)
}

func mine(env *frame.Env, it *item) bool {
	return env.By != "" && strings.EqualFold(it.action.Owner, env.By) && it.action.Status == metrics.ActionOpen
}

func overdue(env *frame.Env, it *item) bool { return it.action.Overdue(env.Today) }
