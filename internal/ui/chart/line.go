package chart

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// Point is a value on a day.
type Point struct {
	Date  metrics.Date
	Value metrics.Maybe
}

// Span is a named span of days; both ends belong to it.
type Span struct {
	Name       string
	Start, End metrics.Date
}

// LineLook is how a line chart is drawn. The zero value is plain braille.
type LineLook struct {
	Series, Goal, Plan, Phase, Axis theme.Style
	ASCII                           bool
}

// LineChart is what a line chart shows.
type LineChart struct {
	// Points are the values, oldest first. A missing value breaks the line.
	Points []Point
	// Goal holds from each point's day until the next one's; a missing value ends it.
	Goal []Point
	// Plan is joined from point to point by straight lines.
	Plan []Point
	// Phases draw a line where they begin, with their name.
	Phases []Span
	// From and To are the first and last day shown; zero takes those of Points.
	From, To metrics.Date
	// Format writes a value beside the axis.
	Format func(float64) string
	Lang   metrics.Lang
	Look   LineLook
}

// Line draws the chart as height lines of width columns.
func Line(c LineChart, width, height int) []string {
	lines := make([]string, max(0, height))
	for i := range lines {
		lines[i] = strings.Repeat(" ", max(0, width))
	}
	return lines
}
