package chart

import (
	"strings"

	"github.com/NimbleMarkets/ntcharts/v2/canvas"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

// ProcessPoint is one period of a process chart. Its lines are missing where there
// are no limits; lines are joined within a segment alone.
type ProcessPoint struct {
	Date                         metrics.Date
	Value                        float64
	Centre, Lower, Upper         metrics.Maybe
	Range, MeanRange, UpperRange metrics.Maybe
	Segment                      int // where it changes, a divider stands
	Signal, RangeSignal          Signal
}

// Signal says whether a point belongs to a signal.
type Signal uint8

// The signs, the quietest first.
const (
	NoSignal  Signal = iota
	OldSignal        // of a signal that has passed
	NewSignal        // of one that ends in the newest period, or that was chosen
)

// signMark is the letter that stands for a point of a signal.
const signMark = 'o'

// ProcessLook is how a process chart is drawn.
type ProcessLook struct {
	LineLook
	Centre, Limit     theme.Style
	OldSignal, Signal theme.Style
}

// ProcessChart is a chart of individual values with their natural limits above, and
// of their moving ranges below (XmR).
type ProcessChart struct {
	Points []ProcessPoint // oldest first
	// Format and FormatRange write a value and a range beside their axes; nil leaves
	// them out.
	Format, FormatRange func(float64) string
	Lang                metrics.Lang
	Look                ProcessLook
}

// The parts of a process chart by its height. The ranges go before the legend, and with
// their name: without it they read as a part of the values.
const (
	rangesAt = 12
	legendAt = 7
	datesAt  = 4
)

// Process draws the chart as height lines of width columns.
func Process(c ProcessChart, width, height int) []string {
	if width <= 0 || height <= 0 {
		return make([]string, max(0, height))
	}
	if len(c.Points) == 0 {
		return blankLines(&c.Look.Axis, width, height)
	}
	left := height
	take := func(from int) bool {
		if height >= from {
			left--
		}
		return height >= from
	}
	dates, legend := take(datesAt), take(legendAt)
	values := &plot{width: width, height: left}
	values.from, values.to = c.Points[0].Date, c.Points[len(c.Points)-1].Date
	if values.to <= values.from {
		values.from, values.to = values.from-1, values.from+1
	}
	values.scale = c.scale(func(p *ProcessPoint) []metrics.Maybe {
		return []metrics.Maybe{metrics.Some(p.Value), p.Lower, p.Centre, p.Upper}
	})
	var ranges *plot
	if height >= rangesAt {
		r := *values
		left--
		r.height = max(2, left/3)
		values.height = left - r.height
		r.scale = c.scale(func(p *ProcessPoint) []metrics.Maybe { return []metrics.Maybe{p.Range, p.MeanRange, p.UpperRange} })
		r.lo = 0
		ranges = &r
	}
	return c.draw(values, ranges, width, dates, legend)
}

func blankLines(s *theme.Style, width, height int) []string {
	out := make([]string, height)
	for i := range out {
		out[i] = s.Render(strings.Repeat(" ", width))
	}
	return out
}

// scale returns the range of what is drawn of the points.
func (c *ProcessChart) scale(of func(*ProcessPoint) []metrics.Maybe) scale {
	var all []float64
	for i := range c.Points {
		for _, v := range of(&c.Points[i]) {
			if number(v) {
				all = append(all, v.V)
			}
		}
	}
	return scaleOf(all, nil)
}

// curve returns one of the lines of the chart, broken where limits begin anew.
func (c *ProcessChart) curve(of func(*ProcessPoint) metrics.Maybe) []Point {
	out := make([]Point, 0, len(c.Points)+4)
	for i := range c.Points {
		p := &c.Points[i]
		if i > 0 && p.Segment != c.Points[i-1].Segment {
			out = append(out, Point{Date: p.Date})
		}
		out = append(out, Point{p.Date, of(p)})
	}
	return out
}

// aside are the labels beside both plots, in the rows of each: round values on the
// left, and on the right what the lines stand at in the end.
type aside struct {
	left, right           []axisLabel
	leftWidth, rightWidth int
}

// beside works out the labels of a plot.
func (p *plot) beside(format func(float64) string, lines ...metrics.Maybe) (a aside) {
	a.left, a.right = make([]axisLabel, p.height), make([]axisLabel, p.height)
	if format == nil {
		return a
	}
	for _, t := range p.ticks(max(2, min(6, (p.height+1)/2)), format) {
		a.left[p.dotRow(t.value)/dotRows] = axisLabel{text: t.label}
		a.leftWidth = max(a.leftWidth, text.Width(t.label)+1)
	}
	for i, v := range lines { // the limits before the centre
		if !number(v) || p.side(v.V) != 0 {
			continue
		}
		if at := &a.right[p.dotRow(v.V)/dotRows]; at.text == "" {
			*at = axisLabel{text: format(v.V), goal: i == len(lines)-1}
			a.rightWidth = max(a.rightWidth, text.Width(at.text)+1)
		}
	}
	return a
}

// draw puts the parts below each other. Both plots begin and end in the same
// columns.
func (c *ProcessChart) draw(values, ranges *plot, width int, dates, legend bool) []string {
	newest := &c.Points[len(c.Points)-1]
	beside := values.beside(c.Format, newest.Upper, newest.Lower, newest.Centre)
	var below aside
	if ranges != nil {
		below = ranges.beside(c.FormatRange, newest.UpperRange, newest.MeanRange)
	}
	leftWidth, rightWidth := max(beside.leftWidth, below.leftWidth), max(beside.rightWidth, below.rightWidth)
	if leftWidth+rightWidth > width/2 {
		leftWidth = 0
	}
	if rightWidth > width/3 {
		rightWidth = 0
	}
	values.width = width - leftWidth - rightWidth
	dividers := c.dividers()
	cut := func(p *plot) layer { return layer{p.dividers(dividers), &c.Look.Boundary, ":"} }
	layers := append(c.signs(values, func(p *ProcessPoint) (metrics.Maybe, Signal) { return metrics.Some(p.Value), p.Signal }),
		layer{values.series(c.values()), &c.Look.Series, "*"},
		layer{values.dashes(c.curve(func(p *ProcessPoint) metrics.Maybe { return p.Upper })), &c.Look.Limit, "="},
		layer{values.dashes(c.curve(func(p *ProcessPoint) metrics.Maybe { return p.Lower })), &c.Look.Limit, "="},
		layer{values.plan(c.curve(func(p *ProcessPoint) metrics.Maybe { return p.Centre })), &c.Look.Centre, "-"},
		cut(values))
	lines := c.body(values, &beside, leftWidth, rightWidth, layers)
	if ranges != nil {
		ranges.width = values.width
		l := lane{width: width}
		l.put(leftWidth, &c.Look.Phase, text.Truncate(words.Range.In(c.Lang), width-leftWidth, ""))
		lines = append(lines, l.fill(&c.Look.Axis))
		layers := append(c.signs(ranges, func(p *ProcessPoint) (metrics.Maybe, Signal) { return p.Range, p.RangeSignal }),
			layer{ranges.series(c.curve(func(p *ProcessPoint) metrics.Maybe { return p.Range })), &c.Look.Series, "*"},
			layer{ranges.dashes(c.curve(func(p *ProcessPoint) metrics.Maybe { return p.UpperRange })), &c.Look.Limit, "="},
			layer{ranges.plan(c.curve(func(p *ProcessPoint) metrics.Maybe { return p.MeanRange })), &c.Look.Centre, "-"},
			cut(ranges))
		lines = append(lines, c.body(ranges, &below, leftWidth, rightWidth, layers)...)
	}
	if dates {
		axis := LineChart{From: values.from, To: values.to, Lang: c.Lang, Look: c.Look.LineLook}
		lines = append(lines, axis.dates(values, leftWidth)+c.Look.Axis.Render(strings.Repeat(" ", rightWidth)))
	}
	if legend {
		lines = append(lines, c.legend(leftWidth, width))
	}
	return lines
}

func (c *ProcessChart) values() []Point {
	out := make([]Point, len(c.Points))
	for i, p := range c.Points {
		out[i] = Point{p.Date, metrics.Some(p.Value)}
	}
	return out
}

// dividers returns the days before which limits begin anew.
func (c *ProcessChart) dividers() (days []float64) {
	for i := 1; i < len(c.Points); i++ {
		if a, b := &c.Points[i-1], &c.Points[i]; a.Segment != b.Segment {
			days = append(days, float64(a.Date+b.Date)/2)
		}
	}
	return days
}

// signs returns the marks of the points that belong to signals, the newest first.
func (c *ProcessChart) signs(p *plot, of func(*ProcessPoint) (metrics.Maybe, Signal)) []layer {
	grid := func() [][]rune { return cells(p.width, p.height, func(int, int) rune { return ' ' }) }
	newer, older := grid(), grid()
	for i := range c.Points {
		v, sign := of(&c.Points[i])
		if sign == NoSignal || !number(v) || p.side(v.V) != 0 {
			continue
		}
		at := older
		if sign == NewSignal {
			at = newer
		}
		at[p.dotRow(v.V)/dotRows][p.dotOf(c.Points[i].Date)/dotColumns] = signMark
	}
	return []layer{{newer, &c.Look.Signal, string(signMark)}, {older, &c.Look.OldSignal, string(signMark)}}
}

// body draws a plot with the labels on both of its sides.
func (c *ProcessChart) body(p *plot, beside *aside, leftWidth, rightWidth int, layers []layer) []string {
	lines := make([]string, p.height)
	for y := range lines {
		var out painter
		if leftWidth > 0 {
			out.put(&c.Look.Axis, text.PadLeft(beside.left[y].text, leftWidth-1)+" ")
		}
		p.paint(&out, y, layers, &c.Look.Axis, c.Look.ASCII)
		if l := beside.right[y]; rightWidth > 0 {
			style := &c.Look.Limit
			if l.goal {
				style = &c.Look.Centre
			}
			out.put(style, " "+text.PadRight(l.text, rightWidth-1))
		}
		lines[y] = out.String()
	}
	return lines
}

func (c *ProcessChart) legend(gutter, width int) string {
	mark := func(braille, ascii string) string {
		if c.Look.ASCII {
			return ascii
		}
		return braille
	}
	list := []sample{{style: &c.Look.Series, mark: mark("⠤⠤", "**"), label: words.Values.In(c.Lang)}}
	limits, signals := false, false
	for i := range c.Points {
		limits = limits || c.Points[i].Centre.OK
		signals = signals || c.Points[i].Signal != NoSignal || c.Points[i].RangeSignal != NoSignal
	}
	if limits {
		list = append(list, sample{style: &c.Look.Limit, mark: mark("⠤ ⠤", "=="), label: words.Limits.In(c.Lang)},
			sample{style: &c.Look.Centre, mark: mark("⠄⠠", "--"), label: words.Centre.In(c.Lang)})
	}
	if signals {
		list = append(list, sample{style: &c.Look.Signal, mark: string(signMark), label: words.Signal.In(c.Lang)})
	}
	chart := LineChart{Lang: c.Lang, Look: c.Look.LineLook}
	return chart.samples(list, &plot{width: width - gutter}, gutter)
}

// dashes draws a line that is straight between points as dashes.
func (p *plot) dashes(points []Point) [][]rune {
	g := p.grid()
	for x := range p.dots() {
		day := p.dayAt(x)
		if v := joinedOn(points, day); x%6 < 4 && v.OK && p.side(v.V) == 0 {
			g.Set(canvas.Point{X: x, Y: p.dotRow(v.V)})
		}
	}
	return g.BraillePatterns()
}

// dividers draws dotted lines down.
func (p *plot) dividers(days []float64) [][]rune {
	g := p.grid()
	for _, day := range days {
		x := int((day-float64(p.from))*float64(p.dots()-1)/float64(p.to-p.from) + 0.5)
		for y := 0; y < p.height*dotRows; y += 2 {
			g.Set(canvas.Point{X: x, Y: y})
		}
	}
	return g.BraillePatterns()
}
