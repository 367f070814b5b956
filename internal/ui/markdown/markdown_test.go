package markdown

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/report/page"
	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

var dark = theme.Resolve(theme.Dark, true, false)

func plain(lines []string) string { return ansi.Strip(strings.Join(lines, "\n")) }

func TestMarkdownIsDrawnAsItIsMeant(t *testing.T) {
	for _, c := range []struct {
		name, src string
		width     int
		want      string
	}{
		{"a paragraph breaks between words", "Revenue fell because one campaign ended.", 20, "Revenue fell because\none campaign ended."},
		{"Japanese breaks anywhere but before 。", "広告の停止で売上が下がった。", 27, "広告の停止で売上が下がっ\nた。"},
		{"line ends are kept", "原因\n対策", 20, "原因\n対策"},
		{"headings stand off what is above them", "# A\ntext\n## B\nmore", 20, "A\ntext\n\nB\nmore"},
		{"marks go", "a **b** *c* `d`", 20, "a b c d"},
		{"a list", "- a\n- b\n  - c\n  - d\n", 20, "- a\n- b\n  - c\n  - d"},
		{"a numbered list", "9. a\n10. b", 20, " 9. a\n10. b"},
		{"an item of several lines", "- one two three four five", 14, "- one two\n  three four\n  five"},
		{"items of several paragraphs", "- a\n\n  b\n- c", 20, "- a\n\n  b\n\n- c"},
		{"tasks", "- [ ] a\n- [x] b", 20, "- [ ] a\n- [x] b"},
		{"a quote", "> a\n>\n> b", 20, "⡇ a\n⡇ \n⡇ b"},
		{"code keeps its spaces", "```\na  b\n   c\n```", 20, "  a  b\n     c"},
		{"a rule", "a\n\n---\n\nb", 14, "a\n\n⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤\n\nb"},
		{"a link", "[site](https://x.jp)", 40, "site (https://x.jp)"},
		{"a bare address", "https://x.jp/a", 40, "https://x.jp/a"},
		{"HTML is letters", "a <b>c</b> <CAC>\n\n<script>x</script>", 40, "a <b>c</b> <CAC>\n\n<script>x</script>"},
		{"a table", "|KPI|値|\n|---|--:|\n|CAC|38,200円|\n|顧客数|9|", 30, "KPI           値\nCAC     38,200円\n顧客数         9"},
		{"its widest column gives way", "|KPI|note|\n|---|---|\n|CAC|a long remark on it|", 16, "KPI  note\nCAC  a long rem~"},
		{"nothing", " \n\n", 20, ""},
	} {
		if got := plain(Render(c.src, dark, c.width)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestStylesAreThoseOfTheTheme(t *testing.T) {
	got := strings.Join(Render("## 見出し\nある**強い**語、[x](https://x.jp)", dark, 60), "\n")
	want := dark.Group.Render("見出し") + "\n" + dark.Text.Render("ある") + dark.Text.Bold().Render("強い") + dark.Text.Render("語、") +
		dark.Accent.Render("x") + dark.Muted.Render(" (https://x.jp)")
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAStyleGoesOnInTheNextLine(t *testing.T) {
	got := Render("**"+"東京大阪名古屋"+"**", dark, 8)
	bold := dark.Text.Bold()
	if want := []string{bold.Render("東京大阪"), bold.Render("名古屋")}; strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAClusterHasOneStyle(t *testing.T) {
	got := Blocks([]page.Block{page.Paragraph{Text: []page.Span{{Text: "🇯"}, {Text: "🇵x", Style: page.Strong}}}}, dark, 20)
	if n := ansi.StringWidth(strings.Join(got, "")); len(got) != 1 || n != 3 {
		t.Errorf("%q is %d wide", got, n)
	}
}

func TestFactsAndCardsOfADocument(t *testing.T) {
	list := []page.Block{
		page.Card{Tone: page.Critical, Blocks: []page.Block{
			page.Heading{Level: 3, Text: page.Text("CAC")},
			page.Facts{List: []page.Fact{
				{Label: "実績", Value: []page.Block{page.Paragraph{Text: []page.Span{page.Badge("!3 緊急", page.Critical)}}}},
				{Label: "メモ", Value: []page.Block{page.Say("展示会の費用が入った。広告も上がった。")}},
			}},
		}},
	}
	want := "⡇ CAC\n⡇ 実績  !3 緊急\n⡇ メモ  展示会の費用が入った。広\n⡇       告も上がった。"
	if got := plain(Blocks(list, dark, 32)); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

var sgr = regexp.MustCompile("\x1b\\[[0-9;]*m")

// checkRendered asserts what every caller relies on.
func checkRendered(t *testing.T, src string, width int) {
	t.Helper()
	lines := Render(src, dark, width)
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > width {
			t.Fatalf("%q in %d columns: line %d is %d wide: %q", src, width, i, n, l)
		}
		if bare := sgr.ReplaceAllString(l, ""); text.Printable(bare) != bare {
			t.Fatalf("%q: line %q is not printable", src, bare)
		}
	}
}

var hostile = []string{
	"\x1b[31mred\x1b[0m \u202e \u009b1m", "# \x1b]0;t\x07", "|\x1b|a|\n|-|-|\n|\u0301|b|", "```\x1b\n\x1b[2J\n```", "[\x1b](https://\x1b.jp)",
	strings.Repeat("> ", 40) + "deep", strings.Repeat("- ", 40) + "deep", strings.Repeat("*", 300) + "a", "[" + strings.Repeat("[", 300), strings.Repeat("|", 90) + "\n" + strings.Repeat("|-", 90) + "|",
	"👩\u200d**💻**🇯*🇵*", "ᄀ**ᅡ**", "क्*ष*", "e*\u0301*", "&#27;[31m &#x202e;", "東\n\n    code\u0301\n\t\ttab", "1. a\n999999999. b", "<!-- x -->", "~~a~~ www.x.jp a@b.jp",
	"| a | b |\n|:-:|--:|\n| 東京 `x|y` | **c** |", "- \n- \n\n  a", "***", "a  \nb\\\nc", "![img](x.png \"t\")",
}

func TestNoTextSteersTheTerminal(t *testing.T) {
	for _, src := range hostile {
		for _, width := range []int{1, 2, 3, 7, 13, 40, 200} {
			checkRendered(t, src, width)
		}
	}
}

func FuzzRender(f *testing.F) {
	for _, src := range hostile {
		f.Add(src, uint8(20))
	}
	f.Fuzz(func(t *testing.T, src string, width uint8) {
		if len(src) < 1000 {
			checkRendered(t, src, 1+int(width)%120)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	src := strings.Repeat("## 見出し\n\n展示会の費用が入った。**広告**の単価も二割上がったため、11月から検索広告を半分にする。\n\n- 紹介に切り替える\n- 効果を測る\n\n|KPI|値|\n|---|--:|\n|CAC|38,200円|\n\n", 20)
	for b.Loop() {
		Render(src, dark, 80)
	}
}

func TestTheHeadlineOfATextHasNoMarks(t *testing.T) {
	for src, want := range map[string]string{
		"\n\n## 広告を**止めた**\n\n本文":     "広告を止めた",
		"- [見積もり](https://x.jp)\n- b": "見積もり",
		"> 返金が*遅い*\n> 次":              "返金が遅い",
		"one\ntwo":                    "one",
		"```\n\ncode\x1b\n```":        "",
		"|a|b|\n|-|-|\n|1|2|":         "a  b",
		"***\n\nafter a rule":         "after a rule",
		"":                            "",
		"\x1b[31mred":                 "␛[31mred",
		strings.Repeat("東", 5000):     strings.Repeat("東", headlineFrom/3),
	} {
		if got := Headline(src); got != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
