package alerts

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
)

// draw draws a line, and keeps it until the list is stacked anew; rows that are
// not selected stay until the assessment changes.
func (s *Screen) draw(l *line) string {
	switch {
	case l.kind == lineBlank:
		return ""
	case l.kind == lineField:
		return s.drawField()
	case l.kind == lineRow && l.item != s.blocks.Cursor:
		if it := &s.items[l.item]; it.row == "" {
			it.row = s.drawRow(it, false)
		}
		return s.items[l.item].row
	case l.drawn == "":
		l.drawn = s.drawLine(l)
	}
	return l.drawn
}

func (s *Screen) drawLine(l *line) string {
	if l.kind == lineRow {
		return s.drawRow(&s.items[l.item], true)
	}
	th := s.env.Theme
	r := frame.NewRow(th, false, s.width, gap)
	switch l.kind {
	case lineText:
		r.Skip(1)
		r.Text(th.Text, l.text)
	case lineLevel:
		mark := th.Level(l.level)
		r.Text(mark.Style, fmt.Sprintf("%s %s %d", mark.Glyph, s.env.T(l.level.Label()), l.count))
		r.Text(th.Muted, s.env.T(l.level.Response()))
	case lineWaits:
		r.Text(th.Due, fmt.Sprintf("%s %d", s.env.T(words.Waiting), l.count))
		if !s.env.Past {
			r.Text(th.Muted, s.env.T(words.HowToEnter))
		}
	case lineAcked:
		ack := s.items[l.item].alert.Acked
		day := metrics.Period{Kind: metrics.Day, Start: metrics.DateOf(ack.At.In(s.env.Now.Location()))}
		r.Skip(indent - 1)
		r.Text(th.Muted, strings.TrimSpace(s.env.T(words.Acked)+" "+frame.ShortPeriod(day, s.env)+" "+ack.By))
		if !l.whole {
			r.Text(th.Muted, s.env.Note(ack.Note, s.items[l.item].status.KPI))
		}
	case lineReason:
		r.Skip(indent - 1)
		r.Text(th.Text, l.text)
	case lineProcess:
		r.Skip(indent - 1)
		r.Text(th.Muted, l.text)
	case lineNote:
		r.Skip(indent + 1)
		r.Text(th.Muted, l.text)
	case lineProblem:
		r.Skip(indent - 1)
		r.Text(th.Error, l.text)
	}
	return r.String()
}

func (s *Screen) noteLabel() string { return strings.Repeat(" ", indent) + s.env.T(words.Note) + "  " }

func (s *Screen) fieldWidth() int { return max(1, s.width-text.Width(s.noteLabel())-2) }

func (s *Screen) drawField() string {
	th := s.env.Theme
	shown, _ := s.ack.note.View(s.fieldWidth())
	style := th.Field
	if s.ack.note.Value() == "" {
		shown, style = s.env.T(words.Optional), th.Placeholder
	}
	r := frame.NewRow(th, false, s.width, 0)
	r.Text(th.Accent, s.noteLabel()[1:])
	r.Left(style, s.fieldWidth(), shown)
	return r.String()
}

func (s *Screen) drawRow(it *item, selected bool) string {
	l := frame.NewRow(s.env.Theme, selected, s.width, gap)
	if it.alert == nil {
		s.drawWaits(l, it.status)
	} else {
		s.drawAlert(l, it)
	}
	return l.String()
}

func (s *Screen) drawAlert(l *frame.Row, it *item) {
	look, w, st, a := l.Look(), s.cols.alert, it.status, it.alert
	mark, name, value := look.Level(a.Level), look.Text, look.Text
	if st.Freshness == metrics.Stale {
		value = look.Stale
	}
	if a.Acked != nil { // somebody has it: quieter than what nobody has
		name, value = look.Muted, look.Muted
		mark.Style, mark.Fill = look.Muted, look.Muted
	}
	l.Left(mark.Style, w[colMark], mark.Glyph)
	l.Left(name, w[colName], s.env.T(a.KPI.Name))
	l.Right(value, w[colValue], s.env.Value(st.Value, a.KPI))
	plan := metrics.Maybe{}
	if st.Goal != nil {
		plan = st.Goal.Plan
	}
	l.Right(look.Muted, w[colPlan], s.env.Value(plan, a.KPI))
	l.Put(w[colBar], chart.Bar(st.AttainmentPlan, metrics.Maybe{}, w[colBar], chart.BarIn(s.env.Theme, look, mark)))
	attained := "--"
	if st.AttainmentPlan.OK {
		attained = metrics.FormatPercent(st.AttainmentPlan.V, 0)
	}
	l.Right(mark.Style, w[colAttained], attained)
	l.Left(look.Muted, w[colSince], frame.ShortPeriod(a.Since, s.env))
	l.Left(name, w[colLasting], s.lasting(a))
	worst := ""
	if a.Worst > a.Level {
		worst = look.Level(a.Worst).Glyph
	}
	l.Left(look.Muted, w[colWorst], worst)
	if a.Acked != nil {
		l.Left(look.Muted, w[colAcked], s.env.T(words.Acked))
	}
}

// lasting says for how many periods an alert has been open.
func (s *Screen) lasting(a *metrics.Alert) string {
	of := periods[a.Since.Kind]
	t := of.More
	if a.Periods == 1 {
		t = of.One
	}
	out := fmt.Sprintf(s.env.T(t), a.Periods)
	if a.Open {
		out = fmt.Sprintf(s.env.T(words.OrMore), out)
	}
	return out
}

// drawWaits draws a KPI that waits for a value: for which periods, and what was last.
func (s *Screen) drawWaits(l *frame.Row, st *metrics.Status) {
	look, w := l.Look(), s.cols.waits
	fresh, style := st.Freshness.Label(), look.Freshness(st.Freshness)
	if st.Freshness == metrics.Current {
		fresh, style = words.JustClosed, look.Muted
	}
	l.Left(style, w[colWait], s.env.T(fresh))
	l.Left(look.Text, w[colWaitName], s.env.T(st.KPI.Name))
	l.Left(look.Text, w[colPeriods], s.periods(st.Asks))
	if st.Value.OK {
		l.Left(look.Muted, w[colLast], fmt.Sprintf(s.env.T(words.LastValue), s.env.Value(st.Value, st.KPI)+"  "+frame.ShortPeriod(st.Period, s.env)))
	}
}

// periods names the periods without a value, the newest of them when they are many.
func (s *Screen) periods(asks []metrics.Period) string {
	const most = 5
	var names []string
	for _, p := range asks[max(0, len(asks)-most):] {
		names = append(names, frame.ShortPeriod(p, s.env))
	}
	if len(asks) > most {
		names = append([]string{".."}, names...)
	}
	return strings.Join(names, " ")
}
