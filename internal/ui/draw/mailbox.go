package draw

import (
	"image/color"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"
)

// frame is what the screen is to show, and what is known of the terminal.
type frame struct {
	content       string // lines with their styles
	modes         modes
	x, y          int // of the cursor, where it is shown
	width, height int
	resizes       int // how often the terminal told a size: it may have cut the screen and be as large again
	profile       colorprofile.Profile
	synchronised  bool // the terminal shows a frame at once when asked (mode 2026)
	graphemes     bool // it counts columns by grapheme clusters (mode 2027)
}

// method is how the terminal counts the columns of a letter.
func (f *frame) method() ansi.Method {
	if f.graphemes {
		return ansi.GraphemeWidth
	}
	return ansi.WcWidth
}

// mailbox holds what is to be shown next. The event loop puts in and the draw
// goroutine takes out; neither waits for the other, and what is replaced before it was
// drawn was never needed.
type mailbox struct {
	mu   sync.Mutex
	next frame
	raw  []byte        // to be written as it is, before the frame
	poke chan struct{} // of size one: something may have changed
}

// change changes what is to be shown.
func (b *mailbox) change(f func(*frame)) {
	b.mu.Lock()
	f(&b.next)
	b.mu.Unlock()
	b.wake()
}

// send has bytes written as they are.
func (b *mailbox) send(raw []byte) {
	b.mu.Lock()
	b.raw = append(b.raw, raw...)
	b.mu.Unlock()
	b.wake()
}

func (b *mailbox) wake() {
	select {
	case b.poke <- struct{}{}:
	default: // it is awake
	}
}

// take returns the latest frame, and what is to be written as it is, once.
func (b *mailbox) take() (frame, []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	raw := b.raw
	b.raw = nil
	return b.next, raw
}

// show puts a view in.
func (b *mailbox) show(v tea.View) {
	m := modes{
		screen: true, hidden: v.Cursor == nil, title: v.WindowTitle,
		foreground: hex(v.ForegroundColor), background: hex(v.BackgroundColor),
		mouse: v.MouseMode, focus: v.ReportFocus, paste: !v.DisableBracketedPasteMode,
		keyboard: keyboard(v.KeyboardEnhancements),
	}
	x, y := 0, 0
	if c := v.Cursor; c != nil {
		x, y = c.X, c.Y
		m.cursorColour, m.cursor = hex(c.Color), style(c)
	}
	b.change(func(f *frame) {
		m.graphemes = f.modes.graphemes
		f.content, f.modes, f.x, f.y = v.Content, m, x, y
	})
}

func hex(c color.Color) string {
	if c == nil {
		return ""
	}
	opaque, ok := colorful.MakeColor(c)
	if !ok {
		return ""
	}
	return opaque.Hex()
}
