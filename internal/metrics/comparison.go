package metrics

// changeUnit returns how values of the unit differ: volumes and money in per
// cent, percentages, scores and ranks in points.
func (u Unit) changeUnit() ChangeUnit {
	switch u.Kind {
	case UnitShare, UnitChange, UnitScore, UnitRank:
		return ByPoints
	default:
		return ByRatio
	}
}

// Compare returns the value beside an earlier one of the KPI, with what changed.
// Where a ratio would need a base above zero, the plain difference stands for it.
// Better follows from the goal in force; nil: from the KPI's direction.
func Compare(k *KPI, value, base float64, period Period, goal *GoalInForce) Comparison {
	c := Comparison{Base: Some(base), Period: period, Unit: k.Unit.changeUnit(), Change: Some(value - base)}
	if c.Unit == ByRatio {
		if base > 0 {
			c.Change.V /= base
		} else {
			c.Unit = ByDifference
		}
	}
	if !same(value, base) {
		c.Better = better(k, value, base, goal)
	}
	return c
}

// better returns whether value is nearer to what the KPI is for than base: +1,
// -1, or 0 when nobody knows.
func better(k *KPI, value, base float64, goal *GoalInForce) int {
	switch side := k.better(goal); {
	case side != "":
		return sign((value > base) == (side == Higher))
	case goal == nil:
		return 0
	}
	a, b := Attainment(&goal.Goal, value), Attainment(&goal.Goal, base)
	switch {
	case above(a, b):
		return 1
	case above(b, a):
		return -1
	}
	return 0
}

// previous compares with the period before; a stock measured every day with its
// last value at least seven days older. Partial periods are no base.
func (h *history) previous(r reading, goal *GoalInForce) Comparison {
	if h.daily() {
		base, ok := h.before(r.period.Start - 6)
		return h.compare(r, base, ok, goal)
	}
	p := r.period.Add(-1)
	for p.Kind == Day && !h.k.Days.Has(p.Start.Weekday()) {
		p = p.Add(-1)
	}
	base, ok := h.read(p)
	return h.compare(r, base, ok, goal)
}

// YearBefore compares a KPI's judged value with the same period a year before, by
// a history that reaches so far: the tails with which a workspace is loaded do not
// for what is judged every day, so that [Status].YearBefore is missing there.
func YearBefore(w *Workspace, st *Status, s *Series, today Date) Comparison {
	h := newHistory(&w.Info, st.KPI, s, today, today-1)
	r, ok := h.judged()
	if !ok {
		return Comparison{}
	}
	return h.yearBefore(r, st.Goal)
}

// yearBefore compares with the same period a year before; a stock measured every
// day with the last value of the week that ended then.
func (h *history) yearBefore(r reading, goal *GoalInForce) Comparison {
	p := r.period.YearBefore()
	base, ok := h.read(p)
	if !ok && h.daily() {
		base, ok = h.before(p.Start)
		ok = ok && base.period.Start > p.Start-7
	}
	return h.compare(r, base, ok, goal)
}

// daily reports whether the KPI is a stock that is measured every day.
func (h *history) daily() bool { return h.k.Aggregation == Last && h.kind == Day }

func (h *history) compare(r, base reading, ok bool, goal *GoalInForce) Comparison {
	if !ok || base.partial {
		return Comparison{}
	}
	return Compare(h.k, r.value, base.value, base.period, goal)
}
