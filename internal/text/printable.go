package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/text/unicode/norm"
)

// Unprintable stands for whatever has no safe form of its own. Like the pictures
// of the control characters it is one column wide in every terminal, which U+FFFD
// is not.
const Unprintable = '␦'

const (
	// maxMarks is how many combining marks a character keeps: more than any
	// language needs, fewer than it takes to draw over the lines above.
	maxMarks = 4
	// maxCluster is how many code points a cluster keeps: the longest emoji that
	// Unicode recommends has ten. Terminals disagree about the width of the rest.
	maxCluster = 10

	joiner = '\u200d'
)

// Printable makes any text safe to write to a terminal, on one line. The result
// is valid UTF-8 without control characters, and unchanged by a second pass:
//
//   - C0 and DEL become their pictures (␛, ␊, ␡), C1 the picture of ESC and the
//     letter that means the same (U+009B is ␛[), invalid bytes [Unprintable];
//   - bidirectional and all other format characters, line separators, private-use,
//     unassigned and prepended characters become [Unprintable]; a zero-width
//     joiner stays only inside an emoji;
//   - of combining marks a character keeps four, of code points a cluster ten; a
//     mark with nothing to stand on becomes [Unprintable];
//   - half-width kana with a voicing mark become one full-width kana: terminals
//     take two columns for the pair, and the measure of widths only one.
//
// A text that is printable already is returned as it is, and costs no allocation
// unless it has joined emoji.
func Printable(s string) string { return printable(s, false) }

// PrintableLines is [Printable] for notes of several lines: line ends stay, as
// \n, and a tab becomes four spaces.
func PrintableLines(s string) string {
	if strings.ContainsAny(s, "\r\t") {
		s = strings.NewReplacer("\r\n", "\n", "\t", "    ").Replace(s)
	}
	return printable(s, true)
}

func printable(s string, lines bool) string {
	if isASCII(s) {
		return s
	}
	for i, r := range s {
		if !plain(r) && !(lines && r == '\n') {
			return cutClusters(visible(s, i, lines))
		}
	}
	return s
}

// plain reports whether r is printable whatever stands around it. It knows the
// scripts that fill nearly all texts, so that those need no closer look.
func plain(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x250: // Latin
		return r > 0x9f && r != 0xad
	case r < 0x3001:
		return r >= 0x2010 && r <= 0x2027 || r >= 0x2190 && r <= 0x2426 || r >= 0x2500 && r <= 0x28ff || r == 0x3000
	case r < 0x3041:
		return r <= 0x3029 // without the marks behind the brackets
	case r < 0x3100: // kana
		return r <= 0x3096 || r >= 0x309b
	case r < 0xac00:
		return r >= 0x3400 && r <= 0x9fff // ideographs
	case r < 0xff01:
		return r <= 0xd7a3 // hangul
	}
	return r <= 0xff65 || r >= 0xffe0 && r <= 0xffe6 // full-width forms, without half-width kana
}

// prepended holds the visible characters that join whatever follows, a space of
// the layout too, and so would take its column.
var prepended = &unicode.RangeTable{
	R16: []unicode.Range16{{Lo: 0x0d4e, Hi: 0x0d4e, Stride: 1}},
	R32: []unicode.Range32{
		{Lo: 0x111c2, Hi: 0x111c3, Stride: 1}, {Lo: 0x113d1, Hi: 0x113d1, Stride: 1},
		{Lo: 0x1193f, Hi: 0x11941, Stride: 2}, {Lo: 0x11a3a, Hi: 0x11a3a, Stride: 1},
		{Lo: 0x11a84, Hi: 0x11a89, Stride: 1}, {Lo: 0x11d46, Hi: 0x11d46, Stride: 1}, {Lo: 0x11f02, Hi: 0x11f02, Stride: 1},
	},
}

