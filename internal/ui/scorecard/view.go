package scorecard

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// A cell is a bracket or a space, the value, a space that a long value may take,
// and the mark of its level; the closing bracket stands where the next cell begins.
const (
	leastCell = 1 + 6 + 1 + theme.MarkWidth
	bestCell  = leastCell + 2
	roomyAt   = 100 // columns from which cells and names are wider
)

// grid is the division of a line.
type grid struct{ name, cell, columns int }

// grid shares out the width: names keep what it takes to know them, then come as
// many periods as fit, then wider cells and names. A column on each side is for
// the cursor.
func (s *Screen) grid() grid {
	least, best := 18, 40
	room := s.width - 2
	g := grid{cell: leastCell}
	if s.width >= roomyAt {
		least, g.cell = 24, leastCell+1
	}
	g.columns = max(0, min(periods, (room-least)/g.cell))
	if g.columns == periods {
		g.cell = max(g.cell, min(bestCell, (room-least-6)/periods))
	}
	g.name = max(0, min(best, room-g.columns*g.cell))
	return g
}

// figure draws text on the right of a cell's figures, in the same line whether
// or not a mark follows.
func figure(row *frame.Row, style theme.Style, t string, columns int) {
	t = text.Printable(t)
	if text.Width(t) >= columns {
		row.Right(style, columns, t)
		return
	}
	row.Right(style, columns-1, t)
	row.Skip(1)
}

// columnAt returns the column, counted back from the newest, at x; -1: none.
func (s *Screen) columnAt(x int) int {
	g := s.grid()
	at := x - 1 - g.name
	if at < 0 || g.cell == 0 || at/g.cell >= g.columns {
		return -1
	}
	return s.newest + g.columns - 1 - at/g.cell
}

func (s *Screen) searchLines() int {
	if s.filter.Words() != "" || s.filter.Typing() {
		return 1
	}
	return 0
}

// The line that says all about the selected cell needs this much height.
const tellAt = 6

func (s *Screen) listHeight() int {
	h := s.height - s.searchLines()
	if s.height >= tellAt {
		h -= 2
	}
	return max(0, h)
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := make([]string, 0, s.height+2)
	if s.searchLines() > 0 {
		l, _ := s.filter.Line(s.env, s.width)
		lines = append(lines, l)
	}
	to := min(len(s.lines), s.offset+s.listHeight())
	for i := s.offset; i < to; i++ {
		switch {
		case s.lines[i].kind == 0:
			lines = append(lines, "")
		case s.lines[i].status == nil || i == s.offset && i != s.currentLine():
			lines = append(lines, s.heading(s.lines[i].kind)) // stays in view when its own line has scrolled away
		case i == s.currentLine():
			lines = append(lines, s.draw(&s.lines[i], true))
		default:
			if s.lines[i].drawn == "" {
				s.lines[i].drawn = s.draw(&s.lines[i], false)
			}
			lines = append(lines, s.lines[i].drawn)
		}
	}
	if len(s.items) == 0 {
		for _, l := range append([]string{""}, text.Wrap(s.emptyText(), max(1, s.width-4))...) {
			row := frame.NewRow(s.env.Theme, false, s.width, 0)
			row.Skip(1)
			row.Text(s.env.Theme.Text, l)
			lines = append(lines, row.String())
		}
	}
	told := s.height >= tellAt && len(s.items) > 0
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	lines = lines[:s.height]
	if told {
		lines[s.height-1] = s.tell()
	}
	return strings.Join(lines, "\n")
}

func (s *Screen) currentLine() int {
	if s.cursor >= len(s.items) {
		return -1
	}
	return s.items[s.cursor]
}

func (s *Screen) emptyText() string {
	switch {
	case s.filter.Words() != "":
		return fmt.Sprintf(s.env.T(words.NoMatch), text.Printable(s.filter.Words()))
	case s.filter.Tier != "":
		return s.env.T(words.NoneInTier)
	default:
		return s.env.T(words.NoKPIs)
	}
}

// heading names the section and its periods, the one under the cursor marked.
func (s *Screen) heading(kind metrics.PeriodKind) string {
	th, g := s.env.Theme, s.grid()
	row := frame.NewRow(th, false, s.width, 0)
	row.Left(th.Group, g.name, s.env.T(sections[kind]))
	for c := s.newest + g.columns - 1; c >= s.newest; c-- {
		style := th.Header
		if c == s.column && kind == s.selectedKind() {
			style = th.Badge
		}
		figure(row, style, frame.ShortPeriod(s.periodAt(kind, c), s.env), g.cell-theme.MarkWidth)
		row.Skip(theme.MarkWidth)
	}
	return row.String()
}

