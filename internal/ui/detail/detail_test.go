package detail

import (
	"errors"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

// over returns the detail of a KPI as an overlay.
func over(t *testing.T, env *frame.Env, kpi string, w, h int) *Screen {
	t.Helper()
	s := New(env)
	s.SetSize(w, h)
	s.Enter()
	uitest.Asks(t, uitest.Messages(s.Show(kpi)), frame.LoadSeries{KPI: kpi})
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

func TestTheFactsSayHowFarFromPlanAndGoal(t *testing.T) {
	has(t, over(t, uitest.Env(metrics.JA), "students_total", 100, 40).View(),
		"ok 順調", "累計受講生数", "戦略 / 規模 / リアルタイム", "980名", "1,012名", "計画比 97%", "目標 2027-06-30 ***", "1,500名以上", "目標比 65%")
	has(t, over(t, uitest.Env(metrics.EN), "cac", 100, 40).View(),
		"!3 critical", "CAC", "¥38,200", "<= ¥25,000", "47% of goal", "Sep ¥31,000")
}

func TestAnOpenMonthIsShownAsSoFarAndNotJudged(t *testing.T) {
	view := over(t, uitest.Env(metrics.JA), "revenue_month", 100, 40).View()
	has(t, view, "11月 途中", "経過 67%", "30/31日分")
	if l := uitest.Line(view, "+11月"); !strings.Contains(l, ".. 途中") || strings.Contains(l, "%") {
		t.Errorf("the open month: %q", l)
	}
}

func TestNotesAreCutInTheirColumnAndWholeUnderTheCursor(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "cac", 80, 21)
	if l := uitest.Line(s.View(), "展示会"); !strings.Contains(l, "~") || !strings.Contains(l, "38,200円") {
		t.Errorf("cut note: %q", l)
	}
	hasNot(t, s.View(), "紹介に切り替える")
	uitest.Do(t, s, keys.Down)
	joined := strings.Join(strings.Fields(strings.ReplaceAll(uitest.Plain(s.View()), s.env.Theme.Glyphs.Cursor, "")), "")
	if !strings.Contains(joined, "検索広告を半分にして紹介に切り替える。(佐藤)") {
		t.Errorf("the whole note is not there:\n%s", uitest.Plain(s.View()))
	}
}

func TestTextsOfOthersCannotSteerTheTerminal(t *testing.T) {
	view := over(t, uitest.Env(metrics.JA), "cac", 120, 40).View()
	if strings.Contains(view, "\x1b[31mred") || strings.ContainsRune(view, '\u202e') {
		t.Error("a note's control characters reach the screen")
	}
}

func TestValuesAreEnteredForTheSelectedPeriod(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "cac", 100, 40)
	november := metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, time.November, 1)}
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "cac", Period: november})
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Down, keys.Enter), frame.EnterValue{KPI: "cac", Period: november.Add(-2)})
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "cac"})
	uitest.Asks(t, uitest.Do(t, s, keys.Back), frame.CloseOverlay{})
}

func TestTheCursorStartsWhereAValueIsWanted(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "course_week", 100, 40) // nothing for the week that closed
	w46 := metrics.Period{Kind: metrics.Week, Start: metrics.NewDate(2026, time.November, 9)}
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "course_week", Period: w46})
}

func TestAMonthOpensIntoItsDays(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "revenue_month", 100, 40)
	// This month's total is not known yet: what is entered is the day that is due.
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "revenue_month"})
	uitest.Do(t, s, keys.Open)
	has(t, s.View(), "-11月", "11/19")
	day := metrics.Period{Kind: metrics.Day, Start: uitest.Today - 1}
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Enter), frame.EnterValue{KPI: "revenue_month", Period: day})
	uitest.Do(t, s, keys.Open) // on a day: closes its month
	hasNot(t, s.View(), "-11月", "11/18")
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "revenue_month"})
}

func TestAClosedMonthTakesItsTotal(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "revenue_month", 100, 40)
	october := metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(2026, time.October, 1)}
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Enter), frame.EnterValue{KPI: "revenue_month", Period: october})
}

