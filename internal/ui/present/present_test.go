package present

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/large"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

// on returns a presentation that begins with a KPI.
func on(env *frame.Env, kpi string, w, h int) *Screen {
	s := New(env, nil, kpi, false)
	s.SetSize(w, h)
	return s
}

func has(t *testing.T, view string, wanted ...string) {
	t.Helper()
	plain := uitest.Plain(view)
	for _, w := range wanted {
		if !strings.Contains(plain, w) {
			t.Errorf("no %q in\n%s", w, plain)
		}
	}
}

func hasNot(t *testing.T, view string, unwanted ...string) {
	t.Helper()
	plain := uitest.Plain(view)
	for _, w := range unwanted {
		if strings.Contains(plain, w) {
			t.Errorf("%q in\n%s", w, plain)
		}
	}
}

// rowsOf returns in how many rows of digits a value is drawn in a view; 0: it is not.
func rowsOf(env *frame.Env, view, value string) int {
	plain := uitest.Plain(view)
	for rows := mostHead; rows >= large.LeastRows(env.Theme.Glyphs.ASCII); rows-- {
		missing := func(l string) bool { return !strings.Contains(plain, strings.TrimRight(l, " ")) }
		if !slices.ContainsFunc(large.New(value, rows, env.Theme.Glyphs.ASCII).Lines(), missing) {
			return rows
		}
	}
	return 0
}

func TestTheValueIsAsLargeAsTheScreenAllows(t *testing.T) {
	env := uitest.Env(metrics.JA)
	for _, c := range []struct{ w, h, rows int }{{60, 12, 5}, {80, 21, 6}, {120, 33, 10}, {200, 57, 19}} {
		if got := rowsOf(env, on(env, "cac", c.w, c.h).View(), "38,200円"); got != c.rows {
			t.Errorf("%d×%d: %d rows, want %d", c.w, c.h, got, c.rows)
		}
	}
}

func TestLevelPlanGoalAndChangesStandBesideTheValue(t *testing.T) {
	env := uitest.Env(metrics.JA)
	has(t, on(env, "students_total", 80, 21).View(), "ok 順調", "累計受講生数", "計画比  97%", "計画    1,012名", "目標    1,500名以上", "前期比", "前年比", "理由")
	view := on(env, "students_total", 120, 33).View()
	has(t, view, "計画 1,012名", "目標 1,500名以上 2027-06-30まで  拡張期", "目標比 65%")
	if rowsOf(env, view, "97%") < 3 || rowsOf(env, view, "ok") < 3 {
		t.Errorf("attainment and mark are not in digits:\n%s", uitest.Plain(view))
	}
	en := uitest.Env(metrics.EN)
	has(t, on(en, "cac", 80, 21).View(), "!3 critical", "CAC", "Of goal", "47%", "<= ¥25,000", "Why")
	has(t, on(env, "revenue_month", 160, 40).View(), "30/31日分", "11月 途中")
	has(t, on(env, "csat", 120, 33).View(), "更新切れ")
}

func TestPagesGoThroughTheKPIsWorstFirst(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := New(env, nil, "", false)
	s.SetSize(80, 21)
	has(t, s.View(), "顧客獲得コスト", "1/12")
	asked := uitest.Do(t, s, keys.Right)
	uitest.Asks(t, asked, frame.LoadSeries{KPI: s.kpi()})
	uitest.Asks(t, asked, tea.ClearScreen()) // or texts that move stand in pieces
	uitest.Asks(t, uitest.Messages(s.Take(frame.SeriesLoaded{KPI: s.kpi()})), tea.ClearScreen())
	has(t, s.View(), "2/12")
	uitest.Do(t, s, keys.Left)
	if asked := uitest.Do(t, s, keys.Left); len(asked) != 0 {
		t.Errorf("at the first one going back asks for %v", asked)
	}
	has(t, s.View(), "1/12")
	uitest.Do(t, s, keys.Bottom)
	has(t, s.View(), "12/12", "--")
	uitest.Do(t, s, keys.Right)
	has(t, s.View(), "12/12")
	uitest.Do(t, s, keys.Top)
	has(t, s.View(), "1/12")
	var levels []metrics.Level
	for _, id := range s.order {
		levels = append(levels, env.Status(id).Level)
	}
	if !slices.IsSortedFunc(levels, func(a, b metrics.Level) int { return int(b) - int(a) }) {
		t.Errorf("levels %v", levels)
	}
}

