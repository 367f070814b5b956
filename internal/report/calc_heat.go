package report

import (
	"fmt"
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
	"kpitui/internal/text"
)

// shades go from nothing to full, each one column wide.
var (
	shades      = []string{" ", "⡀", "⣀", "⣄", "⣤", "⣦", "⣶", "⣷", "⣿"}
	shadesASCII = []string{" ", ".", ":", "-", "=", "+", "*", "%", "#"}
)

// shade returns the shade of a share from 0 to 1: a little is never nothing.
func (p *calcPage) shade(share float64) string {
	list := shades
	if p.ASCII {
		list = shadesASCII
	}
	top := len(list) - 1
	return list[max(0, min(top, int(math.Ceil(share*float64(top)-metrics.Tolerance))))]
}

// heatCell is how many columns a cell of the heat map takes.
const heatCell = 5

// heat writes a share in per cent as a cell: its shade or colour, and the number.
func (p *calcPage) heat(n calc.Number) string {
	if !n.OK {
		return strings.Repeat(" ", heatCell)
	}
	number := fmt.Sprintf("%3s", strings.TrimSuffix(metrics.FormatPercent(n.V/100, 0), "%"))
	if p.Heat != nil {
		return p.Heat(" "+number+" ", n.V/100)
	}
	return p.shade(n.V/100) + number + " "
}

// rebase is the month that the rebased curve takes for 100 %.
const rebase = 3

// retention draws the cohorts as a heat map, the curve of all of them, and its smile.
func (p *calcPage) retention(r *calc.Retention) {
	if len(r.Cohorts) == 0 {
		return
	}
	const most = 36 // cohorts
	from := max(0, len(r.Cohorts)-most)
	head := []string{p.t(calcWords.Cohort), p.t(calcWords.Users)}
	prefix := "M"
	if r.Per == "week" {
		prefix = "W"
	}
	widths := []int{text.Width(r.Cohorts[0].Label), 5}
	for i := range widths {
		widths[i] = max(widths[i], text.Width(head[i]))
	}
	for i := range r.Cohorts {
		widths[1] = max(widths[1], text.Width(groups(r.Cohorts[i].Size)))
	}
	left := func(label, users string) string {
		return text.PadRight(label, widths[0]) + " " + text.PadLeft(users, widths[1]) + " "
	}
	months := len(r.Cohorts) // M0 to the last one that the first cohort knows
	fit := max(1, min(months, (p.Width-widths[0]-widths[1]-2)/heatCell))
	line := left(head[0], head[1])
	for k := range fit {
		line += fmt.Sprintf("%4s ", fmt.Sprintf("%s%d", prefix, k))
	}
	p.line(line)
	for i := from; i < len(r.Cohorts); i++ {
		c := &r.Cohorts[i]
		line := left(c.Label, groups(c.Size))
		for k := range min(fit, len(c.Active)) {
			line += p.heat(c.Share(k))
		}
		p.line(line)
	}
	line = left(p.t(calcWords.All), groups(r.Curve[0].Users))
	for k := range fit {
		line += p.heat(r.Curve[k].Share)
	}
	p.line(line)
	if r.Per == "month" && fit > rebase {
		line = left("M3=100", "") + strings.Repeat(" ", rebase*heatCell)
		for k := rebase; k < fit; k++ {
			line += p.heat(r.Between(rebase, k))
		}
		p.line(line)
	}
	p.leftOut(calcWords.OlderCohorts, from)
	p.leftOut(calcWords.LaterMonths, months-fit)
	p.line("")
	p.retentionCurve(r, prefix)
	p.smile(r.Smile, prefix)
	if g := r.Growth; g != nil && g.Growth.OK {
		p.wrapped(fmt.Sprintf(p.t(calcWords.Growth), groups(g.Returning), groups(g.Users), plain(g.First, 1), plain(g.Fourth, 1), signed(g.Growth)))
		if g.Selected.OK {
			p.wrapped(fmt.Sprintf(p.t(calcWords.Selected), signed(g.Selected)))
		}
	}
	p.line("")
}

// retentionCurve draws the curve of all cohorts, and the same with month 3 as 100 %.
func (p *calcPage) retentionCurve(r *calc.Retention, prefix string) {
	last := len(r.Curve) - 1
	if last < 2 {
		return
	}
	on := plane{x1: float64(last), y1: 100, from: prefix + "0", to: fmt.Sprintf("%s%d", prefix, last)}
	curve := func(from int, share func(k int) calc.Number) (points []point) {
		for k := from; k <= last; k++ {
			if n := share(k); n.OK {
				points = append(points, point{float64(k), n.V})
				on.y1 = max(on.y1, n.V)
			}
		}
		return points
	}
	curves := []line{{points: curve(0, func(k int) calc.Number { return r.Curve[k].Share })}}
	title := calcWords.Curve
	if r.Per == "month" && last > rebase {
		title = calcWords.Rebased
		curves = append(curves, line{curve(rebase, func(k int) calc.Number { return r.Between(rebase, k) }), true})
	}
	on.y1 = math.Ceil(on.y1/20) * 20 // so that its half is a round number
	on.left, on.mid, on.low = fmt.Sprintf("%.0f%%", on.y1), fmt.Sprintf("%.0f%%", on.y1/2), "0%"
	p.wrapped(p.t(title))
	p.plot(curves, on)
}

func (p *calcPage) smile(s *calc.Smile, prefix string) {
	if s == nil {
		return
	}
	turn, last := fmt.Sprintf("%s%d", prefix, s.Turn), fmt.Sprintf("%s%d", prefix, s.Last)
	low, end := fmt.Sprintf("%.1f%%", s.Low), fmt.Sprintf("%.1f%%", s.End)
	switch {
	case s.Turn == s.Last:
		p.wrapped(fmt.Sprintf(p.t(calcWords.Falls), last, end, s.Cohorts, groups(s.Users)))
	case s.Up():
		p.wrapped(fmt.Sprintf(p.t(calcWords.Smiles), turn, low, last, end, s.Rise, s.Margin, s.Cohorts, groups(s.Users)))
	default:
		p.wrapped(fmt.Sprintf(p.t(calcWords.Flat), turn, low, last, end, s.Rise, s.Margin, s.Cohorts, groups(s.Users)))
	}
}

// signed writes a change in per cent with its sign.
func signed(n calc.Number) string {
	if !n.OK {
		return "--"
	}
	return fmt.Sprintf("%+.1f%%", n.V)
}