// shown reports whether r is a character that can be seen. The tables of the
// widths are newer than those of Go: what they call wide is an emoji or an
// ideograph that Go does not know yet.
func shown(r rune) bool {
	return (unicode.IsGraphic(r) || displaywidth.Rune(r) == 2) && !unicode.Is(prepended, r)
}

// extends reports whether r stands on the character before it: a mark, a skin
// tone, or the Thai and Lao vowel am, which are letters with a mark.
func extends(r rune) bool {
	return unicode.IsMark(r) || r >= 0x1f3fb && r <= 0x1f3ff || r == 0x0e33 || r == 0x0eb3
}

func isHalfKana(r rune) bool { return r >= 'ｦ' && r <= 'ﾝ' }
func isVoicing(r rune) bool  { return r == 'ﾞ' || r == 'ﾟ' }

// visible replaces the code points of s that must not be shown. The first from
// bytes are known to be plain.
func visible(s string, from int, lines bool) string {
	var (
		b     strings.Builder
		kept  = 0       // s up to here is in b, if b has anything
		base  = rune(0) // the character that marks stand on; 0: none
		marks = 0
	)
	if from > 0 && s[from-1] != '\n' {
		base, _ = utf8.DecodeLastRuneInString(s[:from])
	}
	for i := from; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		next, nextSize := utf8.DecodeRuneInString(s[i+size:])
		fine := false
		var instead [2]rune // what to write otherwise; a zero is nothing
		switch {
		case r == utf8.RuneError && size == 1:
			instead[0] = Unprintable
		case r == '\n' && lines:
			fine, base, marks = true, 0, 0
		case r < ' ':
			instead[0] = '␀' + r
		case r == 0x7f:
			instead[0] = '␡'
		case r >= 0x80 && r <= 0x9f:
			instead = [2]rune{'␛', r - 0x40}
		case extends(r):
			fine = base != 0 && marks < maxMarks
			marks++
			if base == 0 {
				instead[0] = Unprintable
			}
		case r == joiner:
			fine = pictographic(base) && pictographic(next)
			instead[0] = Unprintable
		case isHalfKana(r) && isVoicing(next):
			for j, full := range []rune(norm.NFKC.String(s[i : i+size+nextSize])) {
				instead[j] = full
			}
			size += nextSize
		case isVoicing(r):
			instead[0] = r - 'ﾞ' + '゛'
		case shown(r):
			fine, base, marks = true, r, 0
		default:
			instead[0] = Unprintable
		}
		if !fine {
			b.WriteString(s[kept:i])
			for _, r := range instead {
				if r == 0 {
					continue
				}
				b.WriteRune(r)
				if !extends(r) {
					base, marks = r, 0
				} else {
					marks++
				}
			}
			kept = i + size
		}
		i += size
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}

// pictographic reports whether r can be joined into an emoji: the joiner holds it,
// and it does not hold by itself.
func pictographic(r rune) bool {
	if r < 0xa9 || !shown(r) {
		return false
	}
	const heart = "❤"
	joined, loose := heart+string(joiner)+string(r), heart+string(r)
	return len(graphemes.FromString(joined).First()) == len(joined) && len(graphemes.FromString(loose).First()) == len(heart)
}

// cutClusters ends every cluster of too many code points with [Unprintable].
func cutClusters(s string) string {
	var b strings.Builder
	kept := 0
	for g := graphemes.FromString(s); g.Next(); {
		cluster := g.Value()
		if len(cluster) <= maxCluster || utf8.RuneCountInString(cluster) <= maxCluster {
			continue
		}
		n := 0
		for range maxCluster - 1 {
			_, size := utf8.DecodeRuneInString(cluster[n:])
			n += size
		}
		b.WriteString(s[kept:g.Start()])
		b.WriteString(strings.TrimRight(cluster[:n], string(joiner)))
		b.WriteRune(Unprintable)
		kept = g.End()
	}
	if kept == 0 {
		return s
	}
	b.WriteString(s[kept:])
	return b.String()
}
