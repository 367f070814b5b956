package phases

import (
	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/layout"
	"kpitui/internal/ui/theme"
)

// drawOutlook says in the columns of a goal whether it will be met, when it is
// reached at the recent pace, and how far that leads until it is due.
func (s *Screen) drawOutlook(l *frame.Row, g *metrics.PhaseGoal) {
	look, w, o := l.Look(), s.cols.goal, g.Outlook
	l.Right(s.env.OutlookStyle(o, look), w[colChance], s.env.Outlook(o))
	arrival, style, atPace := "", look.Text, ""
	if o != nil {
		if o.Arrival != 0 {
			arrival = frame.ShortPeriod(metrics.Period{Kind: metrics.Day, Start: o.Arrival}, s.env)
		} else if !o.Reached {
			arrival = "--"
		}
		if o.Arrival == 0 || o.Arrival > o.Due {
			style = look.Muted
		}
		atPace = s.env.Value(o.AtPace, g.KPI)
	}
	l.Left(style, w[colArrival], arrival)
	l.Right(look.Muted, w[colAtPace], atPace)
}

// The foot of the screen has the verdict on the selected goal in full, behind an empty
// line; on low screens the list needs the room.
const leastList = 6

// footLines returns how many lines the foot has, whichever row is selected.
func (s *Screen) footLines() int {
	lines := 5 // two sentences of two lines
	if s.width >= layout.WideAt-20 {
		lines = 3
	}
	if s.height-headLines-lines < leastList {
		return 0
	}
	return lines
}

// foot draws it: the sentences on the paces and on the forecast, as far as they fit.
func (s *Screen) foot() []string {
	lines := make([]string, s.footLines())
	r := s.row()
	if len(lines) == 0 || r == nil || r.goal == nil || r.goal.KPI == nil || r.goal.Outlook == nil {
		return lines
	}
	o, k, at := r.goal.Outlook, r.goal.KPI, 1
	value := func(v float64) string { return s.env.Value(metrics.Some(v), k) }
	say := func(style theme.Style, sentence string) {
		for _, l := range text.Wrap(text.Printable(sentence), max(1, s.width-2-2*goalIndent)) {
			if at == len(lines) {
				return
			}
			row := frame.NewRow(s.env.Theme, false, s.width, 0)
			row.Skip(goalIndent)
			row.Text(style, l)
			lines[at] = row.String()
			at++
		}
	}
	say(s.env.OutlookStyle(o, &s.env.Theme.Styles), o.SentenceWith(k, s.env.Lang, value))
	say(s.env.Theme.Text, o.ForecastSentenceWith(s.env.Lang, value))
	return lines
}
