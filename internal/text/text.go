// Package text makes texts fit for a terminal: printable, measured in columns,
// cut, padded and wrapped. It knows nothing of KPIs.
//
// Everything works on grapheme clusters, what a reader takes for one character.
// A column is measured as lipgloss measures it, so that layouts agree. Only
// printable texts can be measured: [Printable] comes first, once, where a text
// enters the screen.
package text

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/clipperhouse/displaywidth"
)

// columns measures as lipgloss does, which takes ambiguous characters for wide
// when RUNEWIDTH_EASTASIAN is set.
var columns = displaywidth.Options{EastAsianWidth: ansi.StringWidth("±") == 2}

// isASCII reports whether s has printable ASCII only: one byte, one column.
func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Width returns how many columns a printable text takes. Styled texts are
// measured with lipgloss.Width, which skips their escape sequences.
func Width(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			n++
		case isWide(r):
			n += 2
		default: // may join its neighbours
			return columns.String(s)
		}
	}
	return n
}

// isWide reports whether r is a wide character that joins none beside it, of the
// scripts that fill nearly all Japanese texts.
func isWide(r rune) bool {
	return r >= 0x3041 && r <= 0x3096 || r >= 0x309b && r <= 0x30ff || r >= 0x4e00 && r <= 0x9fff ||
		r >= 0x3000 && r <= 0x3029 || r >= 0xff01 && r <= 0xff60
}

// Truncate returns s if it fits into so many columns, else its beginning and the
// tail, which together do. A wide character is never cut in half, so the result
// may be a column narrower. Where even the tail is too wide, it is left out. As a
// tail use "~" or "..": some terminals draw … two columns wide.
func Truncate(s string, cols int, tail string) string {
	if cols <= 0 {
		return ""
	}
	if len(s) <= cols && isASCII(s) {
		return s
	}
	if columns.String(tail) > cols {
		tail = ""
	}
	return columns.TruncateString(s, cols, tail)
}

// PadRight makes s exactly so many columns wide: spaces follow it, or its end is
// cut off.
func PadRight(s string, cols int) string {
	s, space := fit(s, cols)
	return s + spaces(space)
}

// PadLeft makes s exactly so many columns wide: spaces go before it, or its end is
// cut off.
func PadLeft(s string, cols int) string {
	s, space := fit(s, cols)
	return spaces(space) + s
}

// fit cuts s to so many columns and returns how many of them it leaves free.
func fit(s string, cols int) (string, int) {
	cols = max(0, cols)
	w := Width(s)
	if w > cols {
		s = Truncate(s, cols, "")
		w = Width(s)
	}
	return s, cols - w
}

const someSpaces = "                                                                "

func spaces(n int) string {
	if n <= len(someSpaces) {
		return someSpaces[:n]
	}
	return strings.Repeat(" ", n)
}
