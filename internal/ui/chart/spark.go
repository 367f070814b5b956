package chart

import (
	"math"
	"strings"

	"github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// SparkLook is how a sparkline is drawn. The zero value is plain braille.
type SparkLook struct {
	Line  theme.Style
	ASCII bool
}

// asciiSteps are the heights of an ASCII sparkline, lowest first.
const asciiSteps = "_.-^"

// SparkValues returns how many values a sparkline of the given width shows.
func SparkValues(width int, ascii bool) int {
	if ascii {
		return max(0, width)
	}
	return max(0, 2*width)
}

// Sparkline draws the newest [SparkValues] of values, oldest first, as filled
// columns in one line of the given width: ⣀⣠⣤⣶⣿, two values per cell. It is
// scaled from the lowest to the highest value drawn, so it shows the movement
// and not the size; a series that does not move lies at half height. A missing
// value leaves its column empty, and what is missing before the first value
// stays empty on the left, so that columns above each other are the same period.
func Sparkline(values []metrics.Maybe, width int, l SparkLook) string {
	if width <= 0 {
		return ""
	}
	n := SparkValues(width, l.ASCII)
	if len(values) > n {
		values = values[len(values)-n:]
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if number(v) {
			lo, hi = min(lo, v.V), max(hi, v.V)
		}
	}
	if lo > hi {
		return strings.Repeat(" ", width)
	}
	if lo == hi {
		lo, hi = lo-1, hi+2 // a third of the way up: two dots of four
	}
	first := n - len(values)
	if l.ASCII {
		return l.Line.Render(asciiSpark(values, first, lo, hi))
	}

	grid := graph.NewBrailleGrid(width, 1, 0, float64(n-1), lo, hi)
	for i, v := range values {
		if !number(v) {
			continue
		}
		p := grid.GridPoint(canvas.Float64Point{X: float64(first + i), Y: v.V})
		for ; p.Y < dotRows; p.Y++ {
			grid.Set(p)
		}
	}
	var b strings.Builder
	for _, r := range grid.BraillePatterns()[0] {
		b.WriteRune(solid(r))
	}
	return l.Line.Render(b.String())
}

func asciiSpark(values []metrics.Maybe, first int, lo, hi float64) string {
	cells := []byte(strings.Repeat(" ", first+len(values)))
	for i, v := range values {
		if number(v) {
			top := float64(len(asciiSteps) - 1)
			cells[first+i] = asciiSteps[int(math.Round((v.V-lo)/(hi-lo)*top))]
		}
	}
	return string(cells)
}
