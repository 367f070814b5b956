package today

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func dashboard(env *frame.Env, w, h int) *Screen {
	s := New(env)
	s.SetSize(w, h)
	s.Refresh()
	return s
}

// linesOf returns the two lines of a KPI, without styles.
func linesOf(t *testing.T, s *Screen, name string) (first, second string) {
	t.Helper()
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	for i, l := range lines {
		if strings.Contains(l, name) {
			return l, lines[i+1]
		}
	}
	t.Fatalf("no %q in\n%s", name, uitest.Plain(s.View()))
	return "", ""
}

func wants(t *testing.T, line string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(line, w) {
			t.Errorf("no %q in %q", w, line)
		}
	}
}

func day(back int) metrics.Slot {
	return metrics.Slot{Period: metrics.Period{Kind: metrics.Day, Start: uitest.Today - metrics.Date(back)}}
}

func TestTodaysValueStandsBesideYesterdayAndTheSameWeekday(t *testing.T) {
	s := dashboard(uitest.Env(metrics.JA), 100, 33)
	first, second := linesOf(t, s, "累計受講生数")
	wants(t, first, "ok 順調", "980名", "今日", "+2.4%", "+1.2%") // 957 a week ago, 968 yesterday
	wants(t, second, "計画 1,012名", "97%", "957", "968")
	if strings.Contains(second, "未入力") {
		t.Errorf("entered today: %q", second)
	}
}

func TestWithoutAValueTodayTheNewestIsShownWithItsDate(t *testing.T) {
	s := dashboard(uitest.Env(metrics.JA), 100, 33)
	first, second := linesOf(t, s, "サポート応答時間")
	wants(t, first, "97%", "11/18")
	wants(t, second, "未入力", "目標 95%")
	wants(t, strings.Split(uitest.Plain(s.View()), "\n")[0], "今日の記録 2/5") // the weekly one is not of today
}

func TestTheMonthSoFarIsHeldAgainstThePlanForItsEndAndTheTimeGone(t *testing.T) {
	for _, width := range []int{80, 110} {
		_, second := linesOf(t, dashboard(uitest.Env(metrics.JA), width, 33), "月次売上")
		wants(t, second, "11月", "322万", "684万", "47%", "経過 67%", "⣿")
	}
}

func TestATodayThatWillStillGrowIsComparedWithNothing(t *testing.T) {
	env := uitest.Env(metrics.JA)
	uitest.Put(env.Workspace, "signups_day", metrics.Snapshot{Slot: day(0), Value: 3})
	uitest.Assess(env)
	first, second := linesOf(t, dashboard(env, 110, 33), "新規登録数")
	wants(t, first, "3件", "今日")
	wants(t, second, "16", "12") // a week ago and yesterday, to look at
	if strings.Contains(first, "%") {
		t.Errorf("a part of a day beside whole ones: %q", first)
	}
}

func TestDaysOnWhichNothingIsExpectedAreSkipped(t *testing.T) {
	env := uitest.Env(metrics.JA)
	// Monday's value is compared with Friday's.
	s := env.Workspace.Series["support_24h"]
	for len(s.Points) > 0 && s.Points[len(s.Points)-1].Period.Start > uitest.Today-4 {
		s.Points = s.Points[:len(s.Points)-1]
	}
	uitest.Assess(env)
	first, second := linesOf(t, dashboard(env, 110, 33), "サポート応答時間")
	wants(t, first, "96%", "11/16", "+6pt")
	wants(t, second, "90%")
}

func TestWhereNoneIsMarkedTheDailyOnesStand(t *testing.T) {
	env := uitest.Env(metrics.JA)
	for i := range env.Workspace.KPIs {
		env.Workspace.KPIs[i].Today = false
	}
	uitest.Assess(env)
	view := uitest.Plain(dashboard(env, 100, 33).View())
	if !strings.Contains(view, "新規登録数") || strings.Contains(view, "受講完走率") || strings.Contains(view, "NPS") {
		t.Errorf("%s", view)
	}
}

