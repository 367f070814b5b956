package metrics

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// refused checks that an error names a field with a condition, in both languages.
func refused(t *testing.T, name string, err error, field string, want error) {
	t.Helper()
	found := false
	for _, e := range FieldErrors(err) {
		found = found || e.Field == field && errors.Is(e, want)
		if e.In(JA) == e.In(EN) || strings.Contains(e.In(JA)+e.In(EN), "%!") || strings.HasPrefix(e.In(EN), " ") {
			t.Errorf("%s: %q, %q", name, e.In(JA), e.In(EN))
		}
	}
	if !found {
		t.Errorf("%s: %v", name, err)
	}
}

var long, tooLong = strings.Repeat("長", 4000), strings.Repeat("長", 4001)

func TestValidateAction(t *testing.T) {
	w := company()
	sound := func() *Action {
		return &Action{Title: strings.Repeat("題", 200), KPI: "nps", Owner: "me", Status: ActionDone, Ended: at("2026-11-20"), Why: long,
			Moves: []Move{{Why: long}}, Score: Score{10, 1, 0}}
	}
	if err := ValidateAction(w, sound()); err != nil {
		t.Error(err)
	}
	if err := ValidateAction(w, &Action{Title: "x", Status: ActionOpen}); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		name  string
		spoil func(a *Action)
		field string
		err   error
	}{
		{"no title", func(a *Action) { a.Title = " \u3000\n" }, "title", ErrMissing},
		{"long title", func(a *Action) { a.Title += "x" }, "title", ErrRange},
		{"KPI", func(a *Action) { a.KPI = "gone" }, "kpi", ErrNoSuch},
		{"owner", func(a *Action) { a.Owner = strings.Repeat("x", 201) }, "owner", ErrRange},
		{"status", func(a *Action) { a.Status = "" }, "status", ErrUnknown},
		{"open with an end", func(a *Action) { a.Status = ActionOpen }, "ended", ErrConflict},
		{"done without an end", func(a *Action) { a.Ended = 0 }, "ended", ErrMissing},
		{"why", func(a *Action) { a.Why = tooLong }, "why", ErrRange},
		{"why it was moved", func(a *Action) { a.Moves = append(a.Moves, Move{Why: tooLong}) }, "moves[1].why", ErrRange},
		{"impact", func(a *Action) { a.Score.Impact = 11 }, "score.impact", ErrRange},
		{"confidence", func(a *Action) { a.Score.Confidence = 11 }, "score.confidence", ErrRange},
		{"ease", func(a *Action) { a.Score.Ease = 255 }, "score.ease", ErrRange},
	} {
		a := sound()
		c.spoil(a)
		refused(t, c.name, ValidateAction(w, a), c.field, c.err)
	}
}

func TestValidateExperiment(t *testing.T) {
	w := company()
	sound := func() *Experiment {
		return &Experiment{Hypothesis: long, Lever: Expectation{"csat", 0.2}, Outcome: Expectation{KPI: "nps"}, Did: long, Owner: "me",
			Start: at("2026-11-02"), End: at("2026-11-02"), Stage: StageAct, Verdict: Refuted, Ended: at("2026-11-02"), Learned: long, Score: Score{1, 1, 1}}
	}
	if err := ValidateExperiment(w, sound()); err != nil {
		t.Error(err)
	}
	if err := ValidateExperiment(w, &Experiment{Hypothesis: "x", Start: 1, Stage: StagePlan}); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		name  string
		spoil func(e *Experiment)
		field string
		err   error
	}{
		{"no hypothesis", func(e *Experiment) { e.Hypothesis = "" }, "hypothesis", ErrMissing},
		{"long hypothesis", func(e *Experiment) { e.Hypothesis = tooLong }, "hypothesis", ErrRange},
		{"lever", func(e *Experiment) { e.Lever.KPI = "gone" }, "lever.kpi", ErrNoSuch},
		{"change of nothing", func(e *Experiment) { e.Lever.KPI = "" }, "lever.kpi", ErrMissing},
		{"no number", func(e *Experiment) { e.Outcome.Change = math.NaN() }, "outcome.change", ErrRange},
		{"too large", func(e *Experiment) { e.Outcome.Change = -1e15 }, "outcome.change", ErrRange},
		{"what was done", func(e *Experiment) { e.Did = tooLong }, "did", ErrRange},
		{"owner", func(e *Experiment) { e.Owner = long }, "owner", ErrRange},
		{"start", func(e *Experiment) { e.Start = 0 }, "start", ErrMissing},
		{"end", func(e *Experiment) { e.End = e.Start - 1 }, "end", ErrOrder},
		{"stage", func(e *Experiment) { e.Stage = "done" }, "stage", ErrUnknown},
		{"verdict", func(e *Experiment) { e.Verdict = "perhaps" }, "verdict", ErrUnknown},
		{"verdict without a day", func(e *Experiment) { e.Ended = 0 }, "ended", ErrMissing},
		{"a day without verdict", func(e *Experiment) { e.Verdict = "" }, "verdict", ErrMissing},
		{"judged before it began", func(e *Experiment) { e.Ended = e.Start - 1 }, "ended", ErrOrder},
		{"what was learned", func(e *Experiment) { e.Learned = tooLong }, "learned", ErrRange},
		{"score", func(e *Experiment) { e.Score.Ease = 11 }, "score.ease", ErrRange},
	} {
		e := sound()
		c.spoil(e)
		refused(t, c.name, ValidateExperiment(w, e), c.field, c.err)
	}
}

