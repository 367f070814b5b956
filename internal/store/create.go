package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

// Dated is a change with who made it and when.
type Dated struct {
	Change metrics.Change
	By     string
	At     time.Time
}

// Create makes a new store at path that holds one change, entry 1, which must
// carry the Info record. The file appears whole or not at all, is 0600, and its
// directory is made (0700) when it is missing. ErrExists when path is taken.
func Create(path string, change metrics.Change, by string, at time.Time) error {
	return CreateHistory(path, []Dated{{change, by, at}})
}

// CreateHistory makes a new store as [Create] does, with a past: several changes,
// which become the entries 1, 2, ... in one transaction. The first must carry the
// Info record; one without effect is ErrNoChange, as in [Store.Apply].
func CreateHistory(path string, entries []Dated) error {
	s := Open(path, Options{})
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, ErrExists)
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = makeFile(path, false, func(tmp string) error { return fillNew(tmp, entries) })
	}
	if err != nil {
		return s.explain(context.Background(), err)
	}
	return nil
}

// fillNew makes the file that Create gives its name; it is synced there, once.
func fillNew(tmp string, entries []Dated) error {
	db, err := bolt.Open(tmp, 0o600, &bolt.Options{Timeout: time.Second, PageSize: pageSize, NoSync: true, NoGrowSync: true, NoStatistics: true})
	if err != nil {
		return err
	}
	db.AllocSize = allocSize
	err = db.Update(func(btx *bolt.Tx) error {
		for _, b := range buckets {
			if _, err := btx.CreateBucket([]byte(b.name)); err != nil {
				return err
			}
		}
		if err := putFormat(btx, formatVersion); err != nil {
			return err
		}
		empty := state{epoch: newEpoch()}
		meta := table{Bucket: btx.Bucket([]byte(bucketMeta)), name: bucketMeta}
		if err := meta.put(keyState, empty.append(make([]byte, sealSize), formatVersion)); err != nil {
			return err
		}
		t, err := begin(btx, formatVersion)
		if err != nil {
			return err
		}
		if len(entries) > 1 {
			t.held = map[string][]metrics.Snapshot{}
		}
		for i, e := range entries {
			if _, err := t.apply(e.Change, e.By, e.At, 0); err != nil {
				return fmt.Errorf("entry %d: %w", i+1, err)
			}
			if i > 0 {
				continue // nothing takes the info away again
			}
			if info, err := t.records.get(recordKey(metrics.RecordInfo, "")); err != nil || info == nil {
				return fmt.Errorf("%w: a workspace needs its info", ErrInvalid)
			}
		}
		if len(entries) == 0 {
			return fmt.Errorf("%w: a workspace needs its info", ErrInvalid)
		}
		if err := t.release(); err != nil {
			return err
		}
		return t.putState()
	})
	return errors.Join(err, db.Close())
}

func newEpoch() uint64 { return rand.Uint64() | 1 }
