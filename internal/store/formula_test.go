package store

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// formulaKPI makes a definition that is computed of others, or not, of any cadence.
func formulaKPI(r *rand.Rand, id string) *metrics.KPI {
	formulas := []string{"", "", "", "", "", "a / b", "b - previous(b)", "sum(a, 3) + c", "c / 2", "d + c", "mean(b, 2) * 10", "plan(a) - a", "year_before(a)", "e", "nobody + 1"}
	k := kpi(id)
	k.Formula = formulas[r.IntN(len(formulas))]
	k.Cadence = metrics.Cadences[r.IntN(4)]
	k.Unit = metrics.Unit{Kind: metrics.UnitRatio}
	if k.Formula == "" {
		k.Aggregation = metrics.Aggregations[r.IntN(3)]
		if k.Aggregation == metrics.Sum && r.IntN(2) == 0 {
			k.Per = metrics.Month
		}
	}
	if r.IntN(3) == 0 {
		k.Goals = []metrics.Goal{{Comparator: metrics.AtLeast, Value: float64(r.IntN(9)), Due: today + metrics.Date(r.IntN(300)), Path: metrics.Linear}}
	}
	return k
}

func formulaEdit(r *rand.Rand, w *metrics.Workspace, ids []string) metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeSet}
	id := ids[r.IntN(len(ids))]
	switch r.IntN(12) {
	case 0:
		c.Records = []metrics.RecordEdit{metrics.Remove(metrics.RecordKPI, id)}
		return c
	case 1, 2, 3:
		c.Records = []metrics.RecordEdit{metrics.Put(formulaKPI(r, id))}
		return c
	case 4:
		p := &metrics.Phase{ID: "p", Name: metrics.Same("p"), Start: today - 300, End: today + 300}
		p.Goals = []metrics.Goal{{KPI: id, Comparator: metrics.AtLeast, Value: float64(r.IntN(9)), Path: metrics.Step}}
		if c.Records = []metrics.RecordEdit{metrics.Put(p)}; r.IntN(3) == 0 {
			c.Records[0] = metrics.Remove(metrics.RecordPhase, "p")
		}
		return c
	case 5:
		info := w.Info
		info.FiscalStart++
		info.FiscalStart %= 13
		c.Records = []metrics.RecordEdit{metrics.Put(&info)}
		return c
	}
	for _, id := range ids {
		k := w.KPI(id)
		if k == nil || r.IntN(3) == 0 {
			continue
		}
		e := metrics.SeriesEdit{KPI: id}
		for range 1 + r.IntN(4)*r.IntN(20) {
			p := metrics.Snapshot{Slot: metrics.SlotOn(&w.Info, k, today-metrics.Date(r.IntN(900)), 0), Value: float64(r.IntN(5)), Origin: &metrics.Origin{Source: "cli"}}
			if r.IntN(4) == 0 {
				e.Drop = append(e.Drop, p.Slot)
			} else if !slices.ContainsFunc(e.Put, func(q metrics.Snapshot) bool { return q.Slot == p.Slot }) {
				e.Put = append(e.Put, p)
			}
		}
		c.Series = append(c.Series, e)
	}
	return c
}

// A cockpit that follows the journal has the same histories as one that starts now,
// whatever was made a formula, taken away or taken back; and the past has those of
// then.
func TestComputedHistoriesFollow(t *testing.T) { historiesFollow(t, 3) }

func historiesFollow(t *testing.T, seeds uint64) {
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			followFormulas(t, rand.New(rand.NewPCG(seed, 7)))
		})
	}
}

func followFormulas(t *testing.T, r *rand.Rand) {
	ids := []string{"a", "b", "c", "d", "e"}
	s := newStore(t)
	c := metrics.Change{Kind: metrics.ChangeDefine}
	for _, id := range ids {
		c.Records = append(c.Records, metrics.Put(formulaKPI(r, id)))
	}
	mustApply(t, s, c)
	w, seq, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	past := map[uint64]*metrics.Workspace{}
	for step := range 40 {
		if seq > 2 && r.IntN(4) == 0 {
			_, err = s.Undo(ctx, seq-uint64(r.IntN(int(min(3, seq-2)))), true, "tester", now)
		} else {
			_, err = s.Apply(ctx, formulaEdit(r, w, ids), "tester", now)
		}
		if err != nil && !errors.Is(err, ErrNoChange) && !errors.Is(err, ErrUndone) && !errors.Is(err, ErrNothingToUndo) && !errors.Is(err, ErrNotFound) {
			t.Fatalf("step %d: %v", step, err)
		}
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
				w.Take(tails)
			}
		}
		fresh, _, err := s.Load(ctx, today)
		if err != nil {
			t.Fatal(err)
		}
		sameHistories(t, fmt.Sprintf("step %d", step), fresh, w)
		past[seq] = fresh
		if r.IntN(5) == 0 { // started anew, with tails
			if w, _, err = s.Load(ctx, today); err != nil {
				t.Fatal(err)
			}
		}
	}
	for n, then := range past {
		got, err := s.LoadAt(ctx, n, today)
		if err != nil {
			t.Fatal(err)
		}
		sameHistories(t, fmt.Sprintf("entry %d", n), then, got)
		all, err := s.HistoriesAt(ctx, n, ids...)
		if err != nil {
			t.Fatal(err)
		}
		for i := range then.KPIs {
			id := then.KPIs[i].ID
			one, err := s.SeriesAt(ctx, n, id)
			if err != nil {
				t.Fatal(err)
			}
			if !identicalPoints(one.Points, all[id].Points) || then.KPIs[i].Formula != "" && !identicalPoints(one.Points, then.Series[id].Points) {
				t.Fatalf("entry %d: the history of %s has %d, %d, %d values, or others", n, id, len(one.Points), len(all[id].Points), len(then.Series[id].Points))
			}
		}
	}
}

