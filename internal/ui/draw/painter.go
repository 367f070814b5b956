package draw

import (
	"bytes"
	"runtime"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// painter knows the cells of the screen and finds the shortest way to others. Lines
// that have not changed are neither parsed nor compared cell by cell.
type painter struct {
	environ  []string
	renderer *uv.TerminalRenderer // nil: the screen is not known
	cells    uv.ScreenBuffer
	lines    []string // that the cells were made of
	erased   bool     // the screen is blank when the next frame is written
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
	p.render(p.parse(strings.Split(f.content, "\n")))
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
	p.erased = true
	p.cells = uv.NewScreenBuffer(f.width, f.height)
	p.cells.Method = f.method()
	p.renderer.SetGraphemeWidth(f.modes.graphemes)
	p.profile = f.profile
	p.lines = nil
}

// parse makes cells of the lines that changed and returns which did.
func (p *painter) parse(lines []string) (changed []int) {
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
		// A mark that belongs to the last letter would become a cell without a width.
		uv.NewStyledString(line+ansi.ResetStyle+" ").Draw(p.cells, uv.Rect(0, y, width, 1))
		tidy(p.cells.Line(y))
		changed = append(changed, y)
	}
	return changed
}

// tidy changes of a line's blanks what nobody sees. A blank takes the style of the cell
// before it: between figures and in charts going to a blank's own style and back is most
// of what would be written.
//
// The last one is concealed. Where a line ends in a plain blank, ultraviolet inserts and
// deletes letters to move its rest, and loses a wide letter when that begins on half of
// it. It also clears below such lines, takes the one above with them, and relies on all
// being compared again.
func tidy(line uv.Line) {
	var before uv.Style
	for x := range line {
		c := &line[x]
		if blank(c) {
			bg := c.Style.Bg
			c.Style = uv.Style{Bg: bg}
			if before.Bg == bg {
				c.Style = before
			}
		}
		if c.Width > 0 { // the second half of a wide letter has no style
			before = c.Style
			before.Underline, before.UnderlineColor = uv.UnderlineNone, nil
			before.Attrs &^= uv.AttrReverse | uv.AttrStrikethrough
		}
	}
	if last := &line[len(line)-1]; blank(last) {
		last.Style.Attrs |= uv.AttrConceal
	}
}

// blank reports whether nothing but the background is seen of a cell.
func blank(c *uv.Cell) bool {
	return c.Content == " " && c.Style.Underline == uv.UnderlineNone && c.Style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0
}

// render writes the lines that changed. Each is begun at its first column: on the way
// to a column further right ultraviolet writes the letters between again where that is
// shorter, and is one column off when it comes from a line above on half of a wide
// letter. Where most of the screen has changed lines may have moved as a whole, and all
// are compared after that; elsewhere looking for them costs more than it saves.
func (p *painter) render(changed []int) {
	width, height := p.cells.Width(), p.cells.Height()
	switch {
	case len(changed) == 0:
		return
	case p.erased:
		p.erased = false
		p.renderer.Render(p.cells.RenderBuffer)
		return
	}
	for y := range height {
		p.cells.Touched[y] = &uv.LineData{FirstCell: -1, LastCell: -1} // as Render leaves it
	}
	if scrolls && 2*len(changed) > height {
		p.renderer.SetScrollOptim(true)
		p.renderer.Render(p.cells.RenderBuffer)
		p.renderer.SetScrollOptim(false)
		changed = changed[:0]
		for y := range height {
			changed = append(changed, y)
		}
	}
	for _, y := range changed {
		p.renderer.MoveTo(0, y)
		p.cells.TouchLine(0, y, width)
		p.renderer.Render(p.cells.RenderBuffer)
	}
}

// scrolls tells that a part of the screen may scroll. Windows Terminal moves the cursor
// where it should not be then.
const scrolls = runtime.GOOS != "windows"
