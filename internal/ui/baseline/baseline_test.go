package baseline

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

// weeks returns an environment in which course_week has so many closed weeks, the
// newest of them W46.
func weeks(lang metrics.Lang, n int) *frame.Env {
	env := uitest.Env(lang)
	env.Workspace.Series["course_week"] = &metrics.Series{}
	for i := range n {
		week := env.Info().Of(metrics.Week, uitest.Today).Add(i - n)
		uitest.Put(env.Workspace, "course_week", metrics.Snapshot{Slot: metrics.Slot{Period: week}, Value: 70 + float64(i%3)})
	}
	uitest.Assess(env)
	return env
}

func press(s *Screen, texts ...string) (asked []tea.Msg) {
	for _, k := range uitest.Keys(texts...) {
		asked = uitest.InOrder(s.Type(k))
	}
	return asked
}

func opened(env *frame.Env) *Screen {
	s := New(env, "course_week")
	s.SetSize(100, 30)
	return s
}

// declared returns the KPI that the overlay asks to be stored.
func declared(t *testing.T, s *Screen, asked []tea.Msg) *metrics.KPI {
	t.Helper()
	if len(asked) != 1 {
		t.Fatalf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	save, ok := asked[0].(frame.Save)
	if !ok || save.For != any(s) || save.Change.Kind != metrics.ChangeDefine || save.Change.Label != "course_week" || len(save.Change.Records) != 1 {
		t.Fatalf("asks for %#v", asked[0])
	}
	return save.Change.Records[0].After.(*metrics.KPI)
}

func says(t *testing.T, s *Screen, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if view := uitest.Plain(s.View()); !strings.Contains(view, w) {
			t.Errorf("no %q in\n%s", w, view)
		}
	}
}

// A reason and enter are enough for all that there is.
func TestAReasonIsEnough(t *testing.T) {
	env := weeks(metrics.EN, 30)
	was := *env.Workspace.KPI("course_week")
	s := opened(env)
	says(t, s, "30 points", "centre 71%", "W46", "2026-11-15")
	k := declared(t, s, press(s, "  mentors since May ", "enter"))
	if len(k.Baselines) != 1 || len(env.Workspace.KPI("course_week").Baselines) > 0 || k.Name != was.Name {
		t.Fatalf("%+v", k)
	}
	b := k.Baselines[0]
	if b.Reason != "mentors since May" || b.By != "naoto" || !b.At.Equal(env.Now.Truncate(time.Second)) || b.N != 30 || b.To.String() != "2026-11-15" || b.From != b.To-7*30+1 {
		t.Errorf("%+v", b)
	}
	if asked := press(s, "enter"); asked != nil {
		t.Errorf("asks again: %v", asked)
	}
}

func TestWithoutAReasonNothingIsFrozen(t *testing.T) {
	s := opened(weeks(metrics.EN, 30))
	if asked := press(s, "tab", "enter"); asked != nil || s.at != rowWhy {
		t.Errorf("asks for %v", asked)
	}
	says(t, s, "Type a reason.")
	press(s, "x")
	if strings.Contains(uitest.Plain(s.View()), "Type a reason.") {
		t.Error("still complains")
	}
}

func TestTheSpanIsTurned(t *testing.T) {
	s := opened(weeks(metrics.EN, 30))
	press(s, "tab", "right", "right", "]", "left", "tab", "left", "[") // two weeks later, two earlier
	says(t, s, "26 points", "W44")
	press(s, "home", "end", "right") // no further than the newest
	k := declared(t, s, press(s, "tab", "why", "enter"))
	if b := k.Baselines[0]; b.N != 28 || b.To.String() != "2026-11-15" {
		t.Errorf("%+v", b)
	}
	s = opened(weeks(metrics.EN, 30))
	press(s, "tab", "left", "pgdown", "pgdown", "pgdown")
	says(t, s, "18 points", "needs 20 points, 2 more")
	if asked := press(s, "tab", "tab", "why", "enter"); asked != nil {
		t.Errorf("asks for %v", asked)
	}
}

// One that begins where another did takes its place; a later one follows it.
func TestABaselineIsDeclaredAnew(t *testing.T) {
	env := weeks(metrics.JA, 50)
	k := env.Workspace.KPI("course_week")
	s := opened(env)
	k.Baselines = declared(t, s, press(s, "最初", "enter")).Baselines
	uitest.Assess(env)
	s = opened(env)
	says(t, s, "50点")
	again := declared(t, s, press(s, "もう一度", "enter"))
	if len(again.Baselines) != 1 || again.Baselines[0].Reason != "もう一度" {
		t.Errorf("%+v", again.Baselines)
	}
	s = opened(env)
	press(s, "tab", "right") // within the span of the first
	says(t, s, "前の基準の期間が終わる前")
	if asked := press(s, "tab", "tab", "理由", "enter"); asked != nil {
		t.Errorf("asks for %v", asked)
	}
}

