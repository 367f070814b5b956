package metrics

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestSumOfDays(t *testing.T) {
	w := company().daily("revenue_month", "2026-09-01", "2026-11-20", always(200000))
	s := w.status(t, "revenue_month", "2026-11-20")
	if s.Value != Some(31*200000) || s.Period != (Period{Month, at("2026-10-01")}) || s.Of != 0 || s.At != at("2026-10-31") {
		t.Errorf("the newest whole month is judged: %+v", s)
	}
	if s.SoFar == nil || s.SoFar.Value != 20*200000 || s.SoFar.Elapsed != 20.0/30 || s.SoFar.Period.Start != at("2026-11-01") {
		t.Errorf("the open month is shown as so far: %+v", s.SoFar)
	}
	near(t, "October beside September", s.Previous.Change.V, 31.0/30-1, 1e-9)

	drop := func(day string) {
		w.Apply(&Entry{Change: Change{Series: []SeriesEdit{{KPI: "revenue_month", Drop: []Slot{SlotOn(&w.Info, w.KPI("revenue_month"), at(day), 0)}}}}})
	}
	drop("2026-10-04")
	drop("2026-10-11")
	s = w.status(t, "revenue_month", "2026-11-20")
	if s.Days != 29 || s.Of != 31 || s.Value != Some(29*200000) || s.State == StateUnmeasured {
		t.Errorf("a closed month with missing days is judged: %+v", s)
	}
	if got := reasons(w, s, EN); got[len(got)-1] != "29 of 31 days" {
		t.Errorf("reasons: %q", got)
	}
	if got := reasons(w, s, JA); got[len(got)-1] != "31日中29日分の記録" {
		t.Errorf("reasons: %q", got)
	}

	w.put("revenue_month", "2026-10", 6003298)
	if s = w.status(t, "revenue_month", "2026-11-20"); s.Value != Some(6003298) || s.Of != 0 {
		t.Errorf("a month recorded as a whole stands above its days: %+v", s)
	}
	w.put("revenue_month", "2026-11", 1e6)
	if s = w.status(t, "revenue_month", "2026-11-20"); s.Value != Some(6003298) || s.SoFar.Value != 1e6 {
		t.Errorf("an open month recorded as a whole is so far all the same: %+v", s)
	}
}

func reasons(w *Workspace, s *Status, lang Lang) (list []string) {
	for _, r := range s.Reasons {
		list = append(list, r.In(lang, &w.Info))
	}
	return list
}

// Days on which nothing is expected are not missing.
func TestSumOfWeekdays(t *testing.T) {
	w := only(KPI{Cadence: Daily, Days: weekdays(time.Monday, time.Friday), Aggregation: Sum, Per: Month, Goals: []Goal{{Comparator: AtLeast, Value: 22}}})
	for d := at("2026-10-01"); d <= at("2026-10-31"); d++ {
		if w.KPIs[0].Days.Has(d.Weekday()) {
			w.put("x", d.String(), 1)
		}
	}
	s := w.status(t, "x", "2026-11-02")
	if s.Value != Some(22) || s.Of != 0 || s.State != Reached {
		t.Errorf("October has 22 weekdays: %+v", s)
	}
	w.put("x", "2026-10-31", 1) // a Saturday in place of a Thursday
	w.Apply(&Entry{Change: Change{Series: []SeriesEdit{{KPI: "x", Drop: []Slot{{Period: Period{Day, at("2026-10-29")}}}}}}})
	if s = w.status(t, "x", "2026-11-02"); s.Value != Some(22) || s.Days != 21 || s.Of != 22 {
		t.Errorf("a Saturday does not fill a Thursday: %+v", s)
	}
}

// Measuring that begins late in a month leaves a part of a month, not a bad one.
func TestFirstPeriodIsPartial(t *testing.T) {
	goal := []Goal{{Comparator: AtLeast, Value: 300}}
	w := only(KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: goal}).daily("x", "2026-10-12", "2026-12-01", always(10))
	s := w.status(t, "x", "2026-11-05")
	if s.State != StateUnmeasured || s.Value.OK || s.Freshness != Current || s.SoFar == nil || s.Alert != nil {
		t.Errorf("the first month is partial: %+v", s)
	}
	if got := reasons(w, s, EN)[0]; got != "no whole month has closed yet" {
		t.Errorf("reason: %q", got)
	}
	if s = w.status(t, "x", "2026-12-01"); s.Value != Some(300) || s.State != Reached || s.Previous.Change.OK {
		t.Errorf("the second month is whole and is not compared with the first: %+v", s)
	}
	w = only(KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: goal}).daily("x", "2026-09-07", "2026-10-05", always(10))
	if s = w.status(t, "x", "2026-10-05"); s.Value != Some(240) || s.Days != 24 || s.Of != 30 {
		t.Errorf("with four fifths it is judged: %+v", s)
	}
	w = only(KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: goal}).daily("x", "2026-09-08", "2026-10-05", always(10))
	if s = w.status(t, "x", "2026-10-05"); s.Value.OK {
		t.Errorf("with less it is not: %+v", s)
	}
	w = only(KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: goal}).daily("x", "2026-10-05", "2026-11-05", always(10))
	if s = w.status(t, "x", "2026-11-05"); s.Value != Some(270) || s.Days != 27 || s.Of != 31 || s.State != Near {
		t.Errorf("with 27 of 31 days it is judged: %+v", s)
	}
}

