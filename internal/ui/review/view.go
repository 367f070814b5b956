package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// railAt is the width from which the steps stand beside the page; below it they
// are a line above.
const railAt = 100

// spacious is the height from which empty lines part the head from the page.
const spacious = 20

// seen is what stands where in the view.
type seen struct {
	x, y, lines int // of the page: its corner, and how many lines it has
	height, top int // lines of it that can be seen, and how many stay above the others
	items       []item
	focus       frame.Span
	cursor      *tea.Cursor
	rail        []int // the step on each line below the head; -1: none
	railWidth   int   // 0: there is no rail
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	if s.drawn == "" {
		s.drawn = strings.Join(s.compose(), "\n")
	}
	return s.drawn
}

// compose returns height lines, none wider than width.
func (s *Screen) compose() []string {
	s.seen = seen{}
	if s.height <= 0 || s.width <= 0 || s.period.IsZero() {
		return make([]string, max(0, s.height))
	}
	lines := []string{s.titleLine()}
	var rail []string
	if s.walking() {
		if s.width >= railAt {
			rail = s.rail(s.height - 2)
		} else {
			lines = append(lines, s.railLine())
		}
	}
	if s.height >= spacious {
		lines = append(lines, "")
	}
	s.seen.y, s.seen.x = len(lines), 0
	if rail != nil {
		s.seen.x = s.seen.railWidth + railGap
	}
	page := s.page(s.width-s.seen.x, s.height-len(lines))
	gap, blank := s.env.Theme.Space.Render(strings.Repeat(" ", railGap)), s.env.Theme.Space.Render(strings.Repeat(" ", s.seen.x))
	for i := 0; len(lines) < s.height; i++ {
		line := ""
		if i < len(page) {
			line = page[i]
		}
		switch {
		case i < len(rail):
			line = rail[i] + gap + line
		case line != "":
			line = blank + line
		}
		lines = append(lines, line)
	}
	return lines[:s.height]
}

// page draws what the step shows and returns the part of it that can be seen. A
// last line says how much is above and below where not all can.
func (s *Screen) page(width, height int) []string {
	if height <= 0 {
		return nil
	}
	p := newPage(s.env, width, height)
	switch {
	case s.walking():
		s.here().draw(p)
	case s.review == nil:
		s.drawNone(p)
	default:
		s.drawMinutes(p)
	}
	p.close()
	height -= len(p.foot)
	over := len(p.lines) > height
	if over {
		height = max(1, height-1)
	}
	if height < p.top+leastBody || !over {
		p.top = 0
	}
	s.seen.lines, s.seen.items, s.seen.focus, s.seen.height, s.seen.top = len(p.lines), p.items, p.focus, height, p.top
	s.follow(p, height)
	out := slices.Concat(p.lines[:p.top], p.lines[s.offset+p.top:min(len(p.lines), s.offset+height)])
	if y := p.y - s.offset; p.x >= 0 && y >= p.top && y < height {
		s.seen.cursor = tea.NewCursor(s.seen.x+p.x, s.seen.y+y)
	}
	if over && s.height > len(out) {
		out = append(out, s.moreLine(p, s.offset, len(p.lines)-s.offset-height))
	}
	return append(out, p.foot...)
}

// leastBody is how many lines there are below those that stay, or they do not.
const leastBody = 4

// follow moves the window so that the focus is in view, and what stands above the
// first item with it. A page without a cursor is scrolled by hand.
func (s *Screen) follow(p *page, height int) {
	most := max(0, len(p.lines)-height)
	s.offset = max(0, min(s.offset, most))
	if s.walking() && s.here().cursor().alone && p.x < 0 || p.focus.To == 0 {
		return
	}
	if p.focus.To > s.offset+height {
		s.offset = p.focus.To - height
	}
	top := p.focus.From - p.top
	if p.x < 0 && len(p.items) > 0 && p.focus == p.items[0].Span && p.focus.To <= height {
		top = 0
	}
	s.offset = max(0, min(s.offset, top))
	if p.x >= 0 && p.y >= s.offset+height { // of a field larger than the window
		s.offset = p.y - height + 1
	}
	s.offset = min(s.offset, most)
}

