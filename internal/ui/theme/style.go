package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is a look with its escape sequences worked out once. A frame of 200×60
// renders a few thousand fragments after every message; asking lipgloss for each
// would cost more than the whole rest of the frame. The sequences are lipgloss's
// own, in true colour: the program's output writer brings them down to what the
// terminal can show.
//
// The zero Style leaves text as it is. Styles do not nest: a styled fragment
// ends by resetting everything, so put fragments side by side.
type Style struct {
	open, close string
	look        look
}

// look is what a style is made of. A nil colour is the terminal's own.
type look struct {
	fg, bg                           color.Color
	bold, italic, underline, reverse bool
}

func (l look) style() Style {
	s := Style{look: l}
	const probe = "x"
	s.open, s.close, _ = strings.Cut(s.Lipgloss().Render(probe), probe)
	return s
}

// Render returns text, which must be one line, in the style. An empty text
// stays empty.
func (s Style) Render(text string) string {
	if text == "" || s.open == "" {
		return text
	}
	return s.open + text + s.close
}

// Write appends text, which must be one line, in the style.
func (s Style) Write(b *strings.Builder, text string) {
	if text == "" {
		return
	}
	b.WriteString(s.open)
	b.WriteString(text)
	b.WriteString(s.close)
}

// Lipgloss returns the style for components that want one, such as the text
// field of bubbles.
func (s Style) Lipgloss() lipgloss.Style {
	l := lipgloss.NewStyle()
	if s.look.fg != nil {
		l = l.Foreground(s.look.fg)
	}
	if s.look.bg != nil {
		l = l.Background(s.look.bg)
	}
	if s.look.bold {
		l = l.Bold(true)
	}
	if s.look.italic {
		l = l.Italic(true)
	}
	if s.look.underline {
		l = l.Underline(true)
	}
	if s.look.reverse {
		l = l.Reverse(true)
	}
	return l
}

// Foreground and Background return the style's colours; nil is the terminal's own.
func (s Style) Foreground() color.Color { return s.look.fg }

// Background returns the colour behind the text; nil is the terminal's own.
func (s Style) Background() color.Color { return s.look.bg }

// Bold returns the style with bold text.
func (s Style) Bold() Style {
	l := s.look
	l.bold = true
	return l.style()
}

// Italic returns the style with slanted text.
func (s Style) Italic() Style {
	l := s.look
	l.italic = true
	return l.style()
}
