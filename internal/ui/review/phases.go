package review

import (
	"cmp"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// phaseStop is the goals of the phases that run in the period or now: ahead of
// plan or behind it, the farthest behind first.
type phaseStop struct {
	list
	s     *Screen
	goals []phaseGoal
	many  bool // of more than one phase
}

type phaseGoal struct {
	phase *metrics.Phase
	*metrics.PhaseGoal
}

func (st *phaseStop) refresh() {
	env := st.s.env
	st.goals, st.many = nil, false
	for i := range env.Assessed.Phases {
		ps := &env.Assessed.Phases[i]
		if ps.Phase.Start > env.Today || ps.Phase.End < st.s.period.Start {
			continue
		}
		for g := range ps.Goals {
			if ps.Goals[g].KPI != nil {
				st.many = st.many || len(st.goals) > 0 && st.goals[0].phase != ps.Phase
				st.goals = append(st.goals, phaseGoal{ps.Phase, &ps.Goals[g]})
			}
		}
	}
	slices.SortStableFunc(st.goals, func(a, b phaseGoal) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), compareMissingLast(a.Attainment, b.Attainment), cmp.Compare(b.Goal.Weight(), a.Goal.Weight()))
	})
	ids := make([]string, len(st.goals))
	for i, g := range st.goals {
		ids[i] = fmt.Sprintf("%s/%s/%d", g.phase.ID, g.KPI.ID, g.Goal.Due)
	}
	st.set(ids)
}

func compareMissingLast(a, b metrics.Maybe) int {
	switch {
	case a.OK && b.OK:
		return cmp.Compare(a.V, b.V)
	case a.OK:
		return -1
	case b.OK:
		return 1
	}
	return 0
}

func (st *phaseStop) kpi() string {
	if st.at < len(st.goals) {
		return st.goals[st.at].KPI.ID
	}
	return ""
}

// tally counts nothing: there is only something to see here.
func (st *phaseStop) tally() (done, all int) { return 0, 0 }

func (st *phaseStop) do(a keys.Action) (tea.Cmd, bool) {
	if st.at >= len(st.goals) {
		return nil, false
	}
	g := st.goals[st.at]
	switch a {
	case keys.Open:
		return frame.Ask(frame.OpenDetail{KPI: g.KPI.ID}), true
	case keys.Enter:
		return frame.Ask(frame.EnterValue{KPI: g.KPI.ID}), true
	case keys.Edit:
		return frame.Ask(frame.EditPhase{Phase: g.phase.ID}), true
	}
	return nil, false
}

func (st *phaseStop) write(string, string) *fields { return nil }

// The columns of a goal, left to right.
const (
	goalMark = iota
	goalName
	goalActual
	goalPlan
	goalAhead
	goalBar
	goalPhase
)

func (st *phaseStop) draw(p *page) {
	env := st.s.env
	if len(st.goals) == 0 {
		p.space()
		p.text(env.Theme.Text, 2, env.T(words.NoPhaseGoals))
		return
	}
	st.drawPhase(p)
	phase, ahead := 0, 0
	if st.many {
		phase = 16
	}
	for _, t := range [...]metrics.Text{words.Ahead, words.Behind, words.Kept, words.Missed, metrics.StateUnmeasured.Label()} {
		ahead = max(ahead, text.Width(env.T(t))+6)
	}
	w := layout.Fit(max(0, p.width-2*edge), 2, []layout.Column{
		goalMark:   {Min: theme.MarkWidth, Want: theme.MarkWidth, Keep: 10},
		goalName:   {Min: 18, Want: env.NameWidth(18, 32), Keep: 9},
		goalActual: {Min: 9, Want: 11, Keep: 8},
		goalPlan:   {Min: 9, Want: 11, Keep: 5},
		goalAhead:  {Min: ahead, Want: ahead, Keep: 7},
		goalBar:    {Min: 10, Want: max(16, p.width/4), Keep: 4},
		goalPhase:  {Min: phase, Want: phase, Keep: 3},
	})
	head := p.row(false, 2)
	th := env.Theme
	head.Left(th.Header, w[goalMark], "")
	head.Left(th.Header, w[goalName], env.T(words.KPI))
	head.Right(th.Header, w[goalActual], env.T(words.Actual))
	head.Right(th.Header, w[goalPlan], env.T(words.Plan))
	head.Left(th.Header, w[goalAhead], env.T(words.OfPlan))
	head.Left(th.Header, w[goalBar], env.T(words.Progress))
	p.add(head.String())
	p.pin()
	for i, g := range st.goals {
		p.space()
		end := p.begin(i, i == st.at)
		r := p.row(i == st.at, 2)
		look := r.Look()
		mark := look.State(g.State)
		r.Left(mark.Style, w[goalMark], mark.Glyph)
		r.Left(look.Title, w[goalName], env.T(g.KPI.Name))
		value := env.Value(g.Value, g.KPI)
		r.Right(look.Title, w[goalActual], value)
		r.Right(look.Muted, w[goalPlan], env.Value(g.Plan, g.KPI))
		r.Left(mark.Style, w[goalAhead], st.ahead(g))
		r.Put(w[goalBar], chart.Bar(g.Progress, g.TimeUsed, w[goalBar], chart.BarIn(th, look, mark)))
		r.Left(look.Muted, w[goalPhase], env.T(g.phase.Name))
		p.add(r.String())
		end()
	}
}

// drawPhase says how far the phase is.
func (st *phaseStop) drawPhase(p *page) {
	ph := st.s.env.Assessed.Phase
	if ph == nil {
		return
	}
	env, r := p.env, p.row(false, 2)
	r.Text(env.Theme.Title, env.T(ph.Phase.Name))
	r.Text(env.Theme.Muted, fmt.Sprintf(env.T(words.PhaseGone), metrics.FormatPercent(ph.Elapsed, 0), env.Until(ph.Phase.End)))
	p.add(r.String())
	p.space()
}

// ahead says whether a goal is ahead of its plan or behind it, and by how much it
// is attained.
func (st *phaseStop) ahead(g phaseGoal) string {
	env := st.s.env
	if !g.Attainment.OK || g.State == metrics.Early {
		return env.T(g.State.Label())
	}
	t := words.Kept
	reached := g.State == metrics.Reached
	switch {
	case g.TimeUsed.OK && reached:
		t = words.Ahead
	case g.TimeUsed.OK:
		t = words.Behind
	case !reached:
		t = words.Missed
	}
	return metrics.FormatPercent(g.Attainment.V, 0) + " " + env.T(t)
}
