package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
)

// The geometry of a form: the title and a blank line above the rows, a blank
// line and what explains the row with the focus below them. On low screens the
// blank lines give way.
const (
	lowAt      = 16 // height below which there are no blank lines
	mostLabel  = 18 // columns of the labels
	labelGap   = 2
	mostLine   = 112 // columns that a form takes, however wide the screen is
	indentLine = 2
)

// line is one line of the list of rows.
type line struct {
	row *row   // nil: blank
	sub int    // 0: the row itself; else the line below it
	say string // what is wrong, when it has no room beside the row
}

func (s *Screen) low() bool { return s.height < lowAt }

func (s *Screen) headHeight() int {
	if s.low() {
		return 1
	}
	return 2
}

func (s *Screen) footHeight() int {
	if s.low() {
		return 2
	}
	return 3
}

func (s *Screen) listHeight() int { return max(0, s.height-s.headHeight()-s.footHeight()) }

// lines lays the rows out, without drawing them.
func (s *Screen) lines() []line {
	out := make([]line, 0, len(s.rows)+8)
	for i, r := range s.rows {
		if i > 0 && (r.control == nil || r == s.saveAbove || r == s.saveBelow) && !s.low() {
			out = append(out, line{})
		}
		out = append(out, line{row: r})
		if c, ok := r.control.(tall); ok {
			for j := range c.below(s.contentWidth()-s.labelEnd(), s.listHeight(), r == s.focus) {
				out = append(out, line{row: r, sub: j + 1})
			}
		}
		if wrong := s.shownProblem(r); wrong != "" && text.Width(wrong) > s.besideRoom(r) {
			for _, l := range text.Wrap(wrong, max(1, s.contentWidth()-s.labelEnd()-1)) {
				out = append(out, line{row: r, say: l})
			}
		}
	}
	return out
}

// shownProblem returns what is wrong with a row, but not of one that is still
// being typed.
func (s *Screen) shownProblem(r *row) string {
	if r == s.focus {
		return text.Printable(r.problem)
	}
	return text.Printable(r.wrong())
}

func (s *Screen) contentWidth() int { return max(1, min(s.width-2, mostLine)) }

// labelEnd returns the column at which the controls begin.
func (s *Screen) labelEnd() int {
	widest := 0
	for _, r := range s.subject.rows(s.saveAbove, s.saveBelow) {
		if r.control != nil {
			widest = max(widest, text.Width(s.env.T(r.text.Label)))
		}
	}
	return indentLine + min(widest, mostLabel) + labelGap
}

// besideRoom returns the columns behind a row's field.
func (s *Screen) besideRoom(r *row) int {
	room := s.contentWidth() - s.labelEnd()
	switch c := r.control.(type) {
	case *entry:
		return room - min(c.room, room) - 2
	case *finder:
		return room - finderRoom - 2
	default:
		return 0
	}
}

// scroll keeps the row with the focus in view, with what stands below it.
func (s *Screen) scroll() {
	lines := s.lines()
	first := slices.IndexFunc(lines, func(l line) bool { return l.row == s.focus })
	last := first
	for last+1 < len(lines) && lines[last+1].row == s.focus {
		last++
	}
	for first > 0 && (lines[first-1].row == nil || lines[first-1].row.control == nil) {
		first-- // with the heading above it
	}
	seen := s.listHeight()
	s.offset = max(0, min(s.offset, first, len(lines)-seen))
	if last >= s.offset+seen {
		s.offset = max(0, last-seen+1)
	}
}

// lineAt returns the line of the list at a line of the screen.
func (s *Screen) lineAt(y int) (line, bool) {
	lines := s.lines()
	i := s.offset + y - s.headHeight()
	if y < s.headHeight() || i >= len(lines) || lines[i].row == nil {
		return line{}, false
	}
	return lines[i], true
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	view, _ := s.draw()
	return view
}

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	_, cursor := s.draw()
	return cursor
}

