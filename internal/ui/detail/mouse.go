package detail

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int { return s.tableTop + s.list.Cursor - s.list.Offset }

// Select implements [frame.Anchor]; a detail shows one KPI only.
func (s *Screen) Select(string) {}

// Selected implements [frame.Anchor].
func (s *Screen) Selected() string { return s.kpi }

// Click implements [frame.Clicker]: a click selects a value or an event, a second
// one shows what it is made of.
func (s *Screen) Click(_, y int) tea.Cmd {
	if i, ok := s.blocks.At(y - s.storyTop); ok && y >= s.storyTop && y < s.storyTop+s.storyRows {
		if s.focus == onStory && i == s.blocks.Cursor {
			cmd, _ := s.doStory(keys.Open)
			return cmd
		}
		s.focus, s.drawn = onStory, ""
		s.blocks.Move(i - s.blocks.Cursor)
		return nil
	}
	if at, ok := clicked(&s.linked, y-s.linksTop); ok && s.linksTop > 0 {
		if s.focus == onLinks && at == s.linked.Cursor {
			return s.onLink(keys.Open)
		}
		s.focus, s.drawn = onLinks, ""
		s.linked.Move(at - s.linked.Cursor)
		return nil
	}
	if line := y - s.signalsTop; s.signalsTop > 0 && line >= 0 && line < len(s.signalAt) {
		s.focus, s.drawn = onSignals, ""
		s.signals.Move(s.signalAt[line] - s.signals.Cursor)
		return nil
	}
	from, to := s.list.Window()
	at := from + y - s.tableTop
	if y < s.tableTop || at >= to {
		return nil
	}
	if s.focus == onValues && at == s.list.Cursor {
		s.toggle()
		return nil
	}
	s.focus, s.drawn = onValues, ""
	s.list.Move(at - s.list.Cursor)
	s.compute()
	return nil
}

// clicked returns the row of a list on a line of its window.
func clicked(l *frame.List, line int) (at int, ok bool) {
	from, to := l.Window()
	return from + line, line >= 0 && from+line < to
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	switch s.focus {
	case onStory:
		s.blocks.Move(by)
	case onLinks:
		s.linked.Move(by)
	case onSignals:
		s.signals.Move(by)
	default:
		s.list.Move(by)
		s.compute()
	}
	s.drawn = ""
	return nil
}
