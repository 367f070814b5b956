package metrics

import (
	"slices"
	"testing"
)

// Every kind of record goes in, is found, keeps its order, and goes away again.
func TestRecordsOfReviews(t *testing.T) {
	w := &Workspace{}
	w47, october := week("2026-W47"), Period{Month, at("2026-10-01")}
	put := func(records ...Record) *Entry {
		e := &Entry{Change: Change{Kind: ChangeReview}}
		for _, r := range records {
			e.Change.Records = append(e.Change.Records, Put(r))
		}
		return e
	}
	before := *w
	w.Apply(put(
		&Review{Period: w47}, &Review{Period: october}, &Review{Period: Period{Week, at("2026-10-26")}},
		&Minutes{Review: ReviewID(w47), Text: "x"},
		&Action{ID: "b", Created: noon("2026-11-20")}, &Action{ID: "a", Created: noon("2026-11-20")}, &Action{ID: "z", Created: noon("2026-11-19")},
		&Experiment{ID: "b", Start: 9}, &Experiment{ID: "a", Start: 9}, &Experiment{ID: "z", Start: 8},
		&Note{ID: "c", Date: 9, At: noon("2026-11-20")}, &Note{ID: "b", Date: 9, At: noon("2026-11-19")}, &Note{ID: "a", Date: 9, At: noon("2026-11-20")}, &Note{ID: "z", Date: 8},
	))
	if len(before.Reviews)+len(before.Actions)+len(before.Experiments)+len(before.Notes) > 0 {
		t.Error("what was handed out before was changed")
	}
	ids := func(n int, id func(i int) string) (out []string) {
		for i := range n {
			out = append(out, id(i))
		}
		return out
	}
	reviews := func() []string { return ids(len(w.Reviews), func(i int) string { return w.Reviews[i].ID() }) }
	// October ends a day before the week around its end does.
	if got := reviews(); !slices.Equal(got, []string{"month-2026-10-01", "week-2026-10-26", "week-2026-11-16"}) {
		t.Errorf("reviews %q", got)
	}
	if got := ids(len(w.Actions), func(i int) string { return w.Actions[i].ID }); !slices.Equal(got, []string{"z", "a", "b"}) {
		t.Errorf("actions %q", got)
	}
	if got := ids(len(w.Experiments), func(i int) string { return w.Experiments[i].ID }); !slices.Equal(got, []string{"z", "a", "b"}) {
		t.Errorf("experiments %q", got)
	}
	if got := ids(len(w.Notes), func(i int) string { return w.Notes[i].ID }); !slices.Equal(got, []string{"z", "b", "a", "c"}) {
		t.Errorf("notes %q", got)
	}
	if w.Review(october) != &w.Reviews[0] || w.Review(october.Add(1)) != nil || w.Action("a") != &w.Actions[1] || w.Action("c") != nil ||
		w.Experiment("z") != &w.Experiments[0] || w.Experiment("c") != nil {
		t.Error("what is there is not found, or what is not there is")
	}

	w.Apply(put(&Action{ID: "a", Title: "changed", Created: noon("2026-11-20")}))
	if len(w.Actions) != 3 || w.Actions[1].Title != "changed" {
		t.Errorf("%+v", w.Actions)
	}
	w.Apply(&Entry{Change: Change{Records: []RecordEdit{
		Remove(RecordReview, ReviewID(w47)), Remove(RecordMinutes, ReviewID(w47)), Remove(RecordAction, "a"), Remove(RecordExperiment, "a"), Remove(RecordNote, "a"),
	}}})
	if len(w.Reviews) != 2 || len(w.Actions) != 2 || len(w.Experiments) != 2 || len(w.Notes) != 3 {
		t.Errorf("%+v", w)
	}
}

func TestRecordOf(t *testing.T) {
	for _, c := range []struct {
		r    Record
		kind RecordKind
		id   string
	}{
		{&Info{}, RecordInfo, ""}, {&KPI{ID: "a"}, RecordKPI, "a"}, {&Phase{ID: "a"}, RecordPhase, "a"}, {&Ack{KPI: "a"}, RecordAck, "a"},
		{&Review{Period: week("2026-W47")}, RecordReview, "week-2026-11-16"}, {&Minutes{Review: "week-2026-11-16"}, RecordMinutes, "week-2026-11-16"},
		{&Action{ID: "a"}, RecordAction, "a"}, {&Experiment{ID: "a"}, RecordExperiment, "a"}, {&Note{ID: "a"}, RecordNote, "a"},
	} {
		if kind, id := RecordOf(c.r); kind != c.kind || id != c.id {
			t.Errorf("%T is %s %q", c.r, kind, id)
		}
	}
}

func TestReviewSteps(t *testing.T) {
	asked := map[Section]bool{}
	for _, kind := range Reviewed {
		steps := ReviewSteps(kind)
		if steps[0] != StepActions || steps[1] != StepDue || steps[len(steps)-1] != StepClose {
			t.Errorf("%v: %v", kind, steps)
		}
		for _, s := range steps {
			for _, section := range s.Sections() {
				asked[section] = true
			}
		}
	}
	if ReviewSteps(Day) != nil || len(asked) != len(Sections) {
		t.Errorf("a day has a review, or a section is never asked for: %v", asked)
	}
}

func TestReviewByID(t *testing.T) {
	w := &Workspace{}
	for _, kind := range Reviewed {
		w.Reviews = append(w.Reviews, Review{Period: w.Info.Of(kind, at("2024-01-01"))}) // where all kinds begin
	}
	for i := range w.Reviews {
		if r := w.ReviewByID(w.Reviews[i].ID()); r != &w.Reviews[i] {
			t.Errorf("%s: %+v", w.Reviews[i].ID(), r)
		}
	}
	for _, id := range []string{"", "week", "week-", "day-2024-01-01", "week-2024-01-08", "week-2024-01-01x", "2024-01-01"} {
		if r := w.ReviewByID(id); r != nil {
			t.Errorf("%q: %+v", id, r)
		}
	}
}

func TestLastReview(t *testing.T) {
	w := &Workspace{}
	w.closed("2026-W44", nil).closed("2026-W45", nil)
	w.Reviews = append(w.Reviews, Review{Period: week("2026-W46")}, Review{Period: Period{Month, at("2026-11-01")}, Closing: &Closing{}})
	if r := w.LastReview(week("2026-W47")); r == nil || r.Period != week("2026-W45") {
		t.Errorf("%+v", r)
	}
	if r := w.LastReview(week("2026-W44")); r != nil {
		t.Errorf("%+v", r)
	}
}

func TestOverdueAndRank(t *testing.T) {
	a := Action{Status: ActionOpen, Due: 9}
	if a.Overdue(9) || !a.Overdue(10) || (&Action{Status: ActionDone, Due: 9}).Overdue(10) || (&Action{Status: ActionOpen}).Overdue(10) {
		t.Error("overdue is an open action after its due date, and nothing else")
	}
	if (Score{10, 10, 10}).Rank() != 1000 || (Score{10, 10, 0}).Rank() != 0 {
		t.Error("the rank is the product of the three")
	}
}
