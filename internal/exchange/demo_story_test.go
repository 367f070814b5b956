package exchange

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// The journal tells one thing after the other, and every record that it writes is
// valid where it is written.
func TestDemoJournalIsSound(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		w := &metrics.Workspace{}
		last := time.Time{}
		for i, e := range demoEntries(t, lang) {
			if e.Seq != uint64(i+1) || e.At.Before(last) || e.By == "" {
				t.Errorf("entry %d: number %d of %s by %q, after %s", i+1, e.Seq, e.At, e.By, last)
			}
			last = e.At
			w.Apply(&e)
			for _, r := range e.Change.Records {
				var err error
				switch r := r.After.(type) {
				case *metrics.Review:
					err = metrics.ValidateReview(w, r)
				case *metrics.Action:
					err = metrics.ValidateAction(w, r)
				case *metrics.Experiment:
					err = metrics.ValidateExperiment(w, r)
				case *metrics.Note:
					err = metrics.ValidateNote(w, r)
				}
				if err != nil {
					t.Errorf("entry %d: %v", e.Seq, err)
				}
			}
		}
		if err := metrics.Validate(w); err != nil {
			t.Error(err)
		}
		zone, err := w.Info.Location()
		if err != nil {
			t.Fatal(err)
		}
		if end := demoClock(DemoDay, 9, 0, zone); last.After(end) {
			t.Errorf("the story goes on until %s", last)
		}
	}
}

