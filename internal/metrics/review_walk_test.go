package metrics

import (
	"slices"
	"testing"
	"time"
)

func TestReviewPeriod(t *testing.T) {
	for start, want := range map[string]map[PeriodKind]string{
		"2020-01-01": {Week: "2026-W47", Month: "2026-10", Quarter: "FY2026-Q2", Year: "FY2025"},
		"2026-10-31": {Week: "2026-W47", Month: "2026-10", Quarter: "FY2026-Q3", Year: "FY2026"}, // nothing was there before
	} {
		info := Info{Start: at(start), Calendar: Calendar{FiscalStart: 4}}
		for kind, want := range want {
			if got := info.Label(info.ReviewPeriod(kind, at("2026-11-20"))); got != want {
				t.Errorf("start %s: %s, not %s", start, got, want)
			}
		}
	}
}

func noon(s string) time.Time { return at(s).Time().Add(12 * time.Hour) }

func week(s string) Period {
	p, err := ParsePeriod(Calendar{}, s)
	if err != nil {
		panic(err)
	}
	return p
}

func titles(list []*Action) (out []string) {
	for _, a := range list {
		out = append(out, a.Title)
	}
	return out
}

func TestOpenActions(t *testing.T) {
	w47, w46, w48 := week("2026-W47"), week("2026-W46"), week("2026-W48")
	open := func(title, due string) Action {
		a := Action{Title: title, Status: ActionOpen, Review: ReviewID(w46), Created: noon("2026-11-13")}
		if due != "" {
			a.Due = at(due)
		}
		return a
	}
	done := func(title, due, ended string) Action {
		a := open(title, due)
		a.Status, a.Ended = ActionDone, at(ended)
		return a
	}
	made := func(a Action, in Period) Action { a.Review = ReviewID(in); return a }
	w := &Workspace{Info: Info{TZ: "UTC"}, Actions: []Action{
		open("someday", ""),
		open("next week", "2026-11-27"),
		open("overdue", "2026-11-13"),
		made(open("made in this meeting", "2026-11-27"), w47),
		made(open("made in the next one", "2026-11-27"), w48),
		made(open("made in the week, by nobody's review", "2026-11-20"), Period{Month, at("2026-10-01")}),
		done("done in last week's meeting", "2026-11-13", "2026-11-13"),
		done("done on Wednesday", "2026-11-20", "2026-11-18"),
		done("done in this meeting", "2026-11-19", "2026-11-20"),
		done("done long ago", "2026-10-20", "2026-10-20"),
	}}
	w.Actions[1].Moves = []Move{{On: at("2026-11-13"), From: at("2026-11-10"), To: at("2026-11-27")}} // moved last week
	moved := open("moved in this meeting", "2026-12-24")
	moved.Moves = []Move{
		{On: at("2026-11-13"), From: at("2026-11-12"), To: at("2026-11-14")},
		{On: at("2026-11-20"), From: at("2026-11-14"), To: at("2026-12-01")},
		{On: at("2026-11-20"), From: at("2026-12-01"), To: at("2026-12-24")},
	}
	w.Actions = append(w.Actions, moved)
	w.Reviews = []Review{
		{Period: w46, Opened: noon("2026-11-09"), Closing: &Closing{At: noon("2026-11-13")}},
		{Period: w47, Opened: noon("2026-11-20")},
		{Period: w48, Opened: noon("2026-11-20")},
	}
	want := []string{"overdue", "moved in this meeting", "done in this meeting", "made in the week, by nobody's review", "next week", "someday", "done on Wednesday"}
	if got := titles(w.OpenActions(w47)); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	// Before the first review is opened nothing has its place yet, and what ended in
	// its week is shown.
	w.Reviews = nil
	got := titles(w.OpenActions(w47))
	if n := len(got); got[0] != "overdue" || n != 8 || !slices.Equal(got[n-2:], []string{"done in this meeting", "done on Wednesday"}) {
		t.Errorf("without a review: %q", got)
	}
}

// Two reviews on one day: what the second one ends stays in its list.
func TestOpenActionsOfTheSameDay(t *testing.T) {
	w := &Workspace{Info: Info{TZ: "Asia/Tokyo"}, Actions: []Action{{Title: "x", Status: ActionDone, Ended: at("2026-11-20")}}}
	w.Reviews = []Review{{Period: week("2026-W46"), Closing: &Closing{At: noon("2026-11-20").Add(-9 * time.Hour)}}}
	if got := w.OpenActions(week("2026-W47")); len(got) != 0 {
		t.Errorf("before the second is opened: %q", titles(got))
	}
	w.Reviews = append(w.Reviews, Review{Period: week("2026-W47"), Opened: noon("2026-11-20").Add(-9 * time.Hour)})
	if got := w.OpenActions(week("2026-W47")); len(got) != 1 {
		t.Errorf("in the second: %q", titles(got))
	}
}

