package review

import (
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
)

// goalStop sets the goals of the next period. The one before keeps its own.
type goalStop struct {
	list
	s     *Screen
	goals map[string]nextGoal
}

// nextGoal is the goal that is in force when the next period begins.
type nextGoal struct {
	status *metrics.Status
	phase  string // that owns it; empty: the KPI itself
	metrics.Goal
	old *metrics.Goal // in whose place it was set for that period; nil: it stood before
}

// from returns the first day of the next period.
func (st *goalStop) from() metrics.Date { return st.s.period.Add(1).Start }

func (st *goalStop) refresh() {
	env := st.s.env
	st.goals = map[string]nextGoal{}
	var ids []string
	for i := range env.Assessed.KPIs {
		status := &env.Assessed.KPIs[i]
		k := status.KPI
		now := metrics.GoalOn(env.Workspace, k, env.Series(k.ID), st.from())
		if now == nil {
			continue
		}
		g := nextGoal{status: status, Goal: now.Goal}
		if now.Phase != nil {
			g.phase = now.Phase.ID
		}
		for _, o := range st.owner(g) {
			if g.Since == st.from() && o.Until == st.from()-1 && o.KPI == g.KPI && o.Due == g.Due && o.Comparator == g.Comparator {
				g.old = &o
			}
		}
		st.goals[k.ID] = g
		ids = append(ids, k.ID)
	}
	st.set(ids)
}

// owner returns the goals among which one stands.
func (st *goalStop) owner(g nextGoal) []metrics.Goal {
	if p := st.s.env.Workspace.Phase(g.phase); p != nil {
		return p.Goals
	}
	return g.status.KPI.Goals
}

func (st *goalStop) kpi() string { return st.item() }

func (st *goalStop) tally() (done, all int) {
	for _, g := range st.goals {
		if g.old != nil {
			done++
		}
	}
	if done == 0 {
		return 0, 0 // nothing has to change
	}
	return done, done
}

func (st *goalStop) do(a keys.Action) (tea.Cmd, bool) {
	g, ok := st.goals[st.item()]
	if !ok {
		return nil, false
	}
	switch {
	case a == keys.Edit && g.phase != "":
		return frame.Ask(frame.EditPhase{Phase: g.phase}), true
	case a == keys.Edit, a == keys.Open && g.Comparator == metrics.Between:
		return frame.Ask(frame.EditKPI{KPI: st.item()}), true
	case a == keys.Open:
		return st.s.open(st.item(), ""), true
	}
	return nil, false
}

// write makes the field for the goal of the next period; what it proposes is the
// one that stands.
func (st *goalStop) write(item, _ string) *fields {
	s := st.s
	g, ok := st.goals[item]
	if !ok || g.Comparator == metrics.Between {
		return nil
	}
	value := ""
	if g.old != nil {
		value = metrics.FormatExact(g.Value, g.status.KPI.Unit)
	}
	k, in := *g.status.KPI, s.line(value, words.GoalHint)
	in.most = 24
	f := s.newFields(metrics.StepGoals, item, &field{key: "goal", label: words.NewGoal, in: in,
		remark: func(typed string) string {
			n, err := metrics.ParseNumber(typed, k.Unit, s.env.Info().Currency)
			if err != nil {
				return ""
			}
			now := g.Goal
			now.Value = n.Value
			return s.env.Goal(&now, &k)
		}})
	f.check = func() bool {
		if f.get("goal") == "" {
			return true
		}
		if _, err := metrics.ParseNumber(f.get("goal"), k.Unit, s.env.Info().Currency); err != nil {
			return f.blame("goal", s.refusal(err))
		}
		return true
	}
	f.build = func() metrics.Change { return st.changeGoal(item, f.get("goal")) }
	return f
}

func (s *Screen) refusal(err error) string {
	var bad *metrics.NumberError
	if errors.As(err, &bad) {
		return bad.In(s.env.Lang)
	}
	return err.Error()
}

// changeGoal makes the change of one goal from the next period on; an empty value
// is the old one.
func (st *goalStop) changeGoal(item, typed string) metrics.Change {
	env := st.s.env
	g, ok := st.goals[item]
	if !ok {
		return metrics.Change{}
	}
	want := g.Value
	if g.old != nil {
		want = g.old.Value
	}
	if typed != "" {
		n, err := metrics.ParseNumber(typed, g.status.KPI.Unit, env.Info().Currency)
		if err != nil {
			return metrics.Change{}
		}
		want = n.Value
	}
	goals := st.owner(g)
	at := slices.Index(goals, g.Goal)
	if at < 0 || want == g.Value {
		return metrics.Change{}
	}
	next := g.Goal
	if next.Value = want; next.Since < st.from() {
		next.From = nil // a new way begins at the value of the day
	}
	k := g.status.KPI
	goals = metrics.ChangeGoal(goals, at, next, st.from(), metrics.ValueOn(env.Workspace, k, env.Series(k.ID), st.from()))
	c := metrics.Change{Kind: metrics.ChangeDefine, Label: k.ID}
	if p := env.Workspace.Phase(g.phase); p != nil {
		changed := *p
		changed.Goals = goals
		c.Label, c.Records = p.ID, []metrics.RecordEdit{metrics.Put(&changed)}
		return c
	}
	changed := *k
	changed.Goals = goals
	c.Records = []metrics.RecordEdit{metrics.Put(&changed)}
	return c
}

func (st *goalStop) draw(p *page) {
	env, s := p.env, st.s
	if len(st.items) == 0 {
		p.space()
		p.text(env.Theme.Text, 2, env.T(words.NoGoals))
		return
	}
	p.heading(env.Info().Title(s.period.Add(1), env.Lang), fmt.Sprintf(env.T(words.GoalsFrom), st.from()))
	p.space()
	w := layout.Fit(max(0, p.width-2*edge), 2, []layout.Column{
		{Min: 2, Want: 2, Keep: 8},
		{Min: 18, Want: env.NameWidth(18, 34), Keep: 10},
		{Min: 10, Want: 11, Keep: 6},
		{Min: 13, Want: 15, Keep: 9},
		{Min: 8, Want: 8, Keep: 5},
		{Min: 16, Want: 24, Keep: 7},
	})
	head, th := p.row(false, 2), env.Theme
	head.Left(th.Header, w[0], "")
	head.Left(th.Header, w[1], env.T(words.KPI))
	head.Right(th.Header, w[2], env.T(words.Actual))
	head.Right(th.Header, w[3], env.T(words.Goal))
	head.Left(th.Header, w[4], env.T(words.Due))
	head.Left(th.Header, w[5], env.T(words.NewGoal))
	p.add(head.String())
	p.pin()
	for i, id := range st.items {
		g := st.goals[id]
		end := p.begin(i, i == st.at)
		r := p.row(i == st.at, 2)
		look := r.Look()
		mark := look.State(g.status.State)
		r.Left(mark.Style, w[0], mark.Glyph)
		r.Left(look.Title, w[1], env.T(g.status.KPI.Name))
		r.Right(look.Text, w[2], env.Value(g.status.Value, g.status.KPI))
		stood := &g.Goal
		if g.old != nil {
			stood = g.old
		}
		r.Right(look.Text, w[3], env.Goal(stood, g.status.KPI))
		r.Left(look.Muted, w[4], env.Day(g.Due))
		if stood.Value != g.Value {
			r.Left(look.Accent, w[5], env.Goal(&g.Goal, g.status.KPI))
		}
		p.add(r.String())
		if s.writes(id) {
			s.fields.draw(p, 6)
		}
		end()
	}
}
