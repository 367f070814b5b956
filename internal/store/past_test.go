package store

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpitui/internal/metrics"
)

// memory is all that the store told when an entry was its newest.
type memory struct {
	seq      uint64
	today    metrics.Date
	loaded   *metrics.Workspace
	earlier  *metrics.Workspace // loaded for a day long before
	defined  *metrics.Workspace
	all      map[string]*metrics.Series
	minutes  map[string]metrics.Minutes
	kept     []metrics.Minutes // the same at once
	assessed *metrics.Assessment
}

const longBefore = 400

func remember(t rapid.TB, s *Store, today metrics.Date) memory {
	t.Helper()
	m := memory{today: today, all: map[string]*metrics.Series{}, minutes: map[string]metrics.Minutes{}}
	var err, err2 error
	m.loaded, m.seq, err = s.Load(ctx, today)
	m.earlier, _, err2 = s.Load(ctx, today-longBefore)
	w, all, err3 := s.All(ctx)
	kept, err4 := s.AllMinutes(ctx)
	if err := errors.Join(err, err2, err3, err4); err != nil {
		t.Fatal(err)
	}
	m.defined, m.kept = w, kept
	for id, series := range all {
		m.all[id] = series
	}
	for _, r := range w.Reviews {
		if minutes, ok, err := s.Minutes(ctx, r.ID()); err != nil {
			t.Fatal(err)
		} else if ok {
			m.minutes[r.ID()] = minutes
		}
	}
	m.assessed = metrics.Assess(m.loaded, today.Time().Add(9*time.Hour))
	return m
}

// recall asks the store for what it told then, and compares.
func recall(t rapid.TB, s *Store, m memory) {
	t.Helper()
	same := func(what string, want, got any, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("entry %d: %s: %v", m.seq, what, err)
		}
		if !reflect.DeepEqual(want, got) {
			t.Fatalf("entry %d: %s: -then +now\n%s", m.seq, what, cmp.Diff(want, got))
		}
	}
	w, err := s.LoadAt(ctx, m.seq, m.today)
	same("workspace", m.loaded, w, err)
	same("assessment", m.assessed, metrics.Assess(w, m.today.Time().Add(9*time.Hour)), nil)
	w, err = s.LoadAt(ctx, m.seq, m.today-longBefore)
	same("workspace for an earlier day", m.earlier, w, err)
	w, all, err := s.AllAt(ctx, m.seq)
	same("definitions", m.defined, w, err)
	got := map[string]*metrics.Series{}
	for id, series := range all {
		got[id] = series
	}
	same("all", m.all, got, nil)
	some := map[string]*metrics.Series{}
	for i := range min(2, len(m.defined.KPIs)) {
		id := m.defined.KPIs[i].ID
		if some[id] = m.all[id]; some[id] == nil {
			some[id] = &metrics.Series{}
		}
	}
	got, err = s.HistoriesAt(ctx, m.seq, append(slices.Collect(maps.Keys(some)), "nobody")...)
	same("histories", some, got, err)
	for i := range uint64(3) { // three of them will do
		id := kinds[(m.seq+3*i)%uint64(len(kinds))]
		series, err := s.SeriesAt(ctx, m.seq, id)
		if m.loaded.KPI(id) == nil {
			if !errors.Is(err, ErrNotFound) {
				t.Fatalf("entry %d: history of %s, which is not there: %v", m.seq, id, err)
			}
			continue
		}
		want := m.all[id]
		if want == nil {
			want = &metrics.Series{}
		}
		same("history of "+id, want, series, err)
	}
	for _, r := range m.loaded.Reviews {
		minutes, ok, err := s.MinutesAt(ctx, m.seq, r.ID())
		want, had := m.minutes[r.ID()]
		same("minutes", want, minutes, err)
		same("that there are minutes", had, ok, nil)
	}
	kept, err := s.AllMinutesAt(ctx, m.seq)
	same("all minutes", m.kept, kept, err)
	for _, one := range m.minutes {
		if !slices.Contains(kept, one) {
			t.Fatalf("entry %d: the minutes of %s are not among all", m.seq, one.Review)
		}
	}
}

