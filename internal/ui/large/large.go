// Package large draws short texts, values above all, in signs of several rows, so
// that they can be read from the back of a room. It knows no screen.
package large

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"kpitui/internal/text"
)

// A braille cell has four rows of two dots, about as far apart down as across.
const (
	dotRows    = 4
	dotColumns = 2
)

// The heights in cells below which signs cannot be told apart: in braille, in
// ASCII, and that of units, which are drawn smaller than their number.
const (
	leastBraille = 3
	leastASCII   = 5
	leastUnit    = 4
)

// LeastRows returns the height in cells below which large signs cannot be told
// apart.
func LeastRows(ascii bool) int {
	if ascii {
		return leastASCII
	}
	return leastBraille
}

// Text is a text whose signs are drawn in cells, many times their usual size:
// numbers at full height, units smaller on the same base line, and what has no
// drawing in usual letters after them.
type Text struct {
	pieces []piece
	rows   int
	ascii  bool
}

type piece struct {
	glyph *glyph
	rows  int    // of the glyph
	text  string // letters of the usual size, where there is no glyph
}

// New sets a printable text so many rows high. A word is drawn whole or not at
// all: the 万 of 万ドル is drawn, because a magnitude matters, but not the ド alone.
func New(s string, rows int, ascii bool) Text {
	t := Text{rows: rows, ascii: ascii}
	unit := max(leastUnit, (rows*3+2)/5)
	drawing := func(r rune) (piece, bool) {
		if g, ok := numbers[r]; ok {
			return piece{glyph: &g, rows: rows}, true
		}
		g, ok := units[r]
		return piece{glyph: &g, rows: unit}, ok && unit <= rows && !ascii
	}
	for _, word := range wordsOf(s) {
		var drawn []piece
		for _, r := range word {
			if p, ok := drawing(r); ok {
				drawn = append(drawn, p)
			}
		}
		n := len(t.pieces)
		switch {
		case len(drawn) == len([]rune(word)):
			t.pieces = append(t.pieces, drawn...)
		case n > 0 && t.pieces[n-1].glyph == nil:
			t.pieces[n-1].text += word
		default:
			t.pieces = append(t.pieces, piece{text: word})
		}
	}
	return t
}

// wordsOf parts a text where letters begin and end, and behind magnitudes.
func wordsOf(s string) []string {
	const magnitudes = "万億兆"
	var out []string
	kind := -1
	for _, r := range s {
		k := 0
		switch {
		case strings.ContainsRune(magnitudes, r):
			k = 1
		case unicode.IsLetter(r) || unicode.IsMark(r) || r == ' ':
			k = 2
		}
		if k != kind {
			out, kind = append(out, ""), k
		}
		out[len(out)-1] += string(r)
	}
	return out
}

// Width returns how many columns the text takes.
func (t Text) Width() int {
	w := 0
	for i, p := range t.pieces {
		if i > 0 {
			w += t.gap()
		}
		w += p.width()
	}
	return w
}

// gap is the columns between two signs.
func (t Text) gap() int { return max(1, (t.rows+3)/8) }

func (p *piece) width() int {
	if p.glyph == nil {
		return text.Width(p.text)
	}
	return max(1, int(math.Round(p.glyph.width*float64(p.rows*dotRows)/dotColumns)))
}

// Lines draws the text: as many lines as it has rows, each as wide as it is.
func (t Text) Lines() []string {
	lines := make([]string, t.rows)
	gap := ""
	for i := range t.pieces {
		p := &t.pieces[i]
		w, drawn := p.width(), []string{p.text}
		if p.glyph != nil {
			drawn = p.glyph.draw(w, p.rows, t.ascii)
		}
		for y := range lines {
			if at := y - (t.rows - len(drawn)); at >= 0 {
				lines[y] += gap + drawn[at]
			} else {
				lines[y] += gap + strings.Repeat(" ", w)
			}
		}
		gap = strings.Repeat(" ", t.gap())
	}
	return lines
}

// glyph is a sign as the strokes of a pen, so that it can be drawn in any size.
type glyph struct {
	width   float64 // of its box, in heights
	strokes string  // see [glyph.paths]
	fine    float64 // how much finer the pen is than for digits; 0: as fine
}

