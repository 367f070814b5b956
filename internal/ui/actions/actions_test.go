package actions

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/settle"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func on(day int) metrics.Date { return metrics.NewDate(2026, time.November, day) }

func made(day int) time.Time { return on(day).Time().Add(9 * time.Hour) }

// busy returns what a screen sees of a company with actions and experiments in
// every state, some of them hostile.
func busy(lang metrics.Lang) *frame.Env {
	env := uitest.Env(lang)
	w := env.Workspace
	week := w.Info.Of(metrics.Week, on(10))
	w.Reviews = []metrics.Review{{Period: week, Opened: made(13)}}
	w.Actions = []metrics.Action{
		{ID: "late", Title: "検索広告を半分にして、紹介に切り替える", KPI: "cac", Owner: "佐藤", Due: on(13), Status: metrics.ActionOpen,
			Moves:  []metrics.Move{{On: on(6), From: on(6), To: on(10), Why: "見積もり待ち"}, {On: on(10), From: on(10), To: on(13)}},
			Review: metrics.ReviewID(week), Created: made(2), Score: metrics.Score{Impact: 8, Confidence: 7, Ease: 6}},
		{ID: "soon", Title: "回答者を増やすため、受講後の画面にアンケートを置く", KPI: "nps", Owner: "naoto", Due: on(27), Status: metrics.ActionOpen,
			Created: made(13), Score: metrics.Score{Impact: 9, Confidence: 9, Ease: 9}},
		{ID: "some", Title: "サポート\x1b[31m当番を\u202e決める", KPI: "support_24h", Owner: "田中", Status: metrics.ActionOpen, Created: made(12)},
		{ID: "none", Title: "Write the handbook", Owner: "naoto", Due: on(20), Status: metrics.ActionOpen, Created: made(1)},
		{ID: "done", Title: "LPの見出しを変える", KPI: "signups_day", Owner: "佐藤", Due: on(12), Status: metrics.ActionDone, Ended: on(11), Why: "登録が150件に増えた", Created: made(3)},
		{ID: "drop", Title: "展示会にもう一度出る", KPI: "cac", Owner: "田中", Due: on(30), Status: metrics.ActionDropped, Ended: on(16), Why: "費用に見合わない", Created: made(4)},
	}
	w.Experiments = []metrics.Experiment{
		{ID: "run", Hypothesis: "完走率が上がれば、推奨度も上がる", Lever: metrics.Expectation{KPI: "course_week", Change: 5}, Outcome: metrics.Expectation{KPI: "nps", Change: 3},
			Did: "週に一度、**進み具合**を知らせる。\n\n- 月曜に送る\n- 返信に答える", Owner: "naoto", Start: on(2), End: on(29), Stage: metrics.StageDo, Created: made(1), Score: metrics.Score{Impact: 7, Confidence: 5, Ease: 8}},
		{ID: "wait", Hypothesis: "広告を減らしても登録は減らない", Lever: metrics.Expectation{KPI: "cac", Change: -0.2}, Outcome: metrics.Expectation{KPI: "signups_day", Change: 0.05},
			Start: metrics.NewDate(2026, time.October, 5), End: on(15), Stage: metrics.StageCheck, Created: made(2)},
		{ID: "plan", Hypothesis: "A weekly call keeps customers", Outcome: metrics.Expectation{KPI: "csat", Change: 0.2}, Start: on(30), Stage: metrics.StagePlan, Created: made(19)},
		{ID: "good", Hypothesis: "返信を早くすれば満足度が上がる", Lever: metrics.Expectation{KPI: "support_24h", Change: 5}, Outcome: metrics.Expectation{KPI: "csat", Change: 0.2},
			Start: metrics.NewDate(2026, time.September, 1), End: metrics.NewDate(2026, time.October, 15), Stage: metrics.StageAct, Verdict: metrics.Supported, Ended: on(1),
			Learned: "## 早さが効く\n\n2時間以内なら評価は4.6になる。", Created: made(1),
			Measured: &metrics.Effects{
				Lever:   metrics.Effect{Before: metrics.Some(88), After: metrics.Some(95), Change: metrics.Some(7), Unit: metrics.ByPoints},
				Outcome: metrics.Effect{Before: metrics.Some(4.2), After: metrics.Some(4.5), Change: metrics.Some(0.3), Unit: metrics.ByPoints}}},
		{ID: "bad", Hypothesis: "値引きで売上が増える", Lever: metrics.Expectation{KPI: "cac", Change: -0.1}, Outcome: metrics.Expectation{KPI: "revenue_month", Change: 0.1},
			Start: metrics.NewDate(2026, time.August, 1), End: metrics.NewDate(2026, time.August, 31), Stage: metrics.StageAct, Verdict: metrics.Refuted, Ended: on(8),
			Learned: "値引きは単価を下げるだけで、120人しか増えなかった。", Created: made(1),
			Measured: &metrics.Effects{Outcome: metrics.Effect{Before: metrics.Some(4.9e6), After: metrics.Some(4.8e6), Change: metrics.Some(-0.0204), Unit: metrics.ByRatio}}},
	}
	uitest.Assess(env)
	return env
}

