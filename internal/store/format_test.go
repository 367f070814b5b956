package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

// format1 returns a file that a program of format 1 wrote: two KPIs with 450 values
// each, a phase, an acknowledgement, a value that was taken back; five entries.
func format1(t testing.TB) []byte { return fixture(t, "format1.db.gz") }

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustBeFormat1(t testing.TB, s *Store) {
	t.Helper()
	w, seq, err := s.Load(ctx, today)
	if err != nil || seq != 5 || len(w.KPIs) != 2 || len(w.Phases) != 1 || w.Acks["last"].Note != "known" || w.Info.Name.EN != "Format 1" {
		t.Fatalf("loaded %+v, %d, %v", w, seq, err)
	}
	for _, id := range []string{"last", "sum"} {
		if got := values(t, s, id); len(got) != 450 || got["2026-11-20"] != 449 {
			t.Errorf("%s: %d values, today %v", id, len(got), got["2026-11-20"])
		}
	}
	if g := w.KPIs[0].Goals; len(g) != 1 || g[0].Value != 500 || g[0].Due != today+40 {
		t.Errorf("goals: %+v", g)
	}
	if r := mustBeSound(t, s); r.Schema != formatVersion || r.Entries != 5 {
		t.Errorf("doctor: %+v", r)
	}
}

// A file of format 1 is brought up to date by whatever comes first, after a backup.
func TestFormat1IsMigrated(t *testing.T) {
	for name, first := range map[string]func(*Store) error{
		"load":  func(s *Store) error { _, _, err := s.Load(ctx, today); return err },
		"apply": func(s *Store) error { _, err := s.Undo(ctx, 5, false, "me", now); return err },
		"draft": func(s *Store) error { return ignore(s.SaveDraft(ctx, metrics.Draft{Review: "x"}), ErrNotFound) },
		"past":  func(s *Store) error { _, err := s.LoadAt(ctx, 3, today); return err },
	} {
		t.Run(name, func(t *testing.T) {
			b := format1(t)
			s := damagedCopy(t, b)
			if err := first(s); err != nil {
				t.Fatal(err)
			}
			if name != "apply" {
				mustBeFormat1(t, s)
			}
			backups, err := s.Backups(ctx)
			if err != nil {
				t.Fatal(err)
			}
			backups = slices.DeleteFunc(backups, func(b Backup) bool { return b.Kind != BeforeMigration })
			if len(backups) != 1 || backups[0].Err != nil || backups[0].Seq != 5 {
				t.Fatalf("backups: %+v", backups)
			}
			old := backups[0]
			// What it wrote then is no change now: the same record, the same bytes.
			w, _, err := s.Load(ctx, today)
			if err != nil {
				t.Fatal(err)
			}
			same := metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{
				metrics.Put(&w.Info), metrics.Put(&w.KPIs[0]), metrics.Put(&w.KPIs[1]), metrics.Put(&w.Phases[0]),
			}}
			if e, err := s.Apply(ctx, same, "me", now); !errors.Is(err, ErrNoChange) {
				t.Errorf("the same definitions: %+v %v", e, err)
			}
			// And what is new finds its place.
			mustApply(t, s, review(openReview()))
			if err := s.SaveDraft(ctx, metrics.Draft{Review: metrics.ReviewID(week47), Step: metrics.StepDue}); err != nil {
				t.Error(err)
			}
			if r := mustBeSound(t, s); r.Reviews != 1 || r.Drafts != 1 {
				t.Errorf("doctor: %+v", r)
			}
			// Back to the old file: it is checked, and migrated again.
			if _, err := s.Restore(ctx, old.Path, now); err != nil {
				t.Fatal(err)
			}
			mustBeFormat1(t, s)
		})
	}
}

func ignore(err, target error) error {
	if errors.Is(err, target) {
		return nil
	}
	return err
}

// A migrated file opens like a new one: nothing is left to be done at each opening.
func TestMigratedOnce(t *testing.T) {
	s := damagedCopy(t, format1(t))
	mustBeFormat1(t, s)
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	mustBeFormat1(t, s)
	if after, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(before, after) {
		t.Error("reading wrote to the file", err)
	}
	if all, err := s.listBackups(); err != nil || len(all) != 1 {
		t.Errorf("backups: %+v %v", all, err)
	}
}

// Files of format 1 are examined where they lie, and only sound ones are restored.
func TestDamagedFormat1(t *testing.T) {
	bad := damagedCopy(t, format1(t))
	spoil(t, bad, bucketBlocks, blockKey(2026, "sum"))
	before, err := os.ReadFile(bad.Path())
	if err != nil {
		t.Fatal(err)
	}
	if r, err := bad.Doctor(ctx); err != nil || r.Schema != 1 || r.KPIs != 2 || len(r.Damage) != 1 || r.Damage[0].KPI != "sum" {
		t.Errorf("doctor: %+v %v", r, err)
	}
	s := newStore(t, "a")
	if _, err := s.Restore(ctx, bad.Path(), now); !errors.Is(err, ErrDamaged) {
		t.Errorf("restore: %v", err)
	}
	if after, err := os.ReadFile(bad.Path()); err != nil || !bytes.Equal(before, after) {
		t.Error("looking at it changed it", err)
	}
	// The damage is neither mended nor hidden by the migration.
	w, _, err := bad.Load(ctx, today)
	if !errors.Is(err, ErrDamaged) || len(w.Series["sum"].Points) != 0 || len(w.Series["last"].Points) == 0 {
		t.Errorf("load: %v", err)
	}
}

