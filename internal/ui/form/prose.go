package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/frame"
)

// tall is a control that takes lines below its row.
type tall interface {
	// below returns how many, in a form that has so many columns behind its labels
	// and so many lines in view.
	below(columns, seen int, focused bool) int
	// drawBelow draws the i-th of them, from a column on.
	drawBelow(env *frame.Env, i, column, width int) string
}

// prose is a text of several lines. It grows with what it holds. Enter belongs to
// the text, so one leaves it by tab, or by the arrows at its ends.
type prose struct {
	area    *frame.Area
	start   string
	columns int // as last laid out
	lines   int
}

// The lines of a text; where it is not being written only its beginning is shown.
const (
	quietLines = 2
	leastLines = 3
	mostLines  = 8
)

// proseRoom is how many columns a text takes where there is room.
const proseRoom = 76

func newProse(start string) *prose {
	c := &prose{area: frame.NewArea(start), columns: proseRoom, lines: 1}
	c.start = c.area.Value()
	return c
}

// value returns the text without what surrounds it.
func (c *prose) value() string { return strings.TrimSpace(c.area.Value()) }

func (c *prose) changed() bool  { return c.area.Value() != c.start }
func (c *prose) check() string  { return "" }
func (c *prose) paste(s string) { c.area.Paste(s) }

func (c *prose) press(k tea.KeyPressMsg) bool {
	row := c.view()
	switch pressed := k.String(); {
	case pressed == "up" && row.Above+row.Y > 0,
		pressed == "down" && row.Above+row.Y < c.area.Rows(c.columns)-1,
		pressed == "enter":
	case slices.Contains(moving, pressed):
		return false
	}
	c.area.Type(k)
	return true
}

func (c *prose) view() frame.AreaView { return c.area.View(c.columns, c.lines) }

func (c *prose) below(columns, seen int, focused bool) int {
	c.columns = max(1, min(columns, proseRoom))
	n := c.area.Rows(c.columns)
	if focused {
		c.lines = max(leastLines, min(n+1, mostLines, seen-1))
	} else {
		c.lines = min(n, quietLines)
	}
	c.lines = max(1, min(c.lines, seen))
	return c.lines - 1
}

func (c *prose) draw(p pen, env *frame.Env, focused bool) int {
	p.Skip(1)
	from := p.used()
	c.drawLine(p, env, 0)
	if v := c.view(); focused && v.Y == 0 {
		return from + v.X
	}
	return -1
}

func (c *prose) drawBelow(env *frame.Env, i, column, width int) string {
	p := newPen(env, false, width)
	p.to(column)
	c.drawLine(p, env, i+1)
	return p.String()
}

// cursorBelow returns the column of the terminal's cursor in the i-th line below the
// row, which begins at a column; -1: it is in another.
func (c *prose) cursorBelow(i, column int) int {
	if v := c.view(); v.Y == i+1 {
		return column + v.X
	}
	return -1
}

// drawLine draws the i-th line of the field where the pen is, and a mark where the
// text goes on beyond it.
func (c *prose) drawLine(p pen, env *frame.Env, i int) {
	v, look := c.view(), p.Look()
	p.Left(look.Field, min(c.columns, p.Rest()), v.Lines[i])
	more := ""
	switch {
	case i == 0 && v.Above > 0:
		more = env.Theme.Glyphs.Up
	case i == len(v.Lines)-1 && v.Below > 0:
		more = env.Theme.Glyphs.Down
	}
	p.Text(look.Muted, more)
}
