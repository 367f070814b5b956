package draw

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// screen is a terminal of which only the cells count. It knows what painting may write
// and fails the test on anything else. Overwriting a half of a wide letter blanks the
// other one, as in every terminal.
type screen struct {
	t             testing.TB
	width, height int
	rows          []uv.Line
	x, y          int
	wraps         bool // the next letter goes to the next line
	wrap          bool // autowrap
	top, bottom   int
	style         uv.Style
	last          uv.Cell
}

func newScreen(t testing.TB, width, height int) *screen {
	s := &screen{t: t, width: width, height: height, wrap: true, bottom: height - 1}
	for range height {
		s.rows = append(s.rows, s.blank())
	}
	// What another program left must not show through.
	for y := range s.rows {
		for x := range s.rows[y] {
			s.rows[y][x].Content = "~"
		}
	}
	return s
}

// blank returns a line as erasing leaves it: with the background that is set.
func (s *screen) blank() uv.Line {
	l := make(uv.Line, s.width)
	for x := range l {
		l[x] = s.blankCell()
	}
	return l
}

func (s *screen) blankCell() uv.Cell {
	c := uv.EmptyCell
	c.Style.Bg = s.style.Bg
	return c
}

func (s *screen) write(out []byte) {
	s.t.Helper()
	p := ansi.NewParser()
	var state byte
	for rest := string(out); len(rest) > 0; {
		seq, width, n, next := ansi.DecodeSequenceWc(rest, state, p)
		if width > 0 {
			s.put(uv.Cell{Content: seq, Width: width, Style: s.style})
		} else {
			s.control(seq, p)
		}
		rest, state = rest[n:], next
	}
}

func (s *screen) put(c uv.Cell) {
	if s.wraps && s.wrap {
		s.x, s.wraps = 0, false
		s.lineFeed()
	}
	if s.x+c.Width > s.width {
		s.t.Fatalf("%q does not fit at column %d of %d", c.Content, s.x, s.width)
	}
	s.rows[s.y].Set(s.x, &c)
	s.last = c
	s.x += c.Width
	if s.x >= s.width {
		s.x, s.wraps = s.width-1, true
	}
}

func (s *screen) lineFeed() {
	switch {
	case s.y == s.bottom:
		s.scroll(s.top, 1)
	case s.y < s.height-1:
		s.y++
	}
}

// scroll moves the lines from top to the bottom margin up by n, or down.
func (s *screen) scroll(top, n int) {
	for range max(n, -n) {
		if n > 0 {
			s.rows = slices.Delete(s.rows, top, top+1)
			s.rows = slices.Insert(s.rows, s.bottom, s.blank())
		} else {
			s.rows = slices.Delete(s.rows, s.bottom, s.bottom+1)
			s.rows = slices.Insert(s.rows, top, s.blank())
		}
	}
}

func (s *screen) erase(y, from, to int) {
	for x := max(0, from); x < min(to, s.width); x++ {
		c := s.blankCell()
		s.rows[y].Set(x, &c)
	}
}

// control carries out what is not a letter.
func (s *screen) control(seq string, p *ansi.Parser) {
	s.t.Helper()
	n := func(i, otherwise int) int {
		v, ok := p.Param(i, otherwise)
		if !ok || v == 0 {
			return otherwise
		}
		return v
	}
	at := func(x, y int) {
		s.x, s.y, s.wraps = min(max(x, 0), s.width-1), min(max(y, 0), s.height-1), false
	}
	switch {
	case seq == "\r":
		at(0, s.y)
		return
	case seq == "\n":
		s.wraps = false
		s.lineFeed()
		return
	case seq == "\b":
		at(s.x-1, s.y)
		return
	case seq == ansi.ReverseIndex:
		if s.y == s.top {
			s.scroll(s.top, -1)
		} else {
			at(s.x, s.y-1)
		}
		return
	case seq == ansi.SetModeAutoWrap || seq == ansi.ResetModeAutoWrap:
		s.wrap = seq == ansi.SetModeAutoWrap
		return
	case !strings.HasPrefix(seq, "\x1b["):
		s.t.Fatalf("unknown sequence %q", seq)
	}
	switch cmd := ansi.Cmd(p.Command()); cmd.Final() {
	case 'm':
		uv.ReadStyle(p.Params(), &s.style)
	case 'H':
		at(n(1, 1)-1, n(0, 1)-1)
	case 'G', '`':
		at(n(0, 1)-1, s.y)
	case 'd':
		at(s.x, n(0, 1)-1)
	case 'A':
		at(s.x, s.y-n(0, 1))
	case 'B':
		at(s.x, s.y+n(0, 1))
	case 'C':
		at(s.x+n(0, 1), s.y)
	case 'D':
		at(s.x-n(0, 1), s.y)
	case 'K':
		from, to := s.x, s.width
		if n(0, 0) == 1 {
			from, to = 0, s.x+1
		}
		s.erase(s.y, from, to)
	case 'J':
		from := s.y
		if n(0, 0) == 2 {
			from = 0
		} else {
			s.erase(s.y, s.x, s.width)
			from++
		}
		for y := from; y < s.height; y++ {
			s.erase(y, 0, s.width)
		}
	case 'X':
		s.erase(s.y, s.x, s.x+n(0, 1))
	case 'b':
		for range n(0, 1) {
			s.put(s.last)
		}
	case 'S':
		s.scroll(s.top, n(0, 1))
	case 'T':
		s.scroll(s.top, -n(0, 1))
	case 'M':
		s.scroll(s.y, n(0, 1))
		s.x = 0
	case 'L':
		s.scroll(s.y, -n(0, 1))
		s.x = 0
	case 'r':
		s.top, s.bottom = n(0, 1)-1, n(1, s.height)-1
		at(0, 0)
	default:
		s.t.Fatalf("unknown sequence %q", seq)
	}
}

// seen returns a cell without what nobody sees of it: of a blank only its background,
// unless it is underlined, struck through or in reverse.
func seen(c uv.Cell) uv.Cell {
	if c.Content == " " && c.Style.Underline == uv.UnderlineNone && c.Style.Attrs&(uv.AttrReverse|uv.AttrStrikethrough) == 0 {
		c.Style = uv.Style{Bg: c.Style.Bg}
	}
	return c
}

// same fails the test where the cells do not look like those of a frame.
func (s *screen) same(f *frame) {
	s.t.Helper()
	want := uv.NewScreenBuffer(s.width, s.height)
	uv.NewStyledString(f.content+"\x1b[m ").Draw(want, want.Bounds()) // see parse
	for y := range s.height {
		for x := range s.width {
			got, want := seen(*s.rows[y].At(x)), seen(*want.CellAt(x, y))
			if !got.Equal(&want) {
				s.t.Fatalf("line %d, column %d: %s, not %s\nthe line: %q\nwanted:   %q", y, x, describe(got), describe(want), s.rows[y].String(), strings.Split(f.content, "\n")[y])
			}
		}
	}
	if !f.modes.hidden && (s.x != f.x || s.y != f.y) {
		s.t.Fatalf("cursor at %d, %d, not %d, %d", s.x, s.y, f.x, f.y)
	}
}

func describe(c uv.Cell) string {
	return fmt.Sprintf("%q of width %d in %+v", c.Content, c.Width, c.Style)
}
