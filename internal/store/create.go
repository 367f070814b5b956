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

// Create makes a new store at path that holds one change, entry 1, which must
// carry the Info record. The file appears whole or not at all, is 0600, and its
// directory is made (0700) when it is missing. ErrExists when path is taken.
func Create(path string, change metrics.Change, by string, at time.Time) error {
	s := Open(path, Options{})
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, ErrExists)
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		err = makeFile(path, false, func(tmp string) error { return fillNew(tmp, change, by, at) })
	}
	if err != nil {
		return s.explain(context.Background(), err)
	}
	return nil
}

// fillNew makes the file that Create gives its name; it is synced there, once.
func fillNew(tmp string, change metrics.Change, by string, at time.Time) error {
	db, err := bolt.Open(tmp, 0o600, &bolt.Options{Timeout: time.Second, PageSize: pageSize, NoSync: true, NoGrowSync: true, NoStatistics: true})
	if err != nil {
		return err
	}
	db.AllocSize = allocSize
	err = db.Update(func(btx *bolt.Tx) error {
		for _, name := range buckets {
			if _, err := btx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		if err := putFormat(btx, formatVersion); err != nil {
			return err
		}
		empty := state{epoch: newEpoch()}
		meta := table{btx.Bucket([]byte(bucketMeta)), bucketMeta}
		if err := meta.put(keyState, empty.append(make([]byte, sealSize))); err != nil {
			return err
		}
		t, err := begin(btx, formatVersion)
		if err != nil {
			return err
		}
		if _, err := t.apply(change, by, at, 0); err != nil {
			return err
		}
		if info, err := t.records.get(recordKey(metrics.RecordInfo, "")); err != nil || info == nil {
			return fmt.Errorf("%w: a workspace needs its info", ErrInvalid)
		}
		return t.meta.put(keyState, t.state.append(make([]byte, sealSize, 64)))
	})
	return errors.Join(err, db.Close())
}

func newEpoch() uint64 { return rand.Uint64() | 1 }
