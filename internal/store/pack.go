package store

import (
	"encoding/binary"
	"math"
	"math/bits"
	"time"

	"kpitui/internal/metrics"
)

// A pack holds snapshots in columns, newest first, so that whoever wants the tail
// reads the start of each column and stops.
//
//	uvarint  number of snapshots
//	byte     flags; the low nibble is the exponent of the values
//	texts    uvarint count; each with its length before it
//	columns  each with its length before it:
//	         kinds, starts, clocks (if any), values, recorded, by, source,
//	         raw values (if any), notes (if any)
//
// Values are decimal numbers almost always: value = mantissa / 10^exponent with
// one exponent for the pack. Those that are not, or would need digits that few
// others need, stand as raw bits beside the column. Every value reads back bit by bit.
const (
	packExponent = 0x0f
	packClocks   = 0x10
	packDelta    = 0x20 // mantissas as differences
	packRaw      = 0x40
	packNotes    = 0x80
)

// maxPack bounds what a few damaged or hostile bytes can make a reader allocate.
// A KPI measured every minute has half as many values in a year.
const maxPack = 1 << 20

const maxExponent = 9

var pow10 = [maxExponent + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9}

// mantissa returns m with v == m / 10^exp exactly, if there is one.
func mantissa(v float64, exp int) (int64, bool) {
	m := math.Round(v * pow10[exp])
	if math.Abs(m) > 1<<53 || m/pow10[exp] != v || m == 0 && math.Signbit(v) {
		return 0, false // NaN ends here too
	}
	return int64(m), true
}

// chooseExponent returns the exponent that makes the pack smallest: a digit costs
// each value 0.42 bytes, a value that does not fit costs about nine.
func chooseExponent(pts []metrics.Snapshot) int {
	var need [maxExponent + 1]int
	for i := range pts {
		for e := range need {
			if _, ok := mantissa(pts[i].Value, e); ok {
				need[e]++
				break
			}
		}
	}
	best, cost := 0, math.Inf(1)
	for e, missing := 0, len(pts); e <= maxExponent; e++ {
		missing -= need[e]
		if c := 0.42*float64(e*len(pts)) + 9*float64(missing); c < cost {
			best, cost = e, c
		}
	}
	return best
}

// runs writes a column of numbers below 2^63 in which equal ones often follow
// each other: a number doubled, plus one if the length of its run follows.
type runs struct {
	b    []byte
	last uint64
	n    uint64
}

func (r *runs) add(v uint64) {
	if r.n > 0 && v == r.last {
		r.n++
		return
	}
	r.flush()
	r.last, r.n = v, 1
}

func (r *runs) flush() {
	switch r.n {
	case 0:
	case 1:
		r.b = binary.AppendUvarint(r.b, r.last<<1)
	default:
		r.b = binary.AppendUvarint(r.b, r.last<<1|1)
		r.b = binary.AppendUvarint(r.b, r.n-2)
	}
	r.n = 0
}

// dictionary numbers texts in the order in which they come. The last two are at
// hand without a look into the map: an import says the same two a million times.
type dictionary struct {
	of    map[string]uint64
	texts []byte
	last  [2]struct {
		s    string
		next uint64 // its number plus one; 0: nothing here yet
	}
	turn int
}

func (d *dictionary) index(s string) uint64 {
	for k := range d.last {
		if l := &d.last[k]; l.next > 0 && l.s == s {
			return l.next - 1
		}
	}
	i, ok := d.of[s]
	if !ok {
		if d.of == nil {
			d.of = map[string]uint64{}
		}
		i = uint64(len(d.of))
		d.of[s] = i
		d.texts = appendChunk(d.texts, s)
	}
	d.last[d.turn].s, d.last[d.turn].next = s, i+1
	d.turn ^= 1
	return i
}

// packer keeps the scratch space of one column between packs.
type packer struct{ col runs }

// column appends the column that fill writes, with its length before it.
func (p *packer) column(dst []byte, fill func(c *runs)) []byte {
	p.col = runs{b: p.col.b[:0]}
	fill(&p.col)
	p.col.flush()
	return appendChunk(dst, p.col.b)
}

