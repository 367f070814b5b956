package metrics

import (
	"slices"
)

// Apply takes a journal entry into the workspace in memory: records, and
// snapshots as far as the loaded part of a history reaches. Slices and histories
// that it changes are replaced, so that an assessment made before stays as it
// was. It returns the ids of the KPIs whose loaded history no longer suffices and
// should be read again: the beginning or the end of a tail went away, or a
// changed definition needs more of the past.
func (w *Workspace) Apply(e *Entry) (reload []string) {
	for _, r := range e.Change.Records {
		if r.Kind == RecordKPI {
			after, _ := r.After.(*KPI)
			if after != nil && !w.suffices(after) {
				reload = append(reload, after.ID)
			}
			w.applyFormula(r.ID, after)
		}
		w.applyRecord(r)
	}
	for i := range e.Change.Series {
		edit := &e.Change.Series[i]
		if !w.applySeries(edit) && !slices.Contains(reload, edit.KPI) {
			reload = append(reload, edit.KPI)
		}
	}
	w.recompute(&e.Change)
	for id := range touched(&e.Change) {
		if !slices.Contains(reload, id) && !w.reaches(id) {
			reload = append(reload, id)
		}
	}
	for _, r := range e.Change.Records {
		k, ok := r.After.(*KPI)
		if !ok {
			continue
		}
		for _, id := range append(Witnesses(*k), Inputs(*k)...) {
			if s := w.Series[id]; s != nil && s.From != 0 && !slices.Contains(reload, id) {
				reload = append(reload, id)
			}
		}
	}
	return reload
}

// touched returns the KPIs that a change is about: by their values, their
// definitions or the goals that phases have for them.
func touched(c *Change) map[string]bool {
	ids := map[string]bool{}
	for i := range c.Series {
		ids[c.Series[i].KPI] = true
	}
	for _, r := range c.Records {
		switch after := r.After.(type) {
		case *KPI:
			ids[after.ID] = true
		case *Phase:
			for i := range after.Goals {
				ids[after.Goals[i].KPI] = true
			}
		}
	}
	return ids
}

// reaches reports whether what is loaded of a KPI's history reaches back to all
// that its newest value and its goals refer to.
func (w *Workspace) reaches(id string) bool {
	k, s := w.KPI(id), w.Series[id]
	if k == nil || s == nil || len(s.Points) == 0 {
		return true
	}
	return TailSuffices(w, k, s, s.Points[len(s.Points)-1].Period.Start)
}

// suffices reports whether what is loaded of a KPI's history is enough for a new
// definition of it.
func (w *Workspace) suffices(k *KPI) bool {
	s := w.Series[k.ID]
	if s == nil || s.From == 0 {
		return true
	}
	old := w.KPI(k.ID)
	if k.Formula != "" || old == nil || old.JudgedKind() != k.JudgedKind() || old.Aggregation != k.Aggregation {
		return false
	}
	return len(s.Points) == 0 || tailReaches(&w.Info, k, s.Points[len(s.Points)-1].Period.Start, s.From)
}

func (w *Workspace) applyRecord(r RecordEdit) {
	switch r.Kind {
	case RecordInfo:
		if after, ok := r.After.(*Info); ok {
			w.Info = *after
		}
	case RecordKPI:
		w.KPIs = slices.DeleteFunc(slices.Clone(w.KPIs), func(k KPI) bool { return k.ID == r.ID })
		if after, ok := r.After.(*KPI); ok {
			w.KPIs = append(w.KPIs, *after)
			SortKPIs(w.KPIs)
		}
	case RecordPhase:
		w.Phases = slices.DeleteFunc(slices.Clone(w.Phases), func(p Phase) bool { return p.ID == r.ID })
		if after, ok := r.After.(*Phase); ok {
			w.Phases = append(w.Phases, *after)
			SortPhases(w.Phases)
		}
	case RecordView:
		w.Views = taken(w.Views, r, SortViews)
	case RecordAck:
		acks := make(map[string]Ack, len(w.Acks)+1)
		for id, a := range w.Acks {
			acks[id] = a
		}
		delete(acks, r.ID)
		if after, ok := r.After.(*Ack); ok {
			acks[r.ID] = *after
		}
		w.Acks = acks
	case RecordReview:
		w.Reviews = taken(w.Reviews, r, SortReviews)
	case RecordAction:
		w.Actions = taken(w.Actions, r, SortActions)
	case RecordExperiment:
		w.Experiments = taken(w.Experiments, r, SortExperiments)
	case RecordNote:
		w.Notes = taken(w.Notes, r, SortNotes)
	case RecordMinutes: // read when they are wanted, never kept in memory
	}
}