func screen(lang metrics.Lang, width, height int) *Screen {
	s := New(busy(lang))
	s.SetSize(width, height)
	s.Refresh()
	return s
}

// ids returns what the open list shows, in order.
func ids(s *Screen) []string {
	var out []string
	for i := range s.list().items {
		out = append(out, s.list().items[i].id())
	}
	return out
}

func want(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func typed(s *Screen, texts ...string) *Screen {
	for _, k := range uitest.Keys(texts...) {
		s.Type(k)
	}
	return s
}

func TestTheListsTakeTurns(t *testing.T) {
	s := screen(metrics.EN, 120, 30)
	labels := func() (out []string, open int) {
		for i, tab := range s.Tabs() {
			out = append(out, tab.Label)
			if tab.Open {
				open = i
			}
		}
		return out, open
	}
	all, open := labels()
	want(t, all, []string{" 1 Actions 4 ", " 2 Experiments 3 ", " 3 Improvement log 2 "})
	want(t, open, 0)
	for _, i := range []int{1, 2, 0} {
		uitest.Do(t, s, keys.Lists)
		if _, open := labels(); open != i {
			t.Errorf("list %d, want %d", open, i)
		}
	}
	for i, tab := range s.Tabs() {
		uitest.Do(t, s, tab.Action)
		if _, open := labels(); open != i {
			t.Errorf("%s opens list %d", tab.Action, open)
		}
	}
}

func TestActionsAreNarrowedAndSorted(t *testing.T) {
	s := screen(metrics.EN, 120, 30)
	for _, want := range [][]string{
		{"late", "none", "soon", "some"}, {"late"}, {"none", "soon"}, {"done"}, {"drop"},
		{"late", "none", "soon", "some", "drop", "done"}, {"late", "none", "soon", "some"},
	} {
		if got := ids(s); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", s.arrangement(), got, want)
		}
		asked := uitest.Do(t, s, keys.Narrow)
		uitest.Asks(t, asked, frame.Say{Text: s.arrangement()})
	}
	uitest.Do(t, s, keys.Back) // one step back: all that are open
	for _, want := range [][]string{
		{"late", "none", "soon", "some"}, {"soon", "late", "none", "some"}, {"late", "some", "soon", "none"}, {"soon", "some", "late", "none"},
	} {
		if got := ids(s); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", s.arrangement(), got, want)
		}
		uitest.Do(t, s, keys.Sort)
	}
	if _, ok := s.Do(keys.Back); ok {
		t.Error("there is no way back from where one began")
	}
}

func TestExperimentsAreNarrowedAndSorted(t *testing.T) {
	s := screen(metrics.JA, 120, 30)
	uitest.Do(t, s, keys.ListExperiments)
	for _, want := range [][]string{{"wait", "run", "plan"}, {"run"}, {"wait"}, {"plan"}} {
		if got := ids(s); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", s.arrangement(), got, want)
		}
		uitest.Do(t, s, keys.Narrow)
	}
	uitest.Do(t, s, keys.Sort)
	want(t, ids(s), []string{"run", "wait", "plan"}) // the rated one first

	uitest.Do(t, s, keys.ListLog)
	for _, want := range [][]string{{"bad", "good"}, {"good"}, {"bad"}, nil} {
		if got := ids(s); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", s.arrangement(), got, want)
		}
		uitest.Do(t, s, keys.Narrow)
	}
}

