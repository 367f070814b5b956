package draw

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// modes is the state of a terminal beside its cells. The zero value is how a program
// finds it and has to leave it. (What the title was cannot be asked for: it is left empty.)
type modes struct {
	screen       bool   // the alternate one
	hidden       bool   // the cursor
	cursor       int    // its style as DECSCUSR counts them; 0: the terminal's own
	cursorColour string // "#rrggbb"; empty: the terminal's own, as with the next two
	foreground   string
	background   string
	title        string
	mouse        tea.MouseMode
	focus        bool // gaining and losing it is reported
	paste        bool // bracketed
	graphemes    bool // columns are counted by grapheme clusters (mode 2027) because we asked for it
	keyboard     int  // flags of the Kitty keyboard protocol; 0: as terminals always did
}

// to returns what a terminal has to be told to go from one state to another. It is the
// only place where what lasts longer than a frame is changed: on entry, with each frame
// and on the way out.
func (m modes) to(next modes) string {
	if m == next {
		return ""
	}
	var b strings.Builder
	switched := m.screen != next.screen
	if m.keyboard != 0 && (switched || m.keyboard != next.keyboard) { // each screen has its own
		b.WriteString(ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1))
		m.keyboard = 0
	}
	if switched {
		b.WriteString(choose(next.screen, ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor))
	}
	if m.keyboard != next.keyboard {
		b.WriteString(ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(next.keyboard))
	}
	if m.hidden != next.hidden {
		b.WriteString(choose(next.hidden, ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable))
	}
	if m.graphemes != next.graphemes {
		b.WriteString(choose(next.graphemes, ansi.SetModeUnicodeCore, ansi.ResetModeUnicodeCore))
	}
	if m.paste != next.paste {
		b.WriteString(choose(next.paste, ansi.SetModeBracketedPaste, ansi.ResetModeBracketedPaste))
	}
	if m.focus != next.focus {
		b.WriteString(choose(next.focus, ansi.SetModeFocusEvent, ansi.ResetModeFocusEvent))
	}
	if m.mouse != next.mouse {
		b.WriteString(mouseOff(m.mouse) + mouseOn(next.mouse))
	}
	if m.title != next.title {
		b.WriteString(ansi.SetWindowTitle(next.title))
	}
	if m.cursor != next.cursor {
		b.WriteString(ansi.SetCursorStyle(next.cursor))
	}
	b.WriteString(colour(m.cursorColour, next.cursorColour, ansi.SetCursorColor, ansi.ResetCursorColor))
	b.WriteString(colour(m.foreground, next.foreground, ansi.SetForegroundColor, ansi.ResetForegroundColor))
	b.WriteString(colour(m.background, next.background, ansi.SetBackgroundColor, ansi.ResetBackgroundColor))
	return b.String()
}

// afresh takes back what a frame sets while it is drawn, where one may have been cut
// off: style, margins, the end of lines. The cursor is at the top after it.
const afresh = ansi.ResetStyle + resetMargins + ansi.SetModeAutoWrap

// resetMargins makes the whole screen the region that scrolls.
const resetMargins = "\x1b[r"

// askModes asks which of the modes that not every terminal has this one knows.
const askModes = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

func choose(on bool, set, reset string) string {
	if on {
		return set
	}
	return reset
}

func colour(from, to string, set func(string) string, reset string) string {
	switch to {
	case from:
		return ""
	case "":
		return reset
	default:
		return set(to)
	}
}

func mouseOff(m tea.MouseMode) string {
	switch m {
	case tea.MouseModeCellMotion:
		return ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr
	case tea.MouseModeAllMotion:
		return ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	default:
		return ""
	}
}

func mouseOn(m tea.MouseMode) string {
	switch m {
	case tea.MouseModeCellMotion:
		return ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	case tea.MouseModeAllMotion:
		return ansi.SetModeMouseAnyEvent + ansi.SetModeMouseExtSgr
	default:
		return ""
	}
}

// style returns a cursor's shape as DECSCUSR counts them: blinking ones are odd.
func style(c *tea.Cursor) int {
	n := int(c.Shape)*2 + 1
	if !c.Blink {
		n++
	}
	return n
}

// keyboard returns the flags of a view's wishes. Telling escape from a key that begins
// with it is asked of every terminal.
func keyboard(k tea.KeyboardEnhancements) int {
	flags := ansi.KittyDisambiguateEscapeCodes
	if k.ReportEventTypes {
		flags |= ansi.KittyReportEventTypes
	}
	if k.ReportAlternateKeys {
		flags |= ansi.KittyReportAlternateKeys
	}
	if k.ReportAllKeysAsEscapeCodes {
		flags |= ansi.KittyReportAllKeysAsEscapeCodes
	}
	if k.ReportAssociatedText {
		flags |= ansi.KittyReportAssociatedKeys
	}
	return flags
}
