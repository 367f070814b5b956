package detail

import (
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/text"
)

// said is what is told about a KPI in words: why it stands as it does, whether that
// is signal or noise, and whether its goal will be met.
type said [3][]string

func (s *said) height() int { return len(s[0]) + len(s[1]) + len(s[2]) }

// lines returns so many lines: the first of each before the rest of any. The last line
// of what goes on is passed through cut.
func (s *said) lines(height int, cut func(string) string) (out []string) {
	var n [len(s)]int
	for i := range s {
		if height > 0 && len(s[i]) > 0 {
			n[i] = 1
			height--
		}
	}
	for i := range s {
		by := min(height, len(s[i])-n[i])
		if by > 0 {
			n[i] += by
			height -= by
		}
		out = append(out, s[i][:n[i]]...)
		if n[i] > 0 && n[i] < len(s[i]) {
			out[len(out)-1] = cut(out[len(out)-1])
		}
	}
	return out
}

// cut marks a line as one that goes on.
func (s *Screen) cut(width int) func(string) string {
	tail := s.env.Theme.Glyphs.Tail
	return func(line string) string {
		return ansi.Truncate(line, width-text.Width(tail), "") + s.env.Theme.Muted.Render(tail)
	}
}

// told draws what is told, its labels one below the other.
func (s *Screen) told(width int) *said {
	th := s.env.Theme
	labels := 0
	texts := [...]struct {
		label string
		body  []styledText
	}{
		{s.env.T(words.Reasons), s.reasons()},
		{s.env.T(words.Signal), s.signal()},
		{s.env.T(words.Outlook), s.outlook()},
	}
	for _, t := range texts {
		if len(t.body) > 0 {
			labels = max(labels, text.Width(t.label))
		}
	}
	out := &said{}
	for i, t := range texts {
		out[i] = s.labelled(t.label, th.Group, labels, width, t.body)
	}
	return out
}
