package page

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"kpitui/internal/text"
)

// Chart is a line of values over periods, with what was planned beside it.
type Chart struct {
	Title       string // what it shows
	About       string // what it says, in words
	Points      []Point
	Format      func(float64) string // writes a value beside the scale
	Low, High   float64              // what a value can be: the scale goes no farther
	Value, Plan string               // what the lines are called
}

// Point is one period. NaN stands for a number that is missing.
type Point struct {
	Label string
	Value float64
	Plan  float64
	Upper float64 // the upper bound of a plan that has two
	Hold  bool    // the plan is a level to hold: it changes at once
	Tone  Tone
}

// The colours of charts; texts are those of the style sheet.
const (
	inkColour   = "#1f4f8f"
	planColour  = "#7d8899"
	gridColour  = "#e6eaf0"
	labelColour = "#566174"
)

var dotColours = [...]string{Neutral: inkColour, Accent: inkColour, Good: inkColour, Caution: "#b58100", Warning: "#d9631e", Critical: "#a61b1b"}

// frame maps periods and values to the plane of a drawing.
type frame struct {
	left, right, top, bottom float64
	low, high                float64
	n                        int
}

func (f *frame) x(i int) float64 {
	if f.n < 2 {
		return (f.left + f.right) / 2
	}
	return f.left + (f.right-f.left)*float64(i)/float64(f.n-1)
}

func (f *frame) y(v float64) float64 {
	return f.bottom - (f.bottom-f.top)*(v-f.low)/(f.high-f.low)
}

