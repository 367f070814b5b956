package detail

import (
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

func date(s string) metrics.Date {
	d, err := metrics.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// told returns an environment in which people have written about cac, and done
// something: a note of several lines, a finding, an overdue action and one that is
// done, an experiment that runs and one that is closed.
func told(lang metrics.Lang) *frame.Env {
	env := uitest.Env(lang)
	on := func(s string) time.Time { return date(s).Time().Add(10 * time.Hour) }
	week := metrics.Period{Kind: metrics.Week, Start: date("2026-11-09")}
	w := env.Workspace
	w.Notes = []metrics.Note{
		{ID: "note000001", KPI: "cac", Date: date("2026-10-12"), Text: "## 広告を**止めた**\n\n- 指名検索だけ残す\n- 費用は 120,000円", By: "佐藤", At: on("2026-10-12")},
		{ID: "note000002", KPI: "nps", Date: date("2026-10-12"), Text: "他のKPIのメモ", At: on("2026-10-12")},
	}
	w.Reviews = []metrics.Review{{
		Period: week, Opened: on("2026-11-13"), Findings: []metrics.Finding{{KPI: "cac", Note: "費用が上がった。", Cause: "単価が\x1b[31m高い。"}},
		Closing: &metrics.Closing{At: on("2026-11-13")},
	}}
	w.Actions = []metrics.Action{
		{ID: "action0001", Title: "見積もりを取り直す", KPI: "cac", Owner: "マーケ", Due: date("2026-11-18"), Status: metrics.ActionOpen, Created: on("2026-10-02"),
			Moves: []metrics.Move{{On: date("2026-11-10"), From: date("2026-11-11"), To: date("2026-11-18"), Why: "返事待ち"}}},
		{ID: "action0002", Title: "講座別に集計する", KPI: "cac", Owner: "開発", Status: metrics.ActionDone, Why: "表にした。", Created: on("2026-10-16"), Ended: date("2026-10-30")},
	}
	w.Experiments = []metrics.Experiment{
		{ID: "trial00001", Hypothesis: "入札を2割下げるとCACが下がる", Lever: metrics.Expectation{KPI: "cac", Change: -0.15}, Start: date("2026-09-01"), End: date("2026-09-30"),
			Stage: metrics.StageAct, Verdict: metrics.Refuted, Learned: "申込みの方が*速く*減った。\n次は語ごとに下げる。", Ended: date("2026-10-02"), Created: on("2026-08-30"), Did: "全部の語で下げた。"},
		{ID: "trial00002", Hypothesis: "紹介特典を増やす", Outcome: metrics.Expectation{KPI: "cac", Change: -0.1}, Start: date("2026-11-02"), End: date("2026-11-30"), Stage: metrics.StageDo, Created: on("2026-11-01")},
	}
	uitest.Assess(env)
	return env
}

func open(t *testing.T, env *frame.Env, w, h int) *Screen {
	t.Helper()
	s := over(t, env, "cac", w, h)
	uitest.Do(t, s, keys.Lists)
	return s
}

func TestTheStoryBeginsWithWhatIsToBeDone(t *testing.T) {
	view := uitest.Plain(over(t, told(metrics.JA), "cac", 120, 60).View())
	last := -1
	for _, want := range []string{
		"メモとアクション  6",
		"a  10/2      アクション  見積もりを取り直す",
		"x  11/2      仮説検証    紹介特典を増やす",
		"r  11/13     レビュー    費用が上がった。",
		"a  10/16     アクション  講座別に集計する",
		"n  10/12     メモ        広告を止めた",
		"x  9/1       仮説検証    入札を2割下げるとCACが下がる",
		"学んだこと  申込みの方が速く減った。",
	} {
		at := strings.Index(view, want)
		if at <= last {
			t.Errorf("%q does not follow at its place in\n%s", want, view)
		}
		last = max(last, at)
	}
	for text, state := range map[string]string{
		"見積もり": "マーケ 11/18まで", "講座別": "完了 10/30", "紹介特典": "実行 11/30まで", "入札を": "棄却", "広告を止めた": "佐藤", "費用が上がった": "W46",
	} {
		if l := uitest.Line(view, text); !strings.HasSuffix(strings.TrimRight(l, " "), state) {
			t.Errorf("%q does not end with %q", l, state)
		}
	}
}

func TestTheStoryIsMarkedInTheChart(t *testing.T) {
	view := over(t, told(metrics.EN), "cac", 120, 60).View()
	has(t, view, "n note   r review   a action   x experiment")
	lines := strings.Split(uitest.Plain(view), "\n")
	for i, l := range lines {
		if strings.Contains(l, "n note") {
			// September 1 and 30; October 2 and 12, 16 and 30; November 2 and 13. The run that
			// ends on November 30 is not at its end yet.
			if got := strings.Join(strings.Fields(lines[i-2]), " "); got != "x xa na ax r" {
				t.Errorf("signs %q", got)
			}
		}
	}
	hasNot(t, over(t, uitest.Env(metrics.EN), "cac", 120, 60).View(), "n note")
}

func TestAnEmptyStoryNamesTheKey(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "cac", 120, 60)
	has(t, s.View(), "メモとアクション  n メモを書く")
	uitest.Do(t, s, keys.Lists) // there is nothing to go to
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "cac"})
	pane := New(uitest.Env(metrics.JA))
	pane.SetSize(80, 57)
	pane.Show("cac")
	hasNot(t, pane.View(), "メモとアクション")
}

