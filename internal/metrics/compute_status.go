package metrics

// computation explains the newest period of a computed KPI: the open one if it can be
// computed already, else the last one that is over.
func (a *assessor) computation(h *history) *Computation {
	d := a.w.derivation(h.k)
	kind := h.k.Cadence.PeriodKind()
	p := h.info.Of(kind, a.today)
	open := moment{d: d, p: p, today: a.today, closed: a.closed}
	if _, gap := open.value(); gap != nil && p.End() > a.closed {
		p = h.lastExpected(kind, p.Start)
	}
	c := d.explain(p, a.today, a.closed)
	return &c
}

// notComputed says why a formula gives no value, or none that is current, in place of
// saying that nothing was measured, or behind what there is.
func notComputed(words []Reason, from int, st *Status) []Reason {
	if st.Computed.Problem == nil || st.Freshness == Current {
		return words
	}
	why := Reason{Kind: ReasonGap, KPI: st.KPI, Value: st.Value, Period: st.Period, Gap: st.Computed.Problem}
	if first := &words[from]; first.Kind == ReasonUnmeasured {
		*first = why
		return words
	}
	return append(words, why)
}
