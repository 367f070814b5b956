package calc

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// run runs a calculator over rows of its form; a column is []uint32, []metrics.Date
// or []float64.
func run(t *testing.T, id string, form int, o Options, columns map[string]any) *Result {
	t.Helper()
	c := Find(id)
	table := NewTable(c.Forms[form])
	for name, column := range columns {
		d := &table.Data[table.Form.Column(name)]
		switch column := column.(type) {
		case []uint32:
			d.Keys = column
			for _, k := range column {
				d.Count = max(d.Count, int(k)+1)
			}
			table.Rows = len(column)
		case []metrics.Date:
			for _, day := range column {
				d.Times = append(d.Times, MomentOf(day, 0))
			}
		case []Moment:
			d.Times = column
		case []float64:
			d.Amounts = column
			table.Rows = len(column)
		}
	}
	r, err := c.Run(table, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// said writes the latest values: id, period, value or the beginning of the reason.
func said(r *Result) (out []string) {
	for _, v := range r.Latest() {
		s := v.Output.ID + " " + label(v.Period) + " "
		if v.OK {
			s += strings.TrimRight(strings.TrimRight(formatted(v.V), "0"), ".")
		} else {
			s += v.Reason.EN
		}
		out = append(out, s)
	}
	return out
}

func formatted(v float64) string {
	b, _ := Number{V: math.Round(v*1000) / 1000, OK: true}.MarshalJSON()
	s := string(b)
	if !strings.Contains(s, ".") {
		s += "."
	}
	return s
}

func TestRunRetention(t *testing.T) {
	users, days, values := rows(t, cohorts)
	may := Options{Today: day(t, "2026-05-10")}
	with := map[string]any{"user": users, "date": days, "value": values}
	r := run(t, "retention", 0, may, with)
	// Cut at the end of April: a's fourth month ends on May 2.
	want := []string{"m3_m0 2026-04 50", "m12_m3  2026-04 no cohort's M12 is over yet", "smile 2026-04 25", "value_growth_returning 2026-04 nobody"}
	got := said(r)
	if got[0] != want[0] || !strings.Contains(got[1], "no cohort's M12 is over yet") || got[2] != want[2] || !strings.HasPrefix(got[3], want[3]) {
		t.Errorf("%q", got)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0].EN, "left out: 1") {
		t.Errorf("%v", r.Notes)
	}
	june := said(run(t, "retention", 0, Options{Today: day(t, "2026-06-01")}, with))
	if june[3] != "value_growth_returning 2026-05 200" {
		t.Errorf("%q", june)
	}
	may.Per = metrics.Week
	byWeek := said(run(t, "retention", 0, may, map[string]any{"user": users, "date": days}))
	if !strings.Contains(byWeek[0], "by month only") || !strings.Contains(byWeek[3], "no value column") {
		t.Errorf("%q", byWeek)
	}
	if got := said(run(t, "retention", 0, Options{Today: day(t, "2026-01-15")}, map[string]any{"user": []uint32{0}, "date": []metrics.Date{day(t, "2026-01-03")}})); !strings.Contains(got[0], "no whole period") {
		t.Errorf("%q", got)
	}
}

// Rows that end before their last month does may be of a file that was made then.
func TestRowsThatEndEarly(t *testing.T) {
	at := func(last, today string) []metrics.Text {
		d := []metrics.Date{day(t, "2026-09-01"), day(t, last)}
		return run(t, "active", 0, Options{Today: day(t, today)}, map[string]any{"user": []uint32{0, 0}, "date": d}).Notes
	}
	if n := at("2026-10-20", "2026-11-20"); len(n) != 1 || !strings.Contains(n[0].EN, "2026-10-20") || !strings.Contains(n[0].JA, "--today 2026-10-20") {
		t.Errorf("%v", n)
	}
	for _, c := range [][2]string{{"2026-10-31", "2026-11-20"}, {"2026-10-30", "2026-11-20"}, {"2026-11-03", "2026-11-20"}} {
		if n := at(c[0], c[1]); n != nil {
			t.Errorf("%v: %v", c, n)
		}
	}
}

func TestRunActiveAndPower(t *testing.T) {
	users, days, _ := rows(t, april)
	o := Options{Today: day(t, "2026-06-20"), Days: 2}
	columns := map[string]any{"user": users, "date": days}
	a := run(t, "active", 0, o, columns)
	if got := said(a); got[0] != "dau_mau 2026-05 3.226" || len(a.Values) != 2 {
		t.Errorf("%q", got)
	}
	p := run(t, "power", 0, o, columns)
	if got := said(p); got[0] != "power_users 2026-05 0" || len(p.Values) != 2 {
		t.Errorf("%q", got)
	}
	near(t, "April", p.Values[0].Number, 100*2.0/3, 9)
}

func TestRunMRR(t *testing.T) {
	customers, months, amounts := rows(t, subscriptions)
	columns := map[string]any{"customer": customers, "month": months, "mrr": amounts}
	r := run(t, "mrr", 0, Options{Today: day(t, "2026-08-20")}, columns)
	want := []string{"gross_retention 2026-07 86.667", "net_retention 2026-07 100", "quick_ratio 2026-07 4"}
	if diff := cmp.Diff(want, said(r)); diff != "" || len(r.Values) != 6 {
		t.Errorf("-want +got:\n%s", diff)
	}
	none := said(run(t, "mrr", 0, Options{Today: day(t, "2026-06-20")}, map[string]any{"customer": customers[:1], "month": months[:1], "mrr": amounts[:1]}))
	if !strings.Contains(none[0], "no two months in a row") {
		t.Errorf("%q", none)
	}
	flat := said(run(t, "mrr", 0, Options{Today: day(t, "2026-06-20")}, map[string]any{
		"customer": []uint32{0, 0}, "month": []metrics.Date{day(t, "2026-03-01"), day(t, "2026-04-01")}, "mrr": []float64{9800, 9800},
	}))
	if flat[0] != "gross_retention 2026-04 100" || !strings.Contains(flat[2], "the divisor is 0") {
		t.Errorf("%q", flat)
	}
}

func TestRunSummaries(t *testing.T) {
	o := Options{Today: day(t, "2026-11-20"), Goals: []float64{70}}
	nps := run(t, "nps", 0, o, map[string]any{"promoters": []float64{30, 6}, "passives": []float64{9, 0}, "detractors": []float64{5, 0}})
	if got := said(nps); got[0] != "nps  62" {
		t.Errorf("%q", got)
	}
	if s := nps.Detail.(*Satisfaction); len(s.FromValue) != 1 || s.Periods != nil {
		t.Errorf("%+v", s)
	}
	viral := run(t, "viral", 1, o, map[string]any{"users": []float64{10}, "invites": []float64{100}, "conversions": []float64{20}, "cycle_days": []float64{2}})
	if diff := cmp.Diff([]string{"viral_coefficient  2", "viral_cycle_days  2"}, said(viral)); diff != "" {
		t.Error(diff)
	}
	rows := run(t, "viral", 0, o, map[string]any{
		"inviter": []uint32{0}, "invited_at": []Moment{MomentOf(day(t, "2026-11-01"), 0)}, "accepted_at": []Moment{Never},
	})
	if got := said(rows); got[0] != "viral_coefficient 2026-11-20 0" || !strings.Contains(got[1], "nothing says how long") || len(rows.Notes) != 1 {
		t.Errorf("%q %v", got, rows.Notes)
	}
	spread := run(t, "concentration", 0, o, map[string]any{"user": []uint32{0, 1}, "value": []float64{0, 8}})
	if diff := cmp.Diff([]string{"gini  0.5", "top10_share  20", "top20_share  40"}, said(spread)); diff != "" {
		t.Error(diff)
	}
}

func TestRunTTV(t *testing.T) {
	old := MomentOf(day(t, "2026-10-01"), 0)
	r := run(t, "ttv", 0, Options{Today: day(t, "2026-11-20")}, map[string]any{
		"user": []uint32{0, 1, 2}, "start": []Moment{old, old, old}, "reached": []Moment{old + 3600, old + 7200, Never},
	})
	if got := said(r); got[0] != "time_to_value 2026-11-20 2" {
		t.Errorf("%q", got)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0].EN, "--today 2026-10-01") {
		t.Errorf("rows of seven weeks ago count as watched until today: %v", r.Notes)
	}
}

