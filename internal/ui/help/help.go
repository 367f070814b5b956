// Package help is the overlay that tells what the keys do on the screen below
// it, and what the marks mean. It is made from the table that dispatches.
package help

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// headLines is the height of the title.
const headLines = 1

// Screen is the help.
type Screen struct {
	env           *frame.Env
	on            keys.Scope // of the screen below
	width, height int

	lines  []string
	offset int
}

// New returns the help for a screen of a scope.
func New(env *frame.Env, scope keys.Scope) *Screen { return &Screen{env: env, on: scope} }

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return keys.Moving }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	wider := s.width != w
	s.width, s.height = w, h
	if wider {
		s.Refresh()
	}
	s.scroll(0)
}

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {
	s.lines = s.layOut()
	s.scroll(0)
}

func (s *Screen) seen() int { return max(0, s.height-headLines) }

func (s *Screen) scroll(by int) {
	s.offset = max(0, min(s.offset+by, len(s.lines)-s.seen()))
}

// Do implements [frame.Screen]. What works on values closes the help first, so
// that its effect can be seen.
func (s *Screen) Do(a keys.Action) (tea.Cmd, bool) {
	half := max(1, s.seen()/2)
	switch a {
	case keys.Up:
		s.scroll(-1)
	case keys.Down:
		s.scroll(1)
	case keys.PageUp:
		s.scroll(-half)
	case keys.PageDown:
		s.scroll(half)
	case keys.Top:
		s.scroll(-len(s.lines))
	case keys.Bottom:
		s.scroll(len(s.lines))
	case keys.Open:
	case keys.Help:
		return frame.Ask(frame.CloseOverlay{}), true
	case keys.EnterAll, keys.Palette, keys.Undo, keys.Redo:
		return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.Act{Action: a})), true
	default:
		return nil, false
	}
	return nil, true
}

// Click implements [frame.Clicker].
func (s *Screen) Click(int, int) tea.Cmd { return nil }

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.scroll(by)
	return nil
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	out := []frame.Hint{{Key: keys.Of(keys.Back).Show, Text: words.Close}}
	if len(s.lines) > s.seen() {
		out = append(out, frame.Hint{Key: "j k", Text: words.Scroll})
	}
	return out
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := make([]string, 0, s.height+1)
	lines = append(lines, s.head())
	lines = append(lines, s.lines[s.offset:min(len(s.lines), s.offset+s.seen())]...)
	for len(lines) < s.height {
		lines = append(lines, "")
	}
	return strings.Join(lines[:s.height], "\n")
}

func (s *Screen) head() string {
	th := s.env.Theme
	l := frame.NewRow(th, false, s.width, 2)
	l.Text(th.Title, s.env.T(words.Title))
	if place := keys.PlaceOf(s.on); !place.Name.IsZero() {
		l.Text(th.Text, s.env.T(place.Name))
	}
	return l.String()
}
