package review

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// What stands in the entry line over the review is a part of its draft: the number
// that somebody is dictating must not be lost either.
const (
	entryKPI    = "entry/kpi"
	entryPeriod = "entry/period"
	entryValue  = "entry/value"
	entryNote   = "entry/note"
	entryWalk   = "entry/walk"
)

// Entered takes what stands in the entry line; zero: nothing any more.
func (s *Screen) Entered(e frame.EnterValue) tea.Cmd {
	if !s.writable() {
		return nil
	}
	_, was := s.draft.texts[entryKPI]
	if e == (frame.EnterValue{}) {
		for _, key := range [...]string{entryKPI, entryPeriod, entryValue, entryNote, entryWalk} {
			s.draft.drop(key)
		}
		if !was {
			return nil
		}
		return s.save()
	}
	walk := ""
	if e.Walk {
		walk = "all"
	}
	for key, typed := range map[string]string{
		entryKPI: e.KPI, entryPeriod: s.env.Info().Label(e.Period), entryValue: e.Value, entryNote: e.Note, entryWalk: walk,
	} {
		s.draft.put(key, typed)
	}
	return s.touch()
}

// reenter opens the entry line as a draft left it; nil: it was not open, or what it
// walked through has come meanwhile.
func (s *Screen) reenter() tea.Cmd {
	texts := s.draft.texts
	period, err := metrics.ParsePeriod(s.env.Info().Calendar, texts[entryPeriod])
	st := s.env.Status(texts[entryKPI])
	walk := texts[entryWalk] != ""
	if err != nil || st == nil || walk && !slices.Contains(st.Asks, period) {
		return nil
	}
	return frame.Ask(frame.EnterValue{KPI: st.KPI.ID, Period: period, Walk: walk, Value: texts[entryValue], Note: texts[entryNote]})
}
