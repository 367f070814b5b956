package metrics

import "math"

// GoalOn returns the goal by which a value of the KPI is judged that speaks for
// the day t, with its plan on that day; nil when none is in force.
//
// In force is, first of these: the step goal of a phase, from the phase's start
// to its end or its own due date, whichever is later (of several the phase that
// began last); the growing goal, the KPI's own or a phase's, with the earliest
// due date from t on, and after the last one's due date that one as a level to
// hold; the KPI's own step goal: the earliest due from t on, else the standing
// one, else the one that was due last.
func GoalOn(w *Workspace, k *KPI, s *Series, t Date) *GoalInForce {
	sub := subject{w: w, k: k, s: s, phased: phaseGoals(w, k.ID)}
	h := sub.history(t, t-1)
	if g, ok := sub.goalOn(&h, t); ok {
		return &g
	}
	return nil
}

// candidate is a goal that may be in force for a KPI, with the phase that owns it.
type candidate struct {
	goal  *Goal
	phase *Phase
}

// phaseGoals returns the goals that phases have for the KPI.
func phaseGoals(w *Workspace, id string) (list []candidate) {
	for i := range w.Phases {
		p := &w.Phases[i]
		for j := range p.Goals {
			if p.Goals[j].KPI == id {
				list = append(list, candidate{&p.Goals[j], p})
			}
		}
	}
	return list
}

// all calls f with every goal of the KPI that is set on t, its own ones first.
func (s *subject) all(t Date, f func(candidate)) {
	for i := range s.k.Goals {
		if g := &s.k.Goals[i]; g.SetOn(t) {
			f(candidate{g, nil})
		}
	}
	for _, c := range s.phased {
		if c.goal.SetOn(t) {
			f(c)
		}
	}
}

// goalOn finds the goal in force on t. h is the history as far as it is known
// on the day of judgement.
func (s *subject) goalOn(h *history, t Date) (g GoalInForce, ok bool) {
	ok = s.inForce(&g, h, t)
	return g, ok
}

// inForce is goalOn for those who judge hundreds of periods, and do not carry goals
// about: it fills g in, which must be zero.
func (s *subject) inForce(g *GoalInForce, h *history, t Date) bool {
	var step, own, growing candidate
	s.all(t, func(c candidate) {
		switch {
		case c.goal.Grows():
			if growing.goal == nil || !sooner(growing.goal.Due, c.goal.Due, t) {
				growing = c
			}
		case c.phase == nil:
			if own.goal == nil || !sooner(own.goal.Due, c.goal.Due, t) {
				own = c
			}
		case t >= c.phase.Start && t <= max(c.phase.End, c.goal.Due):
			if step.goal == nil || c.phase.Start >= step.phase.Start {
				step = c
			}
		}
	})
	switch {
	case step.goal != nil:
		*g = hold(step)
	case growing.goal != nil:
		*g = s.planOn(h, growing, t)
	case own.goal != nil:
		*g = hold(own)
	default:
		return false
	}
	return true
}

// sooner reports whether, on t, a goal due on a comes before one due on b: those
// that are not over first, the earliest first, standing ones behind them; then
// those that are over, the latest first.
func sooner(a, b, t Date) bool {
	rank := func(d Date) int {
		switch {
		case d == 0:
			return math.MaxInt32
		case d >= t:
			return int(d)
		default:
			return math.MaxInt32 + int(t-d)
		}
	}
	return rank(a) < rank(b)
}

// hold returns a goal as a level to hold.
func hold(c candidate) GoalInForce {
	return GoalInForce{Goal: *c.goal, Phase: c.phase, Plan: Some(c.goal.Value)}
}

// planOn returns a growing goal with its path and its plan on t, whether or not
// it is the one in force.
func (s *subject) planOn(h *history, c candidate, t Date) GoalInForce {
	if t > c.goal.Due {
		return hold(c)
	}
	g, ok := s.pathOf(h, c, t)
	switch {
	case !ok:
		g.Plan = Maybe{}
	case g.Anchor != 0:
		g.Plan = Some(g.On(t))
	}
	return g
}

// pathOf returns a growing goal with the path that it had or has, over or not;
// ok is false while nobody knows where it begins.
func (s *subject) pathOf(h *history, c candidate, t Date) (g GoalInForce, ok bool) {
	g = hold(c)
	anchor, value, ok := s.anchor(h, c, t)
	if ok && anchor < c.goal.Due {
		g.Anchor, g.AnchorValue = anchor, value
	}
	return g, ok
}

// On returns the value that should be reached on the day t: on the straight line
// (or, for a geometric path with a positive start and goal, on the curve of equal
// daily factors) from the anchor to the due date, level before and after it.
func (g *GoalInForce) On(t Date) float64 {
	if g.Anchor == 0 {
		return g.Goal.Value
	}
	used := g.TimeUsed(t).V
	if g.Goal.Path == Geometric && g.AnchorValue > 0 && g.Goal.Value > 0 {
		return g.AnchorValue * math.Pow(g.Goal.Value/g.AnchorValue, used)
	}
	return g.AnchorValue + (g.Goal.Value-g.AnchorValue)*used
}

// TimeUsed returns the share of the path's time that is over on t, 0 to 1;
// missing for a level to hold.
func (g *GoalInForce) TimeUsed(t Date) Maybe {
	if g.Anchor == 0 {
		return Maybe{}
	}
	return Some(max(0, min(1, float64(t-g.Anchor)/float64(g.Goal.Due-g.Anchor))))
}

// Early reports whether attainment says nothing yet on t: in the first 20 % of a
// path that starts below 10 % of its goal, whichever side of it is good. A goal at
// or below zero has no share of which a start could be small.
func (g *GoalInForce) Early(t Date) bool {
	const young, low = 0.2, 0.1
	return g.Anchor != 0 && g.Goal.Value > 0 &&
		!atLeast(g.AnchorValue, low*g.Goal.Value) && !atLeast(g.TimeUsed(t).V, young)
}

// anchor returns where the path of a growing goal begins: at the due date and
// value of the growing goal before it. A goal that was set after that day (Since)
// begins there, with its own From or the value of that day. The first of all
// begins with its own From on the company's first day (or its phase's, if that
// is later), else with the first snapshot.
func (s *subject) anchor(h *history, c candidate, t Date) (Date, float64, bool) {
	var before *Goal
	s.all(t, func(o candidate) {
		if o.goal.Grows() && o.goal.Due < c.goal.Due && (before == nil || o.goal.Due >= before.Due) {
			before = o.goal
		}
	})
	if since := c.goal.Since; since != 0 && (before == nil || before.Due < since) {
		if c.goal.From != nil {
			return since, *c.goal.From, true
		}
		v, ok := h.around(since)
		return since, v, ok
	}
	if before != nil {
		return before.Due, before.Value, true
	}
	if c.goal.From == nil {
		r, ok := h.first()
		return r.at, r.value, ok
	}
	start := s.w.Info.Start
	if start == 0 {
		if r, ok := h.first(); ok {
			start = r.at
		}
	}
	if c.phase != nil {
		start = max(start, c.phase.Start)
	}
	return start, *c.goal.From, start != 0
}
