package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"kpitui/internal/metrics"
)

// Load reads what the board needs: definitions, phases, acknowledgements, and of
// each KPI the tail of its history from metrics.TailFrom on, its first snapshot
// and what metrics.HeadTo asks for, or all of it where metrics.TailSuffices or
// metrics.Witnesses want it. The tail is counted from the newest snapshot up to
// today, so that a KPI that was not measured for long keeps its last values. It
// also returns the number of the newest entry.
//
// With damaged records it returns the workspace without them together with a
// *DamageError that names them: a KPI with a damaged part in its tail has no
// points at all, for an older value must not pass for the newest.
func (s *Store) Load(ctx context.Context, today metrics.Date) (*metrics.Workspace, uint64, error) {
	var w *metrics.Workspace
	var seq uint64
	err := s.view(ctx, func(t *tx) (err error) {
		if w, err = t.definitions(); err != nil {
			return err
		}
		witnesses := metrics.Witnesses(w.KPIs...)
		for i := range w.KPIs {
			k := &w.KPIs[i]
			series, err := t.tail(w, k, today, slices.Contains(witnesses, k.ID))
			if err != nil {
				t.damage = append(t.damage, damages(err)...)
			}
			w.Series[k.ID] = series
		}
		seq = t.state.seq
		if n := s.lost(t.state); n > 0 {
			t.damaged(lostDamage(n, seq))
		}
		s.epoch.Store(t.state.epoch)
		return nil
	})
	return w, seq, err
}

// Tails reads the tails of some KPIs as Load does: those that Workspace.Apply asks
// to read again. KPIs that are not there are left out.
func (s *Store) Tails(ctx context.Context, today metrics.Date, kpis ...string) (map[string]*metrics.Series, error) {
	tails := make(map[string]*metrics.Series, len(kpis))
	err := s.view(ctx, func(t *tx) error {
		w, err := t.definitions()
		if err != nil {
			return err
		}
		t.damage = nil // Load has named it
		witnesses := metrics.Witnesses(w.KPIs...)
		for _, id := range kpis {
			k, ok, err := t.kpi(id)
			if ok && err == nil {
				tails[id], err = t.tail(w, k, today, slices.Contains(witnesses, id))
			}
			if err != nil {
				t.damage = append(t.damage, damages(err)...)
			}
		}
		return nil
	})
	return tails, err
}

// damages returns what a DamageError names.
func damages(err error) []Damage {
	var d *DamageError
	if errors.As(err, &d) {
		return d.Damage
	}
	return []Damage{{What: DamagedFile, Why: err.Error()}}
}

// definitions reads all records. Without Info nothing can be judged, so that its
// damage is an error; that of others is noted.
func (t *tx) definitions() (*metrics.Workspace, error) {
	most := int(min(t.state.records, 1<<12))
	w := &metrics.Workspace{Series: make(map[string]*metrics.Series, most), Acks: map[string]metrics.Ack{}}
	var seen uint64
	info := false
	c := t.records.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		seen++
		b, err := t.records.open(k, v)
		var r metrics.Record
		if err == nil {
			if kind, _ := parseRecordKey(k); kind == metrics.RecordKPI {
				// Room for all at once, and each decoded where it stays: growing
				// step by step touches three times the memory.
				if w.KPIs == nil {
					w.KPIs = make([]metrics.KPI, 0, most)
				}
				w.KPIs = append(w.KPIs, metrics.KPI{})
				if err = decodeInto(&w.KPIs[len(w.KPIs)-1], b); err != nil {
					w.KPIs = w.KPIs[:len(w.KPIs)-1]
				}
			} else {
				r, err = decodeRecord(kind, b)
			}
		}
		if err != nil {
			t.damaged(damagedRecord(k, err))
			continue
		}
		switch r := r.(type) {
		case *metrics.Info:
			w.Info, info = *r, true
		case *metrics.Phase:
			w.Phases = append(w.Phases, *r)
		case *metrics.Ack:
			w.Acks[r.KPI] = *r
		case *metrics.Review:
			w.Reviews = append(w.Reviews, *r)
		case *metrics.Action:
			w.Actions = append(w.Actions, *r)
		case *metrics.Experiment:
			w.Experiments = append(w.Experiments, *r)
		case *metrics.Note:
			w.Notes = append(w.Notes, *r)
		}
	}
	if seen != t.state.records {
		t.damaged(Damage{What: DamagedDefinition, Why: fmt.Sprintf("%d records of %d are there", seen, t.state.records)})
	}
	if !info {
		if len(t.damage) == 0 || t.damage[0].What != DamagedInfo {
			t.damaged(Damage{What: DamagedInfo, Why: "missing"})
		}
		return nil, &DamageError{Damage: t.damage}
	}
	metrics.SortKPIs(w.KPIs)
	metrics.SortPhases(w.Phases)
	metrics.SortReviews(w.Reviews)
	metrics.SortActions(w.Actions)
	metrics.SortExperiments(w.Experiments)
	metrics.SortNotes(w.Notes)
	return w, nil
}

