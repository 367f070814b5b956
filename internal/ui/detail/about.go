package detail

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// labelled draws a label and, beside it, lines wrapped to what is left of width.
func (s *Screen) labelled(label string, head theme.Style, labelWidth, width int, body []styledText) []string {
	var out []string
	room := max(1, width-labelWidth-labelGap-2)
	for _, b := range body {
		for _, l := range wrap(text.Printable(b.text), room) {
			row := frame.NewRow(s.env.Theme, false, width, labelGap)
			row.Left(head, labelWidth, label)
			if rest, ok := strings.CutPrefix(l, b.mark); ok && b.mark != "" {
				row.Text(b.look, b.mark)
				row.Glue()
				l, b.mark = rest, ""
			}
			row.Text(b.style, l)
			out = append(out, row.String())
			label = ""
		}
	}
	return out
}

const labelGap = 2

// wrap breaks a text into lines between its parts, which stand two columns
// apart, and within one only where it is longer than a line.
func wrap(s string, columns int) []string {
	var out []string
	line := ""
	for _, part := range strings.Split(s, partGap) {
		if line != "" && text.Width(line)+len(partGap)+text.Width(part) <= columns {
			line += partGap + part
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		whole := text.Wrap(part, columns)
		out = append(out, whole[:len(whole)-1]...)
		line = whole[len(whole)-1]
	}
	return append(out, line)
}

const partGap = "  "

type styledText struct {
	style theme.Style
	text  string
	mark  string      // what it begins with in a look of its own; empty: nothing
	look  theme.Style // of the mark
}

// reasons says why the KPI stands as it does.
func (s *Screen) reasons() (body []styledText) {
	th := s.env.Theme
	for _, r := range s.status.Reasons {
		style := th.Text
		if r.Level > metrics.LevelNone {
			style = th.Level(r.Level).Style
		}
		if t := s.env.Reason(r); t != "" {
			body = append(body, styledText{style: style, text: t})
		}
	}
	return body
}

// about draws the definition: a label and what it says, most telling first.
func (s *Screen) about(width int) []string {
	k, th := s.status.KPI, s.env.Theme
	type item struct {
		label metrics.Text
		body  []styledText
	}
	one := func(t string) []styledText {
		if t == "" {
			return nil
		}
		return []styledText{{style: th.Text, text: t}}
	}
	items := []item{
		{words.Meaning, one(s.env.T(k.Definition))},
		{words.Method, one(s.env.T(k.Method))},
		{words.EdgeCases, one(s.env.T(k.EdgeCases))},
		{words.Goals, s.goals()},
		{words.Cadence, one(s.cadence())},
		{words.Owner, one(k.Owner)},
		{words.Thresholds, one(s.thresholds())},
		{words.Alerts, s.alerts()},
		{words.Unit, one(s.unit())},
		{words.Place, one(s.place())},
		{words.FedBy, one(s.fedBy())},
		{words.AgreesWith, one(strings.Join(k.AgreesWith, partGap))},
		{words.Source, one(s.env.T(k.Source))},
	}
	labels := 0
	for _, i := range items {
		if len(i.body) > 0 {
			labels = max(labels, text.Width(s.env.T(i.label)))
		}
	}
	var out []string
	for _, i := range items {
		out = append(out, s.labelled(s.env.T(i.label), th.Muted, labels, width, i.body)...)
	}
	return out
}

// unit says what the numbers are, which way is better where no goal says that, and
// how many answers they rest on.
func (s *Screen) unit() string {
	k := s.status.KPI
	parts := []string{report.Unit(k.Unit, s.env.Info(), s.env.Lang)}
	if k.Direction != "" {
		parts = append(parts, s.env.T(k.Direction.Label()))
	}
	if k.Sample > 0 {
		parts = append(parts, fmt.Sprintf(s.env.T(words.Answers), k.Sample))
	}
	return strings.Join(parts, partGap)
}

// place says among which other KPIs it is looked at.
func (s *Screen) place() string {
	k := s.status.KPI
	var parts []string
	add := func(label metrics.Text, is bool, value metrics.Text) {
		if is {
			parts = append(parts, s.env.T(label)+" "+s.env.T(value))
		}
	}
	add(words.Layer, k.Layer != "", k.Layer.Label())
	add(words.Role, k.Role != "", k.Role.Label())
	add(words.Horizon, k.Horizon != "", k.Horizon.Label())
	return strings.Join(parts, partGap)
}

// fedBy names the flow that the KPI grows by.
func (s *Screen) fedBy() string {
	if flow := s.env.Workspace.KPI(s.status.KPI.FedBy); flow != nil {
		return s.env.T(flow.Name)
	}
	return s.status.KPI.FedBy
}

// goals lists the KPI's goals with those of the phases, the one in force first
// in weight and those of another time quiet.
func (s *Screen) goals() []styledText {
	k, th := s.status.KPI, s.env.Theme
	var out []styledText
	add := func(g *metrics.Goal, phase *metrics.Phase) {
		style := th.Muted
		if in := s.status.Goal; in != nil && same(&in.Goal, g) && in.Phase == phase {
			style = th.Text.Bold()
		}
		out = append(out, styledText{style: style, text: s.goal(g, phase)})
	}
	for i := range k.Goals {
		add(&k.Goals[i], nil)
	}
	for i := range s.env.Workspace.Phases {
		p := &s.env.Workspace.Phases[i]
		for j := range p.Goals {
			if p.Goals[j].KPI == k.ID {
				add(&p.Goals[j], p)
			}
		}
	}
	return out
}

func same(a, b *metrics.Goal) bool {
	return a.Comparator == b.Comparator && a.Value == b.Value && a.High == b.High && a.Due == b.Due && a.Since == b.Since && a.Until == b.Until
}

// goal writes a goal with everything that belongs to it.
func (s *Screen) goal(g *metrics.Goal, phase *metrics.Phase) string {
	parts := []string{s.env.Goal(g, s.status.KPI)}
	switch {
	case g.Grows():
		parts = append(parts, fmt.Sprintf(s.env.T(words.Due), g.Due))
	case g.Due != 0:
		parts = append(parts, fmt.Sprintf(s.env.T(words.Until), g.Due))
	}
	if g.Path == metrics.Geometric {
		parts = append(parts, s.env.T(g.Path.Label()))
	}
	if g.Stars > 0 {
		parts = append(parts, strings.Repeat("*", g.Weight()))
	}
	if phase != nil {
		parts = append(parts, s.env.T(phase.Name))
	}
	if g.Since != 0 {
		parts = append(parts, fmt.Sprintf(s.env.T(words.Since), g.Since))
	}
	if g.Until != 0 {
		parts = append(parts, fmt.Sprintf(s.env.T(words.Until), g.Until))
	}
	return strings.Join(parts, partGap)
}

// cadence says how often it is measured, on which days, and how values add up.
func (s *Screen) cadence() string {
	k := s.status.KPI
	out := s.env.T(k.Cadence.Label())
	if k.Days != 0 && k.Cadence.PeriodKind() == metrics.Day {
		out += " (" + report.Weekdays(k.Days, s.env.Lang) + ")"
	}
	out += " / " + s.env.T(k.Aggregation.Label())
	if k.Aggregation != metrics.Last {
		out += " " + fmt.Sprintf(s.env.T(words.Per), s.env.T(k.JudgedKind().Label()))
	}
	return out
}

// thresholds writes the limits in the KPI's unit: 注意 < 99.5%  警戒 <= 98%.
func (s *Screen) thresholds() string {
	k := s.status.KPI
	bad := "<"
	if in := s.status.Goal; in != nil && in.Goal.Comparator == metrics.AtMost {
		bad = ">"
	}
	var parts []string
	for level, t := range [...]*metrics.Threshold{metrics.LevelCaution: k.Thresholds.Caution, metrics.LevelWarning: k.Thresholds.Warning, metrics.LevelCritical: k.Thresholds.Critical} {
		if t == nil {
			continue
		}
		op := bad
		if t.Inclusive {
			op += "="
		}
		parts = append(parts, s.env.T(metrics.Level(level).Label())+" "+op+" "+s.env.Value(metrics.Some(t.Value), k))
	}
	return strings.Join(parts, partGap)
}

// alerts lists the rules that raise a level by themselves. Their conditions may
// hold amounts, so they stay out while those are hidden.
func (s *Screen) alerts() []styledText {
	var out []styledText
	for _, a := range s.status.KPI.Alerts {
		t := s.env.T(a.Level.Label())
		if name := s.env.T(a.Name); name != "" {
			t += partGap + name
		}
		if !s.env.Masked {
			t += partGap + a.When
		}
		out = append(out, styledText{style: s.env.Theme.Text, text: t})
	}
	return out
}
