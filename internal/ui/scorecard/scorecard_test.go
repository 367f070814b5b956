package scorecard

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func card(lang metrics.Lang, w, h int) *Screen {
	s := New(uitest.Env(lang))
	s.SetSize(w, h)
	s.Refresh()
	return s
}

func month(m time.Month) metrics.Period {
	return metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, m, 1)}
}

// rowOf returns the n-th line of the view that begins with a name.
func rowOf(t *testing.T, s *Screen, name string, n int) string {
	t.Helper()
	for _, l := range strings.Split(uitest.Plain(s.View()), "\n") {
		if strings.Contains(l, name) {
			if n == 0 {
				return l
			}
			n--
		}
	}
	t.Fatalf("no row %q in\n%s", name, uitest.Plain(s.View()))
	return ""
}

func TestSectionsHaveTheirOwnPeriodsWithTheNewestAtTheRight(t *testing.T) {
	s := card(metrics.JA, 170, 40)
	for section, ends := range map[string][2]string{
		"日ごと": {"11/8", "11/20"}, "週ごと": {"W35", "W47"}, "月ごと": {"25年11月", "11月"}, "四半期ごと": {"2023-Q4", "Q4"},
	} {
		f := strings.Fields(rowOf(t, s, section, 0))
		if len(f) != 14 || f[1] != ends[0] || f[13] != ends[1] {
			t.Errorf("%s: %q", section, f)
		}
	}
}

func TestCellsSayTheirLevelWithoutColour(t *testing.T) {
	s := card(metrics.JA, 170, 40)
	if l := rowOf(t, s, "顧客獲得コスト", 0); !strings.Contains(l, "38,200 !3") || !strings.Contains(l, "31,000 !2") || !strings.Contains(l, "29,471   ") {
		t.Errorf("levels: %q", l)
	}
	// A month of which only a part is over is shown, never judged.
	if l := rowOf(t, s, "月次売上", 1); !strings.Contains(l, "490万 !2") || !strings.Contains(l, "322万 ..") {
		t.Errorf("months: %q", l)
	}
	// The days of a monthly sum are no months: no level.
	if l := rowOf(t, s, "月次売上", 0); !strings.Contains(l, "17万") || strings.Contains(l, "!") {
		t.Errorf("days: %q", l)
	}
}

func TestGapsAreTold(t *testing.T) {
	s := card(metrics.JA, 170, 40)
	weeks := strings.Fields(rowOf(t, s, "受講完走率", 0)) // W35 to W47; W44 is missing, W46 due, W47 open
	if weeks[len(weeks)-3] != "-" || weeks[len(weeks)-2] != "80%" || weeks[len(weeks)-1] != blank {
		t.Errorf("weeks: %q", weeks)
	}
	// On a Saturday nothing is expected of a KPI of Monday to Friday.
	days := rowOf(t, s, "サポート", 0)
	if n := strings.Count(days, " -"); n != 1 || strings.Count(days, blank) != 1 {
		t.Errorf("days: %q", days)
	}
	if l := rowOf(t, s, "LTV/CAC", 0); strings.TrimSpace(strings.TrimPrefix(l, " LTV/CAC比率")) != "" {
		t.Errorf("never measured: %q", l)
	}
}

func TestEveryCellCanBeEntered(t *testing.T) {
	s := card(metrics.JA, 120, 40)
	s.Select("cac")
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "cac", Period: month(time.November)})
	uitest.Asks(t, uitest.Do(t, s, keys.Left, keys.Left, keys.Enter), frame.EnterValue{KPI: "cac", Period: month(time.September)})
	uitest.Asks(t, uitest.Do(t, s, keys.Right, keys.Enter), frame.EnterValue{KPI: "cac", Period: month(time.October)})
	uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.OpenDetail{KPI: "cac"})
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "cac"})
	uitest.Asks(t, uitest.Do(t, s, keys.Add), frame.EditKPI{})
}