func TestForms(t *testing.T) {
	for id, want := range map[string]string{"retention": "user, date[, value]", "mrr": "customer, month, mrr"} {
		if got := Find(id).Forms[0].String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The limits of a user's own months: who begins on January 3 has February 2 in the
// first month and February 3 not; the fourth runs from April 3 to May 2, and is known
// when May 2 is over.
func TestGrowthAtItsLimits(t *testing.T) {
	users, days, values := rows(t, "a 2026-01-03 1\na 2026-02-02 2\na 2026-02-03 400\na 2026-04-02 800\na 2026-04-03 4\na 2026-05-02 8\na 2026-05-03 1600")
	if g := growthOf(users, days, values, day(t, "2026-05-02")); g != nil {
		t.Errorf("known a day early: %+v", g)
	}
	g := growthOf(users, days, values, day(t, "2026-05-03"))
	if g == nil {
		t.Fatal("not known")
	}
	near(t, "first month", g.First, 3, 9)
	near(t, "fourth month", g.Fourth, 12, 9)
	near(t, "growth", g.Growth, 300, 9)
}

func TestLimitsOfScores(t *testing.T) {
	r := run(t, "nps", 1, Options{Today: day(t, "2026-11-20")}, map[string]any{"score": []float64{10, 9, 8, 7, 6, 0}})
	if n := r.Detail.(*Satisfaction).All; n.Promoters != 2 || n.Passives != 2 || n.Detractors != 2 {
		t.Errorf("%+v", n)
	}
}

func TestMedianAtExactlyHalf(t *testing.T) {
	near(t, "two of four are there after 2 hours", Survive([]Wait{{1, true}, {2, true}, {3, true}, {4, true}}).Median, 2, 9)
}

// Of two months that are equally low the later one is the turn, and later cohorts do
// not count for the smile.
func TestSmileTurnsLate(t *testing.T) {
	var users []uint32
	var days []metrics.Date
	start := day(t, "2025-01-10")
	add := func(u uint32, k int) { users, days = append(users, u), append(days, start.AddMonths(k)) }
	for k, n := range []int{40, 10, 20, 10, 30} {
		for u := range n {
			add(uint32(u), k)
		}
	}
	add(100, 1)
	add(101, 2)
	for u := range uint32(50) { // the fourth cohort does not know its month 4 yet
		add(200+u, 3)
		add(200+u, 6)
	}
	s := Retain(users, days, nil, Options{Today: day(t, "2025-08-01"), Per: metrics.Month}).Smile
	if s == nil || s.Last != 4 || s.Turn != 3 || s.Users != 42 {
		t.Fatalf("%+v", s)
	}
	near(t, "rise", some(s.Rise), 100*20.0/42, 9)
	near(t, "low", some(s.Low), 100*10.0/42, 9)
}
