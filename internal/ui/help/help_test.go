package help

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func screen(e *frame.Env, on keys.Scope) *Screen {
	s := New(e, on)
	s.SetSize(120, 60)
	return s
}

func TestEveryKeyOfTheScreenIsThere(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		for _, p := range keys.Places {
			e := uitest.Env(lang)
			v := uitest.Plain(screen(e, p.Scope|keys.Moving).View())
			if !strings.Contains(strings.SplitN(v, "\n", 2)[0], e.T(p.Name)) {
				t.Errorf("the help does not say that it is about %s", e.T(p.Name))
			}
			for _, b := range keys.In(p.Scope | keys.Moving | keys.Global) {
				if name := e.T(b.NameOn(p.Scope)); len([]rune(name)) < 14 && !strings.Contains(v, name) {
					t.Errorf("%s: %s is missing", e.T(p.Name), name)
				}
			}
		}
	}
}

func TestWhatHoldsElsewhereIsNot(t *testing.T) {
	if v := uitest.Plain(screen(uitest.Env(metrics.EN), keys.OnAlerts|keys.Moving).View()); strings.Contains(v, "Next tier") || !strings.Contains(v, "Acknowledge") {
		t.Errorf("%s", v)
	}
}

func TestMarksAndLevelsAreExplained(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Workspace.Info.Bands = metrics.Bands{Near: 0.95, Caution: 0.85, Warning: 0.5}
	v := uitest.Plain(screen(e, keys.OnBoard).View())
	for _, want := range []string{"!1 caution", "85% to under 95% of plan", "!3 critical", "under 50% of plan", "act at once",
		"ok reached", "95% of plan or more", ".. early", "--", "due", "stale", "***", e.Theme.Glyphs.TickLeft} {
		if !strings.Contains(v, want) {
			t.Errorf("%q is not explained:\n%s", want, v)
		}
	}
}

func TestThereIsHelpBeforeThereIsAWorkspace(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Workspace, e.Assessed = nil, nil
	if v := uitest.Plain(screen(e, keys.OnWelcome).View()); !strings.Contains(v, "90% of plan or more") {
		t.Errorf("%s", v)
	}
}

func TestASmallPaneScrolls(t *testing.T) {
	s := screen(uitest.Env(metrics.EN), keys.OnBoard)
	s.SetSize(60, 12)
	first := s.View()
	if hints := s.Hints(); hints[len(hints)-1].Text != words.Scroll {
		t.Error("nothing says that there is more")
	}
	uitest.Do(t, s, keys.Bottom)
	if last := s.View(); !strings.Contains(uitest.Plain(last), metrics.UnpredictableOffTarget.Meaning().EN) {
		t.Errorf("the end is not there:\n%s", uitest.Plain(last))
	}
	uitest.Do(t, s, keys.PageUp, keys.Up, keys.Down, keys.PageDown, keys.Top)
	s.Wheel(-3)
	if s.View() != first {
		t.Error("the top is not the top")
	}
	uitest.Do(t, s, keys.Open)
}

func TestTheKeyThatOpensItClosesIt(t *testing.T) {
	s := screen(uitest.Env(metrics.EN), keys.OnBoard)
	uitest.Asks(t, uitest.Do(t, s, keys.Help), frame.CloseOverlay{})
	for _, a := range []keys.Action{keys.Back, keys.Quit, keys.Phases, keys.Theme} {
		if _, ok := s.Do(a); ok {
			t.Errorf("%s is not left to the root", a)
		}
	}
	for _, a := range []keys.Action{keys.EnterAll, keys.Palette, keys.Undo} {
		if cmd, ok := s.Do(a); !ok || cmd == nil {
			t.Errorf("%s is not passed on", a)
		}
	}
}

func TestEverySizeIsFilled(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := screen(uitest.Env(lang), keys.OnPhases|keys.Moving)
		uitest.Sweep(t, s)
		s.Do(keys.Bottom)
		uitest.Sweep(t, s)
	}
}

func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	if missing := uiwords.Missing(words); missing != nil {
		t.Error(missing)
	}
}

func TestTheHelpExplainsSignalsAndOutlooks(t *testing.T) {
	for lang, wanted := range map[metrics.Lang][]string{
		metrics.JA: {"^ v", "^! v!", "^? v?", "85%", "x1.7", "逆行", "停滞", "N ", "ノーススター", "不安定・目標外", "頑張りではなく"},
		metrics.EN: {"^ v", "^! v!", "^? v?", "85%", "x1.7", "away", "flat", "N ", "north star", "unpredictable, off target", "change the process"},
	} {
		s := New(uitest.Env(lang), keys.OnBoard)
		s.SetSize(120, 200)
		view := uitest.Plain(s.View())
		for _, w := range wanted {
			if !strings.Contains(view, w) {
				t.Errorf("no %q in\n%s", w, view)
			}
		}
	}
}
