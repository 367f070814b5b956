package views

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func screen(lang metrics.Lang) *Screen {
	e := uitest.Env(lang)
	e.Workspace.Views = []metrics.View{
		{ID: "sequoia", Name: metrics.Text{JA: "Sequoiaの視点", EN: "Sequoia's view"}, About: metrics.Text{JA: "第2幕", EN: "act two"}, KPIs: []string{"cac", "nps", "gone"}},
		{ID: "ours", Name: metrics.Text{JA: "朝会", EN: "Mornings"}, KPIs: []string{"uptime"}},
	}
	s := New(e)
	s.Refresh()
	s.SetSize(120, s.Height())
	return s
}

func TestEveryViewTellsWhatOfItIsThere(t *testing.T) {
	s := screen(metrics.EN)
	if line := uitest.Line(s.View(), "Sequoia's view"); !strings.Contains(line, " 2/3 ") || !strings.Contains(line, "act two") {
		t.Errorf("%q", line)
	}
	if line := uitest.Line(s.View(), "All KPIs"); !strings.Contains(line, " 12 ") {
		t.Errorf("%q", line)
	}
}

func TestEnterTurnsTheBoard(t *testing.T) {
	for at, want := range []string{"", "sequoia", "ours"} {
		s := screen(metrics.JA)
		for range at {
			s.Do(keys.Down)
		}
		cmd, _ := s.Do(keys.Open)
		got := uitest.InOrder(cmd)
		if len(got) != 2 || got[0] != (frame.CloseOverlay{}) || got[1] != (frame.ShowView{View: want}) {
			t.Errorf("row %d asks for %+v", at, got)
		}
	}
	s := screen(metrics.EN)
	if got := uitest.InOrder(s.Click(3, 2)); len(got) != 2 || got[1] != (frame.ShowView{View: "sequoia"}) {
		t.Errorf("a click asks for %+v", got)
	}
}

func TestWithoutViewsItSaysHowToGetSome(t *testing.T) {
	s := New(uitest.Env(metrics.EN))
	s.Refresh()
	s.SetSize(100, s.Height())
	if line := uitest.Line(s.View(), "No views yet"); !strings.Contains(line, "K opens the catalog") {
		t.Errorf("%q", line)
	}
}

func TestSweep(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		uitest.Sweep(t, screen(lang))
		uitest.Sweep(t, New(uitest.Blank(lang)))
	}
}

func TestWords(t *testing.T) {
	for _, m := range uiwords.Missing(words) {
		t.Error(m)
	}
}
