package review

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// fields are what can be written about one item. What is typed is in the draft
// until it is kept.
type fields struct {
	s      *Screen
	period metrics.Period // of the review
	step   metrics.ReviewStep
	item   string
	list   []*field
	at     int // that has the focus
	// about are the KPIs that the texts are about: while their amounts are masked,
	// what is not being written in shows no numbers.
	about []string

	// check finds what cannot be kept as it stands and blames its field.
	check func() bool
	// part is what can be kept although check found something in the rest; nil: all or
	// nothing.
	part *part
	// build makes the change that keeps the fields, from the workspace as it is when
	// its turn comes; without records there is nothing to keep.
	build func() metrics.Change
	// there reports whether what was typed is a part of the review already. Fields that
	// make something new need it: what is kept cannot be told from what is typed by
	// comparing them, as in others.
	there func() bool
	// answer says that the fields were asked for by one key: esc gives them up, and
	// what has been proposed in them counts as typed.
	answer  bool
	problem string // of no field
	lent    *field // is in the user's own editor; nil: none
}

// part is some of the fields, that are kept without the others.
type part struct {
	keys  []string
	sound func() bool
	build func() metrics.Change
}

// field is one of them.
type field struct {
	key   string // names it in the draft
	label metrics.Text
	in    input
	base  string // what is kept, or proposed
	// remark says beside the field what is read out of it.
	remark  func(value string) string
	problem string
	// needs is a field without which this one means nothing; empty: none.
	needs string
}

func (fd *field) value() string { return strings.TrimSpace(fd.in.value()) }

func (fd *field) changed() bool { return fd.value() != strings.TrimSpace(fd.base) }

// newFields makes the fields of an item and gives them what the draft holds.
func (s *Screen) newFields(step metrics.ReviewStep, item string, list ...*field) *fields {
	f := &fields{s: s, period: s.period, step: step, item: item, list: list}
	for _, fd := range list {
		fd.base = fd.in.value()
	}
	if s.writable() {
		f.recall()
	}
	return f
}

func (f *fields) draftKey(fd *field) string { return string(f.step) + "/" + f.item + "/" + fd.key }

func (f *fields) current() *field { return f.list[f.at] }

// find returns the field of a key, or nil.
func (f *fields) find(key string) *field {
	for _, fd := range f.list {
		if fd.key == key {
			return fd
		}
	}
	return nil
}

// get returns what stands in a field.
func (f *fields) get(key string) string { return f.find(key).value() }

// focus puts the focus on a field, or without a key on the first that is empty.
func (f *fields) focus(key string) {
	for i, fd := range f.list {
		if fd.key == key || key == "" && fd.value() == "" {
			f.at = i
			return
		}
	}
}

func (f *fields) changed() bool {
	for _, fd := range f.list {
		if fd.changed() {
			return true
		}
	}
	return false
}

// says reports whether a field says what is kept, or nothing was typed in it.
func (f *fields) says(key, kept string) bool {
	fd := f.find(key)
	return fd == nil || !fd.changed() || fd.value() == strings.TrimSpace(kept)
}

// saysDay is [fields.says] of a day, which can be written in many ways.
func (f *fields) saysDay(key string, kept metrics.Date) bool {
	day, _ := f.s.env.Forward().Parse(f.get(key))
	return !f.find(key).changed() || day == kept
}

// blame says at a field why it cannot be kept; the focus goes there.
func (f *fields) blame(key, problem string) bool {
	f.focus(key)
	f.current().problem = problem
	return false
}

// recall gives fields in which nothing was typed what the draft holds of them.
func (f *fields) recall() {
	for _, fd := range f.list {
		if typed, ok := f.s.draft.texts[f.draftKey(fd)]; ok && !fd.changed() {
			fd.in.set(typed)
		}
	}
}

// typed puts what differs from what is kept into the draft.
func (f *fields) typed() {
	for _, fd := range f.list {
		if key := f.draftKey(fd); fd.changed() {
			f.s.draft.put(key, fd.in.value())
		} else {
			f.s.draft.drop(key)
		}
	}
}

// forget takes what was typed out of the draft.
func (f *fields) forget() {
	for _, fd := range f.list {
		f.s.draft.drop(f.draftKey(fd))
	}
}

