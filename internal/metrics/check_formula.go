package metrics

import (
	"cmp"
	"math"
	"slices"
)

// parts holds the goals of a computed KPI against those of its inputs: with every
// input just at its goal the formula misses the KPI's own. The other way round, that
// the inputs would give more than is asked, is no contradiction: a goal is a bound,
// not a value. Nothing is said of formulas that reach into other periods or into
// plans, and where an input has no goal.
func (c *checkup) parts(k *KPI) {
	f := readFormula(k.Formula)
	if f == nil {
		return
	}
	var with []*KPI
	for _, r := range f.refs {
		in := c.kpi(r.KPI)
		if in == nil || r.Func != RefValue || in.Aggregation != Last && in.JudgedKind() != k.JudgedKind() {
			return
		}
		with = append(with, in)
	}
	type pair struct{ goal, given float64 }
	var told []pair // a phase's goal often is the standing one once more
	for _, o := range c.stated(k) {
		sum, ok := c.planned(f, k, o.goal.Due)
		this := pair{o.goal.Value, sum.value}
		if !ok || o.goal.Comparator == Between || c.over(k, cmp.Or(o.goal.Due, c.today)) ||
			atLeast(Attainment(o.goal, sum.value), 1-apart) || slices.Contains(told, this) {
			continue
		}
		told = append(told, this)
		c.note(CheckParts, k, o.phase, bilingual(&c.w.Info, func(t speech) string {
			goal := o.goal.In(t.lang, k.Unit, func(v float64) string { return t.value(k, v) })
			return t.say(checkWords.Parts, goal, sum.text(t)+" = "+t.value(k, sum.value))
		}), checkWords.PartsHint, with...)
	}
}

// agrees holds the goals of a KPI against what its definition says that they agree
// with.
func (c *checkup) agrees(k *KPI) {
	for _, source := range k.AgreesWith {
		f := readFormula(source)
		if f == nil {
			continue // which Validate refuses
		}
		var with []*KPI
		for _, r := range f.refs {
			if in := c.kpi(r.KPI); in != nil {
				with = append(with, in)
			}
		}
		for _, o := range c.stated(k) {
			sum, ok := c.planned(f, k, o.goal.Due)
			if !ok || o.goal.Comparator == Between || c.over(k, cmp.Or(o.goal.Due, c.today)) || agree(sum.value, o.goal.Value) {
				continue
			}
			c.note(CheckAgrees, k, o.phase, bilingual(&c.w.Info, func(t speech) string {
				return t.say(checkWords.Agrees, t.value(k, o.goal.Value), sum.text(t)+" = "+t.value(k, sum.value), t.apart(sum.value, o.goal.Value))
			}), checkWords.AgreesHint, with...)
		}
	}
}

// year holds the plan of a KPI that adds up the periods of another, as a year does
// its months, against the plans of those periods. They are compared at the ends of
// phases and at due dates, as long as both still have a path to go. Paths of
// different shapes differ on the way: only the last of the days on which they do is
// reported.
func (c *checkup) year(k *KPI) {
	f := readFormula(k.Formula)
	if f == nil || f.root.op != opRef || f.refs[0].Func != RefSum {
		return
	}
	months := c.kpi(f.refs[0].KPI)
	if months == nil || months.Archived {
		return
	}
	kind := k.JudgedKind()
	for _, day := range c.milestones(k, months) {
		p := c.w.Info.Of(kind, day)
		if p.End() > day {
			p = p.Add(-1)
		}
		first := p.Add(1 - f.refs[0].N)
		plan, ok := c.planOn(k, p.End())
		sum, whole := c.planned(f, k, p.End())
		if !ok || !whole || first.Start < c.w.Info.Of(kind, c.w.Info.Start).Start || c.over(k, p.End()) || c.over(months, p.End()) || !plan.Plan.OK || agree(sum.value, plan.Plan.V) {
			continue
		}
		c.note(CheckYear, k, plan.Phase, bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.Year, t.name(months), c.w.Info.Title(first, t.lang), c.w.Info.Title(p, t.lang), t.value(k, sum.value),
				p.End(), t.value(k, plan.Plan.V), t.apart(sum.value, plan.Plan.V))
		}), checkWords.YearHint, months)
		return
	}
}

