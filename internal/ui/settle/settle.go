// Package settle is the line under an action in which somebody says what has
// become of it: done, dropped, or moved to another day, with a word why.
package settle

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// week is by how many days an action is moved when nothing else is said.
const week = 7

// Screen is the line. Done and dropped ask for a word, moved for a day too.
type Screen struct {
	env   *frame.Env
	width int

	id      string
	what    keys.Action
	day     *frame.Field // nil: not moved
	why     *frame.Field
	inDay   bool
	problem string
	busy    bool
}

// New returns the line of an action for one of [keys.Done], [keys.Drop] and
// [keys.Postpone]. The day that it is moved to is a week later than it was due, or
// than today when that is over.
func New(env *frame.Env, a *metrics.Action, what keys.Action) *Screen {
	s := &Screen{env: env, id: a.ID, what: what, why: frame.NewField("")}
	if what == keys.Postpone {
		s.day, s.inDay = frame.NewField((max(a.Due, env.Today) + week).String()), true
		s.day.SelectAll()
	}
	return s
}

// Reopen returns the change that makes an ended action an open one again.
func Reopen(a metrics.Action) metrics.Change { return change(a.Reopen()) }

func change(a metrics.Action) metrics.Change {
	return metrics.Change{Kind: metrics.ChangeReview, Label: a.Title, Records: []metrics.RecordEdit{metrics.Put(&a)}}
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, _ int) { s.width = w }

// Dirty implements [frame.Dirty].
func (s *Screen) Dirty() bool { return s.why.Value() != "" }

// Refresh implements [frame.Screen]: what is typed stays.
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Place implements [frame.Placed].
func (s *Screen) Place() frame.Place { return frame.UnderRow }

// Height implements [frame.Placed]: the fields, and a line for what is wrong.
func (s *Screen) Height() int { return len(s.fields()) + 1 }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return true }

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	out := []frame.Hint{{Key: "enter", Text: words.Keep}, {Key: "esc", Text: words.Leave}}
	switch {
	case s.day == nil:
	case s.inDay:
		out = append(out, frame.Hint{Key: "left right", Text: words.ByADay}, frame.Hint{Key: "tab", Text: words.Why})
	default:
		out = append(out, frame.Hint{Key: "tab", Text: words.Due})
	}
	return out
}

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	switch pressed := k.String(); pressed {
	case "esc":
		return frame.Ask(frame.CloseOverlay{})
	case "enter":
		return s.keep()
	case "tab", "shift+tab", "up", "down":
		s.inDay = !s.inDay && s.day != nil
	case "left", "right":
		if s.inDay {
			s.turn(map[string]metrics.Date{"left": -1, "right": 1}[pressed])
			return nil
		}
		s.field().Type(k)
	default:
		s.problem = ""
		s.field().Type(k)
	}
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.problem = ""
	s.field().Paste(content)
	return nil
}

func (s *Screen) field() *frame.Field {
	if s.inDay {
		return s.day
	}
	return s.why
}

// turn moves the day by days.
func (s *Screen) turn(by metrics.Date) {
	if d, ok := s.env.Forward().Parse(s.day.Value()); ok {
		s.day.SetValue((d + by).String())
		s.day.SelectAll()
		s.problem = ""
	}
}

// keep asks for what is said to be stored, or says why it cannot be.
func (s *Screen) keep() tea.Cmd {
	now := s.env.Workspace.Action(s.id)
	if s.busy {
		return nil
	}
	if now == nil {
		s.problem = s.env.T(words.Gone)
		return nil
	}
	a, why := *now, strings.TrimSpace(s.why.Value())
	switch s.what {
	case keys.Postpone:
		to, ok := s.env.Forward().Parse(s.day.Value())
		if s.problem = s.against(&a, to, ok); s.problem != "" {
			s.inDay = true
			return nil
		}
		a = a.MoveTo(to, s.env.Today, why)
	case keys.Done:
		a = a.End(metrics.ActionDone, s.env.Today, why)
	default:
		a = a.End(metrics.ActionDropped, s.env.Today, why)
	}
	s.busy = true
	return frame.Ask(frame.Save{For: s, Change: change(a)})
}

