package metrics

import (
	"math"
	"strings"
	"testing"
)

// grown is a KPI of 13 month ends from 2025-10 on, judged on 2026-11-20.
func grown(g Goal, value func(n float64) float64) []GoalCheck {
	w := only(KPI{ID: "x", Unit: people, Cadence: Monthly, Aggregation: Last, Goals: []Goal{g}})
	w.Info.Start = at("2025-10-31")
	for i := range 13 {
		w.put("x", w.Info.Label(Period{Month, at("2025-10-01")}.Add(i)), value(float64(i)))
	}
	return w.checks("2026-11-20", CheckUnreachable)
}

// Who grows by 10 % a month is as fast as a plan of 10 % a month, though no four months
// so far brought as many as the next ones will have to.
func TestASteadyRateIsAPaceToo(t *testing.T) {
	plan := func(path Path) Goal {
		return startingAt(Goal{Comparator: AtLeast, Value: 9850, Due: at("2027-10-31"), Path: path}, 1000)
	}
	rate := func(by float64) func(float64) float64 {
		return func(n float64) float64 { return math.Round(1000 * math.Pow(1+by, n)) }
	}
	for name, found := range map[string][]GoalCheck{
		"on its geometric plan":            grown(plan(Geometric), rate(0.10)),
		"steady growth to a straight plan": grown(plan(Linear), rate(0.10)),
		"fast once": grown(plan(Geometric), func(n float64) float64 {
			return math.Round(1000 * math.Pow(1.2, min(n, 4)))
		}),
		"just on a straight plan":      grown(startingAt(growTo(2400, "2027-10-31"), 0), func(n float64) float64 { return 99.9 * n }),
		"a tenth less than the needed": grown(startingAt(growTo(2400, "2027-10-31"), 0), func(n float64) float64 { return 96 * n }),
	} {
		if found != nil {
			t.Errorf("%s: %v", name, found)
		}
	}
	// 1,000 × 1.05^12 = 1,796: 9,850 takes 15.2 % a month in 12 months.
	says(t, grown(plan(Geometric), rate(0.05)), "9,850|率では月15.2%の伸びが必要で、これまでの最高は月5%です。 / As growth it takes 15.2% a month; the best was 5%.")
	// Straight growth is no rate, unless the path of the goal is one.
	straight := func(n float64) float64 { return 1000 + 100*n }
	found := grown(plan(Linear), straight)
	says(t, found, "+100名 / +100")
	if strings.Contains(found[0].Text.EN, "growth") {
		t.Errorf("got %s", found[0].Text.EN)
	}
	says(t, grown(plan(Geometric), straight), "率では月13.3%の伸びが必要 / As growth it takes 13.3% a month; the best was 8.8%")
	shrinking := Goal{Comparator: AtMost, Value: 100, Due: at("2027-10-31"), Path: Geometric}
	if found := grown(shrinking, func(n float64) float64 { return 10000 * math.Pow(0.8, n) }); found != nil {
		t.Errorf("a fifth less every month: %v", found)
	}
}

// Weeks are told as growth a month, as everywhere.
func TestRatesOfWeeksAreToldByMonth(t *testing.T) {
	w := company()
	w.Phases = nil
	w.KPIs[0].Goals[0].Path = Geometric
	w.daily("students_total", "2026-09-01", "2026-11-20", func(d Date) float64 { return 980 * math.Pow(1.01, float64(d-at("2026-11-20"))/7) })
	// ln(10,000/980) in 411 days are 3.96 % a week and 18.8 % a month; 1 % a week 4.4 %.
	says(t, w.checks("2026-11-20", CheckUnreachable), "月18.8%の / takes 18.8% a month|4.4%")
}
