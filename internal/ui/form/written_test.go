package form

import (
	"maps"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
)

// again writes a form down and opens it as the next start of the program does.
func again(t *testing.T, s *Screen) *Screen {
	t.Helper()
	opened, ok := Reopen(s.env, maps.Clone(s.Written())).(*Screen)
	if !ok {
		t.Fatalf("nothing is opened again from %v", s.Written())
	}
	return opened
}

// What is written in a form can be written down at every key and opened again: it
// looks the same and stores the same.
func TestAFormIsOpenedAgainAsItStood(t *testing.T) {
	env := uitest.Env(metrics.EN)
	kept := metrics.Action{ID: "aaaaaaaaaa", Title: "Ads", Due: uitest.Today, Status: metrics.ActionOpen, Created: env.Now}
	run := metrics.Experiment{ID: "cccccccccc", Hypothesis: "Mail", Start: uitest.Today - 7, Stage: metrics.StageDo, Created: env.Now}
	env.Workspace.Actions, env.Workspace.Experiments = []metrics.Action{kept}, []metrics.Experiment{run}
	for name, c := range map[string]struct {
		form func() *Screen
		keys []string
	}{
		"a new action": {func() *Screen {
			return actionFormOf(env, metrics.Action{Review: "week-2026-11-16", Due: uitest.Today + 7})
		},
			[]string{"東京", "enter", "cac", "enter", "tanaka", "enter", "+1", "enter", "8"}},
		"an action": {func() *Screen { return actionFormOf(env, kept) }, []string{" again", "tab", "tab", "tab", "tab", "right", "tab", "done well"}},
		"a new experiment": {func() *Screen {
			return experimentFormOf(env, metrics.Experiment{Start: uitest.Today, Stage: metrics.StagePlan})
		},
			[]string{"Calls help", "enter", "cac", "enter", "-5%", "enter", "tab", "x", "tab", "tab", "one\n\ntwo"}},
		"an experiment": {func() *Screen { return experimentFormOf(env, run) }, []string{" more", "tab", "nps"}},
	} {
		s := c.form()
		if s.Written() != nil {
			t.Errorf("%s: something is written before anything is typed: %v", name, s.Written())
		}
		for _, k := range uitest.Keys(c.keys...) {
			s.SetSize(100, 60)
			s.Type(k)
			if !s.Dirty() {
				continue
			}
			o := again(t, s)
			o.SetSize(100, 60)
			if !maps.Equal(o.Written(), s.Written()) || uitest.Plain(o.View()) != uitest.Plain(s.View()) {
				t.Fatalf("%s: opened again as %v, was %v\n%s\nwas\n%s", name, o.Written(), s.Written(), uitest.Plain(o.View()), uitest.Plain(s.View()))
			}
		}
		want, wrong := s.subject.build()
		got, wrongToo := again(t, s).subject.build()
		if got.ID != want.ID || wrong != wrongToo {
			t.Errorf("%s: stores %v %q, want %v %q", name, got, wrongToo, want, wrong)
		}
	}
}

// What was stored before the program ended is not written again, and a text that
// is no form opens none.
func TestWhatIsStoredIsNotOpenedAgain(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := actionFormOf(env, metrics.Action{Review: "week-2026-11-16"})
	press(s, "Ads")
	written := s.Written()
	edit, _ := s.subject.build()
	env.Workspace.Actions = []metrics.Action{*edit.After.(*metrics.Action)}
	if Reopen(env, written) != nil {
		t.Error("a new action is opened once more")
	}
	s = actionFormOf(env, env.Workspace.Actions[0])
	press(s, " again")
	written = s.Written()
	env.Workspace.Actions[0].Title += " again"
	if Reopen(env, written) != nil {
		t.Error("a changed action is opened once more")
	}
	for _, damaged := range []map[string]string{nil, {"kind": "kpi"}, {"kind": "action", "start": "{"}, {"kind": "experiment", "id": "gone"}} {
		if Reopen(env, damaged) != nil {
			t.Errorf("%v opens a form", damaged)
		}
	}
}

// The form tells when what is written in it changes, and when it is gone.
func TestAFormTellsWhatIsWritten(t *testing.T) {
	s := actionFormOf(uitest.Env(metrics.EN), metrics.Action{})
	s.SetSize(100, 24)
	tells := func(k string) bool {
		for _, m := range uitest.InOrder(s.Type(uitest.Keys(k)[0])) {
			if m == any(frame.EntryTyped{}) {
				return true
			}
		}
		return false
	}
	if tells("tab") || !tells("shift+tab") && !tells("x") || !tells("backspace") {
		t.Error("typing is not told")
	}
}
