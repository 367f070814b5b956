package calc

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

func TestConcentrate(t *testing.T) {
	users := func(n int) []uint32 {
		out := make([]uint32, n)
		for i := range out {
			out[i] = uint32(i)
		}
		return out
	}
	for _, c := range []struct {
		name               string
		values             []float64
		gini, top10, top20 float64
	}{
		{"all equal", []float64{5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, 0, 10, 20},
		// 1 ... n has (n-1)/3n... of five: 4/15.
		{"one to five", []float64{3, 1, 2, 5, 4}, 4.0 / 15, 100 * 0.5 * 5 / 15, 100 * 5.0 / 15},
		{"one has everything", []float64{0, 0, 0, 0, 100}, 0.8, 50, 100},
		// The Pareto share of the founding document: 20 of 100 users make 80 %.
		{"twenty make eighty", pareto(), 0.6, 40, 80},
	} {
		got := Concentrate(users(len(c.values)), c.values)
		near(t, c.name+": Gini", got.Gini, c.gini, 9)
		near(t, c.name+": top 10", got.Top10, c.top10, 9)
		near(t, c.name+": top 20", got.Top20, c.top20, 9)
		if first, last := got.Lorenz[0], got.Lorenz[20]; first != (LorenzPoint{}) || last != (LorenzPoint{100, 100}) {
			t.Errorf("%s: the curve runs from %+v to %+v", c.name, first, last)
		}
	}
	near(t, "eighty of twenty", Concentrate(users(100), pareto()).For80, 20, 9)
	near(t, "eighty of equals", Concentrate(users(10), []float64{5, 5, 5, 5, 5, 5, 5, 5, 5, 5}).For80, 80, 9)
	// Values of one user add up, and nothing at all has no distribution.
	near(t, "added up", Concentrate([]uint32{0, 1, 0}, []float64{1, 2, 1}).Gini, 0, 9)
	nothing := Concentrate(users(3), make([]float64, 3))
	missing(t, "Gini of nothing", nothing.Gini)
	if nothing.Users != 3 || nothing.Lorenz != nil {
		t.Errorf("%+v", nothing)
	}
}

func pareto() []float64 {
	v := make([]float64, 100)
	for i := range v {
		v[i] = 1
		if i < 20 {
			v[i] = 16
		}
	}
	return v
}

const april = `
a 2026-03-31
a 2026-04-01
a 2026-04-01
a 2026-04-02
b 2026-04-10
c 2026-04-10
c 2026-04-30
a 2026-05-01
`

func TestActives(t *testing.T) {
	users, days, _ := rows(t, april)
	a := Actives(users, days, day(t, "2026-05-20"))
	// April: a on two days, b on one, c on two; 5 user days / 30 days / 3 users.
	if len(a.Months) != 2 || !a.Months[0].Partial || a.Months[1].MAU != 3 {
		t.Fatalf("%+v", a.Months)
	}
	missing(t, "a month of which the rows have a day", a.Months[0].Ratio)
	near(t, "DAU", a.Months[1].DAU, 5.0/30, 9)
	near(t, "DAU/MAU", a.Months[1].Ratio, 100*5.0/30/3, 9)
	want := []ActiveWeek{{"2026-W14", true, 1}, {"2026-W15", false, 2}, {"2026-W16", false, 0}, {"2026-W17", false, 0}, {"2026-W18", false, 2}}
	if diff := cmp.Diff(want, a.Weeks); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	// Every user on every day is 100 %.
	users, days = nil, nil
	for d := day(t, "2026-02-01"); d <= day(t, "2026-02-28"); d++ {
		users, days = append(users, 0, 1), append(days, d, d)
	}
	near(t, "all of them always", Actives(users, days, day(t, "2026-03-01")).Months[0].Ratio, 100, 9)
	if n := len(Actives(users, days, day(t, "2026-02-28")).Months); n != 0 {
		t.Errorf("%d months before the first is over", n)
	}
}

func TestPowerUsers(t *testing.T) {
	users, days, _ := rows(t, april)
	o := Options{Today: day(t, "2026-05-20"), Per: metrics.Month, Days: 2}
	p := PowerUsers(users, days, o)
	got := p.Periods[1]
	if got.Users != 3 || got.Histogram[0] != 1 || got.Histogram[1] != 2 || len(got.Histogram) != 30 || !p.Periods[0].Partial {
		t.Errorf("%+v", got)
	}
	near(t, "two days and more", got.Share, 100*2.0/3, 9)
	o.Per = metrics.Week
	p = PowerUsers(users, days, o)
	if w := p.Periods[1]; w.Label != "2026-W15" || w.Histogram[0] != 2 || len(w.Histogram) != 7 {
		t.Errorf("%+v", w)
	}
	if PowerDays(metrics.Week) != 5 || PowerDays(metrics.Month) != 20 {
		t.Error("five days a week, twenty a month")
	}
}

// Of 100 users 60 are there on one day of June, 10 on 15, 30 on 28: the right end is
// higher than the middle.
func TestPowerSmile(t *testing.T) {
	var users []uint32
	var days []metrics.Date
	first := day(t, "2026-06-01")
	for u := range 100 {
		n := 1
		switch {
		case u >= 70:
			n = 28
		case u >= 60:
			n = 15
		}
		for i := range n {
			users, days = append(users, uint32(u)), append(days, first+metrics.Date(i))
		}
	}
	p := PowerUsers(users, days, Options{Today: day(t, "2026-07-01"), Per: metrics.Month, Days: 20}).Periods[0]
	if p.Thirds != [3]int{60, 10, 30} || !p.Smile() {
		t.Errorf("%+v", p)
	}
	near(t, "power users", p.Share, 30, 9)
	few := PowerPeriod{Thirds: [3]int{6, 1, 3}}
	if few.Smile() {
		t.Error("three against one is chance")
	}
}
