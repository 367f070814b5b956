// Package views is the overlay in which the board is turned to one of the saved
// views, or back to all KPIs.
package views

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
)

// The overlay is as high as its list, up to mostLines: the title, the views, a rule.
const (
	mostLines = 14
	ownLines  = 2
)

// Screen is the choice of a view.
type Screen struct {
	env           *frame.Env
	width, height int
	list          frame.List // all KPIs, then the views in their order
}

// New returns the choice.
func New(env *frame.Env) *Screen { return &Screen{env: env, height: mostLines} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	s.width, s.height = w, h
	s.resize()
}

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() { s.resize() }

func (s *Screen) resize() { s.list.Resize(1+len(s.env.Workspace.Views), s.height-ownLines) }

// Place implements [frame.Placed].
func (s *Screen) Place() frame.Place { return frame.AtTop }

// Height implements [frame.Placed]: where there are no views, a line tells how to get
// some.
func (s *Screen) Height() int {
	return min(mostLines, ownLines+max(2, 1+len(s.env.Workspace.Views)))
}

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Open:
		return s.choose(), true
	case keys.Views:
		return frame.Ask(frame.CloseOverlay{}), true
	}
	return nil, s.list.Do(a)
}

// choose turns the board to the view under the cursor.
func (s *Screen) choose() tea.Cmd {
	view := ""
	if s.list.Cursor > 0 {
		view = s.env.Workspace.Views[s.list.Cursor-1].ID
	}
	return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.ShowView{View: view}))
}

// Click implements [frame.Clicker]: a click chooses.
func (s *Screen) Click(_, y int) tea.Cmd {
	from, to := s.list.Window()
	if at := from + y - 1; y >= 1 && at < to {
		s.list.Move(at - s.list.Cursor)
		return s.choose()
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.list.Move(by)
	return nil
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	out := []frame.Hint{{Key: keys.Of(keys.Open).Show, Text: words.Show}, {Key: "j k", Text: words.Choose}, {Key: keys.Of(keys.Back).Show, Text: words.Close}}
	return append(out, frame.Hint{Key: keys.Of(keys.Catalog).Show, Text: keys.Of(keys.Catalog).Name})
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	th := s.env.Theme
	title := frame.NewRow(th, false, s.width, 2)
	title.Text(th.Title, s.env.T(words.Title))
	lines := []string{title.String()}
	from, to := s.list.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.draw(i))
	}
	if len(s.env.Workspace.Views) == 0 {
		none := frame.NewRow(th, false, s.width, 2)
		none.Skip(1)
		none.Text(th.Muted, fmt.Sprintf(s.env.T(words.None), keys.Of(keys.Catalog).Show))
		lines = append(lines, none.String())
	}
	for len(lines) < s.height-1 {
		lines = append(lines, strings.Repeat(" ", s.width))
	}
	lines = append(lines[:max(0, s.height-1)], th.Track.Render(strings.Repeat(th.Glyphs.Rule, s.width)))
	return strings.Join(lines[:max(0, min(s.height, len(lines)))], "\n")
}

// draw draws a view: its name, how many of the KPIs that it names there are, and what
// it asks.
func (s *Screen) draw(i int) string {
	l := frame.NewRow(s.env.Theme, i == s.list.Cursor, s.width, 2)
	look := l.Look()
	name, count, about := words.All, strconv.Itoa(len(s.env.Assessed.KPIs)), metrics.Text{}
	if i > 0 {
		v, present := &s.env.Workspace.Views[i-1], 0
		for _, id := range v.KPIs {
			if s.env.Status(id) != nil {
				present++
			}
		}
		name, about, count = v.Name, v.About, fmt.Sprintf("%d/%d", present, len(v.KPIs))
	}
	w := layout.Fit(max(0, s.width-2), 2, []layout.Column{{Min: 20, Want: 28, Keep: 3}, {Min: 5, Want: 5, Keep: 2}, {Min: 20, Want: 200, Keep: 1}})
	l.Left(look.Text, w[0], s.env.T(name))
	l.Right(look.Muted, w[1], count)
	l.Left(look.Muted, w[2], s.env.T(about))
	return l.String()
}

var (
	_ frame.Placed  = (*Screen)(nil)
	_ frame.Clicker = (*Screen)(nil)
	_ frame.Hinter  = (*Screen)(nil)
)
