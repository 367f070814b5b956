package phases

import (
	"errors"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func screen(e *frame.Env) *Screen {
	s := New(e)
	s.Refresh()
	s.SetSize(120, 30)
	return s
}

func TestTheCurrentPhaseIsOpen(t *testing.T) {
	s := screen(uitest.Env(metrics.JA))
	v := s.View()
	if l := uitest.Line(v, "拡張期"); !strings.Contains(l, "39%") || !strings.Contains(l, "進行中") || !strings.Contains(l, "2026-07-01 〜 2027-06-30") {
		t.Errorf("current phase: %q", l)
	}
	if l := uitest.Line(v, "成長加速期"); !strings.Contains(l, "100%") || !strings.Contains(l, "終了") {
		t.Errorf("phase that is over: %q", l)
	}
	if strings.Count(uitest.Plain(v), "累計受講生数") != 1 {
		t.Errorf("a goal of a closed phase is shown:\n%s", uitest.Plain(v))
	}
	l := uitest.Line(v, "累計受講生数")
	for _, want := range []string{"***", "1,500名以上", "27/6/30", "980名", "1,012名", "97%", "ok 順調"} {
		if !strings.Contains(l, want) {
			t.Errorf("%q lacks %q", l, want)
		}
	}
}

func TestAPathHasATickAtItsTimeAndAStepHasNone(t *testing.T) {
	e := uitest.Env(metrics.EN)
	v := screen(e).View()
	tick := func(l string) bool { return strings.ContainsAny(l, e.Theme.Glyphs.TickLeft+e.Theme.Glyphs.TickRight) }
	if l := uitest.Line(v, "Monthly revenue"); !tick(l) {
		t.Errorf("no tick: %q", l)
	}
	if l := uitest.Line(v, "NPS"); tick(l) || !strings.Contains(l, e.Theme.Glyphs.BarFull) {
		t.Errorf("a tick, or no bar: %q", l)
	}
}

func TestEnterOpensAndClosesAPhaseAndOpensAGoalsKPI(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	uitest.Do(t, s, keys.Open)
	if strings.Contains(uitest.Plain(s.View()), "NPS") {
		t.Error("the phase did not close")
	}
	uitest.Do(t, s, keys.Open)
	uitest.Asks(t, uitest.Do(t, s, keys.Down, keys.Open), frame.OpenDetail{KPI: "students_total"})
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.EnterValue{KPI: "students_total"})
	uitest.Asks(t, uitest.Do(t, s, keys.Edit), frame.EditPhase{Phase: "phase-3"})
	uitest.Asks(t, uitest.Do(t, s, keys.Add), frame.EditPhase{})
	uitest.Asks(t, uitest.Do(t, s, keys.Top, keys.Edit), frame.EditPhase{Phase: "phase-2"})
	uitest.Asks(t, uitest.Do(t, s, keys.Enter), frame.Say{Text: words.PickGoal.EN})
	if s.Selected() != "" || s.AnchorRow() != headLines {
		t.Errorf("selected %q on line %d", s.Selected(), s.AnchorRow())
	}
	s.Select("nps")
	if s.Selected() != "nps" {
		t.Error("the KPI cannot be selected")
	}
}

func TestTheCursorStaysOnItsGoal(t *testing.T) {
	e := uitest.Env(metrics.EN)
	s := screen(e)
	uitest.Do(t, s, keys.Bottom)
	e.Workspace.Phases = append([]metrics.Phase{{ID: "early", Start: 1000, End: 1010}}, e.Workspace.Phases...)
	uitest.Assess(e)
	s.Refresh()
	if s.Selected() != "nps" {
		t.Errorf("the cursor went to %q", s.Selected())
	}
}

func TestAGoalWhoseKPIIsMissingSaysSo(t *testing.T) {
	e := uitest.Env(metrics.JA)
	p := e.Workspace.Phase("phase-3")
	p.Goals = append(p.Goals, metrics.Goal{KPI: "gone", Comparator: metrics.AtLeast, Value: 3})
	uitest.Assess(e)
	s := screen(e)
	if uitest.Line(s.View(), "「gone」がありません") == "" {
		t.Errorf("not said:\n%s", uitest.Plain(s.View()))
	}
	uitest.Do(t, s, keys.Bottom)
	for _, a := range []keys.Action{keys.Open, keys.Enter} {
		msgs := uitest.Do(t, s, a)
		if len(msgs) != 1 || !msgs[0].(frame.Say).Error {
			t.Errorf("%s: %+v", a, msgs)
		}
	}
}

func TestAPhaseToComeHasNoStates(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Workspace.Phases = []metrics.Phase{{ID: "p", Name: metrics.Same("Later"), Start: e.Today + 10, End: e.Today + 100,
		Goals: []metrics.Goal{{KPI: "nps", Comparator: metrics.Between, Value: 10, High: 20}}}}
	uitest.Assess(e)
	v := screen(e).View()
	if l := uitest.Line(v, "NPS"); !strings.Contains(l, ".. to come") || !strings.Contains(l, "10 to 20") {
		t.Errorf("%q", l)
	}
	e.Workspace.Phases[0].Goals = nil
	uitest.Assess(e)
	if v := screen(e).View(); uitest.Line(v, words.NoGoals.EN) == "" {
		t.Errorf("a phase without goals:\n%s", uitest.Plain(v))
	}
}

