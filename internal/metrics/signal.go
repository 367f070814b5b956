package metrics

import (
	"cmp"
	"math"
	"slices"
)

// The lengths of the rules, after Wheeler's.
const (
	runLength  = 8
	nearLength = 3
	nearWithin = 4
)

// FindSignals returns what noise does not explain in values that have these limits,
// in the order in which they begin: each point outside a limit; each point whose
// range, to the one before it, is above the range limit; the spans in which three of four consecutive points lie nearer
// the same limit than the centre; and the spans of eight and more on one side of
// the centre. Spans of the last two that overlap are one. Each begins and ends with
// a point that belongs to it, so that a signal is as old as its last point.
//
// A value equal to the centre neither extends a run nor breaks it; in three of four
// it is one of the four.
func FindSignals(values []float64, l Limits) []Signal {
	list := appendSignals(nil, values, l)
	slices.SortStableFunc(list, func(a, b Signal) int { return cmp.Compare(a.From, b.From) })
	return list
}

// appendSignals appends the signals to list, in the order in which they were found.
// It compares within [Tolerance] of the mean range: equal is what differs by the
// rounding of the mean.
func appendSignals(list []Signal, values []float64, l Limits) []Signal {
	equal := Tolerance * l.MeanRange
	sides := [2]side{newSide(false), newSide(true)}
	for i, v := range values {
		if v > l.Upper+equal || v < l.Lower-equal {
			list = append(list, Signal{SignalOutside, i, i, v > l.Centre})
		}
		if i > 0 && math.Abs(v-values[i-1]) > l.UpperRange+equal {
			list = append(list, Signal{SignalRange, i, i, v > values[i-1]})
		}
		if math.Abs(v-l.Centre) <= equal {
			continue
		}
		on, off := &sides[0], &sides[1]
		limit := l.Lower
		if v > l.Centre {
			on, off, limit = off, on, l.Upper
		}
		list = on.extend(list, i)
		off.count = 0
		if math.Abs(v-l.Centre) > math.Abs(v-limit)+equal {
			list = on.approach(list, i)
		}
	}
	return list
}

// side watches the points on one side of the centre.
type side struct {
	high  bool
	count int             // points of the run that goes on
	start int             // its first point
	run   int             // where its signal stands in the list
	near  [nearLength]int // the last points nearer the limit, oldest first
	last  int             // where the last signal of such points stands; -1: none
}

func newSide(high bool) side {
	const long = -nearWithin // so long ago that it belongs to no four
	return side{high: high, near: [nearLength]int{long, long, long}, last: -1}
}

// extend counts the point i for the run on this side.
func (s *side) extend(list []Signal, i int) []Signal {
	if s.count == 0 {
		s.start = i
	}
	s.count++
	switch {
	case s.count == runLength:
		s.run = len(list)
		list = append(list, Signal{SignalRun, s.start, i, s.high})
	case s.count > runLength:
		list[s.run].To = i
	}
	return list
}

// approach counts the point i, which lies nearer the limit than the centre.
func (s *side) approach(list []Signal, i int) []Signal {
	copy(s.near[:], s.near[1:])
	s.near[nearLength-1] = i
	first := s.near[0]
	switch {
	case first <= i-nearWithin:
	case s.last >= 0 && first <= list[s.last].To:
		list[s.last].To = i
	default:
		s.last = len(list)
		list = append(list, Signal{SignalNear, first, i, s.high})
	}
	return list
}
