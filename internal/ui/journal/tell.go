package journal

import (
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// teller writes what an entry did, line by line: what a value or a field is called,
// and beside it what became of it, wrapped.
type teller struct {
	env    *frame.Env
	say    *report.Journal
	width  int
	labels int // columns
	out    []string
}

const (
	inset       = 2  // how far the fields of a record stand in
	leastLabels = 16 // columns
)

// tell writes an entry in lines of at most width columns.
func tell(env *frame.Env, say *report.Journal, e *frame.JournalEntry, width int) []string {
	t := teller{env: env, say: say, width: width}
	values, records := say.Values(&e.Change), say.Records(&e.Change)
	t.labels = min(leastLabels, width/4)
	label := func(s string, in int) {
		if w := in + text.Width(text.Printable(s)); w <= width*2/5 {
			t.labels = max(t.labels, w)
		}
	}
	for _, v := range values {
		label(v.KPI, 0)
	}
	for _, r := range records {
		for _, f := range r.Fields {
			label(f.Label, inset)
		}
	}
	for _, v := range values {
		t.row(0, v.KPI, []string{v.When, v.Change}, v.Note)
	}
	for _, r := range records {
		t.words(0, r.What)
		for _, f := range r.Fields {
			t.row(inset, f.Label, nil, f.Change)
		}
	}
	if t.out == nil { // too large to be here
		t.words(0, say.What(&e.Entry, e.Touched))
		for _, id := range e.KPIs {
			t.words(inset, say.KPI(id))
		}
	}
	return t.out
}

func (t *teller) words(in int, s string) {
	for _, l := range text.Wrap(text.PrintableLines(s), max(1, t.width-in-2)) {
		r := frame.NewRow(t.env.Theme, false, t.width, 0)
		r.Skip(in)
		r.Text(t.env.Theme.Text, l)
		t.out = append(t.out, r.String())
	}
}

// row writes a label, what is short and stays on its line, and a text of any length.
func (t *teller) row(in int, label string, short []string, long string) {
	th := t.env.Theme
	begin := func(label string) *frame.Row {
		r := frame.NewRow(th, false, t.width, gap)
		r.Skip(in)
		r.Left(th.Text, t.labels-in, label)
		return r
	}
	if in+text.Width(text.Printable(label)) > t.labels { // a line of its own
		t.words(in, label)
		label = ""
	}
	r := begin(label)
	for i, s := range short {
		style := th.Text
		if i == 0 {
			style = th.Muted
		}
		r.Text(style, s)
	}
	if long == "" {
		t.out = append(t.out, r.String())
		return
	}
	indent := t.width - r.Rest()
	if r.Rest() < t.width/4 { // below, where it has room
		t.out = append(t.out, r.String())
		r = begin("")
		indent = t.width - r.Rest()
	}
	t.wrapped(r, indent, th.Text, long)
}

// wrapped writes a text into what is left of a row and into lines below that stand in
// as far.
func (t *teller) wrapped(r *frame.Row, indent int, style theme.Style, s string) {
	for _, l := range text.Wrap(text.PrintableLines(s), max(1, r.Rest()-1)) {
		r.Text(style, l)
		t.out = append(t.out, r.String())
		r = frame.NewRow(t.env.Theme, false, t.width, 0)
		r.Skip(indent - 1)
	}
}