func TestValuesThatDoNotVaryCannotBeFrozen(t *testing.T) {
	env := weeks(metrics.EN, 30)
	points := env.Workspace.Series["course_week"].Points
	for i := range points {
		points[i].Value = 70
	}
	uitest.Assess(env)
	s := opened(env)
	if asked := press(s, "why", "enter"); asked != nil {
		t.Errorf("asks for %v", asked)
	}
	says(t, s, "do not vary")
}

func TestWhatIsMissing(t *testing.T) {
	for n, want := range map[int]int{0: 20, 5: 15, 19: 1, 20: 0, 30: 0} {
		env := weeks(metrics.EN, n)
		c := metrics.ChartProcess(env.Workspace, env.Workspace.KPI("course_week"), env.Series("course_week"), env.Assessed)
		if got := Missing(c); got != want {
			t.Errorf("%d points: %d are missing, want %d", n, got, want)
		}
	}
}

func TestItStaysUntilItIsOnDisk(t *testing.T) {
	s := opened(weeks(metrics.EN, 30))
	declared(t, s, press(s, "why", "enter"))
	if !s.Dirty() {
		t.Error("nothing to lose")
	}
	s.Take(frame.Saved{For: s, Err: errors.New("no"), Text: "The disk is full."})
	says(t, s, "The disk is full.", "why")
	declared(t, s, press(s, "enter"))
	told := uitest.InOrder(s.Take(frame.Saved{For: s}))
	if len(told) != 2 || told[0] != (frame.CloseOverlay{}) || !strings.Contains(told[1].(frame.Say).Text, "frozen on 30 points") {
		t.Errorf("%v", told)
	}
	if asked := press(opened(weeks(metrics.EN, 30)), "esc"); len(asked) != 1 || asked[0] != (frame.CloseOverlay{}) {
		t.Errorf("esc asks for %v", asked)
	}
}

func TestAKPIThatIsGoneIsNotStored(t *testing.T) {
	env := weeks(metrics.EN, 30)
	s := opened(env)
	env.Workspace.KPIs = nil
	uitest.Assess(env)
	s.Refresh()
	if asked := press(s, "why", "enter"); asked != nil || uitest.Line(s.View(), "gone") == "" {
		t.Errorf("asks for %v\n%s", asked, uitest.Plain(s.View()))
	}
	uitest.Sweep(t, s)
}

// What comes in while the overlay is open moves no end of the span.
func TestTheSpanStaysWhileValuesComeIn(t *testing.T) {
	env := weeks(metrics.EN, 30)
	s := opened(env)
	press(s, "tab", "tab", "left")
	env.Workspace.Series["course_week"] = &metrics.Series{Points: env.Workspace.Series["course_week"].Points[3:]}
	uitest.Assess(env)
	s.Refresh()
	says(t, s, "26 points", "W45")
}

func TestAmountsStayHidden(t *testing.T) {
	env := uitest.Env(metrics.EN)
	env.Masked = true
	s := New(env, "students_total")
	s.SetSize(120, 40)
	says(t, s, "centre ***, limits *** to ***")
	if plain := uitest.Plain(s.View()); strings.Contains(plain, "978") {
		t.Error(plain)
	}
}

func TestTheCursorStandsInTheReason(t *testing.T) {
	for _, h := range []int{12, 30} {
		s := opened(weeks(metrics.JA, 30))
		s.SetSize(100, h)
		press(s, "東京")
		c := s.Cursor()
		line := strings.Split(uitest.Plain(s.View()), "\n")[c.Y]
		if at := strings.Index(line, "東京"); at < 0 || ansi.StringWidth(line[:at])+4 != c.X {
			t.Errorf("%d lines: cursor at %d,%d in %q", h, c.X, c.Y, line)
		}
		if press(s, "tab"); s.Cursor() != nil {
			t.Error("a cursor where nothing is typed")
		}
	}
}

func TestItFitsEverywhere(t *testing.T) {
	s := opened(weeks(metrics.JA, 30))
	press(s, strings.Repeat("長い理由", 40))
	uitest.Sweep(t, s)
	if cmd, ok := opened(weeks(metrics.EN, 30)).Do(keys.Down); cmd != nil || ok {
		t.Error("an action means something while keys are text")
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
}
