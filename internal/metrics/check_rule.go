package metrics

import (
	"math"
	"slices"
)

// rules finds alert rules that can never hold, or hold whatever the value is.
func (c *checkup) rules(k *KPI) {
	for i := range k.Alerts {
		when, err := ParseCondition(k.Alerts[i].When)
		if err != nil {
			continue // which Validate refuses
		}
		var text Text
		hint := checkWords.NeverHint
		rule := func(t speech) string {
			return Reason{KPI: k, Rule: &k.Alerts[i]}.condition(t.lang, func(v float64) string { return t.value(k, v) })
		}
		of := func(values, attained Text, about *possibility) Text {
			return bilingual(&c.w.Info, func(t speech) string {
				words := values
				if about.attained {
					words = attained
				}
				return t.say(words, rule(t), t.name(about.kpi), t.possible(about))
			})
		}
		switch about, how := c.holding(k, when); {
		case how == holdsNever && about != nil:
			text = of(checkWords.Beyond, checkWords.BeyondAttained, about)
		case how == holdsNever && when.attains() && len(c.stated(k)) == 0:
			text = bilingual(&c.w.Info, func(t speech) string { return t.say(checkWords.NoGoal, rule(t)) })
			hint = checkWords.NoGoalHint
		case how == holdsNever:
			text = bilingual(&c.w.Info, func(t speech) string { return t.say(checkWords.Contrary, rule(t)) })
		case how == holdsAlways:
			text, hint = of(checkWords.Always, checkWords.AlwaysAttained, about), checkWords.AlwaysHint
		default:
			continue
		}
		with := make([]*KPI, 0, len(when))
		for _, id := range when.KPIs() {
			if o := c.kpi(id); o != nil {
				with = append(with, o)
			}
		}
		c.note(CheckRule, k, nil, text, hint, with...)
	}
}

// holding is when a condition can hold.
type holding uint8

const (
	holdsAtTimes holding = iota
	holdsNever
	holdsAlways
)

// attains reports whether the condition asks for an attainment.
func (c Condition) attains() bool {
	for _, clause := range c {
		if clause.Subject == SubjectAttainment || clause.Subject == SubjectAttainmentGoal {
			return true
		}
	}
	return false
}

// possibility is what a value, or the attainment, of a KPI can be.
type possibility struct {
	kpi      *KPI
	attained bool
	interval
}

// holding returns when a condition can hold, and for one that follows from what is
// possible, what that is. A value that is missing fulfils nothing.
func (c *checkup) holding(k *KPI, when Condition) (about *possibility, how holding) {
	type subject struct {
		of  Subject
		kpi string
	}
	left := map[subject]interval{}
	fresh := []Freshness{Current, Due, Stale, Unmeasured}
	valued, always := false, true
	when = slices.SortedStableFunc(slices.Values(when), func(a, b Clause) int { // a != takes away what the others leave
		return compareBool(a.Op == NotEqual, b.Op == NotEqual)
	})
	for _, clause := range when {
		if clause.Subject == SubjectFreshness {
			fresh, always = clause.keep(fresh), false
			continue
		}
		valued = true
		of, id := k, clause.KPI
		if clause.Subject == SubjectKPI {
			of = c.kpi(id)
		}
		possible := anything
		switch clause.Subject {
		case SubjectAttainment, SubjectAttainmentGoal:
			possible = c.attainable(k)
		default:
			if of != nil {
				possible.low, possible.high = of.Unit.Range()
			}
		}
		what := &possibility{of, clause.Subject == SubjectAttainment || clause.Subject == SubjectAttainmentGoal, possible}
		if possible.cut(clause).empty() {
			if of == nil {
				what = nil
			}
			return what, holdsNever
		}
		always = always && possible.within(clause)
		at := subject{clause.Subject, id}
		rest, seen := left[at]
		if !seen {
			rest = possible
		}
		left[at] = rest.cut(clause)
		if about = nil; of != nil {
			about = what
		}
	}
	for _, rest := range left {
		if rest.empty() {
			return nil, holdsNever
		}
	}
	switch {
	case len(fresh) == 0, valued && len(fresh) == 1 && fresh[0] == Unmeasured, when.attains() && len(c.stated(k)) == 0:
		return nil, holdsNever
	case always && about != nil:
		return about, holdsAlways
	}
	return nil, holdsAtTimes
}

// anything is what a number can be of which nothing is known.
var anything = interval{low: math.Inf(-1), high: math.Inf(1)}

// attainable returns what the attainment of the KPI's goals can be, to the plan as to
// the goal, as far as it is certain whatever the plan is: for values that are never
// negative, of at-least goals not below 0 and of at-most goals not above 2; between two
// bounds not above 1.
func (c *checkup) attainable(k *KPI) interval {
	all := interval{low: math.Inf(1), high: math.Inf(-1)}
	low, _ := k.Unit.Range()
	for _, o := range c.stated(k) {
		one := anything
		switch {
		case o.goal.Comparator == Between:
			one.high = 1
		case low < 0:
		case o.goal.Comparator == AtMost:
			one.high = 2
		default:
			one.low = 0
		}
		all.low, all.high = min(all.low, one.low), max(all.high, one.high)
	}
	if all.low > all.high { // no goal
		return anything
	}
	return all
}

// keep returns the freshnesses that fulfil the clause.
func (c Clause) keep(of []Freshness) (kept []Freshness) {
	for _, f := range of {
		if (f == c.Freshness) == (c.Op == Equal) {
			kept = append(kept, f)
		}
	}
	return kept
}

// interval is a range of values, without its ends where they are open. A hole that a
// != leaves in its inside is not kept.
type interval struct {
	low, high         float64
	lowOpen, highOpen bool
}

func (i interval) empty() bool {
	return i.low > i.high || i.low == i.high && (i.lowOpen || i.highOpen)
}

// cut returns what of the interval fulfils the clause.
func (i interval) cut(c Clause) interval {
	x := c.Number
	switch c.Op {
	case Below, AtOrBelow:
		return i.under(x, c.Op == Below)
	case Above, AtOrAbove:
		return i.over(x, c.Op == Above)
	case Equal:
		return i.under(x, false).over(x, false)
	default:
		i.lowOpen = i.lowOpen || x == i.low // which empties a single point
		return i
	}
}

func (i interval) under(x float64, open bool) interval {
	switch {
	case x < i.high:
		i.high, i.highOpen = x, open
	case x == i.high:
		i.highOpen = i.highOpen || open
	}
	return i
}

func (i interval) over(x float64, open bool) interval {
	switch {
	case x > i.low:
		i.low, i.lowOpen = x, open
	case x == i.low:
		i.lowOpen = i.lowOpen || open
	}
	return i
}

// within reports whether every value of the closed interval fulfils the clause.
func (i interval) within(c Clause) bool {
	if c.Op == NotEqual {
		return c.Number < i.low || c.Number > i.high
	}
	return c.Op.Holds(i.low, c.Number) && c.Op.Holds(i.high, c.Number)
}

// possible writes the values that a KPI, or its attainment, can have.
func (s speech) possible(p *possibility) string {
	write := func(v float64) string { return s.value(p.kpi, v) }
	if p.attained {
		write = percent
	}
	switch {
	case !math.IsInf(p.low, 0) && !math.IsInf(p.high, 0):
		return s.say(checkWords.RangeBoth, write(p.low), write(p.high))
	case math.IsInf(p.high, 0):
		return s.say(checkWords.RangeLow, write(p.low))
	default:
		return s.say(checkWords.RangeHigh, write(p.high))
	}
}