// pageHeight is how many lines of the page can be seen.
func (s *Screen) pageHeight() int {
	s.View()
	return s.seen.height
}

func (s *Screen) moreLine(p *page, above, below int) string {
	th := s.env.Theme
	r := p.row(false, 3)
	if above > 0 {
		r.Text(th.Muted, fmt.Sprintf("%s %d", th.Glyphs.Up, above))
	}
	if below > 0 {
		r.Text(th.Muted, fmt.Sprintf("%s %d", th.Glyphs.Down, below))
	}
	return r.String()
}

// titleLine says which review this is, how it stands and how long it has taken.
func (s *Screen) titleLine() string {
	th := s.env.Theme
	r := frame.NewRow(th, false, s.width, 2)
	r.Text(th.Title, s.env.T(titles[s.period.Kind])+"  "+s.env.Info().Title(s.period, s.env.Lang))
	for _, right := range s.standing() {
		if w := text.Width(right) + edge; w < r.Rest() {
			r.Skip(r.Rest() - w)
			r.Text(th.Muted, right)
			break
		}
	}
	return r.String()
}

// standing says whether the review is open, or by whom it was closed, and how long
// it has taken; in words of several lengths, the longest first.
func (s *Screen) standing() []string {
	switch {
	case s.review == nil:
		return nil
	case s.review.Closed():
		c := s.review.Closing
		on := fmt.Sprintf(s.env.T(words.ClosedOn), c.At.In(s.env.Now.Location()).Format(time.DateOnly))
		total := 0
		for _, seconds := range c.Spent {
			total += seconds
		}
		return []string{spaced(on, text.Printable(c.By), clock(total)), on, s.env.T(words.ClosedWord)}
	case s.env.Past:
		return []string{s.env.T(words.OpenThen), s.env.T(words.Running)}
	}
	return []string{spaced(s.env.T(words.Running), clock(s.draft.total())), s.env.T(words.Running)}
}

// spaced puts two columns between the texts that say something.
func spaced(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), "  ")
}

// clock writes a length of time as minutes and seconds; nothing for none.
func clock(seconds int) string {
	if seconds == 0 {
		return ""
	}
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	s.View()
	return s.seen.cursor
}

// AnchorRow implements [frame.Anchor].
func (s *Screen) AnchorRow() int {
	s.View()
	if s.walking() && s.here().cursor().alone {
		return s.seen.y
	}
	return s.seen.y + max(0, s.seen.focus.From-s.offset)
}

// Click implements [frame.Clicker]: a click selects a step or an item, a second
// one opens the item.
func (s *Screen) Click(x, y int) tea.Cmd {
	s.View()
	if !s.walking() || s.fields != nil {
		return nil
	}
	s.count()
	s.drawn = ""
	y -= s.seen.y
	if x < s.seen.railWidth {
		if y >= 0 && y < len(s.seen.rail) && s.seen.rail[y] >= 0 {
			return s.goTo(s.seen.rail[y], 0)
		}
		return nil
	}
	for _, it := range s.seen.items {
		if at := y + s.offset; y >= s.seen.top && at >= it.From && at < it.To {
			if it.at == s.here().cursor().at {
				cmd, _ := s.here().do(keys.Open)
				return cmd
			}
			return s.goTo(s.at, it.at)
		}
	}
	return nil
}

// Wheel implements [frame.Clicker].
func (s *Screen) Wheel(by int) tea.Cmd {
	s.drawn = ""
	if !s.walking() || s.here().cursor().alone {
		s.offset += by
		return nil
	}
	if s.fields != nil {
		return nil
	}
	return s.goTo(s.at, s.here().cursor().at+by)
}