func TestAnEmptyScreenNamesTheKey(t *testing.T) {
	s := screen(uitest.Blank(metrics.JA))
	if uitest.Line(s.View(), "+ を押して") == "" {
		t.Errorf("%q", uitest.Plain(s.View()))
	}
	for _, a := range []keys.Action{keys.Open, keys.Edit, keys.Enter} {
		uitest.Asks(t, uitest.Do(t, s, a), frame.Say{Text: words.NoPhases.JA})
	}
	uitest.Asks(t, uitest.Do(t, s, keys.Add), frame.EditPhase{})
}

func TestAmountsAreMasked(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Masked = true
	l := uitest.Line(screen(e).View(), "Monthly revenue")
	if strings.Contains(l, "¥") || strings.Count(strings.ReplaceAll(l, "  ***  Mon", "Mon"), "***") != 3 || !strings.Contains(l, "73%") {
		t.Errorf("%q", l)
	}
}

func TestThePaletteCanTurnToAPhase(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	s.Take(frame.ShowPhase{Phase: "phase-2"})
	if s.selected().phase != "phase-2" || strings.Count(uitest.Plain(s.View()), "Cumulative students") != 2 {
		t.Errorf("not turned to:\n%s", uitest.Plain(s.View()))
	}
}

// cut makes a tail of a KPI's history, as the store loads it for the board.
func cut(w *metrics.Workspace, kpi string, from metrics.Date) *metrics.Series {
	whole := w.Series[kpi]
	tail := &metrics.Series{First: whole.First, From: from}
	for _, p := range whole.Points {
		if p.Period.Start >= from {
			tail.Points = append(tail.Points, p)
		}
	}
	w.Series[kpi] = tail
	return whole
}

func TestPhasesThatAreOverAreJudgedByWholeHistories(t *testing.T) {
	e := uitest.Env(metrics.EN)
	whole := map[string]*metrics.Series{}
	for _, kpi := range []string{"students_total", "revenue_month"} {
		whole[kpi] = cut(e.Workspace, kpi, e.Today-100)
	}
	uitest.Assess(e)
	s := screen(e)
	s.Take(frame.ShowPhase{Phase: "phase-2"})
	if l := uitest.Line(s.View(), "Acceleration"); !strings.Contains(l, "measured 0/2") {
		t.Fatalf("the tail reaches too far: %q", l)
	}
	msgs := uitest.Messages(s.Enter())
	var asked []string
	for len(msgs) == 1 {
		kpi := msgs[0].(frame.LoadSeries).KPI
		asked = append(asked, kpi)
		s.View()
		msgs = uitest.Messages(s.Take(frame.SeriesLoaded{KPI: kpi, Series: whole[kpi]}))
	}
	if len(asked) != 2 {
		t.Fatalf("asked for %v", asked)
	}
	if l := uitest.Line(s.View(), "Acceleration"); !strings.Contains(l, "measured 2/2") || !strings.Contains(l, "reached 1/2") {
		t.Errorf("%q", l)
	}
	// A change of one of them is read again while the screen is shown, and not else.
	saved := frame.Saved{Entry: metrics.Entry{Change: metrics.Change{Series: []metrics.SeriesEdit{{KPI: "revenue_month"}}}}}
	uitest.Asks(t, uitest.Messages(s.Take(saved)), frame.LoadSeries{KPI: "revenue_month"})
	if msgs := uitest.Messages(s.Take(saved)); msgs != nil {
		t.Errorf("off screen it asks for %v", msgs)
	}
	if l := uitest.Line(s.View(), "Acceleration"); !strings.Contains(l, "measured 2/2") {
		t.Errorf("what was read is gone before the new one is here: %q", l)
	}
	uitest.Messages(s.Take(frame.SeriesLoaded{KPI: "revenue_month", Err: errors.New("busy")}))
	s.View()
	if msgs := uitest.Messages(s.Enter()); msgs != nil {
		t.Errorf("what cannot be read is asked for again and again: %v", msgs)
	}
	uitest.Asks(t, uitest.Messages(s.Take(frame.Refreshed{})), frame.LoadSeries{KPI: "students_total"})
}

func TestTheMouseSelectsAndOpens(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	s.View()
	row := s.AnchorRow()
	if cmd := s.Click(3, row+1); cmd != nil || s.Selected() != "students_total" {
		t.Errorf("selected %q", s.Selected())
	}
	uitest.Asks(t, uitest.Messages(s.Click(3, row+1)), frame.OpenDetail{KPI: "students_total"})
	s.Wheel(-9)
	if s.Click(3, 0) != nil || s.AnchorRow() != headLines {
		t.Error("the titles are no row")
	}
}

func TestEverySizeIsFilled(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		e := uitest.Env(lang)
		p := e.Workspace.Phase("phase-3")
		p.Name = metrics.Same("\x1b[31m長い名前のフェーズ\u202e長い名前のフェーズ長い名前のフェーズ")
		p.Goals = append(p.Goals, metrics.Goal{KPI: "gone\x1b[2J"})
		e.Workspace.Phases = append(e.Workspace.Phases, metrics.Phase{ID: "bare", Start: e.Today + 400, End: e.Today + 500})
		uitest.Assess(e)
		s := screen(e)
		s.Take(frame.ShowPhase{Phase: "bare"})
		uitest.Sweep(t, s)
		if strings.Contains(s.View(), "\x1b[2J") {
			t.Error("a control sequence reaches the terminal")
		}
		blank := New(uitest.Blank(lang))
		blank.Refresh()
		uitest.Sweep(t, blank)
	}
}

func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	if missing := uiwords.Missing(words); missing != nil {
		t.Error(missing)
	}
}

func BenchmarkView(b *testing.B) {
	s := screen(uitest.Env(metrics.JA))
	for b.Loop() {
		s.View()
	}
}
