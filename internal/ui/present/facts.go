package present

import (
	"cmp"
	"fmt"
	"slices"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// span is a printable text in its look. Spans stand side by side.
type span struct {
	style theme.Style
	text  string
}

func in(s theme.Style, t string) span { return span{s, text.Printable(t)} }

func widthOf(line []span) int {
	w := 0
	for _, s := range line {
		w += text.Width(s.text)
	}
	return w
}

// fact is what is said beside the value: a label, a figure, and a quiet remark.
type fact struct {
	label    string
	figure   span
	remark   string
	attained bool // it is how far the value is, in per cent
	changed  bool // it is how the value has changed
}

// value is the value as it is drawn large, and its look.
func (s *Screen) value(st *metrics.Status) span {
	th := s.env.Theme
	look := th.State(st.State).Fill
	switch {
	case !st.Value.OK:
		look = th.Muted
	case st.Freshness == metrics.Stale:
		look = th.Stale
	case !st.LevelKnown(), st.State == metrics.NoGoal, st.State == metrics.Early:
		look = th.Text
	}
	return in(look, s.env.Value(st.Value, st.KPI))
}

// facts are what there is to say beside the value, the most telling first.
func (s *Screen) facts(st *metrics.Status) []fact {
	th, k := s.env.Theme, st.KPI
	var out []fact
	percent := func(label metrics.Text, a metrics.Maybe, look theme.Style, attained bool) {
		if a.OK {
			out = append(out, fact{label: s.env.T(label), figure: in(look, metrics.FormatPercent(a.V, 0)), attained: attained})
		}
	}
	value := func(label string, figure, remark string) {
		out = append(out, fact{label: label, figure: in(th.Title, figure), remark: remark})
	}
	state := th.State(st.State)
	if g := st.Goal; g != nil {
		if g.Goal.Grows() {
			percent(words.OfPlan, st.AttainmentPlan, state.Fill, true)
		} else {
			percent(words.OfGoal, st.AttainmentGoal, state.Fill, true)
		}
	}
	previous := s.change(words.Change, st.Previous, k)
	out = append(out, previous)
	if g := st.Goal; g != nil {
		if g.Goal.Grows() && g.Plan.OK {
			value(s.env.T(words.Plan), s.env.Value(g.Plan, k), "")
		}
		until := ""
		if g.Goal.Due != 0 {
			until = fmt.Sprintf(s.env.T(words.Due), g.Goal.Due)
		}
		if g.Phase != nil {
			until = join(until, s.env.T(g.Phase.Name))
		}
		value(s.env.T(words.Goal), s.env.Goal(&g.Goal, k), until)
	}
	out = append(out, s.change(words.YearBefore, s.yearBefore(st), k))
	if g := st.Goal; g != nil && g.Goal.Grows() {
		percent(words.OfGoal, st.AttainmentGoal, th.Title, false)
	}
	if so := st.SoFar; so != nil {
		value(fmt.Sprintf(s.env.T(words.SoFar), frame.ShortPeriod(so.Period, s.env)), s.env.Value(metrics.Some(so.Value), k),
			fmt.Sprintf(s.env.T(words.TimeGone), metrics.FormatPercent(so.Elapsed, 0)))
	}
	return out
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "  " + b
}

func (s *Screen) change(label metrics.Text, c metrics.Comparison, k *metrics.KPI) fact {
	th := s.env.Theme
	if !c.Change.OK {
		return fact{label: s.env.T(label), figure: in(th.Muted, s.env.T(metrics.NoComparison))}
	}
	look := th.Text
	switch c.Better {
	case 1:
		look = th.Better
	case -1:
		look = th.Worse
	}
	return fact{
		label: s.env.T(label), figure: in(look, s.env.Change(c, k)), changed: true,
		remark: frame.ShortPeriod(c.Period, s.env) + " " + s.env.Value(c.Base, k),
	}
}

func (s *Screen) series(st *metrics.Status) *metrics.Series {
	if s.whole != nil {
		return s.whole
	}
	return s.env.Series(st.KPI.ID)
}

func (s *Screen) yearBefore(st *metrics.Status) metrics.Comparison {
	if s.whole == nil {
		return st.YearBefore
	}
	return metrics.YearBefore(s.env.Workspace, st, s.whole, s.env.Today)
}

// outlook says in a line of at most so many columns whether the goal will be met;
// nothing for a goal without a date.
func (s *Screen) outlook(st *metrics.Status, columns int) [][]span {
	o := st.Outlook
	if o == nil {
		return nil
	}
	return s.said(span{s.env.OutlookStyle(o, &s.env.Theme.Styles), s.env.Outlook(o)}, s.env.OutlookText(o, st.KPI), columns)
}

// signal says in a line of at most so many columns what the process limits say;
// on a low screen only when there is a signal.
func (s *Screen) signal(st *metrics.Status, columns int) [][]span {
	th := s.env.Theme
	word, why := s.env.SignalText(st)
	if word == "" || s.height < airyFrom && len(st.Process.Signals) == 0 {
		return nil
	}
	figure := span{th.Text, word}
	if mark, look := s.env.Signal(st, &th.Styles); mark != "" {
		figure = span{look, mark + " " + word}
	}
	if p := st.Process.State; p != "" {
		why += "  " + s.env.T(p.Label())
	}
	return s.said(figure, why, columns)
}

// said puts a figure in bold before what it means.
func (s *Screen) said(figure span, means string, columns int) [][]span {
	figure.style = figure.style.Bold()
	rest := columns - text.Width(figure.text) - 2
	if means == "" || rest < 8 {
		return [][]span{{figure}}
	}
	return [][]span{{figure, in(s.env.Theme.Text, "  "+text.Truncate(text.Printable(means), rest, s.env.Theme.Glyphs.Tail))}}
}

// reasons say why the KPI stands as it does, what gives the highest level first.
func (s *Screen) reasons(st *metrics.Status) []span {
	var out []span
	list := slices.Clone(st.Reasons)
	slices.SortStableFunc(list, func(a, b metrics.Reason) int { return cmp.Compare(b.Level, a.Level) })
	for _, r := range list {
		style := s.env.Theme.Text
		if r.Level > metrics.LevelNone {
			style = s.env.Theme.Level(r.Level).Style
		}
		if t := s.env.Reason(r); t != "" {
			out = append(out, in(style, t))
		}
	}
	return out
}

// open returns the actions that are open for a KPI, the one due first in front.
func (s *Screen) open(kpi string) []*metrics.Action {
	var out []*metrics.Action
	for i := range s.env.Workspace.Actions {
		if a := &s.env.Workspace.Actions[i]; a.KPI == kpi && a.Status == metrics.ActionOpen {
			out = append(out, a)
		}
	}
	due := func(a *metrics.Action) metrics.Date {
		if a.Due == 0 {
			return metrics.Date(1 << 30)
		}
		return a.Due
	}
	slices.SortStableFunc(out, func(a, b *metrics.Action) int { return cmp.Compare(due(a), due(b)) })
	return out
}

// action writes an action in a line of at most so many columns: what, who, until
// when. The title gives way.
func (s *Screen) action(a *metrics.Action, columns int) []span {
	th := s.env.Theme
	var after []span
	if a.Owner != "" {
		after = append(after, in(th.Text, "  "+a.Owner))
	}
	switch {
	case a.Overdue(s.env.Today):
		after = append(after, in(th.Error, "  "+fmt.Sprintf(s.env.T(words.Overdue), s.env.Day(a.Due))))
	case a.Due != 0:
		after = append(after, in(th.Muted, "  "+fmt.Sprintf(s.env.T(words.Due), s.env.Day(a.Due))+"  "+s.env.Until(a.Due)))
	}
	title := in(th.Title, s.env.Note(a.Title, s.env.Status(a.KPI).KPI))
	title.text = text.Truncate(title.text, max(8, columns-widthOf(after)), th.Glyphs.Tail)
	return append([]span{title}, after...)
}
