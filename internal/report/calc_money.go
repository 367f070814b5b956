package report

import (
	"fmt"
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
	"kpitui/internal/text"
)

// satisfaction writes the NPS with its interval, on its scale from -100 to 100, and
// what so few answers cannot tell.
func (p *calcPage) satisfaction(s *calc.Satisfaction) {
	n := &s.All
	if !n.Score.OK {
		return
	}
	p.wrapped(fmt.Sprintf(p.t(calcWords.NPS), n.Score.V, n.Margin.V, n.Low.V, n.High.V, groups(n.Answers()), groups(n.Promoters), groups(n.Passives), groups(n.Detractors)))
	p.scale(n, s.Goals)
	goals := func(list []float64) string {
		out := make([]string, len(list))
		for i, g := range list {
			out[i] = fmt.Sprintf("%g", g)
		}
		return strings.Join(out, ", ")
	}
	if len(s.FromValue) > 0 {
		p.wrapped(fmt.Sprintf(p.t(calcWords.FromValue), goals(s.FromValue)))
	}
	for _, pair := range s.FromEachOther {
		p.wrapped(fmt.Sprintf(p.t(calcWords.FromEachOther), pair[0], pair[1]))
	}
	switch {
	case s.Needed > 0:
		p.wrapped(fmt.Sprintf(p.t(calcWords.Needed), groups(s.Needed)))
	case len(s.Goals) > 0 && len(s.FromValue) == 0:
		p.wrapped(p.t(calcWords.AllApart))
	}
	p.line("")
	if len(s.Periods) < 2 {
		return
	}
	heads := make([]string, len(s.Periods))
	for i := range heads {
		heads[i] = s.Periods[i].Label
	}
	p.columns(heads, []string{p.t(calcWords.Answers), "NPS", p.t(calcWords.Margin)}, func(row, column int) string {
		one := &s.Periods[column]
		switch row {
		case 0:
			return groups(one.Answers()) + p.star(one.Open)
		case 1:
			return plain(one.Score, 0)
		default:
			return plain(one.Margin, 0)
		}
	})
	if s.Periods[len(s.Periods)-1].Open {
		p.wrapped(p.t(calcWords.Open))
	}
	p.line("")
}

// scale draws the interval and the goals on a line from -100 to 100.
func (p *calcPage) scale(n *calc.NPS, goals []float64) {
	width := min(72, p.Width) - 10
	at := func(v float64) int { return int(math.Round((v + 100) / 200 * float64(width-1))) }
	line, marks := []rune(strings.Repeat("-", width)), []rune(strings.Repeat(" ", width))
	for i := at(n.Low.V); i <= at(n.High.V); i++ {
		line[i] = '='
	}
	line[at(n.Score.V)] = 'O'
	for _, g := range goals {
		if g >= -100 && g <= 100 {
			marks[at(g)] = '^'
		}
	}
	p.linef("-100 %s  100", string(line))
	if m := strings.TrimRight(string(marks), " "); m != "" {
		p.linef("     %s  %s", m, p.t(words.Goal))
	}
}

