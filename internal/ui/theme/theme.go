// Package theme says how the cockpit looks, in three layers: colour tokens,
// styles made of them, and named themes. It is the one place where a level
// becomes a glyph and a style. It draws nothing and knows no screen.
package theme

// Name is the name of a theme, as people write it.
type Name string

// The themes.
const (
	Auto         Name = "auto" // dark or light, whichever the terminal is
	Dark         Name = "dark"
	Light        Name = "light"
	HighContrast Name = "high-contrast"
	ColourBlind  Name = "colour-blind"
	Mono         Name = "mono"
)

// Names lists the themes in the order in which the cockpit goes through them.
var Names = [...]Name{Auto, Dark, Light, HighContrast, ColourBlind, Mono}

// Parse returns the theme that s names, and whether there is one. The American
// spelling of colour-blind counts too.
func Parse(s string) (Name, bool) {
	if s == "color-blind" {
		return ColourBlind, true
	}
	for _, n := range Names {
		if string(n) == s {
			return n, true
		}
	}
	return Auto, false
}

// Next returns the theme after n, the first after the last.
func (n Name) Next() Name {
	for i, m := range Names {
		if m == n {
			return Names[(i+1)%len(Names)]
		}
	}
	return Auto
}

// Theme is one complete look. The embedded styles are for text on the
// terminal's own background, Selected holds the same styles for the selected
// row: draw a row with one or the other and it is readable either way.
type Theme struct {
	Styles
	Selected Styles

	Name   Name
	Dark   bool // made for a dark background
	Glyphs Glyphs
}

// Resolve returns the theme of a name for a terminal whose background is dark
// or not; dark and light do not ask. With ascii its glyphs are ASCII alone.
// Where colours are switched off ask for [Mono]: it alone shows the selected row
// without them.
func Resolve(name Name, darkBackground, ascii bool) *Theme {
	dark := darkBackground
	switch name {
	case Dark:
		dark = true
	case Light:
		dark = false
	}
	pick := func(onDark, onLight *tokens) *tokens {
		if dark {
			return onDark
		}
		return onLight
	}
	var t *tokens
	switch name {
	case HighContrast:
		t = pick(&highDarkTokens, &highLightTokens)
	case ColourBlind:
		t = pick(&blindDarkTokens, &blindLightTokens)
	case Mono:
		t = &monoTokens
	default:
		t = pick(&darkTokens, &lightTokens)
	}
	th := &Theme{Name: name, Dark: dark, Glyphs: unicodeGlyphs}
	if ascii {
		th.Glyphs = asciiGlyphs
	}
	th.Styles = t.styles("", false)
	th.Selected = t.styles(t.selected, t.plain)
	return th
}

// Styles are the looks of everything that screens draw.
type Styles struct {
	Text  Style // values, names
	Title Style // the workspace's name, a screen's or an overlay's title
	Muted Style // units, dates, what explains: quieter, still readable
	Stale Style // a value that is out of date
	Space Style // padding: shows the background alone

	Accent  Style // what to look at or to press
	Group   Style // the heading of a group of rows
	Header  Style // the heading of a column
	Tab     Style // a tab that is closed
	TabOpen Style // the open one
	Badge   Style // a count, a filter that is on
	Key     Style // a key in the footer or in help
	KeyText Style // what it does
	Due     Style // a value is asked for
	Stars   Style
	Better  Style // a change for the better
	Worse   Style // and for the worse

	Field       Style // an input field
	Placeholder Style // what an empty one hints at
	Error       Style
	Success     Style

	Spark  Style // sparklines
	Track  Style // the empty part of a bar, decoration
	Tick   Style // the mark of the time used on a bar
	Series Style // the values in a chart
	Goal   Style // its goal
	Plan   Style // the way to it
	Axis   Style // labels of the axes

	reached, near, caution, warning, critical, criticalFill Style
}

// styles makes the styles on a background; empty is the terminal's own.
func (t *tokens) styles(bg colour, reverse bool) Styles {
	on := func(fg colour) look { return look{fg: fg.color(), bg: bg.color(), reverse: reverse} }
	plain := func(fg colour) Style { return on(fg).style() }
	bold := func(fg colour) Style { return plain(fg).Bold() }
	// Without colours slant and underline take over where weight does not reach.
	slanted := func(fg colour) Style { l := on(fg); l.italic = t.plain; return l.style() }
	underlined := func(fg colour) Style { l := on(fg); l.underline = t.plain; return l.style() }

	s := Styles{
		Text:  plain(t.text),
		Title: bold(t.strong),
		Muted: plain(t.muted),
		Stale: slanted(t.stale),
		// Weight shows on no blank, but makes it differ from a cell without any style.
		// Over those the renderer moves the cursor by writing them again, and when it
		// begins in the second half of a wide letter it comes out a column short.
		Space: bold(""),

		Accent:  bold(t.accent),
		Group:   bold(t.accent),
		Header:  plain(t.muted),
		Tab:     plain(t.muted),
		Badge:   bold(t.strong),
		Key:     bold(t.accent),
		KeyText: plain(t.muted),
		Due:     underlined(t.accent),
		Stars:   plain(t.stars),
		Better:  plain(t.reached),
		Worse:   plain(t.warning),

		Error:   bold(t.critical),
		Success: plain(t.reached),

		Spark:  plain(t.accent),
		Track:  plain(t.track),
		Tick:   bold(t.strong),
		Series: bold(t.accent),
		Goal:   plain(t.reached),
		Plan:   plain(t.muted),
		Axis:   plain(t.muted),

		reached:      plain(t.reached),
		near:         plain(t.near),
		caution:      plain(t.caution),
		warning:      plain(t.warning),
		critical:     bold(t.critical),
		criticalFill: plain(t.critical),
	}
	s.TabOpen = look{fg: t.tabText.color(), bg: t.tab.color(), bold: true, reverse: t.plain}.style()
	s.Field = look{fg: t.strong.color(), bg: t.field.color(), underline: t.plain}.style()
	s.Placeholder = look{fg: t.muted.color(), bg: t.field.color(), italic: t.plain}.style()
	return s
}
