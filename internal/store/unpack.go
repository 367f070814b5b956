package store

import (
	"encoding/binary"
	"math"

	"kpitui/internal/metrics"
)

// runReader reads what runs wrote.
type runReader struct{ reader }

// next returns a number and how often it stands here.
func (r *runReader) next() (v uint64, n int) {
	v = r.uvarint()
	if v&1 == 0 {
		return v >> 1, 1
	}
	return v >> 1, int(min(r.uvarint(), maxPack) + 2)
}

// each gives the first n numbers of the column, run by run: i is the place of the
// first of a run, j that after its last.
func (r *runReader) each(n int, yield func(i, j int, v uint64)) {
	for i := 0; i < n && !r.bad; {
		v, k := r.next()
		j := min(i+k, n)
		yield(i, j, v)
		i = j
	}
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

// read goes column by column and run by run: most columns are one run.
func (c *columns) read(from metrics.Date, share *shared) ([]metrics.Snapshot, error) {
	n := c.reach(from)
	pts := make([]metrics.Snapshot, n)
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

	c.kinds.each(n, func(i, j int, v uint64) {
		for ; i < j; i++ {
			at(i).Period.Kind = metrics.PeriodKind(v)
		}
	})
	start := int64(c.newest)
	if n > 0 {
		at(0).Period.Start = c.newest
	}
	c.starts.each(n-1, func(i, j int, v uint64) {
		for ; i < j; i++ {
			start -= int64(min(v, math.MaxInt32))
			ok = ok && start >= math.MinInt32
			at(i + 1).Period.Start = metrics.Date(start)
		}
	})
	if c.flags&packClocks != 0 {
		c.clocks.each(n, func(i, j int, v uint64) {
			for ; i < j; i++ {
				at(i).Clock = int32(uint32(v))
			}
		})
	}
	var m int64
	exp, delta := pow10[c.flags&packExponent], c.flags&packDelta != 0
	c.values.each(n, func(i, j int, v uint64) {
		for ; i < j; i++ {
			if d := unzigzag(v); delta {
				m += d
			} else {
				m = d
			}
			at(i).Value = float64(m) / exp
		}
	})
	var unix int64
	c.recorded.each(n, func(i, j int, v uint64) {
		for d := unzigzag(v); i < j; i++ {
			unix += d
			at(i).Recorded = unix
		}
	})
	c.origins(n, func(i, j int, by, source uint64) {
		for o := share.origin(metrics.Origin{Source: text(source), By: text(by)}); i < j; i++ {
			at(i).Origin = o
		}
	})
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
	ok = ok && !c.raw.bad && !c.notes.bad
	for i := 1; i < n && ok; i++ {
		ok = pts[i-1].Slot.Compare(pts[i].Slot) < 0
	}
	if !ok {
		return nil, errDecode
	}
	return pts, nil
}

// origins reads two columns at once, from one change in either of them to the next.
func (c *columns) origins(n int, yield func(i, j int, by, source uint64)) {
	var by, source uint64
	var ofBy, ofSource int // so many are left of each run
	for i := 0; i < n && !c.by.bad && !c.source.bad; {
		if ofBy == 0 {
			by, ofBy = c.by.next()
		}
		if ofSource == 0 {
			source, ofSource = c.source.next()
		}
		k := min(ofBy, ofSource, n-i)
		yield(i, i+k, by, source)
		i, ofBy, ofSource = i+k, ofBy-k, ofSource-k
	}
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
