package note

import (
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// A note that is written over a review is a part of its draft, under these keys.
const (
	writtenKind = "kind"
	writtenID   = "id"
	writtenKPI  = "kpi"
	writtenText = "text"
	writtenDate = "date"
)

// Written implements [frame.Written].
func (s *Screen) Written() map[string]string {
	if !s.Dirty() {
		return nil
	}
	return map[string]string{
		writtenKind: string(metrics.RecordNote), writtenID: s.id, writtenKPI: s.was.KPI, writtenText: s.text.Value(), writtenDate: s.date.Value(),
	}
}

// Reopen returns a note as it was written down; nil when there is none to be opened:
// what was written is none, has been stored, or is about a KPI that is gone.
func Reopen(env *frame.Env, written map[string]string) frame.Screen {
	id, kpi := written[writtenID], written[writtenKPI]
	if written[writtenKind] != string(metrics.RecordNote) || env.Workspace.KPI(kpi) == nil {
		return nil
	}
	was := metrics.Note{KPI: kpi}
	if kept := env.Workspace.Note(id); kept != nil {
		was = *kept
	}
	s := newScreen(env, was)
	s.id = id
	s.text.SetValue(written[writtenText])
	s.date.SetValue(written[writtenDate])
	if !s.Dirty() {
		return nil
	}
	return s
}

// tell tells that what is written has changed, or may have.
func (s *Screen) tell() tea.Cmd {
	if !s.told && !s.Dirty() {
		return nil
	}
	s.told = true
	return frame.Ask(frame.EntryTyped{})
}
