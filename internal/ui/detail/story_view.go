package detail

import (
	"fmt"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/chart"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/markdown"
	"kpitui/internal/ui/theme"
)

const (
	dayWidth  = 8  // 25/11/20
	mostState = 24 // columns of what stands right of an event
)

// storyLines draws the story in so many lines of so many columns, the first of
// which is the screen's line top.
func (s *Screen) storyLines(width, height, top int) []string {
	if height <= 0 {
		return nil
	}
	lines := []string{s.storyHead(width)}
	s.storyTop, s.storyRows, s.storyWidth = top+1, height-1, width
	if len(s.story) == 0 && s.searching() && height > 1 {
		lines = append(lines, s.noMatch(width))
	}
	spans := s.spanStory()
	from, to := s.blocks.Window()
	for i := range s.story {
		selected := s.focus == onStory && s.front && i == s.blocks.Cursor
		if spans[i].To <= from || spans[i].From >= to {
			continue
		}
		for j, l := range s.eventLines(&s.story[i], width, selected) {
			if n := spans[i].From + j; n >= from && n < to {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// storyHead is the heading of the story, with how many events are out of view and
// the keys.
func (s *Screen) storyHead(width int) string {
	if s.searching() {
		return s.searchHead(width)
	}
	th := s.env.Theme
	row := frame.NewRow(th, false, width, 2)
	row.Text(th.Group, s.env.T(words.Story))
	if n := len(s.story); n > 0 {
		row.Text(th.Muted, fmt.Sprint(n))
	}
	hint := func(a keys.Action, t metrics.Text) {
		key, what := keys.Of(a).Show, " "+s.env.T(t)
		if s.front && !(a == keys.Note && s.env.Past) && text.Width(key)+text.Width(what) < row.Rest() {
			row.Text(th.Key, key)
			row.Glue()
			row.Text(th.KeyText, what)
		}
	}
	switch {
	case s.focus == onStory:
		hint(keys.Open, words.Whole)
		hint(keys.Search, words.Find)
		hint(keys.Lists, words.ToValues)
	case len(s.story) > 0:
		hint(keys.Note, words.Write)
		hint(keys.Lists, words.ToStory)
		hint(keys.Search, words.Find)
	default:
		hint(keys.Note, words.Write)
	}
	return row.String()
}

// eventLines draws an event: its sign, day and kind, how it begins, and what has
// become of it; below, what a closed experiment taught or a search found.
func (s *Screen) eventLines(e *event, width int, selected bool) []string {
	if !selected && e.lines != nil {
		return e.lines
	}
	const signWidth = 1
	row := frame.NewRow(s.env.Theme, selected, width, gap)
	look := row.Look()
	kind := 0
	if width >= wordsAt {
		for _, k := range metrics.MarkKinds {
			kind = max(kind, text.Width(s.env.T(chart.Kind(k))))
		}
	}
	style, state := s.eventState(e, look)
	stateWidth := min(text.Width(text.Printable(state)), mostState)
	row.Left(look.Tick, signWidth, chart.Sign(e.Kind))
	row.Left(look.Muted, dayWidth, s.env.Day(e.Date))
	row.Left(look.Muted, kind, s.env.T(chart.Kind(e.Kind)))
	indent := 1 + signWidth + gap + dayWidth + gap
	if kind > 0 {
		indent += kind + gap
	}
	room := row.Rest() - 1
	if stateWidth > 0 && room-stateWidth-gap >= stateWidth {
		room -= stateWidth + gap
	} else {
		stateWidth = 0
	}
	row.Left(look.Text, room, s.said(e.Text))
	row.Right(style, stateWidth, state)
	lines := []string{row.String()}
	if label, below := e.below(); below != "" {
		row := frame.NewRow(s.env.Theme, selected, width, gap)
		row.Skip(indent - 1)
		row.Left(look.Muted, text.Width(s.env.T(label)), s.env.T(label))
		row.Left(look.Text, row.Rest()-1, s.said(below))
		lines = append(lines, row.String())
	}
	if !selected {
		e.lines = lines
	}
	return lines
}

// said returns how a text begins.
func (s *Screen) said(t string) string {
	return markdown.Headline(unmarked(s.env, s.status.KPI, t))
}

// eventState says what has become of an event, or who wrote it.
func (s *Screen) eventState(e *event, look *theme.Styles) (theme.Style, string) {
	switch {
	case e.action != nil:
		return actionState(s.env, e.action, look)
	case e.experiment != nil:
		return experimentState(s.env, e.experiment, look)
	case e.review != nil:
		return look.Muted, frame.ShortPeriod(e.review.Period, s.env)
	case e.note != nil:
		return look.Muted, e.note.By
	}
	return look.Muted, ""
}

// actionState says who has to do an action until when, or how it ended.
func actionState(env *frame.Env, a *metrics.Action, look *theme.Styles) (theme.Style, string) {
	if a.Status != metrics.ActionOpen {
		style := look.Muted
		if a.Status == metrics.ActionDone {
			style = look.Success
		}
		return style, env.T(a.Status.Label()) + " " + env.Day(a.Ended)
	}
	style, state := look.Text, a.Owner
	if a.Due != 0 {
		if state != "" {
			state += " "
		}
		state += fmt.Sprintf(env.T(words.Until), env.Day(a.Due))
	}
	switch {
	case a.Overdue(env.Today):
		style = look.Error
	case state == "":
		state = env.T(a.Status.Label())
	}
	return style, state
}

// experimentState returns the verdict, or where the experiment stands.
func experimentState(env *frame.Env, e *metrics.Experiment, look *theme.Styles) (theme.Style, string) {
	switch {
	case e.Ended == 0 && e.End != 0:
		return look.Text, env.T(e.Stage.Label()) + " " + fmt.Sprintf(env.T(words.Until), env.Day(e.End))
	case e.Ended == 0:
		return look.Text, env.T(e.Stage.Label())
	case e.Verdict == metrics.Supported:
		return look.Better, env.T(e.Verdict.Label())
	case e.Verdict == metrics.Refuted:
		return look.Worse, env.T(e.Verdict.Label())
	}
	return look.Muted, env.T(e.Verdict.Label())
}