func TestTheWholeHistoryJoinsTheNewestPart(t *testing.T) {
	env := uitest.Env(metrics.JA)
	whole := env.Workspace.Series["cac"]
	tail := *whole
	tail.Points, tail.From = whole.Points[len(whole.Points)-3:], whole.Points[len(whole.Points)-3].Period.Start
	env.Workspace.Series["cac"] = &tail
	uitest.Assess(env)
	s := over(t, env, "cac", 100, 60)
	hasNot(t, s.View(), "25年5月")
	s.Take(frame.SeriesLoaded{KPI: "nps", Series: env.Workspace.Series["nps"]}) // of another: dropped
	hasNot(t, s.View(), "25年9月")
	s.Take(frame.SeriesLoaded{KPI: "cac", Series: whole})
	has(t, s.View(), "25年5月", "38,200円")

	// What is entered meanwhile is in the newest part, and is shown at once.
	newer := tail
	newer.Points = append([]metrics.Snapshot{}, tail.Points...)
	newer.Points[2].Value = 24500
	env.Workspace.Series["cac"] = &newer
	uitest.Assess(env)
	s.Refresh()
	has(t, s.View(), "24,500円", "25年5月")
	hasNot(t, s.View(), "38,200円")
}

func TestTheYearBeforeIsReadFromTheWholeHistory(t *testing.T) {
	env := uitest.Env(metrics.JA)
	whole := env.Workspace.Series["students_total"]
	tail := *whole
	tail.Points = whole.Points[len(whole.Points)-40:]
	tail.From, tail.First = tail.Points[0].Period.Start, &whole.Points[0]
	env.Workspace.Series["students_total"] = &tail
	uitest.Assess(env)
	s := over(t, env, "students_total", 140, 40)
	hasNot(t, s.View(), "289名") // of 2025-11-21
	s.Take(frame.SeriesLoaded{KPI: "students_total", Series: whole})
	has(t, s.View(), "289名")
}

func TestAChangeOfThisKPIAsksForItsHistoryAgain(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "cac", 100, 40)
	saved := func(kpi string) frame.Saved {
		return frame.Saved{Entry: metrics.Entry{Seq: 7, Change: metrics.Change{Series: []metrics.SeriesEdit{{KPI: kpi}}}}}
	}
	uitest.Asks(t, uitest.Messages(s.Take(saved("cac"))), frame.LoadSeries{KPI: "cac"})
	uitest.Asks(t, uitest.Messages(s.Take(frame.Refreshed{})), frame.LoadSeries{KPI: "cac"})
	if asked := uitest.Messages(s.Take(saved("nps"))); len(asked) > 0 {
		t.Errorf("a change of another KPI asks for %v", asked)
	}
}

func TestAHistoryThatCannotBeReadIsNamed(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "cac", 100, 40)
	s.Take(frame.SeriesLoaded{KPI: "cac", Err: errors.New("damaged")})
	has(t, s.View(), "古い記録値を読めませんでした", "38,200円")
}

func TestMaskedAmountsStandNowhere(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Masked = true
	for _, kpi := range []string{"cac", "revenue_month", "students_total"} {
		s := over(t, env, kpi, 160, 50)
		s.Refresh()
		has(t, s.View(), "***")
		for _, amount := range []string{"38,200", "25,000", "490万", "667万", "800万", "1,012", "1,500", "980名"} {
			hasNot(t, s.View(), amount)
		}
	}
	has(t, over(t, env, "uptime", 100, 40).View(), "99.76%") // per cent stays
}

func TestAKPIWithoutValuesNamesTheKey(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "ltv_cac", 80, 21)
	has(t, s.View(), "e を押して", "計算不可", "6.0以上")
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "ltv_cac"})
	uitest.Do(t, s, keys.Down, keys.Open, keys.Left, keys.Right)
	has(t, over(t, uitest.Env(metrics.JA), "gone", 80, 21).View(), "esc")
}

func TestTheChartShowsMoreOnRequest(t *testing.T) {
	s := over(t, uitest.Env(metrics.JA), "students_total", 100, 40)
	has(t, s.View(), "1年間") // in half of which there is room for what is to come until the goal is due
	uitest.Do(t, s, keys.Left, keys.Left)
	has(t, s.View(), "全期間", "成長加速期")
	uitest.Do(t, s, keys.Right, keys.Right, keys.Right)
	has(t, s.View(), "13週間")
	has(t, over(t, uitest.Env(metrics.JA), "uptime", 100, 40).View(), "13週間") // no due date
}

