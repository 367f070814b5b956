package review

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// recall is how much of last time a card shows.
type recall int

const (
	whole     recall = iota
	eachShort        // a line of each text, and of each action
	allShort         // one line
)

// drawLast shows what was said about the KPI last time, and what became of it.
func (st *cardStop) drawLast(p *page, k *metrics.KPI, how recall) {
	env, s := p.env, st.s
	last, review := env.Workspace.LastFinding(k.ID, s.period)
	var acts []*metrics.Action
	for i := range env.Workspace.Actions {
		a := &env.Workspace.Actions[i]
		if a.KPI == k.ID && (s.review == nil || a.Review != s.review.ID()) && (a.Status == metrics.ActionOpen || review != nil && a.Review == review.ID()) {
			acts = append(acts, a)
		}
	}
	if review == nil && len(acts) == 0 {
		return
	}
	when := ""
	if review != nil {
		when = frame.ShortPeriod(review.Period, env)
	}
	note, cause := oneLine(env.Note(last.Note, k)), oneLine(env.Note(last.Cause, k))
	if how == allShort {
		p.recallLine(when, note, cause, acts)
		return
	}
	p.heading(env.T(words.LastTime), when)
	labels := 0
	for _, t := range [...]metrics.Text{words.Note, words.Cause, words.Action} {
		labels = max(labels, text.Width(env.T(t)))
	}
	if room := p.beside(labels); how == eachShort {
		note, cause = text.Truncate(text.Printable(note), room, env.Theme.Glyphs.Tail), text.Truncate(text.Printable(cause), room, env.Theme.Glyphs.Tail)
	}
	p.labelled(env.T(words.Note), labels, env.Theme.Text, note)
	p.labelled(env.T(words.Cause), labels, env.Theme.Text, cause)
	for i, a := range acts {
		label := ""
		if i == 0 {
			label = env.T(words.Action)
		}
		p.actionLine(label, labels, a, how == whole)
	}
	p.space()
}

// oneLine joins the lines of a text: what was said last time is a reminder here.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// recallLine puts the beginning of all that was said on one line; a mark at its end
// says that there is more.
func (p *page) recallLine(when, note, cause string, acts []*metrics.Action) {
	env, r := p.env, p.row(false, 2)
	r.Text(env.Theme.Title, env.T(words.LastTime))
	r.Text(env.Theme.Muted, when)
	said := spaced(text.Printable(note), text.Printable(cause))
	if said == "" {
		said = text.Printable(env.NoteOn(acts[0].Title, acts[0].KPI))
		acts = acts[1:]
	}
	tail := env.Theme.Glyphs.Tail
	if len(acts) > 0 {
		said += " " + tail
	}
	r.Text(env.Theme.Text, text.Truncate(said, max(0, r.Rest()-edge), tail))
	p.add(r.String())
}

// actionLine puts an action and what became of it on one line beside a label, with
// the word on how it ended below, or a mark that there is one.
func (p *page) actionLine(label string, labels int, a *metrics.Action, why bool) {
	env := p.env
	r := p.row(false, 2)
	look := r.Look()
	r.Left(look.Muted, labels, label)
	glyph, style, title := actionMark(env.Theme, look, a, env.Today)
	if glyph == "" {
		glyph = " "
	}
	r.Text(style, glyph)
	r.Glue()
	r.Skip(1)
	state := env.T(a.Status.Label())
	if a.Status == metrics.ActionOpen && a.Due != 0 {
		state = env.Until(a.Due)
	}
	if a.Why != "" && !why {
		state += " " + env.Theme.Glyphs.Tail
	}
	tail := spaced(text.Printable(a.Owner), env.Day(a.Due), state)
	what := text.Printable(env.NoteOn(a.Title, a.KPI))
	if room := r.Rest() - text.Width(tail) - 2 - edge; room > 20 {
		r.Left(title, min(text.Width(what), room), what)
		r.Text(style, tail)
	} else {
		r.Text(title, what)
	}
	p.add(r.String())
	if a.Why != "" && why {
		p.text(look.Muted, labels+5, env.NoteOn(a.Why, a.KPI))
	}
}
