package metrics

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// formulaWorld is a company whose ratios are computed, without any value.
func formulaWorld() *Workspace {
	kpi := func(id string, u Unit, c Cadence, a Aggregation, formula string) KPI {
		k := KPI{ID: id, Name: Same(id), Tier: Business, Unit: u, Cadence: c, Aggregation: a, Formula: formula}
		if a == Sum && c == Daily {
			k.Per = Month
		}
		return k
	}
	return &Workspace{
		Info: Info{Name: Same("Worked"), TZ: "Asia/Tokyo", Currency: "JPY", Start: at("2024-01-01")},
		KPIs: []KPI{
			kpi("revenue_month", yen, Daily, Sum, ""),
			kpi("variable_cost", yen, Monthly, Sum, ""),
			kpi("marketing_cost", yen, Monthly, Sum, ""),
			kpi("new_customers", people, Weekly, Sum, ""),
			kpi("ltv", yen, Quarterly, Last, ""),
			kpi("hours_saved", hours, Monthly, Sum, ""),
			kpi("cost_per_hour", yen, Quarterly, Last, ""),
			kpi("outcomes", bare, Monthly, Sum, ""),
			kpi("value_per_outcome", yen, Monthly, Last, ""),
			kpi("cac", yen, Monthly, Last, "marketing_cost / new_customers"),
			kpi("ltv_cac", ratio, Quarterly, Last, "ltv / cac"),
			kpi("growth", growth, Monthly, Last, "(revenue_month / year_before(revenue_month) - 1) * 100"),
			kpi("margin", share, Monthly, Last, "(revenue_month - variable_cost) / revenue_month * 100"),
			kpi("budget", growth, Monthly, Last, "revenue_month / plan(revenue_month) * 100"),
			kpi("revenue_year", yen, Monthly, Last, "sum(revenue_month, 12)"),
			kpi("ai_value", yen, Monthly, Last, "hours_saved * cost_per_hour + outcomes * value_per_outcome"),
		},
		Series: map[string]*Series{}, Acks: map[string]Ack{},
	}
}

// computation explains a period as seen on a day.
func (w *Workspace) computation(id, period, day string) Computation {
	p, err := ParsePeriod(w.Info.Calendar, period)
	if err != nil {
		panic(err)
	}
	return Explain(w, w.KPI(id), p, w.on(day))
}

