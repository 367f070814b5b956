package page

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"kpitui/internal/text"
)

//go:embed page.css
var style string

// WriteHTML writes a page as one HTML file that asks for nothing from outside and
// runs nothing: its policy forbids both to whoever opens it.
func WriteHTML(out io.Writer, p *Page) error {
	w := &markup{lang: p.Lang}
	w.raw("<!DOCTYPE html>\n")
	w.open("html", "lang", p.Lang)
	w.raw("\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
	w.text(p.Title)
	w.raw("</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<main>\n")
	w.blocks(p.Blocks)
	w.raw("</main>\n</body>\n</html>\n")
	_, err := io.WriteString(out, w.b.String())
	return err
}

// markup writes elements. Texts go through text only, attributes through open.
type markup struct {
	b    strings.Builder
	lang string
	ids  int // given to charts
}

func (w *markup) raw(s string) { w.b.WriteString(s) }

func (w *markup) text(s string) { w.b.WriteString(html.EscapeString(text.Printable(s))) }

// open begins an element; attributes are names and values in turn, and one with
// an empty value is left out.
func (w *markup) open(name string, attributes ...string) {
	w.raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			w.raw(" " + attributes[i] + `="`)
			w.text(attributes[i+1])
			w.raw(`"`)
		}
	}
	w.raw(">")
}

func (w *markup) blocks(list []Block) {
	for _, b := range list {
		if b != nil {
			w.block(b)
		}
	}
}

func (w *markup) block(b Block) {
	switch b := b.(type) {
	case Heading:
		name := "h" + strconv.Itoa(max(1, min(6, b.Level)))
		w.open(name)
		w.spans(b.Text)
		w.raw("</" + name + ">\n")
	case Paragraph:
		w.open("p", "class", roles[b.Role])
		w.spans(b.Text)
		w.raw("</p>\n")
	case List:
		w.list(b)
	case Facts:
		w.raw("<dl>\n")
		for _, f := range b.List {
			w.raw("<div><dt>")
			w.text(f.Label)
			w.raw("</dt><dd>")
			w.inside(f.Value)
			w.raw("</dd></div>\n")
		}
		w.raw("</dl>\n")
	case Code:
		w.raw("<pre><code>")
		w.raw(html.EscapeString(text.PrintableLines(b.Text)))
		w.raw("</code></pre>\n")
	case Quote:
		w.raw("<blockquote>\n")
		w.blocks(b.Blocks)
		w.raw("</blockquote>\n")
	case Rule:
		w.raw("<hr>\n")
	case Table:
		w.table(b)
	case Card:
		w.open("section", "class", strings.TrimSpace("card "+tones[b.Tone]))
		w.raw("\n")
		w.blocks(b.Blocks)
		w.raw("</section>\n")
	case Pair:
		w.raw("<div class=\"pair\">\n<div>\n")
		w.blocks(b.Left)
		w.raw("</div>\n<div>\n")
		w.blocks(b.Right)
		w.raw("</div>\n</div>\n")
	case Tiles:
		w.raw("<ul class=\"tiles\">\n")
		for _, t := range b.List {
			w.open("li", "class", tones[t.Tone])
			w.raw("<b>")
			w.text(t.Figure)
			w.raw("</b><span>")
			w.text(t.Label)
			w.raw("</span></li>\n")
		}
		w.raw("</ul>\n")
	case Break:
		w.raw("<div class=\"newpage\"></div>\n")
	case *Chart:
		w.chart(b)
	}
}

var roles = [...]string{Plain: "", Lead: "lead", Subtitle: "subtitle", Small: "small", Source: "source"}

var tones = [...]string{Neutral: "", Accent: "accent", Good: "good", Caution: "caution", Warning: "warning", Critical: "critical"}

// inside writes what stands in an item: a text alone needs no paragraph.
func (w *markup) inside(list []Block) {
	if p, ok := first(list).(Paragraph); ok && len(list) == 1 {
		w.spans(p.Text)
		return
	}
	w.raw("\n")
	w.blocks(list)
}

