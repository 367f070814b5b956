package calc

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// Smile is where and by how much a retention curve turns up again: users who had
// left come back, because the product got better (the "smiling curve" of Rodriguez
// and Immerman, a16z 2025).
//
// It is read on one fixed group of users, those of the cohorts that know month Last:
// the months of a curve over all cohorts are of different users, and older cohorts
// that stay better would make it turn up by themselves. Last is the latest month that
// three cohorts know, or all of them where there are fewer.
type Smile struct {
	Cohorts int     `json:"cohorts"` // that know month Last
	Users   int     `json:"users"`   // of them
	Turn    int     `json:"turn"`    // the month with the fewest active users, the latest of several; Last while it still falls
	Last    int     `json:"last"`
	Low     float64 `json:"low"`  // per cent active in month Turn
	End     float64 `json:"end"`  // per cent active in month Last
	Rise    float64 `json:"rise"` // End - Low, in points
	// Margin is the half-width of the 95 % interval of Rise. The same users are
	// looked at twice, so it rests on those that changed: with b who were active in
	// month Last only and c in month Turn only, of n, it is
	// z √(b + c - (b-c)²/n) / n (the interval of paired proportions; Agresti,
	// Categorical Data Analysis, 2nd ed., 10.1.1). The lowest of m months is low by
	// chance too, so z is the normal quantile of 1 - 0.025/m (Bonferroni): with 1.96 a
	// flat curve of ten months would turn up in one case of seven.
	Margin float64 `json:"margin"`
}

// Up reports whether the curve turns up by more than chance explains.
func (s *Smile) Up() bool { return s.Rise > s.Margin }

func (r *Retention) smile(all activity, from ordinal) *Smile {
	const enough = 3 // cohorts, and months after month 0
	n := min(enough, len(r.Cohorts))
	if len(r.Cohorts)-n < enough {
		n = max(1, len(r.Cohorts)-enough) // so that three months are known, of fewer cohorts
	}
	last := len(r.Cohorts) - n
	if last < enough {
		return nil
	}
	s := &Smile{Cohorts: n, Last: last}
	active := make([]int, last+1)
	for i := range r.Cohorts[:n] {
		s.Users += r.Cohorts[i].Size
		for k, n := range r.Cohorts[i].Active[:min(len(active), len(r.Cohorts[i].Active))] {
			active[k] += n
		}
	}
	s.Turn = 1
	for k := 2; k <= last; k++ {
		if active[k] <= active[s.Turn] {
			s.Turn = k
		}
	}
	back, gone := 0, 0
	all.users(func(_ uint32, periods activity) {
		_, first := unpack(periods[0])
		if int(first-from) >= n {
			return
		}
		low, end := periods.has(first+ordinal(s.Turn)), periods.has(first+ordinal(last))
		switch {
		case end && !low:
			back++
		case low && !end:
			gone++
		}
	})
	users, moved := float64(s.Users), float64(back-gone)
	s.Low = 100 * float64(active[s.Turn]) / users
	s.End = 100 * float64(active[last]) / users
	s.Rise = 100 * moved / users
	z := distuv.UnitNormal.Quantile(1 - 0.025/float64(last-1))
	s.Margin = 100 * z * math.Sqrt(float64(back+gone)-moved*moved/users) / users
	return s
}