type point struct{ x, y float64 }

// paths returns the strokes as lines from point to point in a box of 1 by 1, x to
// the right and y down. They are written as points "x,y", with "@x,y,rx,ry,from,to"
// for an arc around a point from one angle to another, in degrees clockwise from
// the right; semicolons part the strokes.
func (g *glyph) paths() [][]point {
	var out [][]point
	for stroke := range strings.SplitSeq(g.strokes, ";") {
		var path []point
		for _, f := range strings.Fields(stroke) {
			var n [6]float64
			for i, s := range strings.Split(strings.TrimPrefix(f, "@"), ",") {
				n[i], _ = strconv.ParseFloat(s, 64)
			}
			if f[0] != '@' {
				path = append(path, point{n[0], n[1]})
				continue
			}
			const steps = 24
			for i := range steps + 1 {
				sin, cos := math.Sincos((n[4] + (n[5]-n[4])*float64(i)/steps) * math.Pi / 180)
				path = append(path, point{n[0] + n[2]*cos, n[1] + n[3]*sin})
			}
		}
		out = append(out, path)
	}
	return out
}

// pen returns the pen's width in dots for digits of a height in dots: whole, and
// even where the height is, so that the strokes in the middle lie on dots too.
func pen(height int) int { return max(2, int(math.Round(float64(height)*0.15))) }

// draw draws the sign in cells.
func (g *glyph) draw(columns, rows int, ascii bool) []string {
	w, h := columns*dotColumns, rows*dotRows
	nib := float64(pen(h))
	if ascii {
		nib = max(dotRows, math.Trunc(nib/dotRows)*dotRows)
	}
	if g.fine != 0 {
		nib = max(1, math.Round(nib*g.fine))
	}
	nib = min(nib, float64(w))
	dots := make([][]bool, h)
	for y := range dots {
		dots[y] = make([]bool, w)
	}
	// The box is that of the ink: the middle of the strokes stays half a pen inside.
	place := func(p point) point {
		return point{nib/2 + p.x*(float64(w)-nib), nib/2 + p.y*(float64(h)-nib)}
	}
	for _, path := range g.paths() {
		for i := 1; i < len(path); i++ {
			stroke(dots, place(path[i-1]), place(path[i]), nib/2)
		}
	}
	return cells(dots, columns, rows, ascii)
}

// stroke sets the dots within a distance of the straight line from a to b.
func stroke(dots [][]bool, a, b point, within float64) {
	const same = 1e-6
	dx, dy := b.x-a.x, b.y-a.y
	long := dx*dx + dy*dy
	first := func(u, v float64) int { return max(0, int(min(u, v)-within)) }
	last := func(u, v float64, n int) int { return min(n-1, int(max(u, v)+within)) }
	for y := first(a.y, b.y); y <= last(a.y, b.y, len(dots)); y++ {
		for x := first(a.x, b.x); x <= last(a.x, b.x, len(dots[y])); x++ {
			fx, fy := float64(x)+0.5-a.x, float64(y)+0.5-a.y
			share := 0.0
			if long > 0 {
				share = max(0, min(1, (fx*dx+fy*dy)/long))
			}
			if math.Hypot(fx-share*dx, fy-share*dy) <= within+same {
				dots[y][x] = true
			}
		}
	}
}

// bits are the bits of the dots in a braille cell, row by row.
var bits = [dotRows][dotColumns]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// cells packs dots into cells: braille, or in ASCII a # where half of the cell has
// ink. A cell without is a space.
func cells(dots [][]bool, columns, rows int, ascii bool) []string {
	out := make([]string, rows)
	for r := range out {
		line := make([]rune, columns)
		for c := range line {
			var set rune
			n := 0
			for y := range dotRows {
				for x := range dotColumns {
					if dots[r*dotRows+y][c*dotColumns+x] {
						set |= bits[y][x]
						n++
					}
				}
			}
			switch {
			case n == 0 || ascii && n < dotRows*dotColumns/2:
				line[c] = ' '
			case ascii:
				line[c] = '#'
			default:
				line[c] = '⠀' | set
			}
		}
		out[r] = string(line)
	}
	return out
}
