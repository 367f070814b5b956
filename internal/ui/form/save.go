package form

import (
	"fmt"
	"reflect"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// save asks for the change, or goes to the first row that is wrong.
func (s *Screen) save() tea.Cmd {
	for _, r := range s.subject.rows(s.saveAbove, s.saveBelow) {
		r.problem = ""
		r.problem = r.wrong()
	}
	edit, problem := s.subject.build()
	s.problem = problem
	if n := s.toFirstWrong(); n > 0 {
		s.problem = fmt.Sprintf(s.env.T(words.Fix), n)
		return nil
	}
	switch now, then := s.subject.stored(); {
	case problem != "":
		return nil
	case edit.After == nil:
		return tea.Sequence(frame.Ask(frame.CloseOverlay{}), frame.Ask(frame.Say{Text: s.env.T(words.NothingChanged)}))
	case !s.warned && !reflect.DeepEqual(now, then):
		s.warned, s.problem = true, s.env.T(words.ChangedSince)
		return nil
	}
	return s.ask(edit)
}

// toFirstWrong moves the focus to the first row with a problem and returns how
// many there are.
func (s *Screen) toFirstWrong() int {
	var first *row
	n := 0
	for _, r := range s.subject.rows(s.saveAbove, s.saveBelow) {
		if (r.shown == nil || r.shown()) && r.wrong() != "" {
			n++
			if first == nil {
				first = r
			}
		}
	}
	if first != nil {
		s.to(first)
	}
	return n
}

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	if edited, ok := msg.(frame.Edited); ok {
		s.takeText(edited)
		return s.tell()
	}
	saved, ok := msg.(frame.Saved)
	if !ok || saved.For != any(s) {
		return nil
	}
	s.state = editing
	if saved.Err != nil {
		s.problem = saved.Text
		return nil
	}
	said, name := words.Stored, ""
	then := []tea.Cmd{frame.Ask(frame.CloseOverlay{})}
	for _, r := range saved.Entry.Change.Records {
		if r.After == nil {
			said, name = words.Removed, saved.Entry.Change.Label
			continue
		}
		name = s.subject.label(r.After)
		if r.Kind == metrics.RecordKPI {
			then = append(then, frame.Ask(frame.Reveal{KPI: r.ID}))
		}
	}
	then = append(then, frame.Ask(frame.Say{Text: fmt.Sprintf(s.env.T(said), text.Printable(name))}))
	return tea.Sequence(append(then, s.tell())...)
}

// takeText takes what the user's own editor left of a text.
func (s *Screen) takeText(edited frame.Edited) {
	for _, r := range s.rows {
		if c, ok := r.control.(*prose); ok && edited.For == any(c) && edited.Err == nil {
			c.area.SetValue(strings.TrimRight(edited.Text, "\n"))
			s.to(r)
			s.edited()
		}
	}
}

// removable is a subject that can be taken away whole.
type removable interface {
	removal() (edit metrics.RecordEdit, ok bool)
}

// removeRecord asks for the record to be taken away, where that is possible.
func (s *Screen) removeRecord() tea.Cmd {
	if sub, ok := s.subject.(removable); ok {
		if edit, ok := sub.removal(); ok {
			return s.ask(edit)
		}
	}
	return nil
}

// ask asks for an edit to be stored.
func (s *Screen) ask(edit metrics.RecordEdit) tea.Cmd {
	s.state = saving
	_, then := s.subject.stored()
	change := metrics.Change{Kind: metrics.ChangeReview, Records: []metrics.RecordEdit{edit}}
	switch {
	case edit.Kind == metrics.RecordKPI || edit.Kind == metrics.RecordPhase:
		change.Kind, change.Label = metrics.ChangeDefine, edit.ID
	case edit.After != nil:
		change.Label = s.subject.label(edit.After)
	default:
		change.Label = s.subject.label(then)
	}
	return frame.Ask(frame.Save{Change: change, For: s})
}
