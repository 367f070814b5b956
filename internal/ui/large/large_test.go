package large

import (
	"strings"
	"testing"
	"unicode"

	"kpitui/internal/text"
)

// most is more rows than a screen has for a value.
const most = 20

// drawing returns a text as it is drawn, after checking that its size is as told.
func drawing(t *testing.T, s string, rows int, ascii bool) string {
	t.Helper()
	l := New(s, rows, ascii)
	lines := l.Lines()
	if len(lines) != rows {
		t.Fatalf("%q in %d rows: %d lines", s, rows, len(lines))
	}
	for _, line := range lines {
		if w := text.Width(line); w != l.Width() {
			t.Fatalf("%q in %d rows: a line of %d columns, told %d: %q", s, rows, w, l.Width(), line)
		}
	}
	return strings.Join(lines, "\n")
}

// From the back of a room a 3 must not be taken for an 8.
func TestNoTwoSignsLookTheSame(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		for rows := LeastRows(ascii); rows <= most; rows++ {
			for _, set := range []map[rune]glyph{numbers, units} {
				seen := map[string]rune{}
				for r := range set {
					if unicode.IsLetter(r) && unicode.Is(unicode.Han, r) && (ascii || rows < leastUnit) {
						continue
					}
					d := drawing(t, string(r), rows, ascii)
					if strings.TrimSpace(d) == "" {
						t.Errorf("%d rows, ascii %v: %c is empty", rows, ascii, r)
					}
					if other, ok := seen[d]; ok {
						t.Errorf("%d rows, ascii %v: %c looks like %c", rows, ascii, r, other)
					}
					seen[d] = r
				}
			}
		}
	}
}

func TestDigitsAreDrawnInBrailleOrInASCII(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		for _, r := range drawing(t, "-1,234,567.89%¥$#/+", 7, ascii) {
			braille := r >= '⠁' && r <= '⣿'
			if r != ' ' && r != '\n' && braille == ascii && (r != '#' || !ascii) {
				t.Fatalf("ascii %v: %q", ascii, r)
			}
		}
	}
}

// A digit fills its box, so that numbers line up with what stands beside them.
func TestDigitsReachFromTopToBottom(t *testing.T) {
	for rows := LeastRows(false); rows <= most; rows++ {
		for _, r := range "0123456789" {
			lines := New(string(r), rows, false).Lines()
			for _, y := range []int{0, rows - 1} {
				if strings.TrimSpace(lines[y]) == "" {
					t.Errorf("%c in %d rows has nothing in row %d", r, rows, y)
				}
			}
		}
	}
}

func TestWhatHasNoDrawingStandsInLettersOnTheBaseLine(t *testing.T) {
	for _, c := range []struct {
		value, letters string // that are left
		ascii          bool
	}{
		{"152万円", "", false},
		{"1.2億円", "", false},
		{"980名", "", false},
		{"3位", "", false},
		{"¥5.6M", "", false},
		{"98.5%", "", false},
		{"152万ドル", "ドル", false},
		{"12台", "台", false},
		{"2位上昇", "位上昇", false}, // not 位 alone
		{"CHF 1.2M", "CHF ", false},
		{"1.5MB", "", false},
		{"4.5時間", "時間", false},
		{"2 bookings", " bookings", false},
		{"152万円", "万円", true},
	} {
		lines := strings.Split(drawing(t, c.value, 6, c.ascii), "\n")
		letters := func(line string) string {
			return strings.TrimSpace(strings.Map(func(r rune) rune {
				if r >= '⠀' && r <= '⣿' || r == '#' {
					return ' '
				}
				return r
			}, line))
		}
		for y, line := range lines {
			want := ""
			if y == len(lines)-1 {
				want = strings.TrimSpace(c.letters)
			}
			if got := letters(line); got != want {
				t.Errorf("%s: %q in line %d, want %q", c.value, got, y, want)
			}
		}
	}
}

func TestUnitsAreSmallerThanTheirNumber(t *testing.T) {
	lines := New("5円", 10, false).Lines()
	five := New("5", 10, false).Width()
	for y, line := range lines {
		unit := string([]rune(line)[five:])
		if blank := strings.TrimSpace(unit) == ""; blank != (y < 4) {
			t.Errorf("row %d of the unit: %q", y, unit)
		}
	}
}