func TestANoteIsAskedForOnThisKPIAndToday(t *testing.T) {
	want := frame.EditNote{Note: metrics.Note{KPI: "cac", Date: uitest.Today}}
	uitest.Asks(t, uitest.Do(t, over(t, told(metrics.JA), "cac", 100, 40), keys.Note), want)
	uitest.Asks(t, uitest.Do(t, open(t, told(metrics.JA), 100, 40), keys.Note), want)
	if asked := uitest.Do(t, over(t, told(metrics.JA), "gone", 100, 40), keys.Note); len(asked) > 0 {
		t.Errorf("asked for %+v of no KPI", asked)
	}
}

func TestAnEventIsEditedWhereItBelongs(t *testing.T) {
	env := told(metrics.JA)
	w := env.Workspace
	s := open(t, env, 120, 60)
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditAction{Action: w.Actions[0]})
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Edit), frame.EditExperiment{Experiment: w.Experiments[1]})
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Edit), frame.OpenReview{Period: w.Reviews[0].Period})
	uitest.Asks(t, uitest.Do(t, s, keys.Bottom, keys.Up, keys.Edit), frame.EditNote{Note: w.Notes[0]})
	uitest.Asks(t, uitest.Do(t, s, keys.Lists, keys.Edit), frame.EditKPI{KPI: "cac"})
	// A value is entered for the chosen period, wherever the cursor is.
	uitest.Do(t, s, keys.Down, keys.Lists)
	october := metrics.Period{Kind: metrics.Month, Start: date("2026-10-01")}
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "cac", Period: october})
}

func TestTheCursorStaysOnItsEvent(t *testing.T) {
	env := told(metrics.JA)
	s := open(t, env, 120, 60)
	uitest.Do(t, s, keys.Bottom)
	env.Workspace.Notes = append(env.Workspace.Notes, metrics.Note{ID: "note000003", KPI: "cac", Date: uitest.Today, Text: "新しい"})
	s.Refresh()
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditExperiment{Experiment: env.Workspace.Experiments[0]})
	env.Workspace.Notes, env.Workspace.Reviews, env.Workspace.Actions, env.Workspace.Experiments = nil, nil, nil, nil
	s.Refresh()
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "cac"})
}

// unfolded returns the overlay of the nth event.
func unfolded(t *testing.T, env *frame.Env, n int) frame.Screen {
	t.Helper()
	s := open(t, env, 100, 60)
	for range n {
		uitest.Do(t, s, keys.Down)
	}
	asked := uitest.Do(t, s, keys.Open)
	if len(asked) != 1 {
		t.Fatalf("asked for %+v", asked)
	}
	o := asked[0].(frame.ShowOverlay).Screen
	o.Refresh()
	o.SetSize(100, 40)
	o.SetSize(100, o.(frame.Placed).Height())
	return o
}

