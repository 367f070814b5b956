package entry

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

// Cursor implements [frame.Typer].
func (s *Screen) Cursor() *tea.Cursor {
	label, y := s.labels()[0], 1
	if s.inNote {
		label, y = s.labels()[1], 2
	}
	_, at := s.field().View(s.fieldWidth(s.inNote))
	return tea.NewCursor(text.Width(label)+at, y)
}

func (s *Screen) labels() [2]string {
	width := max(text.Width(s.env.T(words.Value)), text.Width(s.env.T(words.Note)))
	return [2]string{"    " + text.PadRight(s.env.T(words.Value), width) + "  ", "    " + text.PadRight(s.env.T(words.Note), width) + "  "}
}

func (s *Screen) fieldWidth(note bool) int {
	room := s.width - text.Width(s.labels()[0]) - 2
	if note {
		return max(1, min(room, 80))
	}
	return max(1, min(room, 18))
}

// View implements [frame.Screen].
func (s *Screen) View() string {
	th, labels := s.env.Theme, s.labels()
	value, _ := s.value.View(s.fieldWidth(false))
	note, _ := s.note.View(s.fieldWidth(true))
	lines := [height]string{
		s.contextLine(),
		th.Muted.Render(labels[0]) + th.Field.Render(text.PadRight(value, s.fieldWidth(false))) + "  " + s.resultLine(),
		th.Muted.Render(labels[1]) + th.Field.Render(text.PadRight(note, s.fieldWidth(true))),
		"",
	}
	if s.problem != "" {
		lines[3] = "    " + th.Error.Render(text.Truncate(text.Printable(s.problem), max(1, s.width-5), th.Glyphs.Tail))
	}
	return strings.Join(lines[:], "\n")
}

// contextLine names the KPI and the period, and what was and should be.
func (s *Screen) contextLine() string {
	th, k := s.env.Theme, s.kpi()
	head := "  "
	if s.walk {
		head += th.Badge.Render(fmt.Sprintf("%d/%d", s.done+1, s.done+len(s.queue))) + " "
	}
	room := max(10, s.width/3)
	head += th.Title.Render(text.Truncate(text.Printable(s.env.T(k.Name)), room, th.Glyphs.Tail)) +
		"  " + th.Key.Render("< ") + th.Accent.Render(frame.ShortPeriod(s.period, s.env)) + th.Key.Render(" >")
	var facts []string
	if was := s.recorded(); was != nil {
		facts = append(facts, fmt.Sprintf(s.env.T(words.Now), s.env.Value(metrics.Some(was.Value), k)))
	}
	if last := s.last(); last != nil {
		facts = append(facts, fmt.Sprintf(s.env.T(words.Last), s.env.Value(metrics.Some(last.Value), k), frame.ShortPeriod(last.Period, s.env)))
	}
	if plan := s.plan(); plan != "" {
		facts = append(facts, plan)
	}
	for _, f := range facts {
		if ansi.StringWidth(head)+3+text.Width(f) > s.width {
			break
		}
		head += "   " + th.Muted.Render(f)
	}
	return ansi.Truncate(head, s.width, "")
}

// plan says what is planned for the period, or for the longer one whose sum or
// mean the value is a part of; empty where nothing is.
func (s *Screen) plan() string {
	k, judged := s.kpi(), s.period
	day := min(s.period.End(), s.env.Today)
	if k.Aggregation != metrics.Last {
		judged = s.env.Info().Of(max(k.JudgedKind(), s.period.Kind), s.period.Start)
		day = judged.End()
	}
	goal := metrics.GoalOn(s.env.Workspace, k, s.env.Series(k.ID), day)
	switch {
	case goal == nil || !goal.Plan.OK:
		return ""
	case judged != s.period:
		return fmt.Sprintf(s.env.T(words.PlanFor), frame.ShortPeriod(judged, s.env), s.env.Value(goal.Plan, k))
	}
	return fmt.Sprintf(s.env.T(words.Plan), s.env.Value(goal.Plan, k))
}

// resultLine shows what the typed value would mean, before enter is pressed.
func (s *Screen) resultLine() string {
	th := s.env.Theme
	if strings.TrimSpace(s.value.Value()) == "" {
		return ""
	}
	n, err := s.parse()
	if err != nil {
		return "" // the reason comes with enter, not while a number is half typed
	}
	line := th.Text.Render(s.env.Value(metrics.Some(n.Value), s.kpi()))
	j := s.preview(n.Value)
	if j == nil {
		return line
	}
	if !j.Closed && s.kpi().Aggregation != metrics.Last {
		return line + "  " + th.Muted.Render(fmt.Sprintf(s.env.T(words.SoFar), s.env.Value(j.Value, s.kpi())))
	}
	mark := th.State(j.State)
	line += "  " + mark.Render(s.env.T(j.State.Label()))
	if j.AttainmentPlan.OK {
		line += " " + mark.Style.Render(metrics.FormatPercent(j.AttainmentPlan.V, 0))
	}
	return line
}
