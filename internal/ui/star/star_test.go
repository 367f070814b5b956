package star

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/large"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

// starred returns what a screen sees when a KPI is the north star.
func starred(lang metrics.Lang, kpi string) *frame.Env {
	env := uitest.Env(lang)
	env.Info().NorthStar = kpi
	uitest.Assess(env)
	return env
}

func drawn(env *frame.Env, w, h int) string {
	return uitest.Plain(strings.Join(Lines(env, w, h), "\n"))
}

func has(t *testing.T, view string, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(view, w) {
			t.Errorf("no %q in\n%s", w, view)
		}
	}
}

// digits reports whether a value is drawn large, so many rows high.
func digits(env *frame.Env, view, value string, rows int) bool {
	for _, l := range large.New(value, rows, env.Theme.Glyphs.ASCII).Lines() {
		if !strings.Contains(view, strings.TrimRight(l, " ")) {
			return false
		}
	}
	return true
}

func TestWhatIsSaidBySize(t *testing.T) {
	env := starred(metrics.JA, "students_total")
	one := drawn(env, 80, 12)
	has(t, one, "N 累計受講生数", "ok 順調", "980名", "計画比 97%", "見込み")
	two := drawn(env, 80, 21)
	has(t, two, "N 累計受講生数", "ok 順調", "980名", "計画比 97%", "見込み", "前期比", "シグナル", "⣿")
	if strings.Count(one, "\n") != 0 || strings.Count(two, "\n") != 1 {
		t.Errorf("one line:\n%s\ntwo:\n%s", one, two)
	}
	whole := drawn(env, 120, 33)
	has(t, whole, "N 累計受講生数", "ok 順調", "計画比", "見込み", "2027-06-30までに達成する見込み", "前期比", "シグナル", "1,500名", "11月")
	if !digits(env, whole, "980名", 4) {
		t.Errorf("no large number in\n%s", whole)
	}
	if tall := drawn(env, 120, 57); !digits(env, tall, "980名", 6) {
		t.Errorf("no larger number in\n%s", tall)
	}
	if got := Lines(env, 120, 9); got != nil {
		t.Errorf("%d lines where the list has none to spare", len(got))
	}
	if got := Lines(uitest.Env(metrics.JA), 120, 33); got != nil {
		t.Errorf("%d lines without a north star", len(got))
	}
}

// Where the chart finds no room the number gets smaller first.
func TestTheChartStaysBesideASmallerNumber(t *testing.T) {
	env := starred(metrics.JA, "students_total")
	view := drawn(env, 88, 38)
	if !digits(env, view, "980名", 4) || !strings.Contains(view, "11月") {
		t.Errorf("\n%s", view)
	}
	if narrow := drawn(env, 60, 38); !digits(env, narrow, "980名", 4) || strings.Contains(narrow, "11月") {
		t.Errorf("\n%s", narrow)
	}
}

func TestASignalIsSaidWithItsRule(t *testing.T) {
	env := starred(metrics.EN, "cac")
	env.Assessed.NorthStar.Process = metrics.Process{N: 18, Signals: []metrics.SignalRule{metrics.SignalOutside}, High: true, State: metrics.UnpredictableOffTarget}
	has(t, drawn(env, 140, 57), "^! upwards", "unpredictable, off target", "!3 critical", "Vs goal", "47%")
	has(t, drawn(env, 80, 21), "Signal ^!")
}

func TestANorthStarWithoutAValueOrAGoal(t *testing.T) {
	unmeasured := starred(metrics.EN, "ltv_cac")
	has(t, drawn(unmeasured, 120, 33), "N LTV/CAC", "unmeasured")
	for _, h := range []int{12, 21, 33} {
		has(t, drawn(unmeasured, 80, h), "N LTV/CAC  -- unmeasured  cannot be computed", "Goal")
	}
	has(t, drawn(starred(metrics.EN, "signups_day"), 120, 33), "N New registrations", "no goal")
	has(t, drawn(starred(metrics.EN, "csat"), 80, 21), "stale")
}

func TestLongAndHostileNamesLeaveRoomForTheRest(t *testing.T) {
	env := starred(metrics.JA, "students_total")
	env.Workspace.KPI("students_total").Name = metrics.Same(strings.Repeat("長い名前", 30) + "\x1b[31m")
	for _, size := range [][2]int{{60, 12}, {80, 21}, {120, 33}} {
		lines := Lines(env, size[0], size[1])
		if view := strings.Join(lines, "\n"); strings.Contains(view, "\x1b[31m長") || !strings.Contains(uitest.Plain(view), "ok 順調") {
			t.Errorf("\n%s", uitest.Plain(view))
		}
	}
}

func TestNoLineIsTooWide(t *testing.T) {
	for lang, ascii := range map[metrics.Lang]bool{metrics.JA: false, metrics.EN: true} {
		for _, kpi := range []string{"students_total", "revenue_month", "ltv_cac", "support_24h"} {
			env := starred(lang, kpi)
			env.Theme = theme.Resolve(theme.Dark, true, ascii)
			for _, w := range uitest.Widths() {
				for _, h := range uitest.Heights() {
					for i, l := range Lines(env, w, h) {
						if got := ansi.StringWidth(l); got > w {
							t.Fatalf("%s, %d×%d: line %d is %d wide", kpi, w, h, i, got)
						}
					}
				}
			}
		}
	}
}

func TestTextsAreInBothLanguages(t *testing.T) {
	for _, missing := range uiwords.Missing(words) {
		t.Error(missing)
	}
}

func TestARemarkIsCutBetweenClauses(t *testing.T) {
	for _, c := range []struct {
		s       string
		columns int
		want    string
	}{
		{"chance by June, forecast 12 (10 to 14)", 40, "chance by June, forecast 12 (10 to 14)"},
		{"chance by June, forecast 12 (10 to 14)", 30, "chance by June"},
		{"chance by June, forecast 12 (10 to 14)", 10, "chance by~"},
		{"限界の外、8点続けて、暫定", 22, "限界の外、8点続けて"},
	} {
		if got := cut(c.s, c.columns, "~"); got != c.want {
			t.Errorf("%d columns: %q, want %q", c.columns, got, c.want)
		}
	}
}