func TestAnEventIsShownWhole(t *testing.T) {
	for n, wanted := range [][]string{
		{"a  アクション  10/2  顧客獲得コスト", "見積もりを取り直す", "状態      マーケ 11/18まで", "期限変更  11/11 - 11/18  返事待ち"},
		{"紹介特典を増やす", "成果指標  顧客獲得コスト  想定 -10%", "期間      11/2 - 11/30", "状態      実行 11/30まで"},
		{"レビュー  2026-W46", "所見\n  費用が上がった。", "原因\n  単価が␛[31m高い。"},
		{"講座別に集計する", "完了 10/30", "結果\n  表にした。"},
		{"記録者  佐藤", "広告を止めた\n  - 指名検索だけ残す"},
		{"入札を2割下げるとCACが下がる", "想定 -15%  実測 ", "状態      棄却", "実施内容\n  全部の語で下げた。", "学んだこと\n  申込みの方が速く減った。\n  次は語ごとに下げる。"},
	} {
		o := unfolded(t, told(metrics.JA), n)
		has(t, o.View(), wanted...)
		if strings.Contains(o.View(), "\x1b[31m高い") {
			t.Error("a finding's control characters reach the screen")
		}
		uitest.Sweep(t, o)
	}
}

func TestALongEventScrolls(t *testing.T) {
	env := told(metrics.EN)
	env.Workspace.Notes[0].Text = strings.Repeat("one\n", 50) + "last"
	o := unfolded(t, env, 4)
	o.SetSize(100, 20)
	has(t, o.View(), "1-17/53")
	hasNot(t, o.View(), "last")
	uitest.Do(t, o, keys.Bottom)
	has(t, o.View(), "37-53/53", "last")
	o.(frame.Clicker).Wheel(-100)
	has(t, o.View(), "1-17/53")
	uitest.Asks(t, uitest.Do(t, o, keys.Open), frame.CloseOverlay{})
	uitest.Asks(t, uitest.Do(t, o, keys.Edit), frame.EditNote{Note: env.Workspace.Notes[0]})
}

func TestAnEventThatChangesIsShownAsItIsNow(t *testing.T) {
	env := told(metrics.JA)
	o := unfolded(t, env, 4)
	env.Workspace.Notes[0].Text = "書き直した"
	o.Refresh()
	has(t, o.View(), "書き直した")
	env.Workspace.Notes = nil
	o.Refresh()
	has(t, o.View(), "書き直した")
}

func TestMaskedAmountsStandInNoStory(t *testing.T) {
	env := told(metrics.JA)
	env.Masked = true
	env.Workspace.Notes[0].Text = "費用は 120,000円、*前月*は 90,000円"
	env.Workspace.Actions[0].Title = "CACを25,000円に"
	has(t, over(t, env, "cac", 120, 60).View(), "費用は ***円、前月は ***円", "CACを***円に")
	has(t, unfolded(t, env, 4).View(), "費用は ***円、前月は ***円")
	has(t, unfolded(t, env, 0).View(), "CACを***円に")
}

func TestAClickChoosesAnEventAndASecondOpensIt(t *testing.T) {
	env := told(metrics.JA)
	s := over(t, env, "cac", 120, 60)
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	at := func(text string) int {
		for y, l := range lines {
			if strings.Contains(l, text) {
				return y
			}
		}
		t.Fatalf("no %q", text)
		return 0
	}
	s.Click(5, at("費用が上がった"))
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.OpenReview{Period: env.Workspace.Reviews[0].Period})
	asked := uitest.Messages(s.Click(5, at("費用が上がった")))
	if len(asked) != 1 {
		t.Fatalf("a second click asks for %+v", asked)
	}
	if _, ok := asked[0].(frame.ShowOverlay); !ok {
		t.Errorf("a second click asks for %+v", asked)
	}
	s.Wheel(-1)
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditExperiment{Experiment: env.Workspace.Experiments[1]})
	if s.Click(5, at("展示会の費用")) != nil {
		t.Error("a click on a value asks for something")
	}
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "cac"})
}

func TestTheStoryFitsAnySize(t *testing.T) {
	s := open(t, told(metrics.JA), 80, 21)
	uitest.Sweep(t, s)
	pane := New(told(metrics.EN))
	pane.Show("cac")
	uitest.Sweep(t, pane)
}

func TestAnEventOfThePastIsOnlyRead(t *testing.T) {
	env := told(metrics.EN)
	env.Past = true
	for _, h := range unfolded(t, env, 0).(frame.Hinter).Hints() {
		if h.Key == "d" {
			t.Error("the footer names d")
		}
	}
	hasNot(t, over(t, env, "cac", 120, 60).View(), "write a note")
}
