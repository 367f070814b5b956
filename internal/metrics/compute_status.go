package metrics

import "slices"

// newestComputation explains the newest period of a computed KPI: the open one if it
// can be computed already, else the last one that is over, if the company was there.
func newestComputation(w *Workspace, h *history) *Computation {
	d := w.derivation(h.k)
	kind := h.k.Cadence.PeriodKind()
	p := h.info.Of(kind, h.today)
	open := moment{d: d, p: p, today: h.today, closed: h.closed}
	if _, gap := open.value(); gap.Kind != 0 && p.End() > h.closed {
		if over := h.lastExpected(kind, p.Start); over.End() >= h.info.Start {
			p = over
		}
	}
	c := d.explain(p, h.today, h.closed)
	return &c
}

// shortInputs appends a reason for each input of which the computed value had a part
// of the expected values only: the sum of 29 days goes into a formula as one of 31.
func (a *assessor) shortInputs(words []Reason, c *Computation) []Reason {
	if !c.Value.OK {
		return words
	}
	for i := range c.Inputs {
		in := &c.Inputs[i]
		again := slices.ContainsFunc(c.Inputs[:i], func(o FormulaInput) bool { return o.KPI == in.KPI && o.Short == in.Short })
		if in.Of > 0 && !again {
			words = append(words, Reason{Kind: ReasonInputGaps, KPI: a.kpi(in.KPI), Period: in.Short, Days: in.Days, Of: in.Of})
		}
	}
	return words
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

// EnteredInputs returns the KPIs that are to be entered for a KPI with a formula to be
// computed, each once, in the order in which the formula names them; in the place of
// those that are computed themselves theirs.
func (w *Workspace) EnteredInputs(k *KPI) (list []*KPI) {
	seen := map[string]bool{k.ID: true}
	var walk func(k *KPI)
	walk = func(k *KPI) {
		for _, id := range Inputs(*k) {
			in := w.KPI(id)
			if in == nil || seen[id] {
				continue
			}
			seen[id] = true
			if in.Formula == "" {
				list = append(list, in)
			} else {
				walk(in)
			}
		}
	}
	walk(k)
	return slices.Clip(list)
}