func TestWorkedFormulas(t *testing.T) {
	w := formulaWorld()
	if err := Validate(w); err != nil {
		t.Fatal(err)
	}
	w.KPI("revenue_month").Goals = []Goal{{Comparator: AtLeast, Value: 5e6, Due: at("2025-10-31"), Path: Linear, From: ptr(3e6)}}
	w.Info.Start = at("2025-09-30")
	for m := range 13 { // a growing flow, whole months: 3.0 to 4.8 million
		w.put("revenue_month", w.Info.Label(Period{Month, at("2024-10-01").AddMonths(m)}), 3e6+150_000*float64(m))
	}
	w.put("variable_cost", "2025-10", 720_000)
	w.put("marketing_cost", "2025-09", 1_000_000)
	for i, week := range []string{"2025-W36", "2025-W37", "2025-W38", "2025-W39", "2025-W40"} { // Mondays September 1, 8, 15, 22, 29
		w.put("new_customers", week, []float64{8, 10, 6, 9, 7}[i])
	}
	w.put("ltv", "2025-Q3", 150_000)
	w.put("hours_saved", "2025-10", 320)
	w.put("cost_per_hour", "2025-Q3", 4_000)
	w.put("outcomes", "2025-10", 12)
	w.put("value_per_outcome", "2025-10", 50_000)
	for _, c := range []struct {
		kpi, period string
		want        float64
	}{
		{"cac", "2025-09", 25_000}, // 1,000,000 / (8+10+6+9+7)
		{"ltv_cac", "2025-Q3", 6},  // 150,000 / 25,000
		{"growth", "2025-10", 60},  // 4.8 million after 3.0
		{"margin", "2025-10", 85},
		{"budget", "2025-10", 96},           // 4.8 of the 5.0 million planned for October 31
		{"revenue_year", "2025-09", 45.9e6}, // 12 × 3.0 + 0.15 × 66
		{"revenue_year", "2025-10", 47.7e6},
		{"ai_value", "2025-10", 1_880_000}, // 320 × 4,000 + 12 × 50,000: the quarter's cost still counts
	} {
		got := w.computation(c.kpi, c.period, "2025-11-20")
		if got.Problem != nil || !same(got.Value.V, c.want) {
			t.Errorf("%s in %s: got %v, %+v, want %v", c.kpi, c.period, got.Value, got.Problem, c.want)
		}
		s := w.status(t, c.kpi, "2025-11-20")
		if c.period != "2025-09" && (!s.Value.OK || !same(s.Value.V, c.want)) {
			t.Errorf("%s stands at %v, %v", c.kpi, s.Value, s.Period)
		}
	}
	value := func(id string, v float64) string { return FormatValue(v, w.KPI(id).Unit, "JPY", JA) }
	for id, want := range map[string]string{
		"ltv_cac":  "15万円 ÷ 25,000円 = 6.0",
		"growth":   "(480万円 ÷ 300万円 - 1) × 100 = 60%",
		"ai_value": "320時間 × 4,000円 + 12 × 50,000円 = 188万円",
	} {
		if got := w.status(t, id, "2025-11-20").Computed.Filled(value); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}

func TestTheFormulaSaysWhyThereIsNoValue(t *testing.T) {
	w := formulaWorld()
	w.put("marketing_cost", "2026-09", 500_000).put("marketing_cost", "2026-10", 1_000_000)
	w.put("new_customers", "2026-W37", 20).put("new_customers", "2026-W42", 0)
	s := w.status(t, "cac", "2026-11-20")
	if !s.Value.OK || s.Value.V != 25_000 || s.Period.Start != at("2026-09-01") || s.Freshness != Due {
		t.Errorf("the value is that of September: %v %v %v", s.Value, s.Period, s.Freshness)
	}
	if s.Computed == nil || s.Computed.Period.Start != at("2026-10-01") || s.Computed.Value.OK {
		t.Fatalf("got %+v", s.Computed)
	}
	if got, want := *s.Computed.Problem, (Gap{Kind: GapZero, KPI: "new_customers", Text: "new_customers", Period: Period{Month, at("2026-10-01")}}); got != want {
		t.Errorf("got %+v", got)
	}
	last := s.Reasons[len(s.Reasons)-1]
	if got := last.In(EN, &w.Info); got != "cannot be computed: new_customers is 0 in 2026-10" {
		t.Errorf("got %s", got)
	}
	if got := last.In(JA, &w.Info); got != "計算できません: 2026-10 の new_customers が 0 です" {
		t.Errorf("got %s", got)
	}
	value := func(id string, v float64) string { return FormatValue(v, w.KPI(id).Unit, "JPY", EN) }
	if got := s.Computed.Filled(value); got != "¥1M ÷ 0" {
		t.Errorf("got %s", got)
	}
	if len(s.Asks) != 0 {
		t.Errorf("a formula is never asked for: %v", s.Asks)
	}
	if c := w.on("2026-11-20").Counts; c.Due != 0 || c.Stale != 1 { // new_customers; cac is due
		t.Errorf("the input alone is counted: %+v", c)
	}

	s = w.status(t, "ltv_cac", "2026-11-20")
	if s.Value.OK || s.State != StateUnmeasured || len(s.Reasons) != 1 {
		t.Errorf("got %+v", s)
	}
	if got := s.Reasons[0].In(EN, &w.Info); got != "cannot be computed: ltv has no value in 2026-Q3" {
		t.Errorf("got %s", got)
	}
}

func TestAFormulaWaitsForWholePeriods(t *testing.T) {
	w := formulaWorld()
	w.daily("revenue_month", "2026-08-20", "2026-11-20", always(100_000))
	w.put("variable_cost", "2026-09", 600_000).put("variable_cost", "2026-10", 620_000).put("variable_cost", "2026-11", 300_000)
	if got := *w.computation("margin", "2026-11", "2026-11-20").Problem; got.Kind != GapOpen || got.KPI != "revenue_month" {
		t.Errorf("November runs: %+v", got)
	}
	if got := w.status(t, "margin", "2026-11-20"); got.Value != num(80) || got.Period.Start != at("2026-10-01") || got.Freshness != Current || len(got.Reasons) != 1 {
		t.Errorf("October counts, and nothing is missing: %v %v %v %v", got.Value, got.Period, got.Freshness, got.Reasons)
	}
	if got := w.status(t, "margin", "2026-12-01"); !same(got.Value.V, 85) || got.Period.Start != at("2026-11-01") {
		t.Errorf("on December 1 November is over: %v %v", got.Value, got.Period)
	}
	if got := *w.computation("margin", "2026-08", "2026-11-20").Problem; got.Kind != GapPartial {
		t.Errorf("measuring began in the middle of August: %+v", got)
	} else if ja, en := got.In(JA, &w.Info), got.In(EN, &w.Info); en != "cannot be computed: revenue_month covers only a part of 2026-08" || ja != "計算できません: revenue_month の値は 2026-08 の一部しかありません" {
		t.Errorf("got %s; %s", en, ja)
	}
	as := AssessEnd(w, Period{Month, at("2026-11-01")})
	for _, s := range as.KPIs {
		if s.KPI.ID == "margin" && (!same(s.Value.V, 85) || s.Period.Start != at("2026-11-01")) {
			t.Errorf("at its own end November is over: %v %v", s.Value, s.Period)
		}
	}
}

// A closed sum with missing days goes into a formula as it is judged: as it is, and
// with a word.
func TestAFormulaSaysThatAnInputHasGaps(t *testing.T) {
	w := formulaWorld()
	w.daily("revenue_month", "2026-09-01", "2026-09-30", always(100_000))
	w.daily("revenue_month", "2026-10-03", "2026-11-20", always(100_000))
	w.put("variable_cost", "2026-09", 600_000).put("variable_cost", "2026-10", 580_000)
	s := w.status(t, "margin", "2026-11-20")
	if s.Value != num(80) || s.Level != LevelNone || len(s.Reasons) != 2 {
		t.Fatalf("got %v %v %v", s.Value, s.Level, s.Reasons)
	}
	if got := s.Reasons[1].In(EN, &w.Info); got != "computed with 29 of 31 days of revenue_month in 2026-10" {
		t.Errorf("got %s", got)
	}
	if got := s.Reasons[1].In(JA, &w.Info); got != "revenue_month の 2026-10 は31日中29日分の記録から計算" {
		t.Errorf("got %s", got)
	}
	october := Period{Month, at("2026-10-01")}
	if in := s.Computed.Inputs[0]; in.Days != 29 || in.Of != 31 || in.Short != october {
		t.Errorf("got %+v", in)
	}
	if in := s.Computed.Inputs[1]; in.Of != 0 || !in.Short.IsZero() {
		t.Errorf("the cost is whole: %+v", in)
	}
	if c := w.computation("margin", "2026-09", "2026-11-20"); c.Inputs[0].Of != 0 {
		t.Errorf("September is whole: %+v", c.Inputs[0])
	}

	// Over several periods the newest with gaps is named, and over longer ones that one.
	w.KPI("revenue_year").Formula = "sum(revenue_month, 3)"
	w.Compute()
	w.daily("revenue_month", "2026-11-21", "2026-11-30", always(100_000))
	in := w.computation("revenue_year", "2026-11", "2026-12-01").Inputs[0]
	if in.Days != 29 || in.Of != 31 || in.Short != october || in.Period.Start != at("2026-11-01") || !same(in.Value.V, 8.9e6) {
		t.Errorf("got %+v", in)
	}
	mean := KPI{ID: "load", Unit: bare, Cadence: Daily, Aggregation: Mean, Per: Quarter}
	w.KPIs = append(w.KPIs, mean, KPI{ID: "twice", Unit: bare, Cadence: Monthly, Aggregation: Last, Formula: "2 * load"})
	w.daily("load", "2026-07-01", "2026-08-31", always(3)).daily("load", "2026-09-11", "2026-09-30", always(3))
	if in := w.computation("twice", "2026-10", "2026-12-01").Inputs[0]; in.Days != 82 || in.Of != 92 || in.Short.Kind != Quarter || in.Value != num(3) {
		t.Errorf("got %+v", in)
	}
}

// A formula of stocks has a value of its open period at once, which is that of the
// day on which it is looked at.
func TestAFormulaOfStocksIsAsKnownOnTheDay(t *testing.T) {
	w := only(KPI{ID: "users", Unit: people, Cadence: Daily, Aggregation: Last})
	w.KPIs = append(w.KPIs,
		KPI{ID: "paying", Unit: people, Cadence: Daily, Aggregation: Last},
		KPI{ID: "paid", Unit: Unit{Kind: UnitShare}, Cadence: Monthly, Aggregation: Last, Formula: "paying / users * 100"},
		KPI{ID: "half", Unit: Unit{Kind: UnitShare}, Cadence: Monthly, Aggregation: Last, Formula: "paid / 2"})
	w.daily("users", "2026-10-01", "2026-11-20", always(200))
	w.daily("paying", "2026-10-01", "2026-11-20", func(d Date) float64 { return float64(d - at("2026-10-01")) })
	for day, want := range map[string]float64{"2026-11-20": 25, "2026-11-10": 20, "2026-10-31": 15, "2026-10-05": 2} {
		if got := w.status(t, "paid", day); !same(got.Value.V, want) || got.At != at(day) {
			t.Errorf("on %s: %v of %v, want %v", day, got.Value, got.At, want)
		}
		if got := w.status(t, "half", day); !same(got.Value.V, want/2) {
			t.Errorf("on %s: half is %v", day, got.Value)
		}
		if c := w.status(t, "paid", day).Computed; !same(c.Value.V, want) || c.Problem != nil {
			t.Errorf("on %s it explains %v, %+v", day, c.Value, c.Problem)
		}
	}
	if got := w.status(t, "paid", "2026-12-01"); got.Freshness != Current || got.Period.Start != at("2026-11-01") {
		t.Errorf("December has no value yet: %v %v", got.Freshness, got.Period)
	}
	if got := w.status(t, "paid", "2026-09-30"); got.Value.OK || got.Freshness != Unmeasured {
		t.Errorf("before anything was measured: %+v", got)
	}
	j := Judge(w, w.KPI("paid"), w.Series["paid"], at("2026-11-10"), 2)
	if !same(j[0].Value.V, 15) || !same(j[1].Value.V, 20) {
		t.Errorf("got %v and %v", j[0].Value, j[1].Value)
	}
}

func TestInputsOfOtherCadences(t *testing.T) {
	kpi := func(id string, c Cadence, a Aggregation) KPI {
		return KPI{ID: id, Unit: Unit{Kind: UnitRatio}, Cadence: c, Aggregation: a}
	}
	w := only(kpi("sums", Weekly, Sum))
	w.KPIs = append(w.KPIs, kpi("means", Daily, Mean), kpi("lasts", Daily, Last), kpi("month", Monthly, Last), kpi("month_mean", Monthly, Mean))
	add := func(id string, c Cadence, formula string) {
		w.KPIs = append(w.KPIs, KPI{ID: id, Unit: Unit{Kind: UnitRatio}, Cadence: c, Aggregation: Last, Formula: formula})
	}
	add("m_sums", Monthly, "sums")
	add("m_means", Monthly, "means")
	add("m_lasts", Monthly, "lasts")
	add("w_month", Weekly, "lasts * 0 + month")
	add("w_month_mean", Weekly, "lasts * 0 + month_mean")
	add("d_before", Daily, "lasts - previous(lasts)")
	add("w_year", Weekly, "sums - year_before(sums)")
	add("d_mean", Daily, "mean(lasts, 3)")
	w.KPI("lasts").Days = weekdays(1, 5)
	w.put("sums", "2025-W46", 3).put("sums", "2026-W45", 5).put("sums", "2026-W46", 7)
	w.daily("means", "2026-10-01", "2026-11-20", func(d Date) float64 { return float64(d % 2) })
	for d := at("2026-10-01"); d <= at("2026-11-20"); d++ {
		if w.KPI("lasts").Days.Has(d.Weekday()) {
			w.put("lasts", d.String(), float64(d-at("2026-10-01")))
		}
	}
	w.put("month", "2026-09", 9).put("month", "2026-10", 10).put("month", "2026-11", 11)
	w.put("month_mean", "2026-09", 9).put("month_mean", "2026-10", 10).put("month_mean", "2026-11", 11)
	for _, c := range []struct {
		kpi, period string
		want        Maybe
		from        string // the first day of the period of the first input
	}{
		{"m_sums", "2026-11", num(12), "2026-11-01"}, // the weeks that begin in it
		{"m_means", "2026-10", num(16.0 / 31), "2026-10-01"},
		{"m_lasts", "2026-10", num(29), "2026-10-01"}, // of Friday the 30th
		{"w_month", "2026-W44", num(11), ""},          // November has begun on its Sunday
		{"w_month", "2026-W43", num(10), ""},
		{"w_month_mean", "2026-W44", num(10), ""}, // November's is not over by then
		{"w_month_mean", "2026-W46", num(10), ""},
		{"d_before", "2026-11-18", num(1), "2026-11-18"},
		{"d_before", "2026-11-16", num(3), "2026-11-16"}, // Monday after Friday
		{"w_year", "2026-W46", num(4), "2026-11-09"},     // 364 days before: the 46th week of 2025
		{"w_year", "2026-W45", Maybe{}, "2026-11-02"},
		{"d_mean", "2026-11-18", num(47), "2026-11-18"},
		{"d_mean", "2026-11-16", num(131.0 / 3), "2026-11-16"}, // Thursday, Friday, Monday
		{"d_mean", "2026-11-15", Maybe{}, "2026-11-15"},        // no Sunday is expected
	} {
		got := w.computation(c.kpi, c.period, "2026-12-25")
		if got.Value.OK != c.want.OK || !same(got.Value.V, c.want.V) {
			t.Errorf("%s in %s: got %v, %+v, want %v", c.kpi, c.period, got.Value, got.Problem, c.want)
		}
		if c.from != "" && got.Inputs[0].Period.Start != at(c.from) {
			t.Errorf("%s in %s takes %v", c.kpi, c.period, got.Inputs[0])
		}
		// The history says the same as the explanation.
		s := w.Series[c.kpi]
		i := slices.IndexFunc(s.Points, func(p Snapshot) bool { return p.Period == got.Period })
		if (i >= 0) != c.want.OK || i >= 0 && s.Points[i].Value != got.Value.V {
			t.Errorf("%s in %s: the history has %d", c.kpi, c.period, i)
		}
	}
	if got := w.computation("w_month", "2026-W43", "2026-12-25").Inputs[1].Period; got != (Period{Month, at("2026-10-01")}) {
		t.Errorf("the month counts with its own period: %v", got)
	}
}

func TestWhatWasEnteredStandsWhereNothingCanBeComputed(t *testing.T) {
	w := formulaWorld()
	w.put("cac", "2026-07", 40_000).put("cac", "2026-09", 1).put("cac", "2026-11", 33_000)
	w.put("marketing_cost", "2026-09", 500_000).put("new_customers", "2026-W37", 20)
	var got []string
	for _, p := range w.Series["cac"].Points {
		got = append(got, fmt.Sprintf("%s %v %v", p.Period.Start, p.Value, p.Computed()))
	}
	want := []string{"2026-07-01 40000 false", "2026-09-01 25000 true", "2026-11-01 33000 false"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	// In an open period too, of which a sum is not complete.
	w.put("marketing_cost", "2026-11", 900_000).put("new_customers", "2026-W46", 30)
	if s := w.status(t, "cac", "2026-11-20"); s.Value != num(33_000) {
		t.Errorf("got %v", s.Value)
	}
	if s := w.status(t, "cac", "2026-12-01"); s.Value != num(30_000) {
		t.Errorf("when it is over the computed value wins: %v", s.Value)
	}
	// What was entered while the KPI had another cadence gives way as well.
	w.record("cac", Snapshot{Slot: Slot{Period: Period{Day, at("2026-09-20")}}, Value: 5})
	if s := w.computation("ltv_cac", "2026-Q3", "2026-12-01").Inputs[1]; s.Value != num(25_000) {
		t.Errorf("got %v", s)
	}
}

func TestGapsOfEveryKind(t *testing.T) {
	w := formulaWorld()
	w.KPIs = append(w.KPIs,
		KPI{ID: "lost", Unit: yen, Cadence: Monthly, Aggregation: Last, Formula: "nobody / 2"},
		KPI{ID: "broken", Unit: yen, Cadence: Monthly, Aggregation: Last, Formula: "2 +"},
		KPI{ID: "hen", Unit: yen, Cadence: Monthly, Aggregation: Last, Formula: "egg + 1"},
		KPI{ID: "egg", Unit: yen, Cadence: Monthly, Aggregation: Last, Formula: "hen * 2"},
		KPI{ID: "of_hen", Unit: yen, Cadence: Monthly, Aggregation: Last, Formula: "hen"})
	w.put("revenue_month", "2026-10", 1_000_000).put("variable_cost", "2026-10", 1_200_000)
	w.Compute()
	for id, want := range map[string]string{
		"margin":  "cannot be computed: the result for 2026-10 is impossible in this KPI's unit", // -20 % is no share
		"budget":  "cannot be computed: revenue_month has no plan in 2026-10",
		"growth":  "cannot be computed: revenue_month has no value in 2025-10",
		"lost":    "cannot be computed: the formula does not fit the definitions (nobody)",
		"broken":  "cannot be computed: the formula does not fit the definitions (2 +)",
		"hen":     "cannot be computed: the formula does not fit the definitions (hen)",
		"of_hen":  "cannot be computed: the formula does not fit the definitions (of_hen)",
		"cac":     "cannot be computed: marketing_cost has no value in 2026-10",
		"ltv_cac": "cannot be computed: ltv has no value in 2026-Q4",
	} {
		period := "2026-10"
		if id == "ltv_cac" {
			period = "2026-Q4"
		}
		c := w.computation(id, period, "2026-12-20")
		if c.Problem == nil || c.Value.OK {
			t.Errorf("%s: %+v", id, c)
			continue
		}
		if got := c.Problem.In(EN, &w.Info); got != want {
			t.Errorf("%s: got %s", id, got)
		}
		if s := w.Series[id]; s == nil || len(s.Points) != 0 {
			t.Errorf("%s has %v", id, s)
		}
		if s := c.Filled(func(string, float64) string { return "x" }); strings.Contains(s, "=") {
			t.Errorf("%s has no result: %s", id, s)
		}
	}
	if c := Explain(w, w.KPI("ltv"), Period{Quarter, at("2026-10-01")}, w.on("2026-12-20")); c.KPI != "" || c.Problem != nil {
		t.Errorf("ltv has no formula: %+v", c)
	}
}

func TestOnlyWhatDependsIsComputedAgain(t *testing.T) {
	w := formulaWorld()
	w.put("marketing_cost", "2026-09", 500_000).put("new_customers", "2026-W37", 20).put("ltv", "2026-Q3", 150_000)
	before := map[string]*Series{}
	for id, s := range w.Series {
		before[id] = s
	}
	old := w.on("2026-11-20")
	w.put("marketing_cost", "2026-09", 600_000)
	for _, k := range w.KPIs {
		changed := k.ID == "marketing_cost" || k.ID == "cac" || k.ID == "ltv_cac"
		if (w.Series[k.ID] != before[k.ID]) != changed {
			t.Errorf("%s: changed %v", k.ID, !changed)
		}
	}
	if got := w.status(t, "ltv_cac", "2026-11-20").Value; got != num(5) {
		t.Errorf("got %v", got)
	}
	for _, s := range old.KPIs {
		if s.KPI.ID == "ltv_cac" && (s.Value != num(6) || before["ltv_cac"].Points[0].Value != 6) {
			t.Errorf("the assessment made before says %v", s.Value)
		}
	}
	// A plan is changed by a phase, and by taking it away.
	w.put("revenue_month", "2026-10", 4_000_000)
	phase := &Phase{ID: "p", Name: Same("p"), Start: at("2026-10-01"), End: at("2026-12-31"), Goals: []Goal{{KPI: "revenue_month", Comparator: AtLeast, Value: 5e6, Path: Step}}}
	w.Apply(&Entry{Change: Change{Records: []RecordEdit{Put(phase)}}})
	if got := w.computation("budget", "2026-10", "2026-11-20").Value; got != num(80) || w.Series["budget"].Points[0].Value != 80 {
		t.Errorf("got %v", got)
	}
	w.Apply(&Entry{Change: Change{Records: []RecordEdit{{Kind: RecordPhase, ID: "p", Before: phase}}}})
	if got := w.Series["budget"].Points; len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestDefinitionsBecomeFormulasAndBack(t *testing.T) {
	w := formulaWorld()
	plain := *w.KPI("cac")
	plain.Formula = ""
	define := func(k KPI) []string {
		return w.Apply(&Entry{Change: Change{Kind: ChangeDefine, Records: []RecordEdit{Put(&k)}}})
	}
	formula := *w.KPI("cac")
	define(plain)
	w.put("cac", "2026-08", 40_000).put("cac", "2026-09", 1)
	w.put("marketing_cost", "2026-09", 500_000).put("new_customers", "2026-W37", 20)
	values := func() (list []float64) {
		for _, p := range w.Series["cac"].Points {
			list = append(list, p.Value)
		}
		return list
	}
	if got := define(formula); len(got) != 0 || !slices.Equal(values(), []float64{40_000, 25_000}) {
		t.Errorf("a formula: reload %v, %v", got, values())
	}
	if got := define(plain); len(got) != 0 || !slices.Equal(values(), []float64{40_000, 1}) || w.Entered["cac"] != nil {
		t.Errorf("none: reload %v, %v", got, values())
	}
	// Of tails more is wanted: what was entered whole, and the inputs whole.
	tail := func(id string) {
		s := *w.Series[id]
		s.From = at("2026-09-01")
		s.Points = s.Points[search(s.Points, s.From):]
		w.Series[id] = &s
	}
	whole := map[string]*Series{"cac": w.Series["cac"], "marketing_cost": w.Series["marketing_cost"]}
	tail("cac")
	tail("marketing_cost")
	if got := define(formula); !slices.Equal(got, []string{"cac", "marketing_cost"}) {
		t.Errorf("reload %v", got)
	}
	w.Take(whole)
	if got := values(); !slices.Equal(got, []float64{40_000, 25_000}) || len(w.Entered["cac"].Points) != 2 {
		t.Errorf("got %v, %v", got, w.Entered["cac"])
	}
	// A KPI that goes takes what was entered with it.
	w.Apply(&Entry{Change: Change{Records: []RecordEdit{Remove(RecordKPI, "cac")},
		Series: []SeriesEdit{{KPI: "cac", Drop: []Slot{{Period: Period{Month, at("2026-08-01")}}, {Period: Period{Month, at("2026-09-01")}}}}}}})
	if len(w.Entered) != 0 || len(w.Series["cac"].Points) != 0 || len(w.Series["ltv_cac"].Points) != 0 {
		t.Errorf("got %v, %v", w.Entered, w.Series["cac"])
	}
	// Another fiscal year has other quarters.
	w.put("ltv", "2026-Q3", 150_000)
	define(KPI{ID: "cac", Name: Same("cac"), Unit: yen, Cadence: Monthly, Aggregation: Last})
	w.put("cac", "2026-07", 30_000)
	info := w.Info
	info.FiscalStart = 2
	w.Apply(&Entry{Change: Change{Records: []RecordEdit{Put(&info)}}})
	if got := w.Series["ltv_cac"].Points; len(got) != 1 || got[0].Period.Start != at("2026-05-01") {
		t.Errorf("got %v", got)
	}
}

func TestInputsAreNamedOnce(t *testing.T) {
	w := formulaWorld()
	if got := strings.Join(Inputs(w.KPIs...), " "); got != "marketing_cost new_customers ltv cac revenue_month variable_cost hours_saved cost_per_hour outcomes value_per_outcome" {
		t.Errorf("got %s", got)
	}
	if got := Inputs(*w.KPI("ltv")); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestWhatToEnterForAFormula(t *testing.T) {
	w := formulaWorld()
	w.KPIs = append(w.KPIs, KPI{ID: "odd", Formula: "ltv_cac + cac + odd + nobody"})
	for id, want := range map[string]string{"ltv_cac": "ltv marketing_cost new_customers", "odd": "ltv marketing_cost new_customers", "ltv": ""} {
		var got []string
		for _, in := range w.EnteredInputs(w.KPI(id)) {
			got = append(got, in.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v", id, got)
		}
	}
}

// Rounding alone makes no share impossible.
func TestResultsAtTheEdgeOfTheirUnit(t *testing.T) {
	w := only(KPI{ID: "x", Unit: ratio, Cadence: Monthly, Aggregation: Last})
	w.KPIs = append(w.KPIs, KPI{ID: "y", Unit: share, Cadence: Monthly, Aggregation: Last, Formula: "x * 100"})
	for v, want := range map[float64]Maybe{1.0000000000001: num(100), -1e-13: num(0), 1.001: {}, -0.001: {}, 0.5: num(50)} {
		w.put("x", "2026-10", v)
		if got := w.computation("y", "2026-10", "2026-11-20").Value; got != want {
			t.Errorf("%v: got %v, want %v", v, got, want)
		}
	}
}

func TestHistoriesOfTheSameFormulaAreAlike(t *testing.T) {
	a, b := formulaWorld(), formulaWorld()
	a.Compute()
	b.Compute()
	if !a.Series["cac"].Derived.Equal(b.Series["cac"].Derived) || a.Series["cac"].Derived.Equal(a.Series["margin"].Derived) || a.Series["cac"].Derived.Equal(nil) {
		t.Error("one is told from itself, or taken for another")
	}
}

// One date that nobody meant must not cost minutes.
func TestAHistoryIsNoLongerThanACentury(t *testing.T) {
	w := only(KPI{ID: "x", Unit: yen, Cadence: Daily, Aggregation: Last})
	w.KPIs = append(w.KPIs, KPI{ID: "y", Unit: yen, Cadence: Daily, Aggregation: Last, Formula: "x * 2"})
	w.put("x", "1971-01-02", 1).put("x", "2026-11-20", 2).put("x", "2180-01-01", 3)
	if got := w.Series["y"].Points; len(got) != 1 || got[0].Value != 6 {
		t.Errorf("got %v", got)
	}
}

func TestTheNorthStarIsNamed(t *testing.T) {
	w := formulaWorld()
	if got := w.on("2026-11-20").NorthStar; got != nil {
		t.Errorf("got %v", got.KPI.ID)
	}
	w.Info.NorthStar = "ltv_cac"
	if got := w.on("2026-11-20").NorthStar; got == nil || got.KPI.ID != "ltv_cac" {
		t.Errorf("got %v", got)
	}
}
