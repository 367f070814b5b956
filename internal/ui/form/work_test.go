package form

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

// kept returns the record that a form of an action or experiment asks to be stored.
func kept[T metrics.Record](t *testing.T, s *Screen, asked []tea.Msg) T {
	t.Helper()
	if len(asked) != 1 {
		t.Fatalf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	save, ok := asked[0].(frame.Save)
	if !ok || save.For != any(s) || save.Change.Kind != metrics.ChangeReview || len(save.Change.Records) != 1 || save.Change.Label == "" {
		t.Fatalf("asks for %#v", asked[0])
	}
	return save.Change.Records[0].After.(T)
}

func actionFormOf(env *frame.Env, a metrics.Action) *Screen { return NewAction(env, a).(*Screen) }

func experimentFormOf(env *frame.Env, e metrics.Experiment) *Screen {
	return NewExperiment(env, e).(*Screen)
}

var isID = regexp.MustCompile(`^[a-z2-7]{10}$`)

func TestANewActionByKeysAlone(t *testing.T) {
	env := uitest.Env(metrics.EN)
	env.Workspace.Actions = []metrics.Action{{ID: "x", Owner: "Tanaka"}}
	s := actionFormOf(env, metrics.Action{Review: "week-2026-11-16"})
	press(s, "Halve search ads", "enter", "cac", "enter", "tan", "right", "enter", "+7", "enter")
	got := kept[*metrics.Action](t, s, press(s, "8", "enter", "1", "0", "enter", "right", "right", "left", "ctrl+s"))
	if !isID.MatchString(got.ID) {
		t.Errorf("id %q", got.ID)
	}
	want(t, got, &metrics.Action{
		ID: got.ID, Title: "Halve search ads", KPI: "cac", Owner: "tanaka", Due: uitest.Today + 7, Status: metrics.ActionOpen,
		Review: "week-2026-11-16", Created: env.Now, Score: metrics.Score{Impact: 8, Confidence: 10, Ease: 1},
	})
	if uitest.Line(s.View(), "80  (8 x 10 x 1)") == "" {
		t.Error(uitest.Plain(s.View()))
	}
}

func TestTheRestOfAKnownNameIsShownAndTakenByRight(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Workspace.Actions = []metrics.Action{{ID: "x", Owner: "佐藤花子"}}
	s := actionFormOf(env, metrics.Action{})
	to(t, s, "担当")
	press(s, "佐")
	if line := uitest.Line(s.View(), "担当"); !strings.Contains(line, "佐藤花子") {
		t.Errorf("%q", line)
	}
	if !slices.ContainsFunc(s.Hints(), func(h frame.Hint) bool { return h.Key == "right" }) {
		t.Error("no hint")
	}
	owner := s.focus.control.(*entry)
	want(t, owner.value(), "佐")
	press(s, "right")
	want(t, owner.value(), "佐藤花子")
}

func TestAPrefilledDateIsReplacedByWhatIsTyped(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := actionFormOf(env, metrics.Action{Title: "x", Due: uitest.Today + 7})
	to(t, s, "Due")
	got := kept[*metrics.Action](t, s, press(s, "12/24", "ctrl+s"))
	want(t, got.Due.String(), "2026-12-24")

	s = actionFormOf(env, metrics.Action{Title: "x", Due: uitest.Today + 7}) // an arrow keeps it, to be mended
	to(t, s, "Due")
	got = kept[*metrics.Action](t, s, press(s, "left", "right", "backspace", "8", "ctrl+s"))
	want(t, got.Due.String(), "2026-11-28")

	p := NewPhase(env, "")
	press(p, "Launch")
	to(t, p, "Start")
	press(p, "2027-08-01", "enter", "+6m")
	want(t, saved(t, p, press(p, "ctrl+s")).(*metrics.Phase).Start.String(), "2027-08-01")
}

// old is an action that was made two weeks ago.
func old() metrics.Action {
	return metrics.Action{
		ID: "a", Title: "Halve search ads", KPI: "cac", Owner: "Ken", Due: uitest.Today - 1, Status: metrics.ActionOpen, Review: "week-2026-11-02",
		Created: uitest.Today.Time().AddDate(0, 0, -14), Moves: []metrics.Move{{On: uitest.Today - 7, From: uitest.Today - 8, To: uitest.Today - 1, Why: "ill"}},
	}
}

// holding returns an environment whose workspace has the records.
func holding(actions []metrics.Action, experiments []metrics.Experiment) *frame.Env {
	env := uitest.Env(metrics.EN)
	env.Workspace.Actions, env.Workspace.Experiments = actions, experiments
	return env
}

func TestAnActionThatIsEditedKeepsItsHistory(t *testing.T) {
	env := holding([]metrics.Action{old()}, nil)
	s := actionFormOf(env, old())
	if asked := press(s, "ctrl+s"); len(asked) != 2 || asked[0] != (frame.CloseOverlay{}) {
		t.Errorf("unchanged, it asks for %#v", asked)
	}
	s = actionFormOf(env, old())
	to(t, s, "Due")
	got := kept[*metrics.Action](t, s, press(s, "+7", "ctrl+s"))
	after := old()
	after.Due = uitest.Today + 7
	after.Moves = append(after.Moves, metrics.Move{On: uitest.Today, From: uitest.Today - 1, To: uitest.Today + 7})
	want(t, got, &after)

	fresh := old()
	fresh.Created, fresh.Moves = env.Now, nil // a slip of the same day is no move
	s = actionFormOf(holding([]metrics.Action{fresh}, nil), fresh)
	to(t, s, "Due")
	got = kept[*metrics.Action](t, s, press(s, "+7", "ctrl+s"))
	want(t, len(got.Moves), 0)
}

func TestAStatusEndsTheActionTodayAndBack(t *testing.T) {
	env := holding([]metrics.Action{old()}, nil)
	s := actionFormOf(env, old())
	press(s)
	if uitest.Line(s.View(), "Why") != "" {
		t.Error("an open action asks why")
	}
	to(t, s, "Status")
	got := kept[*metrics.Action](t, s, press(s, "right", "enter", "12 customers fewer", "ctrl+s"))
	after := old()
	after.Status, after.Ended, after.Why = metrics.ActionDone, uitest.Today, "12 customers fewer"
	want(t, got, &after)

	after.Ended -= 5
	s = actionFormOf(holding([]metrics.Action{after}, nil), after)
	to(t, s, "Why")
	got = kept[*metrics.Action](t, s, press(s, " a week", "ctrl+s"))
	want(t, got.Ended, after.Ended) // the day on which it was done stays

	s = actionFormOf(holding([]metrics.Action{after}, nil), after)
	to(t, s, "Status")
	got = kept[*metrics.Action](t, s, press(s, "left", "ctrl+s"))
	reopened := old()
	want(t, got, &reopened)
}

func TestAnActionNeedsNoKPI(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := actionFormOf(env, metrics.Action{KPI: "nps"})
	to(t, s, "KPI")
	press(s, "backspace")
	if line := uitest.Line(s.View(), "KPI"); !strings.Contains(line, "none (type to search)") {
		t.Errorf("%q", line)
	}
	press(s, "enter")
	want(t, s.env.T(s.focus.text.Label), "Owner")
	to(t, s, "What")
	want(t, kept[*metrics.Action](t, s, press(s, "Tidy up", "ctrl+s")).KPI, "")
}

func TestWhatIsWrongWithAnActionIsSaid(t *testing.T) {
	for name, c := range map[string]struct{ label, typed, field, says string }{
		"no title": {"Owner", "Ken", "What", "must not be empty"},
		"date":     {"Due", "someday", "Due", "not a date"},
		"too long": {"Owner", strings.Repeat("x", 300), "Owner", "200"},
		"no KPI":   {"KPI", "zzz", "KPI", "no KPI matches"},
	} {
		t.Run(name, func(t *testing.T) {
			a := metrics.Action{Title: "x"}
			if c.field == "What" {
				a.Title = ""
			}
			s := actionFormOf(uitest.Env(metrics.EN), a)
			to(t, s, c.label)
			asked := press(s, c.typed, "ctrl+s")
			if got := s.env.T(s.focus.text.Label); asked != nil || got != c.field || !strings.Contains(uitest.Plain(s.View()), c.says) {
				t.Errorf("asks for %v, the focus is on %q\n%s", asked, got, uitest.Plain(s.View()))
			}
		})
	}
}

func TestRecordsAreDeleted(t *testing.T) {
	trial := metrics.Experiment{ID: "e", Hypothesis: "h", Start: uitest.Today, Stage: metrics.StageDo}
	env := holding([]metrics.Action{old()}, []metrics.Experiment{trial})
	for _, s := range []*Screen{actionFormOf(env, old()), experimentFormOf(env, trial)} {
		asked := press(s, "ctrl+x")
		save, ok := asked[0].(frame.Save)
		if !ok || save.Change.Kind != metrics.ChangeReview || save.Change.Label == "" || save.Change.Records[0].After != nil {
			t.Fatalf("asks for %#v", asked)
		}
		told := uitest.InOrder(s.Take(frame.Saved{For: s, Entry: metrics.Entry{Change: save.Change}}))
		if n := len(told); n != 2 || told[0] != (frame.CloseOverlay{}) || !strings.Contains(told[1].(frame.Say).Text, save.Change.Label+" removed") {
			t.Errorf("%v", told)
		}
	}
	if asked := press(actionFormOf(env, metrics.Action{}), "ctrl+x"); asked != nil {
		t.Errorf("a new one asks for %v", asked)
	}
}

func TestANewExperimentByKeysAlone(t *testing.T) {
	env := uitest.Env(metrics.EN)
	s := experimentFormOf(env, metrics.Experiment{})
	press(s, "Referrals bring cheaper customers", "enter", "regis", "enter", "20", "enter", "cac", "enter", "-10%", "enter", "enter", "+4w", "enter", "Ken", "enter")
	want(t, s.focus, s.saveAbove)
	press(s, "tab", "Ask every graduate.", "enter", "enter", "- by mail", "tab")
	got := kept[*metrics.Experiment](t, s, press(s, "d", "ctrl+s"))
	if !isID.MatchString(got.ID) {
		t.Errorf("id %q", got.ID)
	}
	want(t, got, &metrics.Experiment{
		ID: got.ID, Hypothesis: "Referrals bring cheaper customers", Owner: "Ken", Did: "Ask every graduate.\n\n- by mail",
		Lever: metrics.Expectation{KPI: "signups_day", Change: 0.2}, Outcome: metrics.Expectation{KPI: "cac", Change: -0.1},
		Start: uitest.Today, End: uitest.Today + 27, Stage: metrics.StageDo, Created: env.Now,
	})
	if err := metrics.ValidateExperiment(env.Workspace, got); err != nil {
		t.Error(err)
	}
}

func TestAnExpectedChangeSaysHowItWasUnderstood(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := experimentFormOf(env, metrics.Experiment{Hypothesis: "x", Lever: metrics.Expectation{KPI: "cac"}, Outcome: metrics.Expectation{KPI: "rank"}})
	line := func() string { press(s); return uitest.Line(s.View(), "想定する変化") }
	to(t, s, "  想定する変化")
	if !strings.Contains(line(), "例: +10%") {
		t.Errorf("%q", line())
	}
	press(s, "－２０")
	if !strings.Contains(line(), "-20%  38,200円 から 30,560円") {
		t.Errorf("%q", line())
	}
	env.Masked = true
	if strings.Contains(line(), "円") {
		t.Errorf("masked: %q", line())
	}
	press(s, "x")
	if asked := press(s, "ctrl+s"); asked != nil || s.env.T(s.focus.text.Label) != "  想定する変化" {
		t.Errorf("asks for %v", asked)
	}
	press(s, "ctrl+u", "tab", "tab")
	if view := uitest.Plain(s.View()); !strings.Contains(view, "例: 2位上昇") {
		t.Error(view)
	}
}

// ended is an experiment that was judged a week ago.
func ended() metrics.Experiment {
	return metrics.Experiment{
		ID: "e", Hypothesis: "h", Lever: metrics.Expectation{KPI: "cac", Change: -0.1}, Outcome: metrics.Expectation{KPI: "rank", Change: -1},
		Start: uitest.Today - 60, End: uitest.Today - 20, Stage: metrics.StageAct, Verdict: metrics.Refuted, Ended: uitest.Today - 7,
		Learned: "No.", Measured: &metrics.Effects{Lever: metrics.Effect{Before: metrics.Some(1), After: metrics.Some(2), Change: metrics.Some(1), Unit: metrics.ByRatio}},
	}
}

func TestAVerdictEndsTheExperimentAndKeepsItsFigures(t *testing.T) {
	open := ended()
	open.Stage, open.Verdict, open.Ended, open.Measured = metrics.StageCheck, "", 0, nil
	env := holding(nil, []metrics.Experiment{open})
	s := experimentFormOf(env, open)
	to(t, s, "Verdict")
	s.SetSize(100, 40)
	if view := uitest.Plain(s.View()); !strings.Contains(view, "Numbers say   unclear") || !strings.Contains(view, "(Sep) to ¥38,200 (Oct)") {
		t.Error(view)
	}
	got := kept[*metrics.Experiment](t, s, press(s, "right", "ctrl+s"))
	now := metrics.MeasureEffects(env.Workspace, &open, env.Today)
	want(t, got.Measured, &now)
	want(t, got.Ended, uitest.Today)
	want(t, got.Stage, metrics.StageAct)
	want(t, got.Verdict, metrics.Supported)
	if !now.Lever.Change.OK {
		t.Error("nothing was measured")
	}
}

func TestKeptFiguresStayUnlessTheRunIsAnother(t *testing.T) {
	env := holding(nil, []metrics.Experiment{ended()})
	s := experimentFormOf(env, ended())
	to(t, s, "Learned")
	got := kept[*metrics.Experiment](t, s, press(s, " Not at all.", "ctrl+s"))
	after := ended()
	after.Learned = "No. Not at all."
	want(t, got, &after)

	s = experimentFormOf(env, ended())
	to(t, s, "Start")
	got = kept[*metrics.Experiment](t, s, press(s, "2026-08-01", "ctrl+s"))
	want(t, got.Measured.Lever.Before.V != 1, true)
	want(t, got.Ended, ended().Ended)

	s = experimentFormOf(env, ended())
	to(t, s, "Verdict")
	got = kept[*metrics.Experiment](t, s, press(s, "n", "ctrl+s")) // no verdict: it runs again
	want(t, got.Ended, metrics.Date(0))
	want(t, got.Measured == nil, true)
}

func TestWhatIsWrongWithAnExperimentIsSaid(t *testing.T) {
	for name, c := range map[string]struct {
		experiment         metrics.Experiment
		label, typed, says string
	}{
		"no hypothesis": {metrics.Experiment{}, "Hypothesis", " ", "must not be empty"},
		"not a change":  {metrics.Experiment{Hypothesis: "x", Lever: metrics.Expectation{KPI: "cac"}}, "  expected", "many", "%"},
		"end first":     {metrics.Experiment{Hypothesis: "x"}, "End", "2020-01-01", "before"},
		"no start":      {metrics.Experiment{Hypothesis: "x"}, "Start", "x", "not a date"},
	} {
		t.Run(name, func(t *testing.T) {
			s := experimentFormOf(uitest.Env(metrics.EN), c.experiment)
			to(t, s, c.label)
			asked := press(s, c.typed, "ctrl+s")
			if got := s.env.T(s.focus.text.Label); asked != nil || got != c.label || !strings.Contains(uitest.Line(s.View(), c.label), c.says) && !strings.Contains(uitest.Plain(s.View()), c.says) {
				t.Errorf("asks for %v, the focus is on %q\n%s", asked, got, uitest.Plain(s.View()))
			}
		})
	}
}

func TestATextOfSeveralLinesIsLeftAtItsEnds(t *testing.T) {
	s := experimentFormOf(uitest.Env(metrics.EN), metrics.Experiment{Did: "one\ntwo"})
	at := func() string { return s.env.T(s.focus.text.Label) }
	to(t, s, "What is done")
	press(s, "up")
	want(t, at(), "What is done")
	press(s, "up")
	want(t, s.focus, s.saveAbove)
	press(s, "down", "down")
	want(t, at(), "What is done")
	press(s, "down")
	want(t, at(), "Stage")
	press(s, "shift+tab", "enter", "three", "tab")
	want(t, at(), "Stage")
	want(t, kept[*metrics.Experiment](t, s, func() []tea.Msg { to(t, s, "Hypothesis"); return press(s, "h", "ctrl+s") }()).Did, "one\ntwo\nthree")
}

func TestTheUsersOwnEditorGetsTheTextAndGivesItBack(t *testing.T) {
	s := experimentFormOf(uitest.Env(metrics.EN), metrics.Experiment{Did: "one"})
	to(t, s, "What is done")
	c := s.focus.control.(*prose)
	asked := uitest.InOrder(s.Type(tea.KeyPressMsg{Code: 'e', Mod: tea.ModCtrl}))
	want(t, asked, []tea.Msg{frame.EditOutside{Text: c.area.Value(), For: c}})
	s.Take(frame.Edited{For: c, Text: "two\nthree\n"})
	want(t, c.value(), "two\nthree")
	s.Take(frame.Edited{For: c, Text: "", Err: errors.New("no editor")})
	s.Take(frame.Edited{For: "another", Text: "x"})
	want(t, c.value(), "two\nthree")
}

func TestTheCursorStandsInALongText(t *testing.T) {
	s := experimentFormOf(uitest.Env(metrics.JA), metrics.Experiment{Did: strings.Repeat("長い文\n", 20)})
	to(t, s, "実施内容")
	press(s, "東京")
	c := s.Cursor()
	if c == nil {
		t.Fatalf("no cursor\n%s", uitest.Plain(s.View()))
	}
	line := strings.Split(uitest.Plain(s.View()), "\n")[c.Y]
	if !strings.Contains(line, "東京") || c.X != s.labelEnd()+4 {
		t.Errorf("at %v, on %q", c.Position, line)
	}
}

func TestAChoiceShowsThatArrowsChangeIt(t *testing.T) {
	s := NewKPI(dollars(), "")
	press(s)
	if line := uitest.Line(s.View(), "Tier"); !strings.Contains(line, "< >") {
		t.Errorf("%q", line)
	}
}

func TestAnActionThatIsUndoneWhileItIsEditedIsToldOfFirst(t *testing.T) {
	env := holding([]metrics.Action{old()}, nil)
	s := actionFormOf(env, old())
	press(s, "!")
	env.Workspace.Actions = nil
	if asked := press(s, "ctrl+s"); asked != nil || uitest.Line(s.View(), "changed elsewhere") == "" {
		t.Errorf("asks for %v", asked)
	}
	kept[*metrics.Action](t, s, press(s, "ctrl+s"))
}

func TestSweepOfActionsAndExperiments(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		env := uitest.Env(lang)
		long := strings.Repeat("とても長い\x1b[31m名前 \u202e", 9)
		a := actionFormOf(env, metrics.Action{ID: "a", Title: long, KPI: "gone", Owner: long, Due: uitest.Today, Status: metrics.ActionDone, Why: long, Ended: uitest.Today, Created: time.Unix(0, 0)})
		press(a, "down", "backspace")
		uitest.Sweep(t, a)
		e := ended()
		e.Did, e.Learned, e.Hypothesis = long+"\n\n"+long, long, long
		s := experimentFormOf(env, e)
		for _, label := range []string{"実施内容", "What is done"} {
			for _, r := range s.rows {
				if s.env.T(r.text.Label) == label {
					s.to(r)
				}
			}
		}
		uitest.Sweep(t, s)
		to := experimentFormOf(env, metrics.Experiment{})
		press(to, "down", "c", "ctrl+s")
		uitest.Sweep(t, to)
	}
}

func TestWordsOfActionsAndExperiments(t *testing.T) {
	for _, m := range uiwords.Missing(work) {
		t.Error(m)
	}
}
