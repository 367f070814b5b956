package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"kpitui/internal/metrics"
)

// tx is one transaction on an open file.
type tx struct {
	*bolt.Tx
	meta, records, heads, blocks, journal, bodies, drafts table

	version int
	state   state
	share   *shared
	pack    packer
	damage  []Damage // what was met and left out

	counted   bool
	headCount uint64 // heads that are there beyond those that should be; see countHeads

	// held are the blocks of a past that is being made, as its last entry left them:
	// packing each once, in the end, takes a fraction of the time. Nil otherwise.
	held map[string][]metrics.Snapshot
}

// begin wraps a bbolt transaction: it checks that the file is a store of a format
// that is known, and reads its state. A file of an older format is read as it is,
// so that a backup of then can be checked and restored without being changed;
// only view and update insist on the newest one.
func begin(btx *bolt.Tx, know int) (*tx, error) {
	t := &tx{Tx: btx, share: newShared()}
	all := [...]*table{&t.meta, &t.records, &t.heads, &t.blocks, &t.journal, &t.bodies, &t.drafts}
	for i, b := range buckets {
		*all[i] = table{Bucket: btx.Bucket([]byte(b.name)), name: b.name}
	}
	if t.meta.Bucket == nil {
		return nil, ErrForeign
	}
	format, err := t.meta.get(keyFormat)
	if err != nil {
		return nil, broken("format: " + err.Error())
	}
	if format == nil {
		return nil, ErrForeign
	}
	version, n := binary.Uvarint(format)
	if n != len(format) || version == 0 || version > 1<<30 {
		return nil, broken("format: " + errDecode.Error())
	}
	if t.version = int(version); t.version > know {
		return nil, &VersionError{Has: t.version, Know: know}
	}
	for i, b := range all {
		if b.Bucket == nil && buckets[i].since <= t.version {
			return nil, broken("bucket " + b.name + " is missing")
		}
	}
	b, err := t.meta.get(keyState)
	if err == nil {
		t.state, err = decodeState(b, t.version)
	}
	if err != nil {
		return nil, broken("state: " + err.Error())
	}
	return t, nil
}

// putState writes what the transaction has made of the state.
func (t *tx) putState() error {
	return t.meta.put(keyState, t.state.append(make([]byte, sealSize, 64), t.version))
}

// damaged notes something that is left out of the result.
func (t *tx) damaged(d Damage) { t.damage = append(t.damage, d) }

// file is the store's file, opened for one operation.
type file struct {
	db *bolt.DB
	f  *os.File
}

// close gives file and lock back. After a panic bbolt's own locks may be held for
// ever, so the file is unlocked and closed without bbolt; the mapping is left to
// the end of the process.
func (o *file) close(panicked bool) error {
	if o.db != nil && !panicked {
		return o.db.Close()
	}
	if o.f != nil {
		unlock(o.f)
		return o.f.Close()
	}
	return nil
}

// open opens the file and waits for its lock: shared to read, exclusive to write.
func (s *Store) open(ctx context.Context, write bool, o *file) error {
	deadline := time.Now().Add(s.opts.Timeout)
	openFile := func(path string, flag int, _ os.FileMode) (*os.File, error) {
		for {
			// Never create: bbolt takes an empty file for an empty database.
			f, err := os.OpenFile(path, flag&^os.O_CREATE, 0)
			if err != nil {
				return nil, err
			}
			same := false
			if err = lock(ctx, f, write, deadline); err == nil {
				// While we waited, a restore may have put another file there. What
				// is written to the old one would be lost.
				same, err = stillThere(f, path)
			}
			if err == nil && same {
				var m meta
				if m, _, err = probe(f); err == nil {
					err = checkPaths(f, m)
				}
				if err == nil && write {
					err = s.checkFree(f, m)
				}
			}
			if err == nil && same {
				o.f = f
				return f, nil
			}
			_ = f.Close()
			if err != nil {
				return nil, err
			}
		}
	}
	db, err := bolt.Open(s.path, 0o600, &bolt.Options{
		Timeout:      max(time.Until(deadline), time.Millisecond),
		ReadOnly:     !write,
		OpenFile:     openFile,
		PageSize:     pageSize,
		NoStatistics: true,
		// The list of free pages is written with each commit: without it each
		// writer would have to read the whole file to find them.
		FreelistType: bolt.FreelistArrayType,
	})
	if err != nil {
		return err
	}
	o.db = db
	db.AllocSize = allocSize
	return nil
}

// allocSize is the step in which the file grows. bbolt's own is 16 MB. Each step
// costs a sync, about once in four hundred changes.
const allocSize = 64 << 10

func stillThere(f *os.File, path string) (bool, error) {
	a, err := f.Stat()
	if err != nil {
		return false, err
	}
	b, err := os.Stat(path)
	if err != nil {
		return false, err
	}
	return os.SameFile(a, b), nil
}