func TestEndingExperiments(t *testing.T) {
	run := func(id, end, ended string) Experiment {
		e := Experiment{ID: id, Start: at("2026-11-02")}
		if end != "" {
			e.End = at(end)
		}
		if ended != "" {
			e.Ended, e.Verdict = at(ended), Supported
		}
		return e
	}
	w := &Workspace{Info: Info{TZ: "UTC"}, Experiments: []Experiment{
		run("sunday", "2026-11-22", ""), run("monday", "2026-11-16", "2026-11-17"), run("waits", "2026-11-06", ""),
		run("judged", "2026-11-08", "2026-11-09"), run("judged now", "2026-11-08", "2026-11-20"), run("later", "2026-11-23", ""), run("open", "", ""),
	}}
	w.Reviews = []Review{{Period: week("2026-W47"), Opened: noon("2026-11-20")}}
	var got []string
	for _, e := range w.EndingExperiments(week("2026-W47")) {
		got = append(got, e.ID)
	}
	if want := []string{"waits", "judged now", "monday", "sunday"}; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestLastFinding(t *testing.T) {
	w := &Workspace{Reviews: []Review{
		{Period: week("2026-W44"), Findings: []Finding{{KPI: "a", Note: "old"}, {KPI: "b", Cause: "the cause"}}},
		{Period: Period{Month, at("2026-10-01")}, Findings: []Finding{{KPI: "a", Note: "monthly"}}},
		{Period: week("2026-W45"), Findings: []Finding{{KPI: "a", Note: "last"}, {KPI: "b"}}},
		{Period: week("2026-W47"), Findings: []Finding{{KPI: "a", Note: "now"}}},
	}}
	if f, r := w.LastFinding("a", week("2026-W47")); f.Note != "last" || r != &w.Reviews[2] {
		t.Errorf("%+v", f)
	}
	if f, r := w.LastFinding("b", week("2026-W47")); f.Cause != "the cause" || r.Period != week("2026-W44") {
		t.Errorf("%+v", f)
	}
	if f, r := w.LastFinding("c", week("2026-W47")); f.KPI != "c" || !f.IsZero() || r != nil {
		t.Errorf("%+v", f)
	}
}

func TestMarks(t *testing.T) {
	w := &Workspace{
		Info:  Info{TZ: "Asia/Tokyo"},
		Notes: []Note{{ID: "n", KPI: "a", Date: at("2026-11-13"), Text: "price"}, {ID: "o", KPI: "b", Date: at("2026-11-13")}},
		Reviews: []Review{
			{Period: week("2026-W44"), Findings: []Finding{{KPI: "a"}, {KPI: "b", Note: "x"}}},
			{Period: week("2026-W45"), Opened: noon("2026-11-06"), Findings: []Finding{{KPI: "a", Note: "note", Cause: "cause"}}, Closing: &Closing{At: noon("2026-11-06").Add(10 * time.Hour)}},
			{Period: week("2026-W46"), Opened: noon("2026-11-13"), Findings: []Finding{{KPI: "a", Cause: "cause"}}, Closing: &Closing{At: noon("2026-11-17")}},
			{Period: week("2026-W47"), Opened: noon("2026-11-18"), Findings: []Finding{{KPI: "a", Note: "open"}}},
		},
		Actions:     []Action{{ID: "x", KPI: "a", Title: "act", Created: noon("2026-11-13"), Ended: at("2026-11-19")}, {ID: "y", KPI: "a", Title: "acts", Created: noon("2026-11-21")}, {ID: "b", KPI: "b", Created: noon("2026-11-13")}},
		Experiments: []Experiment{{ID: "e", Hypothesis: "h", Lever: Expectation{KPI: "b"}, Outcome: Expectation{KPI: "a"}, Start: at("2026-11-13"), End: at("2026-12-13")}, {ID: "f", Hypothesis: "g", Lever: Expectation{KPI: "a"}, Start: at("2026-11-25")}, {ID: "g", Start: 1}},
	}
	want := []Mark{
		{at("2026-11-06") + 1, MarkFinding, "note\n\ncause", "week-2026-11-02", false}, // past midnight in Tokyo
		{at("2026-11-13"), MarkNote, "price", "n", false},
		{at("2026-11-13"), MarkAction, "act", "x", false},
		{at("2026-11-13"), MarkExperiment, "h", "e", false},
		{at("2026-11-15"), MarkFinding, "cause", "week-2026-11-09", false},
		{at("2026-11-18"), MarkFinding, "open", "week-2026-11-16", false},
		{at("2026-11-19"), MarkAction, "act", "x", true},
		{at("2026-11-21"), MarkAction, "acts", "y", false},
		{at("2026-11-25"), MarkExperiment, "g", "f", false},
		{at("2026-12-13"), MarkExperiment, "h", "e", true},
	}
	if got := w.Marks("a"); !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
