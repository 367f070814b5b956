package layout

import (
	"slices"
	"strings"
	"testing"
)

// draw paints a frame in ASCII, a tenth of the width and a third of the height.
func draw(width, height int, side bool) string {
	f := Divide(width, height, side)
	var b strings.Builder
	for y := 0; y < height; y += 3 {
		for x := 0; x < width; x += 10 {
			switch {
			case f.Header.Contains(x, y):
				b.WriteByte('h')
			case f.Body.Contains(x, y):
				b.WriteByte('b')
			case f.Side.Contains(x, y):
				b.WriteByte('s')
			case f.Footer.Contains(x, y):
				b.WriteByte('f')
			default:
				b.WriteByte('.')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTheScreenIsDivided(t *testing.T) {
	for _, c := range []struct {
		w, h int
		side bool
		want string
	}{
		{59, 16, false, "......\n......\n......\n......\n......\n......\n"},
		{80, 16, false, "hhhhhhhh\nbbbbbbbb\nbbbbbbbb\nbbbbbbbb\nbbbbbbbb\nffffffff\n"},
		{120, 16, true, "hhhhhhhhhhhh\nbbbbbbbbbbbb\nbbbbbbbbbbbb\nbbbbbbbbbbbb\nbbbbbbbbbbbb\nffffffffffff\n"},
		{200, 16, true, "hhhhhhhhhhhhhhhhhhhh\nbbbbbbbbbbbb.sssssss\nbbbbbbbbbbbb.sssssss\nbbbbbbbbbbbb.sssssss\nbbbbbbbbbbbb.sssssss\nffffffffffffffffffff\n"},
	} {
		if got := draw(c.w, c.h, c.side); got != c.want {
			t.Errorf("%d×%d:\n%swant\n%s", c.w, c.h, got, c.want)
		}
	}
}

func TestRectanglesTileEveryScreen(t *testing.T) {
	for w := LeastWidth; w <= 250; w++ {
		for h := LeastHeight; h <= 60; h++ {
			f := Divide(w, h, true)
			if f.Header.H+f.Body.H+f.Footer.H != h || f.Body.H < 1 {
				t.Fatalf("%d×%d: heights %+v", w, h, f)
			}
			if f.Side.W > 0 && f.Body.W+2+f.Side.W != w || f.Side.W == 0 && f.Body.W != w {
				t.Fatalf("%d×%d: widths %+v", w, h, f)
			}
		}
	}
}

func TestColumnsGiveWayInOrder(t *testing.T) {
	columns := []Column{{Min: 4, Want: 6, Keep: 9}, {Min: 10, Want: 20, Keep: 8}, {Min: 5, Want: 5, Keep: 1}}
	for width, want := range map[int][]int{
		34: {6, 20, 5}, // 33 with its two gaps
		22: {5, 10, 5}, // the first grows first
		21: {4, 10, 5},
		20: {6, 13, 0}, // the last has given way
		15: {4, 10, 0},
		14: {6, 0, 0},
		3:  {0, 0, 0},
	} {
		if got := Fit(width, 1, columns); !slices.Equal(got, want) {
			t.Errorf("width %d: %v, want %v", width, got, want)
		}
	}
	for width := range 200 {
		sum, n := 0, 0
		for _, w := range Fit(width, 2, columns) {
			if sum += w; w > 0 {
				n++
			}
		}
		if n > 0 && sum+2*(n-1) > width {
			t.Fatalf("width %d overflows", width)
		}
	}
}
