package keys

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

var update = flag.Bool("update", false, "write the keys pages of the documentation anew")

var pageWords = struct{ Title, Intro, Key, Does, Typing, Suspend, Common, Chosen metrics.Text }{
	Title: t("キー一覧", "Keys"),
	Intro: t("画面ごとのキーです。`?` を押すと、いまの画面のキーがいつでも見られます。`^d` は Ctrl+D、`S-tab` は Shift+Tab のことです。",
		"The keys of every screen. Press `?` to see those of the screen you are on. `^d` is Ctrl+D, `S-tab` is Shift+Tab."),
	Key:  t("キー", "Key"),
	Does: t("はたらき", "What it does"),
	Typing: t("日本語入力がオンのままでも動きます。全角の文字（`ｊ`、`？`）と母音のかな（`あいうえお`）は、文字入力欄の外では半角の同じキーとして扱います。矢印キーはいつでも使えます。",
		"The keys work with a Japanese input method switched on: outside text fields full-width letters (`ｊ`, `？`) and the five kana of the vowels (`あいうえお`) count as their ASCII twins."),
	Suspend: t("`^z` はほかの端末プログラムと同じく、いったんシェルへ戻ります。`fg` で続きから再開できます（Windows を除く）。",
		"`^z` goes back to the shell, as in other terminal programs; `fg` continues. Not on Windows."),
	Common: t("どの画面でも", "On every screen"),
	Chosen: t("（コマンドパレットから名前で選ぶ）", " (chosen by name in the command palette)"),
}

// page writes the keys page of a language from the table.
func page(lang metrics.Lang) string {
	var b strings.Builder
	w := &pageWords
	fmt.Fprintf(&b, "# %s\n\n<!-- go test ./internal/ui/keys -run TestKeysPage -update -->\n\n%s\n\n%s\n\n%s\n", w.Title.In(lang), w.Intro.In(lang), w.Typing.In(lang), w.Suspend.In(lang))
	table := func(level, title string, place Scope, bindings []*Binding) {
		fmt.Fprintf(&b, "\n%s %s\n\n| %s | %s |\n|---|---|\n", level, title, w.Key.In(lang), w.Does.In(lang))
		for _, k := range bindings {
			var names []string
			for _, n := range strings.Fields(k.KeyNames()) {
				names = append(names, "`"+n+"`")
			}
			does := k.NameOn(place).In(lang)
			if len(k.Keys()) == 0 { // it has no key of its own
				does += w.Chosen.In(lang)
			}
			fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(names, " "), does)
		}
	}
	fmt.Fprintf(&b, "\n## %s\n", w.Common.In(lang))
	for _, s := range Sections(Moving) {
		table("###", s.Title.In(lang), 0, s.Bindings)
	}
	for _, p := range Places {
		for _, s := range Sections(p.Scope | Moving) {
			if s.Title == p.Name {
				table("##", p.Name.In(lang), p.Scope, s.Bindings)
			}
		}
	}
	return b.String()
}

func TestKeysPage(t *testing.T) {
	for lang, file := range map[metrics.Lang]string{metrics.EN: "../../../docs/keys.md", metrics.JA: "../../../docs/keys.ja.md"} {
		want := page(lang)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s is stale (%v): run go test ./internal/ui/keys -run TestKeysPage -update", file, err)
		}
	}
}

func TestEveryBindingOfAPlaceIsInOneSection(t *testing.T) {
	for _, p := range Places {
		seen := map[*Binding]int{}
		for _, s := range Sections(p.Scope | Moving) {
			for _, b := range s.Bindings {
				seen[b]++
			}
		}
		for _, b := range In(p.Scope | Moving | Global) {
			if seen[b] != 1 {
				t.Errorf("%s: %s is in %d sections", p.Name.EN, b.Action, seen[b])
			}
		}
	}
}

func TestEveryScopeIsAPlaceAndParticularNamesAreUsed(t *testing.T) {
	var all Scope
	for _, p := range Places {
		all |= p.Scope
		if p.Name.JA == "" || p.Name.EN == "" {
			t.Errorf("a place without a name: %+v", p)
		}
	}
	for i := range Table {
		if rest := Table[i].Scope &^ (all | Global | Moving); rest != 0 {
			t.Errorf("%s holds on a screen that has no name: scope %b", Table[i].Action, rest)
		}
	}
	for scope, names := range particular {
		for a, name := range names {
			if b := Of(a); b.Scope&(scope|Moving|Global) == 0 {
				t.Errorf("%s has a name where it does not hold: %s", a, name.EN)
			}
			if name.JA == "" || name.EN == "" {
				t.Errorf("%s: %+v", a, name)
			}
		}
	}
}

func TestEveryKeyOfABindingIsNamed(t *testing.T) {
	for a, want := range map[Action]string{Down: "j down", PageDown: "^d pgdown", TierPrevious: "S-tab", Palette: ": ^p", Language: ":"} {
		if got := Of(a).KeyNames(); got != want {
			t.Errorf("%s: %q, want %q", a, got, want)
		}
	}
}
