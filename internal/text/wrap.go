package text

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Wrap breaks a printable text into lines of at most so many columns, at its line
// ends and where Unicode's line breaking rules (UAX #14) allow it: English words
// stay whole, Japanese breaks between characters but puts no 、。」 or small kana
// at the start of a line and no 「 at the end, and keeps 152万円 together. A word
// longer than a line is broken between characters; one character wider than a line
// becomes [Unprintable]. Spaces at the ends of lines are dropped. There is at least
// one line.
func Wrap(s string, cols int) []string {
	cols = max(1, cols)
	lines := make([]string, 0, 1+len(s)/cols)
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = wrapParagraph(lines, paragraph, cols)
	}
	return lines
}

// Words that follow a number without a space, and are not torn from it.
const (
	magnitudes = "千万億兆"
	counters   = "円元名人件回個社本台点位倍年月日週時分秒歳割％"
)

// glued reports whether there is no break between word and rest, although the
// rules have one: inside an amount such as 152万円, and inside an emoji, whose
// joiners the library breaks at.
func glued(word, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	if next == joiner || extends(next) {
		return true
	}
	number := strings.TrimRight(word, magnitudes)
	if number == "" || number[len(number)-1] < '0' || number[len(number)-1] > '9' {
		return false
	}
	return strings.ContainsRune(magnitudes+counters, next)
}

func wrapParagraph(lines []string, s string, cols int) []string {
	if len(s) <= cols && isASCII(s) {
		return append(lines, strings.TrimRight(s, " "))
	}
	var (
		start, end = 0, 0 // the line so far is s[start:end]
		used       = 0    // columns of it
	)
	flush := func(next int) {
		lines = append(lines, strings.TrimRight(s[start:end], " "))
		start, end, used = next, next, 0
	}
	for rest, state := s, -1; rest != ""; {
		var word string
		word, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		for rest != "" && glued(word, rest) {
			var more string
			more, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			word = s[len(s)-len(rest)-len(more)-len(word) : len(s)-len(rest)]
		}
		bare := Width(strings.TrimRight(word, " "))
		if used > 0 && used+bare > cols {
			flush(end)
		}
		if bare <= cols {
			end += len(word)
			used += Width(word)
			continue
		}
		for g := columns.StringGraphemes(word); g.Next(); {
			w := g.Width()
			if end > start && used+w > cols && g.Value() != " " {
				flush(end)
			}
			if w > cols {
				lines = append(lines, string(Unprintable))
				start, end = end+len(g.Value()), end+len(g.Value())
				continue
			}
			end += len(g.Value())
			used += w
		}
	}
	if end > start || start == 0 {
		flush(end)
	}
	return lines
}
