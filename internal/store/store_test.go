package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

var (
	ctx   = context.Background()
	today = date("2026-11-20")
	now   = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
)

func date(s string) metrics.Date {
	d, err := metrics.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func day(d metrics.Date, v float64) metrics.Snapshot {
	return metrics.Snapshot{Slot: metrics.Slot{Period: metrics.Period{Kind: metrics.Day, Start: d}}, Value: v, Origin: &metrics.Origin{Source: "cli"}}
}

func kpi(id string) *metrics.KPI {
	return &metrics.KPI{ID: id, Name: metrics.Same(id), Tier: metrics.Business, Cadence: metrics.Daily, Aggregation: metrics.Last,
		Unit: metrics.Unit{Kind: metrics.UnitCount}}
}

// setup is the change that makes a workspace with the KPIs.
func setup(ids ...string) metrics.Change {
	c := metrics.Change{Kind: metrics.ChangeInit, Records: []metrics.RecordEdit{
		{Kind: metrics.RecordInfo, After: &metrics.Info{Name: metrics.Same("Test"), TZ: "Asia/Tokyo", Currency: "JPY"}},
	}}
	for _, id := range ids {
		c.Records = append(c.Records, metrics.RecordEdit{Kind: metrics.RecordKPI, ID: id, After: kpi(id)})
	}
	return c
}

// newStore makes a store and checks its file when the test is over.
func newStore(t testing.TB, ids ...string) *Store {
	t.Helper()
	s := Open(filepath.Join(t.TempDir(), "test.db"), Options{})
	if err := Create(s.Path(), setup(ids...), "tester", now); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { mustBeSound(t, s) })
	return s
}

func mustBeSound(t testing.TB, s *Store) *Report {
	t.Helper()
	r, err := s.Doctor(ctx)
	if err != nil {
		t.Errorf("doctor: %v", err)
		return &Report{}
	}
	if !r.OK() {
		t.Errorf("the file is not sound: %+v", r)
	}
	return r
}

func put(kpi string, pts ...metrics.Snapshot) metrics.Change {
	return metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{KPI: kpi, Put: pts}}}
}

func mustApply(t testing.TB, s *Store, c metrics.Change) metrics.Entry {
	t.Helper()
	e, err := s.Apply(ctx, c, "tester", now)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// values reads a KPI's history as date → value.
func values(t testing.TB, s *Store, kpi string) map[string]float64 {
	t.Helper()
	series, err := s.Series(ctx, kpi, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]float64{}
	for _, p := range series.Points {
		m[p.Period.Start.String()] = p.Value
	}
	return m
}

func wantValues(t testing.TB, s *Store, kpi string, want map[string]float64) {
	t.Helper()
	if diff := cmp.Diff(want, values(t, s, kpi)); diff != "" {
		t.Errorf("%s: -want +got\n%s", kpi, diff)
	}
}

func TestCreate(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "dir")
	path := filepath.Join(dir, "a.db")
	if err := Create(path, metrics.Change{Kind: metrics.ChangeInit}, "me", now); !errors.Is(err, ErrNoChange) {
		t.Errorf("without info: %v", err)
	}
	if err := Create(path, setup("cac"), "me", now); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, setup("other"), "me", now); !errors.Is(err, ErrExists) {
		t.Errorf("a second time: %v, want ErrExists", err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 1 {
		t.Errorf("left behind: %v %v", files, err)
	}
	for name, mode := range map[string]os.FileMode{dir: 0o700, path: 0o600} {
		if info, err := os.Stat(name); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), mode)
		}
	}
	s := Open(path, Options{})
	w, seq, err := s.Load(ctx, today)
	if err != nil || seq != 1 || len(w.KPIs) != 1 || w.KPIs[0].ID != "cac" || w.Info.TZ != "Asia/Tokyo" {
		t.Errorf("loaded %+v, %d, %v", w, seq, err)
	}
	mustBeSound(t, s)
}