func (s *Screen) draw() (string, *tea.Cursor) {
	out := make([]string, 0, s.height)
	out = append(out, s.titleLine())
	if !s.low() {
		out = append(out, "")
	}
	lines := s.lines()
	end := s.labelEnd()
	var cursor *tea.Cursor
	for i := s.offset; i < min(len(lines), s.offset+s.listHeight()); i++ {
		drawn, at := s.drawLine(lines[i], end)
		if at >= 0 && at < s.width && s.state == editing {
			cursor = tea.NewCursor(at, len(out))
		}
		out = append(out, drawn)
	}
	for len(out) < s.headHeight()+s.listHeight() {
		out = append(out, "")
	}
	out = append(out, s.foot(max(0, len(lines)-s.offset-s.listHeight()))...)
	for len(out) < s.height {
		out = append(out, "")
	}
	return strings.Join(out[:s.height], "\n"), cursor
}

func (s *Screen) titleLine() string {
	p := newPen(s.env, false, s.width)
	look := p.Look()
	p.Text(look.Title, s.env.T(s.subject.title()))
	if sub := s.subject.subtitle(); sub != "" {
		p.Skip(2)
		p.Text(look.Text, sub)
	}
	if mark := s.env.T(words.Unsaved); s.Dirty() {
		p.to(max(p.used()+2, min(s.width, mostLine)-text.Width(mark)-1))
		p.Text(look.Due, mark)
	}
	return p.String()
}

// foot explains the row with the focus, or says what happened.
func (s *Screen) foot(below int) []string {
	th := s.env.Theme
	style, say := th.Muted, s.env.T(s.focus.text.Hint)
	switch {
	case s.state == leaving:
		style, say = th.Accent, s.env.T(words.Leave)
	case s.state == saving:
		style, say = th.Text, s.env.T(words.Saving)
	case s.problem != "":
		style, say = th.Error, s.problem
	}
	say = text.Printable(say)
	out := []string{}
	if !s.low() {
		out = append(out, "")
	}
	for _, t := range text.Wrap(say, max(1, s.contentWidth()-2)) {
		p := newPen(s.env, false, s.width)
		p.to(indentLine)
		p.Text(style, t)
		out = append(out, p.String())
	}
	if below > 0 && !s.low() { // the list goes on
		p := newPen(s.env, false, s.width)
		p.to(indentLine)
		p.Text(th.Muted, th.Glyphs.Down+" "+s.env.T(words.More))
		out[0] = p.String()
	}
	return out[:min(len(out), s.footHeight())]
}

func (s *Screen) drawLine(ln line, end int) (string, int) {
	r := ln.row
	if r == nil {
		return "", -1
	}
	if ln.sub > 0 {
		cursor := -1
		if c, ok := r.control.(*prose); ok && r == s.focus && s.state != saving {
			cursor = c.cursorBelow(ln.sub-1, end)
		}
		return r.control.(tall).drawBelow(s.env, ln.sub-1, end, s.width), cursor
	}
	focused := r == s.focus && ln.say == ""
	p := newPen(s.env, focused, s.width)
	look := p.Look()
	switch {
	case ln.say != "":
		p.to(end)
		p.Text(look.Error, ln.say)
		return p.String(), -1
	case r.control == nil:
		p.Text(look.Group, s.env.T(r.text.Label))
		return p.String(), -1
	}
	label := look.Muted
	if focused {
		label = look.Title
	}
	indent := indentLine
	if r.goal != nil && r != r.goal.main[0] { // unfolded below its KPI
		indent *= 2
	}
	p.to(indent)
	p.Text(label, text.Truncate(s.env.T(r.text.Label), end-labelGap-indent+1, s.env.Theme.Glyphs.Tail))
	p.to(end - 1)
	cursor := r.control.draw(p, s.env, focused && s.state != saving)
	s.drawBeside(p, r)
	return p.String(), cursor
}

// drawBeside draws what stands behind a row's control: what is wrong, or the
// rest of a goal that is folded away.
func (s *Screen) drawBeside(p pen, r *row) {
	if wrong := s.shownProblem(r); wrong != "" && text.Width(wrong) <= s.besideRoom(r) {
		p.Skip(2)
		p.Text(p.Look().Error, wrong)
		return
	}
	if r.goal != nil && r == r.goal.main[0] && s.focus.goal != r.goal {
		p.Skip(2)
		p.Text(p.Look().Text, r.goal.summary())
	}
}
