package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// Backup writes a consistent copy to dst while others work; ErrExists when dst is
// taken. A copy of a damaged store is made all the same, with the *DamageError.
func (s *Store) Backup(ctx context.Context, dst string) error {
	return s.run(ctx, false, func(o *file) error { return s.copyTo(o, dst, false) })
}

// copyTo writes a copy of the open file and says what is damaged in it.
func (s *Store) copyTo(o *file, dst string, replace bool) error {
	var r Report
	if err := s.examine(o, &r); err != nil {
		return err
	}
	btx, err := o.db.Begin(false)
	if err != nil {
		return err
	}
	// bbolt's copy of a transaction; one of the file would mix two states.
	err = writeFile(dst, replace, func(w io.Writer) error {
		_, err := btx.WriteTo(w)
		return err
	})
	if rerr := btx.Rollback(); err == nil {
		err = rerr
	}
	if err == nil {
		err = r.err()
	}
	return err
}

// err returns the damage in the report as an error.
func (r *Report) err() error {
	damage := slices.Clone(r.Damage)
	for _, p := range r.Pages {
		damage = append(damage, Damage{What: DamagedFile, Why: p})
	}
	if len(damage) == 0 {
		return nil
	}
	return &DamageError{Damage: damage}
}

// Restore puts a copy of src in the place of the store, after reading every
// record of src. The replaced file, good or damaged, is kept in BackupDir; kept
// is its path, empty when there was none.
func (s *Store) Restore(ctx context.Context, src string, at time.Time) (kept string, err error) {
	defer func() { err = s.explain(ctx, err) }()
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return "", err
	}
	if err := s.inBackupDir(); err != nil {
		return "", err
	}
	from := Open(src, s.opts)
	from.format = s.format
	err = makeFile(s.path, true, func(tmp string) error {
		if err := from.run(ctx, false, func(o *file) error { return from.copyTo(o, tmp, true) }); err != nil {
			return err
		}
		if err := newIdentity(ctx, tmp, s.opts); err != nil {
			return err
		}
		kept, err = s.keep(at)
		return err
	})
	if err != nil {
		return "", err
	}
	// The note of the replaced file would speak of lost changes.
	if err := os.Remove(s.notePath()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return kept, err
	}
	return kept, nil
}

// newIdentity gives a restored file an epoch of its own: an open cockpit must not
// take its journal for the continuation of the one it knows.
func newIdentity(ctx context.Context, path string, opts Options) error {
	s := Open(path, opts)
	return s.run(ctx, true, func(o *file) error {
		btx, err := o.db.Begin(true)
		if err != nil {
			return err
		}
		t, err := begin(btx, s.format.version)
		if err == nil {
			t.state.epoch = newEpoch()
			err = t.putState()
		}
		if err != nil {
			_ = btx.Rollback()
			return err
		}
		return btx.Commit()
	})
}

// keep gives the file that a restore will replace a second name. Who is writing
// to it now, or still waits for its lock, comes before the restore: the change is
// in the file that is kept.
func (s *Store) keep(at time.Time) (string, error) {
	if _, err := os.Lstat(s.path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	} else if err != nil {
		return "", err
	}
	base := filepath.Join(s.BackupDir(), string(BeforeRestore)+"-"+at.Format(stampLayout))
	for i := 1; ; i++ {
		name := base + ".db"
		if i > 1 {
			name = fmt.Sprintf("%s-%d.db", base, i)
		}
		err := os.Link(s.path, name)
		if err == nil {
			return name, nil
		}
		if _, serr := os.Lstat(name); serr == nil {
			continue // two restores in one second
		}
		// No hard links here: for a moment there is no store.
		return name, os.Rename(s.path, name)
	}
}

func (s *Store) inBackupDir() error {
	return os.MkdirAll(s.BackupDir(), 0o700)
}

// The rolling backups that are kept: of the last seven days on which something
// was changed, and the newest of each of four weeks before. They are counted, not
// aged, so that a wrong clock cannot make all of them old.
const (
	keepDays  = 7
	keepWeeks = 4
)

