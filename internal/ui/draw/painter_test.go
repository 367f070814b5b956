package draw

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// pieces are what the lines of the cockpit are made of: narrow and wide letters, marks
// that belong to the letter before, styles, blanks in plenty.
var pieces = []string{
	"a", "Z", "7", ".", " ", "  ", "          ", "東", "京", "売上", "月次経常収益", "が", "か\u3099", "ｶﾞ", "⣿", "⣀", "é", "e\u0301", "〜", "、",
	"\x1b[31m", "\x1b[1m", "\x1b[m", "\x1b[48;2;40;40;60m", "\x1b[38;2;120;200;120m", "\x1b[7m", "\x1b[4m", "\x1b[2m",
}

func someLine(r *rand.Rand, width int) string {
	var b strings.Builder
	for range r.IntN(width + 1) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String() + "\x1b[m"
}

// changed returns lines that are like others: the same but for one, moved up or down,
// shifted by a column, swapped, or all new.
func changed(r *rand.Rand, lines []string, width int) []string {
	out := append([]string(nil), lines...)
	i := r.IntN(len(out))
	switch r.IntN(8) {
	case 0:
		return append(out[1:], someLine(r, width))
	case 1:
		return append([]string{someLine(r, width)}, out[:len(out)-1]...)
	case 2:
		out[i] = pieces[r.IntN(len(pieces))] + out[i] + "\x1b[m"
	case 3:
		_, rest, _ := strings.Cut(out[i], pieces[r.IntN(len(pieces))])
		out[i] = rest
	case 4:
		j := r.IntN(len(out))
		out[i], out[j] = out[j], out[i]
	case 5:
		out[i] = ""
	case 6:
		for k := range out {
			out[k] = someLine(r, width)
		}
	default:
		out[i] = someLine(r, width)
	}
	return out
}

// Whatever follows whatever, the screen shows the last frame, and nothing is written
// where it does already.
func TestEveryFrameIsDrawn(t *testing.T) {
	for seed := range uint64(300) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { paintAtRandom(t, rand.New(rand.NewPCG(seed, 1))) })
	}
}

func paintAtRandom(t *testing.T, r *rand.Rand) {
	var p painter
	var s *screen
	var lines []string
	for step := range 60 {
		if step == 0 || r.IntN(20) == 0 {
			s = newScreen(t, 1+r.IntN(40), 1+r.IntN(12))
			lines = make([]string, s.height)
			p.forget() // it may have the size of the one before
		}
		lines = changed(r, lines, s.width)
		f := frame{
			content: strings.Join(lines, "\n"), width: s.width, height: s.height, profile: colorprofile.TrueColor,
			modes: modes{screen: true, hidden: r.IntN(2) == 0}, x: r.IntN(s.width), y: r.IntN(s.height),
		}
		s.write(p.paint(&f))
		s.same(&f)
		if again := p.paint(&f); len(again) > 0 {
			t.Fatalf("step %d: written again: %q", step, again)
		}
	}
}

func frameOf(width, height int, lines ...string) *frame {
	return &frame{content: strings.Join(lines, "\n"), width: width, height: height, profile: colorprofile.TrueColor, modes: modes{screen: true, hidden: true}}
}

// A terminal that became smaller and large again has cut what stood there.
func TestEveryResizeIsDrawnAnew(t *testing.T) {
	var p painter
	f := frameOf(8, 2, "売上", "東京")
	p.paint(f)
	f.resizes++
	s := newScreen(t, 8, 2)
	s.write(p.paint(f))
	s.same(f)
}

// Lines that no screen should make neither hang the painter nor shift what follows.
func TestOddLines(t *testing.T) {
	for _, line := range []string{"\x1b[44mﾞ東ﾞ\r東\x1b[m", "abc\r", "\u0301", "東\u3099", "\x1b[", "a\x00b", "\xff東", "東東東東東東東東東"} {
		var p painter
		before := frameOf(6, 2, "", "next")
		after := frameOf(6, 2, line, "next")
		p.paint(before)
		p.paint(after)
		p.paint(before)
		s := newScreen(t, 6, 2)
		p.forget()
		s.write(p.paint(after))
		s.write(p.paint(before))
		s.same(before)
	}
}
