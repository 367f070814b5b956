package checks

import (
	"slices"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func day(s string) metrics.Date {
	d, err := metrics.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// env has four findings: two of growth, one of them a phase's, goals due before
// their phase ends, and an alert rule that never holds.
func env(lang metrics.Lang) *frame.Env {
	e := uitest.Env(lang)
	w := e.Workspace
	w.KPI("students_total").Goals = []metrics.Goal{{Comparator: metrics.AtLeast, Value: 10000, Due: day("2028-01-05"), Path: metrics.Linear}}
	w.KPI("uptime").Alerts = []metrics.AlertRule{{When: "value > 100", Level: metrics.LevelWarning}}
	w.Phases = append(w.Phases, metrics.Phase{
		ID: "phase-4", Name: metrics.Text{JA: "飛躍\x1b[31m期", EN: "Leap\x1b[31m"}, Start: day("2027-07-01"), End: day("2028-06-30"),
		Goals: []metrics.Goal{{KPI: "revenue_month", Comparator: metrics.AtLeast, Value: 4e7, Due: day("2027-12-31"), Path: metrics.Linear}},
	})
	uitest.Assess(e)
	return e
}

func screen(e *frame.Env) *Screen {
	s := New(e)
	s.Refresh()
	s.SetSize(120, 40)
	return s
}

func TestFindingsStandUnderTheirKindsWithTheirArithmetic(t *testing.T) {
	v := uitest.Plain(screen(env(metrics.EN)).View())
	at := -1
	for _, want := range []string{
		"things in the goals do not fit", "phase and due date 1", "Leap", "lasts until 2028-06-30",
		"speed of growth 2", "Cumulative students", "From 1,500 (2027-06-30) to 10,000 (2028-01-05) in 6.2 months takes growth of 35.7% a month.",
		"Monthly revenue", "alert rules 1", "System uptime", `The alert rule "value > 100%" never holds`,
	} {
		i := strings.Index(v, want)
		if i <= at {
			t.Errorf("%q is not there, or not in its place:\n%s", want, v)
		}
		at = i
	}
	if strings.Contains(screen(env(metrics.JA)).View(), "\x1b[31m期") {
		t.Error("what somebody typed reaches the terminal as it is")
	}
}

func TestTheSelectedFindingSaysWhatCanBeDone(t *testing.T) {
	e := env(metrics.JA)
	s := screen(e)
	for i := range s.found {
		v := uitest.Plain(s.View())
		for j := range s.found {
			begins := string([]rune(e.T(s.found[j].Hint))[:20])
			same := e.T(s.found[j].Hint) == e.T(s.found[i].Hint)
			if strings.Contains(v, begins) != same {
				t.Errorf("with finding %d selected the hint of %d stands there: %v", i, j, !same)
			}
		}
		uitest.Do(t, s, keys.Down)
	}
}

func TestFindingsLeadToWhatTheyAreAbout(t *testing.T) {
	s := screen(env(metrics.EN))
	for _, want := range []struct {
		of   metrics.CheckKind
		kpi  string
		open any
		edit any
	}{
		{metrics.CheckDueEarly, "revenue_month", frame.ShowPhase{Phase: "phase-4"}, frame.EditPhase{Phase: "phase-4"}},
		{metrics.CheckGrowth, "students_total", frame.OpenDetail{KPI: "students_total"}, frame.EditKPI{KPI: "students_total"}},
		{metrics.CheckGrowth, "revenue_month", frame.OpenDetail{KPI: "revenue_month"}, frame.EditPhase{Phase: "phase-4"}},
		{metrics.CheckRule, "uptime", frame.OpenDetail{KPI: "uptime"}, frame.EditKPI{KPI: "uptime"}},
	} {
		i := slices.IndexFunc(s.found, func(c metrics.GoalCheck) bool { return c.Kind == want.of && c.KPI == want.kpi })
		if i < 0 {
			t.Fatalf("no %s of %s in %v", want.of, want.kpi, s.found)
		}
		uitest.Do(t, s, keys.Top)
		for range i {
			uitest.Do(t, s, keys.Down)
		}
		uitest.Asks(t, uitest.Do(t, s, keys.Open), want.open)
		uitest.Asks(t, uitest.Do(t, s, keys.Edit), want.edit)
		if row := strings.Split(uitest.Plain(s.View()), "\n")[s.AnchorRow()]; !strings.Contains(row, uitest.Plain(s.name(&s.found[i]))[:4]) {
			t.Errorf("the anchor is at %q", row)
		}
	}
}

func TestAClickSelectsAndASecondOpens(t *testing.T) {
	s := screen(env(metrics.EN))
	row := slices.IndexFunc(strings.Split(uitest.Plain(s.View()), "\n"), func(l string) bool { return strings.Contains(l, "System uptime") })
	if cmd := s.Click(30, row); cmd != nil || s.Selected() != "uptime" {
		t.Errorf("a click asks for %v, and selects %q", uitest.Messages(cmd), s.Selected())
	}
	uitest.Asks(t, uitest.Messages(s.Click(3, s.AnchorRow())), frame.OpenDetail{KPI: "uptime"})
	if s.Click(3, 0) != nil {
		t.Error("the head opens something")
	}
}

func TestTheCursorStaysOnItsFinding(t *testing.T) {
	e := env(metrics.EN)
	s := screen(e)
	s.Select("uptime")
	e.Workspace.Phases = e.Workspace.Phases[:2]
	uitest.Assess(e)
	s.Refresh()
	if s.Selected() != "uptime" {
		t.Errorf("on %q", s.Selected())
	}
	e.Workspace.KPI("uptime").Alerts = nil
	s.Refresh()
	if c := s.check(); c != nil && c.KPI == "uptime" {
		t.Errorf("still on %v", c)
	}
}

func TestGoalsThatFitAreSaidToAndWhatWasChecked(t *testing.T) {
	e := env(metrics.JA)
	w := e.Workspace
	w.KPI("uptime").Alerts, w.KPI("students_total").Goals, w.Phases = nil, nil, w.Phases[1:2]
	w.Series = map[string]*metrics.Series{}
	uitest.Assess(e)
	for _, width := range []int{60, 120} {
		s := New(e)
		s.Refresh()
		s.SetSize(width, 40)
		v := uitest.Plain(s.View())
		for _, k := range metrics.CheckKinds {
			if !strings.Contains(v, k.Label().JA) || !strings.Contains(strings.ReplaceAll(v, "\n", ""), string([]rune(k.About().JA)[:12])) {
				t.Errorf("%d columns do not say that %s was checked:\n%s", width, k, v)
			}
		}
		if !strings.Contains(v, "合わないところは見つかりません") || s.Selected() != "" {
			t.Errorf("found something:\n%s", v)
		}
		uitest.Asks(t, uitest.Do(t, s, keys.Open), frame.Say{Text: words.NothingFound.JA})
	}
}

func TestWithoutGoalsItSaysHowToSetOne(t *testing.T) {
	s := screen(uitest.Blank(metrics.EN))
	if !strings.Contains(uitest.Plain(s.View()), words.NoKPIs.EN) {
		t.Errorf("%s", uitest.Plain(s.View()))
	}
	e := uitest.Env(metrics.EN)
	e.Workspace.Phases = nil
	for i := range e.Workspace.KPIs {
		e.Workspace.KPIs[i].Goals, e.Workspace.KPIs[i].Alerts = nil, nil
	}
	uitest.Assess(e)
	if v := uitest.Plain(screen(e).View()); !strings.Contains(v, words.NoGoals.EN) {
		t.Errorf("%s", v)
	}
}

func TestMaskedAmountsDoNotStandInSentences(t *testing.T) {
	e := env(metrics.EN)
	e.Masked = true
	v := uitest.Plain(screen(e).View())
	if l := uitest.Line(v, "2028-01-05"); strings.Contains(l, "10,000") || !strings.Contains(l, "35.7%") || !strings.Contains(l, "(2027-06-30)") {
		t.Errorf("%q", l)
	}
	if !strings.Contains(v, "value > 100%") {
		t.Errorf("a share is hidden:\n%s", v)
	}
}

func TestEverySizeFits(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		uitest.Sweep(t, screen(env(lang)))
		uitest.Sweep(t, screen(uitest.Blank(lang)))
		e := env(lang)
		e.Workspace.Phases = nil
		e.Workspace.Series = map[string]*metrics.Series{}
		e.Workspace.KPI("uptime").Alerts = nil
		uitest.Assess(e)
		uitest.Sweep(t, screen(e))
	}
}

func TestWordsAreWhole(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
}
