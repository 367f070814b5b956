package page

import (
	"strings"
	"testing"

	"kpitui/internal/report/page/pagetest"
)

// notes are what people write in reviews.
var notes = []string{
	"# Title\n\nText with **bold**, *emphasis*, `code`, ~~struck~~ and [a link](https://example.com/a?b=c&d=e \"t\").\n\n## Below",
	"- 一\n- 二\n  - 二の一\n\n1. a\n2. b\n\n* c\n\n- d",
	"> quoted\n> more\n\n```go\nfunc main() {}\n```\n\n    indented\n\n---\n\nlast",
	"| a | b |\n| --- | ---: |\n| 1 | 2 |\n| 3 |\n",
	"行末で\n改行する。\n\n強制  \n改行",
	"<div onclick=\"x\">html</div>\n\n<script>alert(1)</script>\n\ninline <b>html</b> &amp; &lt;entities&gt; &#x202e;",
	"![image](https://example.com/a.png) [bad](javascript:alert(1)) [bad](data:text/html,x) <https://example.com> mail@example.com www.example.com",
	"[ref][r]\n\n[r]: https://example.com",
	"1) a\n\n   more\n2) b\n\n10. c", "- a\n\n  - b\n\n    - c", "- [ ] task\n- [x] done", "**「強調」**です。**強調。**次", strings.Repeat("> ", 30) + "deep", strings.Repeat("- ", 30) + "deep",
	"a\\\nb", "***both*** **a*b*c**", "line\n===\n\nline\n---", "&copy; &nosuch; \\& \\*", "* * *\n\n- - -", "-\n\n  x", "- \n- b", "1.\n2. b",
	"- a\n- b\n\n\n- c\n\ntext\n- d", "> a\n\n> b", "- > q\n  > r\n- ```\n  code\n  ```", "[a](<b c>) [d](e 'f')", "\\", "`` a`b ``",
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ source, html, markdown string }{
		{"# Title", "<h4>Title</h4>\n", "#### Title\n"},
		{"###### Title", "<h6>Title</h6>\n", "###### Title\n"},
		{"**太字** と `code`", "<p><strong>太字</strong> と <code>code</code></p>\n", "**太字** と `code`\n"},
		{"***a*** ~~b~~", "<p><strong><em>a</em></strong> <s>b</s></p>\n", "***a*** ~~b~~\n"},
		{"一行目\n二行目", "<p>一行目<br>二行目</p>\n", "一行目\n二行目\n"},
		{"一行目  \n二行目", "<p>一行目<br>二行目</p>\n", "一行目\\\n二行目\n"},
		{"- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>\n<p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n", "- a\n- b\n  - c\n"},
		{"3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n", "3. a\n4. b\n"},
		{"- a\n\n* b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n", "- a\n\n* b\n"},
		{"> a", "<blockquote>\n<p>a</p>\n</blockquote>\n", "> a\n"},
		{"```\n<b>\n```", "<pre><code>&lt;b&gt;</code></pre>\n", "```\n<b>\n```\n"},
		{"[a](https://example.com/?a=1&b=2)", `<p><a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">a</a></p>` + "\n", "[a](<https://example.com/?a=1&amp;b=2>)\n"},
		{"[a](javascript:alert(1)) ![b](https://example.com/b.png)", "<p>a b</p>\n", "a b\n"},
		{"[a](JavaScript&#58;x)", "<p>a</p>\n", "a\n"},
		{"a@example.com", `<p><a href="mailto:a@example.com" rel="noopener noreferrer">a@example.com</a></p>` + "\n", "[a@example.com](<mailto:a@example.com>)\n"},
		{"<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n", "\\<b>x\\</b>\n"},
		{"<div>\nx\n</div>", "<p>&lt;div&gt;<br>x<br>&lt;/div&gt;</p>\n", "\\<div>\nx\n\\</div>\n"},
		{"a &#x202e; b", "<p>a ␦ b</p>\n", "a ␦ b\n"},
		{"\u202ea", "<p>␦a</p>\n", "␦a\n"},
		{"1 \\* 2", "<p>1 * 2</p>\n", "1 \\* 2\n"},
		{"学び。**強調。**次", "<p>学び。<strong>強調。</strong>次</p>\n", ""},
	} {
		blocks := Parse(c.source, 3)
		doc := asHTML(t, &Page{Blocks: blocks})
		_, body, _ := strings.Cut(doc, "<main>\n")
		body, _, _ = strings.Cut(body, "</main>")
		if c.markdown == "" { // CommonMark does not read it as emphasis
			c.html = strings.ReplaceAll(strings.ReplaceAll(c.html, "<strong>", "**"), "</strong>", "**")
			c.markdown = "学び。\\*\\*強調。\\*\\*次\n"
		}
		if body != c.html {
			t.Errorf("%q: %q, want %q", c.source, body, c.html)
		}
		if got := asMarkdown(t, blocks...); got != c.markdown {
			t.Errorf("%q: %q, want %q", c.source, got, c.markdown)
		}
	}
}

// Read back, what was written has the same blocks, and is written the same again.
func TestMarkdownIsReadBack(t *testing.T) {
	for _, s := range append(notes, pagetest.Hostile...) {
		blocks := Parse(s, 0)
		once := asMarkdown(t, blocks...)
		back := Parse(once, 0)
		if got, want := shape(back), shape(blocks); got != want {
			t.Errorf("%q is %s and becomes %s in\n%s", s, want, got, once)
		}
		if twice := asMarkdown(t, back...); twice != once {
			t.Errorf("%q: %q, then %q", s, once, twice)
		}
	}
}

func TestTablesLineUp(t *testing.T) {
	table := Table{
		Columns: []Column{{Title: "KPI"}, {Title: "実績", Right: true}, {Title: "推移", Drawn: true}, {Title: "期間", Written: true}},
		Rows:    [][]Cell{{{Text: Text("顧客獲得コスト")}, {Text: Text("38,200円")}, {Chart: &Chart{}}, {Text: Text("2026-10")}}, {{Text: Text("NPS")}, {Text: Text("68")}}},
	}
	const want = `
| KPI            |     実績 | 期間    |
| -------------- | -------: | ------- |
| 顧客獲得コスト | 38,200円 | 2026-10 |
| NPS            |       68 |         |
`
	if got := "\n" + asMarkdown(t, table); got != want {
		t.Errorf("got%s", got)
	}
}

func TestFactsAndCards(t *testing.T) {
	page := []Block{Card{Tone: Critical, Blocks: []Block{
		Heading{Level: 3, Text: []Span{Badge("!3 緊急", Critical), {Text: " CAC"}}},
		Pair{Left: []Block{Facts{List: []Fact{{"実績", []Block{Say("38,200円")}}, {"メモ", []Block{List{Items: [][]Block{{Say("a")}, {Say("b")}}}}}}}}, Right: []Block{&Chart{}}},
	}}, Break{}, Tiles{}, Say("end")}
	if got, want := asMarkdown(t, page...), "### !3 緊急 CAC\n\n- 実績: 38,200円\n- メモ:\n  - a\n  - b\n\nend\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
