package form

import (
	"fmt"
	"reflect"
	"slices"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// NewExperiment returns the form of an experiment; one without an id is new, with
// what it names already filled in.
func NewExperiment(env *frame.Env, e metrics.Experiment) frame.Screen {
	return newScreen(env, newExperimentForm(env, e))
}

// experimentForm is the form of an experiment.
type experimentForm struct {
	record
	was metrics.Experiment // as it was when the form was opened

	hypothesis, owner, start, end *entry
	lever, outcome                expectationRows
	stage                         *choice[metrics.Stage]
	did, learned                  *prose
	verdict                       *choice[metrics.Verdict]
	score                         scoreRows
}

func newExperimentForm(env *frame.Env, e metrics.Experiment) *experimentForm {
	f := &experimentForm{record: newRecord(env, e.ID), was: e}
	if f.isNew {
		e.Stage = metrics.StagePlan
		if e.Start == 0 {
			e.Start = env.Today
		}
	}
	f.hypothesis = newEntry(e.Hypothesis, proseRoom)
	f.owner = newOwner(env, e.Owner)
	f.start, f.end = newDate(env, e.Start, f.startDates), newDate(env, e.End, f.endDates)
	f.end.empty = func() string { return env.T(work.NoEnd) }
	f.lever, f.outcome = newExpectationRows(env, e.Lever), newExpectationRows(env, e.Outcome)
	f.stage = newChoice(e.Stage, labelled(metrics.Stages[:]...)...)
	f.did, f.learned = newProse(e.Did), newProse(e.Learned)
	f.verdict = newChoice(e.Verdict, labelled(append([]metrics.Verdict{""}, metrics.Verdicts[:]...)...)...)
	f.verdict.turned = func() { // a verdict is what the cycle acts on
		if f.verdict.value() != "" {
			f.stage.set(metrics.StageAct)
		}
	}
	f.score = newScoreRows(e.Score)
	f.layOut()
	return f
}

func (f *experimentForm) layOut() {
	begun := func(x *expectationRows) func() bool {
		return func() bool { return x.chosen() && f.startDate() != 0 && f.startDate() <= f.env.Today }
	}
	f.all = []*row{
		{key: "hypothesis", text: work.Hypothesis, control: f.hypothesis},
		{key: "lever.kpi", text: work.Lever, control: f.lever.kpi},
		{key: "lever.change", text: work.LeverChange, control: f.lever.change, shown: f.lever.chosen},
		{key: "outcome.kpi", text: work.Outcome, control: f.outcome.kpi},
		{key: "outcome.change", text: work.OutcomeChange, control: f.outcome.change, shown: f.outcome.chosen},
		{key: "start", text: work.Start, control: f.start},
		{key: "end", text: work.End, control: f.end},
		{key: "owner", text: work.Owner, control: f.owner},
	}
	f.above = len(f.all)
	f.all = slices.Concat(f.all, []*row{
		heading(work.HeadRun),
		{key: "did", text: work.Did, control: f.did},
		{key: "stage", text: work.Stage, control: f.stage},
		heading(work.HeadResult),
		{text: field{Label: metrics.Lever.Label()}, control: computed(func() string { return f.lever.measured(f.effects().Lever) }), shown: begun(&f.lever)},
		{text: field{Label: metrics.Outcome.Label()}, control: computed(func() string { return f.outcome.measured(f.effects().Outcome) }), shown: begun(&f.outcome)},
		{text: field{Label: work.Suggestion}, control: computed(func() string { return f.env.T(f.suggestion().Label()) }), shown: func() bool { return f.suggestion() != "" }},
		{key: "verdict", text: work.Verdict, control: f.verdict},
		{key: "learned", text: work.Learned, control: f.learned},
		heading(work.HeadRank),
	}, f.score.rows(f.env))
}

// startDates reads the start: a day without a year is one of this year, because a
// run may have begun.
func (f *experimentForm) startDates() frame.Dates {
	d := f.env.Forward()
	d.Past = true
	return d
}

// endDates reads the end: +4w is four weeks of run.
func (f *experimentForm) endDates() frame.Dates {
	d := f.env.Forward()
	if start := f.startDate(); start != 0 {
		d.From, d.Span = start, true
	}
	return d
}

func (f *experimentForm) startDate() metrics.Date {
	d, _ := f.startDates().Parse(f.start.value())
	return d
}

func (f *experimentForm) title() metrics.Text {
	if f.isNew {
		return work.AddExperiment
	}
	return work.EditExperiment
}

func (f *experimentForm) subtitle() string {
	if f.isNew {
		return ""
	}
	return f.was.Hypothesis
}

func (f *experimentForm) label(r metrics.Record) string { return r.(*metrics.Experiment).Hypothesis }

func (f *experimentForm) stored() (now, then metrics.Record) {
	if f.isNew {
		return nil, nil
	}
	if e := f.env.Workspace.Experiment(f.was.ID); e != nil {
		return e, &f.was
	}
	return nil, &f.was
}

// removal implements [removable].
func (f *experimentForm) removal() (metrics.RecordEdit, bool) {
	return metrics.Remove(metrics.RecordExperiment, f.was.ID), !f.isNew
}

// now returns the experiment of what the rows say, as far as they can be read.
func (f *experimentForm) now() metrics.Experiment {
	e := f.was
	e.Hypothesis, e.Owner, e.Did, e.Learned = f.hypothesis.value(), f.owner.value(), f.did.value(), f.learned.value()
	e.Lever, e.Outcome = f.lever.value(), f.outcome.value()
	e.Start, e.End = f.startDate(), 0
	if f.end.value() != "" {
		e.End, _ = f.endDates().Parse(f.end.value())
	}
	e.Stage, e.Score = f.stage.value(), f.score.value()
	e.Verdict = f.verdict.value()
	return e
}

// effects returns what was measured. What was kept with a verdict stands, unless
// the run is another one now.
func (f *experimentForm) effects() metrics.Effects {
	e := f.now()
	if f.was.Measured != nil && e.Lever.KPI == f.was.Lever.KPI && e.Outcome.KPI == f.was.Outcome.KPI && e.Start == f.was.Start && e.End == f.was.End {
		return *f.was.Measured
	}
	return metrics.MeasureEffects(f.env.Workspace, &e, f.env.Today)
}

// suggestion returns the verdict that the figures suggest; empty: none yet.
func (f *experimentForm) suggestion() metrics.Verdict {
	e := f.now()
	return e.Suggest(f.effects())
}

// build makes the experiment of what the rows say. With its verdict it ends, and
// what was measured is kept as it is.
func (f *experimentForm) build() (metrics.RecordEdit, string) {
	e := f.now()
	if f.isNew {
		e.ID, e.Created = f.id, f.env.Now
	}
	if e.Verdict == "" {
		e.Ended, e.Measured = 0, nil
	} else {
		if e.Ended == 0 {
			e.Ended = f.env.Today
		}
		kept := f.effects()
		e.Measured = &kept
	}
	problem := f.blame(metrics.ValidateExperiment(f.env.Workspace, &e))
	if !f.isNew && reflect.DeepEqual(e, f.was) {
		return metrics.RecordEdit{}, problem
	}
	return metrics.Put(&e), problem
}

// expectationRows are a KPI and the change that is expected of it.
type expectationRows struct {
	env    *frame.Env
	kpi    *finder
	change *entry
}

func newExpectationRows(env *frame.Env, x metrics.Expectation) expectationRows {
	start := ""
	if k := env.Workspace.KPI(x.KPI); k != nil && x.Change != 0 {
		start = metrics.FormatExpectation(x.Change, k.Unit, env.Lang)
	}
	r := expectationRows{env: env, kpi: newFinder(env, x.KPI), change: newEntry(start, short)}
	r.kpi.optional = true
	r.change.read, r.change.empty = r.read, r.example
	return r
}

func (r *expectationRows) chosen() bool { return r.of() != nil }

func (r *expectationRows) of() *metrics.KPI { return r.env.Workspace.KPI(r.kpi.id) }

func (r *expectationRows) value() metrics.Expectation {
	x := metrics.Expectation{KPI: r.kpi.id}
	if k := r.of(); k != nil && r.change.value() != "" {
		x.Change, _ = metrics.ParseExpectation(r.change.value(), k.Unit)
	}
	return x
}

// example shows how a change of the KPI is written.
func (r *expectationRows) example() string {
	k := r.of()
	if k == nil {
		return ""
	}
	by := 0.1
	switch {
	case k.Unit.Kind == metrics.UnitRank:
		by = -2
	case k.ExpectedUnit() == metrics.ByPoints:
		by = 5
		if low, high := k.Unit.Range(); high-low < 50 {
			by = 0.5
		}
	}
	return fmt.Sprintf(r.env.T(work.Example), metrics.FormatExpectation(by, k.Unit, r.env.Lang))
}

// read says how a change was understood: as a change, and from which value to which
// it leads today.
func (r *expectationRows) read(s string) (meaning, problem string) {
	k := r.of()
	if k == nil {
		return "", ""
	}
	v, err := metrics.ParseExpectation(s, k.Unit)
	if err != nil {
		return "", inWords(err, r.env.Lang)
	}
	if meaning = metrics.FormatExpectation(v, k.Unit, r.env.Lang); meaning == s {
		meaning = ""
	}
	st := r.env.Status(k.ID)
	if st == nil || !st.Value.OK || r.env.Hides(k) {
		return meaning, ""
	}
	to := metrics.Some(st.Value.V + v)
	if k.ExpectedUnit() == metrics.ByRatio {
		to.V = st.Value.V * (1 + v)
	}
	if meaning != "" {
		meaning += "  "
	}
	return meaning + fmt.Sprintf(r.env.T(work.FromTo), r.env.Value(st.Value, k), r.env.Value(to, k)), ""
}

// measured says what the KPI did.
func (r *expectationRows) measured(f metrics.Effect) string {
	k := r.of()
	if k == nil || !f.Change.OK {
		return r.env.T(work.NotMeasured)
	}
	change := r.env.Change(metrics.Comparison{Base: f.Before, Change: f.Change, Unit: f.Unit}, k)
	at := func(v metrics.Maybe, p metrics.Period) string {
		if p.IsZero() {
			return r.env.Value(v, k)
		}
		return fmt.Sprintf("%s (%s)", r.env.Value(v, k), frame.ShortPeriod(p, r.env))
	}
	return change + "  " + fmt.Sprintf(r.env.T(work.FromTo), at(f.Before, f.BeforePeriod), at(f.After, f.AfterPeriod))
}
