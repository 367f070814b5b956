package store

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// model is the store as it should be, kept the simplest way: the whole state after
// each entry.
type model struct {
	states  []map[place]thing // states[n] is the state after entry n
	entries []modelEntry      // entries[n-1] is entry n
}

// place is where a thing stands: a slot of a KPI, or (with a zero slot) a KPI's
// definition.
type place struct {
	kpi  string
	slot metrics.Slot
}

// thing is a snapshot, as far as it matters, or a definition's owner.
type thing struct {
	value      float64
	note, text string
	by         string
	at         int64
}

type modelEntry struct {
	undoes uint64
	before map[place]*thing // of the places that the entry changed
	after  map[place]*thing
}

func (m *model) now() map[place]thing { return m.states[len(m.states)-1] }

// apply makes the edits an entry; false when they have no effect.
func (m *model) apply(edits map[place]*thing, undoes uint64) bool {
	e := modelEntry{undoes: undoes, before: map[place]*thing{}, after: map[place]*thing{}}
	next := maps.Clone(m.now())
	for p, after := range edits {
		old, had := next[p]
		if after == nil && !had || after != nil && had && old.value == after.value && old.note == after.note && old.text == after.text {
			continue
		}
		if e.before[p] = nil; had {
			e.before[p] = &old
		}
		if e.after[p] = after; after == nil {
			delete(next, p)
		} else {
			next[p] = *after
		}
	}
	if len(e.after) == 0 {
		return false
	}
	m.states, m.entries = append(m.states, next), append(m.entries, e)
	return true
}

func (m *model) undoneBy(seq uint64) uint64 {
	for n := len(m.entries); n > int(seq); n-- {
		if m.entries[n-1].undoes == seq && m.undoneBy(uint64(n)) == 0 {
			return uint64(n)
		}
	}
	return 0
}

// undo mirrors Store.Undo; the error is a sentinel.
func (m *model) undo(seq uint64, force bool) error {
	if seq == 0 {
		for n := uint64(len(m.entries)); n > 0 && seq == 0; n-- {
			if m.entries[n-1].undoes == 0 && m.undoneBy(n) == 0 {
				seq = n
			}
		}
	}
	if seq == 1 {
		return ErrNothingToUndo
	}
	if m.undoneBy(seq) != 0 {
		return ErrUndone
	}
	e := m.entries[seq-1]
	for p, after := range e.after {
		is, there := m.now()[p]
		if !force && (there != (after != nil) || there && is != *after) {
			return ErrConflict
		}
	}
	if !m.apply(e.before, seq) {
		return ErrNoChange
	}
	return nil
}

func TestAgainstModel(t *testing.T) { againstModels(t, 3) }

func againstModels(t *testing.T, seeds uint64) {
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { againstModel(t, rand.New(rand.NewPCG(seed, 77)), 60) })
	}
}