// Every text of the story stands in both languages.
func TestDemoStoryIsBilingual(t *testing.T) {
	rows, err := csv.NewReader(bytes.NewReader(demoStory)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows[1:] {
		if ja, en := r[6], r[7]; (ja == "") != (en == "") || ja != "" && ja == en {
			t.Errorf("line %d: %q and %q", i+2, ja, en)
		}
	}
}

// Six weeks, two months and a quarter were reviewed; this week was not. A closed
// review has the levels of the entry before its closing.
func TestDemoReviews(t *testing.T) {
	entries := demoEntries(t, metrics.EN)
	w := &metrics.Workspace{}
	states := map[uint64]*metrics.Workspace{}
	for _, e := range entries {
		w.Apply(&e)
		then := *w
		then.Series = maps.Clone(w.Series)
		states[e.Seq] = &then
	}
	zone, err := w.Info.Location()
	if err != nil {
		t.Fatal(err)
	}
	var labels []string
	for i := range w.Reviews {
		r := &w.Reviews[i]
		label := w.Info.Label(r.Period)
		labels = append(labels, label)
		if !r.Closed() {
			t.Errorf("%s is open", label)
			continue
		}
		if len(r.Findings) < 3 || len(r.Texts) < 2 || len(r.Closing.Spent) != len(metrics.ReviewSteps(r.Period.Kind)) {
			t.Errorf("%s says little: %+v", label, r)
		}
		then := states[r.Closing.Seq]
		was := then.Review(r.Period)
		if was == nil || was.Closed() || len(was.Findings) != len(r.Findings) {
			t.Errorf("%s was closed before it was written", label)
		}
		as := metrics.Assess(then, r.Closing.At.In(zone))
		if want := metrics.CloseReview(*was, as, r.Closing.Seq, nil, ""); !maps.Equal(r.Closing.Levels, want.Closing.Levels) {
			t.Errorf("%s: levels %v, want %v", label, r.Closing.Levels, want.Closing.Levels)
		}
	}
	want := []string{"2026-09", "2026-Q3", "2026-W41", "2026-W42", "2026-W43", "2026-10", "2026-W44", "2026-W45", "2026-W46"}
	slices.Sort(labels)
	slices.Sort(want)
	if !slices.Equal(labels, want) {
		t.Errorf("reviews %v, want %v", labels, want)
	}
}

// What this week's review will find: actions to tick off, one of them overdue and
// moved twice, numbers to enter, exceptions, and an experiment that ends.
func TestDemoAwaitsItsReview(t *testing.T) {
	w := demoWorkspace(t, metrics.JA)
	zone, err := w.Info.Location()
	if err != nil {
		t.Fatal(err)
	}
	as := metrics.Assess(w, demoClock(DemoDay, 9, 0, zone))
	week := w.Info.ReviewPeriod(metrics.Week, DemoDay)
	open, late, soon := w.OpenActions(week), 0, 0
	for _, a := range open {
		if a.Overdue(DemoDay) {
			late++
			if len(a.Moves) != 2 {
				t.Errorf("%q was moved %d times", a.Title, len(a.Moves))
			}
		} else if a.Due <= week.End() {
			soon++
		}
	}
	if len(open) < 3 || late != 1 || soon < 2 {
		t.Errorf("%d actions, %d overdue, %d due this week", len(open), late, soon)
	}
	if n := len(w.Exceptions(as, week)); n < 3 {
		t.Errorf("%d exceptions", n)
	}
	if first := as.Alerts[0]; first.KPI.ID != "cac" || first.Acked != nil || w.Acks["cac"].Level != metrics.LevelWarning {
		t.Errorf("CAC was acknowledged while its goal was relaxed, and should ask again: %+v", first)
	}
	if as.Counts.Due == 0 {
		t.Error("no number is due")
	}
	if e := w.EndingExperiments(week); len(e) != 1 || e[0].Ended != 0 {
		t.Errorf("experiments that end: %v", e)
	}
}

// Actions and experiments are there in every state.
func TestDemoShowsEveryStateOfWork(t *testing.T) {
	w := demoWorkspace(t, metrics.EN)
	states := map[string]int{}
	for i := range w.Actions {
		a := &w.Actions[i]
		states[string(a.Status)]++
		if a.Status != metrics.ActionOpen && a.Why == "" {
			t.Errorf("nobody says how %q ended", a.Title)
		}
	}
	for i := range w.Experiments {
		e := &w.Experiments[i]
		states[string(e.Stage)]++
		states[string(e.Verdict)]++
		if e.Verdict != "" {
			if e.Learned == "" || e.Measured == nil || !e.Measured.Outcome.Change.OK {
				t.Errorf("%q has no end: %+v", e.Hypothesis, e)
			} else if s := e.Suggest(*e.Measured); s != e.Verdict {
				t.Errorf("%q: %s, measured was %s", e.Hypothesis, e.Verdict, s)
			}
		}
	}
	for _, s := range []string{"open", "done", "dropped", "plan", "do", "act", "", "supported", "refuted", "unclear"} {
		if states[s] == 0 {
			t.Errorf("nothing is %q: %v", s, states)
		}
	}
	if len(w.Notes) < 5 || len(w.Acks) < 3 {
		t.Errorf("%d notes, %d acknowledgements", len(w.Notes), len(w.Acks))
	}
}

// What was known in the past is not what is known now: values were corrected, and a
// goal was relaxed for some weeks, after which CAC looked better than it was.
func TestDemoPastDiffers(t *testing.T) {
	at := func(day string, kpi string) *metrics.Status {
		t.Helper()
		d, err := metrics.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		w := &metrics.Workspace{}
		for _, e := range demoEntries(t, metrics.EN) {
			if metrics.DateOf(e.At.In(time.FixedZone("", 9*3600))) <= d {
				w.Apply(&e)
			}
		}
		as := metrics.Assess(w, d.Time())
		i := slices.IndexFunc(as.KPIs, func(s metrics.Status) bool { return s.KPI.ID == kpi })
		return &as.KPIs[i]
	}
	if v := at("2026-10-06", "cac").Value.V; v != 34500 {
		t.Errorf("CAC was %v", v)
	}
	if v := at("2026-10-07", "cac").Value.V; v != 37000 {
		t.Errorf("CAC was corrected to %v", v)
	}
	if v := at("2026-10-30", "course_completion").Value.V; v != 81.7 {
		t.Errorf("course completion was %v", v)
	}
	if l := at("2026-11-05", "cac").Level; l != metrics.LevelWarning {
		t.Errorf("with the relaxed goal the level was %d", l)
	}
	if l := at("2026-11-06", "cac").Level; l != metrics.LevelCritical {
		t.Errorf("with the goal back the level was %d", l)
	}
}