// follow takes over what others have written since: into fields in which nothing
// was typed; for the others it says so.
func (f *fields) follow(now *fields) {
	for _, fd := range f.list {
		other := now.find(fd.key)
		if other == nil || other.base == fd.base {
			continue
		}
		if fd.changed() && fd.value() != strings.TrimSpace(other.base) {
			fd.problem = f.s.env.T(words.ChangedSince)
		} else {
			fd.in.set(other.base)
		}
		fd.base = other.base
	}
}

// labelWidth is how many columns the labels take.
func (f *fields) labelWidth() int {
	w := 0
	for _, fd := range f.list {
		w = max(w, text.Width(f.s.env.T(fd.label)))
	}
	return w
}

// widest is how wide a one-line field gets.
const widest = 64

// draw puts the fields on a page, standing in by so many columns; while they are
// written in the page's focus is on the one that has it.
func (f *fields) draw(p *page, indent int) {
	writing, labels, from := f.s.fields == f, f.labelWidth(), len(p.lines)
	for i, fd := range f.list {
		switch {
		case writing && i == f.at:
			f.drawOpen(p, fd, indent, labels)
		case !writing && fd.needs != "" && f.get(fd.needs) == "":
			continue
		default:
			f.drawShut(p, fd, indent, labels)
		}
		if fd.problem != "" {
			p.text(p.env.Theme.Error, indent+labels+2, fd.problem)
		}
	}
	if writing && f.problem != "" {
		p.text(p.env.Theme.Error, indent, f.problem)
	}
	if whole := (frame.Span{From: from, To: len(p.lines)}); writing && whole.To-whole.From < p.height-leastBody {
		p.focus = whole
	}
}

func (f *fields) drawOpen(p *page, fd *field, indent, labels int) {
	th := p.env.Theme
	room := max(1, p.width-indent-labels-2-edge)
	switch in := fd.in.(type) {
	case *area:
		room = min(room, readable)
	case *line:
		if in.most > 0 {
			room = min(room, in.most)
		}
		room = min(room, widest)
	default:
		room = min(room, widest)
	}
	d := fd.in.draw(room, max(1, min(12, p.height-4)))
	p.focus = frame.Span{From: len(p.lines), To: len(p.lines) + len(d.lines)}
	p.x, p.y = indent+labels+2+d.x, len(p.lines)+d.y
	for i, l := range d.lines {
		r := p.row(false, 2)
		r.Skip(indent - edge)
		label := ""
		if i == 0 {
			label = p.env.T(fd.label)
		}
		r.Left(th.Accent, labels, label)
		r.Put(room, l)
		if i == 0 && fd.remark != nil {
			r.Text(th.Muted, fd.remark(fd.value()))
		}
		p.add(r.String())
	}
}

// mostShut is how many lines a text has while it is not written in.
const mostShut = 6

func (f *fields) drawShut(p *page, fd *field, indent, labels int) {
	th := p.env.Theme
	style, shown := th.Text, fd.value()
	switch in := fd.in.(type) {
	case *choice:
		shown = p.env.T(in.labels[in.at])
	case *picker:
		shown = in.name()
	}
	if shown = p.env.NoteOn(shown, f.about...); shown == "" {
		style, shown = th.Muted, "--"
	}
	room := max(1, p.width-indent-labels-2-edge)
	open, mark := fd.changed() && f.s.fields != f, p.env.T(words.NotKept)
	if open { // behind the first line
		room = max(1, room-2-text.Width(mark))
	}
	lines := text.Wrap(text.PrintableLines(shown), room)
	for i, l := range lines[:min(len(lines), mostShut)] {
		r := p.row(false, 2)
		r.Skip(indent - edge)
		label := ""
		if i == 0 {
			label = p.env.T(fd.label)
		}
		r.Left(th.Muted, labels, label)
		if i == mostShut-1 && len(lines) > mostShut {
			l = text.Truncate(l+th.Glyphs.Tail, room, th.Glyphs.Tail)
		}
		r.Text(style, l)
		if i == 0 && open {
			r.Text(th.Due, mark)
		}
		p.add(r.String())
	}
}
