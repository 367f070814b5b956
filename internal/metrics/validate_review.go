package metrics

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The most that a text of a record may hold, in characters.
const (
	TitleLimit = 200  // a title, a name
	TextLimit  = 4000 // everything that goes over several lines
)

// text checks a text that may be empty.
func (c *checker) text(field, s string, limit int) {
	if utf8.RuneCountInString(s) > limit {
		c.fail(field, problems.TooLong, strconv.Itoa(limit))
	}
}

// words checks a text that must say something.
func (c *checker) words(field, s string, limit int) {
	c.check(strings.TrimSpace(s) != "", field, problems.Empty, "")
	c.text(field, s, limit)
}

// kpi checks that a KPI is there, if one is named.
func (c *checker) kpi(w *Workspace, field, id string) {
	c.check(id == "" || w.KPI(id) != nil, field, problems.NoKPI, id)
}

func (c *checker) score(s Score) {
	for _, part := range []struct {
		field string
		value uint8
	}{{"score.impact", s.Impact}, {"score.confidence", s.Confidence}, {"score.ease", s.Ease}} {
		c.check(part.value <= 10, part.field, problems.Score, strconv.Itoa(int(part.value)))
	}
}

// ValidateAction checks an action of the workspace. The error joins [FieldError]s.
func ValidateAction(w *Workspace, a *Action) error {
	c := &checker{record: RecordAction}
	c.words("title", a.Title, TitleLimit)
	c.kpi(w, "kpi", a.KPI)
	c.text("owner", a.Owner, TitleLimit)
	choice(c, "status", a.Status, ActionStatuses[:])
	c.check(a.Status != ActionOpen || a.Ended == 0, "ended", problems.OpenEnded, a.Ended.String())
	c.check(a.Status == ActionOpen || a.Ended != 0, "ended", problems.Empty, "")
	c.text("why", a.Why, TextLimit)
	for i, m := range a.Moves {
		c.text(fmt.Sprintf("moves[%d].why", i), m.Why, TextLimit)
	}
	c.score(a.Score)
	return c.err()
}

// ValidateExperiment checks an experiment of the workspace. The error joins
// [FieldError]s.
func ValidateExperiment(w *Workspace, e *Experiment) error {
	c := &checker{record: RecordExperiment}
	c.words("hypothesis", e.Hypothesis, TextLimit)
	c.expectation(w, "lever", e.Lever)
	c.expectation(w, "outcome", e.Outcome)
	c.text("did", e.Did, TextLimit)
	c.text("owner", e.Owner, TitleLimit)
	c.check(e.Start != 0, "start", problems.Empty, "")
	c.check(e.End == 0 || e.End >= e.Start, "end", problems.PhaseEnd, e.End.String())
	choice(c, "stage", e.Stage, Stages[:])
	if e.Verdict != "" {
		choice(c, "verdict", e.Verdict, Verdicts[:])
	}
	c.check(e.Verdict == "" || e.Ended != 0, "ended", problems.Empty, "")
	c.check(e.Verdict != "" || e.Ended == 0, "verdict", problems.Empty, "")
	c.check(e.Ended == 0 || e.Ended >= e.Start, "ended", problems.PhaseEnd, e.Ended.String())
	c.text("learned", e.Learned, TextLimit)
	c.score(e.Score)
	return c.err()
}

func (c *checker) expectation(w *Workspace, field string, x Expectation) {
	c.kpi(w, field+".kpi", x.KPI)
	c.check(x.KPI != "" || x.Change == 0, field+".kpi", problems.ChangeOfWhat, "")
	c.check(finite(x.Change) && math.Abs(x.Change) < valueLimit, field+".change", problems.ChangeRange, exact(x.Change))
}

// ValidateNote checks a note of the workspace. The error joins [FieldError]s.
func ValidateNote(w *Workspace, n *Note) error {
	c := &checker{record: RecordNote}
	c.check(n.KPI != "", "kpi", problems.Empty, "")
	c.kpi(w, "kpi", n.KPI)
	c.check(n.Date != 0, "date", problems.Empty, "")
	c.words("text", n.Text, TextLimit)
	c.text("by", n.By, TitleLimit)
	return c.err()
}

// ValidateReview checks a review of the workspace. The error joins [FieldError]s.
func ValidateReview(w *Workspace, r *Review) error {
	c := &checker{record: RecordReview, id: w.Info.Label(r.Period)}
	c.check(slices.Contains(Reviewed[:], r.Period.Kind) && r.Period.Start != 0, "period", problems.Choice, c.id)
	c.text("by", r.By, TitleLimit)
	for i, f := range r.Findings {
		field := fmt.Sprintf("findings[%d]", i)
		c.check(f.KPI != "", field+".kpi", problems.Empty, "")
		c.kpi(w, field+".kpi", f.KPI)
		c.check(!slices.ContainsFunc(r.Findings[:i], func(o Finding) bool { return o.KPI == f.KPI }), field+".kpi", problems.SameFinding, f.KPI)
		c.text(field+".note", f.Note, TextLimit)
		c.text(field+".cause", f.Cause, TextLimit)
		if f.Verdict != "" {
			choice(c, field+".verdict", f.Verdict, Usefulnesses[:])
		}
	}
	for i, v := range r.Voices {
		field := fmt.Sprintf("voices[%d]", i)
		c.kpi(w, field+".kpi", v.KPI)
		c.text(field+".who", v.Who, TitleLimit)
		c.words(field+".text", v.Text, TextLimit)
	}
	for _, s := range slices.Sorted(maps.Keys(r.Texts)) {
		choice(c, "texts."+string(s), s, Sections[:])
		c.text("texts."+string(s), r.Texts[s], TextLimit)
	}
	return c.err()
}