func TestTheDefinitionHoldsGoalsOfEveryTime(t *testing.T) {
	has(t, over(t, uitest.Env(metrics.JA), "cac", 100, 50).View(),
		"マーケティング費用 ÷ 新規顧客数", "28,000円以下  2026-07-31まで", "25,000円以下  **  2026-08-01から", "月次 / 最新値", "金額 JPY")
	has(t, over(t, uitest.Env(metrics.JA), "uptime", 100, 50).View(), "注意 < 99.5%  警戒 <= 98%  緊急 <= 95%")
	has(t, over(t, uitest.Env(metrics.JA), "support_24h", 100, 50).View(), "日次 (月火水木金)")
	has(t, over(t, uitest.Env(metrics.EN), "revenue_month", 100, 50).View(), "Revenue short  attainment < 80%", "per month")
}

func TestThePaneBesideTheBoardHasNoCursor(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := New(env)
	s.SetSize(50, 33)
	s.Show("cac")
	if strings.Contains(uitest.Plain(s.View()), env.Theme.Glyphs.Cursor) {
		t.Error("a cursor in a pane that takes no keys")
	}
	has(t, s.View(), "理由", "47%", "広告の単価も二割上がった", "25,000円") // the note below its row, cut after two lines
	hasNot(t, s.View(), "紹介に切り替える")
}

func TestComparisonsShareATileWhereThatSparesARow(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := over(t, uitest.Env(lang), "revenue_month", 80, 21)
		s.prepare()
		facts := s.facts(80, 10)
		if len(facts) != tileLines {
			t.Errorf("%s: %d lines of facts", lang, len(facts))
		}
		has(t, strings.Join(facts, "\n"), "+4.6%", "+113%", "67%", "73%", "61%")
	}
}

func TestLinesBreakBetweenParts(t *testing.T) {
	got := wrap("800万円以上  2027-06-30までに  ***  拡張期", 34)
	if len(got) != 2 || got[0] != "800万円以上  2027-06-30までに  ***" || got[1] != "拡張期" {
		t.Errorf("%q", got)
	}
	if got := wrap("one two three  four", 8); strings.Join(got, "|") != "one two|three|four" {
		t.Errorf("%q", got)
	}
}

func TestWhatGivesWayFirst(t *testing.T) {
	want := room{facts: 3, chart: 16, said: 2, story: 7, table: 20, about: 8}
	all := divide(70, want, onValues)
	if all.gap = 0; all != want {
		t.Errorf("with room for all: %+v", all)
	}
	less := divide(45, want, onValues)
	if less.chart >= 16 || less.chart < goodChart || less.story < 7 || less.about < 6 {
		t.Errorf("the chart's height gives way first: %+v", less)
	}
	still := divide(33, want, onValues)
	if still.chart < markedChart || still.chart > goodChart || still.story < leastStory || still.table < leastTable || still.about > 1 {
		t.Errorf("then the definition: %+v", still)
	}
	little := divide(21, want, onValues)
	if little.chart > leastChart+1 || little.story != leastStory || little.about > 0 || little.table < 2 {
		t.Errorf("then all but the newest of the story: %+v", little)
	}
	for h := range 80 {
		r := divide(h, room{facts: 6, chart: 16, said: 4, links: 7, story: 30, table: 40, about: 9}, onValues)
		used := 0
		for _, part := range []int{r.facts, r.chart, r.said, r.links, r.story, r.table, r.about} {
			if part > 0 {
				used += part + r.gap
			}
		}
		if used > h {
			t.Errorf("%d lines hold %d: %+v", h, used, r)
		}
	}
}

func TestEverySizeIsFilledExactly(t *testing.T) {
	for _, kpi := range []string{"cac", "revenue_month", "ltv_cac", "gone"} {
		s := over(t, uitest.Env(metrics.JA), kpi, 80, 21)
		s.Do(keys.Down)
		uitest.Sweep(t, s)
	}
	pane := New(uitest.Env(metrics.EN))
	pane.Show("nps")
	uitest.Sweep(t, pane)
}

// A cursor held down turns the pane to another KPI with every repeat.
func BenchmarkPane(b *testing.B) {
	s := New(uitest.Env(metrics.JA))
	s.SetSize(88, 57)
	for i := range b.N {
		s.Show([]string{"students_total", "revenue_month"}[i%2])
		_ = s.View()
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
	for _, spans := range spansOf {
		for _, sp := range spans {
			if sp.label.JA == "" || sp.label.EN == "" {
				t.Errorf("%d periods: %+v", sp.periods, sp.label)
			}
		}
	}
}
