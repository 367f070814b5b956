package review

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// input is how the value of a field is typed.
type input interface {
	value() string
	set(string)
	// press takes a key; false: it means nothing in this kind of field.
	press(tea.KeyPressMsg) bool
	paste(string)
	// draw returns the lines of the field in a style for what is typed, and where
	// the cursor stands; height is how many lines it may have.
	draw(width, height int) drawn
}

// drawn is a field as it is typed in.
type drawn struct {
	lines []string // styled, each as wide as was asked for
	x, y  int      // of the cursor
}

// leaving are the keys that go from field to field; no one-line field takes them.
func leaving(pressed string) bool {
	switch pressed {
	case "enter", "tab", "shift+tab", "esc", "up", "down", "ctrl+s", "ctrl+e":
		return true
	}
	return false
}

// line is a text of one line.
type line struct {
	env   *frame.Env
	hint  metrics.Text // what an empty one says
	most  int          // columns; 0: as many as there are
	field *frame.Field
}

func (l *line) value() string  { return l.field.Value() }
func (l *line) paste(v string) { l.field.Paste(v) }

func (l *line) set(v string) {
	l.field.SetValue("")
	l.field.SelectAll() // of nothing: what is typed next replaces nothing
	l.field.SetValue(v)
}
func (l *line) press(k tea.KeyPressMsg) bool {
	if leaving(k.String()) {
		return false
	}
	l.field.Type(k)
	return true
}

func (l *line) draw(width, _ int) drawn {
	th := l.env.Theme
	shown, x := l.field.View(width)
	style := th.Field
	switch {
	case l.field.Value() == "":
		shown, style = text.Truncate(l.env.T(l.hint), width, th.Glyphs.Tail), th.Placeholder
	case l.field.Selected():
		w := min(width, text.Width(shown))
		return drawn{lines: []string{th.TabOpen.Render(text.PadRight(shown, w)) + th.Field.Render(text.PadRight("", width-w))}, x: x}
	}
	return drawn{lines: []string{style.Render(text.PadRight(shown, width))}, x: x}
}

// area is a text of several lines.
type area struct {
	env   *frame.Env
	hint  metrics.Text
	field *frame.Area
}

func (a *area) value() string  { return a.field.Value() }
func (a *area) set(v string)   { a.field.SetValue(v) }
func (a *area) paste(v string) { a.field.Paste(v) }

func (a *area) press(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "tab", "shift+tab", "esc", "ctrl+s", "ctrl+e":
		return false
	}
	a.field.Type(k)
	return true
}

func (a *area) draw(width, height int) drawn {
	th := a.env.Theme
	v := a.field.View(width, max(1, min(height, max(leastArea, a.field.Rows(width)+1))))
	d := drawn{x: v.X, y: v.Y}
	for i, l := range v.Lines {
		style := th.Field
		if i == 0 && a.field.Value() == "" {
			l, style = text.Truncate(a.env.T(a.hint), width, th.Glyphs.Tail), th.Placeholder
		}
		d.lines = append(d.lines, style.Render(text.PadRight(l, width)))
	}
	return d
}

// leastArea is how many lines a text of several has at least while it is typed.
const leastArea = 3

// choice is one of a few words: by its number, or by going through them with the
// arrows. Letters mean nothing in it, because somebody may think that a text begins.
type choice struct {
	env    *frame.Env
	values []string // the first of them is the one that nobody has chosen yet
	labels []metrics.Text
	at     int
}

func (c *choice) value() string { return c.values[c.at] }

func (c *choice) set(v string) {
	for i := range c.values {
		if c.values[i] == v {
			c.at = i
		}
	}
}

func (c *choice) paste(string) {}

func (c *choice) press(k tea.KeyPressMsg) bool {
	switch pressed := k.String(); pressed {
	case "left":
		c.at = max(0, c.at-1)
	case "right":
		c.at = (c.at + 1) % len(c.values)
	default:
		i, ok := c.numbered(k)
		if ok {
			c.at = i
		}
		return ok || !leaving(pressed)
	}
	return true
}

// numbered returns the word whose number a key is; 0 is the choice taken back.
func (c *choice) numbered(k tea.KeyPressMsg) (int, bool) {
	n, err := strconv.Atoi(keys.Normalize(k.String()))
	return n, err == nil && n >= 0 && n < len(c.values)
}

func (c *choice) draw(width, _ int) drawn {
	th := c.env.Theme
	var b strings.Builder
	used, x := 0, 0
	for i := range c.values {
		if c.labels[i].IsZero() {
			continue
		}
		label := " " + string(rune('0'+i)) + " " + c.env.T(c.labels[i]) + " "
		style := th.Tab
		if i == c.at {
			style, x = th.TabOpen, used+1
		}
		label = text.Truncate(label, width-used, "")
		style.Write(&b, label)
		used += text.Width(label)
	}
	th.Space.Write(&b, strings.Repeat(" ", max(0, width-used)))
	return drawn{lines: []string{b.String()}, x: min(x, max(0, width-1))}
}
