package metrics

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// goalOf100 is a workspace of monthly stocks, each with the goal of at least 100
// and its values of the months up to October 2026.
func goalOf100(values map[string][]float64) *Workspace {
	w := &Workspace{Info: Info{TZ: "Asia/Tokyo", Currency: "JPY"}, Series: map[string]*Series{}, Acks: map[string]Ack{}}
	ids := make([]string, 0, len(values))
	for id := range values {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		w.KPIs = append(w.KPIs, KPI{ID: id, Cadence: Monthly, Aggregation: Last, Unit: Unit{Kind: UnitCount},
			Goals: []Goal{{Comparator: AtLeast, Value: 100}}})
		month := w.Info.Of(Month, at("2026-10-01")).Add(1 - len(values[id]))
		for _, v := range values[id] {
			w.put(id, w.Info.Label(month), v)
			month = month.Add(1)
		}
	}
	return w
}

// closed puts a closed review of a week into the workspace.
func (w *Workspace) closed(week string, levels map[string]Level) *Workspace {
	p, err := ParsePeriod(w.Info.Calendar, week)
	if err != nil {
		panic(err)
	}
	w.Reviews = append(w.Reviews, Review{Period: p, Opened: p.Start.Time(), Closing: &Closing{At: p.End().Time(), Levels: levels}})
	SortReviews(w.Reviews)
	return w
}

// listed returns the exceptions of the review of week 47 in short: "id risen,alert".
func listed(w *Workspace) []string {
	var out []string
	for _, e := range w.Exceptions(w.on("2026-11-20"), w.Info.Of(Week, at("2026-11-20"))) {
		kinds := make([]string, len(e.Kinds))
		for i, k := range e.Kinds {
			kinds[i] = string(k)
		}
		out = append(out, e.Status.KPI.ID+" "+strings.Join(kinds, ","))
	}
	return out
}

func TestExceptionsAgainstTheLastReview(t *testing.T) {
	w := goalOf100(map[string][]float64{
		"reached": {120}, "near": {95}, "fell": {100}, "better": {85}, "worse": {75}, "warned": {72}, "same": {85}, "bad": {50}, "stale": {100, 0, 0}, "new": {82}, "never": nil,
	})
	stale := w.Series["stale"]
	stale.Points = stale.Points[:1] // August's value is the last
	w.closed("2026-W46", map[string]Level{"reached": 0, "near": 0, "fell": 2, "better": 2, "worse": 1, "warned": 2, "same": 1, "bad": 3, "stale": 0})
	w.closed("2026-W45", map[string]Level{"reached": 3, "near": 3})                                                                        // not the last one
	w.Reviews = append(w.Reviews, Review{Period: Period{Month, at("2026-10-01")}, Closing: &Closing{Levels: map[string]Level{"near": 3}}}) // of another kind
	want := []string{"bad alert", "worse risen,alert", "warned alert", "new alert", "better fallen,alert", "same alert", "stale stale", "fell fallen"}
	if got := listed(w); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestExceptionsAgainstThePeriodBefore(t *testing.T) {
	w := goalOf100(map[string][]float64{"rose": {100, 85}, "fell": {70, 100}, "same": {85, 85}, "first": {85}})
	list := w.Exceptions(w.on("2026-11-20"), w.Info.Of(Week, at("2026-11-20")))
	want := []string{"rose risen,alert", "first alert", "same alert", "fell fallen"}
	if got := listed(w); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if list[0].Was != LevelNone || !list[0].WasKnown || list[3].Was != LevelWarning || list[1].WasKnown {
		t.Errorf("before: %+v", list)
	}

	// A KPI of every day is compared with the day before the week, not with yesterday.
	day := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100}}})
	day.daily("x", "2026-11-01", "2026-11-15", always(100)).daily("x", "2026-11-16", "2026-11-20", always(85))
	if got := listed(day); !slices.Equal(got, []string{"x risen,alert"}) {
		t.Errorf("daily: %q", got)
	}
}