func againstModel(t *testing.T, r *rand.Rand, steps int) {
	ids := []string{"a", "b", "c"}
	s := newStore(t, ids...)
	first := map[place]thing{}
	for _, id := range ids {
		first[place{kpi: id}] = thing{}
	}
	m := &model{states: []map[place]thing{nil, first}, entries: []modelEntry{{}}}
	w, seq, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	for step := range steps {
		by := []string{"x", "y"}[r.IntN(2)]
		at := now.Add(time.Duration(r.IntN(100)-50) * time.Hour) // the clock goes back, too
		var err, want error
		var what string
		switch op := r.IntN(10); {
		case op < 6: // a change
			c, edits := randomEdit(r, ids, by, at.Unix())
			what = fmt.Sprintf("change of %d places", len(edits))
			if !m.apply(edits, 0) {
				want = ErrNoChange
			}
			_, err = s.Apply(ctx, c, by, at)
		default:
			n := uint64(0)
			if op > 6 {
				n = 1 + r.Uint64N(uint64(len(m.entries)))
			}
			force := r.IntN(3) == 0
			what = fmt.Sprintf("undo %d, force %v", n, force)
			want = m.undo(n, force)
			_, err = s.Undo(ctx, n, force, by, at)
		}
		if !errors.Is(err, want) || (err == nil) != (want == nil) {
			t.Fatalf("step %d, %s: %v, want %v", step, what, err, want)
		}
		// The file, the workspace that follows the journal, and the model agree.
		if got := stateOf(t, s); !maps.Equal(got, m.now()) {
			t.Fatalf("step %d, %s: -want +got\n%s", step, what, cmp.Diff(m.now(), got, cmp.AllowUnexported(thing{}, place{})))
		}
		if r.IntN(3) == 0 {
			entries, err := s.Since(ctx, seq)
			if err != nil {
				t.Fatal(err)
			}
			for i := range entries {
				seq = entries[i].Seq
				if reload := w.Apply(&entries[i]); len(reload) > 0 {
					tails, err := s.Tails(ctx, today, reload...)
					if err != nil {
						t.Fatal(err)
					}
					maps.Copy(w.Series, tails)
				}
			}
			fresh, now, err := s.Load(ctx, today)
			if err != nil || now != seq || now != uint64(len(m.entries)) {
				t.Fatalf("entry %d, followed to %d, model has %d: %v", now, seq, len(m.entries), err)
			}
			for _, id := range ids {
				a, b := w.Series[id], fresh.Series[id]
				from := max(a.From, b.From) // either may reach further back
				since := func(pts []metrics.Snapshot) []metrics.Snapshot {
					return slices.DeleteFunc(slices.Clone(pts), func(p metrics.Snapshot) bool { return p.Period.Start < from })
				}
				followed, read := since(a.Points), since(b.Points)
				if !slices.EqualFunc(followed, read, func(p, q metrics.Snapshot) bool { return p.Slot == q.Slot && identical(&p, &q) }) {
					t.Fatalf("step %d: the followed tail of %s differs: %s", step, id, cmp.Diff(read, followed))
				}
			}
			if diff := cmp.Diff(fresh.KPIs, w.KPIs); diff != "" {
				t.Fatal(diff)
			}
		}
	}
	items, err := s.Journal(ctx, 0, 1000)
	if err != nil || len(items) != len(m.entries) {
		t.Fatalf("%d entries, want %d: %v", len(items), len(m.entries), err)
	}
	for _, i := range items {
		if e := m.entries[i.Seq-1]; i.Undoes != e.undoes || i.UndoneBy != m.undoneBy(i.Seq) {
			t.Errorf("entry %d undoes %d, undone by %d; want %d, %d", i.Seq, i.Undoes, i.UndoneBy, e.undoes, m.undoneBy(i.Seq))
		}
	}
}

// randomEdit makes a change of a few values, many, or a definition.
func randomEdit(r *rand.Rand, ids []string, by string, at int64) (metrics.Change, map[place]*thing) {
	edits := map[place]*thing{}
	c := metrics.Change{Kind: metrics.ChangeSet}
	if r.IntN(5) == 0 {
		k := kpi(ids[r.IntN(len(ids))])
		k.Owner = []string{"", "x", "y"}[r.IntN(3)]
		c.Records = []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: k.ID, After: k}}
		edits[place{kpi: k.ID}] = &thing{text: k.Owner}
	}
	n := 1 + r.IntN(3)
	if r.IntN(6) == 0 {
		n = 200
	}
	for _, id := range ids[:1+r.IntN(len(ids))] {
		e := metrics.SeriesEdit{KPI: id}
		for range n {
			p := day(today-metrics.Date(r.IntN(5+n*8)), float64(r.IntN(4)))
			if r.IntN(10) == 0 {
				p.Origin = &metrics.Origin{Source: "cli", Note: "note"}
			}
			where := place{id, p.Slot}
			if _, twice := edits[where]; twice {
				continue
			}
			if r.IntN(4) == 0 {
				e.Drop = append(e.Drop, p.Slot)
				edits[where] = nil
			} else {
				e.Put = append(e.Put, p)
				edits[where] = &thing{value: p.Value, note: p.Note(), by: by, at: at}
			}
		}
		c.Series = append(c.Series, e)
	}
	return c, edits
}

func stateOf(t *testing.T, s *Store) map[place]thing {
	t.Helper()
	w, all, err := s.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got := map[place]thing{}
	for _, k := range w.KPIs {
		got[place{kpi: k.ID}] = thing{text: k.Owner}
	}
	for id, series := range all {
		for _, p := range series.Points {
			got[place{id, p.Slot}] = thing{value: p.Value, note: p.Note(), by: p.By(), at: p.Recorded}
		}
	}
	return got
}
