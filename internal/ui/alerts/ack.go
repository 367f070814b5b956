package alerts

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// acking is the note of an acknowledgement while it is typed and stored. Its
// address tells the result of its save from those of others.
type acking struct {
	kpi     string
	note    *frame.Field
	busy    bool   // being stored
	problem string // why it could not be
}

func (a *acking) on(it *item) bool {
	return it != nil && it.alert != nil && it.alert.Acked == nil && it.status.KPI.ID == a.kpi
}

// Typing implements [frame.Typer].
func (s *Screen) Typing() bool { return s.ack != nil }

// Dirty implements [frame.Dirty].
func (s *Screen) Dirty() bool { return s.ack != nil && s.ack.note.Value() != "" }

// Type implements [frame.Typer].
func (s *Screen) Type(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "enter":
		return s.acknowledge()
	case "esc":
		s.ack = nil
		s.stack()
		return nil
	}
	s.ack.note.Type(k)
	return nil
}

// Paste implements [frame.Typer].
func (s *Screen) Paste(content string) tea.Cmd {
	s.ack.note.Paste(content)
	return nil
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	for i := range s.lines {
		if y := i - s.blocks.Offset; s.lines[i].kind == lineField && y >= 0 && headLines+y < s.height {
			_, at := s.ack.note.View(s.fieldWidth())
			return tea.NewCursor(text.Width(s.noteLabel())+at, headLines+y)
		}
	}
	return nil
}

// Hints implements [frame.Hinter]; nil while nothing is typed.
func (s *Screen) Hints() []frame.Hint {
	if s.ack == nil {
		return nil
	}
	return []frame.Hint{{Key: "enter", Text: words.Save}, {Key: "esc", Text: words.Cancel}}
}

// acknowledge asks for the acknowledgement to be stored. The field stays until
// it is.
func (s *Screen) acknowledge() tea.Cmd {
	it := s.item()
	if s.ack.busy || !s.ack.on(it) {
		return nil
	}
	s.ack.busy, s.ack.problem = true, ""
	a := it.alert
	return frame.Ask(frame.Save{For: s.ack, Change: change(a, &metrics.Ack{
		KPI: a.KPI.ID, Since: a.Since.Start, Level: a.Level, Note: strings.TrimSpace(s.ack.note.Value()), By: s.env.By, At: s.env.Now,
	})})
}

// taken tells the result of taking an acknowledgement back from those of others.
type taken struct{ kpi string }

// takeBack asks for an acknowledgement to be removed.
func (s *Screen) takeBack(a *metrics.Alert) tea.Cmd {
	return frame.Ask(frame.Save{For: taken{a.KPI.ID}, Change: change(a, nil)})
}

// change makes the change that sets an alert's acknowledgement, or removes it.
func change(a *metrics.Alert, to *metrics.Ack) metrics.Change {
	edit := metrics.RecordEdit{Kind: metrics.RecordAck, ID: a.KPI.ID}
	if to != nil {
		edit.After = to
	}
	return metrics.Change{Kind: metrics.ChangeAck, Records: []metrics.RecordEdit{edit}}
}

// Take implements [frame.Taker].
func (s *Screen) Take(msg tea.Msg) tea.Cmd {
	saved, ok := msg.(frame.Saved)
	if _, back := saved.For.(taken); back && saved.Err == nil {
		return frame.Ask(frame.Say{Text: s.env.T(words.Unacked)})
	}
	if !ok || s.ack == nil || saved.For != any(s.ack) {
		return nil
	}
	if saved.Err != nil {
		s.ack.busy, s.ack.problem = false, saved.Text
	} else {
		s.ack = nil
	}
	s.stack()
	return nil
}
