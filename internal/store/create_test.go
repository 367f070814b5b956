package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// A past that is made at once is the one that its changes make one after the other:
// values of several years written, corrected and taken away, KPIs removed and defined
// anew.
func TestCreateHistoryIsWhatItsChangesMake(t *testing.T) {
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 7))
		ids := []string{"cac", "mrr", "nps"}
		history := []Dated{{setup(ids...), "me", now}}
		there := map[string]bool{"cac": true, "mrr": true, "nps": true}
		for i := range 40 {
			id := ids[r.IntN(len(ids))]
			c := metrics.Change{Kind: metrics.ChangeSet}
			switch {
			case !there[id]:
				c = metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{metrics.Put(&metrics.KPI{ID: id, Order: 10 + i})}}
				there[id] = true
			case r.IntN(8) == 0:
				c = metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{metrics.Remove(metrics.RecordKPI, id)}}
				there[id] = false
			default:
				e := metrics.SeriesEdit{KPI: id}
				for range 1 + r.IntN(5) {
					e.Put = append(e.Put, day(today-metrics.Date(r.IntN(900)), float64(r.IntN(9))))
				}
				for range r.IntN(3) * 40 {
					e.Drop = append(e.Drop, day(today-metrics.Date(r.IntN(900)), 0).Slot)
				}
				c.Series = []metrics.SeriesEdit{e}
			}
			history = append(history, Dated{c, fmt.Sprint("me", i), now})
		}
		// The store keeps what it is given, so each gets its own.
		one, kept := newStore(t, ids...), history[:1:1]
		for _, d := range history[1:] {
			if _, err := one.Apply(ctx, clone(d.Change), d.By, d.At); errors.Is(err, ErrNoChange) {
				continue
			} else if err != nil {
				t.Fatal(err)
			}
			kept = append(kept, Dated{clone(d.Change), d.By, d.At})
		}
		path := filepath.Join(t.TempDir(), "past.db")
		if err := CreateHistory(path, kept); err != nil {
			t.Fatal(err)
		}
		all := Open(path, Options{})
		mustBeSound(t, all)
		for seq := uint64(2); seq <= uint64(len(kept)); seq++ {
			want, err := one.EntryAt(ctx, seq)
			got, err2 := all.EntryAt(ctx, seq)
			if diff := cmp.Diff(want, got); diff != "" || errors.Join(err, err2) != nil {
				t.Fatalf("seed %d, entry %d: %v %v\n%s", seed, seq, err, err2, diff)
			}
		}
		for _, id := range ids {
			want, err := one.Series(ctx, id, 0, 0)
			got, err2 := all.Series(ctx, id, 0, 0)
			if diff := cmp.Diff(want, got); diff != "" || (err == nil) != (err2 == nil) {
				t.Errorf("seed %d, %s: %v %v\n%s", seed, id, err, err2, diff)
			}
		}
	}
}

func clone(c metrics.Change) metrics.Change {
	series := c.Series
	c.Series = nil
	for _, e := range series {
		c.Series = append(c.Series, metrics.SeriesEdit{KPI: e.KPI, Put: append([]metrics.Snapshot(nil), e.Put...), Drop: append([]metrics.Slot(nil), e.Drop...)})
	}
	return c
}