func TestASearchLooksIntoWordsOwnersKPIsAndReasons(t *testing.T) {
	for by, want := range map[string][]string{
		"広告": {"late"}, "ＮＡＯＴＯ": {"none", "soon"}, "顧客獲得": {"late"}, "cac": {"late"}, "見積もり": {"late"}, "zzz": nil,
	} {
		s := screen(metrics.EN, 120, 30)
		uitest.Do(t, s, keys.Search)
		if typed(s, by, "enter"); !slices.Equal(ids(s), want) || s.Typing() {
			t.Errorf("%s: %v, want %v", by, ids(s), want)
		}
		if want == nil && uitest.Line(s.View(), "esc") == "" {
			t.Error("it does not say how to end the search")
		}
		uitest.Do(t, s, keys.Back)
		if len(ids(s)) != 4 {
			t.Errorf("esc leaves %v", ids(s))
		}
	}
	s := screen(metrics.EN, 120, 30)
	uitest.Do(t, s, keys.ListLog, keys.Search)
	want(t, ids(typed(s, "2時間以内")), []string{"good"})
	c := s.Cursor()
	if line := strings.Split(uitest.Plain(s.View()), "\n")[c.Y]; !strings.Contains(line, "2時間以内") || c.X != len(" Search: 2")+8 {
		t.Errorf("the cursor is at %v of %q", c.Position, line)
	}
	uitest.Do(t, s, keys.ListActions) // each list has its own
	want(t, s.Typing(), false)
	want(t, len(ids(s)), 4)
}

func TestAnOverdueActionSaysSoAndTheSelectedOneSaysMore(t *testing.T) {
	s := screen(metrics.JA, 120, 30)
	if line := uitest.Line(s.View(), "検索広告"); !strings.Contains(line, "! 期限超過") || !strings.Contains(line, "11/13 7日前") || !strings.Contains(line, "2回") || !strings.Contains(line, "336") || !strings.Contains(line, "顧客獲得コスト") {
		t.Errorf("%q", line)
	}
	if uitest.Line(s.View(), "見積もり待ち") == "" {
		t.Error("it does not say why it was moved")
	}
	uitest.Do(t, s, keys.Down)
	if uitest.Line(s.View(), "見積もり待ち") != "" || s.AnchorRow() != 2 {
		t.Errorf("row %d\n%s", s.AnchorRow(), uitest.Plain(s.View()))
	}
	uitest.Do(t, s, keys.Narrow, keys.Narrow, keys.Narrow) // done
	if line := uitest.Line(s.View(), "LPの見出し"); !strings.Contains(line, "✓ 完了") || uitest.Line(s.View(), "登録が150件") == "" {
		t.Errorf("%q\n%s", line, uitest.Plain(s.View()))
	}
	narrow := screen(metrics.JA, 62, 20) // what has no column there, or is cut, is said below
	if view := uitest.Plain(narrow.View()); !strings.Contains(view, "2026年第46週") || !strings.Contains(view, "顧客獲得コスト  佐藤") || !strings.Contains(view, "影響 8  確信 7  容易さ 6") {
		t.Error(view)
	}
}

func TestNamesStandWholeBeforeWhatTheRankIsMadeOfAndTheReview(t *testing.T) {
	s := screen(metrics.JA, 124, 30)
	view := uitest.Plain(s.View())
	if !strings.Contains(view, "サポート応答時間（24時間以内）") || !strings.Contains(view, "影響 8  確信 7  容易さ 6") || !strings.Contains(view, "第46週") {
		t.Error(view)
	}
	s.SetSize(160, 30)
	if line := uitest.Line(s.View(), "検索広告"); !strings.Contains(line, "8x7x6") || !strings.Contains(line, "W46") {
		t.Errorf("%q", line)
	}
	s.SetSize(80, 30) // there the action's own words come first
	if line := uitest.Line(s.View(), "検索広告"); !strings.Contains(line, "顧客獲得コス") {
		t.Errorf("%q", line)
	}
}

func TestActionsAreEndedMovedAndOpenedAgain(t *testing.T) {
	s := screen(metrics.EN, 120, 30)
	for _, a := range []keys.Action{keys.Done, keys.Postpone, keys.Drop} {
		asked := uitest.Do(t, s, a)
		if overlay, ok := asked[0].(frame.ShowOverlay); !ok || reflect.TypeOf(overlay.Screen) != reflect.TypeFor[*settle.Screen]() {
			t.Errorf("%s asks for %v", a, asked)
		}
	}
	uitest.Do(t, s, keys.Narrow, keys.Narrow, keys.Narrow) // done
	asked := uitest.Do(t, s, keys.Postpone)
	want(t, asked, []tea.Msg{frame.Say{Text: words.HasEnded.EN}})
	asked = uitest.Do(t, s, keys.Done)
	save, ok := asked[0].(frame.Save)
	if !ok || save.Change.Records[0].After.(*metrics.Action).Status != metrics.ActionOpen {
		t.Fatalf("asks for %v", asked)
	}
	want(t, uitest.Messages(s.Take(frame.Saved{For: save.For})), []tea.Msg{frame.Say{Text: words.Reopened.EN}})
	want(t, uitest.Messages(s.Take(frame.Saved{For: save.For, Err: errors.New("no"), Text: "busy"})), []tea.Msg{frame.Say{Text: "busy", Error: true}})
	want(t, s.Take(frame.Saved{For: "another"}) == nil, true)

	uitest.Do(t, s, keys.ListExperiments)
	want(t, uitest.Do(t, s, keys.Done), []tea.Msg{frame.Say{Text: words.NotAnAction.EN}})
}

