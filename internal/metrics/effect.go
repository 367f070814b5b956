package metrics

// EffectsOf returns what an experiment measured: what its verdict froze, or as long as
// there is none what [MeasureEffects] finds by today.
func EffectsOf(w *Workspace, e *Experiment, today Date) Effects {
	if e.Measured != nil {
		return *e.Measured
	}
	return MeasureEffects(w, e, today)
}

// MeasureEffects works out what an experiment's KPIs did: the value of the last
// period before the run, that of the last one in it, and the change between them
// as [Compare] expresses it.
//
// A period belongs to the side on which its middle day lies, so that a run from
// Wednesday to the Friday of the next week but one owns the weeks that it mostly
// fills. Before is the newest period that may be judged with its middle before
// Start; After the newest one with its middle from Start to End, as far as today
// knows it; without an End to today. One that does not exist is missing, and so is
// the change then: a run of one week shows nothing in a KPI of the month.
//
// It reads w.Series. Of a tail it may miss a Before that lies further back than
// what is loaded, or an After of a run that ended long ago; what it finds is the
// same as in the whole history.
func MeasureEffects(w *Workspace, e *Experiment, today Date) Effects {
	return Effects{Lever: w.effect(e.Lever.KPI, e, today), Outcome: w.effect(e.Outcome.KPI, e, today)}
}

func (w *Workspace) effect(id string, e *Experiment, today Date) Effect {
	k := w.KPI(id)
	if k == nil || e.Start == 0 {
		return Effect{}
	}
	end := e.End
	if end == 0 {
		end = today
	}
	h := newHistory(&w.Info, k, w.Series[id], today, today-1)
	var f Effect
	for i := search(h.s.Points[:h.n], w.Info.Of(h.kind, end).Add(1).Start); ; {
		r, next, ok := h.older(i)
		if !ok {
			return f
		}
		i = next
		switch middle := r.period.Middle(); {
		case r.partial, middle > end:
		case middle < e.Start:
			f.Before, f.BeforePeriod = Some(r.value), r.period
			if f.After.OK {
				c := Compare(k, f.After.V, r.value, r.period, nil)
				f.Change, f.Unit = c.Change, c.Unit
			}
			return f
		case !f.After.OK:
			f.After, f.AfterPeriod = Some(r.value), r.period
		}
	}
}

// Reached reports whether what was measured is the expected change or more, in its
// direction; known is false when nothing was expected, or there is no change that
// can be held against it.
func (x Expectation) Reached(f Effect) (reached, known bool) {
	if x.Change == 0 || !f.Change.OK || f.Unit == ByDifference {
		return false, false
	}
	if x.Change < 0 {
		return atLeast(-f.Change.V, -x.Change), true
	}
	return atLeast(f.Change.V, x.Change), true
}

// Suggest returns the verdict that the effects suggest: the hypothesis is
// supported when the lever was moved as expected and the outcome followed, refuted
// when the outcome did not follow, and unclear when the lever was not moved, because
// then nothing was tested; empty when too little was measured. A lever of which
// nothing is known counts as moved. While the run goes on it speaks of what was
// measured so far. People decide.
func (e *Experiment) Suggest(f Effects) Verdict {
	followed, known := e.Outcome.Reached(f.Outcome)
	if !known {
		return ""
	}
	moved, asked := e.Lever.Reached(f.Lever)
	switch {
	case asked && !moved:
		return Unclear
	case followed:
		return Supported
	default:
		return Refuted
	}
}