// rollBackup makes the backup of the day if there is none. It must not stand in
// the way of a change, so that its failure is only noticed; and a damaged store
// must not push good copies out.
func (s *Store) rollBackup(t *tx, f *os.File, day metrics.Date) {
	dst := filepath.Join(s.BackupDir(), day.String()+".db")
	if _, err := os.Lstat(dst); err == nil {
		return
	}
	var r Report
	m, _, err := probe(f)
	if err == nil {
		r.Pages = checkPages(f, m)
		t.examine(&r)
		err = r.err()
	}
	if err == nil {
		err = s.inBackupDir()
	}
	if err == nil {
		err = writeFile(dst, true, func(w io.Writer) error {
			_, err := t.WriteTo(w)
			return err
		})
	}
	if err == nil {
		err = s.prune()
	}
	if err != nil {
		s.notice(fmt.Errorf("rolling backup %s: %w", dst, err))
	}
}

// prune removes the rolling backups that are no longer kept.
func (s *Store) prune() error {
	all, err := s.listBackups()
	if err != nil {
		return err
	}
	days := 0
	weeks := map[[2]int]bool{}
	for _, b := range all {
		if b.Kind != Rolling {
			continue
		}
		if days++; days <= keepDays {
			continue
		}
		y, w := b.Day.ISOWeek()
		if week := [2]int{y, w}; !weeks[week] && len(weeks) < keepWeeks {
			weeks[week] = true
			continue
		}
		if err := os.Remove(b.Path); err != nil {
			return err
		}
	}
	return nil
}

// listBackups reads the names of the backups, newest first.
func (s *Store) listBackups() ([]Backup, error) {
	files, err := os.ReadDir(s.BackupDir())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	type dated struct {
		Backup
		stamp string
	}
	var all []dated
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".db")
		if !ok || !f.Type().IsRegular() {
			continue
		}
		b := dated{Backup: Backup{Path: filepath.Join(s.BackupDir(), f.Name()), Kind: Rolling}}
		for _, k := range []BackupKind{BeforeRestore, BeforeMigration} {
			if rest, ok := strings.CutPrefix(name, string(k)+"-"); ok {
				b.Kind, name = k, rest
			}
		}
		if b.Kind == BeforeMigration {
			_, name, _ = strings.Cut(name, "-")
		}
		if len(name) < len(time.DateOnly) {
			continue
		}
		if b.Day, err = metrics.ParseDate(name[:len(time.DateOnly)]); err != nil || b.Kind == Rolling && len(name) > len(time.DateOnly) {
			continue
		}
		if info, err := f.Info(); err == nil {
			b.Size = info.Size()
		}
		b.stamp = name
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b dated) int {
		return cmp.Or(cmp.Compare(b.stamp, a.stamp), cmp.Compare(a.Kind, b.Kind))
	})
	out := make([]Backup, len(all))
	for i := range all {
		out[i] = all[i].Backup
	}
	return out, nil
}

// Backups lists the copies in BackupDir, newest first, each fully checked.
func (s *Store) Backups(ctx context.Context) ([]Backup, error) {
	all, err := s.listBackups()
	for i := range all {
		all[i].Seq, all[i].Err = s.checkBackup(ctx, all[i].Path)
	}
	return all, err
}

// checkBackup reads all of a backup and returns its newest entry's number.
func (s *Store) checkBackup(ctx context.Context, path string) (uint64, error) {
	b := Open(path, s.opts)
	b.format = s.format
	var r Report
	err := b.run(ctx, false, func(o *file) error { return b.examine(o, &r) })
	if err == nil {
		if err = r.err(); err != nil {
			err = b.explain(ctx, err)
		}
	}
	if err != nil {
		return 0, err
	}
	return r.Seq, nil
}

// newestGood returns the path of the newest backup that is wholly good.
func (s *Store) newestGood(ctx context.Context) string {
	all, _ := s.listBackups()
	for _, b := range all {
		if _, err := s.checkBackup(ctx, b.Path); err == nil {
			return b.Path
		}
	}
	return ""
}