func TestApplyAndUndo(t *testing.T) {
	s := newStore(t, "cac", "mrr")
	e := mustApply(t, s, put("cac", day(today-1, 40000), day(today, 38200)))
	if e.Seq != 2 || len(e.Change.Series[0].Replaced) != 0 {
		t.Errorf("first entry: %+v", e)
	}
	p := e.Change.Series[0].Put[0]
	if p.By() != "tester" || !p.RecordedAt().Equal(now) {
		t.Errorf("not completed: %+v", p)
	}
	wantValues(t, s, "cac", map[string]float64{"2026-11-19": 40000, "2026-11-20": 38200})

	// The same again is no change; partly the same is that part only.
	if _, err := s.Apply(ctx, put("cac", day(today, 38200)), "other", now.Add(time.Hour)); !errors.Is(err, ErrNoChange) {
		t.Errorf("the same again: %v", err)
	}
	e = mustApply(t, s, put("cac", day(today-1, 40000), day(today, 37000)))
	edit := e.Change.Series[0]
	if len(edit.Put) != 1 || edit.Put[0].Value != 37000 || len(edit.Replaced) != 1 || edit.Replaced[0].Value != 38200 {
		t.Errorf("effective edit: %+v", edit)
	}

	// Repeated undo walks back, and stops before the beginning.
	if e, err := s.Undo(ctx, 0, false, "me", now); err != nil || e.Undoes != 3 || e.Change.Kind != metrics.ChangeUndo {
		t.Fatalf("undo: %+v %v", e, err)
	}
	wantValues(t, s, "cac", map[string]float64{"2026-11-19": 40000, "2026-11-20": 38200})
	if e, err := s.Undo(ctx, 0, false, "me", now); err != nil || e.Undoes != 2 {
		t.Fatalf("second undo: %+v %v", e, err)
	}
	wantValues(t, s, "cac", map[string]float64{})
	if _, err := s.Undo(ctx, 0, false, "me", now); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("third undo: %v", err)
	}
	if _, err := s.Undo(ctx, 3, false, "me", now); !errors.Is(err, ErrUndone) {
		t.Errorf("undo of what is undone: %v", err)
	}
	if _, err := s.Undo(ctx, 99, false, "me", now); !errors.Is(err, ErrNotFound) {
		t.Errorf("undo of nothing: %v", err)
	}

	// Redo is the undo of an undo; then the entry stands again.
	if e, err := s.Undo(ctx, 5, false, "me", now); err != nil || e.Change.Kind != metrics.ChangeRedo {
		t.Fatalf("redo: %+v %v", e, err)
	}
	wantValues(t, s, "cac", map[string]float64{"2026-11-19": 40000, "2026-11-20": 38200})
	items, err := s.Journal(ctx, 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range items {
		got = append(got, fmt.Sprintf("%d %s undoes %d, undone by %d, %d put %d replaced %d dropped", i.Seq, i.Kind, i.Undoes, i.UndoneBy, i.Put, i.Replaced, i.Dropped))
	}
	want := []string{
		"6 redo undoes 5, undone by 0, 2 put 0 replaced 0 dropped",
		"5 undo undoes 2, undone by 6, 0 put 2 replaced 2 dropped",
		"4 undo undoes 3, undone by 0, 1 put 1 replaced 0 dropped",
		"3 set undoes 0, undone by 4, 1 put 1 replaced 0 dropped",
		"2 set undoes 0, undone by 0, 2 put 0 replaced 0 dropped",
		"1 init undoes 0, undone by 0, 0 put 0 replaced 0 dropped",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("journal: -want +got\n%s", diff)
	}
	if items, err := s.Journal(ctx, 4, 2); err != nil || len(items) != 2 || items[0].Seq != 3 || items[1].Seq != 2 {
		t.Errorf("a page of the journal: %+v %v", items, err)
	}
	if e, err := s.Undo(ctx, 0, false, "me", now); err != nil || e.Undoes != 2 {
		t.Errorf("undo after redo: %+v %v", e, err)
	}
}

