package calc

import (
	"math"
	"testing"

	"kpitui/internal/metrics"
)

// By hand: in June a paid 100 and b 50, c had paid 30 in May. In July a pays 120
// (+20), b 30 (-20), c is back with 40, d is new with 60. In August a leaves.
const subscriptions = `
c 2026-05-01 30
a 2026-06-01 100
b 2026-06-01 50
a 2026-07-01 70
a 2026-07-01 50
b 2026-07-15 30
c 2026-07-01 40
d 2026-07-01 60
b 2026-08-01 30
c 2026-08-01 40
d 2026-08-01 60
`

func TestMove(t *testing.T) {
	customers, months, amounts := rows(t, subscriptions)
	m := Move(customers, months, amounts, day(t, "2026-08-20")).Months
	if len(m) != 4 || m[0].Start.OK || m[0].New.OK || m[0].End.V != 30 || m[3].Open != true || m[2].Open {
		t.Fatalf("%+v", m)
	}
	june, july, august := m[1], m[2], m[3]
	near(t, "June: new", june.New, 150, 9)
	near(t, "June: churn", june.Churn, 30, 9)
	near(t, "June: gross", june.Gross, 0, 9)
	near(t, "June: quick", june.Quick, 5, 9)
	near(t, "July: start", july.Start, 150, 9)
	near(t, "July: new", july.New, 60, 9)
	near(t, "July: expansion", july.Expansion, 20, 9)
	near(t, "July: contraction", july.Contraction, 20, 9)
	near(t, "July: churn", july.Churn, 0, 9)
	near(t, "July: reactivation", july.Reactivation, 40, 9)
	near(t, "July: end", july.End, 250, 9)
	near(t, "July: gross", july.Gross, 100*130.0/150, 9)
	near(t, "July: net", july.Net, 100, 9)
	near(t, "July: quick", july.Quick, 4, 9)
	near(t, "August: churn", august.Churn, 120, 9)
	near(t, "August: quick", august.Quick, 0, 9)
	if july.Customers != 4 || august.Customers != 3 {
		t.Errorf("%d and %d customers", july.Customers, august.Customers)
	}
	for _, one := range m[1:] {
		if got := one.Start.V + one.New.V + one.Expansion.V + one.Reactivation.V - one.Contraction.V - one.Churn.V; got != one.End.V {
			t.Errorf("%s: movements lead to %v, not %v", one.Label, got, one.End.V)
		}
	}
}

// A published example: new 20 k, expansion 8 k, churn 5 k, contraction 3 k are a
// quick ratio of 3.5.
func TestQuickRatio(t *testing.T) {
	customers, months, amounts := rows(t, `
stays 2026-01-01 100000
grows 2026-01-01 10000
leaves 2026-01-01 5000
shrinks 2026-01-01 10000
stays 2026-02-01 100000
grows 2026-02-01 18000
shrinks 2026-02-01 7000
new 2026-02-01 20000
`)
	m := Move(customers, months, amounts, day(t, "2026-03-01")).Months[1]
	near(t, "quick ratio", m.Quick, 3.5, 9)
	near(t, "gross", m.Gross, 100*117.0/125, 9)
	near(t, "net", m.Net, 100, 9)
}

// A month without any row is no month in which everybody left.
func TestMoveAcrossAGap(t *testing.T) {
	customers, months, amounts := rows(t, "a 2026-01-01 10\na 2026-03-01 10\na 2026-04-01 10\nb 2026-04-01 0")
	m := Move(customers, months, amounts, day(t, "2026-06-01")).Months
	if m[1].End.OK || m[1].Churn.OK || m[2].Start.OK || m[2].Reactivation.OK || !m[3].Start.OK {
		t.Errorf("%+v", m)
	}
	missing(t, "nothing was lost", m[3].Quick)
	near(t, "gross", m[3].Gross, 100, 9)
	if m[3].Customers != 1 {
		t.Errorf("who pays 0 is no customer: %+v", m[3])
	}
	customers, months, amounts = rows(t, "a 2026-01-01 10\na 2026-02-01 0\na 2026-03-01 7")
	m = Move(customers, months, amounts, day(t, "2026-06-01")).Months
	near(t, "a row of 0 is churn", m[1].Churn, 10, 9)
	near(t, "and what follows comes back", m[2].Reactivation, 7, 9)
	customers, months, amounts = rows(t, "a 2026-01-01 0\nb 2026-02-01 10")
	m = Move(customers, months, amounts, day(t, "2026-06-01")).Months
	missing(t, "gross retention of 0", m[1].Gross)
	missing(t, "net retention of 0", m[1].Net)
}

