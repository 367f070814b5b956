package palette

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func screen(e *frame.Env) *Screen {
	s := New(e)
	s.Refresh()
	s.SetSize(120, mostLines)
	return s
}

func typed(s *Screen, text string) *Screen {
	for _, r := range text {
		s.Type(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return s
}

func press(s *Screen, code rune) []tea.Msg { return inOrder(s.Type(tea.KeyPressMsg{Code: code})) }

// inOrder runs a command, one of tea.Sequence included, and returns its messages.
func inOrder(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice {
		var out []tea.Msg
		for i := range v.Len() {
			out = append(out, inOrder(v.Index(i).Interface().(tea.Cmd))...)
		}
		return out
	}
	return []tea.Msg{msg}
}

func names(s *Screen) []string {
	var out []string
	for _, m := range s.found {
		out = append(out, s.choices[m.choice].name)
	}
	return out
}

func TestEveryCommandIsFoundByItsNamesItsKeyAndItsID(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		e := uitest.Env(lang)
		for i := range keys.Table {
			b := &keys.Table[i]
			if !b.Palette || b.Action == keys.Add {
				continue
			}
			for _, by := range append([]string{b.Name.JA, b.Name.EN, string(b.Action)}, b.Keys()...) {
				s := typed(screen(e), by)
				if len(s.found) == 0 || s.choices[s.found[0].choice].id != string(b.Action) {
					t.Errorf("%s: %q finds %v first", b.Action, by, names(s))
					continue
				}
				if got, want := press(s, tea.KeyEnter), []tea.Msg{frame.CloseOverlay{}, frame.Act{Action: b.Action}}; !reflect.DeepEqual(got, want) {
					t.Errorf("%s asks for %+v", b.Action, got)
				}
			}
		}
	}
}

// worked returns what a screen sees of a company with actions and experiments.
func worked(lang metrics.Lang) *frame.Env {
	e := uitest.Env(lang)
	e.Workspace.Actions = []metrics.Action{
		{ID: "a1", Title: "検索広告を半分にする", KPI: "cac", Owner: "Sato", Due: uitest.Today - 3, Status: metrics.ActionOpen},
		{ID: "a2", Title: "Write the handbook", Owner: "Ann", Status: metrics.ActionDone, Why: "120 pages"},
	}
	e.Workspace.Experiments = []metrics.Experiment{
		{ID: "e1", Hypothesis: "値引きで売上が増える", Outcome: metrics.Expectation{KPI: "revenue_month"}, Verdict: metrics.Refuted, Ended: uitest.Today, Learned: "## 結論\n\n- 売上は増えず、単価だけが300円下がった"},
		{ID: "e2", Hypothesis: "A weekly call keeps customers", Lever: metrics.Expectation{KPI: "csat"}, Did: "Call on Mondays", Start: uitest.Today, Stage: metrics.StageDo},
	}
	return e
}

func TestActionsAndExperimentsAreFoundByTheirWords(t *testing.T) {
	e := worked(metrics.JA)
	action := frame.EditAction{Action: e.Workspace.Actions[0]}
	entry := []tea.Msg{frame.Act{Action: keys.Actions}, frame.ShowExperiment{Experiment: "e1"}}
	running := frame.EditExperiment{Experiment: e.Workspace.Experiments[1]}
	for by, want := range map[string][]tea.Msg{
		"検索広告": {action}, "広告 sato": {action}, "獲得コスト 半分": {action},
		"単価だけ": entry, "値引き": entry, "結論": entry, "売上 ３００円": entry,
		"mondays": {running}, "weekly CALL": {running},
		"120 pages": {frame.EditAction{Action: e.Workspace.Actions[1]}},
	} {
		got := press(typed(screen(e), by), tea.KeyEnter)
		if want = append([]tea.Msg{frame.CloseOverlay{}}, want...); !reflect.DeepEqual(got, want) {
			t.Errorf("%q asks for %+v", by, got)
		}
	}
	if s := typed(screen(e), "検告半"); slices.Contains(names(s), "検索広告を半分にする") {
		t.Error("letters scattered over a sentence find it")
	}
}

func TestWhereTheWordsWereFoundIsShown(t *testing.T) {
	e := worked(metrics.JA)
	line := func(by string) string { return uitest.Line(typed(screen(e), by).View(), "値引きで") }
	if got := line("単価"); !strings.Contains(got, "売上は増えず、単価だけが300円") || !strings.Contains(got, "改善ログ") || !strings.Contains(got, "✗") {
		t.Errorf("%q", got)
	}
	e.Masked = true
	if got := line("単価"); strings.Contains(got, "300") || !strings.Contains(got, "***円") {
		t.Errorf("masked: %q", got)
	}
}

func TestTheListsOfTheActionsScreenAreOpenedByName(t *testing.T) {
	for _, by := range []string{"改善ログ", "improvement log", "list-log"} {
		got := press(typed(screen(uitest.Env(metrics.EN)), by), tea.KeyEnter)
		if want := []tea.Msg{frame.CloseOverlay{}, frame.Act{Action: keys.Actions}, frame.Act{Action: keys.ListLog}}; !reflect.DeepEqual(got, want) {
			t.Errorf("%q asks for %+v", by, got)
		}
	}
}

func TestKPIsAndPhasesAreOpenedByName(t *testing.T) {
	e := uitest.Env(metrics.JA)
	for _, by := range []string{"cac", "顧客獲得", "ＣＡＣ"} {
		got := press(typed(screen(e), by), tea.KeyEnter)
		if want := []tea.Msg{frame.CloseOverlay{}, frame.OpenDetail{KPI: "cac"}}; !reflect.DeepEqual(got, want) {
			t.Errorf("%q asks for %+v", by, got)
		}
	}
	for _, by := range []string{"拡張期", "expansion", "phase-3"} {
		got := press(typed(screen(e), by), tea.KeyEnter)
		want := []tea.Msg{frame.CloseOverlay{}, frame.Act{Action: keys.Phases}, frame.ShowPhase{Phase: "phase-3"}}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q asks for %+v", by, got)
		}
	}
}