func TestFormsAreAskedFor(t *testing.T) {
	s := screen(metrics.EN, 120, 30)
	w := s.env.Workspace
	want(t, uitest.Do(t, s, keys.Add), []tea.Msg{frame.EditAction{}})
	for _, a := range []keys.Action{keys.Open, keys.Edit} {
		want(t, uitest.Do(t, s, a), []tea.Msg{frame.EditAction{Action: w.Actions[0]}})
	}
	uitest.Do(t, s, keys.ListExperiments)
	want(t, uitest.Do(t, s, keys.Add), []tea.Msg{frame.EditExperiment{}})
	want(t, uitest.Do(t, s, keys.Edit), []tea.Msg{frame.EditExperiment{Experiment: w.Experiments[1]}})
	if overlay, ok := uitest.Do(t, s, keys.Open)[0].(frame.ShowOverlay); !ok || overlay.Screen.(*whole).id != "wait" {
		t.Error("enter does not show the whole")
	}
}

func TestWhatWasExpectedStandsBesideWhatWasMeasured(t *testing.T) {
	s := screen(metrics.JA, 240, 30)
	uitest.Do(t, s, keys.ListExperiments)
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	for at, parts := range map[int][]string{
		1: {"p d C a", "広告を減らしても", "10/5-11/15", "判定待ち"},
		2: {"顧客獲得コスト", "想定 -20%", "実測 +23.2% ✗", "新規登録数", "想定 +5%", "実測 0.0% ✗"},
		3: {"p D c a", "11/2-11/29", "あと9日", "280", "7x5x8"},
		4: {"想定 +5pt", "実測 0pt ✗", "想定 +3pt", "未計測"},
		5: {"P d c a", "11/30 から", "これから"},
		6: {"先行指標 --", "想定 +0.2pt"},
	} {
		for _, part := range parts {
			if !strings.Contains(lines[at], part) {
				t.Errorf("line %d has no %q: %q", at, part, lines[at])
			}
		}
	}
	uitest.Do(t, s, keys.ListLog)
	if line := uitest.Line(s.View(), "✗ 棄却"); !strings.Contains(line, "値引きで") || !strings.Contains(line, "11/8") {
		t.Errorf("%q", line)
	}
	if line := uitest.Line(s.View(), "値引きは単価"); !strings.Contains(line, "月次売上") || !strings.Contains(line, "実測 -2.0% ✗") {
		t.Errorf("%q", line)
	}
	if line := uitest.Line(s.View(), "実測 +0.3pt"); !strings.Contains(line, "早さが効く") || strings.Contains(line, "#") {
		t.Errorf("what was learned begins without its signs: %q", line)
	}
	uitest.Do(t, s, keys.ListExperiments)
	for _, width := range []int{80, 120, 200} { // each on a line of its own, so that its name is whole
		s.SetSize(width, 30)
		lines = strings.Split(uitest.Plain(s.View()), "\n")
		if !strings.Contains(lines[2], "先行指標 顧客獲得コスト") || !strings.Contains(lines[3], "成果指標 新規登録数") {
			t.Errorf("%d:\n%q\n%q", width, lines[2], lines[3])
		}
		if strings.HasSuffix(lines[3], "✗") {
			t.Errorf("%d: a sign at the edge: %q", width, lines[3])
		}
	}
}

func TestHiddenAmountsStayHidden(t *testing.T) {
	s := screen(metrics.JA, 200, 30)
	s.env.Masked = true
	s.Refresh()
	for _, l := range []keys.Action{keys.ListActions, keys.ListExperiments, keys.ListLog} {
		uitest.Do(t, s, l)
		uitest.Do(t, s, keys.Top)
		view := uitest.Plain(s.View())
		for _, amount := range []string{"38,200", "31,000", "490万", "480万", "120人"} {
			if strings.Contains(view, amount) {
				t.Errorf("%s shows in\n%s", amount, view)
			}
		}
	}
}

