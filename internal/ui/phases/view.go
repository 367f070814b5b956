package phases

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// headLines is the height of the titles of the goals' columns.
const headLines = 1

const gap = 2

// The columns of a goal, left to right.
const (
	colStars = iota
	colName
	colGoal
	colDue
	colActual
	colPlan
	colBar
	colAttained
	colChance
	colArrival
	colAtPace
	colState
)

// The columns of a phase, left to right.
const (
	colPhase = iota
	colSpan
	colElapsed
	colPercent
	colHealth
	colMeasured
	colReached
	colWhen
)

// goalIndent is what goals stand in from their phase.
const goalIndent = 2

type columns struct{ goal, phase []int }

func (s *Screen) measure() {
	state, measured := s.env.StateWidth(), 10 // "測定 12/12"
	if s.env.Lang == metrics.EN {
		measured = 14
	}
	const health, when = 10, 8 // "健全度 100", "これから"

	narrow, name := s.width < layout.MediumAt, s.env.NameWidth(14, max(22, s.width/5))
	chance := max(frame.OutlookWidth, text.Width(s.env.T(words.Chance)))
	goal := []layout.Column{
		colStars:    {Min: 3, Want: 3, Keep: 2},
		colName:     {Min: min(name, 16), Want: name, Keep: 11},
		colGoal:     {Min: 11, Want: 13, Keep: 7},
		colDue:      {Min: 8, Want: 8, Keep: 3},
		colActual:   {Min: 9, Want: 11, Keep: 10},
		colPlan:     {Min: 9, Want: 11, Keep: 4},
		colBar:      {Min: 8, Want: max(24, s.width/5), Keep: 5},
		colAttained: {Min: 7, Want: 7, Keep: 8},
		colChance:   {Min: chance, Want: chance, Keep: 9},
		colArrival:  {Min: 8, Want: 8, Keep: 6},
		colAtPace:   {Min: 11, Want: 11, Keep: 1},
		colState:    {Min: state, Want: state, Keep: 12},
	}
	phase := []layout.Column{
		colPhase:    {Min: 14, Want: name, Keep: 9},
		colSpan:     {Min: 24, Want: 24, Keep: 3},
		colElapsed:  {Min: 10, Want: max(20, s.width/5), Keep: 4},
		colPercent:  {Min: 4, Want: 4, Keep: 6},
		colHealth:   {Min: health, Want: health, Keep: 8},
		colMeasured: {Min: measured, Want: measured, Keep: 2},
		colReached:  {Min: measured, Want: measured, Keep: 5},
		colWhen:     {Min: when, Want: when, Keep: 7},
	}
	if narrow { // name, value and level, and nothing else
		for _, c := range []int{colStars, colGoal, colDue, colPlan, colBar, colAttained, colChance, colArrival, colAtPace} {
			goal[c].Min, goal[c].Want = 0, 0
		}
		for _, c := range []int{colSpan, colElapsed, colMeasured, colReached} {
			phase[c].Min, phase[c].Want = 0, 0
		}
		goal[colName].Want, phase[colPhase].Want = s.width, s.width
	}
	s.cols.goal = layout.Fit(max(0, s.width-2-goalIndent), gap, goal)
	s.cols.phase = layout.Fit(max(0, s.width-4), gap, phase)
}

func (s *Screen) head() string {
	th, w := s.env.Theme, s.cols.goal
	r := frame.NewRow(th, false, s.width, gap)
	r.Skip(goalIndent)
	left := func(c int, t metrics.Text) { r.Left(th.Header, w[c], s.env.T(t)) }
	right := func(c int, t metrics.Text) { r.Right(th.Header, w[c], s.env.T(t)) }
	r.Left(th.Header, w[colStars], "")
	left(colName, words.KPI)
	right(colGoal, words.Goal)
	left(colDue, words.Due)
	right(colActual, words.Actual)
	right(colPlan, words.Plan)
	left(colBar, words.Progress)
	right(colAttained, words.Attained)
	right(colChance, words.Chance)
	left(colArrival, words.Arrival)
	right(colAtPace, words.AtPace)
	left(colState, words.State)
	return r.String()
}

// draw draws a row, and keeps what does not change until it does.
func (s *Screen) draw(i int) string {
	r := &s.rows[i]
	switch {
	case i == s.blocks.Cursor:
		return s.drawRow(r, true)
	case r.line == "":
		r.line = s.drawRow(r, false)
	}
	return r.line
}

func (s *Screen) drawRow(r *row, selected bool) string {
	l := frame.NewRow(s.env.Theme, selected, s.width, gap)
	if r.goal == nil {
		s.drawPhase(l, r)
	} else {
		s.drawGoal(l, r)
	}
	return l.String()
}