func TestValidateNote(t *testing.T) {
	w := company()
	sound := func() *Note { return &Note{KPI: "nps", Date: at("2026-11-20"), Text: long, By: "me"} }
	if err := ValidateNote(w, sound()); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		name  string
		spoil func(n *Note)
		field string
		err   error
	}{
		{"no KPI", func(n *Note) { n.KPI = "" }, "kpi", ErrMissing},
		{"KPI", func(n *Note) { n.KPI = "gone" }, "kpi", ErrNoSuch},
		{"date", func(n *Note) { n.Date = 0 }, "date", ErrMissing},
		{"no text", func(n *Note) { n.Text = "\n" }, "text", ErrMissing},
		{"long text", func(n *Note) { n.Text = tooLong }, "text", ErrRange},
		{"by", func(n *Note) { n.By = long }, "by", ErrRange},
	} {
		n := sound()
		c.spoil(n)
		refused(t, c.name, ValidateNote(w, n), c.field, c.err)
	}
}

func TestValidateReview(t *testing.T) {
	w := company()
	sound := func() *Review {
		return &Review{Period: week("2026-W47"), By: "me",
			Findings: []Finding{{KPI: "nps", Note: long, Cause: long}, {KPI: "cac", Verdict: RetireKPI}},
			Voices:   []Voice{{Text: long}, {KPI: "nps", Who: "a customer", Text: "x"}},
			Texts:    map[Section]string{Highlights: long, Decisions: "", Market: "x", Proposals: "x", BusinessPlan: "x", KPISystem: "x"}}
	}
	if err := ValidateReview(w, sound()); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		name  string
		spoil func(r *Review)
		field string
		err   error
	}{
		{"no period", func(r *Review) { r.Period = Period{} }, "period", ErrUnknown},
		{"a day", func(r *Review) { r.Period.Kind = Day }, "period", ErrUnknown},
		{"no kind of period", func(r *Review) { r.Period.Kind = 99 }, "period", ErrUnknown},
		{"by", func(r *Review) { r.By = long }, "by", ErrRange},
		{"finding about nothing", func(r *Review) { r.Findings[0].KPI = "" }, "findings[0].kpi", ErrMissing},
		{"finding about no KPI", func(r *Review) { r.Findings[0].KPI = "gone" }, "findings[0].kpi", ErrNoSuch},
		{"two findings", func(r *Review) { r.Findings[1].KPI = "nps" }, "findings[1].kpi", ErrTwice},
		{"note", func(r *Review) { r.Findings[0].Note = tooLong }, "findings[0].note", ErrRange},
		{"cause", func(r *Review) { r.Findings[0].Cause = tooLong }, "findings[0].cause", ErrRange},
		{"verdict", func(r *Review) { r.Findings[1].Verdict = "perhaps" }, "findings[1].verdict", ErrUnknown},
		{"voice about no KPI", func(r *Review) { r.Voices[1].KPI = "gone" }, "voices[1].kpi", ErrNoSuch},
		{"who", func(r *Review) { r.Voices[1].Who = long }, "voices[1].who", ErrRange},
		{"silent voice", func(r *Review) { r.Voices[1].Text = "" }, "voices[1].text", ErrMissing},
		{"long voice", func(r *Review) { r.Voices[0].Text = tooLong }, "voices[0].text", ErrRange},
		{"section", func(r *Review) { r.Texts["gossip"] = "x" }, "texts.gossip", ErrUnknown},
		{"long section", func(r *Review) { r.Texts[Market] = tooLong }, "texts.market", ErrRange},
	} {
		r := sound()
		c.spoil(r)
		refused(t, c.name, ValidateReview(w, r), c.field, c.err)
	}
	err := ValidateReview(w, &Review{Period: week("2026-W47"), Findings: []Finding{{}}})
	if got := FieldErrors(err)[0].In(JA); got != "レビュー 2026-W47, findings[0].kpi: 空にはできません" {
		t.Errorf("%q", got)
	}
}
