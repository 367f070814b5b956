package metrics

import "slices"

// With returns the series with one more snapshot, in place of what its slot
// held. The series itself stays as it is.
func (s *Series) With(p Snapshot) *Series {
	out := *s
	at, found := slices.BinarySearchFunc(s.Points, p.Slot, func(have Snapshot, want Slot) int { return have.Slot.Compare(want) })
	out.Points = slices.Clone(s.Points)
	if found {
		out.Points[at] = p
	} else {
		out.Points = slices.Insert(out.Points, at, p)
	}
	return &out
}

// Joined returns a whole history as it was read once, with a tail that was kept up
// to date since in the place of its newest part. A tail that is the whole history
// stands for itself.
func (s *Series) Joined(tail *Series) *Series {
	if s == nil || tail.From == 0 {
		return tail
	}
	at, _ := slices.BinarySearchFunc(s.Points, tail.From, func(p Snapshot, d Date) int { return int(p.Period.Start - d) })
	out := &Series{Points: slices.Concat(s.Points[:at], tail.Points)}
	if len(out.Points) > 0 {
		out.First = &out.Points[0]
	}
	return out
}
