package frame

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"kpitui/internal/text"
)

// AreaLimit is how many characters an [Area] holds. What is more is left out.
const AreaLimit = 20_000

// Area is a text field of several lines that wraps what is too long. It edits by
// grapheme clusters and draws no cursor, so that the terminal's own can stand
// where an input method wants it.
//
// bubbles' textarea would not do: it moves a whole Japanese paragraph below the
// English word before it, because it breaks at spaces alone; it counts runes, so
// its cursor is lost in emoji and ideographic spaces; delete at the last letter
// of a line joins the next line too; and it measures a long paragraph anew for
// each of its letters, which takes seconds for a page without a space.
type Area struct {
	value string // valid UTF-8; of control characters only \n and \t
	at    int    // the byte before which the cursor stands, never inside a cluster
	want  int    // the column that up and down keep to; -1: the cursor's own
	top   int    // the first row in view
	most  int    // characters that can be typed

	width, height int // as last drawn
	wrapped       wrapping
}

// NewArea returns a field that holds value, the cursor behind it.
func NewArea(value string) *Area {
	a := &Area{width: 80, height: 10, most: AreaLimit}
	a.SetValue(value)
	return a
}

// Value returns the text as typed, lines parted by \n.
func (a *Area) Value() string { return a.value }

// SetValue replaces the text and puts the cursor behind it. Line ends become \n;
// other control characters but tabs are left out.
func (a *Area) SetValue(s string) {
	a.value = limit(clean(s), AreaLimit)
	a.at, a.want = len(a.value), -1
}

// Limit says how many characters can be typed and pasted, at most [AreaLimit]. A
// text that is longer already, as an editor may have left it, stays as it is.
func (a *Area) Limit(n int) { a.most = min(n, AreaLimit) }

// Paste inserts text at the cursor.
func (a *Area) Paste(s string) { a.insert(s) }

// Type edits the text by a key. Keys that edit nothing, such as tab, esc, ctrl+s
// and ctrl+e, are left to the caller: they do nothing here.
func (a *Area) Type(k tea.KeyPressMsg) {
	switch k.String() {
	case "up", "ctrl+p":
		a.vertical(-1)
	case "down", "ctrl+n":
		a.vertical(1)
	case "pgup":
		a.vertical(-max(1, a.height-1))
	case "pgdown":
		a.vertical(max(1, a.height-1))
	case "left", "ctrl+b":
		a.move(a.before())
	case "right", "ctrl+f":
		a.move(a.after())
	case "ctrl+left", "alt+left", "alt+b":
		a.move(a.wordBefore())
	case "ctrl+right", "alt+right", "alt+f":
		a.move(a.wordAfter())
	case "home", "ctrl+a":
		a.move(a.lineStart())
	case "end":
		a.move(a.lineEnd())
	case "ctrl+home", "alt+<":
		a.move(0)
	case "ctrl+end", "alt+>":
		a.move(len(a.value))
	case "backspace", "ctrl+h":
		a.cut(a.before(), a.at)
	case "delete", "ctrl+d":
		a.cut(a.at, a.after())
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		a.cut(a.wordBefore(), a.at)
	case "alt+d", "ctrl+delete", "alt+delete":
		a.cut(a.at, a.wordAfter())
	case "ctrl+u":
		a.cut(a.lineStart(), a.at)
	case "ctrl+k":
		a.cut(a.at, a.lineEnd())
	case "enter", "shift+enter", "ctrl+m", "ctrl+j":
		a.insert("\n")
	default:
		if k.Text != "" {
			a.insert(k.Text)
		}
	}
}

// clean drops what no text holds: control characters and invalid bytes.
func clean(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, ""))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, s)
}

// limit returns the first n characters of s.
func limit(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func (a *Area) insert(s string) {
	s = limit(clean(s), max(0, a.most-utf8.RuneCountInString(a.value)))
	a.value = a.value[:a.at] + s + a.value[a.at:]
	a.settle(a.at + len(s))
}

func (a *Area) cut(from, to int) {
	a.value = a.value[:from] + a.value[to:]
	a.settle(from)
}

// settle puts the cursor at a byte after an edit, which may have made one cluster
// of what stands on both sides of it: behind that then.
func (a *Area) settle(at int) {
	a.move(at)
	from := a.lineStart()
	for g := graphemes.FromString(a.value[from:a.lineEnd()]); g.Next(); {
		if from+g.End() >= at {
			if from+g.Start() < at {
				a.at = from + g.End()
			}
			return
		}
	}
}

func (a *Area) move(at int) { a.at, a.want = at, -1 }

func (a *Area) lineStart() int { return 1 + strings.LastIndexByte(a.value[:a.at], '\n') }

func (a *Area) lineEnd() int {
	if n := strings.IndexByte(a.value[a.at:], '\n'); n >= 0 {
		return a.at + n
	}
	return len(a.value)
}

// before returns where the cluster before the cursor begins.
func (a *Area) before() int {
	from := a.lineStart()
	if from == a.at { // the line end before it
		return max(0, a.at-1)
	}
	start := from
	for g := graphemes.FromString(a.value[from:a.at]); g.Next(); {
		start = from + g.Start()
	}
	return start
}

// after returns where the cluster behind the cursor ends.
func (a *Area) after() int {
	end := a.lineEnd()
	if end == a.at {
		return min(len(a.value), a.at+1)
	}
	return a.at + len(graphemes.FromString(a.value[a.at:end]).First())
}

// wordKind tells letters of one kind from those of another. Japanese has no
// spaces: a word is what is written in one script.
func wordKind(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return 0
	case unicode.Is(unicode.Han, r), r == '々':
		return 2
	case unicode.Is(unicode.Hiragana, r):
		return 3
	case unicode.Is(unicode.Katakana, r), r == 'ー':
		return 4
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return 1
	}
	return 5
}

