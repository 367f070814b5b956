package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"kpitui/internal/metrics"
)

// kpi reads a KPI's definition.
func (t *tx) kpi(id string) (*metrics.KPI, bool, error) {
	key := recordKey(metrics.RecordKPI, id)
	b, err := t.records.get(key)
	if b == nil && err == nil {
		return nil, false, nil
	}
	var r metrics.Record
	if err == nil {
		r, err = decodeRecord(metrics.RecordKPI, b)
	}
	if err != nil {
		return nil, true, &DamageError{Damage: []Damage{damagedRecord(key, err)}}
	}
	return r.(*metrics.KPI), true, nil
}

// defined reports whether there is a definition of a KPI.
func (t *tx) defined(id string) (bool, error) {
	key := recordKey(metrics.RecordKPI, id)
	b, err := t.records.get(key)
	if err != nil {
		return true, &DamageError{Damage: []Damage{damagedRecord(key, err)}}
	}
	return b != nil, nil
}

// head reads a KPI's head; ok is false when it has no history.
func (t *tx) head(id string) (h head, ok bool, err error) {
	b, err := t.heads.get([]byte(id))
	if b == nil && err == nil {
		n := t.countHeads()
		if n == t.state.heads {
			return h, false, nil
		}
		err = fmt.Errorf("%d of %d are there", n, t.state.heads)
	}
	if err == nil {
		h, err = decodeHead(b, t.share)
	}
	if errors.Is(err, ErrDamaged) { // met already, while rewinding
		return h, true, err
	}
	if err != nil {
		return h, true, &DamageError{Damage: []Damage{{What: DamagedHistory, KPI: id, Why: "head: " + err.Error()}}}
	}
	return h, true, nil
}

// countHeads counts the good heads as they were when the transaction began. A KPI
// that has none has no history, unless a page lost it, or spoiled its key.
func (t *tx) countHeads() uint64 {
	if !t.counted {
		t.counted = true
		c := t.heads.Cursor()
		for k, v := c.First(); k != nil; k, v = c.Next() {
			if _, err := t.heads.open(k, v); err == nil {
				t.headCount++
			}
		}
		t.headCount -= t.state.heads
	}
	return t.headCount + t.state.heads
}

// block reads the snapshots of a year that start on from or later.
func (t *tx) block(year int, kpi string, from metrics.Date) ([]metrics.Snapshot, error) {
	if held, ok := t.held[string(blockKey(year, kpi))]; ok {
		i, _ := slices.BinarySearchFunc(held, from, func(s metrics.Snapshot, d metrics.Date) int { return cmp.Compare(s.Period.Start, d) })
		return held[i:], nil
	}
	b, err := t.blocks.get(blockKey(year, kpi))
	var pts []metrics.Snapshot
	if err == nil {
		pts, err = readBlock(b, year, from, t.share)
	}
	if err != nil {
		return nil, &DamageError{Damage: []Damage{damagedBlock(year, kpi, err)}}
	}
	return pts, nil
}

// splitBlock takes a block apart, which must be there and end in its year.
func splitBlock(b []byte, year int) (columns, error) {
	if b == nil {
		return columns{}, errMissing
	}
	c, err := split(b)
	if err == nil && c.newest.Year() != year {
		err = errDecode
	}
	return c, err
}

// readBlock reads the snapshots of a block that start on from or later.
func readBlock(b []byte, year int, from metrics.Date, share *shared) ([]metrics.Snapshot, error) {
	c, err := splitBlock(b, year)
	if err != nil {
		return nil, err
	}
	return c.read(from, share)
}

func damagedBlock(year int, kpi string, err error) Damage {
	return Damage{What: DamagedHistory, KPI: kpi, Name: fmt.Sprint(year), Why: err.Error()}
}

// points reads a KPI's snapshots from … to (zero: no limit); it fails on damage.
func (t *tx) points(kpi string, from, to metrics.Date) ([]metrics.Snapshot, error) {
	h, ok, err := t.head(kpi)
	if err != nil || !ok {
		return nil, err
	}
	var all []metrics.Snapshot
	for _, y := range h.years {
		if from != 0 && y < from.Year() || to != 0 && y > to.Year() {
			continue
		}
		pts, err := t.block(y, kpi, from)
		if err != nil {
			return nil, err
		}
		all = join(all, upTo(pts, to))
	}
	return all, nil
}

// upTo cuts off the snapshots that start after a day; zero cuts off none.
func upTo(pts []metrics.Snapshot, to metrics.Date) []metrics.Snapshot {
	for to != 0 && len(pts) > 0 && pts[len(pts)-1].Period.Start > to {
		pts = pts[:len(pts)-1]
	}
	return pts
}

// Series reads the snapshots of a KPI whose periods start in from … to, both
// included; zero means no limit on that side. Damaged years are left out and
// named by a *DamageError that comes with the rest. The history of a KPI with a
// formula is computed.
func (s *Store) Series(ctx context.Context, kpi string, from, to metrics.Date) (*metrics.Series, error) {
	var out *metrics.Series
	err := s.view(ctx, func(t *tx) (err error) {
		out, err = t.history(kpi, from, to)
		return err
	})
	return out, err
}

// history reads the history of a KPI, computed where it has a formula.
func (t *tx) history(kpi string, from, to metrics.Date) (*metrics.Series, error) {
	k, ok, err := t.kpi(kpi)
	if !ok || err != nil || k.Formula == "" {
		return t.series(kpi, from, to)
	}
	series := t.computed(kpi)[kpi]
	if series == nil {
		return &metrics.Series{From: from}, nil // the damage says why
	}
	if from == 0 && to == 0 || series.First == nil {
		return series, nil
	}
	part := &metrics.Series{First: series.First, From: from, Points: upTo(series.Points, to)}
	i, _ := slices.BinarySearchFunc(part.Points, from, func(s metrics.Snapshot, d metrics.Date) int { return cmp.Compare(s.Period.Start, d) })
	part.Points = part.Points[i:]
	if from <= series.First.Period.Start {
		part.From = 0
	}
	return part, nil
}

