package detail

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

// shifted returns an environment in which course_week stood at about 70 for 30 weeks,
// and in the last ten of them ten points lower.
func shifted(lang metrics.Lang) *frame.Env {
	env := uitest.Env(lang)
	w := env.Workspace
	w.Series["course_week"] = &metrics.Series{}
	week := w.Info.Of(metrics.Week, uitest.Today).Add(-30)
	for i := range 30 {
		v := 70 + float64(i%3)
		if i >= 20 {
			v -= 10
		}
		uitest.Put(w, "course_week", metrics.Snapshot{Slot: metrics.Slot{Period: week.Add(i)}, Value: v})
	}
	uitest.Assess(env)
	return env
}

// charted returns the detail of a KPI with its process chart.
func charted(t *testing.T, env *frame.Env, kpi string, w, h int) *Screen {
	t.Helper()
	s := over(t, env, kpi, w, h)
	uitest.Do(t, s, keys.Chart)
	return s
}

func TestTheProcessChartSaysEachSignalInWords(t *testing.T) {
	s := charted(t, shifted(metrics.JA), "course_week", 120, 40)
	has(t, s.View(), "管理図  30点の管理限界  v 推移", "移動範囲", "安定性  不安定・目標外",
		"2026-W37〜2026-W46: 10点続けて中心線67.7%を下回っています", "2026-W46: 62%は下限63.4%を下回っています")
	hasNot(t, s.View(), "13週間")
	uitest.Do(t, s, keys.Chart)
	has(t, s.View(), "推移  13週間")
	hasNot(t, s.View(), "管理図")
	has(t, charted(t, shifted(metrics.EN), "course_week", 60, 12).View(), "Process chart", "unpredictable, off target")
}

// The signal under the cursor is whole, and stands out in the chart.
func TestASignalIsChosen(t *testing.T) {
	s := charted(t, shifted(metrics.EN), "course_week", 60, 30)
	first := marked(t, s)
	if first == 0 || first == 30 {
		t.Errorf("%d points stand out", first)
	}
	uitest.Do(t, s, keys.Bottom)
	if s.signals.Cursor == 0 || marked(t, s) == first {
		t.Errorf("signal %d: still %d points", s.signals.Cursor, marked(t, s))
	}
	uitest.Do(t, s, keys.Top)
	joined := strings.Join(strings.Fields(strings.ReplaceAll(uitest.Plain(s.View()), s.env.Theme.Glyphs.Cursor, "")), " ")
	if !strings.Contains(joined, "10 of 10 nearer the lower limit 63.4% than the centre 67.7%") {
		t.Errorf("cut:\n%s", uitest.Plain(s.View()))
	}
	to := s.chartProcess().Points[s.chartProcess().Signals[s.signals.Cursor].To].Period
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "course_week", Period: to})
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditKPI{KPI: "course_week"})
	if asked := uitest.Do(t, s, keys.Open); len(asked) > 0 {
		t.Errorf("opens %v", asked)
	}
}

// marked counts the points that stand out.
func marked(t *testing.T, s *Screen) (n int) {
	t.Helper()
	for _, p := range s.env.ProcessChart(s.status.KPI, s.chartProcess(), s.bright).Points {
		if p.Signal == 2 {
			n++
		}
	}
	return n
}

func TestTooFewPointsSayHowManyAreMissing(t *testing.T) {
	s := charted(t, uitest.Env(metrics.EN), "ltv", 80, 30) // four quarters
	has(t, s.View(), "Limits need 2 more closed periods")
	has(t, s.View(), "Period") // and the values have the room
	has(t, charted(t, uitest.Env(metrics.JA), "ltv_cac", 80, 24).View(), "あと6個必要")
	uitest.Do(t, charted(t, uitest.Env(metrics.JA), "gone", 80, 24), keys.Chart)
}

func TestValuesThatDoNotVarySaySo(t *testing.T) {
	env := shifted(metrics.EN)
	points := env.Workspace.Series["course_week"].Points
	for i := range points {
		points[i].Value = 70
	}
	uitest.Assess(env)
	view := charted(t, env, "course_week", 100, 30).View()
	has(t, view, "do not vary")
	hasNot(t, view, "limits of", "row above")
}

func TestFewPointsAreProvisional(t *testing.T) {
	env := shifted(metrics.EN)
	s := env.Workspace.Series["course_week"]
	s.Points = s.Points[22:]
	uitest.Assess(env)
	has(t, charted(t, env, "course_week", 100, 30).View(), "limits of 8 points, provisional below 10")
}

func TestAFrozenBaselineSaysWhoseItIs(t *testing.T) {
	env := shifted(metrics.EN)
	k := env.Workspace.KPI("course_week")
	points := env.Workspace.Series["course_week"].Points
	b, err := metrics.FreezeBaseline(env.Workspace, k, env.Series("course_week"), points[0].Period, points[19].Period, env.Assessed, "before the \x1b[31mredesign", "naoto", env.Now)
	if err != nil {
		t.Fatal(err)
	}
	k.Baselines = metrics.AddBaseline(k.Baselines, b)
	uitest.Assess(env)
	s := charted(t, env, "course_week", 120, 40)
	has(t, s.View(), "limits frozen on 20 points", "Baseline  ", "before the", "(naoto)", "10 in a row below the centre")
	if strings.Contains(s.View(), "\x1b[31mred") {
		t.Error("a reason steers the terminal")
	}
}

