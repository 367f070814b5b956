package review

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/markdown"
	"kpitui/internal/ui/theme"
)

// page is what a step shows, as high as it wants to be; the screen shows the part
// of it around the focus.
type page struct {
	env           *frame.Env
	width, height int // of the part that can be seen
	lines         []string
	top           int      // so many of the first lines stay while the others are scrolled
	foot          []string // below the lines, and stay too
	items         []item
	focus         frame.Span // must be in view
	x, y          int        // of the terminal's cursor; x -1: none
	dense         bool       // there is no room for what only parts things
}

// item is the lines of one item.
type item struct {
	at int
	frame.Span
}

func newPage(env *frame.Env, width, height int) *page {
	return &page{env: env, width: width, height: height, x: -1}
}

func (p *page) row(selected bool, gap int) *frame.Row {
	return frame.NewRow(p.env.Theme, selected, p.width, gap)
}

func (p *page) add(lines ...string) { p.lines = append(p.lines, lines...) }

// begin starts the lines of an item; the returned function ends them. The focus is
// on them when the cursor is.
func (p *page) begin(at int, selected bool) (end func()) {
	from := len(p.lines)
	return func() {
		span := frame.Span{From: from, To: len(p.lines)}
		p.items = append(p.items, item{at, span})
		if selected && p.x < 0 {
			p.focus = span
		}
	}
}

// indentOf is what a paragraph stands in from the edge.
const edge = 1

// text puts a text on the page, wrapped and standing in by so many columns.
func (p *page) text(style theme.Style, indent int, s string) {
	for _, l := range text.Wrap(text.Printable(s), max(1, p.width-indent-edge)) {
		r := p.row(false, 0)
		r.Skip(indent - edge)
		r.Text(style, l)
		p.add(r.String())
	}
}

// heading puts a title on the page, with something quieter behind it.
func (p *page) heading(title, more string) {
	r := p.row(false, 2)
	r.Text(p.env.Theme.Title, title)
	if more != "" {
		r.Text(p.env.Theme.Muted, more)
	}
	p.add(r.String())
}

// beside is how many columns there are beside labels of a width.
func (p *page) beside(labels int) int { return max(1, p.width-labels-2-2*edge) }

// labelled puts a text beside a label that stands in a column of its own.
func (p *page) labelled(label string, width int, style theme.Style, s string) {
	if s == "" {
		return
	}
	for i, l := range text.Wrap(text.Printable(s), p.beside(width)) {
		r := p.row(false, 2)
		if i > 0 {
			label = ""
		}
		r.Left(p.env.Theme.Muted, width, label)
		r.Text(style, l)
		p.add(r.String())
	}
}

func (p *page) blank() {
	if n := len(p.lines); n > 0 && strings.TrimSpace(p.lines[n-1]) != "" {
		p.add("")
	}
}

// low reports whether there is little height, so that what only parts things
// gives way.
func (p *page) low() bool { return p.dense || p.height < 18 }

// space parts two things where there is room for it.
func (p *page) space() {
	if !p.low() {
		p.blank()
	}
}

// readable is how wide a text of several lines gets, so that the eye finds the
// next one.
const readable = 100

// markdown puts a text on the page as it is meant, standing in by so many columns.
func (p *page) markdown(indent int, src string) {
	for _, l := range markdown.Render(src, p.env.Theme, max(1, min(readable, p.width-indent-edge))) {
		r := p.row(false, 0)
		r.Skip(indent - edge)
		r.Put(ansi.StringWidth(l), l)
		p.add(r.String())
	}
}

// pin has the lines so far stay while those below are scrolled.
func (p *page) pin() { p.top = len(p.lines) }

// close puts the foot below the lines where it fits with them, else it keeps it
// apart; a window that is too low for that scrolls it with the others.
func (p *page) close() {
	foot, all := p.foot, len(p.lines)+len(p.foot)
	if all > p.height && p.height >= len(foot)+leastBody {
		return
	}
	if p.foot = nil; all < p.height && len(foot) > 0 {
		p.blank()
	}
	p.add(foot...)
}

// append puts what another page of the same width holds below.
func (p *page) append(o *page) {
	if o.x >= 0 {
		at := len(p.lines)
		p.x, p.y, p.focus = o.x, at+o.y, frame.Span{From: at + o.focus.From, To: at + o.focus.To}
	}
	p.add(o.lines...)
}
