package board

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func board(env *frame.Env, w, h int) *Screen {
	s := New(env, "", "")
	s.SetSize(w, h)
	s.Refresh()
	return s
}

// starred returns what a screen sees when students_total is the north star.
func starred(lang metrics.Lang) *frame.Env {
	env := uitest.Env(lang)
	env.Info().NorthStar = "students_total"
	uitest.Assess(env)
	return env
}

// lineOf returns the row of a KPI in the list, without styles.
func lineOf(t *testing.T, s *Screen, name string) string {
	t.Helper()
	for _, l := range strings.Split(uitest.Plain(s.View()), "\n")[s.top():] {
		if strings.Contains(l, name) {
			return l
		}
	}
	t.Fatalf("no %q in the list of\n%s", name, uitest.Plain(s.View()))
	return ""
}

// column returns where a column's title ends in the line of the titles, in columns
// of the screen; -1: there is none.
func column(s *Screen, title string) int {
	head := strings.Split(uitest.Plain(s.View()), "\n")[len(s.band)]
	before, _, ok := strings.Cut(head, title)
	if !ok {
		return -1
	}
	return text.Width(before) + text.Width(title)
}

func TestWhatGivesWayFirst(t *testing.T) {
	for _, c := range []struct {
		lang  metrics.Lang
		width int
		have  []string
		lack  []string
	}{
		{metrics.JA, 60, []string{"状態", "実績"}, []string{"計画", "計画比", "推移", "見込み", "期間"}},
		{metrics.JA, 80, []string{"実績", "計画", "計画比", "推移", "見込み"}, []string{"前期比", "期間"}},
		{metrics.JA, 120, []string{"実績", "計画", "計画比", "前期比", "推移", "見込み", "期間"}, nil},
		{metrics.EN, 80, []string{"Actual", "Plan", "vs plan", "Trend"}, []string{"Outlook", "Change", "Period"}},
		{metrics.EN, 88, []string{"Actual", "Plan", "vs plan", "Trend", "Outlook"}, []string{"Change", "Period"}},
		{metrics.EN, 120, []string{"Actual", "Plan", "vs plan", "Change", "Trend", "Outlook", "Period"}, nil},
	} {
		s := board(uitest.Env(c.lang), c.width, 21)
		for _, title := range c.have {
			if column(s, title) < 0 {
				t.Errorf("%s, %d columns: no %q", c.lang, c.width, title)
			}
		}
		for _, title := range c.lack {
			if column(s, title) >= 0 {
				t.Errorf("%s, %d columns: there is %q", c.lang, c.width, title)
			}
		}
	}
}

func TestASignalIsMarkedAtEveryWidth(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Status("cac").Process = metrics.Process{N: 18, Signals: []metrics.SignalRule{metrics.SignalOutside}, High: true}
	env.Status("nps").Process = metrics.Process{N: 14, Signals: []metrics.SignalRule{metrics.SignalRun}, High: true}
	env.Status("uptime").Process = metrics.Process{N: 20}
	env.Status("ltv").Process = metrics.Process{N: 7, Signals: []metrics.SignalRule{metrics.SignalRun}, Provisional: true}
	for _, w := range []int{60, 79, 80, 88, 120, 200} {
		s := board(env, w, 33)
		for name, want := range map[string]string{"顧客獲得コスト": "^!", "NPS": "^", "顧客生涯価値": "v?", "システム稼働率": ""} {
			got := strings.FieldsFunc(lineOf(t, s, name), func(r rune) bool { return !strings.ContainsRune("^v!?", r) })
			got = slices.DeleteFunc(got, func(m string) bool { return m == "!" }) // of the level
			if want == "" && len(got) > 0 || want != "" && !slices.Equal(got, []string{want}) {
				t.Errorf("%d columns, %s: %q, want %q", w, name, got, want)
			}
		}
	}
}

// The mark of real values: a point far outside its limits, and the same as noise.
func TestTheMarkFollowsTheProcess(t *testing.T) {
	env := uitest.Env(metrics.JA)
	if l := lineOf(t, board(env, 80, 33), "システム稼働率"); strings.Contains(l, "v!") {
		t.Errorf("noise is marked: %q", l)
	}
	yesterday := metrics.Slot{Period: metrics.Period{Kind: metrics.Day, Start: uitest.Today - 1}}
	uitest.Put(env.Workspace, "uptime", metrics.Snapshot{Slot: yesterday, Value: 93})
	uitest.Assess(env)
	if l := lineOf(t, board(env, 80, 33), "システム稼働率"); !strings.Contains(l, "v!") {
		t.Errorf("a fall far out of the limits is not marked: %q", l)
	}
}

