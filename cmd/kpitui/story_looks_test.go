package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/ui"
	"kpitui/internal/ui/theme"
)

// amounts finds what is written like an amount of money.
var amounts = regexp.MustCompile(`[¥$]\s?[0-9][0-9.,]*[kKMB]?|[0-9][0-9.,]*(万|億)?円|[0-9][0-9.,]*[万億]`)

// tour visits every screen and overlay, and each KPI's detail and entry line.
func (p *pilot) tour(look func(where string)) {
	p.t.Helper()
	for _, key := range []string{"b", "t", "c", "p", "a", "L"} {
		p.press(key, "g")
		look(key)
		for range 25 {
			p.press("j")
			look(key + " j")
		}
	}
	p.press("b", "v", "g")
	look("by level")
	for range 24 {
		p.press("enter")
		look("detail")
		for range 6 {
			p.press("ctrl+d")
			look("detail, further down")
		}
		p.press("e")
		look("entry")
		p.press("esc", "esc", "j")
	}
	for _, key := range []string{"?", ":"} {
		p.press("b", key)
		look(key)
		p.press("esc")
	}
}

func TestMaskingHidesEveryAmount(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		path := demoPath(t, lang)
		for _, width := range []int{80, 180} {
			p := newPilot(t, path, lang, width, 40, demoNoon)
			if !amounts.MatchString(p.screen()) {
				t.Fatalf("the test finds no amount in\n%s", p.screen())
			}
			p.press("m")
			told := map[string]bool{}
			p.tour(func(where string) {
				for _, l := range strings.Split(p.screen(), "\n") {
					if found := amounts.FindString(l); found != "" && !told[where+found] {
						told[where+found] = true
						t.Errorf("%s, %d columns, %s: %q in %q", lang, width, where, found, l)
					}
				}
			})
			p.press("b", "m")
			if !amounts.MatchString(p.screen()) {
				t.Error("the amounts do not come back")
			}
		}
	}
}

// The values themselves, without a currency sign, are not there either.
func TestMaskingHidesDigits(t *testing.T) {
	money := []string{"revenue_month", "revenue_annual", "mrr", "cac", "ltv"}
	secret := map[string]bool{}
	demo := store.Open(demoPath(t, metrics.EN), store.Options{})
	for _, kpi := range money {
		s, err := demo.Series(t.Context(), kpi, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range s.Points[max(0, len(s.Points)-14):] {
			for _, u := range []metrics.Unit{{Kind: metrics.UnitRatio}, {Kind: metrics.UnitCount}, {Kind: metrics.UnitMoney}} {
				for _, text := range []string{metrics.FormatExact(v.Value, u), metrics.FormatValue(v.Value, u, "JPY", metrics.EN)} {
					if len(strings.Trim(text, "¥,.KMB")) > 4 {
						secret[text] = true
					}
				}
			}
		}
	}
	p := newPilot(t, demoPath(t, metrics.EN), metrics.EN, 180, 40, demoNoon)
	p.press("m")
	told := map[string]bool{}
	p.tour(func(where string) {
		shown := p.screen()
		for s := range secret {
			if strings.Contains(shown, s) && !told[where+s] {
				told[where+s] = true
				t.Errorf("%s: %s is on the screen", where, s)
			}
		}
	})
}

func TestThemeAndLanguageSwitchAtOnceAndAreRemembered(t *testing.T) {
	p := newPilotWith(t, demoPath(t, metrics.EN), metrics.EN, 120, 36, demoNoon, func(c *ui.Config) { c.Remember = writeConfig })
	before := p.model.View().Content
	p.press("T")
	p.sees("Theme: light")
	p.press("j", "k")
	if p.model.View().Content == before {
		t.Error("the colours are the same")
	}
	p.press(":", "日本語", "enter")
	p.sees("健全度", "すべて", "緊急", "ヘルプ")
	p.press("s", "v")
	if c := readConfig(); c.Lang != metrics.JA || c.Theme != theme.Light || c.Sort != "definition" || c.Group != "level" {
		t.Errorf("remembered: %+v", c)
	}
	file, err := os.Stat(filepath.Join(os.Getenv("XDG_CONFIG_HOME"), "kpitui", "config.yaml"))
	if err != nil || file.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", file, err)
	}
}

// What kpitui draws itself is ASCII with --ascii. What people wrote is not its to
// change: Japanese texts, signs in the definitions, the sign of the currency.
func TestASCIIFramesAreASCII(t *testing.T) {
	foreign := func(r rune) bool {
		return r > 126 && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && !strings.ContainsRune("ー、。「」（）・〜：％？！¥×÷−–", r)
	}
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		p := newPilotWith(t, demoPath(t, lang), lang, 180, 40, demoNoon, func(c *ui.Config) { c.ASCII = true })
		told := map[rune]bool{}
		p.tour(func(where string) {
			for _, r := range p.screen() {
				if foreign(r) && !told[r] {
					told[r] = true
					t.Errorf("%s, %s: %q", lang, where, r)
				}
			}
		})
		p = newPilotWith(t, "", lang, 120, 36, demoNoon, func(c *ui.Config) { c.ASCII = true })
		if i := strings.IndexFunc(p.screen(), foreign); i >= 0 {
			t.Errorf("welcome: %q", p.screen()[i:i+3])
		}
	}
}

