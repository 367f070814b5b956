// Package confirm asks one question above the footer before something is done
// that cannot be guessed to be meant.
package confirm

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// mostLines is how many lines a question may take.
const mostLines = 3

// Screen is a question.
type Screen struct {
	env           *frame.Env
	question      string
	yes           tea.Cmd
	width, height int
}

// New returns a question; yes is what happens when the answer is yes.
func New(env *frame.Env, question string, yes tea.Cmd) *Screen {
	return &Screen{env: env, question: text.Printable(question), yes: yes, width: 80}
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

// Height implements [frame.Placed]: a rule and the question.
func (s *Screen) Height() int { return 1 + len(s.lines()) }

func (s *Screen) lines() []string {
	lines := text.Wrap(s.question, max(1, s.width-4))
	return lines[:min(len(lines), mostLines)]
}

// Typing implements [frame.Typer]: the answer is a letter, whatever that letter
// does elsewhere.
func (s *Screen) Typing() bool { return true }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	switch strings.ToLower(keys.Normalize(k.String())) {
	case "y": // not enter: what it answers must have been read
		return tea.Sequence(frame.Ask(frame.CloseOverlay{}), s.yes)
	case "n", "esc", "q":
		return frame.Ask(frame.CloseOverlay{})
	}
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(string) tea.Cmd { return nil }

// Cursor implements [frame.Typer]: there is nothing to type into.
func (s *Screen) Cursor() *tea.Cursor { return nil }

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	return []frame.Hint{{Key: "y", Text: words.Yes}, {Key: "n", Text: words.No}}
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	th := s.env.Theme
	out := []string{th.Track.Render(strings.Repeat(th.Glyphs.Rule, s.width))}
	for _, l := range s.lines() {
		row := frame.NewRow(th, false, s.width, 0)
		row.Skip(1)
		row.Text(th.Accent, l)
		out = append(out, row.String())
	}
	for len(out) < s.height {
		out = append(out, strings.Repeat(" ", s.width))
	}
	return strings.Join(out[:s.height], "\n")
}
