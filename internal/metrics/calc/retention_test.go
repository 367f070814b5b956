package calc

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// Two cohorts by hand: a, b, c and d begin in January, e and f in February. The rows
// are looked at on May 10: May is not over, and what happened in it is unknown.
const cohorts = `
a 2026-01-03 10
a 2026-01-20 10
a 2026-02-05 10
a 2026-03-05 10
a 2026-04-05 60
b 2026-01-31 5
b 2026-02-01 5
b 2026-05-01 30
c 2026-01-15 20
c 2026-04-20 30
d 2026-01-02 1
e 2026-02-10 4
e 2026-03-10 4
e 2026-04-30 4
f 2026-02-11 3
f 2026-05-09 3
g 2026-05-02 9
`

func TestRetain(t *testing.T) {
	users, days, values := rows(t, cohorts)
	r := Retain(users, days, values, Options{Today: day(t, "2026-05-10"), Per: metrics.Month})
	want := []Cohort{
		{"2026-01", 4, []int{4, 2, 1, 2}},
		{"2026-02", 2, []int{2, 1, 1}},
		{"2026-03", 0, []int{}},
		{"2026-04", 0, []int{}},
	}
	if diff := cmp.Diff(want, r.Cohorts); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if r.Open != 1 {
		t.Errorf("%d began in the open month, want 1", r.Open)
	}
	if c := &r.Cohorts[1]; c.Share(3).OK || !c.Share(2).OK {
		t.Errorf("February's cohort knows two months: %+v %+v", c.Share(2), c.Share(3))
	}
	missing(t, "a cohort without users", r.Cohorts[2].Share(0))
	// M1 is of six users, of whom a, b and e came back; M3 of January's alone.
	near(t, "M1", r.Curve[1].Share, 50, 6)
	near(t, "M3", r.Curve[3].Share, 50, 6)
	near(t, "M3/M0", r.Between(0, 3), 50, 6)
	near(t, "M2 to M3", r.Between(2, 3), 200, 6)
	missing(t, "M12/M3", r.Between(3, 12))

	// On June 1 May is over.
	r = Retain(users, days, values, Options{Today: day(t, "2026-06-01"), Per: metrics.Month})
	if diff := cmp.Diff([]int{4, 2, 1, 2, 1}, r.Cohorts[0].Active); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	near(t, "M3/M0 of both", r.Between(0, 3), 50, 6)
	// A year later nothing more is known: without any row nobody can have stayed.
	r = Retain(users, days, values, Options{Today: day(t, "2027-06-01"), Per: metrics.Month})
	if n := len(r.Cohorts); n != 5 {
		t.Errorf("%d cohorts of rows that end in May", n)
	}
}

