package chart

import (
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
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
	Series, Goal, Plan theme.Style
	Boundary, Phase    theme.Style // the line where a phase begins, and its name
	Mark               theme.Style // signs below the plot
	Axis               theme.Style // labels
	Fan, Edge, Shade   theme.Style // the middle of a forecast, the edges of its interval, and between them
	ASCII              bool
}

// LineChart is what a line chart shows.
type LineChart struct {
	// Points are the values, oldest first. A missing value breaks the line.
	Points []Point
	// Goal holds from each point's day until the next one's; a missing value ends it.
	Goal []Point
	// Plan is joined from point to point by straight lines. Leave it empty where
	// it is the goal itself.
	Plan []Point
	// Phases draw a line where they begin, with their name above.
	Phases []Span
	// Marks stand below their days.
	Marks []Mark
	// Fan is a forecast behind the newest value, oldest first, and Forecast says in
	// the legend how it was made. It extends the days shown.
	Fan      []FanPoint
	Forecast string
	// From and To are the first and last day shown; zero takes those of Points.
	From, To metrics.Date
	// Format writes a value beside the axis; nil leaves the values out.
	Format func(float64) string
	Lang   metrics.Lang
	Look   LineLook
}

// Line draws the chart as height lines of width columns. What gives way first
// when there is little room: the names of the phases, the marks, the legend, the
// dates, the values beside the axis. One line alone is a sparkline.
func Line(c LineChart, width, height int) []string {
	if width <= 0 || height <= 0 {
		return make([]string, max(0, height))
	}
	c.window()
	if height == 1 {
		values := make([]metrics.Maybe, len(c.Points))
		for i, p := range c.Points {
			values[i] = p.Value
		}
		return []string{Sparkline(values, width, SparkLook{Line: c.Look.Series, ASCII: c.Look.ASCII})}
	}
	marks := height >= 8 && len(c.Marks) > 0
	names := height >= 9 && len(c.Phases) > 0
	legend := height >= 7
	dates := height >= 4
	p := plot{width: width, height: height, from: c.From, to: c.To}
	for _, row := range [...]bool{names, marks, legend, dates} {
		if row {
			p.height--
		}
	}
	p.scale = c.scale()
	gutter, labels := c.valueAxis(&p)
	var below [][]sample
	if legend {
		below = c.legend(&p, width-gutter, marks, height >= 9)
	}
	if len(below) > 1 {
		p.height--
		gutter, labels = c.valueAxis(&p)
	}
	p.width -= gutter

	lines := make([]string, 0, height)
	if names {
		lines = append(lines, c.names(&p, gutter))
	}
	lines = append(lines, c.body(&p, gutter, labels)...)
	if marks {
		lines = append(lines, c.marks(&p, gutter))
	}
	if dates {
		lines = append(lines, c.dates(&p, gutter))
	}
	for _, samples := range below {
		lines = append(lines, c.samples(samples, &p, gutter))
	}
	return lines
}

// window settles the days shown, at least two, so that there is a length, and
// drops the points, phases and marks outside.
func (c *LineChart) window() {
	if n := len(c.Points); n > 0 {
		if c.From == 0 {
			c.From = c.Points[0].Date
		}
		if c.To == 0 {
			c.To = c.Points[n-1].Date
		}
	}
	if c.To <= c.From {
		c.From, c.To = c.From-1, c.From+1
	}
	c.withFan()
	c.Points = slices.DeleteFunc(slices.Clone(c.Points), func(p Point) bool { return p.Date < c.From || p.Date > c.To })
	c.Phases = slices.DeleteFunc(slices.Clone(c.Phases), func(s Span) bool { return s.Start > c.To || s.End < c.From })
	c.Marks = slices.DeleteFunc(slices.Clone(c.Marks), func(m Mark) bool { return m.Date < c.From || m.Date > c.To })
}

// scale returns the range of values for the window.
func (c *LineChart) scale() scale {
	var values, goals []float64
	for _, p := range c.Points {
		if number(p.Value) {
			values = append(values, p.Value.V)
		}
	}
	for _, p := range c.Plan {
		if p.Date > c.From && p.Date < c.To && number(p.Value) {
			values = append(values, p.Value.V)
		}
	}
	for _, edge := range [...]metrics.Date{c.From, c.To} {
		if v := joinedOn(c.Plan, float64(edge)); v.OK {
			values = append(values, v.V)
		}
	}
	for i, p := range c.Goal {
		over := i+1 < len(c.Goal) && c.Goal[i+1].Date <= c.From
		if p.Date <= c.To && !over && number(p.Value) {
			goals = append(goals, p.Value.V)
		}
	}
	s := scaleOf(values, goals)
	if len(c.Fan) > 0 {
		s = s.widen(c.Fan, c.To)
	}
	return s
}

