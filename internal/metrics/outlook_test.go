package metrics

import (
	"reflect"
	"testing"
	"time"
)

// students is the company with the cumulative students of eleven weeks: 980 on
// 2026-11-20, and 9.8 more a week in the last four.
func students() *Workspace {
	w := company()
	for i, v := range []float64{882, 890, 898, 905, 915, 926, 940.8, 950.6, 960.4, 970.2, 980} {
		w.put("students_total", (at("2026-09-11") + Date(7*i)).String(), v)
	}
	return w
}

// 222 days are 31.714 weeks. Needed: (1500 - 980)/31.714 = 16.396 a week. At 9.8 a week
// it will be 980 + 9.8 × 31.714 = 1290.8, 86.05 % of 1,500. From 2025-12-31 to
// 2027-06-30 are 546 days, of which 324 are used: 59.3 %; progress is 680/1200 = 56.7 %.
// 520/9.8 = 53.06 weeks are 371.4 days: 2027-11-27. 7 months and 10 of 30 days are left:
// (1500/980)^(1/7.333) = 1.0598.
func TestOutlookOfStudents(t *testing.T) {
	w := students()
	st := w.status(t, "students_total", "2026-11-20")
	o := st.Outlook
	if o == nil || o.Due != at("2027-06-30") || o.Goal.Value != 1500 || o.Reached || o.PaceKind != Week || o.Step != Week {
		t.Fatalf("outlook: %+v", o)
	}
	near(t, "progress", o.Progress.V, 680.0/1200, 1e-9)
	near(t, "time used", o.TimeUsed.V, 324.0/546, 1e-9)
	near(t, "required", o.Required.V, 16.396, 5e-4)
	near(t, "recent", o.Recent.V, 9.8, 1e-9)
	near(t, "ratio", o.Ratio.V, 16.396/9.8, 5e-4)
	near(t, "at this pace", o.AtPace.V, 1290.8, 0.01)
	near(t, "of the goal", o.AtPaceOf().V, 0.8605, 5e-5)
	near(t, "growth", o.Growth.V, 0.0598, 5e-5)
	if o.Arrival != at("2027-11-27") {
		t.Errorf("arrival %v", o.Arrival)
	}
	if o.Method != MethodDamped || o.Points != 9 || o.Horizon != 32 { // the last eight weeks and what came before
		t.Errorf("%s of %d points, %d weeks", o.Method, o.Points, o.Horizon)
	}
	if !(o.Low.V < o.Forecast.V && o.Forecast.V < o.High.V) || !o.Chance.OK {
		t.Errorf("forecast: %+v", o)
	}
	k, info := w.KPI("students_total"), &w.Info
	for lang, want := range map[Lang]string{
		EN: "at the present pace 1,291 by 2027-06-30, 86% of the goal; needs 16.4 a week, has 9.8",
		JA: "このペースなら2027-06-30に1,291名（目標の86%）。必要なペースは週16.4名、直近は週9.8名",
	} {
		if got := o.Sentence(k, info, lang); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
	hidden := o.SentenceWith(k, EN, func(float64) string { return "***" })
	if want := "at the present pace *** by 2027-06-30, 86% of the goal; needs *** a week, has ***"; hidden != want {
		t.Errorf("hidden: %s", hidden)
	}
}

// A day's value counts for its week, however many there are: the last one.
func TestPaceOfDailyValues(t *testing.T) {
	w := company().daily("students_total", "2026-09-01", "2026-11-20", func(d Date) float64 {
		v := 980 - 1.4*float64(at("2026-11-20")-d) // 9.8 a week
		if d.Weekday() != time.Friday {
			v += 30
		}
		return v
	})
	o := w.status(t, "students_total", "2026-11-20").Outlook
	near(t, "recent", o.Recent.V, 9.8, 1e-9)
	if o.Points != 9 {
		t.Errorf("%d points", o.Points)
	}
}

// sales is the company with the sales of some months, the last one October.
func sales(months ...float64) *Workspace {
	w := company()
	p := w.Info.Of(Month, at("2026-10-01")).Add(1 - len(months))
	for i, v := range months {
		w.put("revenue_month", w.Info.Label(p.Add(i)), v)
	}
	return w
}

// Eight whole months lie between October and June 2027: (8.0 - 6.0)/8 = 0.25 million a
// month are needed. The last four changes are 0.8 million, 0.2 a month: 6.0 + 8 × 0.2 = 7.6
// million in June, and 2.0/0.2 = 10 months to the goal: August 2027.
func TestOutlookOfRevenue(t *testing.T) {
	w := sales(4.1e6, 4.6e6, 4.4e6, 5.0e6, 5.2e6, 5.4e6, 5.3e6, 5.8e6, 6.0e6)
	w.put("revenue_month", "2026-11-03", 9e9) // the month that runs says nothing
	o := w.status(t, "revenue_month", "2026-11-20").Outlook
	near(t, "required", o.Required.V, 250e3, 1e-6)
	near(t, "recent", o.Recent.V, 200e3, 1e-6)
	near(t, "at this pace", o.AtPace.V, 7.6e6, 1e-6)
	near(t, "growth", o.Growth.V, 0.036616, 5e-6) // (8/6)^(1/8)
	if o.PaceKind != Month || o.Horizon != 8 || o.Points != 9 || o.Method != MethodDamped {
		t.Errorf("%+v", o)
	}
	if o.Arrival != at("2027-08-31") {
		t.Errorf("arrival %v", o.Arrival)
	}
	if got, want := o.Sentence(w.KPI("revenue_month"), &w.Info, JA), "このペースなら2027-06-30に760万円（目標の95%）。必要なペースは月25万円、直近は月20万円"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestOutlookBeforeThereIsAForecast(t *testing.T) {
	w := sales(5.8e6)
	o := w.status(t, "revenue_month", "2026-11-20").Outlook
	k, info := w.KPI("revenue_month"), &w.Info
	if o.Method != MethodNone || o.Forecast.OK || o.Chance.OK || o.Recent.OK || o.AtPace.OK {
		t.Errorf("of one month: %+v", o)
	}
	if got, want := o.Sentence(k, info, EN), "needs ¥275K a month until 2027-06-30; no recent pace yet"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := o.ForecastSentence(k, info, JA), "予測には記録値が4件必要（現在1件）"; got != want {
		t.Errorf("got %s", got)
	}
	o = sales(5.6e6, 5.8e6, 6.0e6).status(t, "revenue_month", "2026-11-20").Outlook
	if o.Method != MethodNone || !o.Recent.OK || o.Arrival == 0 {
		t.Errorf("of three months: %+v", o)
	}
	// Of 5.4, 5.6, 5.5, 6.0 the drift is 0.2, and σ² = (0 + 0.09 + 0.09)/2 = 0.09: in
	// eight months 7.6 ± 1.8856 × 0.3 × √(8(1 + 8/3)), from 4.54 to 10.66 million.
	o = sales(5.4e6, 5.6e6, 5.5e6, 6.0e6).status(t, "revenue_month", "2026-11-20").Outlook
	near(t, "forecast", o.Forecast.V, 7.6e6, 1e-3)
	near(t, "low", o.Low.V, 4.536e6, 1e3)
	near(t, "high", o.High.V, 10.664e6, 1e3)
	near(t, "chance: t = -0.246", o.Chance.V, 0.4, 1e-9)
	if o.Method != MethodDrift {
		t.Errorf("method %s", o.Method)
	}
}

func TestOutlookAwayFromTheGoal(t *testing.T) {
	w := sales(6.6e6, 6.4e6, 6.5e6, 6.2e6, 6.0e6)
	o := w.status(t, "revenue_month", "2026-11-20").Outlook
	if o.Arrival != 0 || o.Ratio.OK || !o.Away() {
		t.Errorf("%+v", o)
	}
	k, info := w.KPI("revenue_month"), &w.Info
	if got, want := o.Sentence(k, info, EN), "at the present pace ¥4.8M by 2027-06-30, 60% of the goal; moving away from the goal; needs ¥250K a month, has -¥150K"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := o.Sentence(k, info, JA), "このペースなら2027-06-30に480万円（目標の60%）。目標から離れる方向。必要なペースは月25万円、直近は月-15万円"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestOutlookOfAGoalThatIsReached(t *testing.T) {
	w := sales(7.8e6, 7.9e6, 8.1e6, 8.2e6, 8.2e6)
	o := w.status(t, "revenue_month", "2026-11-20").Outlook
	if !o.Reached || o.Required.OK || o.Ratio.OK || o.Arrival != 0 || !o.Chance.OK {
		t.Errorf("%+v", o)
	}
	if got, want := o.Sentence(w.KPI("revenue_month"), &w.Info, JA), "達成済み。このペースなら2027-06-30に900万円"; got != want {
		t.Errorf("got %s", got)
	}
}

// A rate is better low here: from 34,000 to at most 25,000.
func TestOutlookOfALevelBelow(t *testing.T) {
	w := company()
	w.Phases[2].Goals = append(w.Phases[2].Goals, Goal{KPI: "cac", Comparator: AtMost, Value: 25000, Due: at("2027-03-31"), Path: Step})
	for i, v := range []float64{40000, 39000, 38000, 37500, 36000, 35500, 34800, 34000} {
		w.put("cac", w.Info.Label(w.Info.Of(Month, at("2026-03-01")).Add(i)), v)
	}
	o := w.status(t, "cac", "2026-11-20").Outlook
	if o.Due != at("2027-06-30") { // the phase's end is later
		t.Errorf("due %v", o.Due)
	}
	if o.Progress.OK || o.TimeUsed.OK {
		t.Errorf("a level has no path: %+v", o)
	}
	near(t, "required", o.Required.V, -9000.0/8, 1e-9)
	near(t, "recent", o.Recent.V, -3500.0/4, 1e-9)
	near(t, "ratio", o.Ratio.V, 9000.0/8/875, 1e-9)
	if got, want := o.Sentence(w.KPI("cac"), &w.Info, EN), "at the present pace ¥27,000 by 2027-06-30, attainment 92%; needs -¥1,125 a month, has -¥875"; got != want {
		t.Errorf("got %s", got)
	}
	g := w.on("2026-11-20").Phases[2].Goals[3]
	if g.Outlook == nil || g.Outlook.Due != at("2027-06-30") || g.Outlook.Required != o.Required {
		t.Errorf("of the phase: %+v", g.Outlook)
	}
}

// Shares end at 100 %, whatever a trend says; nobody has students below none.
func TestOutlookStaysWithinTheUnit(t *testing.T) {
	share := KPI{ID: "share", Unit: Unit{Kind: UnitShare}, Cadence: Monthly, Aggregation: Last,
		Goals: []Goal{{Comparator: AtLeast, Value: 99, Due: at("2027-12-31"), Path: Step}}}
	w := only(share)
	for i, v := range []float64{60, 68, 73, 81, 84, 90, 94, 97} {
		w.put("share", w.Info.Label(w.Info.Of(Month, at("2026-03-01")).Add(i)), v)
	}
	o := w.status(t, "share", "2026-11-20").Outlook
	if o.High.V != 100 || o.AtPace.V != 100 {
		t.Errorf("beyond all: %+v", o)
	}
	// What is forecast beyond 100 % is 100 %, which a goal of 100 % asks for.
	w.KPIs[0].Goals[0].Value = 100
	if all := w.status(t, "share", "2026-11-20").Outlook; !all.Chance.OK || all.Chance.V < 0.25 || all.Chance.V > o.Chance.V {
		t.Errorf("a goal of all: chance %v, of nearly all %v", all.Chance, o.Chance)
	}
	w = only(KPI{ID: "n", Unit: Unit{Kind: UnitCount}, Cadence: Monthly, Aggregation: Last,
		Goals: []Goal{{Comparator: AtLeast, Value: 300, Due: at("2027-12-31"), Path: Step}}})
	for i, v := range []float64{80, 68, 62, 50, 44, 30, 24, 17} {
		w.put("n", w.Info.Label(w.Info.Of(Month, at("2026-03-01")).Add(i)), v)
	}
	o = w.status(t, "n", "2026-11-20").Outlook
	if o.Low.V != 0 || o.AtPace.V != 0 {
		t.Errorf("below none: %+v", o)
	}
	if o.Chance.V != 0 || o.ChanceIn(EN) != "under 5%" {
		t.Errorf("chance %v, %s", o.Chance, o.ChanceIn(EN))
	}
}

func TestGoalsWithoutOutlook(t *testing.T) {
	of := func(g Goal) *Outlook {
		w := students()
		w.Phases, w.KPI("students_total").Goals = nil, []Goal{g}
		return w.status(t, "students_total", "2026-11-20").Outlook
	}
	goal := Goal{Comparator: AtLeast, Value: 1500}
	if o := of(goal); o != nil {
		t.Errorf("standing: %+v", o)
	}
	goal.Due = at("2026-11-19")
	if o := of(goal); o != nil {
		t.Errorf("over: %+v", o)
	}
	w := students()
	w.Series["students_total"] = nil
	if o := w.status(t, "students_total", "2026-11-20").Outlook; o != nil {
		t.Errorf("without a value: %+v", o)
	}
	// On the due date itself the value decides.
	goal.Due++
	o := of(goal)
	if o == nil || o.Required.OK || o.Forecast.OK || o.Horizon != 0 || o.Sentence(w.KPI("students_total"), &w.Info, EN) != "at the present pace 980 by 2026-11-20, 65% of the goal" {
		t.Errorf("due today: %+v", o)
	}
}

// A pace of nothing needs no multiple and arrives never, one that takes a century
// neither; one that takes half of it does.
func TestPacesThatArriveLateOrNever(t *testing.T) {
	for _, c := range []struct {
		step   float64 // a week
		ratio  bool
		arrive bool
	}{{0, false, false}, {0.2, true, true}, {0.05, true, false}} {
		w := company()
		for i := range 6 {
			w.put("students_total", (at("2026-10-16") + Date(7*i)).String(), 980+c.step*float64(i-5))
		}
		o := w.status(t, "students_total", "2026-11-20").Outlook
		if o == nil || !o.Required.OK || !o.Recent.OK || o.Away() || o.Ratio.OK != c.ratio || (o.Arrival != 0) != c.arrive {
			t.Errorf("%v a week: %+v", c.step, o)
		}
	}
	for step, arrive := range map[float64]bool{0: false, 6000: true, 2000: false} { // 3 million to go
		w := sales(5e6-5*step, 5e6-4*step, 5e6-3*step, 5e6-2*step, 5e6-step, 5e6)
		o := w.status(t, "revenue_month", "2026-11-20").Outlook
		if o == nil || !o.Required.OK || o.Ratio.OK != (step > 0) || (o.Arrival != 0) != arrive {
			t.Errorf("%v a month: %+v", step, o)
		}
	}
}

// On the day on which a goal is set nothing of its way is gone.
func TestOutlookOfAGoalOfToday(t *testing.T) {
	w := students()
	w.Phases = nil
	w.KPI("students_total").Goals = []Goal{{Comparator: AtLeast, Value: 1500, Due: at("2027-06-30"), Path: Linear, Since: at("2026-11-20")}}
	if o := w.status(t, "students_total", "2026-11-20").Outlook; o == nil || o.Progress != num(0) || o.TimeUsed != num(0) {
		t.Errorf("%+v", o)
	}
}

// Phases that have not begun have an outlook, but no way that is gone; those that are
// over have none.
func TestOutlookOfOtherPhases(t *testing.T) {
	w := students()
	w.Phases[2].Start = at("2026-12-01")
	as := w.on("2026-11-20")
	o := as.Phases[2].Goals[0].Outlook
	if o == nil || o.Goal.Value != 1500 || !o.Chance.OK {
		t.Fatalf("to come: %+v", o)
	}
	if as.Phases[1].Goals[0].Outlook != nil || as.Phases[0].Goals[0].Outlook != nil {
		t.Error("of phases that are over")
	}
}

// A tail and the whole history say the same.
func TestOutlookOfATail(t *testing.T) {
	w := company().daily("students_total", "2026-01-01", "2026-11-20", func(d Date) float64 {
		return 300 + float64(d-at("2026-01-01"))*2 + float64(d%5)
	})
	want := *w.status(t, "students_total", "2026-11-20").Outlook
	whole := w.Series["students_total"]
	from := TailFrom(&w.Info, w.KPI("students_total"), at("2026-11-20"))
	w.Series["students_total"] = &Series{First: whole.First, From: from, Points: whole.Points[search(whole.Points, from):]}
	if got := *w.status(t, "students_total", "2026-11-20").Outlook; got != want {
		t.Errorf("tail %+v\nwhole %+v", got, want)
	}
}

func TestFanEndsInTheForecast(t *testing.T) {
	w := sales(4.1e6, 4.6e6, 4.4e6, 5.0e6, 5.2e6, 5.4e6, 5.3e6, 5.8e6, 6.0e6)
	st := w.status(t, "revenue_month", "2026-11-20")
	as := w.on("2026-11-20")
	fan := Fan(w, st.KPI, w.Series["revenue_month"], st.Outlook, as)
	if len(fan) != 8 || w.Info.Label(fan[0].Period) != "2026-11" || w.Info.Label(fan[7].Period) != "2027-06" {
		t.Fatalf("fan: %+v", fan)
	}
	if last := fan[7]; last.Mid != st.Outlook.Forecast.V || last.Low != st.Outlook.Low.V || last.High != st.Outlook.High.V {
		t.Errorf("ends with %+v, forecast %+v", last, st.Outlook)
	}
	for i := 1; i < len(fan); i++ {
		if fan[i].High-fan[i].Low <= fan[i-1].High-fan[i-1].Low {
			t.Errorf("it does not widen at %d", i)
		}
	}
	w = students()
	st = w.status(t, "students_total", "2026-11-20")
	fan = Fan(w, st.KPI, w.Series["students_total"], st.Outlook, w.on("2026-11-20"))
	if len(fan) != 32 || fan[0].Period.Start != at("2026-11-27") || fan[31].Period.Start != at("2027-06-30") {
		t.Errorf("of weeks: %d, %v to %v", len(fan), fan[0].Period, fan[len(fan)-1].Period)
	}
	if fan := Fan(w, st.KPI, w.Series["students_total"], nil, as); fan != nil {
		t.Error("a fan of nothing")
	}
}

func TestMonthsBetween(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     float64
	}{
		{"2026-10-31", "2027-06-30", 8}, {"2026-11-20", "2027-06-30", 7 + 10.0/30}, {"2026-01-31", "2026-02-28", 1},
		{"2026-11-30", "2027-11-30", 12}, {"2026-11-20", "2026-11-20", 0}, {"2026-11-20", "2026-11-01", 0}, {"2026-11-20", "2026-11-27", 7.0 / 30},
	} {
		near(t, c.from+" to "+c.to, monthsBetween(at(c.from), at(c.to)), c.want, 1e-9)
	}
}

func TestChanceInWords(t *testing.T) {
	for chance, want := range map[float64]string{0: "5%未満", 0.05: "5%", 0.5: "50%", 0.95: "95%", 1: "95%超"} {
		o := Outlook{Chance: Some(chance)}
		if got := o.ChanceIn(JA); got != want {
			t.Errorf("%v: %s, want %s", chance, got, want)
		}
	}
	if got := (&Outlook{}).ChanceIn(EN); got != "--" {
		t.Errorf("none: %s", got)
	}
	words := reflect.ValueOf(outlookWords)
	for i := range words.NumField() {
		if w := words.Field(i).Interface().(Text); w.JA == "" || w.EN == "" {
			t.Errorf("%s is missing in a language", words.Type().Field(i).Name)
		}
	}
	for _, m := range []Method{MethodNone, MethodDrift, MethodDamped} {
		if l := m.Label(); l.JA == "" || l.EN == "" {
			t.Errorf("%q has no word", m)
		}
	}
}
