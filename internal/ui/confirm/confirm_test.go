package confirm

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func newEnv(lang metrics.Lang) *frame.Env {
	return &frame.Env{Lang: lang, Theme: theme.Resolve(theme.Dark, true, false)}
}

type answered struct{}

func TestOneKeyAnswers(t *testing.T) {
	for _, key := range []string{"y", "Y", "ｙ"} {
		s := New(newEnv(metrics.EN), "Undo it?", frame.Ask(answered{}))
		got := uitest.InOrder(s.Type(uitest.Keys(key)[0]))
		if want := []tea.Msg{frame.CloseOverlay{}, answered{}}; !reflect.DeepEqual(got, want) {
			t.Errorf("%q asks for %#v", key, got)
		}
	}
	for _, key := range []string{"n", "N", "ｎ", "esc"} {
		s := New(newEnv(metrics.EN), "Undo it?", frame.Ask(answered{}))
		got := uitest.InOrder(s.Type(uitest.Keys(key)[0]))
		if want := []tea.Msg{frame.CloseOverlay{}}; !reflect.DeepEqual(got, want) {
			t.Errorf("%q asks for %#v", key, got)
		}
	}
	for _, key := range []string{"x", "enter", "space"} {
		if cmd := New(newEnv(metrics.EN), "?", nil).Type(uitest.Keys(key)[0]); cmd != nil {
			t.Errorf("%q answers", key)
		}
	}
}

func TestTheQuestionIsShownWholeAndFits(t *testing.T) {
	question := "その後、別の操作で変更されています。それでも元に戻しますか？"
	for w := 58; w <= 210; w++ {
		s := New(newEnv(metrics.JA), question, nil)
		s.SetSize(w, 1)
		h := s.Height()
		s.SetSize(w, h)
		lines := strings.Split(s.View(), "\n")
		if len(lines) != h {
			t.Fatalf("width %d: %d lines of %d", w, len(lines), h)
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > w {
				t.Fatalf("width %d: %q is too wide", w, l)
			}
		}
		if got := ansi.Strip(strings.Join(lines[1:], "")); !strings.Contains(strings.ReplaceAll(got, " ", ""), question) {
			t.Fatalf("width %d: %q", w, got)
		}
	}
}

func TestWords(t *testing.T) {
	for _, m := range uiwords.Missing(words) {
		t.Error(m)
	}
}
