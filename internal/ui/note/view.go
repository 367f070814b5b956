package note

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// The geometry of the note: a rule, the title, the date, the text, and a line
// that explains. Where there is no room for all of it the rule goes first.
const (
	bestHeight = 12
	leastText  = 2
	indent     = 2
	dateWidth  = 14
	mostText   = 100 // columns: longer lines are tiring to read
)

// layout returns the lines of the title, the date and the text, and how many the
// text has. A line of -1 is not shown.
func (s *Screen) layout() (title, date, from, lines int) {
	switch {
	case s.height >= 4+leastText:
		return 1, 2, 3, s.height - 4
	case s.height >= 3+leastText:
		return 0, 1, 2, s.height - 3
	case s.height >= 2:
		return -1, 0, 1, s.height - 1
	default:
		return -1, -1, 0, max(1, s.height)
	}
}

func (s *Screen) textWidth() int { return max(1, min(mostText, s.width-2*indent-1)) }

func (s *Screen) dateAt() int { return indent + text.Width(s.env.T(words.Date)) + 2 }

func (s *Screen) dateRoom() int { return max(1, min(dateWidth, s.width-s.dateAt()-1)) }

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	_, date, from, lines := s.layout()
	switch {
	case s.state != editing:
		return nil
	case !s.inDate:
		v := s.text.View(s.textWidth(), lines)
		return tea.NewCursor(min(indent+v.X, s.width-1), from+v.Y)
	case date < 0:
		return nil
	}
	_, at := s.date.View(s.dateRoom())
	return tea.NewCursor(min(s.dateAt()+at, s.width-1), date)
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	th := s.env.Theme
	title, date, from, lines := s.layout()
	out := make([]string, max(1, s.height))
	if title > 0 {
		out[0] = th.Track.Render(strings.Repeat(th.Glyphs.Rule, s.width))
	}
	if title >= 0 {
		out[title] = s.titleLine()
	}
	if date >= 0 {
		out[date] = s.dateLine()
	}
	v := s.text.View(s.textWidth(), lines)
	for i, l := range v.Lines {
		row := frame.NewRow(th, false, s.width, 0)
		row.Skip(indent - 1)
		row.Left(th.Field, s.textWidth(), l)
		switch { // the text goes on
		case i == 0 && v.Above > 0:
			row.Skip(1)
			row.Text(th.Muted, th.Glyphs.Up)
		case i == lines-1 && v.Below > 0:
			row.Skip(1)
			row.Text(th.Muted, th.Glyphs.Down)
		}
		out[from+i] = row.String()
	}
	if below := from + lines; below < len(out) {
		out[below] = s.footLine()
	}
	return strings.Join(out, "\n")
}

// titleLine names the KPI, and says whether there is something to lose.
func (s *Screen) titleLine() string {
	th := s.env.Theme
	row := frame.NewRow(th, false, s.width, 2)
	row.Skip(indent - 1)
	row.Text(th.Group, s.env.T(words.Title))
	row.Text(th.Title, s.name())
	if s.Dirty() {
		row.Text(th.Due, s.env.T(words.Unsaved))
	}
	return row.String()
}

// dateLine shows the date and which day it means.
func (s *Screen) dateLine() string {
	th := s.env.Theme
	row := frame.NewRow(th, false, s.width, 0)
	label := th.Muted
	if s.inDate {
		label = th.Accent
	}
	row.Skip(indent - 1)
	row.Left(label, s.dateAt()-indent, s.env.T(words.Date))
	shown, _ := s.date.View(s.dateRoom())
	style := th.Field
	if s.inDate && s.date.Selected() {
		style = th.TabOpen
	}
	row.Left(style, min(s.dateRoom(), text.Width(shown)), shown)
	row.Left(th.Field, s.dateRoom()-text.Width(shown), "")
	if d, ok := s.day(); ok {
		row.Skip(2)
		row.Text(th.Muted, fmt.Sprintf("%s %s  %s", s.env.Day(d), s.env.Weekday(d), s.env.Until(d)))
	}
	return row.String()
}

// footLine says what is wrong, what is asked, or what a note is for.
func (s *Screen) footLine() string {
	th := s.env.Theme
	style, say := th.Muted, s.env.T(words.Hint)
	switch {
	case s.state == leaving:
		style, say = th.Accent, s.env.T(words.Leave)
	case s.state == saving:
		style, say = th.Text, s.env.T(words.Saving)
	case s.problem != "":
		style, say = th.Error, s.problem
	}
	row := frame.NewRow(th, false, s.width, 0)
	row.Skip(indent - 1)
	row.Text(style, say)
	return row.String()
}

var (
	_ frame.Typer  = (*Screen)(nil)
	_ frame.Placed = (*Screen)(nil)
	_ frame.Taker  = (*Screen)(nil)
	_ frame.Hinter = (*Screen)(nil)
)
