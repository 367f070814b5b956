package page

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"kpitui/internal/report/page/pagetest"
	"kpitui/internal/text"
)

// everywhere is a page that has a text in every place that takes one.
func everywhere(s string) *Page {
	chart := &Chart{Title: s, About: s, Value: s, Plan: s, Format: func(float64) string { return s }, Low: math.Inf(-1), High: math.Inf(1),
		Points: []Point{{Label: s, Value: 1, Plan: 2, Upper: math.NaN()}, {Label: s, Value: math.NaN(), Plan: 3, Upper: 4, Hold: true}, {Label: s, Value: 3, Plan: math.NaN(), Upper: math.NaN(), Tone: Critical}}}
	spans := []Span{{Text: s}, {Text: s, Style: Strong}, {Text: s, Style: Emphasis | Struck}, {Text: s, Style: Mono}, {Text: s, Link: "https://example.com/?q=" + s}, Badge(s, Warning), {Style: LineBreak}, {Text: s, Style: Dim}}
	table := Table{
		Label: s, Stack: true,
		Columns: []Column{{Title: s, Head: true}, {Title: s, Right: true}, {Title: s, Drawn: true}, {Title: s, Written: true}},
		Rows:    [][]Cell{{{Text: spans[:3], Under: s}, {Text: Text(s)}, {Chart: chart}, {Text: Text(s)}}, {{Text: Text(s)}}},
	}
	return &Page{Lang: "en", Title: s, Blocks: []Block{
		Heading{Level: 1, Text: Text(s)}, Paragraph{Text: spans}, Tiles{List: []Tile{{Label: s, Figure: s}}},
		List{Items: [][]Block{{Say(s)}, {Say(s), List{Items: [][]Block{{Say(s)}}}}}}, List{Ordered: true, Start: 3, Items: [][]Block{{Say(s)}}},
		Facts{List: []Fact{{Label: s, Value: []Block{Say(s)}}, {Label: s, Value: []Block{List{Items: [][]Block{{Say(s)}}}}}}},
		table, Quote{Blocks: []Block{Say(s), Say(s)}}, Code{Text: s}, Rule{}, Break{}, Heading{Level: 2, Text: spans[:1]},
		Card{Tone: Critical, Blocks: []Block{Heading{Level: 3, Text: Text(s)}, Pair{Left: []Block{Say(s)}, Right: []Block{chart, table}}}},
	}}
}

func asHTML(t testing.TB, p *Page) string {
	t.Helper()
	var b strings.Builder
	if err := WriteHTML(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asMarkdown(t testing.TB, blocks ...Block) string {
	t.Helper()
	var b strings.Builder
	if err := WriteMarkdown(&b, &Page{Blocks: blocks}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestTextsCannotChangeTheHTML(t *testing.T) {
	want, err := pagetest.Skeleton(asHTML(t, everywhere("x")))
	if err != nil {
		t.Fatal(err)
	}
	if len(want) < 100 {
		t.Fatalf("%d elements", len(want))
	}
	for _, s := range pagetest.Hostile {
		doc := asHTML(t, everywhere(s))
		got, err := pagetest.Skeleton(doc)
		if err != nil {
			t.Errorf("%q: %v", s, err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q has other elements: %d, not %d", s, len(got), len(want))
		}
	}
}

func TestHTMLAsksForNothing(t *testing.T) {
	doc := asHTML(t, everywhere("x"))
	for _, must := range []string{
		"<!DOCTYPE html>\n<html lang=\"en\">", `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"`,
		"<title>x</title>", `<th scope="row">x`, `role="img" aria-labelledby="c1t c1d"><title id="c1t">x</title><desc id="c1d">x</desc>`,
	} {
		if !strings.Contains(doc, must) {
			t.Errorf("no %s", must)
		}
	}
	if i := strings.Index(doc, "url("); i >= 0 || strings.Contains(doc, "@import") {
		t.Errorf("the style sheet asks for something")
	}
}

// shape returns the blocks of a document without their texts.
func shape(blocks []Block) string {
	var parts []string
	for _, b := range blocks {
		switch b := b.(type) {
		case Heading:
			parts = append(parts, fmt.Sprint("h", b.Level))
		case Paragraph:
			parts = append(parts, "p")
		case Quote:
			parts = append(parts, "quote"+shape(b.Blocks))
		case List:
			var items []string
			for _, item := range b.Items {
				items = append(items, shape(item))
			}
			parts = append(parts, fmt.Sprint("list", b.Ordered, b.Start, items))
		case Table:
			parts = append(parts, fmt.Sprint("table", len(b.Columns), "x", len(b.Rows)))
		default:
			parts = append(parts, fmt.Sprintf("%T", b))
		}
	}
	return fmt.Sprint(parts)
}

func TestTextsCannotChangeTheMarkdown(t *testing.T) {
	want := shape(Parse(asMarkdown(t, everywhere("x").Blocks...), 0))
	if !strings.Contains(want, "table3x2") || !strings.Contains(want, "h3") {
		t.Fatal(want)
	}
	for _, s := range pagetest.Hostile {
		if got := shape(Parse(asMarkdown(t, everywhere(s).Blocks...), 0)); got != want {
			t.Errorf("%q becomes\n%s\nnot\n%s", s, got, want)
		}
	}
}

// What is escaped reads as it was written.
func TestTextsSurviveMarkdown(t *testing.T) {
	for _, s := range pagetest.Hostile {
		want := strings.Join(strings.Fields(text.Printable(s)), " ")
		back := Parse(asMarkdown(t, Say(s), Table{Columns: []Column{{Title: "x"}}, Rows: [][]Cell{{{Text: Text(s)}}}}, Heading{Level: 2, Text: Text(s)}), 0)
		if len(back) != 3 {
			t.Errorf("%q becomes %s", s, shape(back))
			continue
		}
		for i, got := range []string{wordsOf(back[0].(Paragraph).Text), wordsOf(back[1].(Table).Rows[0][0].Text), wordsOf(back[2].(Heading).Text)} {
			if strings.Join(strings.Fields(got), " ") != want {
				t.Errorf("%d: %q comes back as %q", i, want, got)
			}
		}
	}
}