func TestUndoConflict(t *testing.T) {
	s := newStore(t, "cac")
	mine := mustApply(t, s, put("cac", day(today-1, 1), day(today, 1)))
	mustApply(t, s, put("cac", day(today, 2)))
	var c *ConflictError
	if _, err := s.Undo(ctx, mine.Seq, false, "me", now); !errors.Is(err, ErrConflict) || !errors.As(err, &c) || c.Slots["cac"] != 1 {
		t.Fatalf("undo: %v %+v, want a conflict in one slot", err, c)
	}
	wantValues(t, s, "cac", map[string]float64{"2026-11-19": 1, "2026-11-20": 2})
	if _, err := s.Undo(ctx, mine.Seq, true, "me", now); err != nil {
		t.Fatal(err)
	}
	wantValues(t, s, "cac", map[string]float64{})
	// The forced undo can itself be taken back: the other's value returns.
	if _, err := s.Undo(ctx, 4, false, "me", now); err != nil {
		t.Fatal(err)
	}
	wantValues(t, s, "cac", map[string]float64{"2026-11-19": 1, "2026-11-20": 2})

	// Changed and changed back is no conflict.
	k := kpi("new")
	made := mustApply(t, s, metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "new", After: k}}})
	k2 := *k
	k2.Owner = "x"
	edited := mustApply(t, s, metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "new", After: &k2}}})
	if _, err := s.Undo(ctx, made.Seq, false, "me", now); !errors.Is(err, ErrConflict) {
		t.Errorf("undo of a definition that was edited: %v", err)
	}
	if _, err := s.Undo(ctx, edited.Seq, false, "me", now); err != nil {
		t.Fatal(err)
	}
	// Values that were recorded since would go with the KPI.
	mustApply(t, s, put("new", day(today, 5)))
	if _, err := s.Undo(ctx, made.Seq, false, "me", now); !errors.As(err, &c) || c.Slots["new"] != 1 {
		t.Errorf("undo of a KPI that has values: %v", err)
	}
	gone, err := s.Undo(ctx, made.Seq, true, "me", now)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Series(ctx, "new", 0, 0); !errors.Is(err, ErrNotFound) {
		t.Errorf("the KPI is still there: %v", err)
	}
	if _, err := s.Undo(ctx, gone.Seq, false, "me", now); err != nil {
		t.Fatal(err)
	}
	wantValues(t, s, "new", map[string]float64{"2026-11-20": 5})
}

// The same value again, but by another: that is no longer mine to take back.
func TestUndoLeavesWhatAnotherSaidAgain(t *testing.T) {
	s := newStore(t, "cac")
	mine := mustApply(t, s, put("cac", day(today, 1)))
	mustApply(t, s, put("cac", day(today, 2)))
	if _, err := s.Apply(ctx, put("cac", day(today, 1)), "another", now); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Undo(ctx, mine.Seq, false, "me", now); !errors.Is(err, ErrConflict) {
		t.Errorf("undo: %v, want a conflict", err)
	}
}

// The first snapshot is known without its block, and follows when that goes.
func TestFirstSnapshotFollows(t *testing.T) {
	s := newStore(t, "a")
	old := day(date("2020-03-01"), 1)
	mustApply(t, s, put("a", old, day(date("2023-03-01"), 2), day(today, 3)))
	first := func(want float64) {
		t.Helper()
		w, _, err := s.Load(ctx, today)
		if err != nil || w.Series["a"].First == nil || w.Series["a"].First.Value != want {
			t.Errorf("first: %+v, want %v; %v", w.Series["a"].First, want, err)
		}
	}
	first(1)
	mustApply(t, s, metrics.Change{Kind: metrics.ChangeUnset, Series: []metrics.SeriesEdit{{KPI: "a", Drop: []metrics.Slot{old.Slot}}}})
	first(2)
	mustApply(t, s, put("a", day(date("2019-12-31"), 4)))
	first(4)
}

