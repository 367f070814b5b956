// Package palette is the overlay in which anything is chosen by name: every
// command in either language, its key or its English id, so that no input
// method is needed; every KPI and every phase. Actions, experiments and what was
// learned are found by their words.
package palette

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// The palette is as high as what it found needs, up to mostLines: the field, the
// choices, a rule.
const (
	mostLines = 12
	ownLines  = 2
)

// Screen is the palette.
type Screen struct {
	env           *frame.Env
	width, height int

	field   *frame.Field
	choices []choice
	found   []match // the choices that match, best first
	list    frame.List
}

// New returns an empty palette.
func New(env *frame.Env) *Screen {
	return &Screen{env: env, field: frame.NewField(""), height: mostLines}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	s.width, s.height = w, h
	s.list.Resize(len(s.found), s.seen())
}

// Refresh implements [frame.Screen]: what was chosen may not be there any more,
// what is typed stays.
func (s *Screen) Refresh() {
	s.choices = s.offered()
	s.search()
}

// Place implements [frame.Placed].
func (s *Screen) Place() frame.Place { return frame.AtTop }

// Height implements [frame.Placed].
func (s *Screen) Height() int { return min(mostLines, ownLines+max(1, len(s.found))) }

func (s *Screen) seen() int { return max(0, s.height-ownLines) }

// Do implements [frame.Screen]: keys are text here.
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return true }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		return s.run()
	case "esc":
		return frame.Ask(frame.CloseOverlay{})
	case "up", "ctrl+p", "shift+tab":
		s.list.Move(-1)
	case "down", "ctrl+n", "tab":
		s.list.Move(1)
	case "pgup":
		s.list.Move(-s.seen())
	case "pgdown":
		s.list.Move(s.seen())
	default:
		if k.String() == "backspace" && s.field.Value() == "" {
			return frame.Ask(frame.CloseOverlay{})
		}
		before := s.field.Value()
		if s.field.Type(k); s.field.Value() != before {
			s.searchAnew()
		}
	}
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.field.Paste(content)
	s.searchAnew()
	return nil
}

func (s *Screen) searchAnew() {
	s.list.Move(-s.list.Len())
	s.search()
}

// search finds what matches what is typed.
func (s *Screen) search() {
	s.found = find(s.field.Value(), s.choices)
	s.list.Resize(len(s.found), s.seen())
}

// run does what is chosen, after the palette is gone: the order matters, because
// a request for an action goes to the screen on top.
func (s *Screen) run() tea.Cmd {
	if len(s.found) == 0 {
		return nil
	}
	cmds := []tea.Cmd{frame.Ask(frame.CloseOverlay{})}
	for _, request := range s.choices[s.found[s.list.Cursor].choice].requests {
		cmds = append(cmds, frame.Ask(request))
	}
	return tea.Sequence(cmds...)
}

// Click implements [frame.Clicker].
func (s *Screen) Click(_, y int) tea.Cmd {
	from, to := s.list.Window()
	if at := from + y - 1; y >= 1 && at < to {
		s.list.Move(at - s.list.Cursor)
		return s.run()
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
	return []frame.Hint{{Key: "enter", Text: words.Run}, {Key: "^n ^p", Text: words.Choose}, {Key: "esc", Text: words.Close}}
}

// label stands before the field.
const label = " : "

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	_, at := s.field.View(s.fieldWidth())
	return tea.NewCursor(text.Width(label)+at, 0)
}

func (s *Screen) fieldWidth() int { return max(1, s.width-text.Width(label)-1) }

// View implements [frame.Screen].
func (s *Screen) View() string {
	lines := make([]string, 0, s.height+2)
	lines = append(lines, s.fieldView())
	if len(s.found) == 0 {
		l := frame.NewRow(s.env.Theme, false, s.width, 2)
		l.Skip(1)
		l.Text(l.Look().Muted, fmt.Sprintf(s.env.T(words.NoMatch), s.field.Value()))
		lines = append(lines, l.String())
	}
	from, to := s.list.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.draw(i))
	}
	for len(lines) < s.height-1 {
		lines = append(lines, strings.Repeat(" ", s.width))
	}
	th := s.env.Theme
	lines = append(lines[:max(0, s.height-1)], th.Track.Render(strings.Repeat(th.Glyphs.Rule, s.width)))
	return strings.Join(lines[:s.height], "\n")
}

func (s *Screen) fieldView() string {
	th := s.env.Theme
	l := frame.NewRow(th, false, s.width, 0)
	l.Text(th.Accent, strings.TrimPrefix(label, " "))
	shown, _ := s.field.View(s.fieldWidth())
	style := th.Field
	if s.field.Value() == "" {
		shown, style = s.env.T(words.Placeholder), th.Placeholder
	}
	l.Left(style, s.fieldWidth(), shown)
	return l.String()
}
