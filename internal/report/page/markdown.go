package page

import (
	"fmt"
	"io"
	"strings"

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