func TestMean(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Mean, Per: Week, Goals: []Goal{{Comparator: AtLeast, Value: 3}}})
	w.put("x", "2026-11-09", 2).put("x", "2026-11-10", 4).put("x", "2026-11-16", 9)
	s := w.status(t, "x", "2026-11-20")
	if s.Value != Some(3) || s.Days != 2 || s.Of != 7 || s.State != Reached || s.SoFar.Value != 9 {
		t.Errorf("the mean of the closed week: %+v", s)
	}
	w.put("x", "2026-W46", 7)
	if s = w.status(t, "x", "2026-11-20"); s.Value != Some(7) {
		t.Errorf("a week recorded as a whole: %+v", s)
	}
}

func TestSumOverLongPeriods(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Sum, Per: Quarter}).daily("x", "2026-07-01", "2026-09-30", always(1))
	w.record("x", Snapshot{Slot: Slot{Period: Period{Month, at("2026-08-01")}}, Value: 100})
	if s := w.status(t, "x", "2026-11-20"); s.Value != Some(31+100+30) || s.Of != 0 {
		t.Errorf("a month's total stands above its days: %+v", s)
	}
	w = only(KPI{Cadence: Weekly, Aggregation: Sum, Per: Month})
	w.put("x", "2026-W41", 1).put("x", "2026-W42", 1).put("x", "2026-W43", 1)
	if s := w.status(t, "x", "2026-11-20"); s.Value != Some(3) || s.Days != 3 || s.Of != 4 {
		t.Errorf("weeks belong to the month in which they begin: %+v", s)
	}
}

// clocked is a realtime value with a time of day.
func clocked(day, clock string, v float64) Snapshot {
	c, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err)
	}
	return Snapshot{Slot: Slot{Period: Period{Day, at(day)}, Clock: clockOf(c)}, Value: v}
}

func TestRealtimeWithinADay(t *testing.T) {
	tokyo := time.FixedZone("", 9*3600)
	byDate := func(v float64, recorded time.Time) Snapshot {
		s := Snapshot{Slot: Slot{Period: Period{Day, at("2026-11-20")}}, Value: v}
		if !recorded.IsZero() {
			s.Recorded = recorded.Unix()
		}
		return s
	}
	morning, evening := clocked("2026-11-20", "09:00", 1), clocked("2026-11-20", "18:00", 2)
	for _, c := range []struct {
		name      string
		shots     []Snapshot
		last, sum float64
	}{
		{"the latest counts", []Snapshot{morning, evening}, 2, 3},
		{"a date alone stands for the day", []Snapshot{morning, evening, byDate(9, time.Time{})}, 9, 9},
		{"recorded on another day", []Snapshot{morning, evening, byDate(9, time.Date(2026, 11, 21, 8, 0, 0, 0, tokyo))}, 9, 9},
		{"outranks earlier ones", []Snapshot{morning, evening, byDate(9, time.Date(2026, 11, 20, 12, 0, 0, 0, tokyo))}, 2, 11},
		{"noon in Tokyo is noon in UTC too", []Snapshot{morning, evening, byDate(9, time.Date(2026, 11, 20, 3, 0, 0, 0, time.UTC))}, 2, 11},
		{"at the same second", []Snapshot{morning, evening, byDate(9, time.Date(2026, 11, 20, 18, 0, 0, 0, tokyo))}, 9, 9},
		{"a second before", []Snapshot{morning, evening, byDate(9, time.Date(2026, 11, 20, 17, 59, 59, 0, tokyo))}, 2, 11},
		{"recorded last", []Snapshot{morning, evening, byDate(9, time.Date(2026, 11, 20, 19, 0, 0, 0, tokyo))}, 9, 9},
		{"of the day before", []Snapshot{clocked("2026-11-19", "09:00", 5), morning}, 1, 1},
	} {
		for _, agg := range []Aggregation{Last, Sum} {
			w := only(KPI{Cadence: Realtime, Aggregation: agg})
			w.Info.TZ = "Asia/Tokyo"
			w.record("x", c.shots...)
			want := c.last
			if agg == Sum {
				want = c.sum
			}
			if s := w.status(t, "x", "2026-11-21"); s.Value != Some(want) {
				t.Errorf("%s, %s: %v, want %v", c.name, agg, s.Value, want)
			}
		}
	}
}

