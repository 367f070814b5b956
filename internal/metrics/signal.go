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
// in the order in which they begin, the loudest first: each point outside a limit; each point whose
// range, to the one before it, is above the range limit; the spans in which three of four consecutive points lie nearer
// the same limit than the centre; and the spans of eight and more on one side of
// the centre. Spans of the last two that overlap are one. Each begins and ends with
// a point that belongs to it, so that a signal is as old as its last point.
//
// A value equal to the centre neither extends a run nor breaks it; in three of four
// it is one of the four.
func FindSignals(values []float64, l Limits) []Signal {
	list := appendSignals(nil, values, l)
	slices.SortFunc(list, func(a, b Signal) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(slices.Index(SignalRules[:], a.Rule), slices.Index(SignalRules[:], b.Rule)))
	})
	return list
}

// appendSignals appends the signals to list, in the order in which they were found.
// It compares within [Tolerance] of the mean range: equal is what differs by the
// rounding of the mean.
func appendSignals(list []Signal, values []float64, l Limits) []Signal {
	equal := Tolerance * l.MeanRange
	step := l.UpperRange + equal
	high, low := newSide(true, l.Upper-l.Centre, equal), newSide(false, l.Centre-l.Lower, equal)
	last := math.NaN()
	for i, v := range values {
		if math.Abs(v-last) > step {
			list = append(list, Signal{SignalRange, i, i, v > last})
		}
		last = v
		on, off, far := &high, &low, v-l.Centre
		if far < 0 {
			on, off, far = off, on, -far
		}
		if far <= equal {
			continue
		}
		off.count = 0
		if on.count++; on.count == 1 {
			on.start = i
		} else if on.count >= runLength {
			list = on.run(list, i)
		}
		if far > on.half {
			list = on.approach(list, i)
			if far > on.limit {
				list = append(list, Signal{SignalOutside, i, i, on.high})
			}
		}
	}
	return list
}

// side watches the points on one side of the centre.
type side struct {
	high        bool
	half, limit float64         // distances beyond which a point is near the limit, and outside
	count       int             // points of the run that goes on
	start       int             // its first point
	ran         int             // where its signal stands in the list
	near        [nearLength]int // the last points near the limit, oldest first
	neared      int             // where the last signal of such points stands; -1: none
}

func newSide(high bool, limit, equal float64) side {
	const long = -nearWithin // so long ago that it belongs to no four
	return side{high: high, half: limit/2 + equal, limit: limit + equal, near: [nearLength]int{long, long, long}, neared: -1}
}

// run takes the point i into the signal of a run that is long enough.
func (s *side) run(list []Signal, i int) []Signal {
	if s.count == runLength {
		s.ran = len(list)
		return append(list, Signal{SignalRun, s.start, i, s.high})
	}
	list[s.ran].To = i
	return list
}

// approach takes the point i, which is near the limit.
func (s *side) approach(list []Signal, i int) []Signal {
	copy(s.near[:], s.near[1:])
	s.near[nearLength-1] = i
	first := s.near[0]
	switch {
	case first <= i-nearWithin:
	case s.neared >= 0 && first <= list[s.neared].To:
		list[s.neared].To = i
	default:
		s.neared = len(list)
		list = append(list, Signal{SignalNear, first, i, s.high})
	}
	return list
}
