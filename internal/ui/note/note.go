// Package note writes a note on a KPI and a day: a field for the day and one for
// the text, above the footer, so that the chart stays in view.
package note

import (
	"fmt"
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// Screen is the note as it is written.
type Screen struct {
	env           *frame.Env
	width, height int

	was     metrics.Note // as it was when it was opened; without an ID a new one
	id      string       // that it has, or will have
	date    *frame.Field
	text    *frame.Area
	typed   string // the text as the field first had it
	inDate  bool
	state   state
	problem string
	told    bool // has told that something is written
	warned  bool // has said that somebody else changed the note
}

// state is what the note is doing.
type state int

const (
	editing state = iota
	leaving       // asks whether what was typed may be lost
	saving        // waits for the change to be on disk
)

// New returns the note to be written; one without an ID is new, without a date of
// today.
func New(env *frame.Env, n metrics.Note) frame.Screen { return newScreen(env, n) }

func newScreen(env *frame.Env, n metrics.Note) *Screen {
	if n.Date == 0 {
		n.Date = env.Today
	}
	s := &Screen{env: env, was: n, date: frame.NewField(n.Date.String()), text: frame.NewArea(n.Text)}
	s.typed = s.text.Value()
	if s.id = n.ID; s.id == "" {
		s.id = frame.NewID()
	}
	return s
}

// Scope implements [frame.Screen].
func (s *Screen) Scope() keys.Scope { return 0 }

// Enter implements [frame.Screen].
func (s *Screen) Enter() tea.Cmd { return nil }

// SetSize implements [frame.Screen].
func (s *Screen) SetSize(w, h int) { s.width, s.height = w, h }

// Refresh implements [frame.Screen]: what was typed stays, whatever happens below.
func (s *Screen) Refresh() {}

// Do implements [frame.Screen].
func (s *Screen) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

// Place implements [frame.Placed].
func (s *Screen) Place() frame.Place { return frame.AtBottom }

// Height implements [frame.Placed].
func (s *Screen) Height() int { return bestHeight }

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return true }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd { return tea.Sequence(s.take(k), s.tell()) }

func (s *Screen) take(k tea.KeyPressMsg) tea.Cmd {
	pressed := k.String()
	switch s.state {
	case saving:
		return nil
	case leaving:
		return s.answer(pressed)
	}
	switch pressed {
	case "ctrl+s":
		return s.save()
	case "ctrl+x":
		return s.remove()
	case "ctrl+e":
		return frame.Ask(frame.EditOutside{Text: s.text.Value(), For: s})
	case "tab", "shift+tab":
		s.turnTo(!s.inDate)
		return nil
	case "esc":
		if !s.Dirty() {
			return frame.Ask(frame.CloseOverlay{})
		}
		s.state = leaving
		return nil
	}
	if !s.inDate {
		s.edited()
		s.text.Type(k)
		return nil
	}
	switch pressed {
	case "enter", "down":
		s.turnTo(false)
	case "left", "right":
		s.turn(map[string]metrics.Date{"left": -1, "right": 1}[pressed])
	default:
		s.edited()
		s.date.Type(k)
	}
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	if s.state != editing {
		return nil
	}
	s.edited()
	if s.inDate {
		s.date.Paste(content)
	} else {
		s.text.Paste(content)
	}
	return s.tell()
}

// edited forgets what was wrong before.
func (s *Screen) edited() { s.problem, s.warned = "", false }

// turnTo moves to the date, marked so that another takes its place, or back.
func (s *Screen) turnTo(date bool) {
	s.inDate = date
	if date {
		s.date.SelectAll()
	}
}

// turn moves the date by days, not beyond today.
func (s *Screen) turn(by metrics.Date) {
	if d, ok := s.day(); ok {
		s.edited()
		s.date.SetValue(min(d+by, s.env.Today).String())
		s.date.SelectAll()
	}
}

// day reads the date. A note is on something that has happened, so a day without
// a year is the last such day.
func (s *Screen) day() (metrics.Date, bool) {
	read := frame.Dates{Today: s.env.Today, From: s.env.Today, Cal: s.env.Info().Calendar, Past: true}
	d, ok := read.Parse(s.date.Value())
	if d > s.env.Today {
		read.From = s.env.Today.AddMonths(-12)
		if before, ok := read.Parse(s.date.Value()); ok && before <= s.env.Today {
			return before, true
		}
	}
	return d, ok
}