// An earlier today sees the company as it stood.
func TestLaterValuesAreLeftOut(t *testing.T) {
	w := company().put("cac", "2026-09", 30000).put("cac", "2026-11", 20000)
	if s := w.status(t, "cac", "2026-10-20"); s.Value != Some(30000) || s.Period.Start != at("2026-09-01") || s.At != at("2026-09-30") {
		t.Errorf("in October: %+v", s)
	}
	if s := w.status(t, "cac", "2026-11-20"); s.Value != Some(20000) || s.At != at("2026-11-20") {
		t.Errorf("a value of the open month is judged as soon as it is there, as of today: %+v", s)
	}
}

// What is handed in need not be quite as the store makes it.
func TestHistoriesMadeElsewhere(t *testing.T) {
	growing := []Goal{{Comparator: AtLeast, Value: 10, Due: at("2027-12-31")}}
	shot := func(d string, v float64) Snapshot { return Snapshot{Slot: Slot{Period: Period{Day, at(d)}}, Value: v} }

	w := only(KPI{Cadence: Daily, Aggregation: Last, Goals: growing})
	later := shot("2026-11-01", 5)
	w.Series["x"] = &Series{Points: []Snapshot{shot("2026-10-01", 1), later}, First: &later}
	if g := w.status(t, "x", "2026-11-01").Goal; g.Anchor != at("2026-10-01") {
		t.Errorf("with all points there, the first of them begins the path: %+v", g)
	}
	w.Series["x"] = &Series{Points: []Snapshot{later}, From: at("2026-09-01")}
	if g := w.status(t, "x", "2026-11-01").Goal; g.Anchor != at("2026-11-01") {
		t.Errorf("without the first snapshot, the first that is there does: %+v", g)
	}

	w = only(KPI{Cadence: Daily, Aggregation: Sum, Per: Month, Goals: growing})
	first := shot("2025-01-01", 1)
	w.Series["x"] = &Series{Points: []Snapshot{shot("2026-10-01", 1)}, First: &first, From: at("2026-10-01")}
	if s := w.status(t, "x", "2026-11-01"); s.State != NoGoal || s.Goal.Plan.OK || s.Reasons[0].Kind != ReasonNoGoal || s.Value != Some(1) {
		t.Errorf("a sum's path without its head has no plan: %+v", s)
	}
}

// A value from before the cadence changed speaks for its own period.
func TestCadenceChanged(t *testing.T) {
	w := only(KPI{Cadence: Weekly, Aggregation: Last}).put("x", "2026-W45", 5)
	w.KPIs[0].Cadence = Monthly
	if s := w.status(t, "x", "2026-11-30"); s.Value != Some(5) || s.At != at("2026-11-08") || w.Info.Label(s.Period) != "2026-11" {
		t.Errorf("got %+v", s)
	}
}

// Gaps are counted as a person would count them: each expected day once, with a
// longer period for all of its days.
func TestGapsAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := KPI{ID: "x", Cadence: Realtime, Aggregation: Sum, Per: Quarter, Days: Weekdays(rapid.IntRange(0, 127).Draw(t, "days"))}
		w := only(k)
		from, to := at("2026-07-01"), at("2026-09-30")
		covered := map[Date]bool{}
		shots := []Snapshot{{Slot: Slot{Period: Period{Day, from - 40}}}} // measuring began long before
		for _, d := range rapid.SliceOf(rapid.Int32Range(int32(from), int32(to))).Draw(t, "values") {
			slot := Slot{Period: Period{Day, Date(d)}, Clock: int32(len(shots))}
			shots = append(shots, Snapshot{Slot: slot, Value: 1})
			covered[Date(d)] = true
		}
		for _, m := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"2026-07", "2026-08", "2026-09"}), 0, 2, rapid.ID[string]).Draw(t, "months") {
			p, _ := ParsePeriod(Calendar{}, m)
			shots = append(shots, Snapshot{Slot: Slot{Period: p}, Value: 1})
			for d := p.Start; d <= p.End(); d++ {
				covered[d] = true
			}
		}
		w.record("x", shots...)
		days, of := 0, 0
		for d := from; d <= to; d++ {
			if k.Days.Has(d.Weekday()) {
				of++
				if covered[d] {
					days++
				}
			}
		}
		h := newHistory(&w.Info, &w.KPIs[0], w.Series["x"], to+1, to)
		r, ok := h.read(Period{Quarter, from})
		if len(covered) == 0 {
			return
		}
		if days == of {
			days, of = 0, 0
		}
		if !ok || r.days != days || r.of != of {
			t.Fatalf("%d of %d, want %d of %d", r.days, r.of, days, of)
		}
	})

	// The week that begins on the last day of August belongs to August.
	w := only(KPI{Cadence: Weekly, Aggregation: Sum, Per: Month}).put("x", "2026-W30", 1).put("x", "2026-W36", 1)
	if s := w.status(t, "x", "2026-09-20"); s.Value != Some(1) || s.Days != 1 || s.Of != 5 || w.Info.Label(s.Period) != "2026-08" {
		t.Errorf("weeks of August: %+v", s)
	}
}
