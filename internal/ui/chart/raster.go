package chart

import (
	"strconv"
	"sync"
	"time"

	"github.com/NimbleMarkets/ntcharts/v2/canvas"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/graph"
	"github.com/NimbleMarkets/ntcharts/v2/linechart/timeserieslinechart"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// plot is the area of a chart in which values are drawn: width × height cells,
// the days from … to across, a scale of values up.
type plot struct {
	width, height int
	from, to      metrics.Date
	scale
}

// grid returns an empty braille grid with the plot's coordinates: days across,
// values up.
func (p *plot) grid() *graph.BrailleGrid {
	return graph.NewBrailleGrid(p.width, p.height, float64(p.from), float64(p.to), p.lo, p.hi)
}

func (p *plot) dots() int { return p.width * dotColumns }

// dayAt returns the day at a column of dots, with its fraction.
func (p *plot) dayAt(x int) float64 {
	return float64(p.from) + float64(x)*float64(p.to-p.from)/float64(p.dots()-1)
}

// dotOf returns the column of dots of a day.
func (p *plot) dotOf(d metrics.Date) int {
	return int(float64(d-p.from)*float64(p.dots()-1)/float64(p.to-p.from) + 0.5)
}

// dotRow returns the row of dots of a value in the range.
func (p *plot) dotRow(v float64) int {
	return p.height*dotRows - 1 - int((v-p.lo)/(p.hi-p.lo)*float64(p.height*dotRows-1)+0.5)
}

// layer is something drawn in the cells of a plot, in dots or letters, with what
// stands for it in ASCII.
type layer struct {
	cells [][]rune
	style *theme.Style
	ascii string
}

// paint puts one line of a plot together: of the layers the first that has
// something in a cell has it alone.
func (p *plot) paint(out *painter, y int, layers []layer, blank *theme.Style, ascii bool) {
cell:
	for x := range p.width {
		for i := range layers {
			l := &layers[i]
			r := solid(l.cells[y][x])
			if r == ' ' {
				continue
			}
			if ascii {
				out.put(l.style, l.ascii)
			} else {
				out.put(l.style, string(r))
			}
			continue cell
		}
		out.put(blank, " ")
	}
}

// models keeps time-series charts for their canvas, whose cells carry a style
// each: megabytes that would otherwise be made anew for every chart.
var models sync.Pool

// model returns an empty time-series chart of the plot's size and range.
//
// With its axes off ntcharts scales values to one row less than it draws on. The
// range given to it is shortened by as much, so that a value stands at the same
// height as in [plot.grid].
func (p *plot) model() *timeserieslinechart.Model {
	from, to := p.from.Time(), p.to.Time()
	top := p.lo + (p.hi-p.lo)*float64(p.height-1)/float64(p.height)
	m, _ := models.Get().(*timeserieslinechart.Model)
	if m == nil || m.Width() != p.width || m.Height() != p.height {
		made := timeserieslinechart.New(p.width, p.height, timeserieslinechart.WithXYSteps(0, 0))
		m = &made
		m.AutoMinX, m.AutoMaxX, m.AutoMinY, m.AutoMaxY = false, false, false, false
	}
	m.ClearAllData()
	m.SetTimeRange(from, to)
	m.SetYRange(p.lo, top)
	m.SetViewTimeAndYRange(from, to, p.lo, top)
	return m
}

// series draws the points as lines, broken where values are missing. The
// time-series chart joins all points of a data set, so each unbroken run is a
// data set of its own.
func (p *plot) series(points []Point) [][]rune {
	runs := p.runs(points)
	if len(runs) == 0 { // with nothing to draw ntcharts leaves what the canvas had before
		return cells(p.width, p.height, func(int, int) rune { return ' ' })
	}
	chart := p.model()
	defer models.Put(chart)
	var names []string
	for _, run := range runs {
		name := strconv.Itoa(len(names))
		names = append(names, name)
		push := func(at time.Time, v float64) {
			chart.PushDataSet(name, timeserieslinechart.TimePoint{Time: at, Value: v})
		}
		for _, pt := range run {
			push(pt.Date.Time(), pt.Value.V)
		}
		if len(run) == 1 { // a dot alone is easily missed: draw two or three
			aside := p.dot() * 5 / 4
			if run[0].Date == p.to {
				aside = -aside
			}
			push(run[0].Date.Time().Add(aside), run[0].Value.V)
		}
	}
	chart.DrawBrailleDataSets(names)
	return cells(p.width, p.height, func(x, y int) rune {
		return chart.Canvas.Cell(canvas.Point{X: x, Y: y}).Rune
	})
}

// dot returns the time that one column of dots stands for.
func (p *plot) dot() time.Duration {
	return p.to.Time().Sub(p.from.Time()) / time.Duration(p.dots()-1)
}

// runs splits the points at missing values. A hole too narrow to be seen does
// not split.
func (p *plot) runs(points []Point) [][]Point {
	var out [][]Point
	missing := true // before the first value
	for _, pt := range points {
		if !number(pt.Value) {
			missing = true
			continue
		}
		if n := len(out); n > 0 && missing {
			last := out[n-1][len(out[n-1])-1]
			missing = p.dotOf(pt.Date)-p.dotOf(last.Date) > 1
		}
		if missing {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], pt)
		missing = false
	}
	return out
}

