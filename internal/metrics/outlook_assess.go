package metrics

// outlook returns the outlook of the goal in force of the KPI at hand, whose closed
// periods lie in a.points; nil when it has none.
func (a *assessor) outlook(h *history, r reading, g *GoalInForce) *Outlook {
	if g.dueDate() < max(1, h.today) {
		return nil
	}
	a.samples = sampled(h, a.points, r, a.samples[:0])
	if a.outlooks == nil {
		a.outlooks = make([]Outlook, 0, cap(a.goals))
	}
	a.outlooks = append(a.outlooks, Outlook{})
	out := &a.outlooks[len(a.outlooks)-1]
	h.outlook(out, a.samples, r, g)
	if g.Phase != nil {
		if a.ahead == nil {
			a.ahead = map[string]*Outlook{}
		}
		a.ahead[h.k.ID] = out
	}
	return out
}

// phaseOutlook returns the outlook of a goal of a phase: that of the goal in force
// has been made already, unless the phase is judged by itself.
func (a *assessor) phaseOutlook(h *history, r reading, g *GoalInForce, inForce bool) *Outlook {
	if g.dueDate() < max(1, a.today) {
		return nil
	}
	if o := a.ahead[h.k.ID]; o != nil && inForce {
		return o
	}
	a.points = h.recent(a.points[:0])
	return a.outlook(h, r, g)
}
