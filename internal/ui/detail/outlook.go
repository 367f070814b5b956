package detail

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
)

// signal says in which of the four states the process is, and what it did in the
// newest closed period, in one line.
func (s *Screen) signal() []styledText {
	word, why := s.env.SignalText(s.status)
	if word == "" {
		return nil
	}
	out := styledText{style: s.env.Theme.Text, text: why}
	if state := s.status.Process.State; state != "" {
		out.text = s.env.T(state.Label()) + partGap + why
	}
	if mark, look := s.env.Signal(s.status, &s.env.Theme.Styles); mark != "" {
		out.mark, out.look = strings.TrimSpace(mark)+" "+word, look
		out.text = out.mark + partGap + out.text
	}
	return []styledText{out}
}

// outlook says whether the goal will be met at the recent pace, what is forecast and
// how, and how far it is to go beside the time that is left.
func (s *Screen) outlook() []styledText {
	o, k, th := s.status.Outlook, s.status.KPI, s.env.Theme
	if o == nil {
		return nil
	}
	value := func(v float64) string { return s.env.Value(metrics.Some(v), k) }
	out := []styledText{
		{style: s.env.OutlookStyle(o, &th.Styles), text: o.SentenceWith(k, s.env.Lang, value)},
		{style: th.Text, text: o.ForecastSentenceWith(s.env.Lang, value)},
	}
	var rest []string
	if o.Progress.OK && o.TimeUsed.OK {
		rest = append(rest, fmt.Sprintf(s.env.T(words.Progress), metrics.FormatPercent(o.Progress.V, 0), metrics.FormatPercent(o.TimeUsed.V, 0)))
	}
	if o.Arrival != 0 {
		rest = append(rest, fmt.Sprintf(s.env.T(words.Arrival), o.Arrival))
	}
	if o.Growth.OK && !o.Reached {
		rest = append(rest, fmt.Sprintf(s.env.T(words.Growth), metrics.FormatPercent(o.Growth.V, 1)))
	}
	if len(rest) > 0 {
		out = append(out, styledText{style: th.Muted, text: strings.Join(rest, partGap)})
	}
	return out
}

// ahead puts the forecast of the goal in force behind the values of a trend, and
// carries the way to the goal on to its end.
func (s *Screen) ahead(c *chart.LineChart) {
	o := s.status.Outlook
	if o == nil || o.Method == metrics.MethodNone {
		return
	}
	fan := metrics.Fan(s.env.Workspace, s.status.KPI, s.series, o, s.env.Assessed)
	for _, f := range fan {
		c.Fan = append(c.Fan, chart.FanPoint{Date: f.Period.End(), Mid: f.Mid, Low: f.Low, High: f.High})
	}
	c.Forecast = text.Printable(fmt.Sprintf(s.env.T(words.Forecast), s.env.T(o.Method.Label())))
	if g := s.status.Goal; len(c.Plan) > 0 && g != nil && g.Anchor != 0 {
		for _, f := range fan {
			d := min(f.Period.End(), o.Due)
			c.Plan = append(c.Plan, chart.Point{Date: d, Value: metrics.Some(g.On(d))})
		}
	}
}

// shown returns which of the spans the trend shows. Unless somebody chose it is the
// shortest with half of which the outlook is in view: the fan may take no more.
func (s *Screen) shown() int {
	spans := s.spans()
	if s.span >= 0 {
		return min(s.span, len(spans)-1)
	}
	o := s.status.Outlook
	if o == nil || o.Method == metrics.MethodNone {
		return 0
	}
	info, today := s.env.Info(), s.env.Today
	for i := range spans {
		if from := info.Of(s.status.KPI.JudgedKind(), today).Add(1 - min(spans[i].periods, deepest)).Start; today-from >= o.Due-today {
			return i
		}
	}
	return len(spans) - 1
}
