package actions

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// The columns of an action, left to right.
const (
	colState = iota
	colTitle
	colKPI
	colOwner
	colDue
	colMoved
	colRank
	colParts
	colReview
)

// roomyAt is the width from which a date has room to say how far away it is, and
// names to stand whole.
const roomyAt = 100

func (s *Screen) actionColumns() []layout.Column {
	state, away := 10, 15 // "! 期限超過", "11/20 あと100日"
	if s.env.Lang == metrics.EN {
		state, away = 9, 19
	}
	const date = 8 // "27/11/20"
	var names, owners []string
	items := s.list().items
	for i := range items {
		names, owners = append(names, nameOf(s.env, items[i].action.KPI)), append(owners, items[i].action.Owner)
	}
	kpi, owner, title := longest(3, 30, names...), longest(5, 12, owners...), longest(20, 72, s.headlines()...)
	columns := []layout.Column{
		colState:  {Min: state, Want: state, Keep: 9},
		colTitle:  {Min: min(title, max(28, s.width*3/10)), Want: title, Keep: 10},
		colKPI:    {Min: min(kpi, 14), Want: kpi, Keep: 5},
		colOwner:  {Min: min(owner, 6), Want: owner, Keep: 7},
		colDue:    {Min: date, Want: away, Keep: 8},
		colMoved:  {Min: 5, Want: 5, Keep: 3},
		colRank:   {Min: 6, Want: 6, Keep: 4},
		colParts:  {Min: 8, Want: 8, Keep: 1},
		colReview: {Min: 8, Want: 8, Keep: 2},
	}
	if s.width < layout.MediumAt { // what, until when, and how it stands
		for _, c := range []int{colKPI, colOwner, colMoved, colRank, colParts, colReview} {
			columns[c].Min, columns[c].Want = 0, 0
		}
		columns[colTitle].Want = s.width
	}
	if s.width >= roomyAt {
		columns[colDue].Min, columns[colOwner].Min = away, owner
		// What the rank is made of and the review give way to whole names.
		rest := s.width - 2
		for c := range columns {
			if c != colKPI && c != colParts && c != colReview {
				rest -= columns[c].Min + gap
			}
		}
		columns[colKPI].Min = max(columns[colKPI].Min, min(rest, kpi))
	}
	return columns
}

func (s *Screen) actionHead(r *frame.Row) {
	th, w := s.env.Theme, s.list().cols
	left := func(c int, t metrics.Text) { r.Left(th.Header, w[c], s.env.T(t)) }
	left(colState, words.State)
	r.Left(th.Header, w[colTitle], s.titled(words.Action, w[colTitle]))
	left(colKPI, words.KPI)
	left(colOwner, words.Owner)
	left(colDue, words.Due)
	r.Right(th.Header, w[colMoved], s.env.T(words.Moved))
	r.Right(th.Header, w[colRank], s.env.T(words.Rank))
	r.Left(th.Header, w[colParts], "")
	left(colReview, words.Review)
}

// state returns the mark, the word and the look of how an action stands.
func (s *Screen) state(a *metrics.Action, look *theme.Styles) (mark, word string, style theme.Style) {
	g := s.env.Theme.Glyphs
	switch {
	case a.Overdue(s.env.Today):
		return "!", s.env.T(words.Overdue), look.Error
	case a.Status == metrics.ActionDone:
		return g.Check, s.env.T(a.Status.Label()), look.Success
	case a.Status == metrics.ActionDropped:
		return g.Cross, s.env.T(a.Status.Label()), look.Muted
	}
	return " ", s.env.T(a.Status.Label()), look.Text
}

func (s *Screen) drawAction(a *metrics.Action, selected bool) string {
	r, w := frame.NewRow(s.env.Theme, selected, s.listWidth(), gap), s.list().cols
	look := r.Look()
	mark, word, style := s.state(a, look)
	body := look.Text
	if a.Status != metrics.ActionOpen {
		body = look.Muted
	}
	r.Left(style, w[colState], mark+" "+word)
	r.Left(body, w[colTitle], s.env.NoteOn(a.Title, a.KPI))
	r.Left(look.Muted, w[colKPI], nameOf(s.env, a.KPI))
	r.Left(body, w[colOwner], a.Owner)
	s.drawDue(r, a, w[colDue])
	moved := ""
	if len(a.Moves) > 0 {
		moved = fmt.Sprintf(s.env.T(words.Times), len(a.Moves))
	}
	r.Right(look.Text, w[colMoved], moved)
	rank(r, a.Score, w[colRank], w[colParts])
	r.Left(look.Muted, w[colReview], frame.ShortPeriod(s.reviewOf(a), s.env))
	return r.String()
}

