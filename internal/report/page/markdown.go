package page

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"kpitui/internal/text"
)

// WriteMarkdown writes a page as CommonMark with the tables of GitHub. Charts are
// left out. What is read back has the same blocks, whatever the texts are.
func WriteMarkdown(out io.Writer, p *Page) error {
	w := &markdown{}
	w.blocks(p.Blocks)
	_, err := io.WriteString(out, strings.TrimRight(w.b.String(), "\n")+"\n")
	return err
}

// markdown writes lines, each behind the marks of the lists and quotes around it.
type markdown struct {
	b      strings.Builder
	prefix string // of lines to come
	first  string // of the next line, if not the same: the mark of a list's item
	began  bool   // something was written in this list item, quote or page
	other  bool   // the next list follows one of its kind: it takes other marks
}

func (w *markdown) line(s string) {
	prefix := w.prefix
	if w.first != "" {
		prefix, w.first = w.first, ""
	}
	w.b.WriteString(strings.TrimRight(prefix+s, " ") + "\n")
	w.began = true
}

func (w *markdown) lines(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		w.line(line)
	}
}

// blocks writes blocks with an empty line between them. Of two lists that follow
// each other the second has other marks, or they would be read as one.
func (w *markdown) blocks(list []Block) {
	var last Block
	for _, b := range list {
		switch b.(type) {
		case *Chart, Tiles, Break, nil:
			continue
		}
		if w.began {
			w.line("")
		}
		w.other = apart(last, b) && !w.other
		w.block(b)
		last = b
	}
}

// apart reports whether two blocks would be read as one list.
func apart(a, b Block) bool {
	return listMark(a) != 0 && listMark(a) == listMark(b)
}

func listMark(b Block) byte {
	switch b := b.(type) {
	case List:
		if b.Ordered {
			return '.'
		}
		return '-'
	case Facts:
		return '-'
	}
	return 0
}

// marks returns what begins the items of the list to be written now.
func (w *markdown) marks() (bullet, dot string) {
	if w.other {
		return "*", ")"
	}
	return "-", "."
}

func (w *markdown) block(b Block) {
	switch b := b.(type) {
	case Heading:
		w.line(heading(b.Level, b.Text))
	case Paragraph:
		w.lines(inline(b.Text, inParagraph))
	case List:
		bullet, dot := w.marks()
		for i, item := range b.Items {
			mark := bullet + " "
			if b.Ordered {
				mark = fmt.Sprintf("%d%s ", max(0, min(b.Start, 1e8))+i, dot)
			}
			if i > 0 && !tight(b.Items) {
				w.line("")
			}
			w.item(mark, item)
		}
	case Facts:
		bullet, _ := w.marks()
		for _, f := range b.List {
			w.item(bullet+" ", labelled(f))
		}
	case Code:
		fence := fenceFor(b.Text, '`', 3)
		w.line(fence)
		w.lines(text.PrintableLines(b.Text))
		w.line(fence)
	case Quote:
		w.nested("> ", "> ", b.Blocks)
	case Rule:
		w.line("***")
	case Table:
		w.table(b)
	case Card:
		w.resume(b.Blocks)
	case Pair:
		w.resume(append(append([]Block{}, b.Left...), b.Right...))
	}
}

// heading writes a title. A # at its end would be taken for a closing one.
func heading(level int, spans []Span) string {
	s := inline(spans, inHeading)
	if strings.HasSuffix(s, "#") {
		s = s[:len(s)-1] + "\\#"
	}
	return strings.TrimRight(strings.Repeat("#", max(1, min(6, level)))+" "+s, " ")
}

// resume writes blocks that need no empty line before them, because it is there.
func (w *markdown) resume(list []Block) {
	w.began = false
	w.blocks(list)
	w.began = true
}

// labelled puts the label of a fact before its first words.
func labelled(f Fact) []Block {
	label := Span{Text: f.Label + ": "}
	if p, ok := first(f.Value).(Paragraph); ok {
		p.Text = append([]Span{label}, p.Text...)
		return append([]Block{p}, f.Value[1:]...)
	}
	label.Text = strings.TrimSuffix(label.Text, " ")
	return append([]Block{Paragraph{Text: []Span{label}}}, f.Value...)
}

func first(list []Block) Block {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// tight reports whether no item holds more than one paragraph and a list in it.
func tight(items [][]Block) bool {
	for _, item := range items {
		for i, b := range item {
			if _, isList := b.(List); i > 0 && !isList {
				return false
			}
		}
	}
	return true
}

func (w *markdown) item(mark string, item []Block) {
	if len(item) == 0 {
		w.line(mark)
		return
	}
	w.nested(mark, strings.Repeat(" ", len(mark)), item)
}

// nested writes blocks behind a mark.
func (w *markdown) nested(first, rest string, list []Block) {
	if len(list) == 0 {
		w.line(first)
		return
	}
	outer, outerFirst, other := w.prefix, w.first, w.other
	if outerFirst == "" {
		outerFirst = outer
	}
	w.prefix, w.first, w.began, w.other = outer+rest, outerFirst+first, false, false
	if tightly(list) {
		w.block(list[0])
		for _, b := range list[1:] {
			w.block(b)
		}
	} else {
		w.blocks(list)
	}
	w.prefix, w.first, w.began, w.other = outer, "", true, other
}

// tightly reports whether the blocks of an item may follow each other without an
// empty line: text, then a list.
func tightly(list []Block) bool {
	if len(list) != 2 {
		return false
	}
	_, text := list[0].(Paragraph)
	l, isList := list[1].(List)
	return text && isList && !l.Ordered
}

// table writes a table whose columns stand under each other as plain text too.
func (w *markdown) table(t Table) {
	columns, places := written(t.Columns)
	if len(columns) == 0 {
		return
	}
	rows := make([][]string, 0, len(t.Rows)+1)
	widths := make([]int, len(columns))
	add := func(cell func(i int) string) {
		row := make([]string, len(columns))
		for i := range row {
			row[i] = cell(i)
			widths[i] = max(3, widths[i], text.Width(row[i]))
		}
		rows = append(rows, row)
	}
	add(func(i int) string { return inline(Text(columns[i].Title), inCell) })
	for _, r := range t.Rows {
		add(func(i int) string {
			if at := places[i]; at < len(r) {
				return inline(r[at].Text, inCell)
			}
			return ""
		})
	}
	for n, row := range rows {
		var line, under strings.Builder
		for i, cell := range row {
			dashes := strings.Repeat("-", widths[i])
			if columns[i].Right {
				cell, dashes = text.PadLeft(cell, widths[i]), dashes[1:]+":"
			} else {
				cell = text.PadRight(cell, widths[i])
			}
			line.WriteString("| " + cell + " ")
			under.WriteString("| " + dashes + " ")
		}
		w.line(line.String() + "|")
		if n == 0 {
			w.line(under.String() + "|")
		}
	}
}

// written returns the columns that have words, and their places in a row.
func written(all []Column) (columns []Column, places []int) {
	for i, c := range all {
		if !c.Drawn {
			columns, places = append(columns, c), append(places, i)
		}
	}
	return columns, places
}

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
	lead := escaped[:strings.Index(escaped, body)]
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