// With an input method on, full-width letters and the kana of the vowels are the
// keys that they stand for, on every screen.
func TestKeysWithAnInputMethodOn(t *testing.T) {
	path := demoPath(t, metrics.JA)
	a, b := newPilot(t, path, metrics.JA, 120, 36, demoNoon), newPilot(t, path, metrics.JA, 120, 36, demoNoon)
	for _, key := range []string{"j", "k", "G", "g", "2", "0", "s", "v", "t", "j", "c", "h", "l", "p", "j", "a", "j", "L", "b", "m", "?", "q", "T", "e"} {
		a.press(key)
		wide := string([]rune(key)[0] - '!' + '！')
		if kana := map[string]string{"a": "あ", "e": "え"}[key]; kana != "" {
			wide = kana
		}
		b.press(wide)
		if a.screen() != b.screen() {
			t.Fatalf("%s is not %s:\n%s\n%s", wide, key, a.screen(), b.screen())
		}
	}
	a.press("esc", "u", "+")
	b.press("esc", "う", "＋")
	if a.screen() != b.screen() {
		t.Error("う and ＋ are not u and +")
	}
	b.press("esc", "あ", "え", "esc", "：")
	b.sees("コマンド")
}

// The terminal's cursor stands behind what was typed, in columns, so that the
// input method's candidates appear in place.
func TestTheCursorStandsBehindWideLetters(t *testing.T) {
	path := demoPath(t, metrics.JA)
	for name, where := range map[string][]string{
		"search": {"/"}, "search of the scorecard": {"c", "/"}, "note": {"j", "e", "tab"}, "name of a KPI": {"+"}, "palette": {":"},
		"name of a phase": {"p", "+"}, "note of an alert": {"a", "y"},
	} {
		for _, typed := range []string{"東京", "売上ab", "１２"} {
			p := newPilot(t, path, metrics.JA, 120, 36, demoNoon)
			p.press(where...)
			before := p.model.View().Cursor
			if before == nil {
				t.Fatalf("%s: no cursor:\n%s", name, p.screen())
			}
			p.press(typed)
			after := p.model.View().Cursor
			wide := len([]rune(typed)) + strings.Count(strings.Trim(typed, "ab"), "") - 1
			if after == nil || after.Y != before.Y || after.X != before.X+wide {
				t.Errorf("%s, %s: from %v to %v, want %d columns", name, typed, before.Position, after, wide)
				continue
			}
			line := []rune(strings.Split(p.screen(), "\n")[after.Y])
			if !strings.Contains(string(line), typed) {
				t.Errorf("%s: the cursor is on %q", name, string(line))
			}
			p.press("esc", "esc", "esc")
			if p.press("y", "esc", "esc"); p.model.View().Cursor != nil {
				t.Errorf("%s: the cursor stays", name)
			}
		}
	}
	p := newPilot(t, "", metrics.JA, 120, 36, demoNoon)
	p.press("enter")
	before := p.model.View().Cursor
	p.press("東京")
	if after := p.model.View().Cursor; before == nil || after == nil || after.X != before.X+4 || after.Y != before.Y {
		t.Errorf("welcome: from %v to %v", before, after)
	}
}

func (p *pilot) click(x, y int) {
	p.t.Helper()
	p.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	p.settle()
}

func (p *pilot) wheel(button tea.MouseButton) {
	p.t.Helper()
	p.send(tea.MouseWheelMsg{X: 10, Y: 10, Button: button})
	p.settle()
}

// line returns the number of the first line that contains a text in its left part.
func (p *pilot) line(with string) int {
	p.t.Helper()
	i := slices.IndexFunc(strings.Split(p.screen(), "\n"), func(l string) bool { at := strings.Index(l, with); return at >= 0 && at < 60 })
	if i < 0 {
		p.t.Fatalf("no line with %q:\n%s", with, p.screen())
	}
	return i
}

func TestTheMouseWorksWhereItHelps(t *testing.T) {
	path := demoPath(t, metrics.EN)
	p := newPilot(t, path, metrics.EN, 180, 36, demoNoon)
	p.click(20, p.line(" MRR "))
	if !strings.Contains(p.selected(), " MRR ") {
		t.Errorf("a click selects %q", p.selected())
	}
	p.click(20, p.line(" MRR "))
	p.sees("Year before")
	p.press("esc")
	at := p.selected()
	for _, away := range [][2]int{{5, 0}, {150, 10}, {5, 35}, {175, 1}} { // header, the detail beside the board, footer
		if p.click(away[0], away[1]); p.selected() != at {
			t.Errorf("a click at %v moves the cursor to %q", away, p.selected())
		}
	}
	p.wheel(tea.MouseWheelDown)
	if p.selected() == at {
		t.Error("the wheel moves nothing")
	}
	p.wheel(tea.MouseWheelUp)
	if p.selected() != at {
		t.Errorf("the wheel does not come back: %q", p.selected())
	}
	header := strings.Split(p.screen(), "\n")[1]
	p.click(strings.Index(header, "Operations"), 1)
	p.sees("System uptime")
	p.seesNot("Annual revenue")
	p.click(strings.Index(header, "All"), 1)
	p.sees("Annual revenue")
	for key, row := range map[string]string{"t": "New registrations", "c": "CAC", "p": "NPS", "a": "LTV/CAC"} {
		p.press(key, "G") // not on the row
		p.click(20, p.line(row))
		before := p.screen()
		p.click(20, p.line(row))
		if p.screen() == before {
			t.Errorf("%s: a second click does nothing", key)
		}
		p.press("esc", "esc")
		p.wheel(tea.MouseWheelDown)
	}
	// While something is typed, clicks leave it alone.
	p.press("b", "e", "12")
	p.click(20, 10)
	p.wheel(tea.MouseWheelDown)
	p.sees("Value  12")
}