// run opens the file, lets fn work on it and closes it again. Panics and memory
// faults, which are what damaged pages lead to in bbolt, end as DamageError.
func (s *Store) run(ctx context.Context, write bool, fn func(o *file) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	var o file
	old := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(old)
		p := recover()
		if p != nil {
			err = broken(fmt.Sprintf("panic: %v", p))
		}
		if cerr := o.close(p != nil); err == nil && cerr != nil {
			err = cerr
		}
		err = s.explain(ctx, err)
	}()
	if err := s.open(ctx, write, &o); err != nil {
		return err
	}
	return fn(&o)
}

// view runs fn in a read transaction. What fn noted as damaged becomes the error
// when there is no other.
func (s *Store) view(ctx context.Context, fn func(t *tx) error) error {
	for {
		old := 0
		err := s.run(ctx, false, func(o *file) error {
			btx, err := o.db.Begin(false)
			if err != nil {
				return err
			}
			t, err := begin(btx, s.format.version)
			if err == nil {
				if old = t.version; old < s.format.version {
					return btx.Rollback()
				}
				err = fn(t)
			}
			// Not deferred: after a panic the transaction must not be touched.
			if rerr := btx.Rollback(); err == nil {
				err = rerr
			}
			if err == nil && len(t.damage) > 0 {
				err = &DamageError{Damage: t.damage}
			}
			return err
		})
		if err != nil || old == s.format.version {
			return err
		}
		if err := s.migrate(ctx); err != nil {
			return err
		}
	}
}

// update runs fn in a write transaction and commits it. at is the time of the
// change: the first of its day is preceded by a rolling backup. It is zero for
// what is no change of the workspace and waits for no backup, a draft.
func (s *Store) update(ctx context.Context, at time.Time, fn func(t *tx) error) error {
	var seq uint64
	err := s.run(ctx, true, func(o *file) error {
		if err := s.prepare(o, at); err != nil {
			return err
		}
		btx, err := o.db.Begin(true)
		if err != nil {
			return err
		}
		t, err := begin(btx, s.format.version)
		var was uint64
		if err == nil {
			was = t.state.seq
			err = fn(t)
		}
		if err == nil {
			err = t.putState()
		}
		if err != nil {
			_ = btx.Rollback()
			return err
		}
		if t.state.seq != was {
			seq = t.state.seq
		}
		if err := btx.Commit(); err != nil {
			return err
		}
		s.remember(o.f, note{epoch: t.state.epoch, seq: t.state.seq})
		return nil
	})
	if err != nil && seq != 0 {
		return s.recheck(seq, err)
	}
	return err
}

// recheck finds out what became of a commit that failed. Up to the write of the
// meta page nothing counts; when that was written and could not be synced, the
// change is visible and may still not survive a loss of power.
func (s *Store) recheck(seq uint64, cause error) error {
	var now uint64
	err := s.view(context.Background(), func(t *tx) error {
		now = t.state.seq
		return nil
	})
	switch {
	case err != nil:
		return fmt.Errorf("%w; afterwards: %w", cause, err)
	case now >= seq:
		return fmt.Errorf("%w: %w", ErrUncertain, cause)
	}
	return cause
}

// prepare is what a writer does before its transaction: bring an old format up to
// date, tell of lost changes, make the day's backup.
func (s *Store) prepare(o *file, at time.Time) error {
	btx, err := o.db.Begin(false)
	if err != nil {
		return err
	}
	t, err := begin(btx, s.format.version)
	if err != nil {
		_ = btx.Rollback()
		return err
	}
	version := t.version
	if version == s.format.version {
		if n := s.lost(t.state); n > 0 {
			s.notice(&DamageError{Path: s.path, Damage: []Damage{lostDamage(n, t.state.seq)}})
		}
		if !at.IsZero() {
			s.rollBackup(t, o.f, metrics.DateOf(at))
		}
	}
	if rerr := btx.Rollback(); err == nil {
		err = rerr
	}
	if err == nil && version < s.format.version {
		err = s.migrateFile(o)
	}
	return err
}

// explain turns the system's and bbolt's errors into this package's, and
// completes damage with the path and the newest good backup.
func (s *Store) explain(ctx context.Context, err error) error {
	var damage *DamageError
	var version *VersionError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &damage):
		if damage.Path == "" {
			damage.Path = s.path
			damage.Backup = s.newestGood(ctx)
		}
		return err
	case errors.As(err, &version):
		version.Path = s.path
		return err
	case errors.Is(err, berrors.ErrTimeout):
		err = ErrBusy
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return s.explain(ctx, broken(err.Error()))
	case errors.Is(err, fs.ErrNotExist):
		err = ErrNotFound
	case errors.Is(err, fs.ErrPermission):
		err = ErrPermission
	case isReadOnly(err):
		err = ErrReadOnly
	case isDiskFull(err):
		err = fmt.Errorf("%w: %w", ErrDiskFull, err)
	}
	if errors.Is(err, ErrBusy) || errors.Is(err, ErrForeign) || errors.Is(err, ErrNotFound) ||
		errors.Is(err, ErrPermission) || errors.Is(err, ErrReadOnly) || errors.Is(err, ErrDiskFull) {
		return &fs.PathError{Op: "store", Path: s.path, Err: err}
	}
	return err
}
