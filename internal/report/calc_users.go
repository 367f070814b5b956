package report

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics/calc"
	"kpitui/internal/text"
)

// concentration draws the Lorenz curve beside that of equal users.
func (p *calcPage) concentration(c *calc.Concentration) {
	p.wrapped(fmt.Sprintf(p.t(calcWords.Spread), groups(c.Users), p.share(c.For80)))
	if len(c.Lorenz) == 0 {
		return
	}
	p.line("")
	p.wrapped(p.t(calcWords.Lorenz))
	lorenz := make([]point, len(c.Lorenz))
	for i, l := range c.Lorenz {
		lorenz[i] = point{l.Users, l.Value}
	}
	equal := line{[]point{{}, {100, 100}}, true}
	p.plot([]line{equal, {points: lorenz}}, plane{x1: 100, y1: 100, left: "100%", mid: "50%", low: "0%", from: "0%", to: "100%"})
	p.line("")
}

// power draws the histogram of the newest period, and how the share of power users
// came about.
func (p *calcPage) power(w *calc.Power) {
	if len(w.Periods) == 0 {
		return
	}
	now := &w.Periods[len(w.Periods)-1]
	most := 0
	for _, n := range now.Histogram {
		most = max(most, n)
	}
	p.wrapped(fmt.Sprintf(p.t(calcWords.PowerOf), now.Label, groups(now.Users), w.Days, p.share(now.Share)))
	if most == 0 {
		return
	}
	label := text.Width(groups(most)) + 1
	title := "  " + p.t(calcWords.ActiveDays)
	cells := max(1, min(4, (p.Width-label-text.Width(title))/len(now.Histogram)))
	c := newCanvas(cells*len(now.Histogram), plotHeight, p.ASCII)
	var days strings.Builder
	for i, n := range now.Histogram {
		c.fill(i*cells, max(1, cells-1), float64(n)/float64(most))
		// Every day has its number where there is room, else every fifth.
		if name := fmt.Sprint(i + 1); cells > 2 || i == 0 || (i+1)%5 == 0 {
			days.WriteString(strings.Repeat(" ", max(0, i*cells-days.Len())) + name)
		}
	}
	for i, row := range c.rows() {
		name := ""
		if i == 0 {
			name = groups(most)
		}
		p.line(text.PadLeft(name, label-1) + " " + row)
	}
	p.line(strings.Repeat(" ", label) + days.String() + title)
	if now.Smile() {
		p.wrapped(p.t(calcWords.PowerSmile))
	} else {
		p.wrapped(p.t(calcWords.NoPowerSmile))
	}
	p.line("")
	if len(w.Periods) < 2 {
		return
	}
	heads := make([]string, len(w.Periods))
	for i := range heads {
		heads[i] = w.Periods[i].Label
	}
	p.columns(heads, []string{p.t(calcWords.Users), p.t(calcWords.PowerUsers)}, func(row, column int) string {
		one := &w.Periods[column]
		switch {
		case row == 0:
			return groups(one.Users)
		case one.Partial:
			return "--"
		}
		return p.share(one.Share)
	})
	p.line("")
}

// activity writes the active users of the months and of the weeks.
func (p *calcPage) activity(a *calc.Activity) {
	if n := len(a.Months); n > 0 {
		heads := make([]string, n)
		for i := range heads {
			heads[i] = a.Months[i].Label
		}
		p.columns(heads, []string{"MAU", p.t(calcWords.DAU), "DAU/MAU"}, func(row, column int) string {
			m := &a.Months[column]
			switch row {
			case 0:
				return groups(m.MAU) + p.star(m.Partial)
			case 1:
				return plain(m.DAU, 1)
			default:
				return p.share(m.Ratio)
			}
		})
		p.line("")
	}
	if n := len(a.Weeks); n > 0 {
		heads := make([]string, n)
		for i := range heads {
			heads[i] = a.Weeks[i].Label
		}
		p.columns(heads, []string{"WAU"}, func(_, column int) string {
			return groups(a.Weeks[column].WAU) + p.star(a.Weeks[column].Partial)
		})
		p.line("")
	}
	if len(a.Months) > 0 && a.Months[0].Partial {
		p.wrapped(p.t(calcWords.Partial))
	}
}

func (p *calcPage) star(partial bool) string {
	if partial {
		return "*"
	}
	return ""
}

// survival draws how many have got there over time.
func (p *calcPage) survival(s *calc.Survival) {
	p.wrapped(fmt.Sprintf(p.t(calcWords.Reached), groups(s.Users), groups(s.Reached), p.share(s.Share)))
	if s.Reached == 0 {
		return
	}
	p.wrapped(fmt.Sprintf(p.t(calcWords.Quartiles), p.hours(s.Quarter), p.hours(s.Median), p.hours(s.ThreeQrt)))
	if s.Reached < s.Users {
		p.wrapped(fmt.Sprintf(p.t(calcWords.Naive), p.hours(s.NaiveMedian)))
	}
	if len(s.Curve) == 0 { // nobody was watched for a day
		return
	}
	p.line("")
	rows := make([][]string, len(s.Curve))
	for i, c := range s.Curve {
		cells := 20
		filled := int(c.There/100*float64(cells) + 0.5)
		bar := strings.Repeat(p.shade(1), filled) + strings.Repeat(p.shade(0.25), cells-filled)
		rows[i] = []string{p.hours(calc.Number{V: c.Hours, OK: true}), fmt.Sprintf("%.1f%%", c.There), bar, groups(c.AtRisk)}
	}
	p.table([]string{">" + p.t(calcWords.Within), ">" + p.t(calcWords.There), "", ">" + p.t(calcWords.Watched)}, rows)
	p.line("")
}