func kindOf(cluster string) int {
	r, _ := utf8.DecodeRuneInString(cluster)
	return wordKind(r)
}

// wordBefore returns where the word before the cursor begins, at the start of a
// line the line end before it.
func (a *Area) wordBefore() int {
	from := a.lineStart()
	if from == a.at {
		return a.before()
	}
	word, last := from, 0
	for g := graphemes.FromString(a.value[from:a.at]); g.Next(); {
		k := kindOf(g.Value())
		if k != 0 && k != last {
			word = from + g.Start()
		}
		last = k
	}
	return word
}

// wordAfter returns where the word behind the cursor ends, at the end of a line
// the line end.
func (a *Area) wordAfter() int {
	end := a.lineEnd()
	if end == a.at {
		return a.after()
	}
	last := 0
	for g := graphemes.FromString(a.value[a.at:end]); g.Next(); {
		k := kindOf(g.Value())
		if last != 0 && k != last {
			return a.at + g.Start()
		}
		last = k
	}
	return end
}

// vertical moves the cursor by rows, as near to its column as the row allows.
// Above the first row is the beginning of the text, below the last its end.
func (a *Area) vertical(by int) {
	rows := a.rows()
	row := a.rowAt()
	want := a.want
	if want < 0 {
		want = a.column(rows[row], a.at)
	}
	switch to := row + by; {
	case row == 0 && by < 0:
		a.at = 0
	case row == len(rows)-1 && by > 0:
		a.at = len(a.value)
	default:
		r := rows[max(0, min(to, len(rows)-1))]
		a.at = a.nearest(r, want)
	}
	a.want = want
}

// rowAt returns the row on which the cursor stands.
func (a *Area) rowAt() int {
	rows := a.rows()
	return sort.Search(len(rows), func(i int) bool { return rows[i].from > a.at }) - 1
}

// column returns the column of a byte within a row.
func (a *Area) column(r areaRow, at int) int {
	n := 0
	for g := graphemes.FromString(a.value[r.from:at]); g.Next(); {
		_, w := cell(g.Value(), room(a.width))
		n += w
	}
	return n
}

// nearest returns the place in a row that is nearest to a column from its left.
// The end of a row that goes on is the beginning of the next, so it is none.
func (a *Area) nearest(r areaRow, column int) int {
	at := r.from
	for g := graphemes.FromString(a.value[r.from:r.to]); g.Next(); {
		_, w := cell(g.Value(), room(a.width))
		if column -= w; column < 0 || r.from+g.End() == r.to && r.goesOn {
			break
		}
		at = r.from + g.End()
	}
	return at
}

// AreaView is what is seen of an [Area].
type AreaView struct {
	Lines []string // one per line of the field: printable, no style, not padded
	// X and Y are where the cursor belongs, within the field.
	X, Y int
	// Above and Below are how many rows are hidden there.
	Above, Below int
}

// View returns the part of the text around the cursor that a field of so many
// columns and lines shows, both at least 1.
func (a *Area) View(width, height int) AreaView {
	a.width, a.height = max(1, width), max(1, height)
	rows, at := a.rows(), a.rowAt()
	a.top = max(min(a.top, at, len(rows)-a.height), at-a.height+1, 0)
	v := AreaView{Lines: make([]string, a.height), Y: at - a.top, Above: a.top, Below: max(0, len(rows)-a.top-a.height)}
	for i := range min(a.height, len(rows)-a.top) {
		v.Lines[i] = text.Truncate(a.draw(rows[a.top+i]), a.width, "")
	}
	v.X = min(a.column(rows[at], a.at), a.width-1)
	return v
}

func (a *Area) draw(r areaRow) string {
	var b strings.Builder
	for g := graphemes.FromString(a.value[r.from:r.to]); g.Next(); {
		s, _ := cell(g.Value(), room(a.width))
		b.WriteString(s)
	}
	return b.String()
}
