package phases

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
)

func TestEveryGoalHasItsVerdict(t *testing.T) {
	e := uitest.Env(metrics.JA)
	s := screen(e)
	o := s.rows[2].goal.Outlook
	if o == nil || !o.Chance.OK || o.Arrival == 0 {
		t.Fatalf("outlook: %+v", o)
	}
	l := uitest.Line(s.View(), "累計受講生数")
	for _, want := range []string{e.Outlook(o), o.Arrival.Time().Format("06/1/2")} {
		if !strings.Contains(l, want) {
			t.Errorf("%q lacks %q", l, want)
		}
	}
	if uitest.Line(s.View(), "必要なペース") != "" {
		t.Error("a verdict stands below a phase")
	}
	uitest.Do(t, s, keys.Down)
	v := s.View()
	for _, want := range []string{o.Sentence(e.Workspace.KPI("students_total"), e.Info(), metrics.JA), "減衰トレンド（ホルト法）"} {
		if uitest.Line(v, want) == "" {
			t.Errorf("%q is missing:\n%s", want, uitest.Plain(v))
		}
	}
	s.SetSize(160, 30)
	if l := uitest.Line(s.View(), "累計受講生数"); !strings.Contains(l, e.Value(o.AtPace, e.Workspace.KPI("students_total"))) {
		t.Errorf("where the pace leads to is missing: %q", l)
	}
}

// A goal that is moved away from, or was due, has no day of arrival.
func TestVerdictsWithoutArrival(t *testing.T) {
	e := uitest.Env(metrics.EN)
	g := &e.Workspace.Phase("phase-3").Goals[0]
	g.Comparator, g.Value = metrics.AtMost, 500
	uitest.Assess(e)
	s := screen(e)
	uitest.Do(t, s, keys.Down)
	if l := uitest.Line(s.View(), "Cumulative students"); !strings.Contains(l, "<5%") || !strings.Contains(l, " -- ") {
		t.Errorf("%q", l)
	}
	if uitest.Line(s.View(), "moving away from the goal") == "" {
		t.Errorf("not said:\n%s", uitest.Plain(s.View()))
	}
	g.Due = e.Today - 1
	uitest.Assess(e)
	s.Refresh()
	if v := s.View(); uitest.Line(v, "needs") != "" || strings.Contains(uitest.Line(v, "Cumulative students"), " -- ") {
		t.Errorf("a goal that was due has an outlook:\n%s", uitest.Plain(v))
	}
}

func TestVerdictsHideAmounts(t *testing.T) {
	e := uitest.Env(metrics.EN)
	e.Masked = true
	s := screen(e)
	uitest.Do(t, s, keys.Down, keys.Down)
	s.SetSize(200, 40)
	if v := uitest.Plain(s.View()); strings.Contains(v, "¥") || !strings.Contains(v, "needs *** a month, has ***") {
		t.Errorf("amounts are shown:\n%s", v)
	}
}

// On low screens the list needs the room.
func TestTheVerdictGivesWay(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	uitest.Do(t, s, keys.Down)
	s.SetSize(80, 10)
	if v := s.View(); uitest.Line(v, "needs") != "" || uitest.Line(v, "NPS") == "" {
		t.Errorf("10 rows:\n%s", uitest.Plain(v))
	}
	s.SetSize(80, 21)
	if v := s.View(); uitest.Line(v, "needs") == "" || !strings.Contains(uitest.Line(v, "Cumulative students"), "%") {
		t.Errorf("21 rows:\n%s", uitest.Plain(v))
	}
}
