package frame

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/rivo/uniseg"

	"kpitui/internal/text"
)

// areaRow is one row of an [Area]: a line of the text, or the part of it that fits.
type areaRow struct {
	from, to int  // bytes, without the line end
	goesOn   bool // the line has more rows
}

// wrapping is the rows of a value, kept until it or the width changes.
type wrapping struct {
	value string
	width int
	rows  []areaRow
	// lines holds the rows of each line as they were, so that a key in a long text
	// wraps one line anew and not all.
	lines map[string][]areaRow
}

// room is how many columns of a field its text takes: one stays for a cursor
// behind the text.
func room(width int) int { return max(1, width-1) }

// tabWidth is how many columns a tab takes.
const tabWidth = 4

// cell returns how a cluster is drawn in a row of so many columns, and its width.
func cell(cluster string, room int) (string, int) {
	if cluster == "\t" {
		w := min(tabWidth, room)
		return strings.Repeat(" ", w), w
	}
	s := text.Printable(cluster)
	if w := text.Width(s); w <= room {
		return s, w
	}
	return string(text.Unprintable), 1
}

// rows returns the rows of the text at the width at which it was last drawn; at
// least one.
func (a *Area) rows() []areaRow {
	w := &a.wrapped
	if w.rows != nil && w.width == a.width && w.value == a.value {
		return w.rows
	}
	known := w.lines
	if w.width != a.width {
		known = nil
	}
	next := wrapping{value: a.value, width: a.width, lines: map[string][]areaRow{}}
	from := 0
	for line := range strings.SplitSeq(a.value, "\n") {
		rows, ok := known[line]
		if !ok {
			rows = wrapLine(line, room(a.width))
		}
		next.lines[line] = rows
		for _, r := range rows {
			next.rows = append(next.rows, areaRow{from + r.from, from + r.to, r.goesOn})
		}
		from += len(line) + 1
	}
	*w = next
	return w.rows
}

// Rows returns how many rows the text takes in a field of so many columns.
func (a *Area) Rows(width int) int {
	a.width = max(1, width)
	return len(a.rows())
}

// wrapLine breaks a line into rows of at most room columns where Unicode allows
// it (UAX #14), and between clusters where nothing fits otherwise. Spaces and
// tabs at the end of a row may stand beyond its edge.
func wrapLine(s string, room int) []areaRow {
	var rows []areaRow
	var (
		start       = 0    // of the row
		used        = 0    // its columns so far
		brk, brkUse = 0, 0 // where it may be broken last, and the columns up to there
	)
	flush := func(end, columns int) {
		rows = append(rows, areaRow{start, end, true})
		start, used = end, used-columns
		brk, brkUse = end, 0
	}
	segments := s
	state, next := -1, 0 // next: the end of the segment in which the cluster stands
	for g := graphemes.FromString(s); g.Next(); {
		for next < g.End() {
			var seg string
			seg, segments, _, state = uniseg.FirstLineSegmentInString(segments, state)
			next += len(seg)
		}
		_, w := cell(g.Value(), room)
		blank := g.Value() == " " || g.Value() == "\t"
		for !blank && used+w > room && g.Start() > start {
			if brk > start {
				flush(brk, brkUse)
			} else {
				flush(g.Start(), used)
			}
		}
		used += w
		if next == g.End() {
			brk, brkUse = next, used
		}
	}
	return append(rows, areaRow{start, len(s), false})
}
