// Package message shows what takes more than one line to say, above the footer,
// until a key is pressed.
package message

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is a message.
type Screen struct {
	env           *frame.Env
	said          string
	width, height int
}

// New returns a message of one or more lines.
func New(env *frame.Env, said string) *Screen {
	return &Screen{env: env, said: text.PrintableLines(said), width: 80}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Refresh implements [frame.Screen].
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Place implements [frame.Placed].
func (s *Screen) Place() frame.Place { return frame.AtBottom }

// Height implements [frame.Placed]: a rule and the lines.
func (s *Screen) Height() int { return 1 + len(s.lines()) }

func (s *Screen) lines() []string {
	var out []string
	for _, line := range strings.Split(strings.TrimRight(s.said, "\n"), "\n") {
		out = append(out, text.Wrap(line, max(1, s.width-2))...)
	}
	return out
}

// Typing implements [frame.Typer]: any key will do.
func (s *Screen) Typing() bool { return true }

// Type implements [frame.Typer].
func (s *Screen) Type(tea.KeyPressMsg) tea.Cmd { return frame.Ask(frame.CloseOverlay{}) }

// Paste implements [frame.Typer].
func (s *Screen) Paste(string) tea.Cmd { return nil }

// Cursor implements [frame.Typer]: there is nothing to type into.
func (s *Screen) Cursor() *tea.Cursor { return nil }

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint { return []frame.Hint{{Key: "enter", Text: closes}} }

var closes = metrics.Text{JA: "閉じる", EN: "close"}

// View implements [frame.Screen].
func (s *Screen) View() string {
	th := s.env.Theme
	out := []string{th.Track.Render(strings.Repeat(th.Glyphs.Rule, s.width))}
	for _, l := range s.lines() {
		row := frame.NewRow(th, false, s.width, 0)
		row.Text(th.Error, l)
		out = append(out, row.String())
	}
	for len(out) < s.height {
		out = append(out, strings.Repeat(" ", s.width))
	}
	return strings.Join(out[:s.height], "\n")
}
