package page

import (
	"slices"
	"strings"
	"testing"

	"kpitui/internal/report/page/pagetest"
	"kpitui/internal/text"
)

// Whatever a text is, the documents have the same elements and blocks.
func FuzzTexts(f *testing.F) {
	for _, s := range pagetest.Hostile {
		f.Add(s)
	}
	elements, err := pagetest.Skeleton(asHTML(f, everywhere("x")))
	if err != nil {
		f.Fatal(err)
	}
	blocks := shape(Parse(asMarkdown(f, everywhere("x").Blocks...), 0))
	f.Fuzz(func(t *testing.T, s string) {
		s = s[:min(len(s), 500)]
		if strings.Trim(text.Printable(s), " ") == "" {
			s = "x" // a name is never blank
		}
		got, err := pagetest.Skeleton(asHTML(t, everywhere(s)))
		if err != nil || !slices.Equal(got, elements) {
			t.Fatalf("%+q: %v, %d elements, not %d", s, err, len(got), len(elements))
		}
		if got := shape(Parse(asMarkdown(t, everywhere(s).Blocks...), 0)); got != blocks {
			t.Fatalf("%+q becomes\n%s\nnot\n%s", s, got, blocks)
		}
	})
}

// Whatever somebody writes in Markdown, it comes out as safe HTML between what
// stands around it, and as Markdown that says the same.
func FuzzParse(f *testing.F) {
	for _, s := range pagetest.Hostile {
		f.Add(s)
	}
	for _, s := range notes {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = s[:min(len(s), 2000)]
		blocks := Parse(s, 3)
		between := append(append([]Block{Heading{Level: 2, Text: Text("before")}}, blocks...), Heading{Level: 2, Text: Text("behind")})
		if _, err := pagetest.Skeleton(asHTML(t, &Page{Lang: "en", Title: "x", Blocks: between})); err != nil {
			t.Fatalf("%+q: %v", s, err)
		}
		back := Parse(asMarkdown(t, between...), 0)
		if len(back) < 2 || shape(back[:1]) != "[h2]" || shape(back[len(back)-1:]) != "[h2]" {
			t.Fatalf("%+q breaks out of its place: %s", s, shape(back))
		}
		if got, want := shape(back[1:len(back)-1]), shape(blocks); got != want {
			t.Fatalf("%+q is %s and becomes %s in\n%s", s, want, got, asMarkdown(t, between...))
		}
	})
}
