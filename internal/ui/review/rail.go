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
	lefts := make([]string, len(s.steps))
	left := text.Width(fmt.Sprintf(s.env.T(words.Left), 10)) // the page stays where it is when there is less
	for i, step := range s.steps {
		name = max(name, text.Width(s.stepName(step)))
		lefts[i] = s.left(i)
		left = max(left, text.Width(lefts[i]))
	}
	const number, time = 1, 5
	s.seen.railWidth = 1 + number + 1 + name + 2 + left + 2 + time
	airy := height >= 3*len(s.steps)+3
	var lines []string
	for i, step := range s.steps {
		r := frame.NewRow(th, false, s.seen.railWidth, 1) // marked by weight: the page has the cursor
		style := th.Muted
		switch {
		case i == s.at:
			style = th.Accent
		case s.reached(i):
			style = th.Text
		}
		wants := style
		if s.complete(i) {
			wants = th.Success
		}
		r.Left(style, number, fmt.Sprint(i+1))
		r.Left(style, name, s.stepName(step))
		r.Glue()
		r.Skip(2)
		r.Right(wants, left, lefts[i])
		r.Glue()
		r.Skip(2)
		r.Right(th.Muted, time, clock(s.draft.spent[step]))
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

// tally is how much of a step is settled.
type tally struct{ done, all int }

// tally returns how much of a step is settled. The rail asks with every draw, and in
// a large company counting takes longer than drawing.
func (s *Screen) tally(i int) (done, all int) {
	if s.tallies == nil {
		s.tallies = make([]tally, len(s.stations))
		for j, st := range s.stations {
			s.tallies[j].done, s.tallies[j].all = st.tally()
		}
	}
	return s.tallies[i].done, s.tallies[i].all
}

// complete reports whether a step wants nothing more: one that asks for something as
// soon as it has all of it, another when it has been looked at and left.
func (s *Screen) complete(i int) bool {
	done, all := s.tally(i)
	return done >= all && (s.stations[i].cursor().counted || i != s.at && s.reached(i))
}

// left says how much of a step is left to settle, or by a check that nothing is.
func (s *Screen) left(i int) string {
	done, all := s.tally(i)
	switch {
	case done < all:
		return fmt.Sprintf(s.env.T(words.Left), all-done)
	case s.complete(i):
		return s.env.Theme.Glyphs.Check
	}
	return ""
}

// railLine is the rail in one line: the step that it is, with its name, among the
// numbers of the others. A check stands behind the number of its step.
func (s *Screen) railLine() string {
	th := s.env.Theme
	var line strings.Builder
	th.Space.Write(&line, " ")
	for i, step := range s.steps {
		if i == s.at {
			label := strings.TrimRight(fmt.Sprintf(" %d %s %s", i+1, s.stepName(step), s.left(i)), " ")
			th.TabOpen.Write(&line, label+" ")
			continue
		}
		th.Tab.Write(&line, fmt.Sprintf(" %d", i+1))
		if s.complete(i) {
			th.Success.Write(&line, th.Glyphs.Check)
		}
		th.Tab.Write(&line, " ")
	}
	return ansi.Truncate(line.String(), s.width, "")
}
