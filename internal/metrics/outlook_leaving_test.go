package metrics

import (
	"math"
	"strings"
	"testing"
)

// A value inside its bounds that climbs out of them is reached today and will not be
// held.
func TestOutlookOfAGoalThatIsLeft(t *testing.T) {
	climb := func(by float64, n int) (*Outlook, *Workspace) {
		w := only(KPI{ID: "btw", Unit: Unit{Kind: UnitCount}, Cadence: Weekly, Aggregation: Last,
			Goals: []Goal{{Comparator: Between, Value: 40, High: 60, Due: at("2027-03-31"), Path: Step}}})
		for i := range n {
			w.put("btw", w.Info.Label(w.Info.Of(Week, at("2026-11-13")).Add(1+i-n)), 50-by*float64(n-1-i))
		}
		return w.status(t, "btw", "2026-11-20").Outlook, w
	}
	o, w := climb(1.5, 12)
	if !o.Reached || !o.Leaving() {
		t.Fatalf("%+v", o)
	}
	for lang, want := range map[Lang]string{
		EN: "reached already; at the present pace 79.1 by 2027-03-31, attainment 68%; moving out of the goal",
		JA: "達成済み。このペースなら2027-03-31に79.1（達成率68%）。目標から外れる方向",
	} {
		if got := o.Sentence(&w.KPIs[0], &w.Info, lang); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	if got := o.ForecastSentence(&w.KPIs[0], &w.Info, EN); !strings.Contains(got, "chance of meeting the goal under 5%") {
		t.Errorf("got %s", got)
	}
	o, w = climb(0.1, 12)
	if got := o.Sentence(&w.KPIs[0], &w.Info, EN); o.Leaving() || got != "reached already; at the present pace 51.9 by 2027-03-31" {
		t.Errorf("it stays: %s", got)
	}
	o, w = climb(1.5, 2) // too few for a forecast: the pace decides
	if got := o.Sentence(&w.KPIs[0], &w.Info, EN); !o.Leaving() || !strings.HasSuffix(got, "; moving out of the goal") {
		t.Errorf("got %s", got)
	}
	if o, _ = climb(0, 1); o.Leaving() {
		t.Error("nobody knows of one value where it goes")
	}
	if (&Outlook{Goal: o.Goal, Forecast: Some(30)}).Leaving() {
		t.Error("one that is not reached is not left")
	}
}

// The equal pace of an outlook is not what a plan of equal rates has: the rate is told
// too.
func TestOutlookOfAGeometricPathTellsTheRate(t *testing.T) {
	w := only(KPI{ID: "geo", Unit: people, Cadence: Monthly, Aggregation: Last,
		Goals: []Goal{startingAt(Goal{Comparator: AtLeast, Value: 9850, Due: at("2027-10-31"), Path: Geometric}, 1000)}})
	w.Info.Start = at("2025-10-31")
	for i := range 13 {
		w.put("geo", w.Info.Label(Period{Month, at("2025-10-01")}.Add(i)), math.Round(1000*math.Pow(1.1, float64(i))))
	}
	o := w.status(t, "geo", "2026-11-20").Outlook
	for lang, want := range map[Lang]string{
		EN: "needs 559 a month (growth of 10% a month), has 248",
		JA: "必要なペースは月559名（月10%の成長）、直近は月248名",
	} {
		if got := o.Sentence(&w.KPIs[0], &w.Info, lang); !strings.HasSuffix(got, want) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	o.Recent = Maybe{}
	if got := o.Pace(&w.KPIs[0], JA, func(float64) string { return "***" }); !strings.HasPrefix(got, "2027-10-31までに月***（月10%の成長）のペースが必要") {
		t.Errorf("got %s", got)
	}
}

// Growth a month says nothing about a few days, nor about a start next to nothing.
func TestRequiredGrowthIsOfAMonthAndMore(t *testing.T) {
	of := func(due string, v float64) Maybe {
		w := only(KPI{ID: "x", Unit: people, Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100, Due: at(due), Path: Step}}})
		w.put("x", "2026-11-20", v)
		return w.status(t, "x", "2026-11-20").Outlook.Growth
	}
	near(t, "a month", of("2026-12-20", 80).V, 0.25, 1e-9)
	for name, g := range map[string]Maybe{"days": of("2026-12-19", 80), "from next to nothing": of("2026-12-20", 1e-14)} {
		if g.OK {
			t.Errorf("%s: %v", name, g)
		}
	}
}