func TestTheOutlookStandsInItsColumn(t *testing.T) {
	env := uitest.Env(metrics.JA)
	st := env.Status("students_total")
	if st.Outlook == nil {
		t.Fatal("no outlook")
	}
	s := board(env, 120, 33)
	at := column(s, "見込み")
	cell := func(name string) string {
		return strings.TrimSpace(text.Truncate(lineOf(t, s, name), at, "")[len(text.Truncate(lineOf(t, s, name), at-7, "")):])
	}
	if got := cell("累計受講生数"); got != env.Outlook(st.Outlook) {
		t.Errorf("%q, want %q", got, env.Outlook(st.Outlook))
	}
	if got := cell("システム稼働率"); got != "" { // to be held for ever
		t.Errorf("a goal without a date has the outlook %q", got)
	}
}

func TestWhatCannotBeComputedIsNoMissingEntry(t *testing.T) {
	env := uitest.Env(metrics.JA)
	env.Workspace.KPI("ltv_cac").Formula = "ltv / cac"
	env.Status("ltv_cac").Computed = &metrics.Computation{Problem: &metrics.Gap{Kind: metrics.GapMissing}}
	l := lineOf(t, board(env, 80, 33), "LTV/CAC")
	env.Workspace.KPI("csat").Formula = "nps / 20" // stale since W42
	if l := lineOf(t, board(env, 120, 33), "顧客満足度"); strings.Contains(l, metrics.Stale.Label().JA) || !strings.Contains(l, "W42") {
		t.Errorf("a computed KPI waits for a value: %q", l)
	}
	if strings.Contains(l, "未計測") || !strings.Contains(l, "--        6.0") {
		t.Errorf("%q", l)
	}
}

func TestTheStarKeySetsTheNorthStar(t *testing.T) {
	env := uitest.Env(metrics.JA)
	s := board(env, 120, 33)
	s.Select("nps")
	save, ok := uitest.Do(t, s, keys.NorthStar)[0].(frame.Save)
	if !ok || save.Change.Records[0].After.(*metrics.Info).NorthStar != "nps" {
		t.Fatalf("%+v", save)
	}
	told := uitest.Messages(s.Take(frame.Saved{For: save.For}))
	if len(told) != 1 || !strings.Contains(told[0].(frame.Say).Text, "NPSをノーススターにしました") {
		t.Errorf("told %v", told)
	}
	told = uitest.Messages(s.Take(frame.Saved{For: frame.Starred{KPI: "nps"}}))
	if !strings.Contains(told[0].(frame.Say).Text, "NPSをノーススターから外しました") {
		t.Errorf("told %v", told)
	}
	if cmd := s.Take(frame.Saved{For: frame.Starred{KPI: "nps"}, Err: tea.ErrProgramKilled}); cmd != nil {
		t.Error("tells of what did not happen")
	}
	empty := board(uitest.Blank(metrics.JA), 120, 33)
	if _, ok := uitest.Do(t, empty, keys.NorthStar)[0].(frame.Say); !ok {
		t.Error("nothing is said where there is no KPI")
	}
}

func TestTheNorthStarStandsAboveTheListAndIsMarkedInIt(t *testing.T) {
	env := starred(metrics.JA)
	for h := range 61 {
		s := board(env, 120, h)
		if rows := s.listHeight(); len(s.band) > 0 && rows < 8 {
			t.Errorf("%d lines: the north star leaves %d rows", h, rows)
		}
		if h == 12 && len(s.band) != 1 || h == 21 && len(s.band) != 2 || h >= 33 && len(s.band) < 5 {
			t.Errorf("%d lines: the north star has %d", h, len(s.band))
		}
	}
	s := board(env, 80, 33)
	if l := lineOf(t, s, "累計受講生数"); !strings.Contains(l, "N 累計受講生数") {
		t.Errorf("%q", l)
	}
	if l := lineOf(t, s, "NPS"); strings.Contains(l, "N NPS") {
		t.Errorf("%q", l)
	}
	if s.band = nil; board(uitest.Env(metrics.JA), 80, 33).band != nil {
		t.Error("a band without a north star")
	}
}

