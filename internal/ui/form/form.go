// Package form adds and edits KPIs, goals, phases, actions and experiments. A form
// is a list of rows; it changes nothing by itself: saving asks for one change of one
// record, and what was typed stays until that is on disk.
package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is a form.
type Screen struct {
	env           *frame.Env
	width, height int
	subject       subject

	saveAbove, saveBelow *row
	rows                 []*row // those that are shown, headings too
	focus                *row
	offset               int // first line in view
	state                state
	problem              string // what is wrong, or has happened, with the form as a whole
	told                 bool   // has told that something is written in it
	warned               bool   // has said that somebody else changed the record
}

// state is what the form is doing.
type state int

const (
	editing state = iota
	leaving       // asks whether what was typed may be lost
	saving        // waits for the change to be on disk
)

// subject is the definition that a form is about.
type subject interface {
	title() metrics.Text
	subtitle() string
	// rows returns all rows in order, with one to save after the first screenful
	// and one at the end.
	rows(saveAbove, saveBelow *row) []*row
	// pressed presses a button of the subject's own and returns where to go.
	pressed(*row) *row
	// remove takes a goal away and returns where to go.
	remove(*goalRows) *row
	// restructured reports whether rows were added or removed.
	restructured() bool
	// stored returns the record as it is and as it was when the form opened.
	stored() (now, then metrics.Record)
	// build makes the record, putting what is wrong on the rows and what belongs
	// to none into problem. A zero edit means that nothing was changed.
	build() (edit metrics.RecordEdit, problem string)
	// label names the record for people.
	label(metrics.Record) string
}

// NewKPI returns the form of a KPI; an empty id makes a new one.
func NewKPI(env *frame.Env, id string) *Screen { return newScreen(env, newKPIForm(env, id)) }

// NewPhase returns the form of a phase; an empty id makes a new one.
func NewPhase(env *frame.Env, id string) *Screen { return newScreen(env, newPhaseForm(env, id)) }

func newScreen(env *frame.Env, sub subject) *Screen {
	s := &Screen{env: env, subject: sub}
	save := func(hint metrics.Text) *row { return &row{text: field{Hint: hint}, control: &button{words.Save}} }
	s.saveAbove, s.saveBelow = save(words.SaveHint), save(metrics.Text{})
	s.arrange()
	return s
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) {
	s.width, s.height = w, h
	s.scroll()
}

// Refresh implements [frame.Screen]: what was typed stays, whatever happens below.
func (s *Screen) Refresh() { s.arrange() }

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// arrange works out which rows are shown.
func (s *Screen) arrange() {
	before := slices.Index(s.rows, s.focus)
	s.rows = s.rows[:0:0]
	for _, r := range s.subject.rows(s.saveAbove, s.saveBelow) {
		if r.shown != nil && !r.shown() {
			continue
		}
		if r.goal != nil && r != r.goal.main[0] && (s.focus == nil || s.focus.goal != r.goal) {
			continue // folded away
		}
		if n := len(s.rows); r.control == nil && n > 0 && s.rows[n-1].control == nil {
			s.rows = s.rows[:n-1] // a heading of nothing
		}
		s.rows = append(s.rows, r)
	}
	if !slices.Contains(s.rows, s.focus) {
		s.focus = nil
		s.focusAt(max(0, before))
	}
	s.scroll()
}

func focusable(r *row) bool {
	if r.control == nil {
		return false
	}
	switch r.control.(type) {
	case fixed, computed:
		return false
	}
	return true
}

// focusAt puts the focus on the row at i or the nearest one that takes it.
func (s *Screen) focusAt(i int) {
	for by := range len(s.rows) {
		for _, at := range []int{i + by, i - by} {
			if at >= 0 && at < len(s.rows) && focusable(s.rows[at]) {
				s.focus = s.rows[at]
				return
			}
		}
	}
}

// step moves the focus by rows; it reports false at the end.
func (s *Screen) step(by int) bool {
	i := slices.Index(s.rows, s.focus)
	for i += by; i >= 0 && i < len(s.rows); i += by {
		if focusable(s.rows[i]) {
			s.to(s.rows[i])
			return true
		}
	}
	return false
}

// to moves the focus to a row.
func (s *Screen) to(r *row) {
	s.focus = r
	if e, ok := r.control.(*entry); ok {
		e.focused()
	}
	s.arrange()
}

// page moves the focus by about half a screen.
func (s *Screen) page(by int) {
	for range max(1, s.listHeight()/2) {
		s.step(by)
	}
}

// Dirty implements [frame.Dirty].
func (s *Screen) Dirty() bool {
	return s.subject.restructured() || slices.ContainsFunc(s.subject.rows(s.saveAbove, s.saveBelow), func(r *row) bool {
		return r.control != nil && r.control.changed()
	})
}

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return true }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd { return tea.Sequence(s.take(k), s.tell()) }