func TestWhatIsAddedIsNamed(t *testing.T) {
	e := uitest.Env(metrics.EN)
	for by, want := range map[string]tea.Msg{"add kpi": frame.EditKPI{}, "フェーズを追加": frame.EditPhase{}} {
		if got := press(typed(screen(e), by), tea.KeyEnter); len(got) != 2 || got[1] != want {
			t.Errorf("%q asks for %+v", by, got)
		}
	}
}

func TestLettersMayBeLeftOut(t *testing.T) {
	s := typed(screen(uitest.Env(metrics.EN)), "mnrev")
	if !slices.Contains(names(s), "Monthly revenue") {
		t.Errorf("found %v", names(s))
	}
	if s = typed(screen(uitest.Env(metrics.EN)), "theme"); names(s)[0] != "Change the theme" {
		t.Errorf("letters side by side come after scattered ones: %v", names(s))
	}
	if s = typed(s, "zzz"); len(s.found) != 0 || uitest.Line(s.View(), `Nothing matches "themezzz"`) == "" || press(s, tea.KeyEnter) != nil {
		t.Errorf("found %v", names(s))
	}
}

// A name with nothing beside it has the room of both.
func TestANameAloneIsNotCut(t *testing.T) {
	e := uitest.Env(metrics.JA)
	e.Workspace.Experiments = []metrics.Experiment{{ID: "e", Hypothesis: "当番表で返事を早くすると満足度が上がる"}}
	s := screen(e)
	s.SetSize(60, 12)
	if typed(s, "当番"); uitest.Line(s.View(), "満足度が上がる") == "" {
		t.Errorf("\n%s", uitest.Plain(s.View()))
	}
}

func TestTheChoiceMovesAndStartsAnewWithEachLetter(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	all := names(s)
	down, up := tea.KeyPressMsg{Code: 'n', Mod: tea.ModCtrl}, tea.KeyPressMsg{Code: 'p', Mod: tea.ModCtrl}
	s.Type(down)
	s.Type(tea.KeyPressMsg{Code: tea.KeyDown})
	s.Type(down)
	s.Type(up)
	if got := press(s, tea.KeyEnter)[1]; got != (frame.Act{Action: keys.Board}) || all[2] != "Board" {
		t.Errorf("%v of %v", got, all)
	}
	if typed(s, "o"); s.list.Cursor != 0 {
		t.Errorf("the cursor stays at %d", s.list.Cursor)
	}
	s.Type(tea.KeyPressMsg{Code: tea.KeyPgDown})
	if s.list.Cursor == 0 {
		t.Error("no page down")
	}
}