// A process on its trend has no numbers where amounts are hidden.
func TestMaskedSignalsHoldNoAmounts(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Masked = true
	for _, kpi := range []string{"cac", "revenue_month", "students_total"} {
		s := charted(t, env, kpi, 160, 50)
		for _, amount := range []string{"38,200", "25,000", "980", "1,012", "万円", "7,200"} {
			hasNot(t, s.View(), amount)
		}
	}
}

func TestABaselineIsAskedForWhereThereArePointsEnough(t *testing.T) {
	s := over(t, shifted(metrics.EN), "course_week", 100, 40)
	uitest.Asks(t, uitest.Do(t, s, keys.Baseline), frame.FreezeBaseline{KPI: "course_week"})
	s = over(t, uitest.Env(metrics.EN), "cac", 100, 40) // 18 months
	asked := uitest.Do(t, s, keys.Baseline)
	if say, ok := asked[0].(frame.Say); !ok || !strings.Contains(say.Text, "needs 2 more") {
		t.Errorf("asked for %v", asked)
	}
	if asked := uitest.Do(t, over(t, uitest.Env(metrics.EN), "gone", 100, 40), keys.Baseline); len(asked) > 0 {
		t.Errorf("asked for %v of no KPI", asked)
	}
}

// The cursor goes through what there is: values, signals, story, links.
func TestTabGoesThroughTheLists(t *testing.T) {
	env := told(metrics.EN)
	env.Workspace.KPI("ltv_cac").Formula = "ltv / cac"
	env.Workspace.Compute()
	uitest.Assess(env)
	s := over(t, env, "cac", 120, 50)
	var seen []part
	for range 4 {
		seen = append(seen, s.focus)
		uitest.Do(t, s, keys.Lists)
	}
	if want := []part{onValues, onStory, onLinks, onValues}; !equal(seen, want) {
		t.Errorf("%v, want %v", seen, want)
	}
	uitest.Do(t, s, keys.Chart)
	if s.focus == onSignals && len(s.chartProcess().Signals) == 0 {
		t.Error("the cursor is among signals that are none")
	}
}

func equal(a, b []part) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestEveryProcessSizeIsFilledExactly(t *testing.T) {
	for _, kpi := range []string{"course_week", "students_total", "ltv_cac", "gone"} {
		s := charted(t, shifted(metrics.JA), kpi, 80, 21)
		s.Do(keys.Down)
		uitest.Sweep(t, s)
	}
}

func TestProcessPartsFitTheirHeight(t *testing.T) {
	for h := range 80 {
		for focus := range parts {
			r := divideLimits(h, room{facts: 6, chart: 32, signals: 20, said: 6, links: 7, story: 30, table: 40, about: 9}, focus)
			used := 0
			for _, part := range []int{r.facts, r.chart, r.signals, r.said, r.links, r.story, r.table, r.about} {
				if part > 0 {
					used += part + r.gap
				}
			}
			if used > h {
				t.Errorf("%d lines hold %d: %+v", h, used, r)
			}
			if h >= 12 && (r.chart < leastChart || r.signals == 0) {
				t.Errorf("%d lines have no room for chart and signals: %+v", h, r)
			}
		}
	}
}

// The signal that has the cursor may take several lines: each is a line of that one.
func TestASignalIsClicked(t *testing.T) {
	s := charted(t, shifted(metrics.EN), "course_week", 60, 40)
	uitest.Do(t, s, keys.Top)
	s.View()
	if len(s.signalAt) < 4 || s.signalAt[1] != 0 || s.signalAt[len(s.signalAt)-1] == len(s.signalAt)-1 {
		t.Fatalf("the first is not wrapped: %v", s.signalAt)
	}
	s.Click(5, s.signalsTop+1)
	if s.View(); s.focus != onSignals || s.signals.Cursor != 0 {
		t.Errorf("a click on its second line leaves the first: signal %d", s.signals.Cursor)
	}
	last := len(s.signalAt) - 1
	want := s.signalAt[last]
	said := strings.TrimSpace(strings.Split(uitest.Plain(s.View()), "\n")[s.signalsTop+last])
	s.Click(5, s.signalsTop+last)
	s.View()
	head, _, _ := strings.Cut(said, ":")
	if got := s.signalText(want, 60, true); s.signals.Cursor != want || !strings.Contains(uitest.Plain(got[0]), head) {
		t.Errorf("a click on %q chose signal %d, want %d", said, s.signals.Cursor, want)
	}
}

// What to do is told whole, or shows that it goes on.
func TestTheAdviceIsNotCutWithoutAMark(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := charted(t, shifted(lang), "course_week", 120, 40)
		advice := s.chartProcess().State.Advice().In(lang)
		join := func(s string) string { return strings.Join(strings.Fields(s), "") }
		tail := s.env.Theme.Glyphs.Tail
		for width := 40; width <= 120; width += 8 {
			for height := 1; height <= 8; height++ {
				said := join(uitest.Plain(strings.Join(s.signalLines(width, height, 0), "\n")))
				if !strings.Contains(said, join(advice)) && !strings.Contains(said, tail) {
					t.Errorf("%s %dx%d: %s", lang, width, height, said)
				}
			}
		}
		if said := join(uitest.Plain(strings.Join(s.signalLines(96, 3, 0), "\n"))); !strings.Contains(said, join(advice)) {
			t.Errorf("%s: three lines are enough: %s", lang, said)
		}
	}
}
