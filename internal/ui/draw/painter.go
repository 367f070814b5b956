package draw

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// painter knows the cells of the screen and writes those that are to be others. Lines
// that have not changed are neither parsed nor compared.
//
// It moves with absolute positions only, once a line and over gaps in it, so that a
// terminal that takes a letter for wider than we do is off by that letter and not by all
// that follows. It neither inserts nor deletes within a line, nor goes anywhere by
// writing again what stands between: each of these can begin on half of a wide letter.
type painter struct {
	width, height int // a width of 0: the screen is not known
	resizes       int // of the terminal that are known
	method        ansi.Method
	profile       colorprofile.Profile
	rows          [][]cell // on the screen
	lines         []string // that they were made of
	row           []cell   // what is being parsed
	parser        *ansi.Parser
	out           bytes.Buffer
	styles        styles
	pen           *uv.Style // as the terminal has it
	x, y          int       // where the cursor was put; -1: anywhere
}

// cell is what stands in a column. One that the letter to its left covers has no width.
// A [uv.Cell] is four times as large, and to touch that memory was half of the time that
// a first frame of 200 columns took.
type cell struct {
	content string
	style   *uv.Style // one of styles
	width   int
}

// forget has the next frame drawn whole.
func (p *painter) forget() { p.width = 0 }

// paint returns what turns the screen into a frame; it is valid until the next call.
// Nothing at all where the frame is there already.
func (p *painter) paint(f *frame) []byte {
	p.out.Reset()
	if f.width <= 0 || f.height <= 0 {
		return nil
	}
	if p.width != f.width || p.height != f.height || p.resizes != f.resizes || p.method != f.method() || p.profile != f.profile {
		p.erase(f)
	}
	lines := make([]string, p.height)
	copy(lines, strings.Split(f.content, "\n"))
	p.scroll(lines)
	for y, line := range lines {
		if line != p.lines[y] {
			p.parse(line)
			p.write(y)
			p.lines[y] = line
		}
	}
	p.wear(p.styles.plain)
	if !f.modes.hidden && (p.x != f.x || p.y != f.y) {
		p.out.WriteString(ansi.CursorPosition(f.x+1, f.y+1))
		p.x, p.y = f.x, f.y
	}
	return p.out.Bytes()
}

// erase begins on a screen of which nothing is known but its size.
func (p *painter) erase(f *frame) {
	p.width, p.height, p.resizes, p.method, p.profile = f.width, f.height, f.resizes, f.method(), f.profile
	p.out.WriteString(afresh + ansi.EraseEntireScreen)
	p.styles = newStyles(p.profile)
	p.pen, p.x, p.y = p.styles.plain, -1, -1
	p.lines = make([]string, p.height)
	p.rows = make([][]cell, p.height)
	for y := range p.rows {
		p.rows[y] = p.blanks()
	}
	p.row = make([]cell, p.width)
	p.parser = ansi.NewParser()
}

// blanks returns a line with nothing in it.
func (p *painter) blanks() []cell {
	line := make([]cell, p.width)
	for x := range line {
		line[x] = cell{" ", p.styles.plain, 1}
	}
	return line
}

// parse makes cells of a line. What has no width of its own is left out: control codes,
// and marks that belong to the letter before where clusters are not counted as one. A
// wide letter that would stand half beyond the edge becomes a blank.
func (p *painter) parse(line string) {
	decode := ansi.DecodeSequenceWc[string]
	if p.method == ansi.GraphemeWidth {
		decode = ansi.DecodeSequence[string]
	}
	x, style, state := 0, p.styles.plain, byte(0)
	for len(line) > 0 && x < p.width {
		seq, width, n := line[:1], 1, 1
		if alone := line[0] >= ' ' && line[0] < ansi.DEL && (len(line) == 1 || line[1] < utf8.RuneSelf); !alone || state != 0 {
			seq, width, n, state = decode(line, state, p.parser)
		}
		line = line[n:]
		switch {
		case x+width > p.width:
			p.row[x] = cell{" ", style, 1}
			x++
		case width > 0:
			p.row[x] = cell{seq, style, width}
			clear(p.row[x+1 : x+width])
			x += width
		case ansi.HasCsiPrefix(seq) && p.parser.Command() == 'm':
			style = p.styles.after(style, seq, p.parser.Params())
		}
	}
	for ; x < p.width; x++ {
		p.row[x] = cell{" ", p.styles.plain, 1}
	}
	p.tidy()
}

// tidy gives blanks the style of the cell before them, which nobody sees: between
// figures and in charts, going to a blank's own style and back would be most of what is
// written.
func (p *painter) tidy() {
	before := p.styles.plain
	for x := range p.row {
		c := &p.row[x]
		if c.blank() && c.style != before {
			if before.Bg == c.style.Bg {
				c.style = before
			} else {
				c.style = p.styles.keep(uv.Style{Bg: c.style.Bg})
			}
		}
		if c.width > 0 { // the second half of a wide letter has no style
			before = c.style
			if before.Underline != uv.UnderlineNone || before.Attrs&seenOnBlanks != 0 {
				bare := *before
				bare.Underline, bare.UnderlineColor = uv.UnderlineNone, nil
				bare.Attrs &^= seenOnBlanks
				before = p.styles.keep(bare)
			}
		}
	}
}

