package review

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// week is by how many days an action is moved, and how far ahead a new one is due,
// when nothing else is said.
const week = 7

// actionStop goes through what was agreed before: done, moved, dropped.
type actionStop struct {
	list
	s *Screen
}

func (st *actionStop) actions() []*metrics.Action {
	out := st.s.env.Workspace.OpenActions(st.s.period)
	if st.s.review != nil { // what the step itself has added stands below
		for i := range st.s.env.Workspace.Actions {
			if a := &st.s.env.Workspace.Actions[i]; a.Review == st.s.review.ID() && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

func (st *actionStop) refresh() {
	var ids []string
	for _, a := range st.actions() {
		ids = append(ids, a.ID)
	}
	st.set(ids)
}

func (st *actionStop) action() *metrics.Action { return st.s.env.Workspace.Action(st.item()) }

func (st *actionStop) kpi() string {
	if a := st.action(); a != nil {
		return a.KPI
	}
	return ""
}

// tally counts what was due by now or is over; the rest may stay open.
func (st *actionStop) tally() (done, all int) {
	for _, id := range st.items {
		a := st.s.env.Workspace.Action(id)
		switch {
		case a == nil || st.s.review != nil && a.Review == st.s.review.ID():
			continue
		case st.handled(a):
			done++
		}
		all++
	}
	return done, all
}

// handled reports whether the meeting has said what becomes of an action, or need
// not: it is not due yet.
func (st *actionStop) handled(a *metrics.Action) bool {
	return a.Status != metrics.ActionOpen || a.Due > st.s.period.End()
}

func (st *actionStop) do(a keys.Action) (tea.Cmd, bool) {
	s, act := st.s, st.action()
	if a == keys.Add {
		return s.open(newItem, "title"), true
	}
	if act == nil {
		return nil, false
	}
	switch a {
	case keys.Open, keys.Edit:
		return frame.Ask(frame.EditAction{Action: *act}), true
	case keys.Done:
		return st.end(act, metrics.ActionDone, "done"), true
	case keys.Drop:
		return st.end(act, metrics.ActionDropped, "dropped"), true
	case keys.Postpone:
		return s.open(act.ID, "to"), true
	}
	return nil, false
}

// end asks for a word on how an action ended; the same key once more opens it again.
func (st *actionStop) end(a *metrics.Action, as metrics.ActionStatus, field string) tea.Cmd {
	s := st.s
	if a.Status != as {
		return s.open(a.ID, field)
	}
	if !s.writable() {
		return s.say(words.ReadOnly)
	}
	id := a.ID
	return s.store(&job{build: func() metrics.Change { return s.changeAction(id, metrics.Action.Reopen) }})
}

func (st *actionStop) write(id, field string) *fields {
	if id == newItem {
		return st.s.writeAction(metrics.StepActions, newItem, metrics.Action{}, true)
	}
	a := st.s.env.Workspace.Action(id)
	if a == nil {
		return nil
	}
	switch field {
	case "to", "why":
		return st.writeMove(a)
	case "done", "dropped":
		return st.writeEnd(a, field)
	}
	return nil
}

func (st *actionStop) writeEnd(a *metrics.Action, key string) *fields {
	s := st.s
	as, label, hint := metrics.ActionDone, words.HowItWent, words.HowHint
	if key == "dropped" {
		as, label, hint = metrics.ActionDropped, words.Why, words.WhyHint
	}
	f := s.newFields(metrics.StepActions, a.ID, &field{key: key, label: label, in: s.line("", hint)})
	f.answer, f.about = true, []string{a.KPI}
	f.there = func() bool { return a.Status == as && f.says(key, a.Why) }
	f.build = func() metrics.Change {
		return s.changeAction(a.ID, func(a metrics.Action) metrics.Action { return a.End(as, s.env.Today, f.get(key)) })
	}
	return f
}

func (st *actionStop) writeMove(a *metrics.Action) *fields {
	s := st.s
	to := s.dateField("to", words.NewDue, max(a.Due, s.env.Today)+week)
	f := s.newFields(metrics.StepActions, a.ID, to, &field{key: "why", label: words.Why, in: s.line("", words.WhyHint)})
	f.answer, f.about = true, []string{a.KPI}
	f.there = func() bool {
		n := len(a.Moves) - 1
		return n >= 0 && a.Moves[n].On == s.env.Today && f.saysDay("to", a.Moves[n].To) && f.says("why", a.Moves[n].Why)
	}
	f.check = func() bool { return s.checkDate(f, "to") }
	f.build = func() metrics.Change {
		day, _ := s.env.Forward().Parse(f.get("to"))
		return s.changeAction(a.ID, func(a metrics.Action) metrics.Action { return a.MoveTo(day, s.env.Today, f.get("why")) })
	}
	return f
}

// changeAction makes the change of an action as it is when its turn comes.
func (s *Screen) changeAction(id string, become func(metrics.Action) metrics.Action) metrics.Change {
	now := s.env.Workspace.Action(id)
	if now == nil {
		return metrics.Change{}
	}
	a := become(*now)
	return s.change(&a)
}

// The columns of an action, left to right.
const (
	colMark = iota
	colTitle
	colOwner
	colDue
	colWhen
)

func (st *actionStop) draw(p *page) {
	s := st.s
	if len(st.items) == 0 && !s.writes(newItem) {
		p.space()
		p.text(p.env.Theme.Text, 2, p.env.T(words.NoActions))
		return
	}
	w := st.columns(p)
	for i, id := range st.items {
		a := s.env.Workspace.Action(id)
		if a == nil {
			continue
		}
		if i > 0 && s.review != nil && a.Review == s.review.ID() && st.before(i-1) {
			p.space()
			p.heading(p.env.T(words.NewOnes), "")
		}
		end := p.begin(i, i == st.at)
		p.drawAction(a, i == st.at, w)
		if what := p.env.NoteOn(a.Title, a.KPI); i == st.at && text.Width(text.Printable(what)) > w[colTitle] {
			p.text(p.env.Theme.Text, 4, what)
		}
		if s.writes(id) {
			s.fields.draw(p, 4)
		} else if said := p.became(a); said != "" {
			p.text(p.env.Theme.Muted, 4, said)
		}
		end()
		p.space()
	}
	if s.writes(newItem) {
		p.space()
		p.heading(p.env.T(words.NewAction), "")
		s.fields.draw(p, 2)
	}
}

// before reports whether an item is of an earlier review.
func (st *actionStop) before(i int) bool {
	a := st.s.env.Workspace.Action(st.items[i])
	return a != nil && a.Review != st.s.review.ID()
}

// columns returns the widths of the columns of the actions, those of the owners and
// of the days, which have a year when it is another, as wide as theirs.
func (st *actionStop) columns(p *page) []int {
	owner, due := 0, 5
	for _, id := range st.items {
		if a := st.s.env.Workspace.Action(id); a != nil {
			owner = max(owner, text.Width(text.Printable(a.Owner)))
			due = max(due, text.Width(p.env.Day(a.Due)))
		}
	}
	owner = min(owner, 14)
	when := text.Width(p.env.Until(p.env.Today + 100))
	return layout.Fit(max(0, p.width-2*edge), 2, []layout.Column{
		colMark:  {Min: 1, Want: 1, Keep: 10},
		colTitle: {Min: 30, Want: p.width, Keep: 9},
		colOwner: {Min: owner, Want: owner, Keep: 7},
		colDue:   {Min: due, Want: due, Keep: 8},
		colWhen:  {Min: when, Want: when, Keep: 6},
	})
}

func (p *page) drawAction(a *metrics.Action, selected bool, w []int) {
	r := p.row(selected, 2)
	look := r.Look()
	glyph, style, title := actionMark(p.env.Theme, look, a, p.env.Today)
	r.Left(style, w[colMark], glyph)
	r.Left(title, w[colTitle], p.env.NoteOn(a.Title, a.KPI))
	r.Left(look.Text, w[colOwner], a.Owner)
	r.Left(style, w[colDue], p.env.Day(a.Due))
	when := p.env.T(a.Status.Label())
	if a.Status == metrics.ActionOpen {
		when = ""
		if a.Due != 0 {
			when = p.env.Until(a.Due)
		}
	}
	r.Left(style, w[colWhen], when)
	p.add(r.String())
}

// actionMark returns the shape of what became of an action, its look, and that of
// the title.
func actionMark(th *theme.Theme, look *theme.Styles, a *metrics.Action, today metrics.Date) (string, theme.Style, theme.Style) {
	switch {
	case a.Status == metrics.ActionDone:
		return th.Glyphs.Check, look.Success, look.Muted
	case a.Status == metrics.ActionDropped:
		return th.Glyphs.Cross, look.Muted, look.Muted
	case a.Overdue(today):
		return "!", look.Error, look.Title
	}
	return "", look.Muted, look.Title
}

// day names a day, or says that there is none.
func (p *page) day(d metrics.Date) string {
	if d == 0 {
		return p.env.T(words.NoDue)
	}
	return p.env.Day(d)
}

// became says which KPI an action is for and what has happened to it.
func (p *page) became(a *metrics.Action) string {
	var parts []string
	if k := p.env.Workspace.KPI(a.KPI); k != nil {
		parts = append(parts, p.env.T(k.Name))
	}
	if n := len(a.Moves); n > 0 {
		m := a.Moves[n-1]
		moved := fmt.Sprintf(p.env.T(words.Moved), p.day(m.From), p.day(m.To))
		if n > 1 {
			moved += fmt.Sprintf(p.env.T(words.Times), n)
		}
		if m.Why != "" {
			moved += ": " + p.env.NoteOn(m.Why, a.KPI)
		}
		parts = append(parts, moved)
	}
	if a.Why != "" {
		parts = append(parts, p.env.NoteOn(a.Why, a.KPI))
	}
	return strings.Join(parts, "  ")
}
