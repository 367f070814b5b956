package exchange

import (
	"slices"

	"kpitui/internal/metrics"
)

// merger lays a definitions file over what is there.
type merger struct {
	today    metrics.Date
	measured func(kpi string) bool
}

func (m merger) kpis(before, file *Definitions) []metrics.KPI {
	kpis := slices.Clone(file.KPIs)
	for i := range kpis {
		if old := kpiOf(before, kpis[i].ID); old != nil {
			kpis[i].Goals = m.goals(old.Goals, kpis[i].Goals, func(*metrics.Goal) bool { return m.measured(old.ID) })
		}
	}
	for _, k := range before.KPIs {
		if kpiOf(file, k.ID) == nil {
			k.Archived = true
			kpis = append(kpis, k)
		}
	}
	inOrder(before, kpis)
	return kpis
}

// inOrder numbers the KPIs as they stand, keeping every number that still does:
// a KPI put between two others touches as few of them as it can.
func inOrder(before *Definitions, kpis []metrics.KPI) {
	last := metrics.KPI{}
	for i := range kpis {
		k := &kpis[i]
		if old := kpiOf(before, k.ID); old != nil && (old.Order > last.Order || old.Order == last.Order && k.ID > last.ID) {
			k.Order = old.Order
		} else {
			k.Order = last.Order + 1
		}
		last = *k
	}
}

// moved reports whether KPIs that were there before stand in another order now.
func moved(before, after *Definitions) bool {
	last := -1
	for i := range after.KPIs {
		at := slices.IndexFunc(before.KPIs, func(k metrics.KPI) bool { return k.ID == after.KPIs[i].ID && !k.Archived && !after.KPIs[i].Archived })
		if at < 0 {
			continue
		}
		if at < last {
			return true
		}
		last = at
	}
	return false
}

// views stand as in the file.
func views(before, file *Definitions) []metrics.View {
	views := slices.Clone(file.Views)
	last := 0
	for i := range views {
		v := &views[i]
		if old := viewOf(before, v.ID); old != nil && old.Order > last {
			last = old.Order
		} else {
			last++
		}
		v.Order = last
	}
	return views
}

// phases: a step goal of a phase that is still to come is not in force yet, so
// that it can be replaced outright.
func (m merger) phases(before, file *Definitions) []metrics.Phase {
	phases := slices.Clone(file.Phases)
	for i := range phases {
		p := &phases[i]
		if old := phaseOf(before, p.ID); old != nil {
			p.Goals = m.goals(old.Goals, p.Goals, func(g *metrics.Goal) bool {
				return m.measured(g.KPI) && (g.Grows() || p.Start <= m.today)
			})
		}
	}
	return phases
}

// goals merges the goals of one record, keeping the order of those that were there.
// counts reports whether a goal may have judged something already.
func (m merger) goals(old, file []metrics.Goal, counts func(*metrics.Goal) bool) []metrics.Goal {
	var fresh []metrics.Goal
	kept := make([]bool, len(old))
	for _, f := range file {
		i := find(old, kept, func(o *metrics.Goal) bool { return sameGoal(o, &f) && o.Since == f.Since && o.Until == f.Until })
		if i < 0 && f.Since == 0 && f.Until == 0 {
			i = find(old, kept, func(o *metrics.Goal) bool { return sameGoal(o, &f) && o.Until == 0 })
		}
		if i >= 0 {
			kept[i] = true
		} else {
			fresh = append(fresh, f)
		}
	}
	goals := slices.Clone(old)
	next := make([]bool, len(goals)) // settled: kept, ended or taken the place of
	copy(next, kept)
	for _, f := range fresh {
		i := find(goals, next, m.replacedBy(&f, goals, next))
		switch {
		case !counts(&f), f.Since == 0 && f.Until != 0, i >= 0 && goals[i].Since == f.Since && goals[i].Until == f.Until && f.Since != 0:
			if i >= 0 {
				goals[i], next[i] = f, true
				continue
			}
		case f.Since == 0 && i >= 0 && goals[i].Since >= m.today:
			f.Since = goals[i].Since // changed again on the same day, or before it counts
			goals[i], next[i] = f, true
			continue
		case f.Since == 0:
			f.Since = m.today
		}
		if i >= 0 {
			goals, next = end(goals, next, i, f.Since)
		}
		goals, next = append(goals, f), append(next, true)
	}
	for i := len(goals) - 1; i >= 0; i-- {
		switch {
		case next[i] || goals[i].Until != 0 && goals[i].Until < m.today:
		case !counts(&goals[i]):
			goals, next = slices.Delete(goals, i, i+1), slices.Delete(next, i, i+1)
		default:
			goals, next = end(goals, next, i, m.today)
		}
	}
	if len(goals) == 0 {
		return nil
	}
	return goals
}

// replacedBy tells which of the goals that are not settled f takes the place of:
// one of the same time, else one that is not over: of the same due date if there
// is such a one.
func (m merger) replacedBy(f *metrics.Goal, goals []metrics.Goal, settled []bool) func(*metrics.Goal) bool {
	rules := []func(*metrics.Goal) bool{
		func(o *metrics.Goal) bool {
			return o.KPI == f.KPI && (f.Since != 0 || f.Until != 0) && o.Since == f.Since && o.Until == f.Until
		},
		func(o *metrics.Goal) bool {
			return o.KPI == f.KPI && (o.Until == 0 || o.Until >= m.today) && o.Due == f.Due
		},
		func(o *metrics.Goal) bool { return o.KPI == f.KPI && (o.Until == 0 || o.Until >= m.today) },
	}
	for _, rule := range rules {
		if find(goals, settled, rule) >= 0 {
			return rule
		}
	}
	return func(*metrics.Goal) bool { return false }
}

// end ends the goal at i on the day before from; one that never counted goes.
func end(goals []metrics.Goal, settled []bool, i int, from metrics.Date) ([]metrics.Goal, []bool) {
	n := len(goals)
	goals = metrics.EndGoal(goals, i, from)
	if len(goals) < n {
		return goals, slices.Delete(settled, i, i+1)
	}
	settled[i] = true
	return goals, settled
}

func find(goals []metrics.Goal, taken []bool, is func(*metrics.Goal) bool) int {
	for i := range goals {
		if !taken[i] && is(&goals[i]) {
			return i
		}
	}
	return -1
}

// sameGoal reports whether two goals are the same but for the days on which they
// count as set. A goal that was changed on a day starts at the value of that day,
// which a file need not repeat.
func sameGoal(old, f *metrics.Goal) bool {
	a, b := *old, *f
	sameStart := a.From == b.From || a.From != nil && b.From != nil && *a.From == *b.From || b.From == nil && a.Since != 0
	a.From, a.Since, a.Until = nil, 0, 0
	b.From, b.Since, b.Until = nil, 0, 0
	return sameStart && a == b
}