func TestThoseNamedComeFirstInTheirOrder(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := New(env, []string{"nps", "gone", "students_total"}, "students_total", false)
	if got := s.order[:3]; !slices.Equal(got, []string{"nps", "students_total", "cac"}) || len(s.order) != len(env.Assessed.KPIs) {
		t.Errorf("%v", s.order)
	}
	if s.kpi() != "students_total" {
		t.Errorf("begins with %s", s.kpi())
	}
}

// While a room looks on the order stays, whatever is entered meanwhile.
func TestAChangeKeepsTheKPIInViewAndTheOrder(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := on(env, "nps", 80, 21)
	before := slices.Clone(s.order)
	env.Workspace.KPI("nps").Goals[0].Value = 10
	env.Workspace.KPI("cac").Archived = true
	uitest.Assess(env)
	s.Refresh()
	if s.kpi() != "nps" || !slices.Equal(s.order, slices.DeleteFunc(before, func(id string) bool { return id == "cac" })) {
		t.Errorf("at %s in %v", s.kpi(), s.order)
	}
	env.Workspace.KPI("nps").Archived = true
	uitest.Assess(env)
	s.Refresh()
	if s.kpi() == "nps" || s.kpi() == "" {
		t.Errorf("at %q", s.kpi())
	}
}

func TestTheHistoryReachesAYearBack(t *testing.T) {
	env := uitest.Env(metrics.JA)
	whole := env.Workspace.Series["students_total"]
	tail := *whole
	tail.Points = whole.Points[len(whole.Points)-70:]
	tail.From, tail.Head = tail.Points[0].Period.Start, nil
	env.Workspace.Series["students_total"] = &tail
	uitest.Assess(env)
	s := on(env, "students_total", 80, 21)
	uitest.Asks(t, uitest.Messages(s.Enter()), frame.LoadSeries{KPI: "students_total"})
	has(t, s.View(), "前年比  比較なし")
	s.Take(frame.SeriesLoaded{KPI: "cac", Series: &metrics.Series{}})
	has(t, s.View(), "前年比  比較なし")
	s.Take(frame.SeriesLoaded{KPI: "students_total", Series: whole})
	has(t, s.View(), "前年比  +")
	uitest.Asks(t, uitest.Messages(s.Take(frame.Saved{})), frame.LoadSeries{KPI: "students_total"})
	uitest.Asks(t, uitest.Messages(s.Take(frame.Refreshed{})), frame.LoadSeries{KPI: "students_total"})
}

func TestMaskedAmountsAreNowhereAndPerCentStays(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Masked = true
	env.Workspace.Actions = []metrics.Action{{ID: "a", Title: "広告費を50万円減らす", KPI: "cac", Status: metrics.ActionOpen}}
	for _, size := range [][2]int{{60, 12}, {80, 21}, {120, 33}, {200, 57}} {
		view := on(env, "cac", size[0], size[1]).View()
		hasNot(t, view, "38,200", "25,000", "37,000", "30,000円", "50万")
		if rowsOf(env, view, "***") < 5 {
			t.Errorf("the value is not masked:\n%s", uitest.Plain(view))
		}
		if rowsOf(env, view, "47%") == 0 {
			has(t, view, "47%")
		}
	}
	if rowsOf(env, on(env, "uptime", 120, 33).View(), "99.76%") < 9 {
		t.Error("a per cent is masked")
	}
}

func TestOpenActionsWithOwnerAndDue(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Workspace.Actions = []metrics.Action{
		{ID: "a", Title: "比較記事を書く", KPI: "cac", Status: metrics.ActionOpen},
		{ID: "b", Title: "紹介制度\x1b[31mを始める", KPI: "cac", Owner: "佐藤", Due: uitest.Today + 7, Status: metrics.ActionOpen},
		{ID: "c", Title: "広告を止める", KPI: "cac", Owner: "鈴木", Due: uitest.Today - 1, Status: metrics.ActionOpen},
		{ID: "d", Title: "終わったこと", KPI: "cac", Status: metrics.ActionDone},
		{ID: "e", Title: "ほかのKPIのこと", KPI: "nps", Status: metrics.ActionOpen},
	}
	s := on(env, "cac", 80, 21)
	has(t, s.View(), "アクション  広告を止める  鈴木  11/19 期限超過  ほか2件")
	hasNot(t, s.View(), "終わった", "ほかのKPI")
	s.SetSize(120, 40)
	has(t, s.View(), "佐藤  11/27まで  あと7日", "比較記事を書く")
	if strings.Contains(s.View(), "\x1b[31mを") {
		t.Error("a title's control characters reach the screen")
	}
	has(t, on(env, "rank", 80, 21).View(), "アクション  なし")
	hasNot(t, on(env, "students_total", 80, 21).View(), "アクション") // nothing is wrong, nothing is missing
}

