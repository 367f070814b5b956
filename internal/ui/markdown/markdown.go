// Package markdown draws what people wrote in Markdown, and documents of the same
// blocks, as styled lines for the terminal. Everything is made printable on the
// way: no escape sequence but those of the theme comes out.
package markdown

import (
	"fmt"
	"strings"

	"kpitui/internal/report/page"
	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

// Render draws a text written in Markdown in lines of at most width columns. Line
// ends are kept, as people mean them who never heard of Markdown. It parses and
// wraps: whoever draws often keeps the lines.
func Render(src string, t *theme.Theme, width int) []string {
	return Blocks(page.Parse(src, 0), t, width)
}

// Blocks draws the blocks of a document likewise. Charts are left out.
func Blocks(list []page.Block, t *theme.Theme, width int) []string {
	d := &drawer{Styles: &t.Styles, glyphs: &t.Glyphs}
	return d.blocks(list, max(1, width), false)
}

type drawer struct {
	*theme.Styles
	glyphs *theme.Glyphs
}

// leastRoom is what is left of the width where something is set in, at the
// least: deeper levels stand below each other.
const leastRoom = 12

// blocks draws blocks with an empty line between them, but none below a heading,
// and none in a tight list between a text and the list that belongs to it.
func (d *drawer) blocks(list []page.Block, width int, tight bool) []string {
	var (
		out  []string
		last page.Block
	)
	for _, b := range list {
		lines := d.block(b, width)
		if len(lines) == 0 {
			continue
		}
		if last != nil && !belongs(last, b, tight) {
			out = append(out, "")
		}
		out, last = append(out, lines...), b
	}
	return out
}

// belongs reports whether no empty line parts a block from the one above it.
func belongs(above, b page.Block, tight bool) bool {
	if _, ok := above.(page.Heading); ok {
		return true
	}
	_, isList := b.(page.List)
	return tight && isList
}

func (d *drawer) block(b page.Block, width int) []string {
	switch b := b.(type) {
	case page.Heading:
		return d.inline(b.Text, d.heading(b.Level)).wrap(width)
	case page.Paragraph:
		return d.inline(b.Text, d.role(b.Role)).wrap(width)
	case page.List:
		return d.list(b, width)
	case page.Code:
		return d.code(b.Text, width)
	case page.Quote:
		return d.setIn(width, d.bar(d.Track), func(w int) []string { return d.blocks(b.Blocks, w, false) })
	case page.Rule:
		return []string{d.Track.Render(strings.Repeat(d.glyphs.Rule, width))}
	case page.Facts:
		return d.facts(b.List, width)
	case page.Table:
		return d.table(b, width)
	case page.Card:
		return d.setIn(width, d.bar(d.tone(b.Tone)), func(w int) []string { return d.blocks(b.Blocks, w, false) })
	case page.Pair:
		return d.blocks(append(append([]page.Block{}, b.Left...), b.Right...), width, false)
	}
	return nil
}

func (d *drawer) heading(level int) theme.Style {
	switch level {
	case 1:
		return d.Title
	case 2:
		return d.Group
	}
	return d.Text.Bold()
}

func (d *drawer) role(r page.Role) theme.Style {
	switch r {
	case page.Lead:
		return d.Text.Bold()
	case page.Small:
		return d.Muted
	}
	return d.Text
}

// mark is what stands before the lines of a block that is set in.
type mark struct {
	first, rest string // drawn
	width       int
}

// bar marks every line at its left edge.
func (d *drawer) bar(style theme.Style) mark {
	edge := style.Render(d.glyphs.Separator) + d.Space.Render(" ")
	return mark{edge, edge, text.Width(d.glyphs.Separator) + 1}
}

// sign marks the first line and sets the others in as far.
func (d *drawer) sign(style theme.Style, s string) mark {
	w := text.Width(s)
	return mark{style.Render(s), d.Space.Render(strings.Repeat(" ", w)), w}
}

// setIn draws something behind a mark, and without it where there is no room.
func (d *drawer) setIn(width int, m mark, draw func(width int) []string) []string {
	if width-m.width < leastRoom {
		return draw(width)
	}
	lines := draw(width - m.width)
	for i, l := range lines {
		switch {
		case i == 0:
			lines[i] = m.first + l
		case l != "" || m.rest == m.first:
			lines[i] = m.rest + l
		}
	}
	return lines
}

func (d *drawer) list(l page.List, width int) []string {
	tight := true
	for _, item := range l.Items {
		tight = tight && isTight(item)
	}
	digits := len(fmt.Sprint(l.Start + len(l.Items) - 1))
	var out []string
	for i, item := range l.Items {
		m := d.sign(d.Muted, "- ")
		if l.Ordered {
			m = d.sign(d.Muted, fmt.Sprintf("%*d. ", digits, l.Start+i))
		}
		if i > 0 && !tight {
			out = append(out, "")
		}
		lines := d.setIn(width, m, func(w int) []string {
			if lines := d.blocks(item, w, true); len(lines) > 0 {
				return lines
			}
			return []string{""}
		})
		out = append(out, lines...)
	}
	return out
}

// isTight reports whether an item is one text, and at most lists below it.
func isTight(item []page.Block) bool {
	for i, b := range item {
		if _, isList := b.(page.List); i > 0 && !isList {
			return false
		}
	}
	return true
}

// code draws lines as they are; what is too long for one goes on in the next.
func (d *drawer) code(src string, width int) []string {
	return d.setIn(width, d.sign(d.Space, "  "), func(w int) []string {
		var out []string
		for _, l := range text.Wrap(text.PrintableLines(strings.TrimRight(src, "\n")), w) {
			out = append(out, d.Muted.Render(l))
		}
		return out
	})
}

// facts draws labels with what there is to say beside them, or below where the
// labels are long.
func (d *drawer) facts(list []page.Fact, width int) []string {
	const gap = 2
	labels := 0
	for _, f := range list {
		labels = max(labels, text.Width(text.Printable(f.Label)))
	}
	var out []string
	for _, f := range list {
		label := text.Printable(f.Label)
		if labels > width/3 || width-labels-gap < leastRoom {
			out = append(out, d.Muted.Render(text.Truncate(label, width, d.glyphs.Tail)))
			out = append(out, d.setIn(width, d.sign(d.Space, "  "), func(w int) []string { return d.blocks(f.Value, w, true) })...)
			continue
		}
		m := d.sign(d.Muted, text.PadRight(label, labels+gap))
		lines := d.setIn(width, m, func(w int) []string {
			if lines := d.blocks(f.Value, w, true); len(lines) > 0 {
				return lines
			}
			return []string{""}
		})
		out = append(out, lines...)
	}
	return out
}
