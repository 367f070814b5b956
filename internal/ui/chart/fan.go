package chart

import (
	"github.com/NimbleMarkets/ntcharts/v2/canvas"

	"kpitui/internal/metrics"
)

// FanPoint is what is forecast for a day: the middle and an interval around it.
type FanPoint struct {
	Date           metrics.Date
	Mid, Low, High float64
}

// withFan lets the days shown go on to the end of the fan, as far as the values keep
// half of the width, and begins the fan where the values end: nothing is uncertain
// there yet. Without a value there is none.
func (c *LineChart) withFan() {
	n := len(c.Points) - 1
	for n >= 0 && !number(c.Points[n].Value) {
		n--
	}
	var fan []FanPoint
	for _, f := range c.Fan {
		if n >= 0 && f.Date > c.Points[n].Date && number(metrics.Some(f.Mid)) && number(metrics.Some(f.Low)) && number(metrics.Some(f.High)) {
			fan = append(fan, f)
		}
	}
	if c.Fan = nil; len(fan) == 0 {
		return
	}
	last := c.Points[n]
	c.Fan = append(c.Fan, FanPoint{last.Date, last.Value.V, last.Value.V, last.Value.V})
	c.Fan = append(c.Fan, fan...)
	c.To = max(c.To, min(fan[len(fan)-1].Date, last.Date+(last.Date-c.From)))
}

// fanOn returns the fan on a day, straight between its points.
func fanOn(fan []FanPoint, day float64) (f FanPoint, ok bool) {
	for i := 1; i < len(fan); i++ {
		a, b := &fan[i-1], &fan[i]
		if float64(a.Date) > day || float64(b.Date) < day {
			continue
		}
		share := (day - float64(a.Date)) / float64(b.Date-a.Date)
		between := func(a, b float64) float64 { return a + share*(b-a) }
		return FanPoint{Mid: between(a.Mid, b.Mid), Low: between(a.Low, b.Low), High: between(a.High, b.High)}, true
	}
	return FanPoint{}, false
}

// widen returns the range with what is in view of a fan, as far as that leaves the
// values half of the height: a forecast of little worth must not press them flat.
func (s scale) widen(fan []FanPoint, to metrics.Date) scale {
	lo, hi := s.lo, s.hi
	for i := range fan {
		if fan[i].Date <= to {
			lo, hi = min(lo, fan[i].Low), max(hi, fan[i].High)
		}
	}
	if f, ok := fanOn(fan, float64(to)); ok {
		lo, hi = min(lo, f.Low), max(hi, f.High)
	}
	reach := s.hi - s.lo
	return scale{max(lo, s.lo-reach/2), min(hi, s.hi+reach/2)}
}

// fan draws a forecast: its middle as a broken line, the edges of its interval as
// dotted ones, and between them few dots.
func (p *plot) fan(fan []FanPoint) (middle, edges, between [][]rune) {
	mid, edge, shade := p.grid(), p.grid(), p.grid()
	row := func(v float64) int { return p.dotRow(max(p.lo, min(v, p.hi))) }
	for x := range p.dots() {
		f, ok := fanOn(fan, p.dayAt(x))
		if !ok {
			continue
		}
		if x%4 < 2 && p.side(f.Mid) == 0 {
			mid.Set(canvas.Point{X: x, Y: row(f.Mid)})
		}
		for _, v := range [...]float64{f.Low, f.High} {
			if x%2 == 0 && p.side(v) == 0 {
				edge.Set(canvas.Point{X: x, Y: row(v)})
			}
		}
		for y := max(0, row(f.High)+1); y < min(p.height*dotRows, row(f.Low)); y++ {
			if x%4 == 0 && y%4 == 1 || x%4 == 2 && y%4 == 3 {
				shade.Set(canvas.Point{X: x, Y: y})
			}
		}
	}
	return mid.BraillePatterns(), edge.BraillePatterns(), shade.BraillePatterns()
}
