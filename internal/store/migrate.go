package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"
)

// migration brings a file from one version of the format to the next. It sees the
// bare transaction, because the tables of today need not fit the file of then.
type migration func(*bolt.Tx) error

// format is a version of the format with the way to it: steps[0] leads from
// version 1 to 2, and so on.
type format struct {
	version int
	steps   []migration
}

var migrations = []migration{addDrafts, addFormulas}

// addFormulas changes nothing: an older program would not show computed KPIs, and
// write their definitions back without the formula.
func addFormulas(*bolt.Tx) error { return nil }

// addDrafts makes the bucket for drafts and begins to count them. The other
// records that came with format 2 need no step, only the new number: an older
// program would take them for damage.
func addDrafts(btx *bolt.Tx) error {
	if _, err := btx.CreateBucket([]byte(bucketDrafts)); err != nil {
		return err
	}
	meta := table{Bucket: btx.Bucket([]byte(bucketMeta)), name: bucketMeta}
	b, err := meta.get(keyState)
	if err != nil {
		return err
	}
	st, err := decodeState(b, 1)
	if err != nil {
		return err
	}
	return meta.put(keyState, st.append(make([]byte, sealSize), 2))
}

// migrate brings an older file up to date, before it can be read.
func (s *Store) migrate(ctx context.Context) error {
	return s.run(ctx, true, func(o *file) error { return s.migrateFile(o) })
}

// migrateFile runs the missing steps in one transaction, after a backup. Another
// process may have done it meanwhile; then nothing is left to do.
func (s *Store) migrateFile(o *file) error {
	btx, err := o.db.Begin(true)
	if err != nil {
		return err
	}
	if err := s.migrateTx(btx, time.Now()); err != nil {
		_ = btx.Rollback()
		return err
	}
	return btx.Commit()
}

func (s *Store) migrateTx(btx *bolt.Tx, at time.Time) error {
	t, err := begin(btx, s.format.version)
	if err != nil || t.version == s.format.version {
		return err
	}
	name := fmt.Sprintf("%s-v%d-%s.db", BeforeMigration, t.version, at.Format(stampLayout))
	if err := s.inBackupDir(); err != nil {
		return err
	}
	// A file that cannot be backed up is not touched.
	err = writeFile(filepath.Join(s.BackupDir(), name), true, func(w io.Writer) error {
		_, err := btx.WriteTo(w)
		return err
	})
	if err != nil {
		return err
	}
	for v := t.version; v < s.format.version; v++ {
		if err := s.format.steps[v-1](btx); err != nil {
			return fmt.Errorf("migration from format %d: %w", v, err)
		}
	}
	return putFormat(btx, s.format.version)
}

func putFormat(btx *bolt.Tx, version int) error {
	meta := table{Bucket: btx.Bucket([]byte(bucketMeta)), name: bucketMeta}
	return meta.put(keyFormat, binary.AppendUvarint(make([]byte, sealSize), uint64(version)))
}
