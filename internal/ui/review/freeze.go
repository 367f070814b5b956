package review

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
)

// gathering reads what closing a review needs: first its draft, in which another
// cockpit may have left something, then the histories that minutes look back upon,
// one after the other.
type gathering struct {
	period metrics.Period
	drafts bool // the draft is being read
	wanted []string
	whole  map[string]*metrics.Series
}

// close begins to close a review.
func (s *Screen) close(review string) tea.Cmd {
	if !s.writable() || s.review.ID() != review || s.gather != nil {
		return nil
	}
	s.gather = &gathering{period: s.period, drafts: true, wanted: report.Histories(s.env.Workspace, s.period), whole: map[string]*metrics.Series{}}
	return frame.Ask(frame.LoadReview{Review: review})
}

// draftRead goes on closing, unless the draft could not be read.
func (s *Screen) draftRead(err error) tea.Cmd {
	switch {
	case s.gather == nil || !s.gather.drafts:
		return nil
	case err != nil:
		s.gather = nil
		return nil
	}
	s.gather.drafts = false
	return s.gatherNext()
}

func (s *Screen) gatherNext() tea.Cmd {
	if s.gather.drafts {
		return nil
	}
	if len(s.gather.wanted) > 0 {
		return frame.Ask(frame.LoadSeries{KPI: s.gather.wanted[0]})
	}
	g := s.gather
	s.gather = nil
	if open := s.unkept(); g.period == s.period && len(open) > 0 {
		return s.settleFirst(open)
	}
	return s.freeze(g.period, g.whole)
}

// gathered takes a history. Where it is another's the one that is wanted is asked
// for again: of several that are wanted the root reads the last.
func (s *Screen) gathered(msg frame.SeriesLoaded) tea.Cmd {
	if s.gather == nil {
		return nil
	}
	if i := slices.Index(s.gather.wanted, msg.KPI); i >= 0 {
		s.gather.wanted = slices.Delete(s.gather.wanted, i, i+1)
		if msg.Err == nil && msg.Series != nil { // else its newest part must do
			s.gather.whole[msg.KPI] = msg.Series
		}
	}
	return s.gatherNext()
}

// freeze closes the review of a period with the numbers as they stand, and writes
// its minutes, in one change.
func (s *Screen) freeze(period metrics.Period, whole map[string]*metrics.Series) tea.Cmd {
	var written metrics.Minutes
	return s.store(&job{
		build: func() metrics.Change {
			env := s.env
			if r := env.Workspace.Review(period); r == nil || r.Closed() || s.period == period && len(s.unkept()) > 0 {
				return metrics.Change{}
			}
			r := metrics.CloseReview(*s.edited(period), env.Assessed, env.Seq, s.draft.spent, env.By)
			w := *env.Workspace
			w.Series = maps.Clone(w.Series)
			for kpi, series := range whole {
				w.Series[kpi] = series.Joined(env.Series(kpi))
			}
			doc := report.Build(report.Input{Workspace: &w, Assessed: env.Assessed, Period: period, Review: &r, Lang: env.Lang})
			written = metrics.Minutes{Review: r.ID(), Lang: env.Lang, Text: report.Minutes(doc)}
			return s.change(&r, &written)
		},
		after: func() tea.Cmd {
			if s.period == period {
				s.minutes = minutes{loaded: true, text: written.Text}
				s.offset, s.drawn = 0, ""
			}
			return s.say(words.Closed)
		},
	})
}