func (w *markup) list(l List) {
	name := "ul"
	if l.Ordered {
		name = "ol"
		start := ""
		if l.Start != 1 {
			start = strconv.Itoa(l.Start)
		}
		w.open(name, "start", start)
	} else {
		w.open(name)
	}
	w.raw("\n")
	for _, item := range l.Items {
		w.raw("<li>")
		w.inside(item)
		w.raw("</li>\n")
	}
	w.raw("</" + name + ">\n")
}

func (w *markup) table(t Table) {
	if t.Stack {
		w.open("div", "class", "stack")
	} else {
		w.open("div", "class", "wide", "role", "region", "tabindex", "0", "aria-label", t.Label)
	}
	w.raw("\n")
	size := ""
	switch {
	case t.Compact:
		size = "compact"
	case len(t.Rows) <= 8:
		size = "short"
	}
	w.open("table", "class", size)
	w.raw("\n")
	w.widths(t.Columns)
	w.raw("<thead>\n<tr>")
	for _, c := range t.Columns {
		if !c.Written {
			w.open("th", "scope", "col", "class", class(c))
			w.text(c.Title)
			w.raw("</th>")
		}
	}
	w.raw("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.raw("<tr>")
		for i, c := range t.Columns {
			var cell Cell
			if i < len(row) {
				cell = row[i]
			}
			if !c.Written {
				w.cell(c, cell)
			}
		}
		w.raw("</tr>\n")
	}
	w.raw("</tbody>\n</table>\n</div>\n")
}

// widths sets the columns of tables with the same titles under each other.
func (w *markup) widths(columns []Column) {
	set := false
	for _, c := range columns {
		set = set || c.Width > 0
	}
	if !set {
		return
	}
	w.raw("<colgroup>")
	for _, c := range columns {
		switch {
		case c.Written:
		case c.Width > 0:
			w.open("col", "style", "width:"+strconv.Itoa(c.Width)+"%")
		default:
			w.raw("<col>")
		}
	}
	w.raw("</colgroup>\n")
}

func (w *markup) cell(c Column, cell Cell) {
	name := "td"
	if c.Head {
		name = "th"
		w.open(name, "scope", "row")
	} else {
		w.open(name, "class", class(c), "data-label", c.Title)
	}
	if cell.Chart != nil {
		w.spark(cell.Chart)
	}
	w.spans(cell.Text)
	if cell.Under != "" {
		w.raw("<span class=\"under\">")
		w.text(cell.Under)
		w.raw("</span>")
	}
	w.raw("</" + name + ">")
}

func class(c Column) string {
	switch {
	case c.Drawn:
		return "drawn"
	case c.Mark:
		return "mark"
	case c.Right:
		return "num"
	}
	return ""
}

// tags are the elements of the styles, the outermost first.
var tags = [...]struct {
	style Style
	name  string
}{{Strong, "strong"}, {Emphasis, "em"}, {Struck, "s"}, {Mono, "code"}}

func (w *markup) spans(spans []Span) {
	for i, s := range spans {
		if s.Style&(LineBreak|SoftBreak) != 0 {
			w.raw("<br>")
			continue
		}
		if s.Link != "" && (i == 0 || spans[i-1].Link != s.Link) {
			w.open("a", "href", s.Link, "rel", "noopener noreferrer")
		}
		w.span(s)
		if s.Link != "" && (i+1 == len(spans) || spans[i+1].Link != s.Link) {
			w.raw("</a>")
		}
	}
}

func (w *markup) span(s Span) {
	if s.Style&badge != 0 {
		w.open("span", "class", strings.TrimSpace("badge "+tones[s.Tone]))
		w.text(s.Text)
		w.raw("</span>")
		return
	}
	var open []string
	for _, t := range tags {
		if s.Style&t.style != 0 {
			w.open(t.name)
			open = append(open, t.name)
		}
	}
	if s.Style&Dim != 0 {
		w.open("span", "class", "dim")
		open = append(open, "span")
	}
	w.text(s.Text)
	for i := len(open) - 1; i >= 0; i-- {
		w.raw("</" + open[i] + ">")
	}
}

// id returns an id that no other element of the page has.
func (w *markup) id(prefix string) string {
	w.ids++
	return fmt.Sprintf("%s%d", prefix, w.ids)
}
