package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kpitui/internal/metrics"
)

// Load reads what the board needs: definitions, phases, acknowledgements, and of
// each KPI the tail of its history from metrics.TailFrom on, its first snapshot
// and what metrics.HeadTo asks for, or all of it where metrics.TailSuffices or
// metrics.Witnesses or metrics.Inputs want it; histories of KPIs with a formula are
// computed. The tail is counted from the newest snapshot up to
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
		if w, err = t.workspace(today); err != nil {
			return err
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

// workspace reads the definitions and the tail of each KPI.
func (t *tx) workspace(today metrics.Date) (*metrics.Workspace, error) {
	w, err := t.definitions()
	if err != nil {
		return nil, err
	}
	whole := wantedWhole(w)
	tails := make([]*metrics.Series, len(w.KPIs))
	err = t.divide(len(tails), func(t *tx, _, from, to int) {
		for i := from; i < to; i++ {
			k := &w.KPIs[i]
			series, err := t.tail(w, k, today, whole[k.ID])
			if err != nil {
				t.damage = append(t.damage, damages(err)...)
			}
			tails[i] = series
		}
	})
	if err != nil {
		return nil, err
	}
	byKPI := make(map[string]*metrics.Series, len(tails))
	for i, series := range tails {
		byKPI[w.KPIs[i].ID] = series
	}
	w.Take(byKPI)
	return w, nil
}

// wantedWhole returns the KPIs of which the board needs more than a tail: what alert
// rules of others look at, what formulas are computed of, and what was entered of
// those that have one.
func wantedWhole(w *metrics.Workspace) map[string]bool {
	whole := map[string]bool{}
	for _, id := range metrics.Witnesses(w.KPIs...) {
		whole[id] = true
	}
	for _, id := range metrics.Inputs(w.KPIs...) {
		whole[id] = true
	}
	for i := range w.KPIs {
		if w.KPIs[i].Formula != "" {
			whole[w.KPIs[i].ID] = true
		}
	}
	return whole
}

// Tails reads the tails of some KPIs as Load does, for Workspace.Take: those that
// Workspace.Apply asks to read again. Of a KPI with a formula it is what was entered.
// KPIs that are not there are left out.
func (s *Store) Tails(ctx context.Context, today metrics.Date, kpis ...string) (map[string]*metrics.Series, error) {
	tails := make(map[string]*metrics.Series, len(kpis))
	err := s.view(ctx, func(t *tx) error {
		w, err := t.definitions()
		if err != nil {
			return err
		}
		t.damage = nil // Load has named it
		whole := wantedWhole(w)
		for _, id := range kpis {
			k, ok, err := t.kpi(id)
			if ok && err == nil {
				tails[id], err = t.tail(w, k, today, whole[id])
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

// definitions reads all records but minutes, which are only counted: they are long,
// and nobody looks at those of ten years. Without Info nothing can be judged, so
// that its damage is an error; that of others is noted.
func (t *tx) definitions() (*metrics.Workspace, error) {
	var seen uint64
	var list []stored
	c := t.records.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		seen++
		if _, past := t.records.then[string(k)]; !past && !bytes.HasPrefix(k, minutesPrefix) {
			list = append(list, stored{k, v})
		}
	}
	loaders := make([]loader, t.parts(len(list)))
	err := t.divide(len(list), func(t *tx, part, from, to int) {
		l := &loaders[part]
		*l = newLoader(list[from:]) // the first takes in what the others make
		for _, r := range list[from:to] {
			b, err := t.records.open(r.key, r.value)
			if err == nil {
				err = l.take(r.key, b)
			}
			if err != nil {
				t.damaged(damagedRecord(r.key, err))
			}
		}
	})
	if err != nil {
		return nil, err
	}
	l := &loaders[0]
	for i := range loaders[1:] {
		l.join(&loaders[1+i])
	}
	if seen != t.state.records {
		t.damaged(Damage{What: DamagedDefinition, Why: fmt.Sprintf("%d records of %d are there", seen, t.state.records)})
	}
	for k, s := range t.records.then {
		if s.content == nil || strings.HasPrefix(k, string(minutesPrefix)) {
			continue
		}
		if err := l.take([]byte(k), s.content); err != nil {
			t.damaged(damagedRecord([]byte(k), err))
		}
	}
	w := l.w
	if !l.info {
		if len(t.damage) == 0 || t.damage[0].What != DamagedInfo {
			t.damaged(Damage{What: DamagedInfo, Why: "missing"})
		}
		return nil, &DamageError{Damage: t.damage}
	}
	w.Series = make(map[string]*metrics.Series, len(w.KPIs))
	metrics.SortKPIs(w.KPIs)
	metrics.SortPhases(w.Phases)
	metrics.SortViews(w.Views)
	metrics.SortReviews(w.Reviews)
	metrics.SortActions(w.Actions)
	metrics.SortExperiments(w.Experiments)
	metrics.SortNotes(w.Notes)
	return w, nil
}

// stored is a record as it lies in the file.
type stored struct{ key, value []byte }

// loader makes a workspace of records.
type loader struct {
	w    *metrics.Workspace
	info bool // it was there
	kpis int  // so many are to come
}

func newLoader(records []stored) loader {
	l := loader{w: &metrics.Workspace{Acks: map[string]metrics.Ack{}}}
	for _, r := range records {
		if bytes.HasPrefix(r.key, kpiPrefix) {
			l.kpis++
		}
	}
	return l
}

// join adds what another loader has made of the records behind.
func (l *loader) join(o *loader) {
	w := l.w
	if o.info {
		w.Info, l.info = o.w.Info, true
	}
	w.KPIs = append(w.KPIs, o.w.KPIs...)
	w.Phases = append(w.Phases, o.w.Phases...)
	w.Views = append(w.Views, o.w.Views...)
	w.Reviews = append(w.Reviews, o.w.Reviews...)
	w.Actions = append(w.Actions, o.w.Actions...)
	w.Experiments = append(w.Experiments, o.w.Experiments...)
	w.Notes = append(w.Notes, o.w.Notes...)
	maps.Copy(w.Acks, o.w.Acks)
}

// take decodes a record, in the place where it stays.
func (l *loader) take(key, b []byte) (err error) {
	w := l.w
	switch kind, _ := parseRecordKey(key); kind {
	case metrics.RecordInfo:
		err = decodeInto(&w.Info, b)
		l.info = err == nil
	case metrics.RecordKPI:
		if w.KPIs == nil {
			// Room for all at once: growing step by step touches three times the memory.
			w.KPIs = make([]metrics.KPI, 0, l.kpis)
		}
		w.KPIs, err = decoded(w.KPIs, b)
	case metrics.RecordPhase:
		w.Phases, err = decoded(w.Phases, b)
	case metrics.RecordView:
		w.Views, err = decoded(w.Views, b)
	case metrics.RecordAck:
		var ack metrics.Ack
		if err = decodeInto(&ack, b); err == nil {
			w.Acks[ack.KPI] = ack
		}
	case metrics.RecordReview:
		w.Reviews, err = decoded(w.Reviews, b)
	case metrics.RecordAction:
		w.Actions, err = decoded(w.Actions, b)
	case metrics.RecordExperiment:
		w.Experiments, err = decoded(w.Experiments, b)
	case metrics.RecordNote:
		w.Notes, err = decoded(w.Notes, b)
	default:
		err = errDecode
	}
	return err
}

// decoded appends a record to a list; not one that does not decode.
func decoded[T any](list []T, b []byte) ([]T, error) {
	var zero T
	list = append(list, zero)
	if err := decodeInto(&list[len(list)-1], b); err != nil {
		return list[:len(list)-1], err
	}
	return list, nil
}

// tail reads what the board needs of one KPI: the tail of its history, and all of
// it where that is wanted, or where metrics.TailSuffices says that the tail is not enough.
// Damage in the tail leaves the series empty; damage before it costs no more than
// what would have been read there.
func (t *tx) tail(w *metrics.Workspace, k *metrics.KPI, today metrics.Date, whole bool) (*metrics.Series, error) {
	s, err := t.newest(&w.Info, k, today)
	if err != nil || s.From == 0 || !whole && metrics.TailSuffices(w, k, s, today) {
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
