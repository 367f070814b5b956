package store

import (
	"encoding/binary"
	"math"
	"math/bits"

	"kpitui/internal/metrics"
)

// A pack holds snapshots in columns, newest first, so that whoever wants the tail
// reads the start of each column and stops.
//
//	uvarint  number of snapshots, at least one
//	byte     flags; the low nibble is the exponent of the values
//	varint   start of the newest
//	texts    uvarint count; each with its length before it
//	columns  each with its length before it:
//	         kinds, distances between starts, clocks (if any), values, recorded,
//	         by, source, raw values (if any), notes (if any)
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

// append packs pts, which are in order, at least one and at most maxPack.
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
		if note := s.Note(); note != "" {
			notes = appendChunk(binary.AppendUvarint(notes, uint64(i-lastNote-1)), note)
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
		dict.index(s.By())
		dict.index(s.Source())
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
	dst = binary.AppendUvarint(dst, zigzag(int64(at(0).Period.Start)))
	dst = binary.AppendUvarint(dst, uint64(len(dict.of)))
	dst = append(dst, dict.texts...)
	dst = p.column(dst, func(c *runs) {
		for i := range n {
			c.add(uint64(at(i).Period.Kind))
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i := 1; i < n; i++ {
			c.add(uint64(at(i-1).Period.Start - at(i).Period.Start))
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
			t := at(i).Recorded
			c.add(zigzag(t - last))
			last = t
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i := range n {
			c.add(dict.index(at(i).By()))
		}
	})
	dst = p.column(dst, func(c *runs) {
		for i := range n {
			c.add(dict.index(at(i).Source()))
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
