package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"reflect"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// A damaged entry in the way is told, whatever it was about; one that lies before
// is not in the way.
func TestDamagedEntryInTheWay(t *testing.T) {
	for name, bucket := range map[string]string{"header": bucketJournal, "body": bucketBodies, "missing": ""} {
		t.Run(name, func(t *testing.T) {
			s, _ := history(t) // entries 2, 3 and 4 have bodies of their own
			var then []memory
			for seq := uint64(3); seq <= 4; seq++ {
				w, err := s.LoadAt(ctx, seq, today)
				if err != nil {
					t.Fatal(err)
				}
				then = append(then, memory{seq: seq, loaded: w})
			}
			switch bucket {
			case bucketJournal:
				spoil(t, s, bucket, entryKey(4))
			case bucketBodies:
				spoil(t, s, bucket, bodyKey(4, 0))
			default:
				edit(t, s, func(tx *bolt.Tx) error { return tx.Bucket([]byte(bucketJournal)).Delete(entryKey(4)) })
			}
			for _, m := range then {
				w, err := s.LoadAt(ctx, m.seq, today)
				var d *DamageError
				if in := m.seq < 4; in && (w != nil || !errors.As(err, &d) || d.Damage[0].What != DamagedEntry || d.Damage[0].Name != "4" || d.Backup == "") {
					t.Errorf("entry %d: %v", m.seq, err)
				} else if !in && (err != nil || !reflect.DeepEqual(m.loaded, w)) {
					t.Errorf("entry %d: %v, or other than before", m.seq, err)
				}
			}
			if _, err := s.SeriesAt(ctx, 3, "a"); !errors.Is(err, ErrDamaged) {
				t.Errorf("history: %v", err)
			}
			if _, _, err := s.AllAt(ctx, 3); !errors.Is(err, ErrDamaged) {
				t.Errorf("all: %v", err)
			}
			if _, err := s.SeqAt(ctx, now); err != nil { // made after all of them, at the same second
				t.Errorf("a time: %v", err)
			}
			if _, err := s.SeqAt(ctx, now.Add(-time.Hour)); errors.Is(err, ErrDamaged) != (bucket != bucketBodies) {
				t.Errorf("a time before: %v", err)
			}
			mend(t, s)
		})
	}
}

// Damage in the present is damage in the past, as far as the past needs it.
func TestDamagedBlockInTheWay(t *testing.T) {
	for year, now := range map[int]bool{2026: true, 2025: false} {
		s, _ := history(t)
		mustApply(t, s, put("b", day(today, -1)))
		spoil(t, s, bucketBlocks, blockKey(year, "b"))
		w, err := s.LoadAt(ctx, 10, today)
		var d *DamageError
		if now && (!errors.As(err, &d) || len(d.Damage) != 1 || d.Damage[0].KPI != "b" || d.Damage[0].Name != "2026" || len(w.Series["b"].Points) != 0) {
			t.Errorf("%d: %v", year, err)
		}
		if !now && err != nil {
			t.Errorf("%d: %v", year, err)
		}
		if len(w.Series["a"].Points) == 0 {
			t.Error("a is gone, too")
		}
		if series, err := s.SeriesAt(ctx, 10, "b"); !errors.Is(err, ErrDamaged) || !now && (len(series.Points) == 0 || len(series.Points) == 700) {
			t.Errorf("%d: history: %v", year, err)
		}
		some, err := s.HistoriesAt(ctx, 10, "a", "b")
		if !errors.As(err, &d) || len(d.Damage) != 1 || d.Damage[0].KPI != "b" || len(some["a"].Points) == 0 {
			t.Errorf("%d: histories: %v", year, err)
		}
		mend(t, s)
	}
}

// Whichever bit is flipped, the past tells nothing that was not so, and when it
// leaves anything out it says so.
func TestBitFlipsInThePast(t *testing.T) { flipBitsInThePast(t, 80) }

func flipBitsInThePast(t *testing.T, flips int) {
	s, b := history(t)
	const then = 2 // with big entries after it
	at := func(s *Store) (truth, error) {
		w, all, err := s.AllAt(ctx, then)
		if w == nil {
			return truth{}, err
		}
		return tell1(w, all), err
	}
	want, err := at(s)
	if err != nil || len(want.points["a"]) != 700 {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(21, 22))
	c := damagedCopy(t, nil)
	told := 0
	for range flips {
		i := r.IntN(len(b) * 8)
		bad := bytes.Clone(b)
		bad[i/8] ^= 1 << (i % 8)
		if err := os.WriteFile(c.Path(), bad, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := at(c)
		if err != nil {
			told++
		} else if !reflect.DeepEqual(want, got) {
			t.Errorf("bit %d of byte %d: nobody said that something is missing", i%8, i/8)
		}
		for id, points := range got.points {
			for slot, p := range points {
				if q, ok := want.points[id][slot]; !ok || !identical(&p, &q) {
					t.Fatalf("bit %d of byte %d: %s %v: %v, was %v", i%8, i/8, id, slot, p, q)
				}
			}
		}
		if w, _ := c.LoadAt(ctx, then, today); w != nil {
			for id, series := range w.Series {
				for _, p := range series.Points {
					if q, ok := want.points[id][p.Slot]; !ok || !identical(&p, &q) {
						t.Fatalf("bit %d of byte %d: tail of %s %v: %v, was %v", i%8, i/8, id, p.Slot, p, q)
					}
				}
			}
		}
	}
	t.Logf("%d flips, %d of them told", flips, told)
}
