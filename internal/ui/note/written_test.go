package note

import (
	"maps"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/uitest"
)

// What is written in a note can be written down and opened again: it says the same
// and is stored as the same note. Once that is stored, nothing is opened.
func TestANoteIsOpenedAgainAsItStood(t *testing.T) {
	for name, s := range map[string]*Screen{"a new one": open(metrics.Note{KPI: "cac", Date: uitest.Today - 3}), "an old one": existing(t)} {
		if s.Written() != nil {
			t.Errorf("%s: something is written before anything is typed: %v", name, s.Written())
		}
		press(s, "広告\n", "enter", "二行目", "tab", "left")
		written := maps.Clone(s.Written())
		again, ok := Reopen(s.env, written).(*Screen)
		if !ok || !maps.Equal(again.Written(), written) {
			t.Fatalf("%s: opened again as %v, was %v", name, again, written)
		}
		want, got := saved(t, press(s, "ctrl+s")), saved(t, press(again, "ctrl+s"))
		if n := got.After.(*metrics.Note); got.ID != want.ID || *n != *want.After.(*metrics.Note) {
			t.Errorf("%s: stores %+v, want %+v", name, n, want.After)
		}
		s.env.Workspace.Notes = []metrics.Note{*got.After.(*metrics.Note)}
		if Reopen(s.env, written) != nil {
			t.Errorf("%s: opened although it is stored", name)
		}
	}
	for _, other := range []map[string]string{nil, {"kind": "action"}, {"kind": "note", "kpi": "gone", "text": "x"}} {
		if Reopen(uitest.Env(metrics.JA), other) != nil {
			t.Errorf("%v opens a note", other)
		}
	}
}