// tail reads what the board needs of one KPI: the tail of its history, and all of
// it for a witness, or where metrics.TailSuffices says that the tail is not enough.
// Damage in the tail leaves the series empty; damage before it costs no more than
// what would have been read there.
func (t *tx) tail(w *metrics.Workspace, k *metrics.KPI, today metrics.Date, witness bool) (*metrics.Series, error) {
	s, err := t.newest(&w.Info, k, today)
	if err != nil || s.From == 0 || !witness && metrics.TailSuffices(w, k, s, today) {
		return s, err
	}
	all, err := t.points(k.ID, 0, 0)
	if err != nil {
		return s, err
	}
	return &metrics.Series{Points: all, First: s.First}, nil
}

// newest reads the tail of one KPI's history. On damage the series is empty.
func (t *tx) newest(info *metrics.Info, k *metrics.KPI, today metrics.Date) (*metrics.Series, error) {
	h, ok, err := t.head(k.ID)
	if err != nil || !ok {
		return &metrics.Series{}, err
	}
	s := &metrics.Series{First: &h.first}
	var blocks [][]metrics.Snapshot // newest first
	for _, y := range slices.Backward(h.years) {
		if s.From != 0 && metrics.NewDate(y+1, 1, 1) <= s.From {
			break
		}
		pts, err := t.tailBlock(y, info, k, today, s)
		if err != nil {
			return &metrics.Series{}, &DamageError{Damage: []Damage{damagedBlock(y, k.ID, err)}}
		}
		blocks = append(blocks, pts)
	}
	for _, pts := range slices.Backward(blocks) {
		s.Points = join(s.Points, pts)
	}
	if s.From <= h.first.Period.Start {
		s.From = 0
		return s, nil
	}
	if k.Aggregation == metrics.Last {
		return s, nil // paths of stocks and rates start at First alone
	}
	to := metrics.HeadTo(info, k, h.first.Period.Start)
	for _, y := range h.years {
		if y > to.Year() {
			break
		}
		pts, err := t.block(y, k.ID, 0)
		if err != nil {
			return &metrics.Series{}, err
		}
		s.Head = append(s.Head, upTo(pts, to)...)
	}
	return s, nil
}

// tailBlock reads a block from s.From on. While that is not known, the block's
// newest snapshot up to today says it; in a block that has only later ones, as it
// can be when the clock is set back, all are wanted.
func (t *tx) tailBlock(year int, info *metrics.Info, k *metrics.KPI, today metrics.Date, s *metrics.Series) ([]metrics.Snapshot, error) {
	b, err := t.blocks.get(blockKey(year, k.ID))
	if err != nil {
		return nil, err
	}
	c, err := splitBlock(b, year)
	if err != nil {
		return nil, err
	}
	if s.From == 0 && c.newest > today {
		whole := c
		pts, err := whole.read(0, t.share)
		if err != nil {
			return nil, err
		}
		past := upTo(pts, today)
		if len(past) == 0 {
			return pts, nil
		}
		s.From = metrics.TailFrom(info, k, past[len(past)-1].Period.Start)
	}
	if s.From == 0 {
		s.From = metrics.TailFrom(info, k, c.newest)
	}
	return c.read(s.From, t.share)
}
