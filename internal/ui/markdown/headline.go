package markdown

import (
	"strings"

	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

// headlineFrom is how much of a text is read for its first line.
const headlineFrom = 600

// Headline returns the first line of a text written in Markdown without its
// marks, printable; empty when it says nothing.
func Headline(src string) string {
	src = strings.TrimSpace(src)
	if len(src) > headlineFrom {
		src = strings.ToValidUTF8(src[:headlineFrom], "")
	}
	return headline(page.Parse(src, 0))
}

func headline(list []page.Block) string {
	for _, b := range list {
		said := ""
		switch b := b.(type) {
		case page.Heading:
			said = words(b.Text)
		case page.Paragraph:
			said = words(b.Text)
		case page.List:
			for _, item := range b.Items {
				if said = headline(item); said != "" {
					break
				}
			}
		case page.Quote:
			said = headline(b.Blocks)
		case page.Code:
			said, _, _ = strings.Cut(text.PrintableLines(b.Text), "\n")
		case page.Table:
			titles := make([]string, len(b.Columns))
			for i, c := range b.Columns {
				titles[i] = text.Printable(c.Title)
			}
			said = strings.Join(titles, "  ")
		}
		if said = strings.TrimSpace(said); said != "" {
			return said
		}
	}
	return ""
}

// words returns the words of spans up to the first line end.
func words(spans []page.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Style&(page.LineBreak|page.SoftBreak) != 0 && b.Len() > 0 {
			break
		}
		b.WriteString(text.Printable(s.Text))
	}
	return b.String()
}
