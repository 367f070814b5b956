package store

import (
	"encoding/binary"
	"math"

	"kpitui/internal/metrics"
)

// runReader reads what runs wrote.
type runReader struct {
	reader
	v    uint64
	left int // so many more times v stands here
}

// next returns a number and how often it stands here.
func (r *runReader) next() (v uint64, n int) {
	v = r.uvarint()
	if v&1 == 0 {
		return v >> 1, 1
	}
	return v >> 1, int(min(r.uvarint(), maxPack) + 2)
}

// value returns the next number.
func (r *runReader) value() uint64 {
	if r.left == 0 {
		r.v, r.left = r.next()
	}
	r.left--
	return r.v
}

// same returns how many of the next numbers, at most so many, are one.
func (r *runReader) same(most int) int {
	if r.left == 0 {
		r.v, r.left = r.next()
	}
	return min(most, r.left)
}

// take returns the next number, which stands for the next n.
func (r *runReader) take(n int) uint64 {
	r.left -= n
	return r.v
}

// columns is a pack taken apart, before its columns are read.
type columns struct {
	total  int
	flags  byte
	newest metrics.Date
	texts  reader // with their number before them

	kinds, starts, clocks, values, recorded, by, source runReader
	raw, notes                                          reader
}

func split(b []byte) (c columns, err error) {
	r := reader{b: b}
	total := r.uvarint()
	c.flags = r.byte()
	newest := r.varint()
	if total == 0 || total > maxPack || c.flags&packExponent > maxExponent || newest != int64(int32(newest)) {
		return c, errDecode
	}
	c.total, c.newest = int(total), metrics.Date(newest)
	c.texts.b = r.b
	for range r.count() {
		r.chunk()
	}
	c.kinds.b, c.starts.b = r.chunk(), r.chunk()
	if c.flags&packClocks != 0 {
		c.clocks.b = r.chunk()
	}
	c.values.b, c.recorded.b, c.by.b, c.source.b = r.chunk(), r.chunk(), r.chunk(), r.chunk()
	if c.flags&packRaw != 0 {
		c.raw.b = r.chunk()
	}
	if c.flags&packNotes != 0 {
		c.notes.b = r.chunk()
	}
	return c, r.done()
}

// reach returns how many snapshots start on from or later; zero means all.
func (c *columns) reach(from metrics.Date) int {
	if from == 0 {
		return c.total
	}
	n, starts := 0, c.starts
	if c.newest >= from {
		n = 1
	}
	for start := int64(c.newest); n > 0 && n < c.total && !starts.bad; {
		distance, run := starts.next()
		run = min(run, c.total-n)
		k := run
		if distance > 0 {
			k = min(run, int((start-int64(from))/int64(min(distance, math.MaxInt32))))
		}
		n += k
		start -= int64(k) * int64(distance)
		if k < run {
			break
		}
	}
	return n
}

// unpack reads the snapshots of a pack that start on from or later (zero: all),
// in ascending order. It checks what it reads: whatever the bytes, the result is
// in order or an error.
func unpack(b []byte, from metrics.Date, share *shared) ([]metrics.Snapshot, error) {
	c, err := split(b)
	if err != nil {
		return nil, err
	}
	return c.read(from, share)
}

// read goes through all columns at once, so that each snapshot is written once.
func (c *columns) read(from metrics.Date, share *shared) ([]metrics.Snapshot, error) {
	n := c.reach(from)
	pts := share.snapshots(n)
	at := func(i int) *metrics.Snapshot { return &pts[n-1-i] } // newest first
	dict := make([]string, c.texts.count())
	for i := range dict {
		dict[i] = share.text(c.texts.chunk())
	}
	ok := true
	text := func(i uint64) string {
		if i < uint64(len(dict)) {
			return dict[i]
		}
		ok = false
		return ""
	}

	exp, delta, clocks := pow10[c.flags&packExponent], c.flags&packDelta != 0, c.flags&packClocks != 0
	start := int64(c.newest)
	var mantissa, recorded int64
	var by, source uint64
	var origin *metrics.Origin
	for i := 0; i < n; {
		// As a rule snapshots differ from the one before by their value alone.
		k := 1
		if i > 0 { // the first has no distance
			k = c.starts.same(n - i)
		}
		k = c.source.same(c.by.same(c.recorded.same(c.kinds.same(k))))
		if clocks {
			k = c.clocks.same(k)
		}
		s := metrics.Snapshot{Slot: metrics.Slot{Period: metrics.Period{Kind: metrics.PeriodKind(c.kinds.take(k))}}}
		var distance int64
		if i > 0 {
			distance = int64(min(c.starts.take(k), math.MaxInt32))
		}
		if clocks {
			s.Clock = int32(uint32(c.clocks.take(k)))
		}
		later := unzigzag(c.recorded.take(k))
		if b, w := c.by.take(k), c.source.take(k); origin == nil || b != by || w != source {
			by, source = b, w
			origin = share.origin(metrics.Origin{Source: text(source), By: text(by)})
		}
		s.Origin = origin
		for range k {
			start -= distance
			ok = ok && start >= math.MinInt32
			s.Period.Start = metrics.Date(start)
			if d := unzigzag(c.values.value()); delta {
				mantissa += d
			} else {
				mantissa = d
			}
			s.Value = float64(mantissa) / exp
			recorded += later
			s.Recorded = recorded
			*at(i) = s
			ok = ok && (distance > 0 || i == 0 || s.Compare(at(i-1).Slot) < 0)
			i++
		}
	}
	c.sparse(&c.raw, n, func(i int) {
		if bits := c.raw.bytes(8); len(bits) == 8 && i < n {
			at(i).Value = math.Float64frombits(binary.LittleEndian.Uint64(bits))
		}
	})
	c.sparse(&c.notes, n, func(i int) {
		if note := c.notes.chunk(); i < n {
			at(i).Origin = &metrics.Origin{Source: at(i).Source(), By: at(i).By(), Note: string(note)}
		}
	})
	for _, col := range []*runReader{&c.kinds, &c.starts, &c.clocks, &c.values, &c.recorded, &c.by, &c.source} {
		ok = ok && !col.bad
	}
	if !ok || c.raw.bad || c.notes.bad {
		return nil, errDecode
	}
	return pts, nil
}

// sparse reads a column that has something for few snapshots: each thing follows
// the number of snapshots between it and the one before.
func (c *columns) sparse(r *reader, n int, thing func(i int)) {
	for i := -1; len(r.b) > 0 && i < n; {
		gap := r.uvarint()
		i += int(min(gap, maxPack)) + 1
		thing(i)
	}
}
