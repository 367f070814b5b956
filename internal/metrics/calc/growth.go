package calc

import (
	"math"

	"kpitui/internal/metrics"
)

// ValueGrowth is the founding document's reading of "M3 rebase": by how much the
// value of users who came back has grown. It compares, for the same users, the value
// of their fourth month with that of their first:
//
//	growth = value in M3 of who is active in M3 / value in M0 of the same users - 1
//
// The months are each user's own, counted from the day of the first row: of a
// calendar month a user who came on the 25th has six days only, which would make
// every product grow. Users whose fourth month ends after the last period that is
// known, or after the last row, are left out.
//
// Taking all users for M0 would mix growth with selection: who comes back was worth
// more from the start.
type ValueGrowth struct {
	Users     int     `json:"users"`     // whose fourth month is over
	Returning int     `json:"returning"` // of them, active in it
	First     Number  `json:"first"`     // value per returning user in M0
	Fourth    Number  `json:"fourth"`    // and in M3
	Growth    Number  `json:"growth"`    // per cent; missing when First is 0
	ofAll     float64 // value of M0 of all Users
	// Selected is how much more the returning users were worth in M0 already than
	// all users, in per cent.
	Selected Number `json:"selected"`
}

// growthOf computes the growth as it is known before a day.
func growthOf(users []uint32, days []metrics.Date, values []float64, known metrics.Date) *ValueGrowth {
	type user struct {
		first         metrics.Date
		ends0         metrics.Date // the first day after M0
		starts3, end3 metrics.Date // of M3, the day after it
		value0        float64
		value3        float64
		active3       bool
	}
	most := uint32(0)
	for _, u := range users {
		most = max(most, u)
	}
	all := make([]user, most+1)
	for i, u := range users {
		if f := &all[u].first; *f == 0 || days[i] < *f {
			*f = days[i]
		}
	}
	for i := range all {
		if u := &all[i]; u.first != 0 {
			u.ends0, u.starts3, u.end3 = u.first.AddMonths(1), u.first.AddMonths(3), u.first.AddMonths(4)
		}
	}
	for i := range users {
		u, d, v := &all[users[i]], days[i], values[i]
		if math.IsNaN(v) {
			v = 0
		}
		switch {
		case d < u.ends0:
			u.value0 += v
		case d >= u.starts3 && d < u.end3:
			u.active3 = true
			u.value3 += v
		}
	}
	g := &ValueGrowth{}
	var first, fourth float64
	for i := range all {
		u := &all[i]
		if u.first == 0 || u.end3 > known {
			continue
		}
		g.Users++
		g.ofAll += u.value0
		if u.active3 {
			g.Returning++
			first += u.value0
			fourth += u.value3
		}
	}
	if g.Users == 0 {
		return nil
	}
	g.First, g.Fourth = ratio(first, float64(g.Returning)), ratio(fourth, float64(g.Returning))
	g.Growth = less100(percent(fourth, first))
	if g.First.OK {
		g.Selected = less100(percent(g.First.V, g.ofAll/float64(g.Users)))
	}
	return g
}

// less100 turns a share into a change: 120 % of it is 20 % more.
func less100(n Number) Number {
	if n.OK {
		n.V -= 100
	}
	return n
}