// draw draws a KPI's row, the cell under the cursor in brackets.
func (s *Screen) draw(l *line, selected bool) string {
	g := s.grid()
	row := frame.NewRow(s.env.Theme, selected, s.width, 0)
	look := row.Look()
	row.Left(look.Text, g.name, s.env.T(l.status.KPI.Name))
	open := func(c int) string {
		switch {
		case selected && c == s.column:
			return "["
		case selected && c == s.column-1:
			return "]"
		}
		return " "
	}
	for c := s.newest + g.columns - 1; c >= s.newest; c-- {
		row.Left(look.Accent, 1, open(c))
		t, mark, style := s.cell(l, c, look)
		figure(row, style, t, g.cell-1-theme.MarkWidth)
		row.Left(style, theme.MarkWidth, mark)
	}
	if g.columns > 0 {
		row.Left(look.Accent, 1, open(s.newest-1))
	}
	return row.String()
}

// blank is what is to be filled in: a line to write on.
const blank = "____"

// cell returns what stands in a cell: a value with the mark of its level, or why
// there is none.
func (s *Screen) cell(l *line, column int, look *theme.Styles) (t, mark string, style theme.Style) {
	j := s.at(l, column)
	switch s.content(l, column) {
	case value:
		state := look.State(j.State)
		switch {
		case l.parts || j.State == metrics.NoGoal:
			return s.env.Compact(j.Value, l.status.KPI), "", look.Text
		case j.State == metrics.Reached || j.State == metrics.Near:
			return s.env.Compact(j.Value, l.status.KPI), "", state.Style
		}
		return s.env.Compact(j.Value, l.status.KPI), state.Glyph, state.Style
	case soFar:
		return s.env.Compact(j.Value, l.status.KPI), look.State(metrics.Early).Glyph, look.Muted
	case due:
		return blank, "", look.Due
	case gap:
		return s.env.Theme.Glyphs.Gap, "", look.Muted
	default:
		return "", "", look.Muted
	}
}

// The columns that the name and what is told of the cell behind it ask for.
const nameWanted, tellWanted = 20, 56

// tell says all about the cell under the cursor.
func (s *Screen) tell() string {
	th, l := s.env.Theme, s.selected()
	j := s.at(l, s.column)
	k := l.status.KPI
	row := frame.NewRow(th, false, s.width, 2)
	name := text.Printable(s.env.T(k.Name)) // what stands behind it matters more than its end
	row.Text(th.Title, text.Truncate(name, max(nameWanted, s.width-tellWanted), th.Glyphs.Tail))
	row.Text(th.Muted, s.env.Info().Label(j.Period))
	what := s.content(l, s.column)
	switch what {
	case value, soFar:
		row.Text(th.Text, s.env.Value(j.Value, k))
	case due:
		row.Text(th.Due, s.env.T(words.Due))
	default:
		why := s.env.T(words.Missing)
		if c := metrics.Explain(s.env.Workspace, k, j.Period, s.env.Assessed); c.Problem != nil {
			why = c.Problem.In(s.env.Lang, s.env.Info())
		}
		row.Text(th.Muted, why)
	}
	if k.Formula != "" && (what == value || what == soFar) {
		row.Text(th.Muted, s.env.T(words.Computed))
	}
	switch {
	case what == soFar:
		row.Text(th.Muted, s.env.T(words.SoFar))
	case what == value && !l.parts && j.Goal != nil && j.AttainmentPlan.OK:
		row.Text(th.Muted, fmt.Sprintf(s.env.T(words.Plan), s.env.Value(j.Goal.Plan, k)))
		mark := th.State(j.State)
		row.Text(mark.Style, metrics.FormatPercent(j.AttainmentPlan.V, 0)+" "+mark.Glyph+" "+s.env.T(j.State.Label()))
	}
	if j.Of > 0 {
		row.Text(th.Muted, fmt.Sprintf(s.env.T(words.Coverage), j.Days, j.Of))
	}
	row.Text(th.Text, s.env.Note(s.noteOf(k.ID, j.Period), k))
	return row.String()
}

// noteOf returns the newest note in a period.
func (s *Screen) noteOf(kpi string, p metrics.Period) string {
	points := s.env.Series(kpi).Points
	for i := len(points) - 1; i >= 0 && points[i].Period.Start >= p.Start; i-- {
		if points[i].Note() != "" && points[i].Period.Start <= p.End() {
			return points[i].Note()
		}
	}
	return ""
}

var (
	_ frame.Screen  = (*Screen)(nil)
	_ frame.Anchor  = (*Screen)(nil)
	_ frame.Typer   = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
)