// tell tells that what is written in the form has changed, or may have.
func (s *Screen) tell() tea.Cmd {
	if _, ok := s.subject.(lasting); !ok || !s.told && !s.Dirty() {
		return nil
	}
	s.told = true
	return frame.Ask(frame.EntryTyped{})
}

func (s *Screen) take(k tea.KeyPressMsg) tea.Cmd {
	pressed := k.String()
	switch s.state {
	case saving:
		return nil
	case leaving:
		return s.answer(pressed)
	}
	if c, ok := s.focus.control.(*prose); ok && pressed == "ctrl+e" {
		return frame.Ask(frame.EditOutside{Text: c.area.Value(), For: c})
	}
	if s.focus.control.press(k) {
		s.edited()
		return nil
	}
	s.arrange() // the key with which one leaves a finder chooses, and other rows may follow from that
	switch pressed {
	case "ctrl+s":
		return s.save()
	case "esc":
		if !s.Dirty() {
			return frame.Ask(frame.CloseOverlay{})
		}
		s.state = leaving
	case "enter":
		return s.enter()
	case "tab", "down":
		s.step(1)
	case "shift+tab", "up":
		s.step(-1)
	case "pgdown":
		s.page(1)
	case "pgup":
		s.page(-1)
	case "ctrl+x":
		if s.focus.goal != nil {
			s.to(s.subject.remove(s.focus.goal))
			return nil
		}
		return s.removeRecord()
	}
	return nil
}

// edited is told that the row with the focus has changed.
func (s *Screen) edited() {
	s.focus.problem, s.problem, s.warned = "", "", false
	s.arrange()
}

// enter goes on to the next row, presses a button, and saves at the end.
func (s *Screen) enter() tea.Cmd {
	switch {
	case s.focus == s.saveAbove, s.focus == s.saveBelow:
		return s.save()
	case isButton(s.focus):
		s.to(s.subject.pressed(s.focus))
	case !s.step(1):
		return s.save()
	}
	return nil
}

func isButton(r *row) bool {
	_, is := r.control.(*button)
	return is
}

// answer takes the answer to whether what was typed may be lost. Enter keeps it:
// the wrong answer to this question cannot be taken back.
func (s *Screen) answer(pressed string) tea.Cmd {
	switch strings.ToLower(keys.Normalize(pressed)) {
	case "y":
		return frame.Ask(frame.CloseOverlay{})
	case "n", "esc", "enter":
		s.state = editing
	case "ctrl+s":
		s.state = editing
		return s.save()
	}
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	if s.state == editing {
		s.focus.control.paste(content)
		s.edited()
	}
	return s.tell()
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	if s.state == leaving {
		return []frame.Hint{{Key: "y", Text: words.HintDiscard}, {Key: "n", Text: words.HintStay}, {Key: "^s", Text: words.HintSave}}
	}
	hints := []frame.Hint{{Key: "^s", Text: words.HintSave}, {Key: "esc", Text: words.HintBack}, {Key: "tab S-tab", Text: words.HintMove}}
	switch c := s.focus.control.(type) {
	case *entry:
		if c.rest() != "" {
			hints = append(hints, frame.Hint{Key: "right", Text: words.HintComplete})
		}
	case *prose:
		hints = append(hints, frame.Hint{Key: "^e", Text: words.HintEditor})
	case *rating:
		hints = append(hints, frame.Hint{Key: "left right 1-9", Text: words.HintChoose})
	case *finder:
		hints = append(hints, frame.Hint{Key: "a-z", Text: words.HintSearch})
		if !c.open() {
			hints = append(hints, frame.Hint{Key: "space", Text: words.HintChoose})
		}
	case *button:
		hints = append(hints, frame.Hint{Key: "enter", Text: words.HintPress})
	default:
		hints = append(hints, frame.Hint{Key: "space", Text: words.HintChoose})
	}
	if s.focus.goal != nil {
		hints = append(hints, frame.Hint{Key: "^x", Text: words.HintRemove})
	}
	if sub, ok := s.subject.(removable); ok {
		if _, ok := sub.removal(); ok {
			hints = append(hints, frame.Hint{Key: "^x", Text: words.HintDelete})
		}
	}
	return hints
}

// Click implements [frame.Clicker]: a click moves the focus to a row.
func (s *Screen) Click(_, y int) tea.Cmd {
	if l, ok := s.lineAt(y); ok && s.state == editing && focusable(l.row) {
		if l.row == s.focus && isButton(l.row) {
			return s.enter()
		}
		s.to(l.row)
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	for range max(by, -by) {
		s.step(by / max(by, -by))
	}
	return nil
}
