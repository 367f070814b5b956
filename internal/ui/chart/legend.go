package chart

import (
	"fmt"
	"slices"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

// sample is an entry of the legend: how something is drawn, and what it is.
type sample struct {
	style       *theme.Style
	mark, label string
	short       string // what stands for a label that has no room; empty: nothing
}

// sampleGap is how many columns stand between two samples; where they would not fit
// otherwise, sampleLeast: a sign that the chart has and the legend has not is a riddle.
const sampleGap, sampleLeast = 3, 2

// widthOf returns the columns of samples with a gap between them.
func widthOf(list []sample, gap int) int {
	total := -gap
	for i := range list {
		total += list[i].width() + gap
	}
	return total
}

func (s *sample) width() int {
	if s.mark == "" {
		return text.Width(s.label)
	}
	return text.Width(s.mark) + 1 + text.Width(s.label)
}

// legend says what the lines are, what is forecast and how, and the signs of the
// marks where those are drawn: in one line, or where that is too narrow and two may
// be had, in two.
func (c *LineChart) legend(p *plot, width int, marks, two bool) [][]sample {
	lines := c.lines(p)
	var more []sample
	if len(c.Fan) > 0 {
		mark := "⠤ ⠤"
		if c.Look.ASCII {
			mark = "+'"
		}
		more = append(more, sample{&c.Look.Fan, mark, text.Printable(c.Forecast), words.Forecast.In(c.Lang)})
	}
	if marks {
		for _, k := range c.marked() {
			more = append(more, sample{style: &c.Look.Mark, mark: Sign(k), label: Kind(k).In(c.Lang)})
		}
	}
	all := slices.Concat(lines, more)
	switch tight := widthOf(all, sampleLeast) > width; {
	case tight && two && len(more) > 0:
		return [][]sample{lines, more}
	case tight && len(c.Fan) > 0 && c.planned(): // the plan gives way, which is the last of the lines
		last := len(lines) - 1
		all = slices.Concat(lines[:last], more[:1], lines[last:], more[1:])
	}
	return [][]sample{all}
}

// planned reports whether there is a plan to be seen.
func (c *LineChart) planned() bool {
	return joinedOn(c.Plan, float64(c.From)).OK || joinedOn(c.Plan, float64(c.To)).OK
}

// lines returns the samples of the lines that are drawn.
func (c *LineChart) lines(p *plot) (out []sample) {
	add := func(s *theme.Style, braille, ascii, label string) {
		if c.Look.ASCII {
			braille = ascii
		}
		out = append(out, sample{style: s, mark: braille, label: label})
	}
	if len(p.runs(c.Points)) == 0 {
		add(&c.Look.Axis, "", "", words.None.In(c.Lang))
	} else {
		add(&c.Look.Series, "⠤⠤", "**", words.Values.In(c.Lang))
	}
	if g := heldOn(c.Goal, float64(c.To)); g.OK && c.Format != nil {
		word := [...]metrics.Text{words.GoalBelow, words.Goal, words.GoalAbove}[p.side(g.V)+1]
		add(&c.Look.Goal, "⠄⠄", "--", fmt.Sprintf(word.In(c.Lang), c.Format(g.V)))
	}
	if c.planned() {
		add(&c.Look.Plan, "⠄⠠", ". ", words.Plan.In(c.Lang))
	}
	return out
}

// samples writes a line of the legend, as far as there is room.
func (c *LineChart) samples(list []sample, p *plot, gutter int) string {
	l := lane{width: gutter + p.width}
	at, gap := gutter, sampleGap
	if widthOf(list, gap) > p.width {
		gap = sampleLeast
	}
	for i := range list {
		s := list[i]
		if s.width() > l.width-at && s.short != "" {
			s.label = s.short
		}
		if s.width() > l.width-at {
			continue
		}
		if s.mark != "" {
			l.put(at, s.style, s.mark)
			at = l.at + 1
		}
		l.put(at, &c.Look.Axis, s.label)
		at = l.at + gap
	}
	return l.fill(&c.Look.Axis)
}
