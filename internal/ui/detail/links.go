package detail

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// link is a way from a computed KPI to one of its inputs, or from a KPI to one that
// is computed from it.
type link struct {
	kpi   *metrics.KPI
	input *metrics.FormulaInput // nil: computed from this KPI
}

// compute works out how the value of the period under the cursor comes about.
func (s *Screen) compute() {
	s.computed = metrics.Computation{}
	if s.status == nil {
		return
	}
	w, k := s.env.Workspace, s.status.KPI
	if k.Formula != "" {
		p := s.status.Period
		if s.status.Computed != nil {
			p = s.status.Computed.Period
		}
		if s.front && s.list.Cursor < len(s.rows) {
			p = s.rows[s.list.Cursor].judged.Period
		}
		s.computed = metrics.Explain(w, k, p, s.env.Assessed)
	}
	s.links = s.links[:0]
	for i := range s.computed.Inputs {
		if in := &s.computed.Inputs[i]; w.KPI(in.KPI) != nil {
			s.links = append(s.links, link{w.KPI(in.KPI), in})
		}
	}
	for i := range s.env.Assessed.KPIs {
		st := &s.env.Assessed.KPIs[i]
		if st.Computed != nil && slices.ContainsFunc(st.Computed.Inputs, func(in metrics.FormulaInput) bool { return in.KPI == s.kpi }) {
			s.links = append(s.links, link{kpi: st.KPI})
		}
	}
	s.linked.Resize(len(s.links), s.linkRows)
}

// onLink carries out an action on the KPI under the cursor.
func (s *Screen) onLink(a keys.Action) tea.Cmd {
	l := &s.links[s.linked.Cursor]
	switch a {
	case keys.Enter:
		var p metrics.Period // of what is computed from this KPI the one that is due
		if l.input != nil {
			p = l.input.Period
			if kind := l.kpi.JudgedKind(); p.Kind != kind { // of a longer period its last value
				p = s.env.Info().Of(kind, min(p.End(), s.env.Today))
			}
		}
		return frame.Ask(frame.EnterValue{KPI: l.kpi.ID, Period: p})
	case keys.Edit:
		return frame.Ask(frame.EditKPI{KPI: l.kpi.ID})
	}
	return frame.Ask(frame.OpenDetail{KPI: l.kpi.ID})
}

// formula returns what stands above the links: the formula, and the numbers of the
// period under the cursor.
func (s *Screen) formula(width int) []string {
	if s.status.KPI.Formula == "" {
		return nil
	}
	th, labels := s.env.Theme, s.linkLabels()
	lines := s.labelled(s.env.T(words.Formula), th.Group, labels, width, []styledText{{style: th.Text, text: s.status.KPI.Formula}})
	return append(lines, s.labelled(frame.ShortPeriod(s.computed.Period, s.env), th.Muted, labels, width, s.filled())...)
}

// linkLabels returns the columns of the labels of a formula and of its links.
func (s *Screen) linkLabels() int {
	out := 8 // a period
	for _, l := range [...]metrics.Text{words.Formula, words.Input, words.UsedBy} {
		out = max(out, text.Width(s.env.T(l)))
	}
	return out
}

// filled says how the value of the period comes about, or why there is none.
func (s *Screen) filled() []styledText {
	th, c := s.env.Theme, &s.computed
	value := func(kpi string, v float64) string {
		if k := s.env.Workspace.KPI(kpi); k != nil {
			return s.env.Value(metrics.Some(v), k)
		}
		return "--"
	}
	out := []styledText{{style: th.Text, text: c.Filled(value)}}
	if c.Problem != nil {
		out = append(out, styledText{style: th.Due, text: c.Problem.In(s.env.Lang, s.env.Info())})
	}
	return out
}

// linksHeight returns how many lines formula and links take, with their heading.
func (s *Screen) linksHeight(width int) int {
	if len(s.links) == 0 && s.status.KPI.Formula == "" {
		return 0
	}
	n := len(s.formula(width)) + len(s.links)
	if s.status.KPI.Formula == "" {
		n++ // the heading of what is computed from it
	}
	return n
}

