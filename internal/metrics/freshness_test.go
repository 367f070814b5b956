package metrics

import (
	"errors"
	"slices"
	"testing"
	"time"
)

// labels writes periods for comparison in a test.
func labels(w *Workspace, periods []Period) (list []string) {
	for _, p := range periods {
		list = append(list, w.Info.Label(p))
	}
	return list
}

func TestFreshnessAndAsks(t *testing.T) {
	monFri := weekdays(time.Monday, time.Friday)
	stock := func(c Cadence, days Weekdays) KPI { return KPI{Cadence: c, Days: days, Aggregation: Last} }
	flow := func(c Cadence, days Weekdays) KPI {
		return KPI{Cadence: c, Days: days, Aggregation: Sum, Per: Month}
	}
	why := stock(Monthly, 0)
	why.Unmeasured = Same("before first sales")
	for _, c := range []struct {
		name   string
		k      KPI
		values []string
		today  string
		want   Freshness
		asks   []string
	}{
		{"today", stock(Daily, 0), []string{"2026-11-20"}, "2026-11-20", Current, nil},
		{"yesterday", stock(Daily, 0), []string{"2026-11-19"}, "2026-11-20", Current, nil},
		{"two days ago", stock(Daily, 0), []string{"2026-11-18"}, "2026-11-20", Due, []string{"2026-11-20"}},
		{"three days ago", stock(Realtime, 0), []string{"2026-11-17"}, "2026-11-20", Stale, []string{"2026-11-20"}},
		{"Friday on Monday", stock(Daily, monFri), []string{"2026-11-20"}, "2026-11-23", Current, nil},
		{"Thursday on Monday", stock(Daily, monFri), []string{"2026-11-19"}, "2026-11-23", Due, []string{"2026-11-23"}},
		{"Wednesday on Monday", stock(Daily, monFri), []string{"2026-11-18"}, "2026-11-23", Stale, []string{"2026-11-23"}},
		{"Friday on Sunday", stock(Daily, monFri), []string{"2026-11-20"}, "2026-11-22", Current, nil},
		{"an unexpected Saturday", stock(Daily, monFri), []string{"2026-11-21"}, "2026-11-23", Current, nil},
		{"this week", stock(Weekly, 0), []string{"2026-W46", "2026-W47"}, "2026-11-20", Current, nil},
		{"this week, last one missing", stock(Weekly, 0), []string{"2026-W45", "2026-W47"}, "2026-11-20", Current, []string{"2026-W46"}},
		{"last week", stock(Weekly, 0), []string{"2026-W46"}, "2026-11-20", Current, nil},
		{"the week before", stock(Weekly, 0), []string{"2026-W45"}, "2026-11-20", Due, []string{"2026-W46"}},
		{"three weeks ago", stock(Weekly, 0), []string{"2026-W44"}, "2026-11-20", Stale, []string{"2026-W45", "2026-W46"}},
		{"long ago", stock(Weekly, 0), []string{"2026-W01"}, "2026-11-20", Stale, []string{"2026-W45", "2026-W46"}},
		{"last month", stock(Monthly, 0), []string{"2026-10"}, "2026-11-30", Current, nil},
		{"the month has closed", stock(Monthly, 0), []string{"2026-10"}, "2026-12-01", Due, []string{"2026-11"}},
		{"quarter", stock(Quarterly, 0), []string{"2026-Q1"}, "2026-11-20", Stale, []string{"2026-Q2", "2026-Q3"}},
		{"never", stock(Monthly, 0), nil, "2026-11-20", Unmeasured, []string{"2026-10"}},
		{"never, daily", stock(Daily, 0), nil, "2026-11-20", Unmeasured, []string{"2026-11-20"}},
		{"never, for a reason", why, nil, "2026-11-20", Unmeasured, nil},
		{"only later", stock(Daily, 0), []string{"2026-11-20"}, "2026-11-19", Unmeasured, []string{"2026-11-19"}},
		{"flow, yesterday missing", flow(Daily, 0), []string{"2026-11-18", "2026-11-20"}, "2026-11-20", Current, []string{"2026-11-19"}},
		{"flow, weekend missing", flow(Daily, 0), []string{"2026-11-19"}, "2026-11-23", Stale, []string{"2026-11-20", "2026-11-21", "2026-11-22"}},
		{"flow, no weekends", flow(Daily, monFri), []string{"2026-11-19"}, "2026-11-23", Due, []string{"2026-11-20"}},
		{"flow, long missing", flow(Daily, 0), []string{"2026-10-01"}, "2026-11-20", Stale, []string{
			"2026-11-13", "2026-11-14", "2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"}},
		{"flow recorded by months", flow(Daily, 0), []string{"2026-10"}, "2026-11-20", Current, nil},
		{"flow recorded by months, due", flow(Daily, 0), []string{"2026-10"}, "2026-12-01", Due, []string{"2026-11"}},
		{"flow by days in a month recorded as a whole", flow(Daily, 0), []string{"2026-11-01", "2026-11-02", "2026-11"}, "2026-11-20", Current, nil},
		{"flow by days, the month before recorded as a whole", flow(Daily, 0), []string{"2026-10-01", "2026-10-02", "2026-10"}, "2026-11-01", Current, nil},
		{"flow by days, two days after such a month", flow(Daily, 0), []string{"2026-10-01", "2026-10-02", "2026-10"}, "2026-11-02", Due, []string{"2026-11-01"}},
		{"flow by days, three days after such a month", flow(Daily, 0), []string{"2026-10-01", "2026-10-02", "2026-10"}, "2026-11-03", Stale, []string{"2026-11-01", "2026-11-02"}},
	} {
		w := only(c.k)
		for _, p := range c.values {
			w.put("x", p, 1)
		}
		s := w.status(t, "x", c.today)
		if s.Freshness != c.want || !slices.Equal(labels(w, s.Asks), c.asks) {
			t.Errorf("%s: %s, asks for %v, want %s, %v", c.name, s.Freshness, labels(w, s.Asks), c.want, c.asks)
		}
	}
}