// taken returns the records with an edit of one of them taken over, in order.
func taken[T any, P interface {
	*T
	Record
}](list []T, r RecordEdit, sort func([]T)) []T {
	list = slices.DeleteFunc(slices.Clone(list), func(t T) bool {
		_, id := RecordOf(P(&t))
		return id == r.ID
	})
	if after, ok := r.After.(P); ok {
		list = append(list, *after)
		sort(list)
	}
	return list
}

// applySeries takes over an edit of one history; it reports whether what is
// loaded still suffices.
func (w *Workspace) applySeries(e *SeriesEdit) bool {
	if k := w.KPI(e.KPI); k != nil && k.Formula != "" {
		return w.applyEntered(e)
	}
	old := w.Series[e.KPI]
	if old == nil {
		old = &noSeries
	}
	s := &Series{From: old.From}
	s.Points = merge(old.Points, e, func(slot Slot) bool { return slot.Period.Start >= old.From })
	if w.Series == nil {
		w.Series = map[string]*Series{}
	}
	w.Series[e.KPI] = s
	if old.From == 0 {
		if len(s.Points) > 0 {
			s.First = &s.Points[0]
		}
		return true
	}
	return w.applyHead(s, old, e)
}

// applyHead carries the beginning of a history over into s, of which only a tail
// is loaded, and reports whether beginning and tail still suffice.
func (w *Workspace) applyHead(s, old *Series, e *SeriesEdit) bool {
	s.First, s.Head = old.First, old.Head
	k := w.KPI(e.KPI)
	if k == nil || old.First == nil {
		return false
	}
	first := old.First.Slot
	if slices.ContainsFunc(e.Drop, func(d Slot) bool { return d.Compare(first) == 0 }) ||
		slices.ContainsFunc(e.Put, func(p Snapshot) bool { return p.Slot.Compare(first) < 0 }) {
		return false
	}
	to := HeadTo(&w.Info, k, first.Period.Start)
	head := old.Head
	if head == nil {
		head, to = []Snapshot{*old.First}, first.Period.Start
	}
	head = merge(head, e, func(slot Slot) bool { return slot.Period.Start <= to })
	s.First = &head[0]
	if old.Head != nil {
		s.Head = head
	}
	return len(s.Points) > 0 && tailReaches(&w.Info, k, s.Points[len(s.Points)-1].Period.Start, s.From)
}

// merge returns the snapshots without what e drops, and with what it puts, of
// the slots that belong.
func merge(points []Snapshot, e *SeriesEdit, belongs func(Slot) bool) []Snapshot {
	list := make([]Snapshot, 0, len(points)+len(e.Put))
	drop := e.Drop
	if !slices.IsSortedFunc(drop, Slot.Compare) {
		drop = slices.SortedFunc(slices.Values(drop), Slot.Compare)
	}
	keep := func(s Snapshot) {
		for len(drop) > 0 && drop[0].Compare(s.Slot) < 0 {
			drop = drop[1:]
		}
		if len(drop) == 0 || drop[0].Compare(s.Slot) != 0 {
			list = append(list, s)
		}
	}
	for _, put := range e.Put {
		if !belongs(put.Slot) {
			continue
		}
		for len(points) > 0 && points[0].Slot.Compare(put.Slot) < 0 {
			keep(points[0])
			points = points[1:]
		}
		if len(points) > 0 && points[0].Slot.Compare(put.Slot) == 0 {
			points = points[1:]
		}
		list = append(list, put)
	}
	for _, s := range points {
		keep(s)
	}
	return list
}

// Inverse returns the change that takes c back. It needs what the store fills
// in: Replaced and Before. The label stays; the kind becomes [ChangeUndo].
func (c Change) Inverse() Change {
	inverse := Change{Kind: ChangeUndo, Label: c.Label}
	for _, e := range c.Series {
		back := SeriesEdit{KPI: e.KPI, Put: e.Replaced, Replaced: e.Put}
		stood := e.Replaced // both are in order: one walk finds what is new
		for _, put := range e.Put {
			for len(stood) > 0 && stood[0].Slot.Compare(put.Slot) < 0 {
				stood = stood[1:]
			}
			if len(stood) == 0 || stood[0].Slot.Compare(put.Slot) != 0 {
				back.Drop = append(back.Drop, put.Slot)
			}
		}
		inverse.Series = append(inverse.Series, back)
	}
	for _, r := range slices.Backward(c.Records) {
		inverse.Records = append(inverse.Records, RecordEdit{Kind: r.Kind, ID: r.ID, Before: r.After, After: r.Before})
	}
	slices.Reverse(inverse.Series)
	return inverse
}