func TestKeysEnterOpenAndEdit(t *testing.T) {
	s := dashboard(uitest.Env(metrics.JA), 80, 21)
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Enter), frame.EnterValue{KPI: "revenue_month"})
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "revenue_month"})
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "revenue_month"})
	if _, ok := s.Do(keys.Back); ok {
		t.Error("esc is the root's")
	}
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	if at := s.AnchorRow(); !strings.Contains(lines[at-1], "月次売上") || !strings.Contains(lines[at], "11月") {
		t.Errorf("the entry line would open under %q", lines[at])
	}
}

func TestTheCursorStaysOnItsKPI(t *testing.T) {
	s := dashboard(uitest.Env(metrics.JA), 80, 9) // scrolls
	s.Select("signups_day")
	s.env.Workspace.KPIs[0].Archived = true
	uitest.Assess(s.env)
	s.Refresh()
	if s.Selected() != "signups_day" {
		t.Errorf("cursor on %q", s.Selected())
	}
	wants(t, uitest.Plain(s.View()), "新規登録数")
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	if at := s.AnchorRow(); at < 1 || !strings.Contains(lines[at-1], "新規登録数") {
		t.Errorf("anchor %d in\n%s", at, strings.Join(lines, "\n"))
	}
}

func TestAClickSelectsAndASecondOneOpens(t *testing.T) {
	s := dashboard(uitest.Env(metrics.JA), 80, 21)
	if s.Click(5, headLines+3) != nil || s.Selected() != "revenue_month" {
		t.Errorf("a click selects %q", s.Selected())
	}
	uitest.Asks(t, uitest.Messages(s.Click(5, headLines+4)), frame.OpenDetail{KPI: "revenue_month"})
	if s.Click(5, 0) != nil || s.Click(5, headLines+5) != nil {
		t.Error("a click on nothing acts")
	}
}

func TestMaskedAmountsStandNowhere(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Masked = true
	view := uitest.Plain(dashboard(env, 110, 33).View())
	for _, amount := range []string{"980", "1,012", "17万", "322万", "684万", "957", "12件"} {
		if strings.Contains(view, amount) {
			t.Errorf("%s in\n%s", amount, view)
		}
	}
	wants(t, view, "99.76%", "47%", "***")
}

func TestAnEmptyDayNamesTheKey(t *testing.T) {
	s := dashboard(uitest.Blank(metrics.EN), 80, 21)
	wants(t, uitest.Plain(s.View()), "Press b", "+")
	for _, a := range []keys.Action{keys.Enter, keys.Open, keys.Edit, keys.Down, keys.Bottom} {
		s.Do(a)
	}
	uitest.Sweep(t, s)
}

func TestEverySizeIsFilledExactly(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := dashboard(uitest.Env(lang), 80, 21)
		s.Do(keys.Bottom)
		uitest.Sweep(t, s)
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
}

func TestASignalIsMarkedBehindTheSparklineOfTheSamePeriods(t *testing.T) {
	env := uitest.Env(metrics.JA)
	for _, id := range []string{"uptime", "revenue_month"} {
		env.Status(id).Process = metrics.Process{N: 40, Signals: []metrics.SignalRule{metrics.SignalOutside}}
	}
	for _, w := range []int{60, 80, 120} {
		s := dashboard(env, w, 33)
		if first, _ := linesOf(t, s, "システム稼働率"); !strings.Contains(first, "v!") {
			t.Errorf("%d columns: %q", w, first)
		}
		if first, _ := linesOf(t, s, "月次売上"); strings.Contains(first, "v!") { // of months, above days
			t.Errorf("%d columns: %q", w, first)
		}
	}
}

func TestTheNorthStarStandsOnTop(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Info().NorthStar = "nps"
	uitest.Assess(env)
	for _, h := range []int{12, 21, 33, 57} {
		s := dashboard(env, 120, h)
		wants(t, strings.Split(uitest.Plain(s.View()), "\n")[0], "N NPS", "!1 注意")
		if at := s.AnchorRow(); !strings.Contains(strings.Split(uitest.Plain(s.View()), "\n")[at-1], "累計受講生数") {
			t.Errorf("%d lines: the entry line would open below line %d", h, at)
		}
		if s.Click(3, s.top()+s.per); s.Selected() != "revenue_month" {
			t.Errorf("%d lines: a click on the second KPI selects %q", h, s.Selected())
		}
	}
	uitest.Sweep(t, dashboard(env, 1, 1))
}