func TestTheMonthOfADailySumTakesItsTotalOnceItIsOver(t *testing.T) {
	s := card(metrics.JA, 120, 40)
	s.selectRow("revenue_month", metrics.Month)
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "revenue_month"})
	uitest.Asks(t, uitest.Do(t, s, keys.Left, keys.Enter), frame.EnterValue{KPI: "revenue_month", Period: month(time.October)})
	s.selectRow("revenue_month", metrics.Day)
	day := metrics.Period{Kind: metrics.Day, Start: uitest.Today - 1}
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "revenue_month", Period: day})
}

func TestTheCursorIsSeenWithoutColourAndScrollsToOlderPeriods(t *testing.T) {
	s := card(metrics.JA, 80, 21)
	s.Select("cac")
	uitest.Do(t, s, keys.Left)
	if l := rowOf(t, s, "顧客獲得コスト", 0); !strings.Contains(l, "[38,200 !3]") {
		t.Errorf("cursor: %q", l)
	}
	if strings.Contains(uitest.Plain(s.View()), "25年11月") {
		t.Fatal("13 months in 80 columns")
	}
	for range 20 {
		s.Do(keys.Left)
	}
	if l := rowOf(t, s, "顧客獲得コスト", 0); !strings.Contains(l, "[41,523 !3]") {
		t.Errorf("oldest: %q", l)
	}
	if !strings.Contains(rowOf(t, s, "月ごと", 0), "25年11月") {
		t.Error("the columns did not scroll with the cursor")
	}
}

func TestTheSelectedCellIsToldInFull(t *testing.T) {
	s := card(metrics.JA, 120, 40)
	s.Select("cac")
	uitest.Do(t, s, keys.Left)
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	last := lines[len(lines)-1]
	for _, want := range []string{"顧客獲得コスト", "2026-10", "38,200円", "計画 25,000円", "47% !3 緊急", "展示会"} {
		if !strings.Contains(last, want) {
			t.Errorf("no %q in %q", want, last)
		}
	}
}

func TestHeadingsStayInViewAndTheEntryLineOpensUnderTheRow(t *testing.T) {
	s := card(metrics.JA, 80, 9)
	s.Select("nps")
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	if at := s.AnchorRow(); !strings.Contains(lines[at], "NPS") {
		t.Errorf("row %d is %q", at, lines[at])
	}
	for range 20 {
		if !strings.Contains(strings.Split(uitest.Plain(s.View()), "\n")[0], "ごと") {
			t.Fatalf("no heading above\n%s", uitest.Plain(s.View()))
		}
		s.Do(keys.Up)
	}
}

func TestTiersAndWordsChooseRows(t *testing.T) {
	s := card(metrics.JA, 100, 40)
	uitest.Do(t, s, keys.TierCustomer)
	if v := uitest.Plain(s.View()); !strings.Contains(v, "NPS") || strings.Contains(v, "月次売上") || strings.Contains(v, "日ごと") {
		t.Errorf("customer KPIs:\n%s", v)
	}
	if tabs := uitest.Plain(frame.DrawTabs(s.env, s.Tabs())); !strings.Contains(tabs, " 4 顧客 2 ") {
		t.Errorf("tabs: %q", tabs)
	}
	uitest.Do(t, s, keys.Back, keys.Search)
	if !s.Typing() {
		t.Fatal("/ does not search")
	}
	s.Paste("ｃａｃ")
	if v := uitest.Plain(s.View()); !strings.Contains(v, "検索: ｃａｃ") || !strings.Contains(v, "顧客獲得コスト") || strings.Contains(v, "NPS") {
		t.Errorf("search:\n%s", v)
	}
	if c := s.Cursor(); c.X != 13 || c.Y != 0 {
		t.Errorf("cursor at %d,%d", c.X, c.Y)
	}
	s.Type(tea.KeyPressMsg{Code: tea.KeyEscape})
	if s.Typing() || !strings.Contains(uitest.Plain(s.View()), "NPS") {
		t.Error("esc keeps the search")
	}
	if _, ok := s.Do(keys.Back); ok {
		t.Error("esc without a filter is the root's")
	}
}