// Skok's own numbers: 10 users, K = 2; 20 days later 20,470 with a cycle of two days,
// 20,971,510 with one of one day.
func TestSpread(t *testing.T) {
	v := Spread(10, 100, 20, some(2))
	near(t, "K", v.K, 2, 9)
	near(t, "conversion", v.Conversion, 20, 9)
	missing(t, "no end", v.Limit)
	near(t, "after 20 days", v.After(20), 20470, 6)
	near(t, "with half the cycle", Spread(10, 100, 20, some(1)).After(20), 20971510, 6)
	near(t, "after 30 days", v.Growth[1].Users, 10*(math.Pow(2, 16)-1), 3)
	// 2^(t/2+1) = 3: after 2 (log2 3 - 1) days.
	near(t, "doubles", v.Doubles, 1.16993, 5)

	below := Spread(100, 100, 60, some(5))
	near(t, "limit of K 0.6", below.Limit, 250, 9)
	near(t, "it doubles all the same", below.Doubles, 5*(math.Log(0.2)/math.Log(0.6)-1), 9)
	half := Spread(100, 100, 50, some(5))
	missing(t, "K 0.5 never doubles", half.Doubles)
	one := Spread(100, 100, 100, some(5))
	near(t, "K 1 doubles in a cycle", one.Doubles, 5, 9)
	near(t, "K 1 after 30 days", one.Growth[1].Users, 700, 9)
	near(t, "nobody invites", Spread(5, 0, 0, Number{}).K, 0, 9)
	missing(t, "no users", Spread(0, 0, 0, Number{}).K)
	if huge := Spread(1000, 100000, 100000, some(0.01)); huge.Growth[2].Users.OK {
		t.Errorf("beyond all numbers: %+v", huge.Growth)
	}
}

func TestInvite(t *testing.T) {
	at := func(s string, hours int) Moment { return MomentOf(day(t, s), hours*3600) }
	inviters := []uint32{0, 0, 1, 2}
	invited := []Moment{at("2026-01-01", 0), at("2026-01-02", 0), at("2026-01-03", 12), Never}
	accepted := []Moment{at("2026-01-05", 0), Never, at("2026-01-05", 0), Never}
	v, idle := Invite(inviters, 3, invited, accepted)
	if idle != 1 || v.Invites != 3 || v.Accepted != 2 {
		t.Errorf("%+v, %d idle", v, idle)
	}
	near(t, "K", v.K, 2.0/3, 9)
	near(t, "cycle", v.Cycle, (4+1.5)/2, 9)
}

func TestAIValue(t *testing.T) {
	var a AIValue
	a.add(120, 4000, 30, 15000, 300000)
	near(t, "value", a.Value, 120*4000+30*15000, 9)
	near(t, "ROI", a.ROI, 210, 9)
	a.add(10, 4000, 0, 15000, 170000)
	near(t, "value of both", a.Value, 970000, 9)
	near(t, "ROI of both", a.ROI, 100*(970000.0/470000-1), 9)
	a.add(1, 1, 1, 1, math.NaN())
	missing(t, "one cost is unknown", a.Cost)
	missing(t, "and so is ROI", a.ROI)
	a.add(1, 1, 1, 1, 5)
	missing(t, "it stays unknown", a.Cost)
	var free AIValue
	free.add(1, 100, 0, 0, 0)
	missing(t, "ROI of no cost", free.ROI)
}

func TestValueByMonth(t *testing.T) {
	c := Find("value")
	table := NewTable(c.Forms[0])
	set := func(id string, v ...float64) { table.Data[c.Forms[0].Column(id)].Amounts = v }
	set("hours_saved", 10, 20, 30)
	set("cost_per_hour", 100, 100, 100)
	set("outcomes", 0, 1, 2)
	set("value_per_outcome", 50, 50, 50)
	set("cost", 500, 1025, 1)
	run := func() *Result {
		r, err := c.Run(table, Options{Today: day(t, "2026-11-20")})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	near(t, "all", run().Values[0].Number, 6150, 9)
	table.Data[c.Forms[0].Column("date")].Times = []Moment{MomentOf(day(t, "2026-09-01"), 0), MomentOf(day(t, "2026-10-01"), 0), MomentOf(day(t, "2026-11-01"), 0)}
	r := run()
	if len(r.Values) != 4 || r.Values[0].Period != (metrics.Period{Kind: metrics.Month, Start: day(t, "2026-09-01")}) {
		t.Fatalf("%+v", r.Values)
	}
	latest := r.Latest()
	near(t, "October", latest[0].Number, 2050, 9)
	near(t, "ROI of October", latest[1].Number, 100, 9)
}
