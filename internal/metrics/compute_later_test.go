package metrics

import "testing"

// What a formula makes of the period before, of plans or of longer periods goes on when
// no input has a newer value: history, status and explanation say the same.
func TestAFormulaReachesBeyondItsInputs(t *testing.T) {
	kpi := func(id string, c Cadence, formula string) KPI {
		k := KPI{ID: id, Name: Same(id), Tier: Business, Unit: yen, Cadence: c, Aggregation: Last, Formula: formula}
		if formula == "" {
			k.Aggregation = Sum
		}
		return k
	}
	w := only(kpi("rev", Monthly, ""))
	w.Info.Currency, w.Info.Start = "JPY", at("2025-01-01")
	w.KPIs = append(w.KPIs, kpi("target", Monthly, ""),
		kpi("before", Monthly, "previous(rev)"), kpi("year_ago", Monthly, "year_before(rev)"), kpi("of_before", Monthly, "before * 2"),
		kpi("longer", Monthly, "2 * rate"), kpi("plan_of", Monthly, "plan(target)"), kpi("plain", Monthly, "rev"))
	w.KPIs = append(w.KPIs, KPI{ID: "rate", Unit: yen, Cadence: Quarterly, Aggregation: Last})
	w.KPI("target").Goals = []Goal{startingAt(growTo(100, "2026-12-31"), 0)}
	for i := range 13 {
		w.put("rev", w.Info.Label(Period{Month, at("2025-10-01")}.Add(i)), float64(98+i))
	}
	w.put("rate", "2026-Q2", 500)
	w.Compute()
	for _, c := range []struct {
		kpi, day string
		value    Maybe
		period   string
	}{
		{"before", "2026-11-20", num(110), "2026-11-01"},
		{"before", "2026-12-20", num(110), "2026-11-01"}, // nobody knows of November
		{"before", "2026-10-20", num(109), "2026-10-01"},
		{"year_ago", "2026-11-20", num(99), "2026-11-01"},
		{"year_ago", "2028-01-20", num(110), "2027-10-01"},
		{"of_before", "2026-11-20", num(220), "2026-11-01"},
		{"longer", "2026-11-20", num(1000), "2026-11-01"},
		{"plain", "2026-11-20", num(110), "2026-10-01"},
		{"plan_of", "2026-12-31", num(100), "2026-12-01"},
		{"plan_of", "2024-12-31", Maybe{}, ""},
	} {
		s := w.status(t, c.kpi, c.day)
		if s.Value.OK != c.value.OK || !same(s.Value.V, c.value.V) || c.value.OK && s.Period != (Period{Month, at(c.period)}) {
			t.Errorf("%s on %s: %v of %v", c.kpi, c.day, s.Value, s.Period)
		}
		if e := s.Computed; c.value.OK && e.Value.OK && (e.Value != s.Value || e.Period != s.Period) {
			t.Errorf("%s on %s: it explains %v of %v and stands at %v of %v", c.kpi, c.day, e.Value, e.Period, s.Value, s.Period)
		}
	}
	if s := w.status(t, "longer", "2026-11-20"); s.Freshness != Current {
		t.Errorf("the newest quarter counts: %v", s.Freshness)
	}
	j := Judge(w, w.KPI("plan_of"), w.Series["plan_of"], at("2026-11-20"), 24) // from 2024-12
	if j[0].Value.OK || !j[1].Value.OK || !j[23].Value.OK {
		t.Errorf("a plan is there from the company's first day on: %v", j)
	}
	j = Judge(w, w.KPI("longer"), w.Series["longer"], at("2026-11-20"), 10)
	for i := range j { // from 2026-02 on
		if (j[i].Value == num(1000)) != (i >= 2) {
			t.Errorf("%v: %v", j[i].Period, j[i].Value)
		}
	}
	// What was entered stands where nothing can be computed, and nowhere else.
	w.put("before", "2026-11", 7).put("before", "2026-12", 8)
	if s := w.status(t, "before", "2026-11-20"); s.Value != num(110) {
		t.Errorf("got %v", s.Value)
	}
	if s := w.status(t, "before", "2026-12-20"); s.Value != num(8) {
		t.Errorf("got %v", s.Value)
	}
	// One date of long ago must not cost minutes.
	far := only(KPI{ID: "a", Unit: yen, Cadence: Quarterly, Aggregation: Last})
	far.KPIs = append(far.KPIs, KPI{ID: "b", Unit: yen, Cadence: Daily, Aggregation: Last, Formula: "a"})
	far.put("a", "1971-Q1", 1)
	if s := far.status(t, "b", "2026-11-20"); s.Value != num(1) || s.Period.Start != at("2026-11-20") {
		t.Errorf("got %v of %v", s.Value, s.Period)
	}
}