// drawDue draws the due date and how far away it is; of an ended action the day on
// which it ended.
func (s *Screen) drawDue(r *frame.Row, a *metrics.Action, w int) {
	look := r.Look()
	style, day, away := look.Text, s.env.Day(a.Due), ""
	switch {
	case a.Status != metrics.ActionOpen:
		style, day = look.Muted, s.env.Day(a.Ended)
	case a.Due == 0:
		style, day = look.Muted, s.env.T(words.NoDue)
	case a.Overdue(s.env.Today):
		style, away = look.Error, s.env.Until(a.Due)
	default:
		away = s.env.Until(a.Due)
	}
	const date = 5 // so that what follows stands in line
	if away != "" {
		if whole := text.PadRight(day, date) + " " + away; text.Width(whole) <= w {
			day = whole
		}
	}
	r.Left(style, w, day)
}

// reviewOf returns the period of the review that made the action.
func (s *Screen) reviewOf(a *metrics.Action) metrics.Period {
	for i := range s.env.Workspace.Reviews {
		if r := &s.env.Workspace.Reviews[i]; r.ID() == a.Review {
			return r.Period
		}
	}
	return metrics.Period{}
}

// cut reports whether a text does not fit into its column.
func cut(s string, w int) bool { return text.Width(text.Printable(s)) > w }

// below writes what a row has no room for, wrapped, in line with its second column.
func (s *Screen) below(first int, t string) []string {
	var out []string
	indent := 1 + first + gap
	for _, l := range text.Wrap(text.Printable(t), max(1, s.listWidth()-indent-1)) {
		r := frame.NewRow(s.env.Theme, false, s.listWidth(), 0)
		r.Skip(indent - 1)
		r.Text(s.env.Theme.Muted, l)
		out = append(out, r.String())
	}
	return out
}

// mostMoves is how many of an action's moves are told.
const mostMoves = 3

// moreOf tells how an action came about, how it moved and how it ended.
func (s *Screen) moreOf(a *metrics.Action) []string {
	var out []string
	cols := s.list().cols
	say := func(t string) { out = append(out, s.below(cols[colState], t)...) }
	because := func(t, why string) {
		if why != "" {
			t += ": " + s.env.NoteOn(why, a.KPI)
		}
		say(t)
	}
	if title := s.env.NoteOn(a.Title, a.KPI); cut(title, cols[colTitle]) {
		say(title)
	}
	if kpi := nameOf(s.env, a.KPI); cut(kpi, cols[colKPI]) || cut(a.Owner, cols[colOwner]) {
		say(strings.TrimSpace(kpi + gapText + a.Owner))
	}
	if p := s.reviewOf(a); !p.IsZero() && cols[colReview] == 0 {
		say(fmt.Sprintf(s.env.T(words.OfReview), s.env.Info().Title(p, s.env.Lang)))
	}
	if a.Score.Rank() > 0 && cols[colParts] == 0 {
		say(fmt.Sprintf(s.env.T(words.PartsWhole), a.Score.Impact, a.Score.Confidence, a.Score.Ease))
	}
	for _, m := range a.Moves[max(0, len(a.Moves)-mostMoves):] {
		from := s.env.Day(m.From)
		if m.From == 0 {
			from = s.env.T(words.NoDue)
		}
		because(fmt.Sprintf(s.env.T(words.WasMoved), from, s.env.Day(m.To), s.env.Day(m.On)), m.Why)
	}
	switch a.Status {
	case metrics.ActionDone:
		because(fmt.Sprintf(s.env.T(words.WasDone), s.env.Day(a.Ended)), a.Why)
	case metrics.ActionDropped:
		because(fmt.Sprintf(s.env.T(words.WasDropped), s.env.Day(a.Ended)), a.Why)
	}
	return out
}
