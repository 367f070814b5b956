package form

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// mostRating is the best rating there is.
const mostRating = 10

// rating is a number from 1 to 10, or none: arrows go through them, digits are
// taken as they are typed.
type rating struct {
	value, start uint8
	one          bool // the last key was a 1, which a 0 makes a 10
}

func newRating(start uint8) *rating { return &rating{value: start, start: start} }

func (c *rating) changed() bool { return c.value != c.start }
func (c *rating) check() string { return "" }
func (c *rating) paste(string)  {}

func (c *rating) press(k tea.KeyPressMsg) bool {
	pressed, one := keys.Normalize(k.String()), c.one
	c.one = false
	switch {
	case pressed == "left" && c.value > 0:
		c.value--
	case pressed == "right" && c.value < mostRating:
		c.value++
	case pressed == "0" && one:
		c.value = mostRating
	case len(pressed) == 1 && pressed[0] >= '0' && pressed[0] <= '9':
		c.value, c.one = pressed[0]-'0', pressed == "1"
	case pressed == "backspace", pressed == "delete":
		c.value = 0
	case slices.Contains(moving, pressed):
		return false
	}
	return true
}

func (c *rating) draw(p pen, env *frame.Env, focused bool) int {
	look := p.Look()
	number := "--"
	if c.value > 0 {
		number = fmt.Sprintf("%2d", c.value)
	}
	if focused {
		p.Text(look.TabOpen, " "+number+" ")
	} else {
		p.Skip(1)
		p.Text(look.Text, number)
		p.Skip(1)
	}
	p.Skip(1)
	part := metrics.Some(float64(c.value) / mostRating)
	p.Put(mostRating, chart.Bar(part, metrics.Maybe{}, mostRating, chart.BarLook{Fill: look.Spark, Track: look.Track, ASCII: env.Theme.Glyphs.ASCII}))
	drawArrows(p, focused)
	return -1
}

// drawArrows tells that the arrows change what stands before them.
func drawArrows(p pen, focused bool) {
	style := p.Look().Muted
	if focused {
		style = p.Look().Key
	}
	p.Skip(2)
	p.Text(style, "< >")
}

// computed is a text that follows from the rest of the form.
type computed func() string

func (computed) press(tea.KeyPressMsg) bool { return false }
func (computed) paste(string)               {}
func (computed) changed() bool              { return false }
func (computed) check() string              { return "" }

func (f computed) draw(p pen, _ *frame.Env, _ bool) int {
	p.Skip(1)
	p.Text(p.Look().Text, f())
	return -1
}