// linkLines draws formula and links in so many lines of so many columns, the first
// of which is the screen's line top.
func (s *Screen) linkLines(width, height, top int) []string {
	if height <= 0 {
		return nil
	}
	lines := s.formula(width)
	if len(lines) == 0 {
		lines = append(lines, s.usedHead(width))
	}
	// The numbers come before the inputs, but one line stays for those if there are
	// three, or the cursor is there.
	most := height
	if height > 2 || s.focus == onLinks {
		most = max(1, height-min(1, len(s.links)))
	}
	lines = lines[:min(len(lines), most)]
	s.linksTop, s.linkRows = top+len(lines), height-len(lines)
	s.linked.Resize(len(s.links), s.linkRows)
	widths := s.linkColumns(width)
	from, to := s.linked.Window()
	for i := from; i < to; i++ {
		lines = append(lines, s.linkLine(i, widths, width))
	}
	return lines
}

// usedHead is the heading of what is computed from this KPI.
func (s *Screen) usedHead(width int) string {
	row := frame.NewRow(s.env.Theme, false, width, 2)
	row.Text(s.env.Theme.Group, s.env.T(words.Used))
	if s.front && s.focus != onLinks {
		row.Text(s.env.Theme.Key, keys.Of(keys.Lists).Show)
		row.Glue()
		row.Text(s.env.Theme.KeyText, " "+s.env.T(words.ToStory))
	}
	return row.String()
}

// linkColumns returns the widths of what the links are, their names, periods and
// values.
func (s *Screen) linkColumns(width int) [4]int {
	const period, value = 8, 11
	out := [4]int{0, 0, period, value}
	if s.status.KPI.Formula != "" { // without one the heading says it
		out[0] = s.linkLabels()
	}
	for i := range s.links {
		out[1] = max(out[1], text.Width(s.linkName(&s.links[i])))
	}
	out[1] = max(8, min(out[1], width-2-out[0]-period-value-3*gap))
	return out
}

func (l *link) what() metrics.Text {
	if l.input == nil {
		return words.UsedBy
	}
	return words.Input
}

// linkName returns the KPI's name, with how the formula takes it where that is not
// its value of the same period.
func (s *Screen) linkName(l *link) string {
	name := text.Printable(s.env.T(l.kpi.Name))
	if l.input != nil && strings.Contains(l.input.Text, "(") {
		name += partGap + text.Printable(l.input.Text)
	}
	return name
}

// linkLine draws one link.
func (s *Screen) linkLine(i int, widths [4]int, width int) string {
	l := &s.links[i]
	row := frame.NewRow(s.env.Theme, s.front && s.focus == onLinks && i == s.linked.Cursor, width, gap)
	look := row.Look()
	what := s.env.T(l.what())
	if i > 0 && (s.links[i-1].input == nil) == (l.input == nil) {
		what = ""
	}
	row.Left(look.Muted, widths[0], what)
	row.Left(look.Text, widths[1], s.linkName(l))
	period, value, style := metrics.Period{}, metrics.Maybe{}, look.Text
	if l.input != nil {
		period, value = l.input.Period, l.input.Value
	} else if st := s.env.Status(l.kpi.ID); st != nil {
		period, value = st.Period, st.Value
		style = look.State(st.State).Style
	}
	if !value.OK {
		style = look.Due
	}
	row.Left(look.Muted, widths[2], frame.ShortPeriod(period, s.env))
	row.Right(style, widths[3], s.linkValue(l, value))
	return row.String()
}

// linkValue writes the number that a formula takes, which is not always in the unit
// of the KPI that it is taken of.
func (s *Screen) linkValue(l *link, v metrics.Maybe) string {
	if !v.OK {
		return s.env.T(metrics.StateUnmeasured.Label())
	}
	return s.env.Value(v, l.kpi)
}