func TestTheSelectedExperimentStandsBesideTheListWhereThereIsRoom(t *testing.T) {
	s := screen(metrics.JA, 140, 40)
	shown := func() bool { return uitest.Line(s.View(), "月曜に送る") != "" }
	uitest.Do(t, s, keys.ListExperiments, keys.Down)
	if !shown() || uitest.Line(s.View(), "実施前 80%") == "" {
		t.Errorf("\n%s", uitest.Plain(s.View()))
	}
	if strings.Contains(uitest.Plain(s.View()), "**") {
		t.Error("the text is not formatted")
	}
	uitest.Do(t, s, keys.Up)
	want(t, shown(), false)
	uitest.Do(t, s, keys.Down)
	s.SetSize(139, 40)
	want(t, shown(), false)
	s.SetSize(140, 12)
	if uitest.Line(s.View(), "続きは enter で") == "" {
		t.Errorf("\n%s", uitest.Plain(s.View()))
	}
}

func TestTheWholeOfAnExperiment(t *testing.T) {
	env := busy(metrics.EN)
	o := newWhole(env, "good")
	o.SetSize(100, 40)
	view := uitest.Plain(o.View())
	for _, part := range []string{"p d c A", "act", "Support answered", "measured +7pt ✓", "before 88%  after 95%", "✓ supported", "早さが効く", "2時間以内"} {
		if !strings.Contains(view, part) {
			t.Errorf("no %q in\n%s", part, view)
		}
	}
	if strings.Index(view, "早さが効く") > strings.Index(view, "What was done") {
		t.Error("what was learned comes first")
	}
	want(t, uitest.Do(t, o, keys.Edit), []tea.Msg{frame.EditExperiment{Experiment: *env.Workspace.Experiment("good")}})
	want(t, uitest.Do(t, o, keys.Open), []tea.Msg{frame.CloseOverlay{}})
	want(t, len(o.Hints()), 2)
	o.SetSize(100, 8)
	want(t, len(o.Hints()), 3)
	uitest.Do(t, o, keys.Bottom)
	if uitest.Line(o.View(), "Nothing written yet") == "" {
		t.Errorf("\n%s", uitest.Plain(o.View()))
	}
	env.Workspace.Experiments = nil // taken away elsewhere
	o.Refresh()
	if _, ok := o.Do(keys.Edit); ok || strings.TrimSpace(uitest.Plain(o.View())) != "" {
		t.Error("what is gone is still told")
	}
	over := newWhole(busy(metrics.EN), "wait")
	over.SetSize(100, 40)
	if uitest.Line(over.View(), "Press d to give the verdict") == "" {
		t.Errorf("\n%s", uitest.Plain(over.View()))
	}
}

func TestAnExperimentIsShownWhereverItIs(t *testing.T) {
	s := screen(metrics.JA, 120, 30)
	for id, list := range map[string]which{"bad": log, "plan": experiments} {
		uitest.Do(t, s, keys.Lists, keys.Search)
		typed(s, "zzz", "enter")
		asked := uitest.Messages(s.Take(frame.ShowExperiment{Experiment: id}))
		if overlay, ok := asked[0].(frame.ShowOverlay); !ok || overlay.Screen.(*whole).id != id || s.open != list || s.item().id() != id {
			t.Errorf("%s: asks for %v in list %d", id, asked, s.open)
		}
	}
	want(t, s.Take(frame.ShowExperiment{Experiment: "gone"}) == nil, true)
}

func TestTheCursorStaysOnItsAction(t *testing.T) {
	s := screen(metrics.JA, 120, 30)
	uitest.Do(t, s, keys.Down, keys.Down)
	want(t, s.item().id(), "soon")
	s.env.Workspace.Actions = slices.DeleteFunc(s.env.Workspace.Actions, func(a metrics.Action) bool { return a.ID == "none" })
	s.Refresh()
	want(t, s.item().id(), "soon")
	want(t, s.Selected(), "nps")
	s.Select("support_24h")
	want(t, s.item().id(), "some")
	s.Select("gone")
	want(t, s.item().id(), "some")
}

func TestTheCursorGoesToWhatWasAdded(t *testing.T) {
	s := screen(metrics.JA, 120, 30)
	s.Take(frame.Saved{Entry: metrics.Entry{Change: metrics.Change{Records: []metrics.RecordEdit{metrics.Put(&s.env.Workspace.Actions[1])}}}})
	want(t, s.item().id(), "soon")
	changed := metrics.Put(&s.env.Workspace.Actions[0])
	changed.Before = &s.env.Workspace.Actions[0]
	s.Take(frame.Saved{Entry: metrics.Entry{Change: metrics.Change{Records: []metrics.RecordEdit{changed}}}})
	want(t, s.item().id(), "soon")
}