// computed computes the whole histories of KPIs with a formula. What cannot be read
// of their inputs is noted and computed without.
func (t *tx) computed(kpis ...string) map[string]*metrics.Series {
	w, err := t.definitions()
	if err != nil {
		t.damage = append(t.damage, damages(err)...)
		return nil
	}
	all := map[string]*metrics.Series{}
	for _, id := range needed(w, kpis) {
		series, err := t.series(id, 0, 0)
		if err != nil {
			t.damage = append(t.damage, damages(err)...)
			series = &metrics.Series{}
		}
		all[id] = series
	}
	w.Take(all)
	return w.Series
}

// needed returns KPIs with all that their formulas are computed of.
func needed(w *metrics.Workspace, kpis []string) []string {
	all := slices.Clone(kpis)
	for i := 0; i < len(all); i++ {
		if k := w.KPI(all[i]); k != nil {
			for _, id := range metrics.Inputs(*k) {
				if w.KPI(id) != nil && !slices.Contains(all, id) {
					all = append(all, id)
				}
			}
		}
	}
	return all
}

// Histories reads the whole histories of some KPIs at once, computed where they have a
// formula; those that are not there are left out. Damage comes as with [Store.Series].
func (s *Store) Histories(ctx context.Context, kpis ...string) (map[string]*metrics.Series, error) {
	var all map[string]*metrics.Series
	err := s.view(ctx, func(t *tx) error {
		all = t.histories(kpis)
		return nil
	})
	return all, err
}

func (t *tx) histories(kpis []string) map[string]*metrics.Series {
	all := make(map[string]*metrics.Series, len(kpis))
	var formulas []string
	for _, id := range kpis {
		if k, ok, err := t.kpi(id); ok && err == nil && k.Formula != "" {
			formulas = append(formulas, id)
			continue
		}
		series, err := t.series(id, 0, 0)
		switch {
		case err == nil:
			all[id] = series
		case !errors.Is(err, ErrNotFound):
			t.damage = append(t.damage, damages(err)...)
		}
	}
	if len(formulas) > 0 {
		computed := t.computed(formulas...)
		for _, id := range formulas {
			if computed[id] != nil {
				all[id] = computed[id]
			}
		}
	}
	return all
}

func (t *tx) series(kpi string, from, to metrics.Date) (*metrics.Series, error) {
	if _, ok, err := t.kpi(kpi); err != nil {
		return nil, err
	} else if !ok {
		return nil, fmt.Errorf("KPI %s: %w", kpi, ErrNotFound)
	}
	h, ok, err := t.head(kpi)
	if err != nil {
		return nil, err
	}
	out := &metrics.Series{From: from}
	if !ok {
		return out, nil
	}
	out.First = &h.first
	if from <= h.first.Period.Start {
		out.From = 0
	}
	for _, y := range h.years {
		if from != 0 && y < from.Year() || to != 0 && y > to.Year() {
			continue
		}
		b, err := t.blocks.get(blockKey(y, kpi))
		if err == nil {
			var pts []metrics.Snapshot
			if pts, err = readBlock(b, y, from, t.share); err == nil {
				out.Points = append(out.Points, upTo(pts, to)...)
			}
		}
		if err != nil {
			t.damaged(damagedBlock(y, kpi, err))
		}
	}
	return out, nil
}

// packed is the history of a KPI as it lies in the file.
type packed struct {
	kpi    string
	first  metrics.Snapshot
	years  []int
	blocks [][]byte
}

// All reads the definitions and gives the whole history as it was entered, KPI by KPI
// in their order, for exports. The lock is held only while the packed blocks are copied,
// not while they are consumed. Damage comes as with Load.
func (s *Store) All(ctx context.Context) (*metrics.Workspace, iter.Seq2[string, *metrics.Series], error) {
	var w *metrics.Workspace
	var all []packed
	err := s.view(ctx, func(t *tx) (err error) {
		w, all, err = t.all()
		return err
	})
	return w, unpacked(all), err
}

func (t *tx) all() (*metrics.Workspace, []packed, error) {
	w, err := t.definitions()
	if err != nil {
		return nil, nil, err
	}
	var all []packed
	for i := range w.KPIs {
		id := w.KPIs[i].ID
		h, ok, err := t.head(id)
		if !ok {
			continue
		} else if err != nil {
			t.damage = append(t.damage, damages(err)...)
			continue
		}
		p := packed{kpi: id, first: h.first}
		for _, y := range h.years {
			b, err := t.blocks.get(blockKey(y, id))
			if err == nil {
				// Read here, under the guard, and thrown away: damage must
				// be known before the first row is written.
				_, err = readBlock(b, y, 0, t.share)
			}
			if err != nil {
				t.damaged(damagedBlock(y, id, err))
				continue
			}
			p.years, p.blocks = append(p.years, y), append(p.blocks, slices.Clone(b))
		}
		all = append(all, p)
	}
	return w, all, nil
}

// unpacked gives histories one by one.
func unpacked(all []packed) iter.Seq2[string, *metrics.Series] {
	return func(yield func(string, *metrics.Series) bool) {
		share := newShared()
		for _, p := range all {
			series := &metrics.Series{First: &p.first}
			for i, b := range p.blocks {
				pts, _ := readBlock(b, p.years[i], 0, share) // read once before
				series.Points = append(series.Points, pts...)
			}
			if !yield(p.kpi, series) {
				return
			}
		}
	}
}
