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
