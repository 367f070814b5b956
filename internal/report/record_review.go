package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// The most columns that a title takes in a line of the journal, and a text in the
// detail of an entry.
const (
	titleColumns = 60
	textColumns  = 72
)

// reviewed says what became of a record that reviews are made of.
func (j *Journal) reviewed(r *metrics.RecordEdit) string {
	switch r.Kind {
	case metrics.RecordReview:
		return j.review(r)
	case metrics.RecordMinutes:
		return j.became(r, words3{journalWords.AddedMinutes, journalWords.ChangedMinutes, journalWords.RemovedMinutes}, j.reviewName(r.ID))
	case metrics.RecordAction:
		return j.action(r)
	case metrics.RecordExperiment:
		return j.experiment(r)
	case metrics.RecordNote:
		n, ok := r.After.(*metrics.Note)
		if !ok {
			n, ok = r.Before.(*metrics.Note)
		}
		if ok {
			return j.became(r, words3{journalWords.AddedNote, journalWords.ChangedNote, journalWords.RemovedNote},
				fmt.Sprintf("%s %s  %s", j.KPI(n.KPI), n.Date, j.title(n.KPI, n.Text)))
		}
	}
	return r.ID
}

// words3 are what is said of a record that is new, changed and gone.
type words3 struct{ added, changed, removed metrics.Text }

// became says of a record that it is new, changed or gone.
func (j *Journal) became(r *metrics.RecordEdit, w words3, name string) string {
	switch {
	case r.After == nil:
		return fmt.Sprintf(j.t(w.removed), name)
	case r.Before == nil:
		return fmt.Sprintf(j.t(w.added), name)
	default:
		return fmt.Sprintf(j.t(w.changed), name) + j.touched(r)
	}
}

func (j *Journal) review(r *metrics.RecordEdit) string {
	before, was := r.Before.(*metrics.Review)
	after, stays := r.After.(*metrics.Review)
	say := func(t metrics.Text, p metrics.Period) string { return fmt.Sprintf(j.t(t), j.Workspace.Info.Label(p)) }
	switch {
	case stays && after.Closed() && !(was && before.Closed()):
		return say(journalWords.ClosedReview, after.Period)
	case stays && !was:
		return say(journalWords.OpenedReview, after.Period)
	case stays && before.Closed() && !after.Closed():
		return say(journalWords.ReopenedReview, after.Period)
	case stays:
		return say(journalWords.WroteReview, after.Period) + j.touched(r)
	case was:
		return say(journalWords.RemovedReview, before.Period)
	}
	return r.ID
}

func (j *Journal) action(r *metrics.RecordEdit) string {
	before, was := r.Before.(*metrics.Action)
	after, stays := r.After.(*metrics.Action)
	if !was || !stays {
		a := after
		if !stays {
			a = before
		}
		if a == nil {
			return r.ID
		}
		return j.became(r, words3{added: journalWords.AddedAction, removed: journalWords.RemovedAction}, j.title(a.KPI, a.Title))
	}
	say := func(t metrics.Text) string { return fmt.Sprintf(j.t(t), j.title(after.KPI, after.Title)) }
	switch {
	case before.Status != after.Status && after.Status == metrics.ActionDone:
		return strings.TrimSpace(say(journalWords.DoneAction) + "  " + j.title(after.KPI, after.Why))
	case before.Status != after.Status && after.Status == metrics.ActionDropped:
		return strings.TrimSpace(say(journalWords.DroppedAction) + "  " + j.title(after.KPI, after.Why))
	case before.Status != after.Status:
		return say(journalWords.ReopenedAction)
	case len(after.Moves) > len(before.Moves):
		m := &after.Moves[len(after.Moves)-1]
		return say(journalWords.MovedAction) + "  " + j.move(m, after.KPI)
	}
	return say(journalWords.ChangedAction) + j.touched(r)
}

// move writes a due date that was moved: 2026-11-20 > 2026-11-27  waiting for a part.
func (j *Journal) move(m *metrics.Move, kpi string) string {
	dates := [2]string{m.From.String(), m.To.String()}
	for i := range dates {
		if dates[i] == "" {
			dates[i] = j.t(journalWords.None)
		}
	}
	return strings.TrimSpace(dates[0] + " > " + dates[1] + "  " + j.title(kpi, m.Why))
}

