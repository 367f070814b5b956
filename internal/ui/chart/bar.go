package chart

import (
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// BarLook is how a bar is drawn. The zero value is plain braille.
type BarLook struct {
	Fill, Track, Tick theme.Style
	ASCII             bool
}

// barGlyphs are the cells of a bar, and the marks in their left and right half.
type barGlyphs struct{ full, half, empty, left, right string }

var (
	brailleBar = barGlyphs{"⣿", "⣇", "⣀", "⡇", "⢸"}
	asciiBar   = barGlyphs{"#", "=", "-", "|", "|"}
)

// Bar draws a ratio as a bar of the given width in columns, to half a cell:
// ⣿⣿⣿⣿⣇⣀⣀⣀⣀⣀, in ASCII ####=-----. Only the bar is clamped to 0 … 1. It is full
// when the ratio is 1 and never before, and empty only at 0. A tick marks
// another ratio on it, such as the time used; without one leave it missing. A
// missing ratio is blank: no bar is something else than an empty one.
func Bar(ratio, tick metrics.Maybe, width int, l BarLook) string {
	if width <= 0 {
		return ""
	}
	if !number(ratio) {
		return strings.Repeat(" ", width)
	}
	g := &brailleBar
	if l.ASCII {
		g = &asciiBar
	}
	halves := halfCells(ratio.V, width)
	at := -1 // the half cell of the tick
	if number(tick) {
		at = min(halfCells(tick.V, width), 2*width-1)
	}
	var p painter
	for i := range width {
		switch {
		case at == 2*i:
			p.put(&l.Tick, g.left)
		case at == 2*i+1:
			p.put(&l.Tick, g.right)
		case 2*i+1 < halves:
			p.put(&l.Fill, g.full)
		case 2*i < halves:
			p.put(&l.Fill, g.half)
		default:
			p.put(&l.Track, g.empty)
		}
	}
	return p.String()
}

// halfCells returns how many halves of width cells a ratio fills.
func halfCells(ratio float64, width int) int {
	const same = 1e-9 // the tolerance of attainment
	switch {
	case ratio >= 1-same:
		return 2 * width
	case ratio <= same:
		return 0
	}
	return max(1, min(2*width-1, int(math.Round(ratio*float64(2*width)))))
}