// axisLabel is a label of the value axis in its row.
type axisLabel struct {
	text string
	goal bool
}

// valueAxis returns the columns that the value axis takes left of the plot, with
// the blank after it, and its labels by row. On a narrow chart there is none.
func (c *LineChart) valueAxis(p *plot) (gutter int, rows []axisLabel) {
	rows = make([]axisLabel, p.height)
	if c.Format == nil {
		return 0, rows
	}
	row := func(v float64) int { return p.dotRow(v) / dotRows }
	put := func(v float64, l axisLabel) {
		rows[row(v)] = l
		gutter = max(gutter, text.Width(l.text)+1)
	}
	for _, t := range p.ticks(max(2, min(8, (p.height+1)/2)), c.Format) {
		put(t.value, axisLabel{text: t.label})
	}
	if g := heldOn(c.Goal, float64(c.To)); g.OK && p.side(g.V) == 0 {
		at := row(g.V)
		// A label right above or below would be read as the goal's.
		for _, r := range [...]int{at - 1, at + 1} {
			if r >= 0 && r < len(rows) {
				rows[r] = axisLabel{}
			}
		}
		put(g.V, axisLabel{text: c.Format(g.V), goal: true})
	}
	if gutter > p.width/3 {
		return 0, make([]axisLabel, p.height)
	}
	return gutter, rows
}

// body draws the plot with the value axis on its left.
func (c *LineChart) body(p *plot, gutter int, labels []axisLabel) []string {
	layers := []layer{
		{p.series(c.Points), &c.Look.Series, "*"},
		{p.goals(c.Goal), &c.Look.Goal, "-"},
		{p.plan(c.Plan), &c.Look.Plan, "."},
	}
	if len(c.Fan) > 0 {
		middle, edges, between := p.fan(c.Fan)
		layers = append(layers, layer{middle, &c.Look.Fan, "+"}, layer{edges, &c.Look.Edge, "'"})
		if !c.Look.ASCII {
			layers = append(layers, layer{between, &c.Look.Shade, ""})
		}
	}
	layers = append(layers, layer{p.boundaries(c.Phases), &c.Look.Boundary, ":"})
	lines := make([]string, p.height)
	for y := range lines {
		var out painter
		if gutter > 0 {
			style := &c.Look.Axis
			if labels[y].goal {
				style = &c.Look.Goal
			}
			out.put(style, strings.Repeat(" ", gutter-1-text.Width(labels[y].text))+labels[y].text+" ")
		}
		p.paint(&out, y, layers, &c.Look.Axis, c.Look.ASCII)
		lines[y] = out.String()
	}
	return lines
}

// lane is a line into which labels are put from left to right.
type lane struct {
	painter
	width, at int
}

// put writes a label that begins in a column, if there is room for it.
func (l *lane) put(column int, s *theme.Style, label string) {
	w := text.Width(label)
	if column < l.at || column+w > l.width {
		return
	}
	l.painter.put(s, strings.Repeat(" ", column-l.at)+label)
	l.at = column + w
}

// fill blanks the rest and returns the line.
func (l *lane) fill(s *theme.Style) string {
	l.painter.put(s, strings.Repeat(" ", l.width-l.at))
	return l.String()
}

// leastName is the room in columns below which a phase's name says nothing.
const leastName = 10

// names writes the names of the phases where they begin.
func (c *LineChart) names(p *plot, gutter int) string {
	l := lane{width: gutter + p.width}
	for i, ph := range c.Phases {
		room := p.width
		if i+1 < len(c.Phases) {
			room = p.dotOf(c.Phases[i+1].Start)/dotColumns - 1
		}
		at := p.dotOf(max(ph.Start, c.From)) / dotColumns
		name := ph.Name
		if text.Width(name) > room-at {
			if room-at < leastName {
				continue
			}
			name = text.Truncate(name, room-at, "")
		}
		l.put(gutter+at, &c.Look.Phase, name)
	}
	return l.fill(&c.Look.Axis)
}

// dates writes the date axis.
func (c *LineChart) dates(p *plot, gutter int) string {
	l := lane{width: gutter + p.width}
	for _, t := range dateTicks(c.From, c.To, p.width, c.Lang) {
		if at := gutter + p.dotOf(t.day)/dotColumns; at > l.at || l.at == 0 {
			l.put(at, &c.Look.Axis, t.label)
		}
	}
	return l.fill(&c.Look.Axis)
}