// A KPI that has its first value now has no gaps behind it, and a company that
// starts now has no periods before its first day.
func TestNothingIsAskedForFromBeforeTheBeginning(t *testing.T) {
	for _, c := range []struct {
		name, start, value string
		k                  KPI
		asks               []string
	}{
		{"the month before the first value", "2026-01-05", "2026-11", KPI{Cadence: Monthly, Aggregation: Last}, []string{"2026-10"}},
		{"the day before the first value", "2026-01-05", "2026-11-20", KPI{Cadence: Daily, Aggregation: Sum, Per: Month}, []string{"2026-11-19"}},
		{"a month that the company was there for", "2026-10-31", "2026-11", KPI{Cadence: Monthly, Aggregation: Last}, []string{"2026-10"}},
		{"the month before the company", "2026-11-01", "2026-11", KPI{Cadence: Monthly, Aggregation: Last}, nil},
		{"the day before the company", "2026-11-20", "2026-11-20", KPI{Cadence: Daily, Aggregation: Sum, Per: Month}, nil},
	} {
		w := only(c.k)
		w.Info.Start, _ = ParseDate(c.start)
		w.put("x", c.value, 1)
		if s := w.status(t, "x", "2026-11-20"); !slices.Equal(labels(w, s.Asks), c.asks) {
			t.Errorf("%s: asks for %v, want %v", c.name, labels(w, s.Asks), c.asks)
		}
	}
	w := only(KPI{Cadence: Weekly, Aggregation: Sum})
	for start, want := range map[string]string{"2026-11-15": "2026-W46", "2026-11-16": "2026-W47"} {
		w.Info.Start, _ = ParseDate(start)
		if s := w.status(t, "x", "2026-11-20"); !slices.Equal(labels(w, s.Asks), []string{want}) {
			t.Errorf("never measured, company of %s: asks for %v", start, labels(w, s.Asks))
		}
	}
}

