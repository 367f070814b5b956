package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

func TestBackupAndRestore(t *testing.T) {
	s, _ := history(t)
	was := truthOf(t, s)
	dst := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(ctx, dst); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, dst); !errors.Is(err, ErrExists) {
		t.Errorf("over a file: %v, want ErrExists", err)
	}
	if info, err := os.Stat(dst); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v %v", info.Mode(), err)
	}
	if diff := cmp.Diff(was, truthOf(t, Open(dst, Options{})), cmp.AllowUnexported(truth{})); diff != "" {
		t.Error(diff)
	}

	_, seq, err := s.Load(ctx, today) // an open cockpit
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		mustApply(t, s, put("a", day(today-metrics.Date(i), 999)))
	}
	kept, err := s.Restore(ctx, dst, now)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(was, truthOf(t, s), cmp.AllowUnexported(truth{})); diff != "" {
		t.Error(diff)
	}
	if got := values(t, Open(kept, Options{}), "a"); got["2026-11-20"] != 999 {
		t.Error("the replaced file was not kept")
	}
	if kept2, err := s.Restore(ctx, dst, now); err != nil || kept2 == kept {
		t.Errorf("a second restore in the same second: %s %v", kept2, err)
	}
	// The cockpit must not take the other journal for the continuation of its own.
	for range 6 {
		if _, err := s.Since(ctx, seq); !errors.Is(err, ErrReload) {
			t.Errorf("since, after a restore: %v", err)
		}
		mustApply(t, s, put("c", day(today, float64(time.Now().UnixNano()%1e9))))
	}
	// What is no good is not restored.
	for _, bad := range [][]byte{nil, []byte("text"), make([]byte, 9000)} {
		name := filepath.Join(t.TempDir(), "bad.db")
		if err := os.WriteFile(name, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		before, _ := os.ReadFile(s.Path())
		if _, err := s.Restore(ctx, name, now); err == nil {
			t.Errorf("%q was restored", bad)
		}
		if after, _ := os.ReadFile(s.Path()); !bytes.Equal(before, after) {
			t.Error("the store was touched")
		}
	}
	if _, err := s.Restore(ctx, filepath.Join(t.TempDir(), "none"), now); !errors.Is(err, ErrNotFound) {
		t.Errorf("from nothing: %v", err)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A damaged store names its newest good backup, and restoring that one works.
func TestDamageNamesTheNewestGoodBackup(t *testing.T) {
	s, _ := history(t)
	for i := range 4 {
		if _, err := s.Apply(ctx, put("a", day(today+metrics.Date(i), 1000)), "me", now.AddDate(0, 0, i)); err != nil {
			t.Fatal(err)
		}
	}
	backups, err := s.Backups(ctx)
	if err != nil || len(backups) != 4 {
		t.Fatalf("%+v %v", backups, err)
	}
	for i, b := range backups {
		if b.Err != nil || b.Kind != Rolling || b.Size == 0 || i > 0 && b.Seq >= backups[i-1].Seq {
			t.Errorf("backup %d: %+v", i, b)
		}
	}
	if err := os.Truncate(backups[0].Path, 5000); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(s.Path(), 10000); err != nil {
		t.Fatal(err)
	}
	var d *DamageError
	if _, _, err := s.Load(ctx, today); !errors.As(err, &d) || d.Backup != backups[1].Path || d.Path != s.Path() || d.Damage[0].What != DamagedFile {
		t.Fatalf("load: %v, want the backup %s", err, backups[1].Path)
	}
	kept, err := s.Restore(ctx, d.Backup, now)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(kept); err != nil || info.Size() != 10000 {
		t.Errorf("the damaged file was not kept: %v", err)
	}
	if got := values(t, s, "a"); got["2026-11-21"] != 1000 {
		t.Errorf("restored: %v", got["2026-11-21"])
	}
}

func TestRollingBackups(t *testing.T) {
	s := newStore(t, "a")
	n := 0
	change := func(at time.Time) {
		t.Helper()
		n++
		if _, err := s.Apply(ctx, put("a", day(today, float64(n))), "me", at); err != nil {
			t.Fatal(err)
		}
	}
	start := time.Date(2026, 9, 1, 8, 0, 0, 0, time.UTC)
	for d := range 80 { // to Thursday, 2026-11-19
		change(start.AddDate(0, 0, d))
		change(start.AddDate(0, 0, d).Add(time.Hour))
	}
	var got []string
	for _, b := range mustBackups(t, s) {
		got = append(got, filepath.Base(b.Path))
	}
	want := []string{
		"2026-11-19.db", "2026-11-18.db", "2026-11-17.db", "2026-11-16.db", "2026-11-15.db", "2026-11-14.db", "2026-11-13.db",
		"2026-11-12.db", "2026-11-08.db", "2026-11-01.db", "2026-10-25.db",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	// It holds what was there before the first change of the day.
	first := mustBackups(t, s)[0]
	if got := values(t, Open(first.Path, Options{}), "a"); got["2026-11-20"] != 158 {
		t.Errorf("the newest backup says %v", got)
	}
	// A clock that jumps ahead, and back again, costs no more than its own backup.
	change(start.AddDate(73, 0, 0))
	change(start.AddDate(0, 0, 80))
	if all := mustBackups(t, s); len(all) != keepDays+keepWeeks || all[1].Day != date("2026-11-20") {
		t.Errorf("after a jump of the clock: %d backups, %+v", len(all), all[:2])
	}
	// Where none can be made, the change is stored all the same, and somebody told.
	if err := errors.Join(os.RemoveAll(s.BackupDir()), os.WriteFile(s.BackupDir(), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	var notices []string
	s.opts.Notice = func(err error) { notices = append(notices, err.Error()) }
	change(start.AddDate(0, 0, 81))
	if len(notices) != 1 || !strings.Contains(notices[0], "rolling backup") {
		t.Errorf("notices: %v", notices)
	}
	if err := os.Remove(s.BackupDir()); err != nil {
		t.Fatal(err)
	}
}

func mustBackups(t *testing.T, s *Store) []Backup {
	t.Helper()
	all, err := s.Backups(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Copies made while others write are whole.
func TestBackupWhileWriting(t *testing.T) {
	s := newStore(t, "a", "b", "c")
	dir := t.TempDir()
	var wg sync.WaitGroup
	for w := range 3 {
		wg.Go(func() {
			other := Open(s.Path(), Options{})
			for i := range 15 {
				n := w*15 + i + 1
				c := metrics.Change{Kind: metrics.ChangeSet}
				for _, id := range []string{"a", "b", "c"} {
					c.Series = append(c.Series, metrics.SeriesEdit{KPI: id, Put: []metrics.Snapshot{day(today-metrics.Date(n), float64(n))}})
				}
				if _, err := other.Apply(ctx, c, "me", now); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 10 {
		dst := filepath.Join(dir, fmt.Sprint(i, ".db"))
		if err := s.Backup(ctx, dst); err != nil {
			t.Fatal(err)
		}
		copied := Open(dst, Options{})
		mustBeSound(t, copied)
		if a, c := len(values(t, copied, "a")), len(values(t, copied, "c")); a != c {
			t.Errorf("copy %d holds half a change: %d of a, %d of c", i, a, c)
		}
	}
	wg.Wait()
	if n := len(values(t, s, "b")); n != 45 {
		t.Errorf("%d of 45 changes are there", n)
	}
}

func TestWatch(t *testing.T) {
	s := newStore(t, "a")
	dst := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(ctx, dst); err != nil {
		t.Fatal(err)
	}
	watching, stop := context.WithCancel(ctx)
	events, err := s.Watch(watching)
	if err != nil {
		t.Fatal(err)
	}
	expect := func(what string) {
		t.Helper()
		select {
		case <-events:
		case <-time.After(5 * time.Second):
			t.Errorf("%s: nobody told", what)
		}
	}
	mustApply(t, Open(s.Path(), Options{}), put("a", day(today, 1)))
	expect("a change")
	if _, err := s.Restore(ctx, dst, now); err != nil {
		t.Fatal(err)
	}
	expect("a restore")
	mustApply(t, s, put("a", day(today, 2)))
	expect("a change after a restore")
	// Reading is no change.
	time.Sleep(3 * watchSettle)
	for len(events) > 0 {
		<-events
	}
	if _, _, err := s.Load(ctx, today); err != nil {
		t.Fatal(err)
	}
	select {
	case <-events:
		t.Error("reading was told as a change")
	case <-time.After(4 * watchSettle):
	}
	stop()
	if _, more := <-events; more {
		t.Error("the channel is still open")
	}
	if _, err := Open(filepath.Join(t.TempDir(), "none.db"), Options{}).Watch(ctx); !errors.Is(err, ErrNotFound) {
		t.Errorf("watch of nothing: %v", err)
	}
}

func TestPoll(t *testing.T) {
	s := newStore(t, "a")
	before := s.stamp()
	mustApply(t, s, put("a", day(today, 1)))
	if s.stamp() == before {
		t.Error("a change does not show in time or size of the file")
	}
}

func TestDoctorCounts(t *testing.T) {
	s, _ := history(t)
	r := mustBeSound(t, s)
	got := []int{r.Schema, int(r.Seq), r.KPIs, r.Phases, r.Acks, r.Blocks, r.Snapshots, r.Entries}
	if want := []int{formatVersion, 10, 3, 0, 0, 9, 2100, 10}; !slices.Equal(got, want) {
		t.Errorf("schema, seq, KPIs, phases, acks, blocks, snapshots, entries: %v, want %v", got, want)
	}
	// A block that is gone without a trace on its page is missed all the same.
	err := s.update(ctx, now, func(tx *tx) error { return tx.blocks.Delete(blockKey(2025, "a")) })
	if err != nil {
		t.Fatal(err)
	}
	r, err = s.Doctor(ctx)
	if err != nil || len(r.Damage) != 1 || r.Damage[0].KPI != "a" || r.Damage[0].Name != "2025" {
		t.Errorf("doctor: %+v %v", r, err)
	}
	if _, err := s.Restore(ctx, r.Backups[0].Path, now); err != nil {
		t.Fatal(err)
	}
}
