package phases

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// past judges phases that are over. Their goals are held against what was
// measured then, which the part of a history that the board needs does not reach
// back to, so whole histories are asked for, one at a time.
type past struct {
	env    *frame.Env
	whole  map[string]*metrics.Series
	dated  map[string]bool // whole histories that have changed since; shown until the new one is here
	failed map[string]bool // could not be read; asked for again after a change
}

// judged returns the status of a phase by whole histories, as far as they are here.
func (p *past) judged(ps *metrics.PhaseStatus) *metrics.PhaseStatus {
	if !p.over(ps) {
		return ps
	}
	some := false
	for i := range ps.Goals {
		_, ok := p.whole[ps.Goals[i].Goal.KPI]
		some = some || ok
	}
	if !some {
		return ps
	}
	w := *p.env.Workspace
	w.Series = maps.Clone(w.Series)
	maps.Copy(w.Series, p.whole)
	out := metrics.AssessPhase(&w, ps.Phase, p.env.Now)
	return &out
}

func (p *past) over(ps *metrics.PhaseStatus) bool { return ps.Phase.End < p.env.Today }

// load asks for the next history that is wanted; nil when all are here.
func (p *past) load() tea.Cmd {
	for i := range p.env.Assessed.Phases {
		ps := &p.env.Assessed.Phases[i]
		if !p.over(ps) {
			continue
		}
		for j := range ps.Goals {
			if g := &ps.Goals[j]; p.wants(g) {
				return frame.Ask(frame.LoadSeries{KPI: g.KPI.ID})
			}
		}
	}
	return nil
}

func (p *past) wants(g *metrics.PhaseGoal) bool {
	if g.KPI == nil || g.Value.OK || p.failed[g.KPI.ID] {
		return false
	}
	if _, here := p.whole[g.KPI.ID]; here {
		return p.dated[g.KPI.ID]
	}
	s := p.env.Workspace.Series[g.KPI.ID]
	return s != nil && !s.From.IsZero()
}

// take keeps a history that has come, and reports whether it is one that was wanted.
func (p *past) take(msg frame.SeriesLoaded) bool {
	wanted := false
	for i := range p.env.Assessed.Phases {
		ps := &p.env.Assessed.Phases[i]
		for j := range ps.Goals {
			g := &ps.Goals[j]
			wanted = wanted || p.over(ps) && g.Goal.KPI == msg.KPI && p.wants(g)
		}
	}
	switch {
	case !wanted:
		return false
	case msg.Err != nil:
		p.failed = with(p.failed, msg.KPI)
	default:
		if p.whole == nil {
			p.whole = map[string]*metrics.Series{}
		}
		p.whole[msg.KPI] = msg.Series
		delete(p.dated, msg.KPI)
	}
	return true
}

// changed notes which of the histories a change has touched.
func (p *past) changed(c *metrics.Change) {
	for _, e := range c.Series {
		if _, ok := p.whole[e.KPI]; ok {
			p.dated = with(p.dated, e.KPI)
		}
	}
	p.failed = nil
}

// forget notes that any of them may have changed.
func (p *past) forget() {
	for kpi := range p.whole {
		p.dated = with(p.dated, kpi)
	}
	p.failed = nil
}

func with(set map[string]bool, kpi string) map[string]bool {
	if set == nil {
		set = map[string]bool{}
	}
	set[kpi] = true
	return set
}
