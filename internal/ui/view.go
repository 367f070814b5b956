package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
)

func (r *root) resize(w, h int) {
	r.width, r.height = w, h
	r.layOut()
}

// layOut divides the screen anew and tells everybody in view their size.
func (r *root) layOut() {
	r.frame = layout.Divide(r.width, r.height, r.sideShown())
	if r.frame.Class == layout.TooSmall {
		return
	}
	if r.env.Workspace != nil {
		w := r.width
		if r.sideShown() {
			w = r.frame.Body.W
		}
		r.screens.at(r.active).SetSize(w, r.frame.Body.H)
		r.screens.side.SetSize(r.frame.Side.W, r.frame.Side.H)
	}
	for _, o := range r.overlays {
		h := r.frame.Body.H
		if p, ok := o.(frame.Placed); ok && p.Place() != frame.Whole {
			h = min(h, p.Height())
		}
		o.SetSize(r.width, h)
	}
	r.lastHead = headerCache{}
}

func (r *root) sideShown() bool { return r.active == placeBoard || r.active == placeToday }

// View draws the screen and returns it with the place of the terminal's cursor.
func (r *root) View() (string, *tea.Cursor) {
	if r.width == 0 {
		return "", nil
	}
	if r.frame.Class == layout.TooSmall {
		s := fmt.Sprintf(r.env.T(words.TooSmall), r.width, r.height, layout.LeastWidth, layout.LeastHeight)
		lines := text.Wrap(s, max(1, r.width))
		return strings.Join(lines[:min(len(lines), max(1, r.height))], "\n"), nil
	}
	if r.opening() {
		return " ", nil // for nothing at all Bubble Tea would take its screen apart and make another
	}
	var cursor *tea.Cursor
	lines := make([]string, 0, r.height)
	lines = append(lines, strings.Split(r.header(), "\n")...)
	lines = append(lines, r.body(&cursor)...)
	lines = append(lines, r.footer())
	return strings.Join(lines, "\n"), cursor
}

// body draws the active screen and whatever lies over it.
func (r *root) body(cursor **tea.Cursor) []string {
	base := r.base()
	for i, o := range r.overlays {
		at, height := 0, r.frame.Body.H
		if p, ok := o.(frame.Placed); ok && p.Place() != frame.Whole {
			height = min(height, p.Height())
			switch p.Place() {
			case frame.AtBottom:
				at = r.frame.Body.H - height
			case frame.UnderRow:
				at = r.underRow(i, height)
			}
		}
		o.SetSize(r.width, height)
		copy(base[at:], strings.Split(o.View(), "\n")[:height])
		*cursor = nil
		if t, ok := o.(frame.Typer); ok && t.Typing() {
			*cursor = moved(t.Cursor(), 0, r.frame.Body.Y+at)
		}
	}
	if t := r.typer(); t != nil && len(r.overlays) == 0 {
		*cursor = moved(t.Cursor(), 0, r.frame.Body.Y)
	}
	return base
}

func moved(c *tea.Cursor, dx, dy int) *tea.Cursor {
	if c == nil {
		return nil
	}
	out := *c
	out.X, out.Y = c.X+dx, c.Y+dy
	return &out
}

// underRow returns the line at which overlay i, of a height, opens below the
// selected row of what it lies on, or above it where there is no room below.
func (r *root) underRow(i, height int) int {
	below := r.screens.at(r.active)
	if i > 0 {
		below = r.overlays[i-1]
	}
	row := 0
	if a, ok := below.(frame.Anchor); ok {
		row = a.AnchorRow()
	}
	if row+1+height <= r.frame.Body.H {
		return row + 1
	}
	return max(0, min(row-height, r.frame.Body.H-height))
}

func (r *root) base() []string {
	if r.env.Workspace == nil {
		s := r.screens.welcome
		s.SetSize(r.width, r.frame.Body.H)
		return strings.Split(s.View(), "\n")
	}
	lines := strings.Split(r.screens.at(r.active).View(), "\n")
	if r.frame.Side.W == 0 || !r.sideShown() {
		return lines
	}
	side := strings.Split(r.screens.side.View(), "\n")
	for i, line := range r.filled.lines(lines, r.frame.Body.W+2) {
		lines[i] = line + side[i]
	}
	return lines
}

// filled are lines that were filled up to a width: a cursor that moves leaves most of
// them as they are, and to measure them all takes a quarter of a frame.
type filled struct {
	width    int
	from, to []string
}

func (f *filled) lines(lines []string, width int) []string {
	if f.width != width || len(f.from) != len(lines) {
		*f = filled{width, make([]string, len(lines)), make([]string, len(lines))}
	}
	for i, line := range lines {
		if f.to[i] == "" || line != f.from[i] {
			// A clone, for the line would keep the whole view that it is a part of.
			f.from[i], f.to[i] = strings.Clone(line), fill(line, "", width)
		}
	}
	return f.to
}

// fill joins two styled texts into a line of exactly width columns.
func fill(left, right string, width int) string {
	gap := width - ansi.StringWidth(left) - ansi.StringWidth(right)
	if gap < 0 {
		return ansi.Truncate(left, width, "")
	}
	return left + strings.Repeat(" ", gap) + right
}

func (r *root) title() string {
	if r.env.Workspace == nil {
		return "kpitui"
	}
	return text.Printable(r.env.Info().Name.In(r.env.Lang)) + " - kpitui"
}
