// Command demo writes the numbers of the demo story: what a small company that teaches people to
// build their own AI measured from 2025-01-05 to 2026-11-20. The numbers come from
// a plan per month, rhythms and noise with a fixed seed, so that every run writes
// the same file.
//
// The story: a first course in February 2025, steady growth, all goals of the
// first phase met and most of the second; an outage and dear search ads make
// August 2026 the bad month; ads stay dear, so the cost per customer is critical;
// an early-bird campaign in November brings many new students and more questions
// than the support, one person short, can answer. What people did about it is told
// by story.csv, which is written by hand.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
)

func main() {
	defined, err := definitions()
	if err == nil {
		err = os.WriteFile("demo/definitions.json", defined, 0o600)
	}
	if err == nil {
		err = os.WriteFile("demo/history.csv", history(), 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// definitions returns the template of the story, as it has been parsed once, with a
// north star and two views.
func definitions() ([]byte, error) {
	d, err := exchange.Template("ai-am-i")
	if err != nil {
		return nil, err
	}
	d.Info.NorthStar = "course_completion" // a school is there for those who finish
	d.Views = views
	out, err := json.MarshalIndent(d, "", "\t")
	return append(out, '\n'), err
}

// views are what the company looks at in its Monday meeting, and what it shows to those
// who put money into it.
var views = []metrics.View{
	{
		ID: "weekly-core", Name: metrics.Text{JA: "週次の主要KPI", EN: "Weekly core"},
		About: metrics.Text{JA: "月曜の会議で最初に見る5つのKPI", EN: "the five that the Monday meeting begins with"},
		KPIs:  []string{"revenue_month", "new_customers_month", "course_completion", "csat", "support_24h"},
	},
	{
		ID: "investors", Name: metrics.Text{JA: "投資家の視点", EN: "For investors"},
		About: metrics.Text{JA: "成長の速さと、顧客1人あたりの採算", EN: "how fast it grows, and what a customer earns it"},
		KPIs:  []string{"revenue_growth_yoy", "gross_margin", "cac", "ltv", "ltv_cac", "mrr"},
	},
}

var (
	firstDay = metrics.NewDate(2025, 1, 5)
	lastDay  = metrics.NewDate(2026, 11, 20)
	firstMon = metrics.NewDate(2025, 1, 1)
)

// customers and sales are the plan of each month from January 2025 on: people who
// start their first course, and thousands of yen.
var (
	customers = []int{0, 4, 11, 11, 12, 15, 25, 20, 42, 48, 48, 52, 50, 54, 73, 75, 60, 64, 71, 47, 68, 60, 70}
	sales     = []int{0, 210, 550, 720, 920, 1530, 1900, 1700, 2900, 3450, 4100, 5050, 4800, 5100, 5900, 6100, 5800, 6200, 6500, 4400, 5430, 5600, 4150}
)

// margins and costs are what is computed in the story: the gross margin of each month
// in per cent, and what a new customer cost. What was spent follows from them.
var (
	margins = []float64{61.5, 68.2, 72.4, 74.9, 78.1, 79.6, 79.2, 81.3, 82.5, 83, 84.1, 84.4, 83.9, 85.2, 85.8, 86.1, 86.3, 86.9, 84.7, 86.4}
	costs   = []int{58000, 47300, 45100, 42600, 38900, 36200, 37100, 34000, 32800, 31500, 29400, 28500, 28900, 26800, 26100, 26900, 26400, 30400, 46500, 37000, 38200}
)

// monthly are KPIs with one value a month: the first month and the values.
var monthly = []struct {
	kpi    string
	first  int // months after January 2025
	values []float64
}{
	{"brand_search_rank", 3, []float64{42, 35, 31, 27, 22, 19, 17, 15, 14, 11, 9, 8, 7, 6, 6, 5, 4, 4, 3}},
	{"content_updates", 2, []float64{1, 2, 2, 3, 2, 1, 2, 3, 2, 2, 2, 3, 2, 2, 3, 2, 2, 1, 2, 1, 1}},
	{"nps", 4, []float64{55, 61, 63, 60, 66, 67, 70, 71, 72, 70, 73, 74, 72, 75, 74, 66, 67, 68}},
	{"retention_6m", 8, []float64{48, 51.2, 53.1, 54.8, 56.4, 58, 57.3, 59.1, 60.4, 61.2, 60.1, 58.3, 57.2, 57.5}},
	{"ai_activation", 4, []float64{71, 73.5, 76, 75.2, 78.8, 80.4, 81, 83.1, 84.6, 84, 86.2, 87.5, 86.9, 88.4, 89, 88.2}},
	{"referral_share", 6, []float64{8, 11, 14.2, 16.7, 19, 21.4, 22, 24.3, 26.1, 27.2, 29, 28.4, 30.2, 31, 31.6, 33.1}},
}

// lifetime is the value of a customer by quarter, from the third of 2025 on.
var lifetime = []float64{98000, 112000, 126000, 141000, 152000}

// table holds values by row (a day or a period as the import reads it) and KPI.
type table struct {
	rows  []string
	cells map[string]map[string]float64
	kpis  []string
}

func (t *table) put(row, kpi string, v float64) {
	if t.cells[row] == nil {
		t.cells[row] = map[string]float64{}
		t.rows = append(t.rows, row)
	}
	if !slices.Contains(t.kpis, kpi) {
		t.kpis = append(t.kpis, kpi)
	}
	t.cells[row][kpi] = v
}

func (t *table) write() []byte {
	var b bytes.Buffer
	b.WriteString("date," + strings.Join(t.kpis, ",") + "\n")
	slices.Sort(t.rows)
	for _, row := range t.rows {
		line := row
		for _, kpi := range t.kpis {
			line += ","
			if v, ok := t.cells[row][kpi]; ok {
				line += strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
		b.WriteString(line + "\n")
	}
	return b.Bytes()
}

// dice are the noise. They use nothing of the random package but its generator,
// whose sequence is fixed.
type dice struct{ *rand.PCG }

func (d dice) uniform() float64 { return float64(d.Uint64()>>11) / (1 << 53) }

// normal is close to a normal deviate: the sum of twelve uniform ones.
func (d dice) normal() float64 {
	sum := -6.0
	for range 12 {
		sum += d.uniform()
	}
	return sum
}

func history() []byte {
	t := &table{cells: map[string]map[string]float64{}}
	d := dice{rand.NewPCG(20250105, 20261120)}
	people, yen := daily(d)
	days(t, d, people, yen)
	quality(t, d)
	weeks(t, d)
	months(t)
	quarters(t)
	return t.write()
}

func index(d metrics.Date) int { return int(d - firstDay) }

// monthOf returns the months between January 2025 and the month of d.
func monthOf(d metrics.Date) int {
	y, m, _ := d.Date()
	return (y-2025)*12 + int(m) - 1
}

// rhythm is how much happens on a day: evenings and weekends are good for a
// course for private people, the days after payday too; the middle of August and
// the turn of the year are quiet.
func rhythm(d metrics.Date) float64 {
	w := [...]float64{1.35, 0.95, 0.85, 0.9, 0.95, 0.9, 1.2}[d.Weekday()]
	_, m, day := d.Date()
	switch {
	case day >= 25 && day <= 28:
		w *= 1.4
	case m == 8 && day >= 12 && day <= 16, m == 12 && day >= 29, m == 1 && day <= 3:
		w *= 0.35
	}
	return w
}

// daily spreads the plans of the months over their days: new customers and yen by
// day from firstDay on.
func daily(d dice) (people, yen []int) {
	n := index(lastDay) + 1
	people, yen = make([]int, n), make([]int, n)
	for m := range customers {
		from := max(firstDay, firstMon.AddMonths(m))
		to := min(lastDay, firstMon.AddMonths(m+1)-1)
		var weights []float64
		total := 0.0
		for day := from; day <= to; day++ {
			w := rhythm(day) * (0.6 + 0.8*d.uniform())
			weights = append(weights, w)
			total += w
		}
		done, left := 0.0, sales[m]*1000
		for i, w := range weights {
			before := int(done + 0.5)
			done += w / total * float64(customers[m])
			at := index(from) + i
			people[at] = int(done+0.5) - before
			// Two thirds come with the new customers, the rest from renewals.
			share := 0.33 / float64(len(weights))
			if customers[m] > 0 {
				share += 0.67 * float64(people[at]) / float64(customers[m])
			}
			yen[at] = int(float64(sales[m])*10*share) * 100
			left -= yen[at]
		}
		yen[index(to)] += left // what rounding left over
	}
	return people, yen
}

// booked reports whether somebody enters numbers on the day: not on weekends, not
// when the company is closed, and not when it is forgotten.
func booked(d metrics.Date) bool {
	_, m, day := d.Date()
	closed := m == 8 && day >= 13 && day <= 15 || m == 12 && day >= 30 || m == 1 && day <= 3
	return d.Weekday() != 0 && d.Weekday() != 6 && !closed && !slices.Contains(forgotten, d.String()) && d <= lastDay
}

var forgotten = []string{"2025-05-02", "2025-09-16", "2026-01-05", "2026-02-12", "2026-05-07", "2026-07-21"}

// bookedOn returns the day on which a day's sales are entered: the next one, a
// Monday mostly, or the one before where the next is another month's.
func bookedOn(d metrics.Date) metrics.Date {
	for next := d; monthOf(next) == monthOf(d); next++ {
		if booked(next) {
			return next
		}
	}
	for !booked(d) {
		d--
	}
	return d
}

// days writes the KPIs of every day.
func days(t *table, d dice, people, yen []int) {
	launch := metrics.NewDate(2025, 2, 3)
	newOn, yenOn := map[metrics.Date]int{}, map[metrics.Date]int{}
	for day := launch; day <= lastDay; day++ {
		newOn[bookedOn(day)] += people[index(day)]
		yenOn[bookedOn(day)] += yen[index(day)]
	}
	students := 0
	for day := firstDay; day <= lastDay; day++ {
		students += people[index(day)]
		row := day.String()
		t.put(row, "students_total", float64(students))
		if day < launch || !booked(day) {
			continue
		}
		t.put(row, "revenue_month", float64(yenOn[day]))
		t.put(row, "mrr", trailing(yen, index(day)))
		t.put(row, "new_customers_month", float64(newOn[day]))
		// Three to five look around for each one who buys.
		t.put(row, "signups_day", float64(int(float64(newOn[day])*(3+2*d.uniform())+1+3*d.uniform())))
	}
}

// trailing is what came in over thirty days, to a thousand yen.
func trailing(yen []int, i int) float64 {
	sum := 0
	for _, y := range yen[max(0, i-29) : i+1] {
		sum += y
	}
	return float64(sum / 1000 * 1000)
}

// The days on which the system or the support had trouble.
var (
	outages = map[string]float64{"2025-04-09": 97.6, "2025-11-11": 98.7, "2026-03-24": 99.1, "2026-08-18": 94.2, "2026-08-19": 97.4, "2026-08-20": 98.9}
	// The campaign of November: within 24 and within 48 hours, from the 9th on.
	overrun24 = []float64{91.2, 88.5, 86.1, 83.4, 80.2, 77.5, 74.8, 71.3, 68.4}
	overrun48 = []float64{97.1, 95.8, 93.9, 91.2, 88.7, 85.9, 83.3, 81.1, 78.2}
)

// quality writes uptime and support.
func quality(t *table, d dice) {
	calm := metrics.NewDate(2026, 11, 9)
	overrun := 0
	for day := metrics.NewDate(2025, 3, 3); day <= lastDay; day++ {
		row := day.String()
		up, ok := outages[row]
		if !ok {
			up = min(100, 99.93+0.05*d.normal())
		}
		t.put(row, "uptime", round(up, 2))
		if !booked(day) || day == lastDay {
			continue
		}
		s24 := min(99.5, 90+0.012*float64(index(day))+1.6*d.normal())
		if _, m, _ := day.Date(); m == 8 {
			s24 -= 5
		}
		s48 := min(100, s24+(100-s24)*(0.6+0.3*d.uniform()))
		if day >= calm && overrun < len(overrun24) {
			s24, s48 = overrun24[overrun], overrun48[overrun]
			overrun++
		}
		t.put(row, "support_24h", round(s24, 1))
		t.put(row, "support_48h", round(s48, 1))
	}
}

// weeks writes the weekly KPIs. The survey of the last closed week is not in yet,
// and those of two holiday weeks never were.
func weeks(t *table, d dice) {
	var cal metrics.Calendar
	for w := cal.Of(metrics.Week, metrics.NewDate(2025, 4, 14)); w.End() < lastDay; w = w.Add(1) {
		age := float64(index(w.Start)) / float64(index(lastDay))
		completion := 84 - 38*(1-age)*(1-age) + 0.9*d.normal()
		csat := 4.62 - 0.75*(1-age)*(1-age) + 0.06*d.normal()
		switch m := monthOf(w.Start); {
		case m == 19: // August 2026
			completion -= 4.5
			csat -= 0.3
		case m > 19:
			completion -= 5.8 - 0.1*float64(index(w.Start)-index(metrics.NewDate(2026, 9, 1)))/7
		}
		row := cal.Label(w)
		t.put(row, "course_completion", round(completion, 1))
		if row != "2025-W33" && row != "2026-W01" && row != "2026-W46" {
			t.put(row, "csat", round(min(5, csat), 1))
		}
	}
}

func months(t *table) {
	row := func(m int) string { return firstMon.AddMonths(m).String()[:7] }
	for _, k := range monthly {
		for i, v := range k.values {
			t.put(row(k.first+i), k.kpi, v)
		}
	}
	for i, margin := range margins {
		spent := float64(sales[i+1]*1000) * (1 - margin/100)
		t.put(row(i+1), "variable_cost", 1000*float64(int(spent/1000+0.5)))
	}
	for i, cost := range costs {
		t.put(row(i+1), "marketing_cost", float64(cost*customers[i+1]))
	}
	// As long as there are no twelve months to add up, what there is stands for the year.
	year := 0
	for m := range 12 {
		year += sales[m]
		t.put(row(m), "revenue_annual", float64(year)*1000)
	}
}

// quarters writes LTV.
func quarters(t *table) {
	var cal metrics.Calendar
	q := cal.Of(metrics.Quarter, metrics.NewDate(2025, 7, 1))
	for _, v := range lifetime {
		t.put(cal.Label(q), "ltv", v)
		q = q.Add(1)
	}
}

func round(v float64, digits int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', digits, 64), 64)
	return r
}
