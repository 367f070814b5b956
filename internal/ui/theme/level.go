package theme

import "kpitui/internal/metrics"

// MarkWidth is the width of every [Mark.Glyph] in columns.
const MarkWidth = 2

// Mark is how a state looks: a shape, a look for text and one for bars. With
// the state's word ([metrics.State.Label]) it says the same thing three times,
// so that no colour stands alone.
type Mark struct {
	Glyph string // !1, !2, !3, ok, .., --
	Style Style  // of the glyph, the word and the number
	Fill  Style  // of the filled part of a bar
}

// Render writes the mark with its word: "!3 緊急".
func (m Mark) Render(word string) string { return m.Style.Render(m.Glyph + " " + word) }

// State returns the mark of a state.
func (s *Styles) State(state metrics.State) Mark {
	m := Mark{Glyph: state.Mark(), Style: s.Muted, Fill: s.Muted} // early, no goal, unmeasured
	switch state {
	case metrics.Reached:
		m.Style, m.Fill = s.reached, s.reached
	case metrics.Near:
		m.Style, m.Fill = s.near, s.near
	case metrics.Caution:
		m.Style, m.Fill = s.caution, s.caution
	case metrics.Warning:
		m.Style, m.Fill = s.warning, s.warning
	case metrics.Critical:
		m.Style, m.Fill = s.critical, s.criticalFill
	}
	return m
}

// Level returns the mark of a warning level; without a level that is "ok".
func (s *Styles) Level(level metrics.Level) Mark {
	switch level {
	case metrics.LevelNone:
		return s.State(metrics.Near)
	case metrics.LevelCaution:
		return s.State(metrics.Caution)
	case metrics.LevelWarning:
		return s.State(metrics.Warning)
	default:
		return s.State(metrics.Critical)
	}
}

// Freshness returns the look of the word for a freshness: what asks for a value
// stands out, the rest stays quiet.
func (s *Styles) Freshness(f metrics.Freshness) Style {
	if f == metrics.Due || f == metrics.Stale {
		return s.Due
	}
	return s.Muted
}