// A tail that lost all its values still knows that there were some.
func TestStaleBeyondTheTail(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last})
	w.Series["x"] = &Series{First: &Snapshot{Slot: Slot{Period: Period{Day, at("2020-01-01")}}}, From: at("2026-09-01")}
	if s := w.status(t, "x", "2026-11-20"); s.Freshness != Stale {
		t.Errorf("got %s", s.Freshness)
	}
}

func TestEntryPeriod(t *testing.T) {
	for _, c := range []struct {
		cadence Cadence
		has     string
		want    string
	}{
		{Realtime, "", "2026-11-20"}, {Daily, "", "2026-11-20"}, {Daily, "2026-11-20", "2026-11-20"},
		{Weekly, "", "2026-W46"}, {Weekly, "2026-W46", "2026-W47"}, {Weekly, "2026-W47", "2026-W46"},
		{Monthly, "2026-09", "2026-10"}, {Monthly, "2026-10", "2026-11"}, {Quarterly, "2026-Q3", "2026-Q4"},
	} {
		w := only(KPI{Cadence: c.cadence, Aggregation: Last})
		if c.has != "" {
			w.put("x", c.has, 1)
		}
		if got := w.Info.Label(EntryPeriod(w, w.KPI("x"), w.Series["x"], at("2026-11-20"))); got != c.want {
			t.Errorf("%s with %q: %s, want %s", c.cadence, c.has, got, c.want)
		}
	}
}

// A company that starts today has no last month to write into.
func TestEntryPeriodOfANewCompany(t *testing.T) {
	w := only(KPI{Cadence: Monthly, Aggregation: Last})
	for start, want := range map[string]string{"2026-11-20": "2026-11", "2026-11-01": "2026-11", "2026-10-31": "2026-10"} {
		w.Info.Start = at(start)
		if got := w.Info.Label(EntryPeriod(w, w.KPI("x"), w.Series["x"], at("2026-11-20"))); got != want {
			t.Errorf("started on %s: %s, want %s", start, got, want)
		}
	}
}

func TestSlotOn(t *testing.T) {
	for _, c := range []struct {
		cadence Cadence
		want    string
		clock   int32
	}{
		{Realtime, "2026-11-20", 7}, {Daily, "2026-11-20", 0}, {Weekly, "2026-W47", 0}, {Monthly, "2026-11", 0}, {Quarterly, "2026-Q4", 0},
	} {
		slot := SlotOn(&Info{}, &KPI{Cadence: c.cadence}, at("2026-11-20"), 7)
		if got := (Calendar{}).Label(slot.Period); got != c.want || slot.Clock != c.clock {
			t.Errorf("%s: %s at %d", c.cadence, got, slot.Clock)
		}
	}
	if err := CheckPeriod(Period{Week, at("2026-11-16")}, at("2026-11-20")); err != nil {
		t.Error(err)
	}
	if err := CheckPeriod(Period{Day, at("2026-11-21")}, at("2026-11-20")); !errors.Is(err, ErrFuture) {
		t.Error(err)
	}
}

// A sum that is judged by months and entered by days is stale since the last day, not
// since the last month that is whole.
func TestAStaleSumNamesTheLastDay(t *testing.T) {
	w := company().daily("revenue_month", "2026-09-01", "2026-11-15", always(100_000))
	s := w.status(t, "revenue_month", "2026-11-20")
	if s.Freshness != Stale || s.Period.Start != at("2026-10-01") {
		t.Fatalf("%v of %v", s.Freshness, s.Period)
	}
	if got := s.Reasons[len(s.Reasons)-1].In(EN, &w.Info); got != "stale: last measured in 2026-11-15" {
		t.Errorf("got %s", got)
	}
}
