// Package layout is the geometry of the cockpit: pure functions from a size to
// named rectangles and column widths. Nothing else does sums with the terminal's
// size; a screen knows only the rectangle that it is given, and how wide and high
// its own parts want to be.
//
// What gives way first when there is little room, everywhere:
//
//  1. below [WideAt] columns the detail beside the board;
//  2. below [MediumAt] columns everything in a row but name, value, level and signal;
//  3. within a row the columns in the order of [Column.Keep], lowest first;
//  4. within what is left each column down to its least width, the highest
//     Keep first to grow again;
//  5. below [LeastWidth] × [LeastHeight] the cockpit, for a line that says which
//     size it needs.
package layout

// The breakpoints, in columns and rows.
const (
	LeastWidth  = 60
	LeastHeight = 15
	MediumAt    = 80
	WideAt      = 140
)

// Class is a width class.
type Class int

// The width classes.
const (
	TooSmall Class = iota
	Narrow         // 60–79: name, value, level, signal
	Medium         // 80–139: the board alone
	Wide           // 140 and more: the board and the detail of the selected KPI
)

// Rect is a rectangle of cells.
type Rect struct{ X, Y, W, H int }

// Contains reports whether the cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Frame is the division of the screen.
type Frame struct {
	Class  Class
	Header Rect // company, date, phase, health; below it the tiers and counts
	Body   Rect // the active screen
	Side   Rect // the detail beside the board; empty when not Wide
	Footer Rect // keys, or the last thing that happened
}

// Divide divides a screen of width × height cells. With side the body leaves
// room for the detail when the screen is wide.
func Divide(width, height int, side bool) Frame {
	f := Frame{Class: classOf(width, height)}
	if f.Class == TooSmall {
		return f
	}
	f.Header = Rect{0, 0, width, 2}
	f.Footer = Rect{0, height - 1, width, 1}
	f.Body = Rect{0, 2, width, height - 3}
	if side && f.Class == Wide {
		list, beside := Beside(width)
		f.Body.W = list
		f.Side = Rect{width - beside, f.Body.Y, beside, f.Body.H}
	}
	return f
}

// Beside divides a width between a list and what stands two columns beside it; on
// a screen that is not wide nothing does.
func Beside(width int) (list, beside int) {
	if width < WideAt {
		return width, 0
	}
	list = max(88, width*3/5)
	return list, width - list - 2
}

func classOf(width, height int) Class {
	switch {
	case width < LeastWidth || height < LeastHeight:
		return TooSmall
	case width < MediumAt:
		return Narrow
	case width < WideAt:
		return Medium
	default:
		return Wide
	}
}

// Column is one column of a table.
type Column struct {
	Min, Want int // least and best width, in cells
	Keep      int // the lower, the sooner it gives way
}

// Fit gives each column its width within width cells, with gap cells between
// columns; a column that had to give way, or wants nothing, gets 0 and no gap.
// What is left over stays empty.
func Fit(width, gap int, columns []Column) []int {
	out := make([]int, len(columns))
	used := -gap
	for i, c := range columns {
		if out[i] = c.Min; c.Min > 0 {
			used += c.Min + gap
		}
	}
	for used > width {
		worst := -1
		for i, c := range columns {
			if out[i] > 0 && (worst < 0 || c.Keep < columns[worst].Keep) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		used -= out[worst] + gap
		out[worst] = 0
	}
	for used < width {
		best := -1
		for i, c := range columns {
			if out[i] > 0 && out[i] < c.Want && (best < 0 || c.Keep > columns[best].Keep) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		grow := min(width-used, columns[best].Want-out[best])
		out[best] += grow
		used += grow
	}
	return out
}
