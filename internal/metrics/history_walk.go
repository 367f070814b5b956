package metrics

// before returns the newest period before d that has a value.
func (h *history) before(d Date) (reading, bool) {
	i := h.n
	if i > 0 && h.s.Points[i-1].Period.Start >= d {
		i = search(h.s.Points[:i], d)
	}
	r, _, ok := h.older(i)
	return r, ok
}

// older returns the newest period that has a value among the first i snapshots,
// and the index at which to look for the one before it.
func (h *history) older(i int) (r reading, next int, ok bool) {
	if i > 0 && h.k.Aggregation == Last && h.kind <= Month && h.alone(i-1) {
		s := &h.s.Points[i-1]
		end := s.Period.End()
		return reading{period: s.Period, value: s.Value, at: min(end, h.today), over: end <= h.closed}, i - 1, true
	}
	for i > 0 && !ok {
		p := h.s.Points[i-1].Period
		if p.Kind != h.kind || p.Kind > Month { // quarters move with the fiscal start
			p = h.info.Of(h.kind, p.Start)
		}
		next = i - 1
		for next > 0 && h.s.Points[next-1].Period.Start >= p.Start {
			next--
		}
		if h.k.Aggregation == Last || p.Start >= h.s.From {
			return h.value(p, h.s.Points[next:i]), next, true
		}
		r, ok = h.read(p) // of a sum perhaps only a part is loaded
		i = next
	}
	return r, next, ok
}

// alone reports whether the snapshot i, the last one of its judged period, is the only
// one, as nearly all are. Longer periods than months may have moved with the fiscal
// start: that is to be looked at beside this.
func (h *history) alone(i int) bool {
	s := &h.s.Points[i]
	return s.Period.Kind == h.kind && (i == 0 || h.s.Points[i-1].Period.Start < s.Period.Start)
}

// then returns the history as it was known on the day d of the past, on which
// there were n snapshots.
func (h history) then(d Date, n int) history {
	h.today, h.closed, h.n = d, d, n
	return h
}

// judged returns the newest value that may be judged: the latest of all, for a
// sum or mean that of the newest whole period.
func (h *history) judged() (reading, bool) {
	r, ok := h.before(h.today + 1)
	for ok && r.partial {
		r, ok = h.before(r.period.Start)
	}
	return r, ok
}

// open returns what a sum or mean has come to in the period that is still open.
func (h *history) open() *SoFar {
	if h.k.Aggregation == Last {
		return nil
	}
	p := h.info.Of(h.kind, h.today)
	r, ok := h.read(p)
	if !ok || r.over {
		return nil
	}
	return &SoFar{Period: p, Value: r.value, Elapsed: float64(h.today-p.Start+1) / float64(p.Days())}
}

// first returns the value with which the KPI's history begins: the very first
// snapshot, or the first whole period of a sum or mean, which speaks for its last
// day. A first period that is not whole serves as long as there is no other; one
// that is still open begins nothing.
func (h *history) first() (reading, bool) {
	if h.one == nil {
		return reading{}, false
	}
	p := h.info.Of(h.kind, h.one.Period.Start)
	if h.k.Aggregation == Last {
		return reading{period: p, value: h.one.Value, at: min(h.one.Period.End(), h.today)}, true
	}
	r, ok := h.read(p)
	if ok && r.partial && r.over {
		if next, found := h.read(p.Add(1)); found && !next.partial {
			return next, true
		}
	}
	return r, ok && r.over
}

// around returns the value of the day d: the newest that was known then, else
// that of the period around it or of the next one that may be judged.
func (h *history) around(d Date) (float64, bool) {
	then := newHistory(h.info, h.k, h.s, min(d, h.today), min(d, h.today)-1)
	if r, ok := then.judged(); ok {
		return r.value, true
	}
	for p := h.info.Of(h.kind, d); p.Start <= h.today; p = p.Add(1) {
		i := search(h.s.Points[:h.n], p.Start)
		if i == h.n {
			break
		}
		p = h.info.Of(h.kind, h.s.Points[i].Period.Start)
		if r, ok := h.read(p); ok && !r.partial {
			return r.value, true
		}
	}
	r, ok := h.first()
	return r.value, ok
}