const seenOnBlanks = uv.AttrReverse | uv.AttrStrikethrough

// blank reports whether nothing but the background is seen of a cell.
func (c *cell) blank() bool {
	return c.content == " " && c.style.Underline == uv.UnderlineNone && c.style.Attrs&seenOnBlanks == 0
}

// gap is how many equal cells are written again rather than gone over: going takes about
// as many bytes.
const gap = 6

// write writes the cells of a line that differ from those on the screen.
func (p *painter) write(y int) {
	old, line := p.rows[y], p.row
	end := p.width
	for end > 0 && line[end-1] == old[end-1] {
		end--
	}
	blanks := trailing(line)
	at := -1 // where the cursor is in this line
	for x := 0; x < end; x++ {
		if line[x] == old[x] {
			continue
		}
		if x >= blanks {
			p.move(at, x, y)
			p.wear(p.styles.plain)
			p.out.WriteString(ansi.EraseLineRight)
			break
		}
		if at >= 0 && x-at <= gap {
			x = at // what is equal between goes along
		}
		p.move(at, x, y)
		c := &line[x]
		p.wear(c.style)
		p.out.WriteString(c.content)
		at = x + c.width
		x = at - 1
	}
	copy(old, line)
}

// trailing returns the column from which a line holds nothing but blanks without a
// background, where it is worth to erase them; else its width. Not every terminal erases
// with a background.
func trailing(line []cell) int {
	from := len(line)
	for from > 0 && line[from-1].blank() && line[from-1].style.Bg == nil {
		from--
	}
	if len(line)-from < len(ansi.EraseLineRight) {
		return len(line)
	}
	return from
}

// move puts the cursor on a column of a line, in which it stands at a column already;
// -1: it stands elsewhere.
func (p *painter) move(at, x, y int) {
	switch at {
	case x:
		return
	case -1:
		p.out.WriteString(ansi.CursorPosition(x+1, y+1))
	default:
		p.out.WriteString(ansi.CursorHorizontalAbsolute(x + 1))
	}
	p.x, p.y = -1, -1
}

// wear changes the pen.
func (p *painter) wear(s *uv.Style) {
	if s == p.pen {
		return
	}
	p.out.WriteString(p.styles.between(p.pen, s))
	p.pen = s
}

// scrolls tells whether a part of the screen may scroll: Windows Terminal puts the cursor
// elsewhere then.
const scrolls = runtime.GOOS != "windows"

// scroll moves lines that stand elsewhere now. They move as in every terminal: by a line
// feed at the bottom of a region, or its reverse at the top.
func (p *painter) scroll(lines []string) {
	if !scrolls {
		return
	}
	from, to, n := moved(p.lines, lines)
	if n == 0 {
		return
	}
	top, bottom := min(from, to), max(from, to)+n-1
	p.out.WriteString(ansi.SetTopBottomMargins(top+1, bottom+1))
	if up := from - to; up > 0 {
		p.out.WriteString(ansi.CursorPosition(1, bottom+1) + strings.Repeat("\n", up))
	} else {
		p.out.WriteString(ansi.CursorPosition(1, top+1) + strings.Repeat(ansi.ReverseIndex, -up))
	}
	p.out.WriteString(resetMargins)
	p.x, p.y = -1, -1
	rows := slices.Clone(p.rows)
	texts := slices.Clone(p.lines)
	for y := top; y <= bottom; y++ {
		if was := y + from - to; was >= top && was <= bottom {
			p.rows[y], p.lines[y] = rows[was], texts[was]
		} else {
			p.rows[y], p.lines[y] = p.blanks(), ""
		}
	}
}

// moved finds the most lines in a row that stand elsewhere than they did: n of them, from
// a line to another; none where most of the screen is as it was, or more would be lost on
// the way than moves.
func moved(old, now []string) (from, to, n int) {
	changed := 0
	for y, line := range old {
		if line != now[y] {
			changed++
		}
	}
	if 2*changed <= len(old) {
		return 0, 0, 0
	}
	stood := make(map[string]int, len(old)) // where a line stood; -1: in several places
	for y, line := range old {
		if _, twice := stood[line]; twice {
			stood[line] = -1
		} else {
			stood[line] = y
		}
	}
	for y := 0; y < len(now); y++ {
		was, known := stood[now[y]]
		if !known || was < 0 || was == y {
			continue
		}
		k := 1
		for y+k < len(now) && was+k < len(old) && now[y+k] == old[was+k] {
			k++
		}
		if k > n && k > max(was-y, y-was) {
			from, to, n = was, y, k
		}
		y += k - 1
	}
	return from, to, n
}
