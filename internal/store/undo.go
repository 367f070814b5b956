package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"kpitui/internal/metrics"
)

// Undo takes back entry seq as a new change, whole or not at all: ErrConflict
// when something it touched was changed since, unless force; ErrUndone when it is
// undone already. Undoing an undo is a redo (metrics.ChangeRedo). With seq 0 it
// takes back the newest change that is not itself an undo or redo and still
// stands, so that repeated calls walk back through the journal. The first entry,
// which made the workspace, stays: ErrNothingToUndo.
func (s *Store) Undo(ctx context.Context, seq uint64, force bool, by string, at time.Time) (metrics.Entry, error) {
	var done metrics.Entry
	err := s.update(ctx, at, func(t *tx) error {
		target, err := t.toUndo(seq)
		if err != nil {
			return err
		}
		e, err := t.entry(target)
		if err != nil {
			return err
		}
		if !force {
			if err := t.conflict(&e); err != nil {
				return err
			}
		}
		back := e.Change.Inverse()
		back.Kind, back.Label = metrics.ChangeUndo, e.Change.Label
		if e.Change.Kind == metrics.ChangeUndo {
			back.Kind = metrics.ChangeRedo
		}
		done, err = t.apply(back, by, at, e.Seq)
		return err
	})
	if err != nil && !errors.Is(err, ErrUncertain) {
		return metrics.Entry{}, err
	}
	return done, err
}

// toUndo finds the entry to take back.
func (t *tx) toUndo(seq uint64) (uint64, error) {
	if seq > t.state.seq {
		return 0, fmt.Errorf("entry %d: %w", seq, ErrNotFound)
	}
	var found, by uint64
	var bad error
	t.standing(func(n, undoes, undoneBy uint64, err error) bool {
		switch {
		case err != nil && (seq == 0 || seq == n):
			bad = &DamageError{Damage: []Damage{damagedEntry(n, err)}}
			return false
		case seq == n, seq == 0 && undoes == 0 && undoneBy == 0:
			found, by = n, undoneBy
			return false
		}
		return true
	})
	switch {
	case bad != nil:
		return 0, bad
	case found <= 1:
		return 0, ErrNothingToUndo
	case by != 0:
		return 0, fmt.Errorf("entry %d: %w by entry %d", found, ErrUndone, by)
	}
	return found, nil
}

// conflict compares what the entry wrote with what is there now. It looks at the
// state, not at later entries: what was changed and changed back is no conflict.
func (t *tx) conflict(e *metrics.Entry) error {
	c := &ConflictError{Seq: e.Seq, Slots: map[string]int{}}
	written := map[string]int{} // KPI → values that the entry put
	for i := range e.Change.Series {
		s := &e.Change.Series[i]
		n, err := t.changedSince(s)
		if err != nil {
			return err
		}
		if n > 0 {
			c.Slots[s.KPI] = n
		}
		written[s.KPI] = len(s.Put)
	}
	for _, r := range e.Change.Records {
		key := recordKey(r.Kind, r.ID)
		now, err := t.records.get(key)
		if err != nil {
			return &DamageError{Damage: []Damage{damagedRecord(key, err)}}
		}
		var then []byte
		if r.After != nil {
			if then, err = encodeRecord(r.After); err != nil {
				return err
			}
		}
		if (now == nil) != (then == nil) || string(now) != string(then) {
			c.Records = append(c.Records, metrics.RecordEdit{Kind: r.Kind, ID: r.ID})
			continue
		}
		// Taking back the making of a KPI takes its values away, those of others too.
		if r.Kind == metrics.RecordKPI && r.Before == nil && r.After != nil && c.Slots[r.ID] == 0 {
			pts, err := t.points(r.ID, 0, 0)
			if err != nil {
				return err
			}
			if n := len(pts) - written[r.ID]; n > 0 {
				c.Slots[r.ID] = n
			}
		}
	}
	if len(c.Slots) > 0 || len(c.Records) > 0 {
		return c
	}
	return nil
}

// changedSince counts the slots of an edit that no longer are as the edit left them.
func (t *tx) changedSince(e *metrics.SeriesEdit) (int, error) {
	from, to := span(e)
	now, err := t.points(e.KPI, from, to)
	if err != nil {
		return 0, err
	}
	n := 0
	for _, p := range e.Put {
		i, ok := slices.BinarySearchFunc(now, p.Slot, bySlot)
		if !ok || !identical(&now[i], &p) {
			n++
		}
	}
	for _, slot := range e.Drop {
		if _, ok := slices.BinarySearchFunc(now, slot, bySlot); ok {
			n++
		}
	}
	return n, nil
}

// identical reports whether two snapshots are the same one, not only say the same.
func identical(a, b *metrics.Snapshot) bool {
	return same(a, b) && a.By() == b.By() && a.Source() == b.Source() && a.Recorded == b.Recorded
}

func bySlot(p metrics.Snapshot, s metrics.Slot) int { return p.Slot.Compare(s) }

// span returns the first and the last day on which slots of the edit start.
func span(e *metrics.SeriesEdit) (from, to metrics.Date) {
	take := func(d metrics.Date) {
		if from == 0 || d < from {
			from = d
		}
		to = max(to, d)
	}
	if n := len(e.Put); n > 0 {
		take(e.Put[0].Period.Start)
		take(e.Put[n-1].Period.Start)
	}
	if n := len(e.Drop); n > 0 {
		take(e.Drop[0].Period.Start)
		take(e.Drop[n-1].Period.Start)
	}
	return from, to
}