func (s *Screen) drawPhase(l *frame.Row, r *row) {
	look, w, ps := l.Look(), s.cols.phase, r.phase
	p := ps.Phase
	mark := ">"
	if r.opened {
		mark = s.env.Theme.Glyphs.Down
	}
	l.Left(look.Accent, 2, mark)
	l.Glue()
	when, style, name, bar := words.Running, look.Accent, look.Title, look.Spark
	switch {
	case p.Start > s.env.Today:
		when, style, name, bar = words.ToCome, look.Muted, look.Text, look.Muted
	case p.End < s.env.Today:
		when, style, name, bar = words.Over, look.Muted, look.Text, look.Muted
	}
	l.Left(name, w[colPhase], s.env.T(p.Name))
	l.Left(look.Muted, w[colSpan], fmt.Sprintf(s.env.T(words.To), p.Start, p.End))
	l.Put(w[colElapsed], chart.Bar(metrics.Some(ps.Elapsed), metrics.Maybe{}, w[colElapsed],
		chart.BarLook{Fill: bar, Track: look.Track, ASCII: s.env.Theme.Glyphs.ASCII}))
	l.Right(look.Text, w[colPercent], metrics.FormatPercent(ps.Elapsed, 0))
	health := "--"
	if ps.Health.Percent.OK {
		health = fmt.Sprintf("%.0f", ps.Health.Percent.V)
	}
	l.Left(look.Text, w[colHealth], s.env.T(words.Health)+" "+health)
	l.Left(look.Muted, w[colMeasured], fmt.Sprintf("%s %d/%d", s.env.T(words.Measured), ps.Health.Measured, ps.Health.Total))
	reached := 0
	for i := range ps.Goals {
		if ps.Goals[i].State == metrics.Reached {
			reached++
		}
	}
	l.Left(look.Muted, w[colReached], fmt.Sprintf("%s %d/%d", s.env.T(metrics.Reached.Label()), reached, len(ps.Goals)))
	l.Left(style, w[colWhen], s.env.T(when))
}

func (s *Screen) drawGoal(l *frame.Row, r *row) {
	look, w, g := l.Look(), s.cols.goal, r.goal
	l.Skip(goalIndent)
	l.Left(look.Stars, w[colStars], strings.Repeat("*", max(0, min(3, g.Goal.Stars))))
	if g.KPI == nil {
		l.Left(look.Error, l.Rest(), s.missing(g))
		return
	}
	mark, word := s.state(look, r)
	l.Left(look.Text, w[colName], s.env.T(g.KPI.Name))
	l.Right(look.Text, w[colGoal], s.env.Goal(g.Goal, g.KPI))
	l.Left(look.Muted, w[colDue], frame.ShortPeriod(metrics.Period{Kind: metrics.Day, Start: g.Goal.Due}, s.env))
	value := look.Text
	if !g.Value.OK {
		value = look.Muted
	}
	if g.Value.OK {
		l.Right(value, w[colActual], s.env.Value(g.Value, g.KPI))
	} else {
		l.Right(value, w[colActual], s.env.T(metrics.StateUnmeasured.Label()))
	}
	l.Right(look.Muted, w[colPlan], s.env.Value(g.Plan, g.KPI))
	l.Put(w[colBar], chart.Bar(g.Progress, g.TimeUsed, w[colBar], chart.BarIn(s.env.Theme, look, mark)))
	attained := "--"
	if g.Attainment.OK {
		attained = metrics.FormatPercent(g.Attainment.V, 0)
	}
	l.Right(mark.Style, w[colAttained], attained)
	s.drawOutlook(l, g)
	l.Left(mark.Style, w[colState], strings.TrimSpace(mark.Glyph+" "+word))
}

// state returns the mark of a goal and its word. Before a phase has begun its
// goals have no state yet, whatever their KPIs are at.
func (s *Screen) state(look *theme.Styles, r *row) (theme.Mark, string) {
	mark := look.State(r.goal.State)
	if r.phase.Phase.Start > s.env.Today {
		return look.State(metrics.Early), s.env.T(words.ToCome)
	}
	if r.goal.State == metrics.StateUnmeasured || r.goal.State == metrics.NoGoal {
		return mark, "" // the value says it
	}
	return mark, s.env.T(r.goal.State.Label())
}

func (s *Screen) missing(g *metrics.PhaseGoal) string {
	return fmt.Sprintf(s.env.T(words.NoSuchKPI), text.Printable(g.Goal.KPI))
}

func (s *Screen) noGoals() string {
	l := frame.NewRow(s.env.Theme, false, s.width, gap)
	l.Skip(goalIndent)
	l.Left(l.Look().Muted, l.Rest(), s.env.T(words.NoGoals))
	return l.String()
}
