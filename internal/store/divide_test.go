package store

import (
	"errors"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// processors lets a test run with so many, as far as the machine has them.
func processors(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// What is read in parts at the same time, and what is named as damaged, is what one
// reads alone.
func TestPartsReadTheSame(t *testing.T) {
	s := bigStore(t, 5*fewestInPart/2, 40)
	mustApply(t, s, metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{
		metrics.Put(&metrics.Note{ID: "n1", KPI: "kpi-0001", Date: today, Text: "a note", At: now}),
		metrics.Put(&metrics.Phase{ID: "p1", Start: today, End: today + 1}),
	}})
	read := func(n int) (*metrics.Workspace, error) {
		processors(t, n)
		w, _, err := s.Load(ctx, today)
		if w == nil || len(w.KPIs) == 0 {
			t.Fatal(err)
		}
		return w, err
	}
	same := func() []Damage {
		t.Helper()
		alone, failed := read(1)
		parts, failedToo := read(mostParts)
		if diff := cmp.Diff(alone, parts); diff != "" {
			t.Errorf("-alone +parts\n%s", diff)
		}
		var a, b *DamageError
		if errors.As(failed, &a) != errors.As(failedToo, &b) {
			t.Fatalf("alone %v, in parts %v", failed, failedToo)
		}
		if a == nil {
			return nil
		}
		if diff := cmp.Diff(a.Damage, b.Damage); diff != "" {
			t.Errorf("-alone +parts\n%s", diff)
		}
		return a.Damage
	}
	if d := same(); len(d) > 0 {
		t.Fatal(d)
	}
	for _, kpi := range []string{"kpi-0200", "kpi-0010", "kpi-0011"} {
		spoil(t, s, bucketBlocks, blockKey(today.Year(), kpi))
	}
	for _, kpi := range []string{"kpi-0240", "kpi-0100"} {
		spoil(t, s, bucketRecords, recordKey(metrics.RecordKPI, kpi))
	}
	if d := same(); len(d) != 5 {
		t.Fatal(d)
	}
}

// A panic beside the operation's own goroutine ends the operation, and nothing else.
func TestPanicInAPart(t *testing.T) {
	s := bigStore(t, 3, 1)
	processors(t, mostParts)
	const n = 3 * fewestInPart
	err := s.view(ctx, func(t *tx) error {
		return t.divide(n, func(_ *tx, _, _, to int) {
			if to == n {
				panic("a page that is damaged")
			}
		})
	})
	if !errors.Is(err, ErrDamaged) {
		t.Fatal(err)
	}
	if _, _, err := s.Load(ctx, today); err != nil {
		t.Fatal(err)
	}
}
