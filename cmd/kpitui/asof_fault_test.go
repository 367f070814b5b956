//go:build unix

package main

import (
	"bytes"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

// A closed review that cannot be read is named as damaged, not as missing.
func TestAsOfADamagedReview(t *testing.T) {
	s := newShell(t)
	if err := createDemo(s.db, metrics.EN); err != nil {
		t.Fatal(err)
	}
	s.run(exitDone, "2026-11-20", "--as-of", "2026-W45", "status")
	inFile(t, s.db, func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte("records"))
		key := []byte("review/" + metrics.ReviewID(metrics.Period{Kind: metrics.Week, Start: metrics.NewDate(2026, 11, 2)}))
		bad := bytes.Clone(b.Get(key))
		bad[len(bad)-1] ^= 1
		return b.Put(key, bad)
	})
	s.run(exitDamaged, "2026-11-20", "--lang", "en", "--as-of", "2026-W45", "status")
	if !strings.Contains(s.said, "week-2026-11-02") {
		t.Errorf("said %q", s.said)
	}
}