// Whatever happens afterwards, each entry can be gone back to, and everything is as
// it was when that entry was the newest.
func TestThePastIsAsItWas(t *testing.T) { pastIsAsItWas(t, 20) }

// pastIsAsItWas tries a number of lives, or as many as -rapid.checks says.
func pastIsAsItWas(t *testing.T, lives int) {
	b := company(t)
	if f := flag.Lookup("rapid.checks"); f.Value.String() == f.DefValue {
		if err := f.Value.Set(strconv.Itoa(lives)); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Value.Set(f.DefValue) }()
	}
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		s := Open(filepath.Join(dir, "past.db"), Options{})
		if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
			rt.Fatal(err)
		}
		h := &life{T: rt, s: s, today: today - 60}
		memories := []memory{remember(rt, s, h.today)}
		for range rapid.IntRange(5, 20).Draw(rt, "changes") {
			if h.change() {
				memories = append(memories, remember(rt, s, h.today))
			}
		}
		for _, m := range memories {
			recall(rt, s, m)
		}
		if err := errors.Join(doctorOf(s), os.RemoveAll(dir)); err != nil {
			rt.Fatal(err)
		}
	})
}

func TestSeqAt(t *testing.T) {
	s := Open(filepath.Join(t.TempDir(), "clock.db"), Options{})
	var entries []Dated
	for i, hour := range []int{0, 2, 4, 3, 6, 6, 1} { // the clock went back, twice
		c := put("a", day(today, float64(i)))
		if i == 0 {
			c = setup("a")
		}
		entries = append(entries, Dated{c, "me", now.Add(time.Duration(hour) * time.Hour)})
	}
	if err := CreateHistory(s.Path(), entries); err != nil {
		t.Fatal(err)
	}
	for minutes, want := range map[int]uint64{0: 1, 59: 1, 60: 7, 24 * 60: 7} {
		if seq, err := s.SeqAt(ctx, now.Add(time.Duration(minutes)*time.Minute)); seq != want || err != nil {
			t.Errorf("%d minutes later: entry %d, %v; want %d", minutes, seq, err, want)
		}
	}
	// Without the last one, which is of an early hour and yet the newest.
	before := Open(filepath.Join(t.TempDir(), "clock.db"), Options{})
	if err := CreateHistory(before.Path(), entries[:6]); err != nil {
		t.Fatal(err)
	}
	for minutes, want := range map[int]uint64{60: 1, 120: 2, 179: 2, 180: 4, 239: 4, 240: 4, 359: 4, 360: 6} {
		if seq, err := before.SeqAt(ctx, now.Add(time.Duration(minutes)*time.Minute)); seq != want || err != nil {
			t.Errorf("%d minutes later: entry %d, %v; want %d", minutes, seq, err, want)
		}
	}
	var e *BeforeError
	if seq, err := s.SeqAt(ctx, now.Add(-time.Second)); seq != 0 || !errors.Is(err, ErrBefore) || !errors.As(err, &e) || !e.First.Equal(now) || e.Path != s.Path() {
		t.Errorf("before the first entry: %d %v", seq, err)
	}
	for _, seq := range []uint64{0, 8} {
		_, err := s.LoadAt(ctx, seq, today)
		_, err2 := s.SeriesAt(ctx, seq, "a")
		_, _, err3 := s.AllAt(ctx, seq)
		_, _, err4 := s.MinutesAt(ctx, seq, "x")
		_, err5 := s.AllMinutesAt(ctx, seq)
		_, err6 := s.HistoriesAt(ctx, seq, "a")
		for _, err := range []error{err, err2, err3, err4, err5, err6} {
			if !errors.Is(err, ErrNotFound) {
				t.Errorf("entry %d: %v", seq, err)
			}
		}
	}
}

// Going back writes nothing.
func TestThePastIsOnlyRead(t *testing.T) {
	s, b := history(t)
	m := remember(t, s, today)
	for i := range 3 {
		mustApply(t, s, put("a", day(today-metrics.Date(i), -1)))
	}
	recall(t, s, m)
	after, err := os.ReadFile(s.Path())
	if err != nil || bytes.Equal(b, after) {
		t.Fatal("nothing happened", err)
	}
	recall(t, s, m)
	if again, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(after, again) {
		t.Error("going back wrote to the file", err)
	}
}