func (j *Journal) experiment(r *metrics.RecordEdit) string {
	before, was := r.Before.(*metrics.Experiment)
	after, stays := r.After.(*metrics.Experiment)
	e := after
	if !stays {
		e = before
	}
	if e == nil {
		return r.ID
	}
	name := j.title(e.Outcome.KPI, e.Hypothesis)
	if was && stays && after.Verdict != "" && after.Verdict != before.Verdict {
		return fmt.Sprintf(j.t(journalWords.JudgedExperiment), name) + "  " + j.t(after.Verdict.Label())
	}
	return j.became(r, words3{journalWords.AddedExperiment, journalWords.ChangedExperiment, journalWords.RemovedExperiment}, name)
}

// reviewName calls a review by its period.
func (j *Journal) reviewName(id string) string {
	for i := range j.Workspace.Reviews {
		if r := &j.Workspace.Reviews[i]; r.ID() == id {
			return j.Workspace.Info.Label(r.Period)
		}
	}
	return id
}

// title writes a text about a KPI in a few words on one line.
func (j *Journal) title(kpi, s string) string {
	return text.Truncate(oneLine(j.note(kpi, s)), titleColumns, "...")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// excerpts shortens two texts to what can be read in a line each. Where they begin
// alike they begin shortly before the first difference.
func excerpts(before, after string) (string, string) {
	const lead = 12 // characters before the difference
	before, after = oneLine(before), oneLine(after)
	if text.Width(before) > textColumns || text.Width(after) > textColumns {
		from, starts := 0, []int{}
		for i, r := range before {
			if i+utf8.RuneLen(r) > len(after) || before[i:i+utf8.RuneLen(r)] != after[i:i+utf8.RuneLen(r)] {
				break
			}
			starts = append(starts, i)
		}
		if len(starts) > lead && text.Width(before[:starts[len(starts)-1]]) > textColumns/2 {
			from = starts[len(starts)-lead]
		}
		if from > 0 {
			before, after = "..."+before[from:], "..."+after[from:]
		}
	}
	return text.Truncate(before, textColumns, "..."), text.Truncate(after, textColumns, "...")
}

// reviewFacts returns what a review says, each with what it is about.
func (j *Journal) reviewFacts(r *metrics.Review) []fact {
	words := &journalWords
	about := func(kpi string, what metrics.Text) metrics.Text {
		return metrics.Text{JA: j.KPI(kpi) + ": " + what.JA, EN: j.KPI(kpi) + ": " + what.EN}
	}
	var out []fact
	for _, f := range r.Findings {
		verdict := ""
		if f.Verdict != "" {
			verdict = j.t(f.Verdict.Label())
		}
		out = append(out,
			fact{label: about(f.KPI, words.Finding), of: f.KPI, value: j.note(f.KPI, f.Note), long: true},
			fact{label: about(f.KPI, words.Cause), of: f.KPI, value: j.note(f.KPI, f.Cause), long: true},
			fact{label: about(f.KPI, words.Usefulness), of: f.KPI, value: verdict})
	}
	for i, v := range r.Voices {
		value := v.Text
		if v.Who != "" {
			value = v.Who + ": " + value
		}
		if v.KPI != "" {
			value = j.KPI(v.KPI) + "  " + value
		}
		out = append(out, fact{label: words.Voice, of: fmt.Sprint(i), value: j.note(v.KPI, value), long: true})
	}
	for _, s := range metrics.Sections {
		out = append(out, fact{label: s.Label(), value: j.note("", r.Texts[s]), long: true})
	}
	closed := ""
	if r.Closed() {
		closed = r.Closing.At.In(j.zone()).Format("2006-01-02 15:04")
	}
	return append(out, fact{label: words.Closed, value: closed})
}

func (j *Journal) zone() *time.Location {
	loc, err := j.Workspace.Info.Location()
	if err != nil {
		return time.UTC
	}
	return loc
}

func (j *Journal) actionFacts(a *metrics.Action) []fact {
	words := &journalWords
	moves := make([]string, len(a.Moves))
	for i := range a.Moves {
		moves[i] = j.move(&a.Moves[i], a.KPI)
	}
	status := ""
	if a.Status != "" {
		status = j.t(a.Status.Label())
	}
	return []fact{
		{label: words.Title, value: j.note(a.KPI, a.Title), long: true}, {label: words.KPI, value: j.KPI(a.KPI)},
		{label: words.Owner, value: a.Owner}, {label: words.Due, value: a.Due.String()}, {label: words.Status, value: status},
		{label: words.Why, value: j.note(a.KPI, a.Why), long: true}, {label: words.Moves, value: Commas(j.Lang, moves)},
		{label: words.Ended, value: a.Ended.String()}, {label: words.Score, value: score(a.Score)}, {label: words.Review, value: j.reviewName(a.Review)},
	}
}

func (j *Journal) experimentFacts(e *metrics.Experiment) []fact {
	words := &journalWords
	stage, verdict, measured := "", "", ""
	if e.Stage != "" {
		stage = j.t(e.Stage.Label())
	}
	if e.Verdict != "" {
		verdict = j.t(e.Verdict.Label())
	}
	if e.Measured != nil {
		both := []string{j.effect(e.Lever.KPI, e.Measured.Lever), j.effect(e.Outcome.KPI, e.Measured.Outcome)}
		measured = Commas(j.Lang, slices.DeleteFunc(both, func(s string) bool { return s == "" }))
	}
	return []fact{
		{label: words.Hypothesis, value: j.note(e.Outcome.KPI, e.Hypothesis), long: true},
		{label: metrics.Lever.Label(), value: j.expectation(e.Lever)}, {label: metrics.Outcome.Label(), value: j.expectation(e.Outcome)},
		{label: words.Did, value: j.note(e.Lever.KPI, e.Did), long: true}, {label: words.Owner, value: e.Owner},
		{label: words.Start, value: e.Start.String()}, {label: words.RunEnd, value: e.End.String()}, {label: words.Stage, value: stage},
		{label: words.Measured, value: measured}, {label: words.Verdict, value: verdict}, {label: words.Learned, value: j.note(e.Outcome.KPI, e.Learned), long: true},
		{label: words.Ended, value: e.Ended.String()}, {label: words.Score, value: score(e.Score)}, {label: words.Review, value: j.reviewName(e.Review)},
	}
}

// expectation writes a KPI with the change that is expected of it: 受講完走率 +5pt.
func (j *Journal) expectation(x metrics.Expectation) string {
	return strings.TrimSpace(j.KPI(x.KPI) + " " + metrics.FormatExpectation(x.Change, j.known(x.KPI).Unit, j.Lang))
}

// effect writes what was measured of a KPI: 受講完走率 70% > 76%（+6pt）.
func (j *Journal) effect(kpi string, f metrics.Effect) string {
	if !f.Before.OK && !f.After.OK {
		return ""
	}
	k := j.known(kpi)
	side := func(v metrics.Maybe) string {
		if !v.OK {
			return j.t(journalWords.None)
		}
		return j.write(v.V, k)
	}
	out := strings.TrimSpace(j.KPI(kpi)+" "+side(f.Before)) + " > " + side(f.After)
	// A difference in the KPI's own unit says nothing that the two values do not.
	if f.Change.OK && f.Unit != metrics.ByDifference {
		out += beside(j.Lang, metrics.FormatComparison(metrics.Comparison{Change: f.Change, Unit: f.Unit}, k.Unit, j.Workspace.Info.Currency, j.Lang))
	}
	return out
}

// score writes a rating: 8 x 6 x 4 = 192; what is not rated is -.
func score(s metrics.Score) string {
	if s == (metrics.Score{}) {
		return ""
	}
	part := func(n uint8) string {
		if n == 0 {
			return "-"
		}
		return fmt.Sprint(n)
	}
	out := part(s.Impact) + " x " + part(s.Confidence) + " x " + part(s.Ease)
	if s.Rank() > 0 {
		out += fmt.Sprintf(" = %d", s.Rank())
	}
	return out
}
