package review

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// An annual review says how a KPI served through the year, which may be more of its
// history than is in memory.

// lookBack asks for the history of the KPI on the card where its year is not in
// memory.
func (s *Screen) lookBack() tea.Cmd {
	c, ok := s.here().(*cardStop)
	if !ok || c.step != metrics.StepSystem || c.kpi() == "" || c.reaches(c.kpi()) {
		return nil
	}
	return frame.Ask(frame.LoadSeries{KPI: c.kpi()})
}

// looked takes a history that may be the one.
func (s *Screen) looked(msg frame.SeriesLoaded) {
	for _, st := range s.stations {
		if c, ok := st.(*cardStop); ok && c.step == metrics.StepSystem && msg.Err == nil && msg.Series != nil {
			c.whole[msg.KPI] = msg.Series
			s.drawn = ""
		}
	}
}

// history returns what is in memory of a KPI's history.
func (st *cardStop) history(kpi string) *metrics.Series {
	if whole := st.whole[kpi]; whole != nil {
		return whole.Joined(st.s.env.Series(kpi))
	}
	return st.s.env.Series(kpi)
}

// reaches reports whether the year is in memory.
func (st *cardStop) reaches(kpi string) bool { return st.history(kpi).From <= st.s.period.Start }

// drawUse says how a KPI served: whether it was measured, what it warned of, and
// whether its goal was the right one.
func (st *cardStop) drawUse(p *page, k *metrics.KPI) {
	if !st.reaches(k.ID) {
		p.add("")
		return
	}
	env := p.env
	u := metrics.UseOf(env.Workspace, k, st.history(k.ID), env.Assessed, st.s.period)
	p.text(env.Theme.Text, edge, fmt.Sprintf(env.T(words.Use), env.Info().Label(st.s.period),
		u.Measured, u.Expected, u.Levels[1]+u.Levels[2]+u.Levels[3], u.Judged, u.Changes))
}