// sameHistories compares a workspace that followed with one that was read: a tail may
// reach further back, what was computed may not differ at all.
func sameHistories(t *testing.T, what string, want, got *metrics.Workspace) {
	t.Helper()
	if diff := cmp.Diff(want.KPIs, got.KPIs); diff != "" && len(want.KPIs)+len(got.KPIs) > 0 {
		t.Fatalf("%s: the definitions differ: %s", what, diff)
	}
	entered := maps.Clone(got.Entered)
	for i := range want.KPIs {
		k := &want.KPIs[i]
		a, b := want.Series[k.ID], got.Series[k.ID]
		if b == nil {
			b = &metrics.Series{}
		}
		if k.Formula == "" {
			from := max(a.From, b.From)
			since := func(pts []metrics.Snapshot) []metrics.Snapshot {
				return slices.DeleteFunc(slices.Clone(pts), func(p metrics.Snapshot) bool { return p.Period.Start < from })
			}
			if !identicalPoints(since(a.Points), since(b.Points)) {
				t.Fatalf("%s: %s has %d values and not %d, or others", what, k.ID, len(b.Points), len(a.Points))
			}
			continue
		}
		if a.From != 0 || b.From != 0 || !identicalPoints(a.Points, b.Points) || !reflect.DeepEqual(a.First, b.First) {
			t.Fatalf("%s: %s = %s has %d values and not %d, or others", what, k.ID, k.Formula, len(b.Points), len(a.Points))
		}
		if e := got.Entered[k.ID]; e == nil || e.From != 0 || !identicalPoints(want.Entered[k.ID].Points, e.Points) {
			t.Fatalf("%s: what was entered of %s differs", what, k.ID)
		}
		delete(entered, k.ID)
	}
	if len(entered) > 0 {
		t.Fatalf("%s: entered of %d KPIs without a formula", what, len(entered))
	}
}

func identicalPoints(a, b []metrics.Snapshot) bool {
	return slices.EqualFunc(a, b, func(p, q metrics.Snapshot) bool { return p.Slot == q.Slot && identical(&p, &q) })
}

// A part of a computed history is a part of what was computed of the whole, and an
// export has what was entered.
func TestComputedHistoriesAreRead(t *testing.T) {
	s := newStore(t, "a", "b")
	f := kpi("f")
	f.Formula = "a / b"
	mustApply(t, s, metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{metrics.Put(f)}})
	var as, bs []metrics.Snapshot
	for d := today - 999; d <= today; d++ {
		as = append(as, day(d, float64(d-today+1000)))
		bs = append(bs, day(d, 2))
	}
	mustApply(t, s, put("a", as...))
	mustApply(t, s, put("b", bs...))
	mustApply(t, s, put("f", day(today-2000, 7), day(today, 1)))
	got, err := s.Series(ctx, "f", 0, 0)
	if err != nil || len(got.Points) != 1001 || got.Points[0].Value != 7 || got.Points[1000].Value != 500 || got.First.Value != 7 {
		t.Fatalf("got %d points, %v", len(got.Points), err)
	}
	part, err := s.Series(ctx, "f", today-9, today-5)
	if err != nil || len(part.Points) != 5 || part.Points[4].Value != 497.5 || part.From != today-9 || part.First.Value != 7 {
		t.Errorf("got %+v, %v", part, err)
	}
	w, _, err := s.Load(ctx, today)
	if err != nil || len(w.Entered["f"].Points) != 2 || w.Series["a"].From != 0 {
		t.Errorf("got %+v, %v", w.Entered["f"], err)
	}
	_, all, err := s.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for id, series := range all {
		if id == "f" && (len(series.Points) != 2 || series.Points[1].Value != 1) {
			t.Errorf("an export has %v", series.Points)
		}
	}
	if got, err := s.Histories(ctx, "f", "a", "nope"); err != nil || len(got) != 2 || len(got["f"].Points) != 1001 || len(got["a"].Points) != 1000 {
		t.Errorf("got %d, %v", len(got), err)
	}
	tails, err := s.Tails(ctx, today, "f", "a")
	if err != nil || len(tails["f"].Points) != 2 || len(tails["a"].Points) != 1000 {
		t.Errorf("got %v, %v", tails["f"], err)
	}
}
