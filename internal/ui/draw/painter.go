package draw

import (
	"bytes"
	"runtime"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// painter knows the cells of the screen and finds the shortest way to others. Lines
// that have not changed are neither parsed nor compared cell by cell.
type painter struct {
	environ  []string
	renderer *uv.TerminalRenderer // nil: the screen is not known
	cells    uv.ScreenBuffer
	lines    []string // that the cells were made of
	profile  colorprofile.Profile
	out      bytes.Buffer
}

// forget has the next frame drawn whole.
func (p *painter) forget() { p.renderer = nil }

// paint returns what turns the screen into a frame; it is valid until the next call.
// Nothing at all where the frame is there already.
func (p *painter) paint(f *frame) []byte {
	p.out.Reset()
	if f.width <= 0 || f.height <= 0 {
		return nil
	}
	if p.renderer == nil || p.cells.Width() != f.width || p.cells.Height() != f.height || p.cells.Method != f.method() || p.profile != f.profile {
		p.begin(f)
	}
	if changed := p.parse(strings.Split(f.content, "\n")); changed > 0 {
		p.scroll(changed)
		p.renderer.Render(p.cells.RenderBuffer)
	}
	if !f.modes.hidden {
		p.renderer.MoveTo(f.x, f.y) // Render leaves it where it wrote last
	}
	_ = p.renderer.Flush() // into a buffer
	return p.out.Bytes()
}

// begin starts on a screen of which nothing is known but its size.
func (p *painter) begin(f *frame) {
	p.out.WriteString(afresh)
	p.renderer = uv.NewTerminalRenderer(&p.out, p.environ)
	p.renderer.SetColorProfile(f.profile)
	p.renderer.SetFullscreen(true)
	p.renderer.Erase()
	p.cells = uv.NewScreenBuffer(f.width, f.height)
	p.cells.Method = f.method()
	p.renderer.SetGraphemeWidth(f.modes.graphemes)
	p.profile = f.profile
	p.lines = nil
}

// parse makes cells of the lines that changed and returns how many did.
func (p *painter) parse(lines []string) (changed int) {
	width, height := p.cells.Width(), p.cells.Height()
	known := p.lines != nil
	if !known {
		p.lines = make([]string, height)
	}
	for y := range height {
		line := ""
		if y < len(lines) {
			line = lines[y]
		}
		if known && line == p.lines[y] {
			continue
		}
		p.lines[y] = line
		uv.NewStyledString(line).Draw(p.cells, uv.Rect(0, y, width, 1))
		p.conceal(y)
		p.cells.TouchLine(0, y, width)
		changed++
	}
	return changed
}

// conceal marks a blank at the end of a line as concealed, which nobody sees. Where a
// line ends in a plain blank, ultraviolet clears to its end, clears below it, and moves
// its rest by inserting and deleting letters. The last begins on half of a wide letter
// where one stands there, which then is lost; the second takes the line above with it,
// and relies on all lines being compared again.
func (p *painter) conceal(y int) {
	if c := p.cells.CellAt(p.cells.Width()-1, y); c != nil && c.Content == " " {
		c.Style.Attrs |= uv.AttrConceal
	}
}

// scroll lets lines move as a whole where most of the screen has changed. Elsewhere
// looking for such lines costs more than it saves. Lines that move along must be
// compared even where the frame has not changed them. Windows Terminal moves the cursor
// where it should not when a part of the screen scrolls.
func (p *painter) scroll(changed int) {
	width, height := p.cells.Width(), p.cells.Height()
	on := runtime.GOOS != "windows" && 2*changed > height
	p.renderer.SetScrollOptim(on)
	if on {
		for y := range height {
			p.cells.TouchLine(0, y, width)
		}
	}
}