// milestones returns the ends of phases and the due dates of both KPIs up to the day
// on which the first of them has come to the end of its path, the last one first.
func (c *checkup) milestones(a, b *KPI) (days []Date) {
	until := c.end()
	for _, k := range []*KPI{a, b} {
		list := slices.DeleteFunc(c.dated(k), func(o candidate) bool { return !o.goal.Grows() })
		for _, o := range list {
			days = append(days, o.goal.Due)
		}
		if len(list) > 0 {
			until = min(until, list[len(list)-1].goal.Due)
		}
	}
	for i := range c.w.Phases {
		days = append(days, c.w.Phases[i].End)
	}
	days = append(days, until)
	slices.Sort(days)
	slices.Reverse(days)
	return slices.DeleteFunc(slices.Compact(days), func(d Date) bool { return d > until })
}

// end returns the first day on which every due date and every phase is over.
func (c *checkup) end() Date {
	last := c.today
	for i := range c.w.Phases {
		p := &c.w.Phases[i]
		last = max(last, p.End)
		for j := range p.Goals {
			last = max(last, p.Goals[j].Due)
		}
	}
	for i := range c.w.KPIs {
		for j := range c.w.KPIs[i].Goals {
			last = max(last, c.w.KPIs[i].Goals[j].Due)
		}
	}
	return last + 1
}

// agree reports whether a number is as good as the goal that it should be.
func agree(v, goal float64) bool { return atLeast(apart*math.Abs(goal), math.Abs(v-goal)) }

// planOn returns the goal that will be in force on a day, as it is set today.
func (c *checkup) planOn(k *KPI, day Date) (GoalInForce, bool) {
	s := c.subject(k)
	h := s.history(c.today, c.closed)
	return s.goalOn(&h, day)
}

// planned computes a formula of a KPI with what is planned for its inputs on a day;
// with their goals, that is, where these are due on it or stand without a date. The
// zero day stands for the time after all due dates. ok is false where an input has no
// plan, or is one of another time.
func (c *checkup) planned(f *Formula, k *KPI, day Date) (sum planned, ok bool) {
	if day == 0 {
		day = c.end()
	}
	sum = planned{c: c, f: f, values: make([]float64, len(f.refs))}
	for i, r := range f.refs {
		if sum.values[i], ok = c.plannedRef(r, k, day); !ok {
			return sum, false
		}
	}
	v, gap := f.compute(sum.values)
	sum.value = v
	return sum, gap == nil
}

func (c *checkup) plannedRef(r Ref, k *KPI, day Date) (v float64, ok bool) {
	in := c.kpi(r.KPI)
	if in == nil || in.Archived {
		return 0, false
	}
	switch r.Func {
	case RefValue:
		g, ok := c.planOn(in, day)
		return g.Plan.V, ok && g.Plan.OK && g.Goal.Comparator != Between
	case RefSum:
		kind := k.JudgedKind()
		if in.Aggregation != Sum || in.JudgedKind() != kind {
			return 0, false
		}
		p := c.w.Info.Of(kind, day)
		if p.End() > day {
			p = p.Add(-1)
		}
		for i := range r.N {
			g, ok := c.planOn(in, p.Add(-i).End())
			if !ok || !g.Plan.OK {
				return 0, false
			}
			v += g.Plan.V
		}
		return v, true
	}
	return 0, false
}

// planned is a formula with plans in the place of values.
type planned struct {
	c      *checkup
	f      *Formula
	values []float64
	value  float64
}

// text writes the formula with the names and the plans of its inputs.
func (p planned) text(t speech) string {
	out := printer{f: p.f, onPaper: true, ref: func(i int) string {
		in := p.c.kpi(p.f.refs[i].KPI)
		return t.name(in) + " " + t.value(in, p.values[i])
	}}
	return out.print(&p.f.root)
}
