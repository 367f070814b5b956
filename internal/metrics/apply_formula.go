package metrics

import (
	"maps"
	"slices"
)

// Formulas make histories of their own, so that a change of a definition may turn what
// was entered into what is only kept beside them, and back; and every change may reach
// further than the KPIs that it is about.

// applyFormula keeps what was entered of a KPI where its new definition wants it; nil:
// the KPI goes.
func (w *Workspace) applyFormula(id string, after *KPI) {
	k := w.KPI(id)
	was, is := k != nil && k.Formula != "", after != nil && after.Formula != ""
	switch {
	case was && !is:
		w.setSeries(id, w.Entered[id])
		delete(w.Entered, id)
	case is && !was:
		w.setEntered(id, w.Series[id])
	}
}

// applyEntered takes over an edit of what was entered of a computed KPI, which is
// loaded whole but for a moment after its formula was made; it reports whether it is.
func (w *Workspace) applyEntered(e *SeriesEdit) bool {
	old := w.Entered[e.KPI]
	if old == nil {
		old = &noSeries
	}
	s := &Series{From: old.From}
	s.Points = merge(old.Points, e, func(slot Slot) bool { return slot.Period.Start >= old.From })
	if len(s.Points) > 0 {
		s.First = &s.Points[0]
	}
	w.setEntered(e.KPI, s)
	return s.From == 0
}

// Take takes histories that were read again, of computed KPIs what was entered, and
// computes what depends on them.
func (w *Workspace) Take(series map[string]*Series) {
	formula := map[string]bool{}
	for i := range w.KPIs {
		if w.KPIs[i].Formula != "" {
			formula[w.KPIs[i].ID] = true
		}
	}
	for id, s := range series {
		if formula[id] {
			w.setEntered(id, s)
		} else {
			w.setSeries(id, s)
		}
	}
	if len(formula) > 0 && len(series) > 0 {
		w.Compute(slices.Collect(maps.Keys(series))...)
	}
}

func (w *Workspace) setSeries(id string, s *Series) {
	if w.Series == nil {
		w.Series = map[string]*Series{}
	}
	if s == nil {
		s = &Series{}
	}
	w.Series[id] = s
}

func (w *Workspace) setEntered(id string, s *Series) {
	if w.Entered == nil {
		w.Entered = map[string]*Series{}
	}
	if s == nil {
		s = &Series{}
	}
	w.Entered[id] = s
}

// recompute computes what depends on a change: on values, definitions, and plans, which
// phases have too. Another calendar or start of the company changes everything.
func (w *Workspace) recompute(c *Change) {
	ids := touched(c)
	for _, r := range c.Records {
		switch r.Kind {
		case RecordInfo:
			w.Compute()
			return
		case RecordKPI:
			ids[r.ID] = true
		case RecordPhase:
			if before, ok := r.Before.(*Phase); ok {
				for i := range before.Goals {
					ids[before.Goals[i].KPI] = true
				}
			}
		}
	}
	if len(ids) == 0 {
		return
	}
	w.Compute(slices.Collect(maps.Keys(ids))...)
}
