package review

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
)

// minutes are those of a closed review.
type minutes struct {
	loaded bool
	text   string
	drawn  drawnMinutes
	lines  []string // as drawn
}

// drawnMinutes is all that the lines of minutes depend on.
type drawnMinutes struct {
	text  string
	theme *theme.Theme
	width int
}

// doHeld carries out an action on a review that is not walked: a closed one, or
// one that was never held.
func (s *Screen) doHeld(a keys.Action) (tea.Cmd, bool) {
	switch {
	case a == keys.Open && s.review == nil && s.mayHold():
		return s.hold(), true
	case a == keys.AsItWas && s.review != nil && s.review.Closed() && !s.env.Past:
		return frame.Ask(frame.Travel{Seq: s.review.Closing.Seq, At: s.review.Closing.At}), true
	}
	return nil, s.scroll(a)
}

// drawNone says that no review was held.
func (s *Screen) drawNone(p *page) {
	if len(s.jobs) > 0 { // it is being made
		return
	}
	p.space()
	if s.env.Past {
		p.text(s.env.Theme.Text, 2, s.env.T(words.NotYet))
		return
	}
	p.text(s.env.Theme.Text, 2, s.env.T(words.NotHeld))
	p.blank()
	if s.mayHold() {
		p.text(s.env.Theme.Muted, 2, s.env.T(words.HowToHold))
	} else {
		p.text(s.env.Theme.Muted, 2, s.env.T(words.TooLate))
	}
}

// drawMinutes shows what the meeting left.
func (s *Screen) drawMinutes(p *page) {
	switch {
	case !s.minutes.loaded:
	case s.env.Masked:
		p.text(s.env.Theme.Muted, 2, s.env.T(words.MinutesMasked))
	case s.minutes.text == "":
		p.text(s.env.Theme.Muted, 2, s.env.T(words.NoMinutes))
	default:
		s.minutes.draw(p)
	}
}

// draw puts the minutes on a page. They are read as Markdown when something about
// them changes: those of a large company take longer than a key may.
func (m *minutes) draw(p *page) {
	drawn := drawnMinutes{text: m.text, theme: p.env.Theme, width: p.width}
	if m.lines == nil || m.drawn != drawn {
		from := len(p.lines)
		p.markdown(edge, m.text)
		m.drawn, m.lines = drawn, slices.Clone(p.lines[from:])
		return
	}
	p.lines = append(p.lines, m.lines...)
}

// whyShut says why nothing can be written any more.
func (s *Screen) whyShut() string {
	switch {
	case s.env.Past:
		return s.env.T(words.ReadOnly)
	case s.review == nil:
		return s.env.T(words.TakenBack)
	}
	return fmt.Sprintf(s.env.T(words.ClosedMeanwhile), text.Printable(s.review.Closing.By))
}