// append packs pts, which are in order and at most maxPack.
func (p *packer) append(dst []byte, pts []metrics.Snapshot) []byte {
	n := len(pts)
	at := func(i int) *metrics.Snapshot { return &pts[n-1-i] } // newest first

	flags := byte(chooseExponent(pts))
	exp := int(flags)
	var dict dictionary
	var raw, notes []byte
	var plainSize, deltaSize int
	lastRaw, lastNote := -1, -1
	mantissas := make([]int64, n)
	var prev int64
	for i := range n {
		s := at(i)
		if s.Clock != 0 {
			flags |= packClocks
		}
		if s.Note != "" {
			notes = appendChunk(binary.AppendUvarint(notes, uint64(i-lastNote-1)), s.Note)
			lastNote = i
		}
		m, ok := mantissa(s.Value, exp)
		if !ok {
			raw = binary.AppendUvarint(raw, uint64(i-lastRaw-1))
			raw = binary.LittleEndian.AppendUint64(raw, math.Float64bits(s.Value))
			lastRaw = i
			m = prev
		}
		mantissas[i] = m
		plainSize += bits.Len64(zigzag(m))
		deltaSize += bits.Len64(zigzag(m - prev))
		prev = m
		dict.index(s.By)
		dict.index(s.Source)
	}
	if deltaSize < plainSize {
		flags |= packDelta
	}
	if raw != nil {
		flags |= packRaw
	}
	if notes != nil {
		flags |= packNotes
	}

	dst = binary.AppendUvarint(dst, uint64(n))
	dst = append(dst, flags)
	dst = binary.AppendUvarint(dst, uint64(len(dict.of)))
	dst = append(dst, dict.texts...)
	dst = p.column(dst, func(c *runs) {
		for i := range n {
			c.add(uint64(at(i).Period.Kind))
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i, last := 0, int64(0); i < n; i++ {
			start := int64(at(i).Period.Start)
			if i == 0 {
				c.add(zigzag(start))
			} else {
				c.add(uint64(last - start))
			}
			last = start
		}
	})
	if flags&packClocks != 0 {
		dst = p.column(dst, func(c *runs) {
			for i := range n {
				c.add(uint64(uint32(at(i).Clock)))
			}
		})
	}
	dst = p.column(dst, func(c *runs) {
		prev := int64(0)
		for _, m := range mantissas {
			c.add(zigzag(m - prev))
			if flags&packDelta != 0 {
				prev = m
			}
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i, last := 0, int64(0); i < n; i++ {
			t := at(i).RecordedAt.Unix()
			c.add(zigzag(t - last))
			last = t
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i := range n {
			c.add(dict.index(at(i).By))
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i := range n {
			c.add(dict.index(at(i).Source))
		}
	})
	if raw != nil {
		dst = appendChunk(dst, raw)
	}
	if notes != nil {
		dst = appendChunk(dst, notes)
	}
	return dst
}

// runReader reads what runs wrote.
type runReader struct {
	reader
	last uint64
	n    uint64
}

func (r *runReader) next() uint64 {
	if r.n > 0 {
		r.n--
		return r.last
	}
	v := r.uvarint()
	r.last = v >> 1
	if v&1 != 0 {
		r.n = r.uvarint() + 1
	}
	return r.last
}

// unpack reads the snapshots of a pack that start on from or later (zero: all),
// in ascending order, and how many snapshots the pack has. It checks what it
// reads: whatever the bytes, the result is in order or an error.
func unpack(b []byte, from metrics.Date, share texts) ([]metrics.Snapshot, int, error) {
	r := reader{b: b}
	total := r.uvarint()
	flags := r.byte()
	if total > maxPack || flags&packExponent > maxExponent {
		return nil, 0, errDecode
	}
	dict := make([]string, r.count())
	for i := range dict {
		dict[i] = share.share(r.chunk())
	}
	column := func(there bool) (c runReader) {
		if there {
			c.b = r.chunk()
		}
		return c
	}
	kinds, starts := column(true), column(true)
	clocks := column(flags&packClocks != 0)
	values, recorded, by, source := column(true), column(true), column(true), column(true)
	raw, notes := column(flags&packRaw != 0), column(flags&packNotes != 0)
	if err := r.done(); err != nil {
		return nil, 0, err
	}

	// The dates first: they say how many snapshots are wanted.
	n := 0
	wanted := starts
	for start := int64(0); n < int(total) && !wanted.bad; n++ {
		if n == 0 {
			start = unzigzag(wanted.next())
		} else {
			start -= int64(wanted.next())
		}
		if from != 0 && start < int64(from) {
			break
		}
	}
	if wanted.bad {
		return nil, 0, errDecode
	}

	pts := make([]metrics.Snapshot, n)
	var start, m, at int64
	exp := pow10[flags&packExponent]
	var when time.Time
	for i := range n {
		s := &pts[n-1-i]
		s.Period.Kind = metrics.PeriodKind(kinds.next())
		if i == 0 {
			start = unzigzag(starts.next())
		} else {
			start -= int64(starts.next())
		}
		if start < math.MinInt32 || start > math.MaxInt32 {
			return nil, 0, errDecode
		}
		s.Period.Start = metrics.Date(start)
		if flags&packClocks != 0 {
			s.Clock = int32(uint32(clocks.next()))
		}
		d := unzigzag(values.next())
		if flags&packDelta != 0 {
			d += m
		}
		m = d
		s.Value = float64(m) / exp
		if d := unzigzag(recorded.next()); d != 0 || i == 0 {
			at += d
			when = time.Unix(at, 0).UTC()
		}
		s.RecordedAt = when
		iBy, iSource := by.next(), source.next()
		if iBy >= uint64(len(dict)) || iSource >= uint64(len(dict)) {
			return nil, 0, errDecode
		}
		s.By, s.Source = dict[iBy], dict[iSource]
		if i > 0 && s.Slot.Compare(pts[n-i].Slot) >= 0 {
			return nil, 0, errDecode
		}
	}
	for i := -1; len(raw.b) > 0; {
		gap := raw.uvarint()
		bits := raw.bytes(8)
		if raw.bad || gap >= maxPack {
			return nil, 0, errDecode
		}
		if i += int(gap) + 1; i >= n {
			break
		}
		pts[n-1-i].Value = math.Float64frombits(binary.LittleEndian.Uint64(bits))
	}
	for i := -1; len(notes.b) > 0; {
		gap := notes.uvarint()
		note := notes.chunk()
		if notes.bad || gap >= maxPack {
			return nil, 0, errDecode
		}
		if i += int(gap) + 1; i >= n {
			break
		}
		pts[n-1-i].Note = string(note)
	}
	for _, c := range []*runReader{&kinds, &starts, &clocks, &values, &recorded, &by, &source} {
		if c.bad {
			return nil, 0, errDecode
		}
	}
	return pts, int(total), nil
}

// newestStart reads from a pack where its newest snapshot starts.
func newestStart(b []byte) (metrics.Date, error) {
	r := reader{b: b}
	total := r.uvarint()
	r.byte()
	for range r.count() {
		r.chunk()
	}
	r.chunk() // kinds
	starts := runReader{reader: reader{b: r.chunk()}}
	start := unzigzag(starts.next())
	if r.bad || starts.bad || total == 0 || start < math.MinInt32 || start > math.MaxInt32 {
		return 0, errDecode
	}
	return metrics.Date(start), nil
}