// extent returns the smallest and the largest number to be drawn; ok is false when
// there is none.
func (c *Chart) extent() (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range c.Points {
		for _, v := range [...]float64{p.Value, p.Plan, p.Upper} {
			if !math.IsNaN(v) && !math.IsInf(v, 0) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	return low, high, low <= high
}

// ticks returns where a scale from low to high has its lines, three to six of them,
// at round numbers that hold both. A scale that begins near zero begins there.
func ticks(low, high float64) []float64 {
	if low > 0 && low < 0.4*high {
		low = 0
	}
	if high < 0 && high > 0.4*low {
		high = 0
	}
	if high-low < 1e-9*max(1, math.Abs(high)) {
		pad := math.Abs(high) * 0.1
		if high == 0 {
			pad = 1
		}
		low, high = low-pad, high+pad
	}
	rough := (high - low) / 3
	unit := math.Pow(10, math.Floor(math.Log10(rough)))
	step := 10 * unit
	for _, m := range [...]float64{1, 2, 2.5, 5} {
		if m*unit >= rough*0.999 {
			step = m * unit
			break
		}
	}
	from, to := math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
	var out []float64
	for k := from; k <= to && len(out) < 12; k++ {
		out = append(out, k*step)
	}
	return out
}

// chart draws a chart with its scale.
func (w *markup) chart(c *Chart) {
	low, high, ok := c.extent()
	if !ok {
		return
	}
	const width, height = 340.0, 134.0
	marks := ticks(low, high)
	low, high = max(marks[0], min(low, c.Low)), min(marks[len(marks)-1], max(high, c.High))
	marks = slices.DeleteFunc(marks, func(v float64) bool { return v < low || v > high })
	labels, room := make([]string, len(marks)), 0
	for i, v := range marks {
		labels[i] = text.Truncate(text.Printable(c.Format(v)), 14, "~")
		room = max(room, text.Width(labels[i]))
	}
	f := frame{left: 12 + 6.2*float64(room), right: width - 14, top: 12, bottom: height - 26, low: low, high: high, n: len(c.Points)}
	w.raw("<figure>\n")
	w.picture(c, "", width, height)
	for i, v := range marks {
		w.line(f.left, f.y(v), f.right, f.y(v), gridColour, "1")
		w.label(f.left-7, f.y(v)+4, "end", labels[i])
	}
	w.lines(c, &f, 2.4, 1.6)
	for i, p := range c.Points {
		w.dot(&f, i, p, 3.6)
	}
	for _, i := range spread(len(c.Points)) {
		anchor := "middle"
		if i == len(c.Points)-1 && i > 0 {
			anchor = "end"
		}
		x := f.x(i)
		if anchor == "end" {
			x += 10
		}
		w.label(x, height-7, anchor, c.Points[i].Label)
	}
	w.raw("</svg>\n<figcaption><span class=\"key\">")
	w.text(c.Value)
	w.raw("</span><span class=\"key plan\">")
	w.text(c.Plan)
	w.raw("</span></figcaption>\n</figure>\n")
}

// spark draws a chart without a scale, for a cell of a table.
func (w *markup) spark(c *Chart) {
	low, high, ok := c.extent()
	if !ok {
		return
	}
	if high-low < 1e-9*max(1, math.Abs(high)) {
		low, high = low-1, high+1
	}
	const width, height = 118.0, 28.0
	f := frame{left: 4, right: width - 6, top: 5, bottom: height - 5, low: low, high: high, n: len(c.Points)}
	w.picture(c, "spark", width, height)
	w.lines(c, &f, 1.8, 1.1)
	for i := len(c.Points) - 1; i >= 0; i-- {
		if p := c.Points[i]; !math.IsNaN(p.Value) {
			w.dot(&f, i, p, 3)
			break
		}
	}
	w.raw("</svg>")
}

// picture begins a drawing that says what it shows to who cannot see it.
func (w *markup) picture(c *Chart, class string, width, height float64) {
	id := w.id("c")
	w.open("svg", "class", class, "viewBox", "0 0 "+num(width)+" "+num(height), "role", "img", "aria-labelledby", id+"t "+id+"d")
	w.open("title", "id", id+"t")
	w.text(c.Title)
	w.raw("</title>")
	w.open("desc", "id", id+"d")
	w.text(c.About)
	w.raw("</desc>\n")
}

// lines draws plan and values. Where a number is missing there is a gap.
func (w *markup) lines(c *Chart, f *frame, thick, thin float64) {
	for _, of := range [...]func(Point) float64{func(p Point) float64 { return p.Plan }, func(p Point) float64 { return p.Upper }} {
		w.stroke(c.path(f, of, true), "stroke", planColour, "stroke-width", num(thin), "stroke-dasharray", "5 3.5")
	}
	value := func(p Point) float64 { return p.Value }
	w.stroke(c.path(f, value, false), "stroke", inkColour, "stroke-width", num(thick), "stroke-linejoin", "round", "stroke-linecap", "round")
}

func (w *markup) stroke(path string, attributes ...string) {
	if path != "" {
		w.open("path", append([]string{"d", path, "fill", "none"}, attributes...)...)
		w.raw("</path>\n")
	}
}

// path goes through the numbers that are there; a piece without length shows one
// that stands alone. With steps a level to hold changes half-way between two periods.
func (c *Chart) path(f *frame, of func(Point) float64, steps bool) string {
	var d strings.Builder
	pen, last := false, 0.0
	for i, p := range c.Points {
		v := of(p)
		if math.IsNaN(v) || math.IsInf(v, 0) {
			pen = false
			continue
		}
		at := num(f.x(i)) + " " + num(f.y(v))
		switch {
		case !pen:
			d.WriteString("M" + at)
		case steps && p.Hold && v != last:
			x := num((f.x(i-1) + f.x(i)) / 2)
			d.WriteString("L" + x + " " + num(f.y(last)) + "L" + x + " " + num(f.y(v)))
		}
		d.WriteString("L" + at)
		pen, last = true, v
	}
	return d.String()
}

// dot draws a value. Its shape says its level as its colour does: a disc for none, a
// diamond for caution, a square for warning, a triangle for critical.
func (w *markup) dot(f *frame, i int, p Point, r float64) {
	if math.IsNaN(p.Value) || math.IsInf(p.Value, 0) {
		return
	}
	x, y, colour := f.x(i), f.y(p.Value), dotColours[p.Tone]
	corners := func(at ...float64) {
		var points []string
		for k := 0; k < len(at); k += 2 {
			points = append(points, num(x+r*at[k])+","+num(y+r*at[k+1]))
		}
		w.open("polygon", "points", strings.Join(points, " "), "fill", colour)
		w.raw("</polygon>\n")
	}
	switch {
	case p.Tone == Caution:
		corners(0, -1.45, 1.45, 0, 0, 1.45, -1.45, 0)
	case p.Tone == Warning:
		corners(-1.1, -1.1, 1.1, -1.1, 1.1, 1.1, -1.1, 1.1)
	case p.Tone == Critical:
		corners(0, -1.5, 1.5, 1.15, -1.5, 1.15)
	default:
		w.open("circle", "cx", num(x), "cy", num(y), "r", num(r), "fill", colour)
		w.raw("</circle>\n")
	}
}

func (w *markup) line(x1, y1, x2, y2 float64, colour, width string) {
	w.open("line", "x1", num(x1), "y1", num(y1), "x2", num(x2), "y2", num(y2), "stroke", colour, "stroke-width", width)
	w.raw("</line>\n")
}

func (w *markup) label(x, y float64, anchor, s string) {
	w.open("text", "x", num(x), "y", num(y), "text-anchor", anchor, "font-size", "11.5", "fill", labelColour)
	w.text(s)
	w.raw("</text>\n")
}

// spread returns which of n periods get a label: the last, and others as far apart as
// labels need.
func spread(n int) (at []int) {
	step := max(1, (n+2)/4)
	for i := n - 1; i >= 0; i -= step {
		at = append(at, i)
	}
	return at
}

// num writes a coordinate to a tenth.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10+0, 'f', -1, 64)
}