func TestApplyRefuses(t *testing.T) {
	s := newStore(t, "cac")
	zero := 0.0
	nan := day(today, zero/zero)
	for name, tc := range map[string]struct {
		change metrics.Change
		want   error
	}{
		"unknown KPI":    {put("nope", day(today, 1)), ErrNotFound},
		"NaN":            {put("cac", nan), ErrInvalid},
		"no date":        {put("cac", day(0, 1)), ErrInvalid},
		"no period":      {put("cac", metrics.Snapshot{Slot: metrics.Slot{Period: metrics.Period{Start: today}}}), ErrInvalid},
		"two edits":      {metrics.Change{Series: []metrics.SeriesEdit{{KPI: "cac"}, {KPI: "cac"}}}, ErrInvalid},
		"no info":        {metrics.Change{Records: []metrics.RecordEdit{{Kind: metrics.RecordInfo}}}, ErrInvalid},
		"another record": {metrics.Change{Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "a", After: kpi("b")}}}, ErrInvalid},
		"nothing":        {metrics.Change{}, ErrNoChange},
		"drop nothing":   {metrics.Change{Series: []metrics.SeriesEdit{{KPI: "cac", Drop: []metrics.Slot{day(today, 0).Slot}}}}, ErrNoChange},
		// Whole or not at all: the first part must not be there afterwards.
		"half": {metrics.Change{Series: []metrics.SeriesEdit{{KPI: "cac", Put: []metrics.Snapshot{day(today, 1)}}, {KPI: "nope", Put: []metrics.Snapshot{day(today, 1)}}}}, ErrNotFound},
	} {
		if _, err := s.Apply(ctx, tc.change, "me", now); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
	wantValues(t, s, "cac", map[string]float64{})
	// Out of order and twice: the last counts.
	mustApply(t, s, put("cac", day(today, 1), day(today-1, 2), day(today, 3)))
	wantValues(t, s, "cac", map[string]float64{"2026-11-19": 2, "2026-11-20": 3})
}

func TestLoadReadsTails(t *testing.T) {
	s := newStore(t, "daily", "old", "none", "sum")
	sum := kpi("sum")
	sum.Aggregation, sum.Per = metrics.Sum, metrics.Month
	c := metrics.Change{Kind: metrics.ChangeImport, Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "sum", After: sum}}}
	var long, old []metrics.Snapshot
	for d := today - 2000; d <= today; d++ {
		long = append(long, day(d, float64(d)))
	}
	for d := date("2020-01-05"); d < date("2021-02-05"); d++ {
		old = append(old, day(d, float64(d)))
	}
	c.Series = []metrics.SeriesEdit{{KPI: "daily", Put: long}, {KPI: "old", Put: old}, {KPI: "sum", Put: append([]metrics.Snapshot(nil), long...)}}
	mustApply(t, s, c)

	w, _, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	check := func(id string, newest metrics.Date) {
		t.Helper()
		got := w.Series[id]
		from := metrics.TailFrom(&w.Info, w.KPI(id), newest)
		full, err := s.Series(ctx, id, from, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got.From != from || got.First == nil {
			t.Errorf("%s: from %v, want %v; first %v", id, got.From, from, got.First)
		}
		if diff := cmp.Diff(full.Points, got.Points); diff != "" {
			t.Errorf("%s: tail differs: %s", id, diff)
		}
	}
	check("daily", today)
	check("old", date("2021-02-04")) // stale, and yet its last values are there
	check("sum", today)
	if n := w.Series["none"]; n == nil || n.First != nil || len(n.Points) != 0 {
		t.Errorf("none: %+v", n)
	}
	head := w.Series["sum"].Head
	to := metrics.HeadTo(&w.Info, w.KPI("sum"), today-2000)
	if len(head) != int(to-(today-2000))+1 || head[0].Period.Start != today-2000 {
		t.Errorf("head of the sum: %d values, up to %v", len(head), to)
	}
	// With the clock set back, the tail is that of the earlier day.
	w, _, err = s.Load(ctx, today-700)
	if err != nil {
		t.Fatal(err)
	}
	check("daily", today-700)
}

