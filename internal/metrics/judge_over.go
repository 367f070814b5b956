package metrics

// JudgeOver judges n periods of the kind as they stood when as was made, oldest
// first, for readers who look at months and not at days: of a KPI that is judged
// over shorter ones the newest value in each speaks for it, with its plan of that
// day. A KPI that is judged over longer periods, and a sum or mean, which is stated
// over a period of its own, is judged over that one: the periods of the result say
// which. Those without a value are among them.
func JudgeOver(w *Workspace, k *KPI, s *Series, as *Assessment, kind PeriodKind, n int) []Judgement {
	sub := newSubject(w, k, s, phaseGoals(w, k.ID))
	own := k.JudgedKind()
	if k.Aggregation != Last || own > kind {
		kind = own
	}
	list := make([]Judgement, max(0, n))
	p := w.Info.Of(kind, as.AsOf)
	for i := n - 1; i >= 0; i-- {
		h := sub.then(p, as)
		q := w.Info.Of(own, h.today)
		if r, ok := h.before(h.today + 1); ok && r.period.Start >= p.Start {
			q = r.period
		}
		list[i] = sub.judgeIn(&h, q)
		list[i].Period, list[i].Closed = p, p.End() <= as.Closed
		p = p.Add(-1)
	}
	return list
}

// then returns the history as known when the period p ended, or when as was made if
// that is earlier.
func (s *subject) then(p Period, as *Assessment) history {
	if end := p.End(); end <= as.Closed {
		return s.history(end, end)
	}
	return s.history(as.AsOf, as.Closed)
}