// A file of format 2, with 24 KPIs, three phases and six entries, is brought up to
// date: its definitions stay the same bytes, and take formulas.
func TestFormat2IsMigrated(t *testing.T) {
	s := damagedCopy(t, fixture(t, "format2.db.gz"))
	w, seq, err := s.Load(ctx, today)
	if err != nil || seq != 6 || len(w.KPIs) != 24 || len(w.Phases) != 3 || w.Info.Name.EN != "Format 2" {
		t.Fatalf("loaded %d KPIs, %d phases, %d, %v", len(w.KPIs), len(w.Phases), seq, err)
	}
	if got := values(t, s, "students_total"); len(got) != 1 || got["2026-11-20"] != 981 {
		t.Errorf("values: %v", got)
	}
	backups, err := s.Backups(ctx)
	if err != nil || len(backups) != 1 || backups[0].Kind != BeforeMigration || backups[0].Seq != 6 || backups[0].Err != nil {
		t.Fatalf("backups: %+v %v", backups, err)
	}
	same := metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{metrics.Put(&w.Info)}}
	for i := range w.KPIs {
		same.Records = append(same.Records, metrics.Put(&w.KPIs[i]))
	}
	if e, err := s.Apply(ctx, same, "me", now); !errors.Is(err, ErrNoChange) {
		t.Errorf("the same definitions: %+v %v", e, err)
	}
	k := *w.KPI("ltv_cac")
	k.Formula = "ltv / cac"
	view := metrics.View{ID: "a16z", Name: metrics.Same("a16z"), KPIs: []string{"ltv_cac"}}
	mustApply(t, s, metrics.Change{Kind: metrics.ChangeDefine, Records: []metrics.RecordEdit{metrics.Put(&k), metrics.Put(&view)}})
	w, _, err = s.Load(ctx, today)
	if err != nil || w.KPI("ltv_cac").Formula != "ltv / cac" || len(w.Views) != 1 || w.Views[0].KPIs[0] != "ltv_cac" {
		t.Errorf("loaded %+v %v", w.Views, err)
	}
	if r := mustBeSound(t, s); r.Schema != formatVersion {
		t.Errorf("doctor: %+v", r)
	}
}

// An older program says that a file is newer, rather than that it is damaged.
func TestNewerThanFormat1(t *testing.T) {
	s := newStore(t, "a")
	mustApply(t, s, review(meeting()...))
	old := Open(s.Path(), Options{})
	old.format = format{version: 1}
	var v *VersionError
	if _, _, err := old.Load(ctx, today); !errors.As(err, &v) || v.Has != formatVersion || v.Know != 1 {
		t.Errorf("load: %v", err)
	}
}

// A file whose buckets are not those of its format is damaged, not made whole.
func TestMissingBucket(t *testing.T) {
	s := newStore(t, "a")
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	edit(t, s, func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(bucketDrafts)) })
	if _, _, err := s.Load(ctx, today); !errors.Is(err, ErrDamaged) {
		t.Errorf("load: %v", err)
	}
	if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCreateHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "past.db")
	changes := []Dated{
		{setup("cac", "mrr"), "founder", now.AddDate(0, 0, -9)},
		{put("cac", day(today-8, 1), day(today-7, 2)), "cron", now.AddDate(0, 0, -7)},
		{put("cac", day(today-8, 3)), "founder", now.AddDate(0, 0, -6)},
		{review(meeting()...), "me", now},
	}
	for name, bad := range map[string]struct {
		entries []Dated
		want    error
	}{
		"nothing":            {nil, ErrInvalid},
		"no info":            {changes[1:], ErrNotFound},
		"a change of no use": {append(changes[:2:2], changes[1]), ErrNoChange},
		"info too late":      {[]Dated{{review(meeting()[4]), "me", now}, changes[0]}, ErrInvalid},
	} {
		if err := CreateHistory(path, bad.entries); !errors.Is(err, bad.want) {
			t.Errorf("%s: %v, want %v", name, err, bad.want)
		}
		if _, err := os.Stat(path); err == nil {
			t.Fatalf("%s: a file was left", name)
		}
	}
	if err := CreateHistory(path, changes); err != nil {
		t.Fatal(err)
	}
	if err := CreateHistory(path, changes); !errors.Is(err, ErrExists) {
		t.Errorf("again: %v", err)
	}
	// It is what the same changes, made one by one, leave.
	one := newStore(t, "cac", "mrr")
	for _, c := range changes[1:] {
		if _, err := one.Apply(ctx, c.Change, c.By, c.At); err != nil {
			t.Fatal(err)
		}
	}
	s := Open(path, Options{})
	mustBeSound(t, s)
	a, _, err := s.Load(ctx, today)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := one.Load(ctx, today)
	if diff := cmp.Diff(b, a); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for seq := uint64(2); seq <= 4; seq++ {
		got, err := s.EntryAt(ctx, seq)
		if err != nil {
			t.Fatal(err)
		}
		want, err := one.EntryAt(ctx, seq)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("entry %d: %v %s", seq, err, diff)
		}
	}
	items, err := s.Journal(ctx, 0, 9)
	if err != nil || len(items) != 4 || items[2].By != "cron" || !items[2].At.Equal(changes[1].At) {
		t.Errorf("journal: %+v %v", items, err)
	}
	if _, err := s.Undo(ctx, 3, false, "me", now); err != nil {
		t.Fatal(err)
	}
	wantValues(t, s, "cac", map[string]float64{"2026-11-12": 1, "2026-11-13": 2})
}