func TestRetainByWeek(t *testing.T) {
	users, days, _ := rows(t, "a 2026-01-05\na 2026-01-12\nb 2026-01-11\nb 2026-01-18\nc 2026-01-12")
	r := Retain(users, days, nil, Options{Today: day(t, "2026-01-19"), Per: metrics.Week})
	want := []Cohort{{"2026-W02", 2, []int{2, 2}}, {"2026-W03", 1, []int{1}}}
	if diff := cmp.Diff(want, r.Cohorts); diff != "" || r.Growth != nil {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// The value of returning users, by months of their own. a came on January 3: the
// first month ends on February 2, the fourth runs from April 3 to May 2. b came on
// January 31: the fourth month runs from April 30 to May 30. c's fourth runs from
// April 15. d never came back.
func TestGrowth(t *testing.T) {
	users, days, values := rows(t, cohorts)
	at := func(today string) *ValueGrowth {
		return Retain(users, days, values, Options{Today: day(t, today), Per: metrics.Week}).Growth
	}
	// On May 10, a Sunday, the last week that is over ends on May 3: the fourth months
	// of a and d are over too.
	g := at("2026-05-10")
	if g.Users != 2 || g.Returning != 1 {
		t.Errorf("%+v", g)
	}
	near(t, "growth of a", g.Growth, 100*(60.0/20-1), 9)
	near(t, "a in M0", g.First, 20, 9)
	near(t, "a in M3", g.Fourth, 60, 9)
	near(t, "a against a and d", g.Selected, 100*(20/10.5-1), 9)
	// With a row of June the months of b and c are over as well: 60 + 30 + 30 for 20 + 10 + 20.
	users, days, values = rows(t, cohorts+"h 2026-06-09 1\n")
	g = at("2026-06-10")
	if g.Users != 4 || g.Returning != 3 {
		t.Errorf("%+v", g)
	}
	near(t, "growth of a, b and c", g.Growth, 140, 9)
}

// A curve that falls until month 4 and rises by month 6: 100 users, of whom 20 leave
// a month until 20 are left, then 30 come back.
func TestSmile(t *testing.T) {
	var users []uint32
	var days []metrics.Date
	active := []int{100, 80, 60, 40, 20, 35, 50}
	start := day(t, "2025-01-10")
	for k, n := range active {
		for u := range n {
			users, days = append(users, uint32(u)), append(days, start.AddMonths(k))
		}
	}
	r := Retain(users, days, nil, Options{Today: day(t, "2025-08-01"), Per: metrics.Month})
	s := r.Smile
	// Three cohorts know month 4 only; those without users do not make it less.
	if s == nil || s.Last != 4 || s.Turn != 4 || s.Rise != 0 || s.Up() {
		t.Fatalf("%+v", s)
	}
	// Later cohorts of three more users each let the first three know month 6.
	for i, m := range []int{1, 2, 7, 8} {
		users, days = append(users, uint32(100+i)), append(days, start.AddMonths(m))
	}
	r = Retain(users, days, nil, Options{Today: day(t, "2025-10-01"), Per: metrics.Month})
	s = r.Smile
	if s == nil || s.Users != 102 || s.Cohorts != 3 || s.Turn != 4 || s.Last != 6 {
		t.Fatalf("%+v", s)
	}
	// b = 30 came back, c = 0 went: (30 - 0)/102. The lowest of five months: z is
	// 2.5758, and 2.5758 √(30 - 900/102)/102 is 11.621 points.
	near(t, "rise", some(s.Rise), 100*30.0/102, 9)
	near(t, "margin", some(s.Margin), 11.621, 3)
	if !s.Up() {
		t.Errorf("%+v does not turn up", s)
	}
	short := Retain(users[:250], days[:250], nil, Options{Today: day(t, "2025-04-01"), Per: metrics.Month})
	if short.Smile != nil {
		t.Errorf("three months are no curve: %+v", short.Smile)
	}
}

// A curve that is flat but for chance turns up in few cases; with 1.96 it would be one of seven.
func TestFlatCurvesDoNotSmile(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	start := day(t, "2025-01-10")
	const runs = 200
	up := 0
	for range runs {
		var users []uint32
		var days []metrics.Date
		for u := range uint32(150) {
			first := start.AddMonths(int(u % 3))
			users, days = append(users, u), append(days, first)
			for k := 1; k <= 10; k++ {
				if r.Float64() < 0.4 {
					users, days = append(users, u), append(days, first.AddMonths(k))
				}
			}
		}
		// Cohorts after the third let the first three know month 10.
		for k := 3; k <= 12; k++ {
			users, days = append(users, uint32(150+k)), append(days, start.AddMonths(k))
		}
		s := Retain(users, days, nil, Options{Today: start.AddMonths(13), Per: metrics.Month}).Smile
		if s.Last != 10 || s.Users != 150 {
			t.Fatalf("%+v", s)
		}
		if s.Up() {
			up++
		}
	}
	if up > runs/20 { // 2.5 % and what chance adds to 200 runs
		t.Errorf("%d of %d flat curves turn up", up, runs)
	}
}
