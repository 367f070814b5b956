package metrics

// Judge judges the n periods of the KPI that end with the one that contains
// today, oldest first, each by the goal of its time and with what was known at
// its end. Periods without a value are among them, so that columns line up.
func Judge(w *Workspace, k *KPI, s *Series, today Date, n int) []Judgement {
	sub := newSubject(w, k, s, phaseGoals(w, k.ID))
	list := make([]Judgement, max(0, n))
	p := w.Info.Of(k.JudgedKind(), today)
	for i := n - 1; i >= 0; i-- {
		list[i] = sub.judgePeriod(p, today)
		p = p.Add(-1)
	}
	return list
}

// judgePeriod judges one period, known up to its end or today. One without a
// value, or of which a part is still to come, has no level, not even from a rule
// on something else.
func (s *subject) judgePeriod(p Period, today Date) Judgement {
	h := s.asOf(p, today)
	return s.judgeIn(&h, p)
}

// judgeIn judges one period by what a history knows.
func (s *subject) judgeIn(h *history, p Period) Judgement {
	r, ok := h.read(p)
	j := Judgement{Period: p, At: min(p.End(), h.today), Closed: p.End() <= h.closed}
	if s.k.Aggregation != Last {
		j.At = p.End()
	}
	if ok {
		j.Value, j.At, j.Partial, j.Days, j.Of = Some(r.value), r.at, r.partial, r.days, r.of
	}
	whole, sub := ok && !r.partial, *s
	if !whole {
		sub.rules = nil
	}
	var v verdict
	sub.judge(&v, h, r, whole, j.At, Current)
	if v.hasGoal {
		j.Goal = &v.goal
	}
	j.AttainmentGoal, j.AttainmentPlan, j.Early = v.toGoal, v.toPlan, v.early
	j.State, j.Level = v.state, v.level
	j.Reasons = sub.explain(nil, h, r, whole, &v, Current)
	return j
}

// asOf returns the history as known when the period p ended, or today if that is
// earlier.
func (s *subject) asOf(p Period, today Date) history {
	if end := p.End(); end < today {
		return s.history(end, end)
	}
	return s.history(today, today-1)
}
