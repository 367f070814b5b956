package catalog

import (
	"errors"
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

// asked is what the catalog of the tests was asked to add last.
type asked struct {
	ids  []string
	fail error
}

func (a *asked) add(w *metrics.Workspace, _ metrics.Date, ids ...string) (*frame.Addition, error) {
	a.ids = ids
	out := &frame.Addition{Change: metrics.Change{Kind: metrics.ChangeDefine}}
	for _, id := range ids {
		if w.KPI(id) == nil {
			out.Added = append(out.Added, id)
			out.Change.Records = append(out.Change.Records, metrics.Put(&metrics.KPI{ID: id}))
		}
	}
	if slices.Contains(out.Added, "roi") {
		out.Inputs = []string{"value"}
	}
	if slices.Contains(out.Added, "value") {
		out.Unpriced, out.Currency = []string{"value"}, "EUR"
	}
	return out, a.fail
}

func kpi(id, ja, en string) metrics.KPI {
	t := func(what string) metrics.Text { return metrics.Text{JA: ja + what, EN: en + " " + what} }
	return metrics.KPI{
		ID: id, Name: metrics.Text{JA: ja, EN: en}, Tier: metrics.Business, Layer: metrics.LayerBusiness, Role: metrics.RoleOutcome, Horizon: metrics.HorizonLong,
		Unit: metrics.Unit{Kind: metrics.UnitChange}, Cadence: metrics.Weekly, Aggregation: metrics.Last,
		Definition: t("定義"), Method: t("方法"), EdgeCases: t("注意"), Source: t("出典"),
	}
}

// screen returns the catalog with a template that is in the workspace whole, and one
// of which nothing is.
func screen(lang metrics.Lang) (*Screen, *asked) {
	e := uitest.Env(lang)
	a := &asked{}
	roi := kpi("roi", "投資対効果", "Return")
	roi.Formula, roi.Goals = "(value - cost) / cost * 100", []metrics.Goal{{Comparator: metrics.AtLeast, Value: 100, Due: uitest.Today + 100}}
	s := New(e, func() frame.Catalog {
		return frame.Catalog{Add: a.add, Templates: []frame.CatalogTemplate{
			{Name: "ours", Title: metrics.Text{JA: "いまの体系", EN: "Ours"}, About: metrics.Same("ours"), KPIs: e.Workspace.KPIs},
			{
				Name: "ai", Title: metrics.Text{JA: "生成AI", EN: "Generative AI"}, About: metrics.Text{JA: "三層", EN: "three layers"},
				KPIs:  []metrics.KPI{roi, kpi("value", "価値", "Value"), kpi("cost", "費用\x1b[31m", "Cost\u202e")},
				Views: []metrics.View{{ID: "sequoia", Name: metrics.Text{JA: "Sequoiaの視点", EN: "Sequoia's view"}, About: metrics.Same("act two"), KPIs: []string{"roi"}}},
			},
		}}
	})
	s.SetSize(120, 33)
	s.Refresh()
	for _, msg := range uitest.InOrder(s.Enter()) {
		s.Take(msg)
	}
	return s, a
}

// press carries out keys as the root does: letters are text while one types.
func press(t *testing.T, s *Screen, texts ...string) (out []tea.Msg) {
	t.Helper()
	for _, k := range uitest.Keys(texts...) {
		if s.Typing() {
			out = uitest.InOrder(s.Type(k))
			continue
		}
		cmd, _ := s.Do(keys.Find(k.String(), s.Scope()))
		out = uitest.InOrder(cmd)
	}
	return out
}

func TestWhatIsNotThereStandsFirst(t *testing.T) {
	s, _ := screen(metrics.EN)
	if got := s.rows[0].template.Name; got != "ai" {
		t.Errorf("%s stands first", got)
	}
	if line := uitest.Line(s.View(), "Cumulative students"); !strings.Contains(line, "ok") {
		t.Errorf("what is there has no mark: %q", line)
	}
	press(t, s, "G")
	if uitest.Line(s.View(), "in the workspace") == "" {
		t.Error("its definition does not say that it is there")
	}
}

func TestEnterAddsTheSelectedKPIAndNamesItsInputs(t *testing.T) {
	s, a := screen(metrics.EN)
	got := press(t, s, "j", "enter")
	if !slices.Equal(a.ids, []string{"roi"}) || len(got) != 1 {
		t.Fatalf("asked to add %v: %+v", a.ids, got)
	}
	save, ok := got[0].(frame.Save)
	if !ok || len(save.Change.Records) != 1 {
		t.Fatalf("asks for %+v", got[0])
	}
	said := uitest.InOrder(s.Take(frame.Saved{For: save.For}))
	if want := "Added Return; with what it is computed from: Value (u takes it back)"; len(said) != 1 || said[0].(frame.Say).Text != want {
		t.Errorf("says %+v", said)
	}
	if said := s.Take(frame.Saved{For: save.For, Err: errors.New("full")}); said != nil {
		t.Error("says that it is added when it is not")
	}
	if said := s.Take(frame.Saved{For: "somebody else's"}); said != nil {
		t.Error("speaks of another's change")
	}
}

func TestAmountsThatStayOutAreNamed(t *testing.T) {
	s, _ := screen(metrics.EN)
	save, ok := press(t, s, "j", "j", "enter")[0].(frame.Save)
	if !ok {
		t.Fatal("nothing is saved")
	}
	said := uitest.InOrder(s.Take(frame.Saved{For: save.For}))
	if want := "Added Value; no amounts for Value: the template's are in EUR (u takes it back)"; len(said) != 1 || said[0].(frame.Say).Text != want {
		t.Errorf("says %+v", said)
	}
	k := kpi("ltv", "顧客生涯価値", "LTV")
	k.Unit, k.Goals = metrics.Unit{Kind: metrics.UnitMoney}, []metrics.Goal{{Comparator: metrics.AtLeast, Value: 2000}}
	s.catalog.Templates = append(s.catalog.Templates, frame.CatalogTemplate{Name: "eu", Currency: "EUR", KPIs: []metrics.KPI{k}})
	if goal := s.goals(&k); !strings.Contains(goal, "€2,000") {
		t.Errorf("a goal in euros reads %q", goal)
	}
}

func TestATemplateIsAddedWhole(t *testing.T) {
	s, a := screen(metrics.JA)
	press(t, s, "enter")
	if !slices.Equal(a.ids, []string{"ai"}) {
		t.Errorf("asked to add %v", a.ids)
	}
}

func TestMarkedKPIsAreAddedTogether(t *testing.T) {
	s, a := screen(metrics.EN)
	press(t, s, "j", "space", "space", "space", "k", "k", "space") // all three; the last one key press takes one back
	if line := uitest.Line(s.View(), "2 chosen"); line == "" {
		t.Errorf("does not count: %s", uitest.Plain(s.View()))
	}
	got := press(t, s, "enter")
	if !slices.Equal(a.ids, []string{"roi", "cost"}) {
		t.Fatalf("asked to add %v", a.ids)
	}
	s.Take(frame.Saved{For: got[0].(frame.Save).For})
	if uitest.Line(s.View(), "chosen") != "" {
		t.Error("they are still chosen when they are there")
	}
}

func TestATemplateMarksWhatIsAbsentOfIt(t *testing.T) {
	s, _ := screen(metrics.EN)
	press(t, s, "space")
	if len(s.marked) != 3 {
		t.Errorf("chosen: %v", s.marked)
	}
	press(t, s, "space")
	if len(s.marked) != 0 {
		t.Errorf("once more leaves %v", s.marked)
	}
	press(t, s, "G", "space") // there already
	if len(s.marked) != 0 {
		t.Errorf("what is there is chosen: %v", s.marked)
	}
}

func TestWhatIsThereIsNotAddedAgain(t *testing.T) {
	s, _ := screen(metrics.EN)
	uitest.Asks(t, press(t, s, "G", "enter"), frame.Say{Text: "It is there already."})
}

func TestWhatDoesNotFitIsSaid(t *testing.T) {
	s, a := screen(metrics.EN)
	a.fail = &metrics.FieldError{Record: metrics.RecordKPI, ID: "roi", Field: "formula", Err: metrics.ErrConflict, Text: metrics.Text{JA: "合わない", EN: "does not fit"}}
	got := press(t, s, "j", "enter")
	if say, ok := got[0].(frame.Say); !ok || !say.Error || !strings.Contains(say.Text, "does not fit") {
		t.Errorf("says %+v", got)
	}
}

func TestTheSearchTakesFullWidthLettersViewsAndSources(t *testing.T) {
	for typed, want := range map[string]string{"ＲＯＩ": "投資対効果", "投資": "投資対効果", "sequoia": "投資対効果", "価値出典": "価値", "generative": "投資対効果"} {
		s, _ := screen(metrics.JA)
		press(t, s, "/", typed)
		if r := s.selected(); r == nil || r.kpi == nil || r.kpi.Name.JA != want {
			t.Errorf("%q does not find %s", typed, want)
		}
		if uitest.Line(s.View(), "顧客獲得コスト") != "" {
			t.Errorf("%q finds what it should not", typed)
		}
	}
	s, _ := screen(metrics.JA)
	press(t, s, "/", "なんでもない")
	if uitest.Line(s.View(), "「なんでもない」に合うKPIはありません") == "" {
		t.Error("an empty search does not say so")
	}
	if got := press(t, s, "enter", "enter"); got != nil {
		t.Errorf("adds nothing: %+v", got)
	}
	press(t, s, "esc")
	if len(s.rows) < 10 {
		t.Error("esc does not end the search")
	}
}

// Another definition is not drawn over the one before: wide letters got lost.
func TestAnotherDefinitionIsDrawnAnew(t *testing.T) {
	for _, keys := range [][]string{{"j"}, {"j", "space"}, {"/"}, {"/", "r"}} {
		s, _ := screen(metrics.JA)
		if got := press(t, s, keys...); !slices.Contains(got, tea.ClearScreen()) {
			t.Errorf("%v: %v", keys, got)
		}
	}
	s, _ := screen(metrics.JA)
	uitest.Asks(t, uitest.InOrder(s.Wheel(1)), tea.ClearScreen())
	uitest.Asks(t, uitest.InOrder(s.Click(5, 3)), tea.ClearScreen())
}

func TestTheDefinitionStandsBesideBelowAndAlone(t *testing.T) {
	s, _ := screen(metrics.JA)
	press(t, s, "j")
	for _, size := range [][2]int{{120, 33}, {200, 57}, {80, 21}} {
		s.SetSize(size[0], size[1])
		for _, want := range []string{"投資対効果定義", "(value - cost) / cost * 100", "投資対効果方法", "投資対効果注意", "100%以上"} {
			if uitest.Line(s.View(), want) == "" {
				t.Errorf("%v: %s is not there", size, want)
			}
		}
	}
	s.SetSize(60, 17)
	press(t, s, "tab")
	for _, want := range []string{"投資対効果出典", "必要なKPI"} {
		if uitest.Line(s.View(), want) == "" {
			t.Errorf("the whole text lacks %s", want)
		}
	}
	press(t, s, "esc")
	if uitest.Line(s.View(), "KPIカタログ") == "" {
		t.Error("esc does not lead back to the list")
	}
}

func TestNothingButOurSequencesReachTheTerminal(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s, _ := screen(lang)
		press(t, s, "j", "j", "j")
		for range 2 {
			if v := s.View(); strings.Contains(v, "\x1b[31m") || strings.Contains(v, "\u202e") {
				t.Errorf("%s: a name speaks to the terminal", lang)
			}
			press(t, s, "tab")
		}
	}
}

func TestSweep(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s, _ := screen(lang)
		uitest.Sweep(t, s)
		press(t, s, "j")
		uitest.Sweep(t, s)
		press(t, s, "tab")
		uitest.Sweep(t, s)
		press(t, s, "tab", "/", "投")
		uitest.Sweep(t, s)
	}
}

func TestWords(t *testing.T) {
	for _, m := range uiwords.Missing(words) {
		t.Error(m)
	}
}
