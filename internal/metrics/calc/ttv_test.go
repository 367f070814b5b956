package calc

import "testing"

// The remission times of 21 leukaemia patients on 6-MP (Freireich et al., Blood 21,
// 1963), the standard example: + is censored. The published curve is .857, .807,
// .753, .690, .627, .538, .448, and the median 23 weeks.
func TestSurvive(t *testing.T) {
	var waits []Wait
	for _, w := range []int{35, 6, 6, -6, 6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34} {
		switch {
		case w == 35: // the first of the list, censored, out of order
			waits = append(waits, Wait{35, false})
		case w < 0:
			waits = append(waits, Wait{float64(-w), false})
		default:
			waits = append(waits, Wait{float64(w), true})
		}
	}
	s := Survive(waits)
	for at, without := range map[float64]float64{5: 1, 6: .857, 7: .807, 10: .753, 13: .690, 16: .627, 21: .627, 22: .538, 23: .448, 35: .448} {
		near(t, "the curve", some(1-s.at(at).There/100), without, 3)
	}
	near(t, "median", s.Median, 23, 9)
	near(t, "a quarter", s.Quarter, 13, 9)
	missing(t, "three quarters", s.ThreeQrt)
	near(t, "the naive median", s.NaiveMedian, 10, 9)
	near(t, "reached", s.Share, 100*9.0/21, 9)
	if n := s.at(10).AtRisk; n != 15 {
		t.Errorf("%d at risk at 10, want 15", n)
	}
	if waits[0].Hours != 35 {
		t.Error("the rows were sorted in place")
	}
}

func TestMedianNotReached(t *testing.T) {
	s := Survive([]Wait{{1, true}, {50, false}, {50, false}, {50, false}})
	missing(t, "one of four", s.Median)
	near(t, "a quarter is", s.Quarter, 1, 9)
	if len(s.Curve) != 2 || s.Curve[1].Hours != 48 {
		t.Errorf("the curve ends where nobody is watched any more: %+v", s.Curve)
	}
}

func TestWaits(t *testing.T) {
	at := func(s string, hours int) Moment { return MomentOf(day(t, s), hours*3600) }
	users := []uint32{0, 1, 1, 2}
	start := []Moment{at("2026-11-01", 9), at("2026-11-10", 0), at("2026-11-12", 0), at("2026-11-20", 10)}
	reached := []Moment{at("2026-11-02", 12), Never, at("2026-11-15", 0), Never}
	got := Waits(users, 3, start, reached, day(t, "2026-11-20"))
	want := []Wait{{27, true}, {120, true}, {0, false}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("user %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}