// goals draws the goal in force on each day as a dotted line.
func (p *plot) goals(goals []Point) [][]rune {
	g := p.grid()
	for x := 0; x < p.dots(); x += 2 {
		day := p.dayAt(x)
		if v := heldOn(goals, day); v.OK && p.side(v.V) == 0 {
			g.Set(g.GridPoint(canvas.Float64Point{X: day, Y: v.V}))
		}
	}
	return g.BraillePatterns()
}

// heldOn returns the value of the newest point that is not after the day.
func heldOn(points []Point, day float64) metrics.Maybe {
	var v metrics.Maybe
	for _, pt := range points {
		if float64(pt.Date) > day {
			break
		}
		v = pt.Value
	}
	if !number(v) {
		return metrics.Maybe{}
	}
	return v
}

// plan draws the path from point to point as thin dots.
func (p *plot) plan(points []Point) [][]rune {
	g := p.grid()
	for x := 0; x < p.dots(); x += 3 {
		day := p.dayAt(x)
		if v := joinedOn(points, day); v.OK {
			g.Set(g.GridPoint(canvas.Float64Point{X: day, Y: v.V}))
		}
	}
	return g.BraillePatterns()
}

// joinedOn returns the value on the straight line between the points around the
// day; missing outside them, and beside a missing one.
func joinedOn(points []Point, day float64) metrics.Maybe {
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if float64(a.Date) > day || float64(b.Date) < day || !number(a.Value) || !number(b.Value) {
			continue
		}
		if a.Date == b.Date {
			return b.Value
		}
		share := (day - float64(a.Date)) / float64(b.Date-a.Date)
		return metrics.Some(a.Value.V + share*(b.Value.V-a.Value.V))
	}
	return metrics.Maybe{}
}

// boundaries draws a dotted line down on each day where a phase begins inside
// the window.
func (p *plot) boundaries(phases []Span) [][]rune {
	g := p.grid()
	for _, ph := range phases {
		if ph.Start <= p.from || ph.Start > p.to {
			continue
		}
		for y := 0; y < p.height*dotRows; y += 2 {
			g.Set(canvas.Point{X: p.dotOf(ph.Start), Y: y})
		}
	}
	return g.BraillePatterns()
}

func cells(width, height int, at func(x, y int) rune) [][]rune {
	rows := make([][]rune, height)
	for y := range rows {
		rows[y] = make([]rune, width)
		for x := range rows[y] {
			rows[y][x] = at(x, y)
		}
	}
	return rows
}
