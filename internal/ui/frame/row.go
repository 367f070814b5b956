package frame

import (
	"strings"

	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

// Row builds one line of a table: styled cells side by side, never wider than
// it may be, made printable, cut and padded on the way. Cells of no width, such
// as columns that gave way, are left out with their gap.
type Row struct {
	out        strings.Builder
	look       *theme.Styles
	tail       string
	left, gap  int // columns that are left; columns before the next cell
	nextIsGlue bool
}

// NewRow returns an empty line of so many columns in the theme's styles, or in
// those of the selected row, with gap columns between two cells.
func NewRow(th *theme.Theme, selected bool, width, gap int) *Row {
	l := &Row{look: &th.Styles, tail: th.Glyphs.Tail, left: max(0, width), gap: gap, nextIsGlue: true}
	mark := " "
	if selected {
		l.look, mark = &th.Selected, th.Glyphs.Cursor
	}
	l.Put(1, l.look.Accent.Render(mark))
	l.Glue()
	return l
}

// Look returns the styles of the line.
func (l *Row) Look() *theme.Styles { return l.look }

// Glue leaves out the gap before the next cell.
func (l *Row) Glue() { l.nextIsGlue = true }

// Skip leaves columns empty.
func (l *Row) Skip(columns int) {
	columns = min(columns, l.left)
	if columns > 0 {
		l.look.Space.Write(&l.out, strings.Repeat(" ", columns))
		l.left -= columns
	}
}

// room makes the gap before a cell of w columns and returns how many it gets.
func (l *Row) room(w int) int {
	if w <= 0 {
		return 0
	}
	if !l.nextIsGlue {
		l.Skip(l.gap)
	}
	l.nextIsGlue = false
	w = min(w, l.left)
	l.left -= w
	return w
}

// Left puts text into a cell of w columns, on its left.
func (l *Row) Left(style theme.Style, w int, s string) {
	if w = l.room(w); w > 0 {
		style.Write(&l.out, text.PadRight(text.Truncate(text.Printable(s), w, l.tail), w))
	}
}

// Right puts text into a cell of w columns, on its right.
func (l *Row) Right(style theme.Style, w int, s string) {
	if w = l.room(w); w > 0 {
		style.Write(&l.out, text.PadLeft(text.Truncate(text.Printable(s), w, l.tail), w))
	}
}

// Text puts text into a cell as wide as itself, or as there is room for.
func (l *Row) Text(style theme.Style, s string) {
	s = text.Printable(s)
	l.Left(style, text.Width(s), s)
}

// Put puts something drawn, exactly w columns wide and in styles of the line,
// into a cell. What does not fit is left out.
func (l *Row) Put(w int, drawn string) {
	if got := l.room(w); got < w {
		l.look.Space.Write(&l.out, strings.Repeat(" ", got))
	} else if w > 0 {
		l.out.WriteString(drawn)
	}
}

// String returns the line. Columns that are left are drawn too, so that a
// selected row is marked across the whole width.
func (l *Row) String() string {
	l.Skip(l.left)
	return l.out.String()
}

// Rest returns how many columns a cell could have now.
func (l *Row) Rest() int {
	if l.nextIsGlue {
		return l.left
	}
	return max(0, l.left-l.gap)
}
