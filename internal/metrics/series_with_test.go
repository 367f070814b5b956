package metrics

import "testing"

func TestJoinedPutsTheTailInThePlaceOfTheNewestPart(t *testing.T) {
	snap := func(day string, v float64) Snapshot {
		return Snapshot{Slot: Slot{Period: Period{Day, at(day)}}, Value: v}
	}
	whole := &Series{Points: []Snapshot{snap("2026-11-01", 1), snap("2026-11-02", 2), snap("2026-11-03", 3)}}
	tail := &Series{From: at("2026-11-02"), Points: []Snapshot{snap("2026-11-03", 30), snap("2026-11-04", 40)}}
	var got []float64
	joined := whole.Joined(tail)
	for _, p := range joined.Points {
		got = append(got, p.Value)
	}
	// The second was taken away since, the third corrected, the fourth is new.
	if len(got) != 3 || got[0] != 1 || got[1] != 30 || got[2] != 40 || joined.From != 0 || joined.First.Value != 1 {
		t.Errorf("%v, from %v", got, joined.From)
	}
	if all := (&Series{Points: tail.Points}); whole.Joined(all) != all || (*Series)(nil).Joined(tail) != tail {
		t.Error("what is whole, or all that there is, does not stand for itself")
	}
}