func TestExceptionsOverdueAndNoted(t *testing.T) {
	w := goalOf100(map[string][]float64{"late": {96}, "made": {100}, "ahead": {96}, "noted": {100}, "never": nil})
	w.KPI("late").Goals[0].Due, w.KPI("late").Goals[0].Path = at("2026-11-19"), Step
	w.KPI("made").Goals[0].Due, w.KPI("made").Goals[0].Path = at("2026-11-19"), Step
	w.KPI("ahead").Goals[0].Due, w.KPI("ahead").Goals[0].Path = at("2026-11-20"), Step
	week := w.Info.Of(Week, at("2026-11-20"))
	w.Reviews = []Review{{Period: week, Findings: []Finding{{KPI: "noted", Cause: "x"}, {KPI: "never", Note: "x"}, {KPI: "made"}}}}
	want := []string{"late overdue", "noted noted", "never noted"}
	if got := listed(w); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if list := w.Exceptions(w.on("2026-11-20"), week.Add(-1)); len(list) != 1 {
		t.Errorf("another review's findings: %d", len(list))
	}
	w.KPI("late").Archived = true
	if got := listed(w); slices.Contains(got, "late overdue") {
		t.Errorf("archived: %q", got)
	}
}

// Of two with the same level the farther behind plan leads, then the more important,
// then the order of definition; what has no attainment comes last.
func TestExceptionsOrder(t *testing.T) {
	w := goalOf100(map[string][]float64{"a": {85}, "b": {84}, "c": {85}, "d": {85}, "e": {85}})
	w.KPI("c").Goals[0].Stars = 3
	w.KPI("e").Goals = nil
	w.KPI("e").Alerts = []AlertRule{{When: "value < 90", Level: LevelCaution}}
	w.closed("2026-W46", map[string]Level{"a": 1, "b": 1, "c": 1, "d": 1, "e": 1})
	want := []string{"b alert", "c alert", "a alert", "d alert", "e alert"}
	if got := listed(w); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A rule may give a KPI a level that has no value: the board shows it, so the
// review talks about it.
func TestExceptionsOfARuleWithoutAValue(t *testing.T) {
	w := goalOf100(map[string][]float64{"a": nil})
	w.KPI("a").Alerts = []AlertRule{{When: "freshness == unmeasured", Level: LevelWarning}}
	if got := listed(w); !slices.Equal(got, []string{"a alert"}) {
		t.Errorf("%q", got)
	}
}

func TestCloseReview(t *testing.T) {
	w := goalOf100(map[string][]float64{"bad": {50}, "good": {100}, "never": nil})
	as := w.on("2026-11-20")
	spent := map[ReviewStep]int{StepDue: 30}
	open := Review{Period: as.Week, Findings: []Finding{{KPI: "bad", Note: "x"}}}
	r := CloseReview(open, as, 7, spent, "me")
	spent[StepDue] = 99
	c := r.Closing
	if c == nil || !c.At.Equal(as.Now) || c.Seq != 7 || c.By != "me" || c.Spent[StepDue] != 30 || open.Closed() {
		t.Fatalf("%+v", c)
	}
	if bad, good := c.Levels["bad"], c.Levels["good"]; bad != LevelCritical || good != LevelNone || len(c.Levels) != 2 {
		t.Errorf("levels: %v", c.Levels)
	}
	if again := CloseReview(r, w.on("2026-11-21"), 9, nil, "you"); again.Closing != r.Closing {
		t.Error("a frozen review was closed again")
	}
	// The next review compares with what was frozen.
	w.Reviews = []Review{r}
	w.put("bad", "2026-11", 100)
	list := w.Exceptions(Assess(w, at("2026-11-27").Time().Add(12*time.Hour)), as.Week.Add(1))
	if len(list) != 1 || !list[0].Has(LevelFallen) || list[0].Was != LevelCritical {
		t.Errorf("%+v", list)
	}
}
