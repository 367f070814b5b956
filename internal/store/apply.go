package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"kpitui/internal/metrics"
)

// Apply stores the change and its journal entry in one transaction, on disk when
// it returns. The entry has Seq, and in its change what was there before;
// snapshots without By or RecordedAt get by and at. Parts that say what is
// already so (the same value and note, the same definition) are left out of the
// entry; when nothing is left the error is ErrNoChange and nothing was written.
//
// Values may only be put for KPIs that exist or are defined by the same change
// (else ErrNotFound); a KPI whose record is removed loses its history and its
// acknowledgement with it. The slices of the change are the store's from here on.
func (s *Store) Apply(ctx context.Context, change metrics.Change, by string, at time.Time) (metrics.Entry, error) {
	var e metrics.Entry
	err := s.update(ctx, at, func(t *tx) (err error) {
		e, err = t.apply(change, by, at, 0)
		return err
	})
	if err != nil && !errors.Is(err, ErrUncertain) {
		return metrics.Entry{}, err
	}
	return e, err
}

// apply writes the new state and the journal entry of a change.
func (t *tx) apply(change metrics.Change, by string, at time.Time, undoes uint64) (metrics.Entry, error) {
	e := metrics.Entry{
		Seq: t.state.seq + 1, At: at.UTC().Truncate(time.Second), By: by, Undoes: undoes,
		Change: metrics.Change{Kind: change.Kind, Label: change.Label},
	}
	records, series, err := t.complete(change)
	if err != nil {
		return e, err
	}
	for _, r := range records {
		if changed, err := t.applyRecord(&r); err != nil {
			return e, err
		} else if changed {
			e.Change.Records = append(e.Change.Records, r)
			if err := t.endDraft(&r); err != nil {
				return e, err
			}
		}
	}
	w := writer{tx: t, puts: map[string][]byte{}}
	for _, edit := range series {
		if changed, err := w.applySeries(&edit, by, e.At); err != nil {
			return e, err
		} else if changed {
			e.Change.Series = append(e.Change.Series, edit)
		}
	}
	if len(e.Change.Records) == 0 && len(e.Change.Series) == 0 {
		return e, ErrNoChange
	}
	if err := w.flush(); err != nil {
		return e, err
	}
	if err := t.appendEntry(&e); err != nil {
		return e, err
	}
	t.state.seq = e.Seq
	return e, nil
}

// complete checks the shape of a change and adds what removing a KPI implies.
func (t *tx) complete(c metrics.Change) ([]metrics.RecordEdit, []metrics.SeriesEdit, error) {
	records, series := slices.Clone(c.Records), slices.Clone(c.Series)
	at := make(map[string]int, len(series)) // KPI → its place in series
	for i, e := range series {
		if _, twice := at[e.KPI]; twice {
			return nil, nil, fmt.Errorf("%w: two edits of the values of %s", ErrInvalid, e.KPI)
		}
		at[e.KPI] = i
	}
	edited := map[string]bool{}
	for _, r := range c.Records {
		key := string(recordKey(r.Kind, r.ID))
		if edited[key] {
			return nil, nil, fmt.Errorf("%w: two edits of %s", ErrInvalid, key)
		}
		edited[key] = true
	}
	for _, r := range c.Records {
		if r.Kind != metrics.RecordKPI || r.After != nil {
			continue
		}
		if !edited[string(recordKey(metrics.RecordAck, r.ID))] {
			records = append(records, metrics.RecordEdit{Kind: metrics.RecordAck, ID: r.ID})
		}
		pts, err := t.points(r.ID, 0, 0)
		if err != nil {
			return nil, nil, err
		}
		drop := metrics.SeriesEdit{KPI: r.ID, Drop: without(pts, nil)}
		if i, ok := at[r.ID]; ok {
			series[i] = drop
		} else {
			series = append(series, drop)
		}
	}
	return records, series, nil
}

// applyRecord writes one record; it fills in Before and reports whether anything
// changed.
func (t *tx) applyRecord(r *metrics.RecordEdit) (changed bool, err error) {
	key := recordKey(r.Kind, r.ID)
	if r.After != nil {
		if kind, id := metrics.RecordOf(r.After); kind != r.Kind || id != r.ID {
			return false, fmt.Errorf("%w: %s holds %s", ErrInvalid, key, recordKey(kind, id))
		}
	}
	old, err := t.records.get(key)
	r.Before = nil
	if err == nil && old != nil {
		r.Before, err = decodeRecord(r.Kind, old)
	}
	if err != nil {
		return false, &DamageError{Damage: []Damage{damagedRecord(key, err)}}
	}
	if r.After == nil {
		if old == nil {
			return false, nil
		}
		if r.Kind == metrics.RecordInfo {
			return false, fmt.Errorf("%w: a workspace needs its info", ErrInvalid)
		}
		t.state.records--
		return true, t.records.Delete(key)
	}
	text, err := encodeRecord(r.After)
	if err != nil {
		return false, err
	}
	if old == nil {
		t.state.records++
	} else if string(text) == string(old) {
		return false, nil
	}
	return true, t.records.put(key, append(make([]byte, sealSize, sealSize+len(text)), text...))
}

