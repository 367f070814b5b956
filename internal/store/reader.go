package store

import (
	"encoding/binary"
	"errors"

	"kpitui/internal/metrics"
)

// What a decoder finds wrong. Callers turn them into Damage with what and where.
var (
	errSeal    = errors.New("checksum does not match")
	errDecode  = errors.New("content does not decode")
	errMissing = errors.New("is missing")
)

// reader takes a value apart. The first mistake sticks, everything after it reads
// as zero, and done reports it: decoders stay free of error handling.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) fail() { r.bad, r.b = true, nil }

func (r *reader) uvarint() uint64 {
	// Most numbers have one byte; the general case is six times slower.
	if len(r.b) > 0 && r.b[0] < 0x80 {
		v := uint64(r.b[0])
		r.b = r.b[1:]
		return v
	}
	v, n := binary.Uvarint(r.b)
	if n <= 0 {
		r.fail()
		return 0
	}
	r.b = r.b[n:]
	return v
}

func (r *reader) varint() int64 { return unzigzag(r.uvarint()) }

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.fail()
		return 0
	}
	v := r.b[0]
	r.b = r.b[1:]
	return v
}

// bytes returns the next n bytes, not a copy.
func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.b)) {
		r.fail()
		return nil
	}
	v := r.b[:n:n]
	r.b = r.b[n:]
	return v
}

// chunk reads bytes with their length before them.
func (r *reader) chunk() []byte { return r.bytes(r.uvarint()) }

// count reads a number of things that take at least one byte each.
func (r *reader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.b)) {
		r.fail()
		return 0
	}
	return int(n)
}

// done reports whether all was read and nothing was wrong.
func (r *reader) done() error {
	if r.bad || len(r.b) != 0 {
		return errDecode
	}
	return nil
}

func appendChunk[T ~string | ~[]byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func zigzag(v int64) uint64   { return uint64(v<<1) ^ uint64(v>>63) }
func unzigzag(v uint64) int64 { return int64(v>>1) ^ -int64(v&1) }

// shared keeps one copy of what repeats among the snapshots of one load: a thousand
// KPIs know a handful of names, and who wrote most snapshots wrote the one before.
type shared struct {
	texts   map[string]string
	origins map[metrics.Origin]*metrics.Origin
	last    *metrics.Origin
	room    []metrics.Snapshot // that nobody has yet
	made    int                // so much, when it was made
}

func newShared() *shared {
	return &shared{texts: map[string]string{}, origins: map[metrics.Origin]*metrics.Origin{}, last: new(metrics.Origin)}
}

// snapshots returns room for n snapshots. For a thousand tails it is made in pieces of
// many; who reads one history gets no more than that takes.
func (s *shared) snapshots(n int) []metrics.Snapshot {
	const most = 4096
	if n > len(s.room) {
		s.made = max(n, min(2*s.made, most))
		s.room = make([]metrics.Snapshot, s.made)
	}
	out := s.room[:n:n]
	s.room = s.room[n:]
	return out
}

func (s *shared) text(b []byte) string {
	if t, ok := s.texts[string(b)]; ok {
		return t
	}
	t := string(b)
	s.texts[t] = t
	return t
}

func (s *shared) origin(o metrics.Origin) *metrics.Origin {
	if o == *s.last {
		return s.last
	}
	if s.last = s.origins[o]; s.last == nil {
		s.last = &metrics.Origin{Source: o.Source, By: o.By, Note: o.Note}
		s.origins[o] = s.last
	}
	return s.last
}
