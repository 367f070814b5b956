package review

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

const railGap = 3

// rail draws the steps with what each has taken, for a column of a height.
func (s *Screen) rail(height int) []string {
	th, name := s.env.Theme, 0
	counts := make([]string, len(s.steps))
	count := 0
	for i, step := range s.steps {
		name = max(name, text.Width(s.stepName(step)))
		counts[i] = s.tally(i)
		count = max(count, text.Width(counts[i]))
	}
	const mark, number, time = 1, 1, 5
	s.seen.railWidth = 1 + mark + 1 + number + 1 + name + 2 + count + 2 + time
	airy := height >= 3*len(s.steps)+3
	var lines []string
	for i, step := range s.steps {
		r := frame.NewRow(th, i == s.at, s.seen.railWidth, 1)
		look := r.Look()
		style := look.Muted
		switch {
		case i == s.at:
			style = look.Title
		case s.reached(i):
			style = look.Text
		}
		check := " "
		if s.done(i) {
			check = th.Glyphs.Check
		}
		r.Left(look.Success, mark, check)
		r.Left(style, number, fmt.Sprint(i+1))
		r.Left(style, name, s.stepName(step))
		r.Glue()
		r.Skip(2)
		r.Right(style, count, counts[i])
		r.Glue()
		r.Skip(2)
		r.Right(look.Muted, time, clock(s.draft.spent[step]))
		lines = append(lines, r.String())
		s.seen.rail = append(s.seen.rail, i)
		if airy && i < len(s.steps)-1 {
			lines = append(lines, th.Space.Render(strings.Repeat(" ", s.seen.railWidth)))
			s.seen.rail = append(s.seen.rail, -1)
		}
	}
	return lines
}

func (s *Screen) stepName(step metrics.ReviewStep) string {
	if short, ok := shortSteps[step]; ok {
		return s.env.T(short)
	}
	return s.env.T(step.Label())
}

// reached reports whether a step has been looked at.
func (s *Screen) reached(i int) bool {
	_, ok := s.draft.spent[s.steps[i]]
	return ok
}

// done reports whether a step has been looked at, left, and wants nothing more.
func (s *Screen) done(i int) bool {
	done, all := s.stations[i].tally()
	return i != s.at && s.reached(i) && done >= all
}

// tally writes what of a step is done: 2/5, of what is missing only how much, and
// nothing where there is nothing to do.
func (s *Screen) tally(i int) string {
	done, all := s.stations[i].tally()
	switch {
	case all == 0:
		return ""
	case s.steps[i] == metrics.StepDue:
		return fmt.Sprint(all)
	}
	return fmt.Sprintf("%d/%d", done, all)
}

// railLine is the rail in one line: the step that it is, with its name, among the
// numbers of the others.
func (s *Screen) railLine() string {
	th := s.env.Theme
	var line strings.Builder
	th.Space.Write(&line, " ")
	for i, step := range s.steps {
		label, style := fmt.Sprintf(" %d ", i+1), th.Tab
		switch {
		case i == s.at:
			label, style = strings.TrimRight(fmt.Sprintf(" %d %s %s", i+1, s.stepName(step), s.tally(i)), " ")+" ", th.TabOpen
		case s.done(i):
			label = fmt.Sprintf("%s%d ", th.Glyphs.Check, i+1)
		}
		style.Write(&line, label)
	}
	return ansi.Truncate(line.String(), s.width, "")
}