// writer collects the blocks of a change, to write them in the order of their
// keys: half the time of an import otherwise goes into moving keys about.
type writer struct {
	*tx
	puts    map[string][]byte // key → sealed block; nil: delete
	scratch []byte
}

// applySeries merges one KPI's edit into its blocks; it fills in Replaced, leaves
// in the edit only what has an effect, and reports whether anything has.
func (w *writer) applySeries(e *metrics.SeriesEdit, by string, at time.Time) (changed bool, err error) {
	if len(e.Put) == 0 && len(e.Drop) == 0 {
		return false, nil
	}
	if err := checkPut(e, by, at); err != nil {
		return false, err
	}
	if !slices.IsSortedFunc(e.Drop, metrics.Slot.Compare) {
		e.Drop = slices.SortedFunc(slices.Values(e.Drop), metrics.Slot.Compare)
	}
	if len(e.Put) > 0 {
		if ok, err := w.defined(e.KPI); err != nil {
			return false, err
		} else if !ok {
			return false, fmt.Errorf("KPI %s: %w", e.KPI, ErrNotFound)
		}
	}
	h, had, err := w.head(e.KPI)
	if err != nil {
		return false, err
	}
	years := firsts(h)
	put, drop := e.Put, e.Drop
	// What has an effect is gathered where it stands: an import is not copied.
	e.Put, e.Drop, e.Replaced = e.Put[:0], nil, nil
	for len(put) > 0 || len(drop) > 0 {
		year := math.MaxInt
		if len(put) > 0 {
			year = put[0].Period.Start.Year()
		}
		if len(drop) > 0 {
			year = min(year, drop[0].Period.Start.Year())
		}
		end := metrics.NewDate(year+1, 1, 1)
		yp, _ := slices.BinarySearchFunc(put, end, func(s metrics.Snapshot, d metrics.Date) int { return cmp.Compare(s.Period.Start, d) })
		yd, _ := slices.BinarySearchFunc(drop, end, func(s metrics.Slot, d metrics.Date) int { return cmp.Compare(s.Period.Start, d) })
		var old []metrics.Snapshot
		if _, there := years[year]; there {
			if old, err = w.block(year, e.KPI, 0); err != nil {
				return false, err
			}
		}
		m := merge(old, put[:yp], drop[:yd])
		put, drop = put[yp:], drop[yd:]
		if len(m.put) == 0 && len(m.drop) == 0 {
			continue
		}
		if len(m.all) > maxPack {
			return false, fmt.Errorf("%w: %s has more than %d values in %d", ErrInvalid, e.KPI, maxPack, year)
		}
		key := string(blockKey(year, e.KPI))
		if len(m.all) == 0 {
			delete(years, year)
			delete(w.held, key)
			w.puts[key] = nil
		} else {
			first := m.all[0]
			years[year] = &first
			w.put(key, m.all, len(old) == 0)
		}
		// Last, for it moves what m.all may share.
		e.Put, e.Drop, e.Replaced = append(e.Put, m.put...), append(e.Drop, m.drop...), append(e.Replaced, m.replaced...)
	}
	if len(e.Put) == 0 && len(e.Drop) == 0 {
		return false, nil
	}
	return true, w.putHead(e.KPI, h, had, years)
}

// put packs a block to be written with the others, or holds it for [tx.release].
// shared says that the block lies in the edit, which will be changed.
func (w *writer) put(key string, all []metrics.Snapshot, shared bool) {
	if w.held != nil {
		if shared {
			all = slices.Clone(all)
		}
		w.held[key] = all
		return
	}
	w.scratch = w.pack.append(append(w.scratch[:0], make([]byte, sealSize)...), all)
	w.puts[key] = slices.Clone(w.scratch)
}

// release writes the blocks that were held while a past was made.
func (t *tx) release() error {
	w := writer{tx: t, puts: make(map[string][]byte, len(t.held))}
	held := t.held
	t.held = nil
	for key, all := range held {
		w.put(key, all, false)
	}
	return w.flush()
}

