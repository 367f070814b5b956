package page

import (
	"html"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"kpitui/internal/text"
)

// reader reads CommonMark with tables, struck text and bare addresses.
var reader = sync.OnceValue(func() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify)).Parser()
})

// maxDepth is how deep lists and quotes may stand in each other; what lies deeper
// becomes plain text.
const maxDepth = 12

// Parse reads what a person wrote in Markdown. Headings become those below level;
// HTML is no more than its letters; images are their descriptions; links lead to
// http, https and mailto only.
func Parse(source string, level int) []Block {
	src := []byte(text.PrintableLines(source))
	p := parsed{src: src, level: level}
	return p.blocks(reader().Parse(gtext.NewReader(src)), 0)
}

type parsed struct {
	src   []byte
	level int
}

// blocks returns the blocks in a node.
func (p *parsed) blocks(n ast.Node, depth int) (list []Block) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b := p.block(c, depth); b != nil {
			list = append(list, b)
		}
	}
	return list
}

func (p *parsed) block(n ast.Node, depth int) Block {
	switch n := n.(type) {
	case *ast.Heading:
		return Heading{Level: min(6, p.level+n.Level), Text: p.spans(n)}
	case *ast.Paragraph, *ast.TextBlock:
		return paragraph(p.spans(n))
	case *ast.ThematicBreak:
		return Rule{}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return Code{Text: strings.TrimRight(p.lines(n), "\n")}
	case *ast.HTMLBlock:
		source := p.lines(n)
		if n.HasClosure() {
			source += string(n.ClosureLine.Value(p.src))
		}
		return paragraph(broken(source))
	case *east.Table:
		return p.table(n)
	case *ast.List:
		if depth >= maxDepth {
			return paragraph(p.flat(n))
		}
		l := List{Ordered: n.IsOrdered(), Start: n.Start}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			if blocks := p.blocks(item, depth+1); len(blocks) > 0 {
				l.Items = append(l.Items, blocks)
			}
		}
		if len(l.Items) > 0 {
			return l
		}
	case *ast.Blockquote:
		if depth >= maxDepth {
			return paragraph(p.flat(n))
		}
		if blocks := p.blocks(n, depth+1); len(blocks) > 0 {
			return Quote{blocks}
		}
	}
	return nil
}

// paragraph returns a paragraph; nil when it has no words.
func paragraph(spans []Span) Block {
	if strings.Trim(text.Printable(wordsOf(spans)), " ") == "" {
		return nil
	}
	return Paragraph{Text: spans}
}

// lines returns the lines of a block as they were typed.
func (p *parsed) lines(n ast.Node) string {
	var b strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(p.src))
	}
	return b.String()
}

// broken returns a text of several lines as spans.
func broken(s string) (spans []Span) {
	for line := range strings.SplitSeq(strings.TrimRight(s, "\n"), "\n") {
		if len(spans) > 0 {
			spans = append(spans, Span{Style: SoftBreak})
		}
		spans = append(spans, Span{Text: line})
	}
	return spans
}

// flat returns all the words in a node, without their structure.
func (p *parsed) flat(n ast.Node) (spans []Span) {
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			spans = append(spans, Span{Text: plain(t.Segment.Value(p.src)) + " "})
		}
		return ast.WalkContinue, nil
	})
	return spans
}

func (p *parsed) table(n *east.Table) Block {
	var t Table
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []Cell
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, Cell{Text: p.spans(c)})
		}
		if _, head := row.(*east.TableHeader); !head {
			t.Rows = append(t.Rows, cells)
			continue
		}
		for i, c := range cells {
			right := i < len(n.Alignments) && n.Alignments[i] == east.AlignRight
			t.Columns = append(t.Columns, Column{Title: wordsOf(c.Text), Right: right})
		}
	}
	return t
}

// wordsOf returns the text of spans.
func wordsOf(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.Style&(LineBreak|SoftBreak) != 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

// spans returns the inline content of a block.
func (p *parsed) spans(n ast.Node) []Span {
	var out []Span
	p.inline(n, Span{}, &out)
	return out
}

// inline adds the content of a node to spans; like is the style around it.
func (p *parsed) inline(n ast.Node, like Span, out *[]Span) {
	add := func(s string) {
		if s == "" {
			return
		}
		if k := len(*out) - 1; k >= 0 && (*out)[k].Style == like.Style && (*out)[k].Link == like.Link {
			(*out)[k].Text += s
			return
		}
		like := like
		like.Text = s
		*out = append(*out, like)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		inner := like
		switch c := c.(type) {
		case *ast.Text:
			add(plain(c.Segment.Value(p.src)))
			switch {
			case c.HardLineBreak():
				*out = append(*out, Span{Style: LineBreak})
			case c.SoftLineBreak():
				*out = append(*out, Span{Style: SoftBreak})
			}
			continue
		case *ast.String:
			add(string(c.Value))
			continue
		case *ast.RawHTML:
			for i := range c.Segments.Len() {
				s := c.Segments.At(i)
				add(strings.ReplaceAll(string(s.Value(p.src)), "\n", " "))
			}
			continue
		case *ast.AutoLink:
			inner.Link = link(string(c.URL(p.src)), c.AutoLinkType == ast.AutoLinkEmail)
			inner.Text = string(c.Label(p.src))
			*out = append(*out, inner)
			continue
		case *ast.CodeSpan:
			inner.Style |= Mono
			inner.Text = p.code(c)
			*out = append(*out, inner)
			continue
		case *ast.Emphasis:
			if c.Level == 2 {
				inner.Style |= Strong
			} else {
				inner.Style |= Emphasis
			}
		case *east.Strikethrough:
			inner.Style |= Struck
		case *ast.Link:
			inner.Link = link(plain(c.Destination), false)
		}
		p.inline(c, inner, out)
	}
}

func (p *parsed) code(n *ast.CodeSpan) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(p.src))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// link returns where a link may lead; empty: nowhere.
func link(to string, mail bool) string {
	if mail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		to = "mailto:" + to
	}
	for _, scheme := range [...]string{"http://", "https://", "mailto:"} {
		if len(to) > len(scheme) && strings.EqualFold(to[:len(scheme)], scheme) {
			return string(util.URLEscape([]byte(text.Printable(to)), false))
		}
	}
	return ""
}

// plain returns a text without its escapes: \* is *, and &lt; is <.
func plain(b []byte) string {
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]):
			i++
			out.WriteByte(b[i])
		case c == '&':
			end := i + 1
			for end < len(b) && end < i+40 && (isLetter(b[end]) || b[end] == '#') {
				end++
			}
			if end < len(b) && b[end] == ';' {
				out.WriteString(html.UnescapeString(string(b[i : end+1])))
				i = end
				continue
			}
			out.WriteByte(c)
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}