func TestEmptyListsSayHowToBegin(t *testing.T) {
	s := New(uitest.Blank(metrics.JA))
	s.SetSize(120, 20)
	s.Refresh()
	for _, key := range []string{"+ で", "+ で", "d で"} {
		if view := uitest.Plain(s.View()); !strings.Contains(view, key) {
			t.Errorf("it names no %s\n%s", key, view)
		}
		asked := uitest.Do(t, s, keys.Open)
		uitest.Asks(t, asked, frame.Say{Text: s.empty()})
		uitest.Do(t, s, keys.Lists)
	}
	s = screen(metrics.EN, 120, 20)
	s.env.Workspace.Actions = s.env.Workspace.Actions[4:] // none is open
	s.Refresh()
	if uitest.Line(s.View(), "Press v") == "" {
		t.Errorf("\n%s", uitest.Plain(s.View()))
	}
}

func TestTheMouse(t *testing.T) {
	s := screen(metrics.EN, 140, 30)
	uitest.Do(t, s, keys.ListExperiments)
	if cmd := s.Click(5, 4); cmd != nil || s.item().id() != "run" {
		t.Errorf("a click selects %s", s.item().id())
	}
	if asked := uitest.Messages(s.Click(5, 5)); len(asked) != 1 {
		t.Errorf("a second one asks for %v", asked)
	}
	if s.Click(5, 0) != nil || s.Click(100, 8) != nil || s.Click(5, 25) != nil {
		t.Error("a click beside the list does something")
	}
	s.Wheel(-3)
	want(t, s.item().id(), "wait")
}

func TestSweep(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := screen(lang, 120, 30)
		long := strings.Repeat("とても長い\x1b[2J話 \u202e", 20)
		s.env.Workspace.Actions[1].Title, s.env.Workspace.Actions[1].Owner, s.env.Workspace.Actions[0].Moves[0].Why = long, long, long
		s.env.Workspace.Experiments[0].Hypothesis, s.env.Workspace.Experiments[0].Did = long, long+"\n\n- "+long
		s.env.Workspace.Experiments[4].Learned, s.env.Workspace.Experiments[4].Outcome.KPI = long, "gone"
		for range lists {
			uitest.Do(t, s, keys.Bottom)
			uitest.Sweep(t, s)
			uitest.Do(t, s, keys.Top)
			if strings.Contains(s.View(), "\x1b[2J") {
				t.Error("a control sequence reaches the terminal")
			}
			uitest.Do(t, s, keys.Lists)
		}
		uitest.Sweep(t, newWhole(s.env, "run"))
		empty := New(uitest.Blank(lang))
		empty.Refresh()
		uitest.Sweep(t, empty)
	}
}

func TestWords(t *testing.T) {
	for _, missing := range slices.Concat(uiwords.Missing(words), uiwords.Missing(kinds)) {
		t.Error(missing)
	}
}

// In the past nothing is begun that could not be kept: every key asks for what the
// root answers.
func TestThePastIsOnlyLookedAt(t *testing.T) {
	s := screen(metrics.EN, 120, 30)
	s.env.Past = true
	s.Refresh()
	form := []tea.Msg{frame.EditAction{Action: s.env.Workspace.Actions[0]}}
	for _, a := range []keys.Action{keys.Done, keys.Postpone, keys.Drop, keys.Edit, keys.Open} {
		want(t, uitest.Do(t, s, a), form)
	}
	uitest.Do(t, s, keys.ListExperiments)
	for _, h := range s.Hints() {
		if h.Key == "d" || h.Key == "+" {
			t.Errorf("the footer names %s", h.Key)
		}
	}
	over := newWhole(s.env, "wait")
	over.SetSize(100, 40)
	if view := uitest.Plain(over.View()); strings.Contains(view, "Press") || over.Hints()[0].Key != "esc" || len(over.Hints()) != 1 {
		t.Errorf("%v\n%s", over.Hints(), view)
	}
	s.env.Workspace.Actions, s.env.Workspace.Experiments = nil, nil
	for range lists {
		uitest.Do(t, s, keys.Lists)
		if view := uitest.Plain(s.View()); !strings.Contains(view, "There was nothing yet.") {
			t.Error(view)
		}
	}
}