func TestItIsAsHighAsWhatItFound(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	if s.Height() != mostLines {
		t.Errorf("%d lines for everything", s.Height())
	}
	if typed(s, "nps"); s.Height() != ownLines+len(s.found) || len(s.found) > 5 {
		t.Errorf("%d lines for %v", s.Height(), names(s))
	}
	if typed(s, "zzz"); s.Height() != ownLines+1 {
		t.Errorf("%d lines for nothing", s.Height())
	}
}

func TestEscapeClosesAndSoDoesGoingBackOutOfAnEmptyField(t *testing.T) {
	s := typed(screen(uitest.Env(metrics.EN)), "q")
	if got := press(s, tea.KeyBackspace); got != nil || s.field.Value() != "" {
		t.Errorf("%v", got)
	}
	for _, code := range []rune{tea.KeyBackspace, tea.KeyEscape} {
		if got := press(s, code); !reflect.DeepEqual(got, []tea.Msg{frame.CloseOverlay{}}) {
			t.Errorf("%v", got)
		}
	}
}

func TestTheCursorStandsBehindWideLetters(t *testing.T) {
	s := screen(uitest.Env(metrics.JA))
	s.Paste("東京")
	if c := s.Cursor(); c.X != len(label)+4 || c.Y != 0 {
		t.Errorf("at %d,%d", c.X, c.Y)
	}
}

func TestARefreshKeepsWhatIsTyped(t *testing.T) {
	e := uitest.Env(metrics.JA)
	s := typed(screen(e), "rev")
	e.Lang = metrics.EN
	s.Refresh()
	if s.field.Value() != "rev" || !slices.Contains(names(s), "Monthly revenue") {
		t.Errorf("%q, %v", s.field.Value(), names(s))
	}
	e.Assessed, e.Workspace = nil, nil // before there is any
	if s.Refresh(); strings.Contains(uitest.Plain(s.View()), "Monthly revenue") {
		t.Error("a KPI that is gone")
	}
}

func TestAClickRuns(t *testing.T) {
	s := screen(uitest.Env(metrics.EN))
	if got := inOrder(s.Click(9, 3)); !reflect.DeepEqual(got, []tea.Msg{frame.CloseOverlay{}, frame.Act{Action: keys.Board}}) {
		t.Errorf("%v", got)
	}
	if s.Click(9, 0) != nil || s.Click(9, mostLines-1) != nil {
		t.Error("a click beside the choices runs one")
	}
	if s.Wheel(3); s.list.Cursor != 5 {
		t.Errorf("the wheel went to %d", s.list.Cursor)
	}
}

func TestEverySizeIsFilled(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		e := worked(lang)
		e.Workspace.Actions[0].Title, e.Workspace.Experiments[0].Learned = "か\u3099\x1b[2Jkpi\u202e長い名前", strings.Repeat("kpi\x1b[2J長い", 40)
		e.Workspace.KPI("cac").Name = metrics.Same("か\u3099\x1b[2J👩‍👩‍👧\u202e長い名前のKPI長い名前のKPI長い名前のKPI長い名前のKPI")
		uitest.Assess(e)
		s := screen(e)
		uitest.Sweep(t, s)
		uitest.Sweep(t, typed(s, "kpi"))
		if strings.Contains(s.View(), "\x1b[2J") {
			t.Error("a control sequence reaches the terminal")
		}
		uitest.Sweep(t, typed(s, strings.Repeat("長い", 80)))
	}
}

func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	if missing := uiwords.Missing(words); missing != nil {
		t.Error(missing)
	}
}

func BenchmarkType(b *testing.B) {
	s := screen(uitest.Env(metrics.JA))
	for b.Loop() {
		s.Type(tea.KeyPressMsg{Code: 'a', Text: "a"})
		s.View()
		s.field.SetValue("")
	}
}