// movements writes MRR month by month, the newest months that fit.
func (p *calcPage) movements(m *calc.Movements) {
	rows := []struct {
		name  metrics.Text
		value func(*calc.Movement) string
	}{
		{calcWords.Customers, func(m *calc.Movement) string {
			if !m.End.OK {
				return "--"
			}
			return groups(m.Customers)
		}},
		{calcWords.Start, func(m *calc.Movement) string { return p.money(m.Start) }},
		{calcWords.New, func(m *calc.Movement) string { return p.money(m.New) }},
		{calcWords.Expansion, func(m *calc.Movement) string { return p.money(m.Expansion) }},
		{calcWords.Reactivation, func(m *calc.Movement) string { return p.money(m.Reactivation) }},
		{calcWords.Contraction, func(m *calc.Movement) string { return p.money(lost(m.Contraction)) }},
		{calcWords.Churn, func(m *calc.Movement) string { return p.money(lost(m.Churn)) }},
		{calcWords.MRR, func(m *calc.Movement) string { return p.money(m.End) }},
		{calcWords.Gross, func(m *calc.Movement) string { return p.share(m.Gross) }},
		{calcWords.Net, func(m *calc.Movement) string { return p.share(m.Net) }},
		{calcWords.Quick, func(m *calc.Movement) string { return plain(m.Quick, 2) }},
	}
	if len(m.Months) == 0 {
		return
	}
	names := make([]string, len(rows))
	for i := range rows {
		names[i] = p.t(rows[i].name)
	}
	heads := make([]string, len(m.Months))
	for i := range heads {
		heads[i] = m.Months[i].Label + p.star(m.Months[i].Open)
	}
	p.columns(heads, names, func(row, column int) string { return rows[row].value(&m.Months[column]) })
	if m.Months[len(m.Months)-1].Open {
		p.wrapped(p.t(calcWords.Open))
	}
	p.line("")
}

// lost turns an amount into what it takes away.
func lost(n calc.Number) calc.Number {
	if n.V != 0 {
		n.V = -n.V
	}
	return n
}

// facts writes names and values below each other.
func (p *calcPage) facts(rows [][2]string) {
	width := 0
	for _, r := range rows {
		width = max(width, text.Width(r[0]))
	}
	for _, r := range rows {
		p.line(text.PadRight(r[0], width) + "  " + r[1])
	}
	p.line("")
}

func (p *calcPage) virality(v *calc.Virality) {
	days := func(n calc.Number) string {
		if !n.OK {
			return "--"
		}
		return fmt.Sprintf(p.t(calcWords.Days), plain(n, 1))
	}
	rows := [][2]string{
		{p.t(calcWords.Users), groups(v.Users)},
		{p.t(calcWords.Invites), fmt.Sprintf(p.t(calcWords.EachUser), groups(v.Invites), plain(v.PerUser, 2))},
		{p.t(calcWords.Accepted), groups(v.Accepted) + "  " + p.share(v.Conversion)},
		{p.t(calcWords.Doubles), days(v.Doubles)},
	}
	if v.Limit.OK {
		rows = append(rows, [2]string{p.t(calcWords.Limit), plain(v.Limit, 0)})
	}
	for _, g := range v.Growth {
		rows = append(rows, [2]string{fmt.Sprintf(p.t(calcWords.After), g.Days), plain(g.Users, 0)})
	}
	p.facts(rows)
	if len(v.Growth) > 0 {
		p.wrapped(p.t(calcWords.UpperEnd))
	}
}

func (p *calcPage) worth(w *calc.Worth) {
	if !w.All.Value.OK {
		return
	}
	money := func(v float64) string { return p.money(calc.Number{V: v, OK: true}) }
	if len(w.Periods) < 2 {
		p.facts([][2]string{
			{p.t(calcWords.Saved), money(w.All.Saved)}, {p.t(calcWords.Created), money(w.All.Created)},
			{p.t(calcWords.Cost), p.money(w.All.Cost)},
		})
		return
	}
	heads := make([]string, len(w.Periods))
	for i := range heads {
		heads[i] = w.Periods[i].Label + p.star(w.Periods[i].Open)
	}
	names := []string{p.t(calcWords.Saved), p.t(calcWords.Created), p.t(calcWords.Worth), p.t(calcWords.Cost), "ROI"}
	p.columns(heads, names, func(row, column int) string {
		switch one := &w.Periods[column]; row {
		case 0:
			return money(one.Saved)
		case 1:
			return money(one.Created)
		case 2:
			return p.money(one.Value)
		case 3:
			return p.money(one.Cost)
		default:
			return p.share(one.ROI)
		}
	})
	if w.Periods[len(w.Periods)-1].Open {
		p.wrapped(p.t(calcWords.Open))
	}
	p.line("")
}