// Where a tail would show another plan or no change, the whole history is read.
func TestLoadReadsMoreThanATailWhereItMust(t *testing.T) {
	s := newStore(t, "path", "seldom", "witness", "judge")
	judge := kpi("judge")
	judge.Alerts = []metrics.AlertRule{{When: "witness < 5", Level: metrics.LevelCaution}}
	path := kpi("path")
	path.Goals = []metrics.Goal{{Comparator: metrics.AtLeast, Value: 5000, Due: today + 500, Path: metrics.Linear, Since: today - 400}}
	var long []metrics.Snapshot
	for d := today - 900; d <= today; d++ {
		long = append(long, day(d, float64(d-today+1000)))
	}
	mustApply(t, s, metrics.Change{
		Kind:    metrics.ChangeImport,
		Records: []metrics.RecordEdit{{Kind: metrics.RecordKPI, ID: "path", After: path}, {Kind: metrics.RecordKPI, ID: "judge", After: judge}},
		Series: []metrics.SeriesEdit{
			{KPI: "path", Put: long}, {KPI: "witness", Put: long},
			{KPI: "seldom", Put: []metrics.Snapshot{day(today-500, 1), day(today-200, 40), day(today-2, 50)}},
		},
	})
	w, _, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	on := map[string]metrics.Status{}
	for _, st := range metrics.Assess(w, today.Time()).KPIs {
		on[st.KPI.ID] = st
	}
	if g := on["path"].Goal; g == nil || g.Anchor != today-400 || g.AnchorValue != 600 {
		t.Errorf("the path begins with the value of the day on which it was set: %+v", g)
	}
	if got := on["seldom"].Previous.Base; got != metrics.Some(40) {
		t.Errorf("the last value at least seven days older: %+v", got)
	}
	if got := w.Series["witness"]; got.From != 0 || len(got.Points) != len(long) {
		t.Errorf("a rule asks about the witness's past: %d values from %v", len(got.Points), got.From)
	}
	tails, err := s.Tails(ctx, today, "path", "seldom", "witness", "judge")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w.Series, tails, cmp.Options{}); diff != "" {
		t.Error(diff)
	}
}

func TestSeriesRange(t *testing.T) {
	s := newStore(t, "a")
	year := metrics.Snapshot{Slot: metrics.Slot{Period: metrics.Period{Kind: metrics.Month, Start: date("2025-01-01")}}, Value: 7, Origin: &metrics.Origin{Note: "月の合計"}}
	clock := day(date("2025-01-01"), 3)
	clock.Clock = 3601
	mustApply(t, s, put("a", day(date("2024-12-31"), 1), day(date("2025-01-01"), 2), clock, year, day(date("2026-02-01"), 4)))
	got, err := s.Series(ctx, "a", date("2025-01-01"), date("2025-12-31"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Points) != 3 || got.Points[1].Clock != 3601 || got.Points[2].Note() != "月の合計" || got.First.Value != 1 {
		t.Errorf("got %+v", got)
	}
	if _, err := s.Series(ctx, "nope", 0, 0); !errors.Is(err, ErrNotFound) {
		t.Errorf("unknown KPI: %v", err)
	}
	w, all, err := s.All(ctx)
	if err != nil || len(w.KPIs) != 1 {
		t.Fatal(err)
	}
	for id, series := range all {
		if id != "a" || len(series.Points) != 5 {
			t.Errorf("all: %s %+v", id, series)
		}
	}
}

func TestSince(t *testing.T) {
	s := newStore(t, "a")
	w, seq, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	other := Open(s.Path(), Options{})
	mustApply(t, other, put("a", day(today, 1)))
	mustApply(t, other, put("a", day(today-1, 2)))
	entries, err := s.Since(ctx, seq)
	if err != nil || len(entries) != 2 || entries[0].Seq != 2 {
		t.Fatalf("since: %+v %v", entries, err)
	}
	for i := range entries {
		w.Apply(&entries[i])
	}
	fresh, seq, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(fresh.Series, w.Series); diff != "" {
		t.Errorf("memory and file differ: %s", diff)
	}
	if entries, err := s.Since(ctx, seq); err != nil || len(entries) != 0 {
		t.Errorf("nothing happened: %v %v", entries, err)
	}
	var big []metrics.Snapshot
	for d := today - 9000; d < today-100; d++ {
		big = append(big, day(d, float64(int(d)*2654435761%1000000007)))
	}
	for i := range 5 {
		for j := range big {
			big[j].Value++
		}
		e := mustApply(t, other, put("a", append([]metrics.Snapshot(nil), big...)...))
		got, err := s.EntryAt(ctx, e.Seq)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []metrics.Change{got.Change, e.Change} { // a part will do
			edit := &c.Series[0]
			edit.Put, edit.Replaced = edit.Put[:300], edit.Replaced[:min(300, len(edit.Replaced))]
		}
		if diff := cmp.Diff(e, got); diff != "" {
			t.Errorf("entry %d reads back differently: %s", i, diff)
		}
	}
	if _, err := s.Since(ctx, seq); !errors.Is(err, ErrReload) {
		t.Errorf("after imports: %v", err)
	}
	if _, err := s.Since(ctx, 99); !errors.Is(err, ErrReload) {
		t.Errorf("ahead of the file: %v", err)
	}
}
