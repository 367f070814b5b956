package review

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// experimentStop is the experiments whose run ends: what was expected, what was
// measured, what is said about it.
type experimentStop struct {
	list
	s *Screen
}

func (st *experimentStop) refresh() {
	var ids []string
	for _, e := range st.s.env.Workspace.EndingExperiments(st.s.period) {
		ids = append(ids, e.ID)
	}
	st.set(ids)
}

func (st *experimentStop) experiment() *metrics.Experiment {
	return st.s.env.Workspace.Experiment(st.item())
}

func (st *experimentStop) kpi() string {
	if e := st.experiment(); e != nil {
		return e.Outcome.KPI
	}
	return ""
}

func (st *experimentStop) tally() (done, all int) {
	for _, id := range st.items {
		if e := st.s.env.Workspace.Experiment(id); e != nil && e.Verdict != "" {
			done++
		}
	}
	return done, len(st.items)
}

func (st *experimentStop) do(a keys.Action) (tea.Cmd, bool) {
	s := st.s
	if a == keys.Add {
		if !s.writable() {
			return s.say(words.ReadOnly), true
		}
		return frame.Ask(frame.EditExperiment{Experiment: metrics.Experiment{Review: s.review.ID(), Start: s.env.Today, Stage: metrics.StagePlan}}), true
	}
	e := st.experiment()
	if e == nil {
		return nil, false
	}
	switch a {
	case keys.Open:
		return s.open(e.ID, ""), true
	case keys.Edit:
		return frame.Ask(frame.EditExperiment{Experiment: *e}), true
	}
	return nil, false
}

// write makes the fields for what an experiment has shown: a verdict, and what was
// learned. What was measured is kept with the verdict.
func (st *experimentStop) write(id, _ string) *fields {
	s := st.s
	e := s.env.Workspace.Experiment(id)
	if e == nil {
		return nil
	}
	verdict := &choice{env: s.env, values: []string{""}, labels: []metrics.Text{{}}}
	for _, v := range metrics.Verdicts {
		verdict.values, verdict.labels = append(verdict.values, string(v)), append(verdict.labels, v.Label())
	}
	verdict.set(string(e.Verdict))
	f := s.newFields(metrics.StepExperiments, id,
		&field{key: "verdict", label: words.Verdict, in: verdict},
		&field{key: "learned", label: words.Learned, in: s.area(e.Learned, words.LearnedHint)})
	f.about = []string{e.Lever.KPI, e.Outcome.KPI}
	judged := func(e metrics.Experiment) metrics.Experiment {
		e.Learned = f.get("learned")
		switch v := metrics.Verdict(f.get("verdict")); {
		case v == e.Verdict:
		case v == "":
			e.Verdict, e.Measured, e.Ended, e.Stage = "", nil, 0, metrics.StageCheck
		default:
			measured := metrics.MeasureEffects(s.env.Workspace, &e, s.env.Today)
			e.Verdict, e.Measured, e.Ended, e.Stage = v, &measured, s.env.Today, metrics.StageAct
		}
		return e
	}
	f.check = func() bool {
		now := judged(*e)
		return s.blameFor(f, metrics.ValidateExperiment(s.env.Workspace, &now), map[string]string{"learned": "learned", "verdict": "verdict"})
	}
	f.build = func() metrics.Change {
		kept := s.env.Workspace.Experiment(id)
		if kept == nil {
			return metrics.Change{}
		}
		now := judged(*kept)
		return s.change(&now)
	}
	return f
}

func (st *experimentStop) draw(p *page) {
	env, s := p.env, st.s
	if len(st.items) == 0 {
		p.space()
		p.text(env.Theme.Text, 2, env.T(words.NoExperiments))
		return
	}
	for i, id := range st.items {
		e := env.Workspace.Experiment(id)
		if e == nil {
			continue
		}
		p.blank()
		end := p.begin(i, i == st.at)
		st.drawOne(p, e, i == st.at)
		f := s.fields
		if !s.writes(id) {
			f = st.write(id, "")
		}
		f.draw(p, 4)
		end()
	}
}

func (st *experimentStop) drawOne(p *page, e *metrics.Experiment, selected bool) {
	env := p.env
	lines := text.Wrap(text.Printable(env.NoteOn(e.Hypothesis, e.Lever.KPI, e.Outcome.KPI)), max(1, p.width-2*edge-2))
	for _, l := range lines {
		r := p.row(selected, 2)
		r.Text(r.Look().Title, l)
		p.add(r.String())
	}
	r := p.row(false, 2)
	r.Skip(3)
	r.Text(env.Theme.Muted, fmt.Sprintf(env.T(words.Run), env.Day(e.Start), env.Day(e.End)))
	r.Text(env.Theme.Muted, e.Owner)
	p.add(r.String())
	measured := metrics.EffectsOf(env.Workspace, e, env.Today)
	p.effects(
		effect{metrics.Lever, e.Lever, measured.Lever},
		effect{metrics.Outcome, e.Outcome, measured.Outcome},
	)
	if v := e.Suggest(measured); v != "" && e.Verdict == "" {
		p.text(env.Theme.Accent, 4, fmt.Sprintf(env.T(words.Suggests), env.T(v.Label())))
	}
}

// effect is what was expected of a KPI of an experiment, and what was measured.
type effect struct {
	metrics.Side
	expected metrics.Expectation
	measured metrics.Effect
}

// effects puts what was measured beside what was expected, where there is room for
// that for both KPIs; else each has its figures on a line of their own.
func (p *page) effects(both ...effect) {
	env, labels := p.env, 0
	for _, x := range both {
		labels = max(labels, text.Width(env.T(x.Label())))
	}
	room := p.width - 4 - labels - 2 - edge
	beside := true
	for _, x := range both {
		if k := env.Workspace.KPI(x.expected.KPI); k != nil {
			expected, measured, _ := x.figures(env, k)
			beside = beside && text.Width(spaced(text.Printable(env.T(k.Name)), expected, measured)) <= room
		}
	}
	for _, x := range both {
		k := env.Workspace.KPI(x.expected.KPI)
		if k == nil {
			continue
		}
		th, r := env.Theme, p.row(false, 2)
		r.Skip(3)
		r.Left(th.Muted, labels, env.T(x.Label()))
		r.Text(th.Text, env.T(k.Name))
		if !beside {
			p.add(r.String())
			r = p.row(false, 2)
			r.Skip(3 + labels + 2)
		}
		expected, measured, span := x.figures(env, k)
		r.Text(th.Muted, expected)
		style := th.Muted
		if x.measured.Change.OK {
			style = th.Title
		}
		r.Text(style, measured)
		if text.Width(span) <= r.Rest() {
			r.Text(th.Muted, span)
		}
		p.add(r.String())
	}
}

// figures writes what was expected, what was measured, and from which value to
// which; what is not known is empty, or said to be.
func (x effect) figures(env *frame.Env, k *metrics.KPI) (expected, measured, span string) {
	m := x.measured
	if x.expected.Change != 0 {
		expected = fmt.Sprintf(env.T(words.Expected), metrics.FormatExpectation(x.expected.Change, k.Unit, env.Lang))
	}
	if !m.Change.OK {
		return expected, env.T(words.NotMeasured), ""
	}
	change := env.Change(metrics.Comparison{Base: m.Before, Period: m.BeforePeriod, Change: m.Change, Unit: m.Unit}, k)
	span = fmt.Sprintf(env.T(words.FromTo), env.Value(m.Before, k), env.Value(m.After, k))
	return expected, fmt.Sprintf(env.T(words.MeasuredChange), change), text.Printable(span)
}
