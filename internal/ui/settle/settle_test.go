package settle

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

const days = metrics.Date(1)

// act returns a workspace with one action that is due three days before today.
func act(lang metrics.Lang) (*frame.Env, *metrics.Action) {
	env := uitest.Env(lang)
	env.Workspace.Actions = []metrics.Action{{ID: "a", Title: "広告を見直す", KPI: "cac", Due: uitest.Today - 3*days, Status: metrics.ActionOpen}}
	return env, &env.Workspace.Actions[0]
}

func press(s *Screen, texts ...string) (asked []tea.Msg) {
	s.SetSize(100, s.Height())
	for _, k := range uitest.Keys(texts...) {
		asked = uitest.InOrder(s.Type(k))
	}
	return asked
}

// kept returns the action that the line asks to be stored.
func kept(t *testing.T, s *Screen, asked []tea.Msg) metrics.Action {
	t.Helper()
	if len(asked) != 1 {
		t.Fatalf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	save, ok := asked[0].(frame.Save)
	if !ok || save.For != any(s) || save.Change.Kind != metrics.ChangeReview || save.Change.Label != "広告を見直す" {
		t.Fatalf("asks for %#v", asked[0])
	}
	return *save.Change.Records[0].After.(*metrics.Action)
}

func TestEnterAloneIsEnough(t *testing.T) {
	env, a := act(metrics.JA)
	want := *a
	want.Status, want.Ended = metrics.ActionDone, uitest.Today
	s := New(env, a, keys.Done)
	if got := kept(t, s, press(s, "enter")); !reflect.DeepEqual(got, want) {
		t.Errorf("done: %+v", got)
	}
}

func TestAWordIsKept(t *testing.T) {
	for what, want := range map[keys.Action]metrics.ActionStatus{keys.Done: metrics.ActionDone, keys.Drop: metrics.ActionDropped} {
		env, a := act(metrics.JA)
		s := New(env, a, what)
		got := kept(t, s, press(s, "効果なし", "enter"))
		if got.Status != want || got.Why != "効果なし" || got.Ended != uitest.Today || got.Due != a.Due {
			t.Errorf("%s: %+v", what, got)
		}
	}
}

func TestAnActionIsMovedByAWeekOrToADay(t *testing.T) {
	for _, c := range []struct {
		keys []string
		to   metrics.Date
		why  string
	}{
		{[]string{"enter"}, uitest.Today + 7, ""},
		{[]string{"right", "right", "left", "enter"}, uitest.Today + 8, ""},
		{[]string{"12/1", "tab", "見積もり待ち", "enter"}, uitest.Today + 11, "見積もり待ち"},
		{[]string{"tab", "待ち", "left", "中", "enter"}, uitest.Today + 7, "待中ち"},
		{[]string{"+3", "enter"}, uitest.Today + 3, ""},
	} {
		env, a := act(metrics.JA)
		a.Moves = []metrics.Move{{On: uitest.Today - 7, From: uitest.Today - 10, To: a.Due}}
		s := New(env, a, keys.Postpone)
		got := kept(t, s, press(s, c.keys...))
		if want := (metrics.Move{On: uitest.Today, From: uitest.Today - 3, To: c.to, Why: c.why}); got.Due != c.to || len(got.Moves) != 2 || got.Moves[1] != want {
			t.Errorf("%v: %+v", c.keys, got)
		}
		if len(a.Moves) != 1 {
			t.Error("it writes into the workspace")
		}
	}
}

func TestADayThatCannotBeIsRefusedAndStays(t *testing.T) {
	for typed, says := range map[string]string{"someday": "Not a date", "2026-11-01": "That day is over", "2026-11-17": "the date it has"} {
		env, a := act(metrics.EN)
		s := New(env, a, keys.Postpone)
		if asked := press(s, typed, "enter"); asked != nil || uitest.Line(s.View(), says) == "" || uitest.Line(s.View(), typed) == "" {
			t.Errorf("%s: asks for %v\n%s", typed, asked, uitest.Plain(s.View()))
		}
	}
}

func TestItStaysUntilItIsOnDisk(t *testing.T) {
	env, a := act(metrics.EN)
	s := New(env, a, keys.Done)
	kept(t, s, press(s, "fine", "enter"))
	if asked := press(s, "enter"); asked != nil {
		t.Errorf("asks again: %v", asked)
	}
	s.Take(frame.Saved{For: s, Err: errors.New("no"), Text: "The disk is full."})
	if view := uitest.Plain(s.View()); !strings.Contains(view, "The disk is full.") || !strings.Contains(view, "fine") {
		t.Errorf("%s", view)
	}
	kept(t, s, press(s, "enter"))
	told := uitest.InOrder(s.Take(frame.Saved{For: s}))
	if len(told) != 2 || told[0] != (frame.CloseOverlay{}) || !strings.Contains(told[1].(frame.Say).Text, "Done") {
		t.Errorf("%v", told)
	}
}

func TestAnActionThatIsGoneIsNotStored(t *testing.T) {
	env, a := act(metrics.EN)
	s := New(env, a, keys.Drop)
	env.Workspace.Actions = nil
	if asked := press(s, "enter"); asked != nil || uitest.Line(s.View(), "removed elsewhere") == "" {
		t.Errorf("asks for %v", asked)
	}
	if asked := press(s, "esc"); len(asked) != 1 || asked[0] != (frame.CloseOverlay{}) {
		t.Errorf("esc asks for %v", asked)
	}
}

func TestAnEndedActionOpensAgain(t *testing.T) {
	_, a := act(metrics.EN)
	want := *a
	a.Status, a.Ended, a.Why = metrics.ActionDropped, uitest.Today, "no"
	if got := Reopen(*a).Records[0].After; !reflect.DeepEqual(got, &want) {
		t.Errorf("%+v", got)
	}
}

func TestTheCursorStandsInTheField(t *testing.T) {
	env, a := act(metrics.JA)
	s := New(env, a, keys.Postpone)
	press(s, "tab", "東京")
	c := s.Cursor()
	line := strings.Split(uitest.Plain(s.View()), "\n")[c.Y]
	if at := strings.Index(line, "東京"); at < 0 || c.X != s.labelEnd()+4 {
		t.Errorf("at %v in %q", c.Position, line)
	}
}

func TestSweep(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		for _, what := range []keys.Action{keys.Done, keys.Drop, keys.Postpone} {
			env, a := act(lang)
			s := New(env, a, what)
			press(s, strings.Repeat("長い理由", 40))
			for _, w := range uitest.Widths() {
				s.SetSize(w, s.Height())
				lines := strings.Split(s.View(), "\n")
				if len(lines) != s.Height() {
					t.Fatalf("%d: %d lines", w, len(lines))
				}
				for _, l := range lines {
					if n := ansi.StringWidth(l); n > w {
						t.Errorf("%d: %q", w, uitest.Plain(l))
					}
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
}
