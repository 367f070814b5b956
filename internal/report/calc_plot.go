package report

import (
	"math"
	"strings"

	"kpitui/internal/text"
)

// point is one point of a curve.
type point struct{ x, y float64 }

// plane is what a curve is drawn on: x from 0 to x1, y from 0 to y1.
type plane struct {
	x1, y1         float64
	left, mid, low string // labels at the top, the middle and the bottom
	from, to       string // labels below its ends
}

const plotHeight = 8

// line is a curve of straight lines between its points.
type line struct {
	points []point
	dotted bool
}

// plot draws curves.
func (p *calcPage) plot(curves []line, on plane) {
	label := max(text.Width(on.left), text.Width(on.mid), text.Width(on.low)) + 1
	c := newCanvas(min(72, p.Width)-label, plotHeight, p.ASCII)
	for _, l := range curves {
		every := 1
		if l.dotted {
			every = 2 * c.dx
		}
		for i := range l.points {
			c.line(c.at(l.points[max(0, i-1)], on), c.at(l.points[i], on), every)
		}
	}
	for i, row := range c.rows() {
		name := ""
		switch i {
		case 0:
			name = on.left
		case plotHeight / 2:
			name = on.mid
		case plotHeight - 1:
			name = on.low
		}
		p.line(text.PadLeft(name, label-1) + " " + row)
	}
	space := c.width - text.Width(on.from) - text.Width(on.to)
	p.line(strings.Repeat(" ", label) + on.from + strings.Repeat(" ", max(1, space)) + on.to)
}

// canvas is a grid of dots, 2 × 4 of them in a braille cell; in ASCII a cell is one
// dot.
type canvas struct {
	width, height int // cells
	dx, dy        int // dots per cell
	dots          []bool
}

func newCanvas(width, height int, ascii bool) *canvas {
	c := &canvas{width: width, height: height, dx: 2, dy: 4}
	if ascii {
		c.dx, c.dy = 1, 1
	}
	c.dots = make([]bool, width*c.dx*height*c.dy)
	return c
}

// at returns where a point stands, in dots from the top left.
func (c *canvas) at(pt point, on plane) point {
	return point{pt.x / on.x1 * float64(c.width*c.dx-1), (1 - pt.y/on.y1) * float64(c.height*c.dy-1)}
}

func (c *canvas) set(x, y int) {
	if x >= 0 && x < c.width*c.dx && y >= 0 && y < c.height*c.dy {
		c.dots[y*c.width*c.dx+x] = true
	}
}

// line sets the dots from a to b, of those across only every so many.
func (c *canvas) line(a, b point, every int) {
	steps := max(1, math.Ceil(max(math.Abs(b.x-a.x), math.Abs(b.y-a.y))))
	for i := range int(steps) + 1 {
		f := float64(i) / steps
		if x := int(math.Round(a.x + f*(b.x-a.x))); x%every == 0 {
			c.set(x, int(math.Round(a.y+f*(b.y-a.y))))
		}
	}
}

// fill sets the dots of a bar up to a height, 0 to 1, in cells from to; a little is
// never nothing.
func (c *canvas) fill(from, cells int, height float64) {
	all := c.height * c.dy
	high := int(math.Ceil(height*float64(all) - 1e-9))
	for x := from * c.dx; x < (from+cells)*c.dx; x++ {
		for y := all - high; y < all; y++ {
			c.set(x, y)
		}
	}
}

// braille holds the bits of the dots of a cell, row by row.
var braille = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

func (c *canvas) rows() []string {
	out := make([]string, c.height)
	for y := range out {
		var b strings.Builder
		for x := range c.width {
			bits := rune(0)
			for j := range c.dy {
				for i := range c.dx {
					if c.dots[(y*c.dy+j)*c.width*c.dx+x*c.dx+i] {
						bits |= braille[j][i]
					}
				}
			}
			switch {
			case bits == 0:
				b.WriteByte(' ')
			case c.dx == 1:
				b.WriteByte('#')
			default:
				b.WriteRune(0x2800 | bits)
			}
		}
		out[y] = b.String()
	}
	return out
}
