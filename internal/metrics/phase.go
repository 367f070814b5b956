package metrics

import "time"

// AssessPhase judges one phase of the workspace at now, as [Assess] does for all
// of them.
//
// While a phase lasts its goals are judged by today's values; after its end by
// the values of its last day (or of a goal's due date, if that is later), which
// the tails of a workspace may not reach: such goals are unmeasured until whole
// histories lie in w.Series. A phase that has not begun has no levels.
func AssessPhase(w *Workspace, p *Phase, now time.Time) PhaseStatus {
	return newAssessor(w, DateOf(now)).phase(p, nil)
}

// phase judges a phase. Goals for KPIs that have not changed are carried over from
// before; nil: none.
func (a *assessor) phase(p *Phase, before *PhaseStatus) PhaseStatus {
	st := PhaseStatus{Phase: p, Elapsed: p.Elapsed(a.today), Goals: make([]PhaseGoal, 0, len(p.Goals))}
	var sum health
	for i := range p.Goals {
		g := &p.Goals[i]
		if !g.SetOn(min(a.today, max(p.End, g.Due))) {
			continue // replaced
		}
		var pg PhaseGoal
		if before == nil || a.changed[g.KPI] {
			pg = a.phaseGoal(p, g)
		} else {
			pg = before.Goals[len(st.Goals)]
		}
		counts := pg.fresh != Stale && pg.State != Early
		sum.add(pg.Value.OK, counts, pg.Attainment, pg.Level, g.Weight())
		st.Goals = append(st.Goals, pg)
	}
	st.Health = sum.result()
	return st
}

func (a *assessor) phaseGoal(p *Phase, g *Goal) PhaseGoal {
	pg := PhaseGoal{Goal: g, KPI: a.find(g.KPI), State: StateUnmeasured, fresh: Unmeasured}
	if pg.KPI == nil {
		return pg
	}
	s := a.subject(pg.KPI)
	h := s.history(a.today, a.closed)
	if last := max(p.End, g.Due); last < a.today {
		h = s.history(last, last)
	}
	r, ok := h.judged()
	t := h.today
	if ok {
		pg.Value, pg.Period, t = Some(r.value), r.period, r.at
	}
	c := candidate{g, p}
	force, path := hold(c), hold(c)
	if g.Grows() {
		force = s.planOn(&h, c, t)
		path, _ = s.pathOf(&h, c, t) // its bar stays when it is over
	}
	pg.Plan, pg.TimeUsed = force.Plan, path.TimeUsed(h.today)
	if now, some := s.goalOn(&h, t); some {
		pg.InForce = now.Phase == p && now.Goal == *g
	}
	pg.fresh = h.freshness()
	if !ok {
		return pg
	}
	pg.Outlook = a.phaseOutlook(&h, r, &force, pg.InForce)
	v := verdict{goal: force, hasGoal: true}
	v.byAttainment(&s, r.value, t)
	pg.Attainment, pg.Level = v.toPlan, v.byGoal
	if path.Anchor != 0 && !same(path.AnchorValue, g.Value) {
		pg.Progress = Some((r.value - path.AnchorValue) / (g.Value - path.AnchorValue))
	} else {
		pg.Progress = v.toGoal
	}
	switch {
	case v.early || h.today < p.Start:
		pg.State, pg.Level = Early, LevelNone
	case v.byGoal > LevelNone:
		pg.State = v.byGoal.state()
	case v.toPlan.OK && atLeast(v.toPlan.V, 1):
		pg.State = Reached
	default:
		pg.State = Near
	}
	return pg
}
