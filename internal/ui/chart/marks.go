package chart

import (
	"strings"

	"kpitui/internal/metrics"
)

// Mark says that something was written or done on a day.
type Mark struct {
	Date metrics.Date
	Kind metrics.MarkKind
}

// Sign returns the letter that stands for a kind of mark below a chart, and
// beside what it marks.
func Sign(k metrics.MarkKind) string {
	switch k {
	case metrics.MarkNote:
		return "n"
	case metrics.MarkFinding:
		return "r"
	case metrics.MarkAction:
		return "a"
	default:
		return "x"
	}
}

// Kind returns the word for a kind of mark that goes with its sign: what a review
// found is a review's.
func Kind(k metrics.MarkKind) metrics.Text {
	if k == metrics.MarkFinding {
		return words.Review
	}
	return k.Label()
}

// marks writes the signs of the marks below their days. Where one of another kind
// stands already, the nearest free column must do, as far as it is still the same
// place to the eye.
func (c *LineChart) marks(p *plot, gutter int) string {
	cells := []byte(strings.Repeat(" ", p.width))
	for _, m := range c.Marks {
		sign, at := Sign(m.Kind)[0], p.dotOf(m.Date)/dotColumns
		for _, x := range [...]int{at, at + 1, at - 1, at + 2, at - 2} {
			if x < 0 || x >= len(cells) || cells[x] != ' ' && cells[x] != sign {
				continue
			}
			cells[x] = sign
			break
		}
	}
	var out painter
	out.put(&c.Look.Axis, strings.Repeat(" ", gutter))
	out.put(&c.Look.Mark, string(cells))
	return out.String()
}

// marked returns the kinds of mark in view.
func (c *LineChart) marked() (kinds []metrics.MarkKind) {
	for _, k := range metrics.MarkKinds {
		for _, m := range c.Marks {
			if m.Kind == k {
				kinds = append(kinds, k)
				break
			}
		}
	}
	return kinds
}
