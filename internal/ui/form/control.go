package form

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
)

// control is what stands behind a row's label.
type control interface {
	// press takes a key; false leaves it to the form.
	press(k tea.KeyPressMsg) bool
	paste(s string)
	// changed reports whether it holds something else than at first.
	changed() bool
	// check judges what it holds; empty: nothing to say against it.
	check() string
	// draw appends the control to the line of its row and returns the column of
	// the terminal's cursor, or -1 for none. Its text begins in the second column
	// that is left: the first is for the edge of what is highlighted.
	draw(p pen, env *frame.Env, focused bool) int
}

// pen draws one line of a form from left to right.
type pen struct {
	*frame.Row
	width int
}

func newPen(env *frame.Env, focused bool, width int) pen {
	return pen{frame.NewRow(env.Theme, focused, width, 0), width}
}

func (p pen) used() int { return p.width - p.Rest() }

// to leaves the columns before the given one empty.
func (p pen) to(column int) { p.Skip(column - p.used()) }

// moving are the keys with which one leaves a control or the form.
var moving = []string{"enter", "tab", "shift+tab", "up", "down", "esc", "ctrl+s", "ctrl+x", "pgup", "pgdown"}

// entry is a field that is typed into.
type entry struct {
	field *frame.Field
	start string
	room  int // columns that it takes where there is room
	// empty says what an empty field stands for; nil: nothing.
	empty func() string
	// read judges the text and says how it was understood; nil: any text will do.
	read func(string) (meaning, problem string)
	// typed is told of every change; may be nil.
	typed func()
	// known are the texts of which one may be meant; right takes the rest of it.
	known []string
	// marks says that the text is marked when the focus comes to it, so that what is
	// typed replaces it: an offer rather than a beginning.
	marks bool
}

func newEntry(start string, room int) *entry {
	return &entry{field: frame.NewField(start), start: start, room: room}
}

// inLang returns a field for a text in the language of the screen; an empty one
// hints at what the other language has.
func inLang(env *frame.Env, t metrics.Text, room int) *entry {
	e := newEntry(own(t, env.Lang), room)
	if !t.IsZero() {
		e.empty = func() string { return t.In(env.Lang) }
	}
	return e
}

// own returns the text in the language itself, not the one that stands in for it.
func own(t metrics.Text, lang metrics.Lang) string {
	if lang == metrics.JA {
		return t.JA
	}
	return t.EN
}

// put returns the text with s in one language; the other stays.
func put(t metrics.Text, lang metrics.Lang, s string) metrics.Text {
	if lang == metrics.JA {
		t.JA = s
	} else {
		t.EN = s
	}
	return t
}

func (e *entry) value() string { return strings.TrimSpace(e.field.Value()) }

func (e *entry) changed() bool { return e.field.Value() != e.start }

// focused is told that the focus has come to the field.
func (e *entry) focused() {
	if e.marks && !e.changed() {
		e.field.SelectAll()
	}
}

// rest returns what is missing of the first known text that begins with what is
// typed, as long as the cursor stands behind that.
func (e *entry) rest() string {
	typed := fold(e.field.Value())
	if typed == "" || !e.field.AtEnd() {
		return ""
	}
	for _, k := range e.known {
		if whole, found := strings.CutPrefix(fold(k), typed); found && whole != "" {
			runes := []rune(k)
			return string(runes[min(len(runes), len([]rune(typed))):])
		}
	}
	return ""
}

func (e *entry) press(k tea.KeyPressMsg) bool {
	if slices.Contains(moving, k.String()) {
		return false
	}
	before := e.field.Value()
	if rest := e.rest(); rest != "" && k.String() == "right" {
		e.field.SetValue(before + rest)
	} else {
		e.field.Type(k)
	}
	if e.typed != nil && e.field.Value() != before {
		e.typed()
	}
	return true
}

func (e *entry) paste(s string) {
	e.field.Paste(s)
	if e.typed != nil {
		e.typed()
	}
}

// judged reads the text as it stands.
func (e *entry) judged() (meaning, problem string) {
	if e.read == nil || e.value() == "" {
		return "", ""
	}
	return e.read(e.value())
}

func (e *entry) check() string { _, problem := e.judged(); return problem }

func (e *entry) draw(p pen, env *frame.Env, focused bool) int {
	look, tail := p.Look(), env.Theme.Glyphs.Tail
	p.Skip(1)
	from, room := p.used(), min(e.room, p.Rest())
	cursor := -1
	shown, style := text.Truncate(text.Printable(e.field.Value()), room, tail), look.Field
	if focused {
		var at int
		shown, at = e.field.View(room)
		cursor = from + at
	}
	if e.field.Value() == "" && e.empty != nil {
		shown, style = text.Truncate(text.Printable(e.empty()), room, tail), look.Placeholder
	}
	if focused && e.field.Selected() {
		w := min(room, text.Width(shown))
		p.Left(look.TabOpen, w, shown)
		shown, room = "", room-w
	}
	if rest := e.rest(); focused && rest != "" {
		w := min(room, text.Width(shown))
		p.Left(style, w, shown)
		shown, style, room = rest, look.Placeholder, room-w
	}
	p.Left(style, room, shown)
	if meaning, problem := e.judged(); problem == "" && meaning != "" {
		p.Skip(2)
		p.Text(look.Muted, meaning)
	}
	return cursor
}

