package metrics

// subject is a KPI with all that is needed to judge it.
type subject struct {
	w      *Workspace
	k      *KPI
	s      *Series
	phased []candidate // the goals that phases have for it
	rules  []rule
	bands  Bands
	lookup func(id string) *KPI // nil: the workspace's own, slower one
}

// rule is an alert rule with its condition read.
type rule struct {
	*AlertRule
	when Condition
}

// newSubject prepares a KPI. A rule that cannot be read, which [Validate]
// refuses, never holds.
func newSubject(w *Workspace, k *KPI, s *Series, phased []candidate) subject {
	sub := subject{w: w, k: k, s: s, phased: phased, bands: w.Info.Bands.orDefault()}
	if len(k.Alerts) > 0 {
		sub.rules = make([]rule, len(k.Alerts))
		for i := range k.Alerts {
			when, err := ParseCondition(k.Alerts[i].When)
			if err != nil {
				when = nil
			}
			sub.rules[i] = rule{&k.Alerts[i], when}
		}
	}
	return sub
}

func (s *subject) history(today, closed Date) history {
	return newHistory(&s.w.Info, s.k, s.s, today, closed)
}

// verdict is the judgement on one value: facts only, put into reasons where
// somebody will read them.
type verdict struct {
	goal       GoalInForce
	hasGoal    bool
	toGoal     Maybe
	toPlan     Maybe
	early      bool
	byGoal     Level      // from bands or thresholds
	threshold  *Threshold // that gave byGoal
	thresholds bool       // thresholds were asked, not bands
	level      Level      // shown: the highest
	state      State
	held       uint64 // bit i: rule i holds; beyond 64 rules hold unexplained
}

// judge fills v in: it judges a value, ok false where there is none, by the goal in force on t.
// fresh is the KPI's freshness; Current for values of the past.
func (s *subject) judge(v *verdict, h *history, r reading, ok bool, t Date, fresh Freshness) {
	*v = verdict{}
	v.hasGoal = s.inForce(&v.goal, h, t)
	if ok && v.hasGoal {
		v.byAttainment(s, r.value, t)
	}
	v.level = v.byGoal
	for i := range s.rules {
		if s.holds(s.rules[i].when, h, r, ok, v, fresh) {
			v.held |= 1 << i
			v.level = max(v.level, s.rules[i].Level)
		}
	}
	switch {
	case v.level > LevelNone:
		v.state = v.level.state()
	case !ok:
		v.state = StateUnmeasured
	case !v.hasGoal || !v.toPlan.OK:
		v.state = NoGoal
	case v.early:
		v.state = Early
	case v.toPlan.OK && atLeast(v.toPlan.V, 1):
		v.state = Reached
	default:
		v.state = Near
	}
}

// byAttainment works out what the goal in force says about a value.
func (v *verdict) byAttainment(s *subject, value float64, t Date) {
	v.toGoal = Some(v.goal.AttainmentGoal(value))
	v.toPlan = v.goal.AttainmentPlan(value)
	v.early = v.goal.Early(t)
	switch {
	case v.early:
	case !s.k.Thresholds.IsZero() && v.goal.Goal.Comparator != Between:
		v.thresholds = true
		v.byGoal, v.threshold = s.k.Thresholds.level(v.goal.Goal.Comparator, value)
	case v.toPlan.OK:
		v.byGoal = s.bands.level(v.toPlan.V)
	}
}

// holds reports whether a condition holds. What is missing fulfils nothing, and
// an early attainment is missing: it would raise what [Early] keeps quiet.
func (s *subject) holds(when Condition, h *history, r reading, ok bool, v *verdict, fresh Freshness) bool {
	for _, c := range when {
		var a Maybe
		switch c.Subject {
		case SubjectFreshness:
			if (fresh == c.Freshness) != (c.Op == Equal) {
				return false
			}
			continue
		case SubjectValue:
			a = Maybe{r.value, ok}
		case SubjectAttainment:
			a = Maybe{v.toPlan.V, v.toPlan.OK && !v.early}
		case SubjectAttainmentGoal:
			a = Maybe{v.toGoal.V, v.toGoal.OK && !v.early}
		case SubjectKPI:
			a = s.otherValue(c.KPI, h)
		}
		if !a.OK || !c.Op.Holds(a.V, c.Number) {
			return false
		}
	}
	return len(when) > 0
}

// otherValue returns the judged value of another KPI as known on the same day.
func (s *subject) otherValue(id string, h *history) Maybe {
	var k *KPI
	if s.lookup != nil {
		k = s.lookup(id)
	} else {
		k = s.w.KPI(id)
	}
	if k == nil {
		return Maybe{}
	}
	o := newHistory(&s.w.Info, k, s.w.Series[id], h.today, h.closed)
	r, ok := o.judged()
	return Maybe{r.value, ok}
}

// explain appends the verdict's reasons to list.
func (s *subject) explain(list []Reason, h *history, r reading, ok bool, v *verdict, fresh Freshness) []Reason {
	base := Reason{KPI: s.k, Value: Maybe{r.value, ok}, Period: r.period}
	why := base
	switch {
	case !ok && h.one != nil && s.k.Aggregation != Last:
		why.Kind = ReasonNotClosed
	case !ok:
		why.Kind = ReasonUnmeasured
	case !v.hasGoal || !v.toPlan.OK:
		why.Kind = ReasonNoGoal
	default:
		s.explainGoal(&why, v, r.at)
	}
	list = append(list, why)
	for i := range s.rules {
		if v.held&(1<<i) != 0 {
			by := base
			by.Kind, by.Level, by.Rule = ReasonRule, s.rules[i].Level, s.rules[i].AlertRule
			list = append(list, by)
		}
	}
	if r.of > 0 {
		gaps := base
		gaps.Kind, gaps.Days, gaps.Of = ReasonGaps, r.days, r.of
		list = append(list, gaps)
	}
	if fresh == Stale && ok {
		stale := base
		stale.Kind = ReasonStale
		if s := h.newest(); s != nil { // of a sum perhaps a day after the period that is judged
			stale.Period = s.Period
		}
		list = append(list, stale)
	}
	return list
}

// explainGoal says how a value stands to the goal in force, on the day t.
func (s *subject) explainGoal(why *Reason, v *verdict, t Date) {
	g := &v.goal
	why.Comparator, why.Target, why.Upper = g.Goal.Comparator, g.Plan.V, g.Goal.High
	why.Attainment, why.Level = v.toPlan, v.byGoal
	switch {
	case v.early:
		why.Kind, why.Low = ReasonEarly, g.TimeUsed(t)
	case v.thresholds:
		why.Kind, why.Threshold = ReasonThreshold, v.threshold
	default:
		why.Kind = ReasonGoal
		if g.Anchor != 0 {
			why.Kind = ReasonPlan
		}
		why.Low, why.High = s.bands.edges(v.byGoal, atLeast(v.toPlan.V, 1))
	}
}
