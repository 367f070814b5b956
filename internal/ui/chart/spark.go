package chart

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// SparkLook is how a sparkline is drawn. The zero value is plain braille.
type SparkLook struct {
	Line  theme.Style
	ASCII bool
}

// Sparkline draws values, oldest first, as filled columns in one line of the
// given width: ⣀⣠⣤⣶⣿. A missing value leaves its column empty.
func Sparkline(values []metrics.Maybe, width int, l SparkLook) string {
	return strings.Repeat(" ", max(0, width))
}