// option is one of the values that a choice can have.
type option[T comparable] struct {
	value T
	label metrics.Text
}

// choice is one value of a few: arrows and space go through them, a letter goes
// to the one that begins with it.
type choice[T comparable] struct {
	options   []option[T]
	at, start int
	turned    func() // is told of every change; may be nil
}

func newChoice[T comparable](start T, options ...option[T]) *choice[T] {
	c := &choice[T]{options: options}
	c.at = max(0, slices.IndexFunc(options, func(o option[T]) bool { return o.value == start }))
	c.start = c.at
	return c
}

// labelled makes options of values that know their words.
func labelled[T interface {
	comparable
	Label() metrics.Text
}](values ...T) []option[T] {
	out := make([]option[T], len(values))
	for i, v := range values {
		out[i] = option[T]{v, v.Label()}
	}
	return out
}

func (c *choice[T]) value() T { return c.options[c.at].value }

func (c *choice[T]) set(v T) {
	if i := slices.IndexFunc(c.options, func(o option[T]) bool { return o.value == v }); i >= 0 {
		c.at = i
	}
}

func (c *choice[T]) changed() bool { return c.at != c.start }

func (c *choice[T]) check() string { return "" }

func (c *choice[T]) paste(string) {}

func (c *choice[T]) press(k tea.KeyPressMsg) bool {
	n, before := len(c.options), c.at
	defer func() {
		if c.turned != nil && c.at != before {
			c.turned()
		}
	}()
	switch pressed := keys.Normalize(k.String()); {
	case pressed == "left":
		c.at = (c.at + n - 1) % n
	case pressed == "right", pressed == "space", pressed == " ":
		c.at = (c.at + 1) % n
	case slices.Contains(moving, pressed):
		return false
	default:
		for i := 1; i <= n; i++ { // the next one that begins with it, so that a second press goes on
			o := c.options[(c.at+i)%n]
			if begins(o.label.EN, pressed) || begins(o.label.JA, pressed) {
				c.at = (c.at + i) % n
				break
			}
		}
	}
	return true
}

func begins(label, letter string) bool {
	return letter != "" && strings.HasPrefix(strings.ToLower(label), strings.ToLower(letter))
}

// draw shows all options side by side while the row has the focus, as many as
// fit around the chosen one, and the chosen one alone otherwise.
func (c *choice[T]) draw(p pen, env *frame.Env, focused bool) int {
	look := p.Look()
	if !focused {
		p.Skip(1)
		p.Text(look.Text, env.T(c.options[c.at].label))
		drawArrows(p, false)
		return -1
	}
	labels := make([]string, len(c.options))
	for i, o := range c.options {
		labels[i] = " " + env.T(o.label) + " "
		if i == c.at && env.Theme.Name == theme.Mono { // no colour to tell it by
			labels[i] = "[" + env.T(o.label) + "]"
		}
	}
	from, to := around(labels, c.at, p.Rest()-2)
	for i := from; i < to; i++ {
		style := look.Tab
		if i == c.at {
			style = look.TabOpen
		}
		p.Text(style, labels[i])
	}
	if from > 0 || to < len(labels) {
		p.Text(look.Muted, " +")
	}
	return -1
}

// around returns the widest run of labels about the one at i that fits.
func around(labels []string, i, room int) (from, to int) {
	from, to = i, i+1
	used := text.Width(labels[i])
	for {
		switch {
		case to < len(labels) && used+text.Width(labels[to]) <= room:
			used += text.Width(labels[to])
			to++
		case from > 0 && used+text.Width(labels[from-1]) <= room:
			from--
			used += text.Width(labels[from])
		default:
			return from, to
		}
	}
}

// fixed is a text that cannot be changed.
type fixed string

func (f fixed) press(tea.KeyPressMsg) bool { return false }
func (f fixed) paste(string)               {}
func (f fixed) changed() bool              { return false }
func (f fixed) check() string              { return "" }

func (f fixed) draw(p pen, _ *frame.Env, _ bool) int {
	p.Skip(1)
	p.Text(p.Look().Muted, string(f))
	return -1
}

// button is something to press; the form knows what it does.
type button struct{ label metrics.Text }

func (b *button) press(tea.KeyPressMsg) bool { return false }
func (b *button) paste(string)               {}
func (b *button) changed() bool              { return false }
func (b *button) check() string              { return "" }

func (b *button) draw(p pen, env *frame.Env, focused bool) int {
	style := p.Look().Accent
	if focused {
		style = p.Look().TabOpen
	}
	p.Text(style, " "+env.T(b.label)+" ")
	return -1
}