func TestEnterOpensTheDetail(t *testing.T) {
	s := on(uitest.Env(metrics.JA), "nps", 80, 21)
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "nps"})
}

func TestClicksAndTheWheelTurnPages(t *testing.T) {
	s := on(uitest.Env(metrics.JA), "", 90, 21)
	uitest.Asks(t, uitest.Messages(s.Click(60, 5)), frame.LoadSeries{KPI: s.order[1]})
	uitest.Asks(t, uitest.Messages(s.Click(10, 5)), frame.LoadSeries{KPI: s.order[0]})
	uitest.Asks(t, uitest.Messages(s.Wheel(3)), frame.LoadSeries{KPI: s.order[1]})
}

func TestWithoutKPIsItSaysWhichKeyAddsOne(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := on(uitest.Blank(lang), "", 60, 12)
		has(t, s.View(), "+")
		if asked := uitest.Do(t, s, keys.Right, keys.Open); len(asked) != 0 || s.Enter() != nil {
			t.Errorf("asked for %v", asked)
		}
		uitest.Sweep(t, s)
	}
}

// Whoever cannot see colours sees the mark and the word.
func TestTheLevelIsAWordAndAShapeInEveryTheme(t *testing.T) {
	for _, name := range theme.Names {
		env := uitest.Env(metrics.JA)
		env.Theme = theme.Resolve(name, true, false)
		view := on(env, "cac", 120, 33).View()
		has(t, view, "!3 緊急")
		if rowsOf(env, view, "!3") < 3 {
			t.Errorf("%s: no mark in digits", name)
		}
	}
}

func TestSweep(t *testing.T) {
	for lang, ascii := range map[metrics.Lang]bool{metrics.JA: false, metrics.EN: true} {
		env := uitest.Env(lang)
		env.Theme = theme.Resolve(theme.Dark, true, ascii)
		env.Workspace.Actions = []metrics.Action{{ID: "b", Title: "紹介制度を始める", KPI: "cac", Owner: "佐藤", Due: uitest.Today + 7, Status: metrics.ActionOpen}}
		for _, kpi := range []string{"cac", "ltv_cac"} {
			uitest.Sweep(t, on(env, kpi, 1, 1))
		}
	}
}

func TestTextsAreInBothLanguages(t *testing.T) {
	for _, m := range uiwords.Missing(words) {
		t.Error(m)
	}
}

func BenchmarkPage(b *testing.B) {
	s := on(uitest.Env(metrics.JA), "cac", 200, 57)
	for b.Loop() {
		s.Refresh()
		s.View()
	}
}

func TestSignalAndOutlookStandInWordsBelowTheValue(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Status("students_total").Process = metrics.Process{N: 40, Signals: []metrics.SignalRule{metrics.SignalRun}, High: true, State: metrics.UnpredictableOnTarget}
	for _, size := range [][2]int{{80, 21}, {120, 33}, {200, 57}} {
		has(t, on(env, "students_total", size[0], size[1]).View(), "見込み", "2027-06-30までに達成する見込み", "シグナル", "^ 上向き", "8点続けて中心線の片側", "不安定・目標内")
	}
	hasNot(t, on(env, "uptime", 120, 33).View(), "見込み") // to be held for ever
	env.Status("uptime").Process = metrics.Process{N: 40}
	has(t, on(env, "uptime", 120, 33).View(), "普段のばらつきの範囲")
	hasNot(t, on(env, "uptime", 80, 12).View(), "ばらつき") // nothing to say, and little room
}

func TestTheNorthStarLeads(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Info().NorthStar = "uptime"
	uitest.Assess(env)
	s := New(env, nil, "", false)
	s.SetSize(80, 21)
	if !slices.Equal(s.order[:2], []string{"uptime", "cac"}) || s.kpi() != "uptime" {
		t.Errorf("%v from %s", s.order[:2], s.kpi())
	}
	has(t, s.View(), "N システム稼働率")
	if s := New(env, []string{"nps"}, "", false); !slices.Equal(s.order[:2], []string{"nps", "cac"}) {
		t.Errorf("a meeting's own come first: %v", s.order[:2])
	}
}

func TestAViewIsPresentedAlone(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := New(env, []string{"nps", "cac"}, "cac", true)
	s.Refresh()
	if !slices.Equal(s.order, []string{"nps", "cac"}) || s.kpi() != "cac" {
		t.Errorf("%v from %s", s.order, s.kpi())
	}
}