func TestBelowTheNorthStarEverythingIsWhereItIsDrawn(t *testing.T) {
	s := board(starred(metrics.JA), 120, 33)
	s.Select("nps")
	at := func() string { return strings.Split(uitest.Plain(s.View()), "\n")[s.AnchorRow()] }
	if !strings.Contains(at(), "NPS") {
		t.Errorf("the entry line would open under %q", at())
	}
	s.Select("csat")
	below := s.AnchorRow()
	s.Select("nps")
	if s.Click(3, below); s.Selected() != "csat" {
		t.Errorf("a click on the row of csat selects %q", s.Selected())
	}
	if !strings.HasPrefix(at(), theme.Resolve(theme.Dark, true, false).Glyphs.Cursor) {
		t.Errorf("the cursor is not on %q", at())
	}
	if s.Click(3, 1); s.Selected() != "students_total" {
		t.Errorf("a click on the north star selects %q", s.Selected())
	}
	s.Do(keys.Search)
	if c := s.Cursor(); c.Y != len(s.band) {
		t.Errorf("the search is typed in line %d", c.Y)
	}
}

func TestMaskedTheNorthStarHidesItsAmounts(t *testing.T) {
	env := starred(metrics.JA)
	env.Masked = true
	for _, h := range []int{12, 21, 33, 57} {
		view := uitest.Plain(board(env, 120, h).View())
		for _, amount := range []string{"980", "1,012", "1,500", "957", "1,436"} {
			if strings.Contains(view, amount) {
				t.Errorf("%d lines: %s in\n%s", h, amount, view)
			}
		}
	}
}

func TestGroupingsThatDivideNothingAreSkipped(t *testing.T) {
	env := uitest.Env(metrics.JA)
	through := func() (seen []string) {
		s := board(env, 80, 60)
		for range len(groupings) {
			s.Do(keys.Group)
			if seen = append(seen, s.group); s.group == groupings[0].name {
				break
			}
		}
		return seen
	}
	if got := through(); !slices.Equal(got, []string{"level", "phase", "cadence", "none", "tier"}) {
		t.Errorf("%v", got)
	}
	env.Workspace.KPI("nps").Role, env.Workspace.KPI("nps").Horizon, env.Workspace.KPI("nps").Layer = metrics.RoleExperience, metrics.HorizonLong, metrics.LayerProduct
	if got := through(); !slices.Equal(got, []string{"level", "phase", "layer", "role", "horizon", "cadence", "none", "tier"}) {
		t.Errorf("%v", got)
	}
	for group, heading := range map[string]string{"role": "体験", "horizon": "長期", "layer": "プロダクト"} {
		s := New(env, group, "")
		s.SetSize(80, 60)
		lines := strings.Split(uitest.Plain(s.View()), "\n")
		if at := slices.IndexFunc(lines, func(l string) bool { return strings.TrimSpace(l) == heading }); at < 0 || !strings.Contains(lines[at+1], "NPS") {
			t.Errorf("by %s:\n%s", group, strings.Join(lines, "\n"))
		}
	}
}

func TestEverySizeIsFilledExactly(t *testing.T) {
	for lang, ascii := range map[metrics.Lang]bool{metrics.JA: false, metrics.EN: true} {
		env := starred(lang)
		env.Theme = theme.Resolve(theme.Dark, true, ascii)
		uitest.Sweep(t, board(env, 1, 1))
		uitest.Sweep(t, board(uitest.Blank(lang), 1, 1))
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	for _, missing := range append(append(uiwords.Missing(words), uiwords.Missing(orders)...), uiwords.Missing(groupings)...) {
		if !strings.Contains(missing, ".name") {
			t.Error(missing)
		}
	}
}

func BenchmarkRefresh(b *testing.B) {
	s := board(starred(metrics.JA), 200, 57)
	b.ReportAllocs()
	for b.Loop() {
		s.Refresh()
		s.View()
	}
}

func BenchmarkView(b *testing.B) {
	s := board(starred(metrics.JA), 200, 57)
	b.ReportAllocs()
	for b.Loop() {
		s.move(1)
		s.View()
	}
}
