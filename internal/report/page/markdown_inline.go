package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kpitui/internal/text"
)

// place is where inline text stands: only a paragraph may have several lines, and
// only in a cell a | in code ends it.
type place uint8

const (
	inParagraph place = iota
	inHeading
	inCell
)

// inline writes spans.
func inline(spans []Span, at place) string {
	var b strings.Builder
	for i := 0; i < len(spans); i++ {
		s := spans[i]
		if s.Style&(LineBreak|SoftBreak) != 0 {
			switch {
			case at != inParagraph:
				b.WriteByte(' ')
			case s.Style&LineBreak != 0:
				b.WriteString("\\\n")
			default:
				b.WriteByte('\n')
			}
			continue
		}
		if s.Link == "" {
			writeSpan(&b, s, after(spans, i), at)
			continue
		}
		var label strings.Builder
		end := i
		for ; end < len(spans) && spans[end].Link == s.Link && spans[end].Style&(LineBreak|SoftBreak) == 0; end++ {
			writeSpan(&label, spans[end], after(spans, end), at)
		}
		i = end - 1
		b.WriteString("[" + label.String() + "](<" + linkEscapes.Replace(text.Printable(s.Link)) + ">)")
	}
	return tidy(b.String(), at)
}

var linkEscapes = strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "|", "%7C", "\n", "%0A", "&", "&amp;")

// after returns the first letter behind a span; a space at the end.
func after(spans []Span, i int) rune {
	for _, s := range spans[i+1:] {
		if s.Style&(LineBreak|SoftBreak) != 0 {
			break
		}
		if r, size := utf8.DecodeRuneInString(s.Text); size > 0 {
			return r
		}
	}
	return ' '
}

func writeSpan(b *strings.Builder, s Span, next rune, at place) {
	plain := text.Printable(s.Text)
	if s.Style&Mono != 0 {
		if strings.TrimSpace(plain) == "" {
			b.WriteString(escape(plain))
			return
		}
		fence := fenceFor(plain, '`', 1)
		pad := ""
		if strings.HasPrefix(plain, "`") || strings.HasSuffix(plain, "`") || strings.HasPrefix(plain, " ") && strings.HasSuffix(plain, " ") {
			pad = " "
		}
		if strings.HasSuffix(b.String(), "`") {
			b.WriteString(" ")
		}
		if at == inCell {
			plain = strings.ReplaceAll(plain, "|", "\\|")
		}
		b.WriteString(fence + pad + plain + pad + fence)
		return
	}
	escaped := escape(plain)
	mark := ""
	if s.Style&Strong != 0 {
		mark += "**"
	}
	if s.Style&Emphasis != 0 {
		mark += "*"
	}
	if s.Style&Struck != 0 {
		mark = "~~" + mark
	}
	body := strings.Trim(escaped, " ")
	if mark == "" || body == "" {
		b.WriteString(escaped)
		return
	}
	lead := escaped[:len(escaped)-len(strings.TrimLeft(escaped, " "))]
	tail := escaped[len(lead)+len(body):]
	before, _ := utf8.DecodeLastRuneInString(lead)
	if lead == "" {
		before, _ = utf8.DecodeLastRuneInString(b.String())
	}
	if tail != "" {
		next, _ = utf8.DecodeRuneInString(tail)
	}
	b.WriteString(lead)
	if stands(before, body, next) {
		b.WriteString(mark + body + reverse(mark))
	} else {
		b.WriteString(body)
	}
	b.WriteString(tail)
}

// stands reports whether marks of emphasis around a text would be read as such
// (CommonMark 0.31, left- and right-flanking delimiter runs): between a letter and
// a 。 or a bracket they would not, and stay out.
func stands(before rune, body string, next rune) bool {
	first, _ := utf8.DecodeRuneInString(body)
	last, _ := utf8.DecodeLastRuneInString(body)
	free := func(r rune) bool { return r == utf8.RuneError || unicode.IsSpace(r) || punctuation(r) }
	if strings.ContainsRune("*~", before) || strings.ContainsRune("*~\\", next) && next != 0 {
		return false
	}
	return (!punctuation(first) || free(before)) && (!punctuation(last) || free(next))
}

func punctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func reverse(mark string) string {
	b := []byte(mark)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

// fenceFor returns a fence longer than any run of its letter in the text.
func fenceFor(s string, letter byte, least int) string {
	longest, run := least-1, 0
	for i := range len(s) {
		if s[i] != letter {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return strings.Repeat(string(letter), longest+1)
}

// escape takes their meaning from letters that have one in Markdown anywhere in a
// line. Those that have one at its beginning only are left to tidy.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch c {
		case '\\', '`', '*', '[', ']', '|', '~':
			b.WriteByte('\\')
		case '<':
			if i+1 < len(s) && (isLetter(s[i+1]) || strings.IndexByte("/!?", s[i+1]) >= 0) {
				b.WriteByte('\\')
			}
		case '_':
			if !inWord(s, i) {
				b.WriteByte('\\')
			}
		case '&':
			if i+1 < len(s) && (s[i+1] == '#' || isLetter(s[i+1])) {
				b.WriteByte('\\')
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// inWord reports whether the _ at i stands between two letters, where it means
// nothing.
func inWord(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isLetter(s[i-1]) && isLetter(s[i+1])
}

func isLetter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// tidy takes their meaning from letters that have one at the beginning of a line,
// and from spaces at its ends.
func tidy(s string, at place) string {
	if at != inParagraph {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
	}
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.Trim(line, " \t"); line != "" && line != "\\" {
			kept = append(kept, heads(line))
		}
	}
	s = strings.Join(kept, "\n")
	if n := len(s) - len(strings.TrimRight(s, "\\")); n%2 == 1 { // a break with nothing behind it
		s = s[:len(s)-1]
	}
	return s
}

func heads(line string) string {
	if line == "" {
		return line
	}
	switch line[0] {
	case '#', '>', '+', '-', '=', ':':
		return "\\" + line
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits > 0 && digits < len(line) && (line[digits] == '.' || line[digits] == ')') {
		if digits+1 == len(line) || line[digits+1] == ' ' {
			return line[:digits] + "\\" + line[digits:]
		}
	}
	return line
}
