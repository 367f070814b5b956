package welcome

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// mark is the name in pixels, two rows of them to a line of the terminal.
var mark = [...]string{
	"#         #  #       #",
	"#  # ###    ### #  #  ",
	"###  #  # #  #  #  # #",
	"# #  #  # #  #  #  # #",
	"#  # ###  #  ##  ### #",
	"     #                ",
}

// The geometry of the screen, in columns.
const (
	most      = 74 // the block in the middle
	labelEnd  = 12
	fieldRoom = 32
	headLines = 3 // around the question: a blank line, itself, a blank line
)

// place is where things stand.
type place struct {
	left, width int
	top         int // blank lines above
	logo        bool
	intro       []string // the sentences
	about       int      // lines that say what a template is
	each        int      // lines from one template to the next
	first       int      // line of the first template
	seen        int      // templates in view
}

// layOut finds room. What gives way first on low screens: the mark, the lines
// between templates, all sentences but the first, the second line of what a
// template is; what is left scrolls.
func (s *Screen) layOut() place {
	p := place{width: max(1, min(most, s.width-4))}
	p.left = max(0, (s.width-p.width)/2)
	what := text.Wrap(s.env.T(words.What), p.width)
	all := slices.Concat(what, text.Wrap(s.env.T(words.How), p.width), text.Wrap(s.env.T(words.Where), p.width))
	longest := 1
	for i := range s.templates {
		longest = max(longest, min(2, len(s.aboutLines(i, p.width))))
	}
	for _, try := range []place{
		{logo: true, intro: all, about: longest, each: 2 + longest},
		{intro: all, about: longest, each: 2 + longest},
		{intro: all, about: longest, each: 1 + longest},
		{intro: what, about: longest, each: 1 + longest},
		{intro: what, about: 1, each: 2},
	} {
		try.left, try.width = p.left, p.width
		p = try
		p.first = len(p.intro) + headLines
		if p.logo {
			p.first += len(s.logo()) + 2
		}
		if used := p.first + p.each*len(s.templates); used <= s.height {
			p.top = (s.height - used) / 3
			break
		}
	}
	p.first += p.top
	p.seen = max(1, (s.height-p.first)/p.each)
	return p
}

// template returns the line on which the i-th template stands.
func (p place) template(i, offset int) int { return p.first + (i-offset)*p.each }

// logo draws the mark: a pixel is as wide as a column and half as high as a line.
func (s *Screen) logo() []string {
	if s.env.Theme.Glyphs.ASCII {
		return []string{"k p i t u i"}
	}
	out := make([]string, 0, len(mark)/2)
	for i := 0; i < len(mark); i += 2 {
		var b strings.Builder
		for j := range mark[i] {
			b.WriteRune([...]rune{' ', '⠛', '⣤', '⣿'}[bit(mark[i][j])+2*bit(mark[i+1][j])])
		}
		out = append(out, b.String())
	}
	return out
}

func bit(c byte) int {
	if c == '#' {
		return 1
	}
	return 0
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	out := make([]string, 0, s.height)
	p, th := s.layOut(), s.env.Theme
	say := func(draw func(*frame.Row)) {
		row := frame.NewRow(th, false, s.width, 0)
		row.Skip(p.left - 1)
		draw(row)
		out = append(out, row.String())
	}
	blank := func(n int) {
		for range n {
			out = append(out, "")
		}
	}
	blank(p.top)
	if p.logo {
		for _, l := range s.logo() {
			say(func(r *frame.Row) { r.Text(th.Accent, l) })
		}
		blank(2)
	}
	for i, l := range p.intro {
		style := th.Muted
		if i == 0 {
			style = th.Title
		}
		say(func(r *frame.Row) { r.Text(style, l) })
	}
	blank(1)
	if s.asks != nil {
		s.drawQuestions(say, blank)
	} else {
		say(func(r *frame.Row) { r.Text(th.Group, s.env.T(words.Start)) })
		blank(1)
		s.list.Resize(len(s.templates), p.seen)
		from, to := s.list.Window()
		for i := from; i < to; i++ {
			out = append(out, s.templateLines(i, p)...)
		}
	}
	for len(out) < s.height {
		out = append(out, "")
	}
	return strings.Join(out[:s.height], "\n")
}

// aboutLines returns what a template is.
func (s *Screen) aboutLines(i, width int) []string {
	return text.Wrap(text.Printable(s.env.T(s.templates[i].About)), width)
}

// templateLines draws a template: its title, and what it is below.
func (s *Screen) templateLines(i int, p place) []string {
	th, t := s.env.Theme, &s.templates[i]
	margin := strings.Repeat(" ", max(0, p.left-2))
	title := frame.NewRow(th, i == s.list.Cursor, min(p.width+3, s.width-len(margin)), 0)
	title.Skip(1)
	title.Text(title.Look().Title, s.env.T(t.Title))
	if t.Throwaway {
		title.Skip(2)
		title.Text(title.Look().Muted, s.env.T(words.Throwaway))
	}
	out := []string{margin + title.String()}
	about := s.aboutLines(i, p.width)
	if len(about) > p.about {
		about = append(about[:p.about-1], text.Truncate(strings.Join(about[p.about-1:], " "), p.width, th.Glyphs.Tail))
	}
	for _, l := range about {
		row := frame.NewRow(th, false, s.width, 0)
		row.Skip(p.left - 1)
		row.Text(th.Muted, l)
		out = append(out, row.String())
	}
	for len(out) < p.each {
		out = append(out, "")
	}
	return out
}

// drawQuestions draws the fields, and what explains the one with the focus.
func (s *Screen) drawQuestions(say func(func(*frame.Row)), blank func(int)) {
	th, q := s.env.Theme, s.asks
	say(func(r *frame.Row) { r.Text(th.Group, s.env.T(q.template.Title)) })
	blank(1)
	field := func(label metrics.Text, f *frame.Field, empty metrics.Text, focused bool) {
		say(func(r *frame.Row) {
			style := th.Muted
			if focused {
				style = th.Title
			}
			r.Left(style, labelEnd, s.env.T(label))
			shown, style := text.Truncate(text.Printable(f.Value()), fieldRoom, th.Glyphs.Tail), th.Field
			if focused {
				shown, _ = f.View(fieldRoom)
			}
			if f.Value() == "" {
				shown, style = s.env.T(empty), th.Placeholder
			}
			r.Left(style, fieldRoom, shown)
		})
	}
	currency := words.OwnCurrency
	if q.template.Currency == "" {
		currency = metrics.Same("")
	}
	field(words.Company, q.company, words.AnyCompany, !q.inCurrency)
	field(words.Currency, q.currency, currency, q.inCurrency)
	blank(1)
	hint, style := words.CompanyHint, th.Muted
	if q.inCurrency {
		hint = words.CurrencyHint
	}
	told := s.env.T(hint)
	if code := q.code(); q.inCurrency && q.template.Currency != "" && code != q.template.Currency && isCurrency(code) {
		told = fmt.Sprintf(s.env.T(words.OtherCurrency), q.template.Currency)
	}
	if q.problem != "" {
		told, style = q.problem, th.Error
	}
	say(func(r *frame.Row) { r.Text(style, told) })
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	if s.asks == nil {
		return nil
	}
	p := s.layOut()
	_, at := s.asks.field().View(fieldRoom)
	y := p.first
	if s.asks.inCurrency {
		y++
	}
	return tea.NewCursor(p.left+labelEnd+at, y)
}