// Dirty implements [frame.Dirty].
func (s *Screen) Dirty() bool {
	d, ok := s.day()
	return s.text.Value() != s.typed || s.was.ID != "" && (!ok || d != s.was.Date)
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

// save asks for the note to be stored, or says why it cannot be.
func (s *Screen) save() tea.Cmd {
	d, ok := s.day()
	switch {
	case !ok:
		s.problem, s.inDate = fmt.Sprintf(s.env.T(words.NotDate), s.env.Today, s.env.Day(s.env.Today)), true
		return nil
	case d > s.env.Today:
		s.problem, s.inDate = s.env.T(words.Future), true
		return nil
	case strings.TrimSpace(s.text.Value()) == "":
		s.problem, s.inDate = s.env.T(words.Empty), false
		return nil
	case s.was.ID != "" && !s.Dirty():
		return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.Say{Text: s.env.T(words.NothingChanged)}))
	}
	n := s.was
	n.Date, n.Text, n.By, n.At = d, strings.TrimSpace(s.text.Value()), s.env.By, s.env.Now
	n.ID = s.id
	if err := metrics.ValidateNote(s.env.Workspace, &n); err != nil {
		s.problem = metrics.FieldErrors(err)[0].Text.In(s.env.Lang)
		return nil
	}
	return s.ask(metrics.Put(&n))
}

// remove asks for the note to be taken away, if it is there already.
func (s *Screen) remove() tea.Cmd {
	if s.was.ID == "" {
		return nil
	}
	return s.ask(metrics.Remove(metrics.RecordNote, s.was.ID))
}

// ask asks for a change of the note, but says first when somebody else has
// changed it meanwhile.
func (s *Screen) ask(edit metrics.RecordEdit) tea.Cmd {
	if s.was.ID != "" && !s.warned {
		if now := s.env.Workspace.Note(s.was.ID); now == nil || !reflect.DeepEqual(*now, s.was) {
			s.warned, s.problem = true, s.env.T(words.ChangedSince)
			return nil
		}
	}
	s.state = saving
	return frame.Ask(frame.Save{Change: metrics.Change{Kind: metrics.ChangeReview, Label: s.name(), Records: []metrics.RecordEdit{edit}}, For: s})
}

// name returns the name of the KPI that the note is on.
func (s *Screen) name() string {
	if k := s.env.Workspace.KPI(s.was.KPI); k != nil {
		return s.env.T(k.Name)
	}
	return s.was.KPI
}

// Take implements [frame.Taker]: what the user's editor left, and whether the
// note is on disk.
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case frame.Edited:
		if msg.For == any(s) && msg.Err == nil {
			s.edited()
			s.text.SetValue(strings.TrimRight(msg.Text, "\n"))
			s.inDate = false
			return s.tell()
		}
	case frame.Saved:
		if msg.For != any(s) {
			return nil
		}
		s.state = editing
		if msg.Err != nil {
			s.problem = msg.Text
			return nil
		}
		said := words.Stored
		for _, r := range msg.Entry.Change.Records {
			if r.After == nil {
				said = words.Removed
			}
		}
		return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.Say{Text: s.env.T(said)}), s.tell())
	}
	return nil
}

// Hints implements [frame.Hinter].
func (s *Screen) Hints() []frame.Hint {
	if s.state == leaving {
		return []frame.Hint{{Key: "y", Text: words.HintDiscard}, {Key: "n", Text: words.HintStay}, {Key: "^s", Text: words.HintSave}}
	}
	hints := []frame.Hint{{Key: "^s", Text: words.HintSave}, {Key: "esc", Text: words.HintBack}, {Key: "tab", Text: words.HintDate}, {Key: "^e", Text: words.HintEditor}}
	if s.inDate {
		hints[2].Text = words.HintText
		hints[3] = frame.Hint{Key: "left right", Text: words.HintByADay}
	}
	if s.was.ID != "" {
		hints = append(hints, frame.Hint{Key: "^x", Text: words.HintRemove})
	}
	return hints
}