// against says what speaks against moving an action to a day; empty: nothing.
func (s *Screen) against(a *metrics.Action, to metrics.Date, ok bool) string {
	switch {
	case !ok:
		return fmt.Sprintf(s.env.T(words.NotDate), s.env.Today+week)
	case to == a.Due:
		return s.env.T(words.SameDay)
	case to < s.env.Today:
		return s.env.T(words.Over)
	}
	return ""
}

// Take implements [frame.Taker]: the line stays until what it says is on disk.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	saved, ok := msg.(frame.Saved)
	if !ok || saved.For != any(s) {
		return nil
	}
	s.busy = false
	if saved.Err != nil {
		s.problem = saved.Text
		return nil
	}
	said := s.env.T(map[keys.Action]metrics.Text{keys.Done: words.Done, keys.Drop: words.Dropped}[s.what])
	if s.what == keys.Postpone {
		to, _ := s.env.Forward().Parse(s.day.Value())
		said = fmt.Sprintf(s.env.T(words.Moved), to)
	}
	return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.Say{Text: said}))
}

// indent is where the labels stand.
const indent = 4

// line is a field with its label.
type line struct {
	label metrics.Text
	field *frame.Field
	empty metrics.Text // what an empty one hints at
	most  int          // columns
}

func (s *Screen) fields() []line {
	why := line{words.Why, s.why, words.Optional, 80}
	switch s.what {
	case keys.Postpone:
		return []line{{words.Due, s.day, metrics.Text{}, 14}, why}
	case keys.Done:
		why.label, why.empty = words.HowItWent, words.HowOptional
	}
	return []line{why}
}

// labelEnd returns the column at which the fields begin.
func (s *Screen) labelEnd() int {
	end := 0
	for _, f := range s.fields() {
		end = max(end, text.Width(s.env.T(f.label)))
	}
	return indent + end + 2
}

func (s *Screen) columns(f line) int { return max(1, min(f.most, s.width-s.labelEnd()-2)) }

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	for y, f := range s.fields() {
		if f.field == s.field() {
			_, at := f.field.View(s.columns(f))
			return tea.NewCursor(s.labelEnd()+at, y)
		}
	}
	return nil
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	th := s.env.Theme
	var lines []string
	for _, f := range s.fields() {
		r := frame.NewRow(th, false, s.width, 0)
		label := th.Muted
		if f.field == s.field() {
			label = th.Accent
		}
		r.Skip(indent - 1)
		r.Left(label, s.labelEnd()-indent, s.env.T(f.label))
		s.drawField(r, f)
		if f.field == s.day {
			r.Skip(2)
			r.Text(th.Muted, s.meaning())
		}
		lines = append(lines, r.String())
	}
	problem := frame.NewRow(th, false, s.width, 0)
	problem.Skip(indent - 1)
	problem.Text(th.Error, s.problem)
	return strings.Join(append(lines, problem.String()), "\n")
}

func (s *Screen) drawField(r *frame.Row, f line) {
	th, room := s.env.Theme, s.columns(f)
	shown, _ := f.field.View(room)
	style := th.Field
	switch {
	case f.field.Selected():
		w := min(room, text.Width(shown))
		r.Left(th.TabOpen, w, shown)
		shown, room = "", room-w
	case f.field.Value() == "":
		shown, style = s.env.T(f.empty), th.Placeholder
	}
	r.Left(style, room, shown)
}

// meaning says which day is meant and how far away it is.
func (s *Screen) meaning() string {
	d, ok := s.env.Forward().Parse(s.day.Value())
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s %s  %s", s.env.Day(d), s.env.Weekday(d), s.env.Until(d))
}

var (
	_ frame.Typer  = (*Screen)(nil)
	_ frame.Placed = (*Screen)(nil)
	_ frame.Taker  = (*Screen)(nil)
	_ frame.Hinter = (*Screen)(nil)
)
