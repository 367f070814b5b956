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
	texts := s.draft.texts
	_, was := texts[entryKPI]
	if e == (frame.EnterValue{}) {
		for _, key := range [...]string{entryKPI, entryPeriod, entryValue, entryNote, entryWalk} {
			delete(texts, key)
		}
		if !was {
			return nil
		}
		return s.save()
	}
	texts[entryKPI], texts[entryPeriod] = e.KPI, s.env.Info().Label(e.Period)
	texts[entryValue], texts[entryNote] = e.Value, e.Note
	delete(texts, entryWalk)
	if e.Walk {
		texts[entryWalk] = "all"
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
