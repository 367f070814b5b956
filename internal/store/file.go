package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// pageSize is the page size of every store, whatever the machine's: a file can
// move to another machine, and small pages keep small workspaces small.
const pageSize = 4096

// What bbolt's file looks like, as far as it has to be known without bbolt: the
// first two pages are meta pages, written in turn; the valid one with the higher
// transaction number counts. bbolt maps the file and follows what it finds, so a
// file that is too short or empty must be recognised before.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader = 16 // id 8, flags 2, count 2, overflow 4
	metaSize   = 64

	pageElement = 16

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagMeta     = 0x04
	flagFreelist = 0x10

	noFreelist = ^uint64(0)
)

// meta is the part of a meta page that matters here.
type meta struct {
	root, freelist, pages, tx uint64
}

// parseMeta reads the meta page in b; ok tells whether it can be trusted, magic
// whether it ever was one.
func parseMeta(b []byte) (m meta, ok, magic bool) {
	if len(b) < pageHeader+metaSize {
		return m, false, false
	}
	b = b[pageHeader:]
	u32, u64 := binary.NativeEndian.Uint32, binary.NativeEndian.Uint64
	magic = u32(b) == boltMagic
	h := fnv.New64a()
	_, _ = h.Write(b[:metaSize-8]) // a hash never fails
	m = meta{root: u64(b[16:]), freelist: u64(b[32:]), pages: u64(b[40:]), tx: u64(b[48:])}
	ok = magic && u32(b[4:]) == boltVersion && u32(b[8:]) == pageSize && u64(b[56:]) == h.Sum64()
	return m, ok, magic
}

// probe examines the file before bbolt sees it. The error is a Damage or
// ErrForeign.
func probe(f *os.File) (m meta, size int64, err error) {
	st, err := f.Stat()
	if err != nil {
		return m, 0, err
	}
	if !st.Mode().IsRegular() {
		return m, 0, ErrForeign
	}
	size = st.Size()
	if size == 0 {
		return m, 0, broken("the file is empty")
	}
	var buf [2 * pageSize]byte
	n, err := f.ReadAt(buf[:], 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return m, size, err
	}
	m0, ok0, magic0 := parseMeta(buf[:min(n, pageSize)])
	m1, ok1, magic1 := parseMeta(buf[min(n, pageSize):n])
	switch {
	case ok1 && (!ok0 || m1.tx > m0.tx):
		m = m1
	case ok0:
		m = m0
	case magic0 || magic1 || allZero(buf[:n]) || bytes.HasPrefix(firstBytes[:], buf[:min(n, len(firstBytes))]):
		return m, size, broken("both meta pages are damaged")
	default:
		return m, size, ErrForeign
	}
	if uint64(size)/pageSize < m.pages {
		return m, size, broken(fmt.Sprintf("truncated: %d bytes of %d", size, m.pages*pageSize))
	}
	if m.root < 2 || m.root >= m.pages || m.freelist != noFreelist && (m.freelist < 2 || m.freelist >= m.pages) {
		return m, size, broken("meta page points outside the file")
	}
	return m, size, nil
}

// broken is the error for a file of which nothing can be used. The caller adds
// the path and the newest good backup.
func broken(why string) error {
	return &DamageError{Damage: []Damage{{What: DamagedFile, Why: why}}}
}

// firstBytes is how every file of bbolt begins: the header of page 0.
var firstBytes = [pageHeader]byte{8: flagMeta}

func allZero(b []byte) bool {
	for _, c := range b {
		if c != 0 {
			return false
		}
	}
	return true
}