// flush writes the blocks.
func (w *writer) flush() error {
	// Blocks of past years are seldom written again, and bbolt would leave half of
	// each page free for it.
	w.blocks.FillPercent = 0.95
	for _, key := range slices.Sorted(maps.Keys(w.puts)) {
		var err error
		if b := w.puts[key]; b != nil {
			err = w.blocks.put([]byte(key), b)
		} else {
			err = w.blocks.Delete([]byte(key))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkPut refuses what cannot be stored, puts snapshots in order and completes
// them. Of several for one slot the last counts.
func checkPut(e *metrics.SeriesEdit, by string, at time.Time) error {
	sorted := true
	var origin, signed *metrics.Origin
	for i := range e.Put {
		p := &e.Put[i]
		switch {
		case p.Period.Kind < metrics.Day || p.Period.Kind > metrics.Year:
			return fmt.Errorf("%w: %s: no period", ErrInvalid, e.KPI)
		case p.Period.Start < firstDay || p.Period.Start > lastDay:
			return fmt.Errorf("%w: %s: %s is no date for a value", ErrInvalid, e.KPI, p.Period.Start)
		case p.Clock < 0 || p.Clock > 86400:
			return fmt.Errorf("%w: %s: no time of day: %d", ErrInvalid, e.KPI, p.Clock)
		case math.IsNaN(p.Value) || math.IsInf(p.Value, 0):
			return fmt.Errorf("%w: %s: %v is no value", ErrInvalid, e.KPI, p.Value)
		}
		if p.By() == "" {
			if signed == nil || p.Origin != origin { // what is shared stays shared
				origin, signed = p.Origin, &metrics.Origin{Source: p.Source(), By: by, Note: p.Note()}
			}
			p.Origin = signed
		}
		if p.Recorded == 0 {
			p.Recorded = at.Unix()
		}
		sorted = sorted && (i == 0 || e.Put[i-1].Slot.Compare(p.Slot) < 0)
	}
	if !sorted {
		slices.SortStableFunc(e.Put, func(a, b metrics.Snapshot) int { return a.Slot.Compare(b.Slot) })
		kept := e.Put[:0]
		for i, p := range e.Put {
			if i+1 == len(e.Put) || e.Put[i+1].Slot != p.Slot {
				kept = append(kept, p)
			}
		}
		e.Put = kept
	}
	return nil
}

var firstDay, lastDay = metrics.NewDate(minYear, 1, 1), metrics.NewDate(maxYear, 12, 31)

// merged is a year after an edit, and the part of the edit that had an effect.
type merged struct {
	all, put, replaced []metrics.Snapshot
	drop               []metrics.Slot
}

// merge puts and drops snapshots of one year; all three are in order. A slot that
// is both put and dropped is put. A put that says what is there has no effect: who
// said it first, and when, stays.
func merge(old, put []metrics.Snapshot, drop []metrics.Slot) (m merged) {
	if len(old) == 0 {
		return merged{all: put, put: put}
	}
	if len(drop) == 0 && len(put) > 0 && old[len(old)-1].Slot.Compare(put[0].Slot) < 0 { // as most are
		return merged{all: append(old, put...), put: put}
	}
	m.all = make([]metrics.Snapshot, 0, len(old)+len(put))
	for len(old) > 0 || len(put) > 0 {
		switch {
		case len(put) == 0 || len(old) > 0 && old[0].Slot.Compare(put[0].Slot) < 0:
			for len(drop) > 0 && drop[0].Compare(old[0].Slot) < 0 {
				drop = drop[1:]
			}
			if len(drop) > 0 && drop[0] == old[0].Slot {
				m.drop = append(m.drop, drop[0])
				m.replaced = append(m.replaced, old[0])
			} else {
				m.all = append(m.all, old[0])
			}
			old = old[1:]
		case len(old) == 0 || put[0].Slot.Compare(old[0].Slot) < 0:
			m.all, m.put = append(m.all, put[0]), append(m.put, put[0])
			put = put[1:]
		default:
			if same(&old[0], &put[0]) {
				m.all = append(m.all, old[0])
			} else {
				m.all, m.put = append(m.all, put[0]), append(m.put, put[0])
				m.replaced = append(m.replaced, old[0])
			}
			old, put = old[1:], put[1:]
		}
	}
	return m
}

// same reports whether two snapshots of a slot say the same.
func same(a, b *metrics.Snapshot) bool {
	return math.Float64bits(a.Value) == math.Float64bits(b.Value) && a.Note() == b.Note()
}

// join appends, or takes b itself when a is empty.
func join(a, b []metrics.Snapshot) []metrics.Snapshot {
	if len(a) == 0 {
		return slices.Clip(b)
	}
	return append(a, b...)
}
