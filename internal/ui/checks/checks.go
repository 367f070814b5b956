// Package checks is the screen of what in the goals does not fit: each finding with
// its arithmetic, and below the selected one what can be done about it. Nothing is
// repaired by itself: the goals are the user's.
package checks

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the list of findings.
type Screen struct {
	env           *frame.Env
	width, height int

	found  []metrics.GoalCheck // by kind
	lines  []line
	blocks frame.Blocks
}

// New returns the screen.
func New(env *frame.Env) *Screen { return &Screen{env: env} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.OnChecks | keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	if s.width != w || s.height != h {
		s.width, s.height = w, h
		s.stack()
	}
}

// Refresh implements [frame.Screen]: the goals are gone through anew, and the cursor
// stays on its finding while there is one like it.
func (s *Screen) Refresh() {
	var was metrics.GoalCheck
	if c := s.check(); c != nil {
		was = *c
	}
	s.found = metrics.CheckGoals(s.env.Workspace, s.env.Assessed)
	slices.SortStableFunc(s.found, func(a, b metrics.GoalCheck) int {
		return slices.Index(metrics.CheckKinds[:], a.Kind) - slices.Index(metrics.CheckKinds[:], b.Kind)
	})
	s.find(func(c *metrics.GoalCheck) bool { return c.Kind == was.Kind && c.KPI == was.KPI && c.Phase == was.Phase })
	s.stack()
}

// find moves the cursor to the first finding that is meant, if there is one.
func (s *Screen) find(meant func(*metrics.GoalCheck) bool) {
	for i := range s.found {
		if meant(&s.found[i]) {
			s.blocks.Cursor = i
			return
		}
	}
	s.blocks.Cursor = max(0, min(s.blocks.Cursor, len(s.found)-1))
}

func (s *Screen) check() *metrics.GoalCheck {
	if s.blocks.Cursor >= len(s.found) {
		return nil
	}
	return &s.found[s.blocks.Cursor]
}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string {
	if c := s.check(); c != nil {
		return c.KPI
	}
	return ""
}

// Select implements [frame.Anchor].
func (s *Screen) Select(kpi string) {
	if s.Selected() != kpi {
		s.find(func(c *metrics.GoalCheck) bool { return c.KPI == kpi })
		s.stack()
	}
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int { return headLines + s.blocks.Row() }

// Do implements [frame.Screen].
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	if s.blocks.Do(a) {
		s.stack() // the hint stands under another finding now
		return nil, true
	}
	switch a {
	case keys.Open, keys.Edit:
		return s.onCheck(a), true
	}
	return nil, false
}

// onCheck opens or edits what the selected finding is about: a phase, or a KPI.
func (s *Screen) onCheck(a keys.Action) tea.Cmd {
	c := s.check()
	switch {
	case c == nil:
		return frame.Ask(frame.Say{Text: s.nothing()})
	case a == keys.Open && c.Kind == metrics.CheckDueEarly:
		return frame.Ask(frame.ShowPhase{Phase: c.Phase})
	case a == keys.Open:
		return frame.Ask(frame.OpenDetail{KPI: c.KPI})
	case c.Phase != "":
		return frame.Ask(frame.EditPhase{Phase: c.Phase})
	default:
		return frame.Ask(frame.EditKPI{KPI: c.KPI})
	}
}

// Click implements [frame.Clicker]: a click selects, a second one opens.
func (s *Screen) Click(_, y int) tea.Cmd {
	i, ok := s.blocks.At(y - headLines)
	if !ok || y < headLines {
		return nil
	}
	if i == s.blocks.Cursor {
		return s.onCheck(keys.Open)
	}
	s.blocks.Move(i - s.blocks.Cursor)
	s.stack()
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.blocks.Move(by)
	s.stack()
	return nil
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := make([]string, 0, s.height+2)
	lines = append(lines, s.head())
	from, to := s.blocks.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.draw(&s.lines[i]))
	}
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.height], "\n")
}
