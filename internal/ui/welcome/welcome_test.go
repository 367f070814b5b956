package welcome

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
	uiwords "kpitui/internal/ui/words"
)

func newScreen(lang metrics.Lang) *Screen {
	env := &frame.Env{Lang: lang, Theme: theme.Resolve(theme.Dark, true, false)}
	s := New(env, []frame.Template{
		{Name: "ai-am-i", Title: metrics.Same("AI am I"), About: metrics.Text{JA: strings.Repeat("長い説明", 30), EN: strings.Repeat("long words ", 20)}, Asks: true, Currency: "JPY"},
		{Name: "blank", Title: metrics.Text{JA: "空", EN: "Blank"}, About: metrics.Text{JA: "最初から", EN: "From nothing"}, Asks: true},
		{Name: "demo", Title: metrics.Text{JA: "デモ", EN: "Demo"}, About: metrics.Text{JA: "見本", EN: "A sample"}, Throwaway: true},
	})
	s.SetSize(100, 30)
	return s
}

// press types keys and returns what the last one asked for.
func press(s *Screen, texts ...string) (asked []tea.Msg) {
	for _, k := range uitest.Keys(texts...) {
		asked = uitest.InOrder(s.Type(k))
	}
	return asked
}

func TestATemplateWithoutQuestionsIsMadeAtOnce(t *testing.T) {
	for _, down := range [][]string{{"j", "j"}, {"down", "down"}, {"ｊ", "ｊ"}, {"G"}} {
		s := newScreen(metrics.EN)
		uitest.Asks(t, press(s, append(down, "enter")...), frame.Create{Template: "demo"})
	}
}

func TestABlankWorkspaceAsksForNameAndCurrency(t *testing.T) {
	s := newScreen(metrics.EN)
	uitest.Asks(t, press(s, "j", "enter", "Acme Inc.", "enter", "enter"), frame.Create{Template: "blank", Company: "Acme Inc.", Currency: "USD"})
	if s.asks == nil || s.asks.company.Value() != "Acme Inc." {
		t.Error("what was typed is gone before the workspace is there")
	}
	s = newScreen(metrics.JA)
	uitest.Asks(t, press(s, "j", "enter", "株式会社テスト", "enter", "enter"), frame.Create{Template: "blank", Company: "株式会社テスト", Currency: "JPY"})
}

func TestACurrencyIsAskedForUntilItIsOne(t *testing.T) {
	s := newScreen(metrics.EN)
	if got := press(s, "enter", "tab", "dollars", "enter"); got != nil {
		t.Fatalf("asks for %v", got)
	}
	if line := uitest.Line(s.View(), "three letters"); line == "" {
		t.Error("does not say what is wrong")
	}
	if uitest.Line(s.View(), "dollars") == "" {
		t.Error("what was typed is gone")
	}
	uitest.Asks(t, press(s, "ctrl+u", "ｅｕｒ", "enter"), frame.Create{Template: "ai-am-i", Currency: "EUR"})
	uitest.Asks(t, press(s, "ctrl+u", "enter"), frame.Create{Template: "ai-am-i"}) // empty: the template's own

	s = newScreen(metrics.EN)
	if got := press(s, "j", "enter", "tab", "ctrl+u", "enter"); got != nil {
		t.Errorf("a blank workspace without a currency: %v", got)
	}
}

func TestEscGoesBackToTheTemplatesAndQQuits(t *testing.T) {
	s := newScreen(metrics.EN)
	press(s, "enter", "q") // a letter of the name
	if s.asks.company.Value() != "q" {
		t.Error("q does not type")
	}
	press(s, "esc")
	if uitest.Line(s.View(), "Where do you want to start") == "" {
		t.Error("esc does not go back")
	}
	uitest.Asks(t, press(s, "q"), frame.Act{Action: keys.Quit})
	uitest.Asks(t, press(s, "l"), frame.Act{Action: keys.Language})
	if got := press(s, "E"); got != nil { // would need a workspace
		t.Errorf("E asks for %v", got)
	}
}

func TestTheOtherLanguageIsOffered(t *testing.T) {
	for lang, want := range map[metrics.Lang]string{metrics.JA: "English", metrics.EN: "日本語"} {
		found := false
		for _, h := range newScreen(lang).Hints() {
			found = found || h.Key == "l" && h.Text.In(lang) == want
		}
		if !found {
			t.Errorf("%s: no hint that l is %s", lang, want)
		}
	}
}

func TestCursorStandsBehindWideCharacters(t *testing.T) {
	s := newScreen(metrics.JA)
	press(s, "enter")
	empty := s.Cursor()
	press(s, "東京")
	if got := s.Cursor(); got.X != empty.X+4 || got.Y != empty.Y {
		t.Errorf("behind 東京 at %v, empty at %v", got.Position, empty.Position)
	}
	lines := strings.Split(uitest.Plain(s.View()), "\n")
	if !strings.Contains(lines[empty.Y], "東京") {
		t.Errorf("the cursor is on the line %q", lines[empty.Y])
	}
	press(s, "tab")
	if s.Cursor().Y != empty.Y+1 {
		t.Error("the cursor does not follow to the currency")
	}
}

func TestAClickSelectsAndASecondOneTakes(t *testing.T) {
	s := newScreen(metrics.EN)
	at := -1
	for i, l := range strings.Split(uitest.Plain(s.View()), "\n") {
		if strings.Contains(l, "Demo") {
			at = i
		}
	}
	if cmd := s.Click(20, at); cmd != nil || s.list.Cursor != 2 {
		t.Fatalf("the cursor is at %d", s.list.Cursor)
	}
	uitest.Asks(t, uitest.InOrder(s.Click(20, at+1)), frame.Create{Template: "demo"})
}

func TestNameAndCurrencyCanBePasted(t *testing.T) {
	s := newScreen(metrics.EN)
	press(s, "enter")
	s.Paste("Acme")
	if got := s.asks.company.Value(); !reflect.DeepEqual(got, "Acme") {
		t.Errorf("%q", got)
	}
}

func TestSweep(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		s := newScreen(lang)
		uitest.Sweep(t, s)
		s.SetSize(60, 12)
		press(s, "j", "j")
		if uitest.Line(s.View(), s.env.T(s.templates[2].Title)) == "" {
			t.Error("the template under the cursor is out of sight")
		}
		press(s, "k", "enter", strings.Repeat("長い", 60))
		uitest.Sweep(t, s)
	}
}

func TestWords(t *testing.T) {
	for _, m := range uiwords.Missing(words) {
		t.Error(m)
	}
}