func TestTheCursorStaysOnItsRowWhenValuesChange(t *testing.T) {
	s := card(metrics.JA, 100, 40)
	s.selectRow("revenue_month", metrics.Month)
	uitest.Put(s.env.Workspace, "nps", metrics.Snapshot{Slot: metrics.Slot{Period: month(time.November)}, Value: 71})
	uitest.Assess(s.env)
	s.Refresh()
	if s.Selected() != "revenue_month" || s.selectedKind() != metrics.Month {
		t.Errorf("cursor on %s by %d", s.Selected(), s.selectedKind())
	}
	if l := rowOf(t, s, "NPS", 0); !strings.Contains(l, "71") {
		t.Errorf("the new value: %q", l)
	}
}

func TestAClickSelectsACellAndASecondOneEnters(t *testing.T) {
	s := card(metrics.JA, 100, 40)
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	y := 0
	for i, l := range lines {
		if strings.Contains(l, "顧客獲得コスト") {
			y = i
			break
		}
	}
	g := s.grid()
	x := 1 + g.name + (g.columns-2)*g.cell + 4 // October
	if cmd := s.Click(x, y); cmd != nil {
		t.Error("the first click acts")
	}
	uitest.Asks(t, uitest.Messages(s.Click(x, y)), frame.EnterValue{KPI: "cac", Period: month(time.October)})
}

func TestMaskedAmountsStandNowhere(t *testing.T) {
	s := card(metrics.JA, 170, 40)
	s.env.Masked = true
	s.Refresh()
	s.Select("cac")
	uitest.Do(t, s, keys.Left)
	v := uitest.Plain(s.View())
	for _, amount := range []string{"38,200", "25,000", "490万", "980 "} {
		if strings.Contains(v, amount) {
			t.Errorf("%s in\n%s", amount, v)
		}
	}
	if !strings.Contains(v, "99.76%") || !strings.Contains(v, "*** !3") {
		t.Errorf("per cent and levels stay:\n%s", v)
	}
}

func TestAnEmptyScorecardNamesTheKey(t *testing.T) {
	s := New(uitest.Blank(metrics.EN))
	s.SetSize(80, 21)
	s.Refresh()
	if v := uitest.Plain(s.View()); !strings.Contains(v, "Press + to add") {
		t.Errorf("%s", v)
	}
	for _, a := range []keys.Action{keys.Enter, keys.Edit, keys.Down, keys.Left, keys.Bottom} {
		s.Do(a)
	}
	if s.Selected() != "" || s.AnchorRow() != 0 {
		t.Error("something is selected")
	}
	uitest.Sweep(t, s)
}

func TestEverySizeIsFilledExactly(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := card(lang, 80, 21)
		s.Select("ltv")
		s.moveColumn(9)
		uitest.Sweep(t, s)
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	for _, of := range []any{words, sections} {
		for _, missing := range uiwords.Missing(of) {
			t.Error(missing)
		}
	}
}

func TestAComputedCellSaysSoAndWhyItIsEmpty(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Workspace.KPI("ltv_cac").Formula = "ltv / cac"
	env.Workspace.Compute()
	uitest.Assess(env)
	s := New(env)
	s.SetSize(120, 33)
	s.Select("ltv_cac")
	if view := uitest.Plain(s.View()); strings.Contains(uitest.Line(view, "LTV/CAC"), "____") {
		t.Errorf("a computed value is asked for:\n%s", view)
	}
	told := func() string {
		lines := strings.Split(uitest.Plain(s.View()), "\n")
		return lines[len(lines)-1]
	}
	if got := told(); !strings.Contains(got, "計算できません") && !strings.Contains(got, "まだ計算できません") {
		t.Errorf("the open quarter: %q", got)
	}
	uitest.Do(t, s, keys.Left) // the quarter before
	if got := told(); !strings.Contains(got, "計算値") {
		t.Errorf("a computed quarter: %q", got)
	}
}
