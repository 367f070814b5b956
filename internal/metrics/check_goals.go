package metrics

import (
	"math"
	"slices"
)

// flow holds the goals of a stock against the flow that feeds it: the flow at its
// highest goal in every period, from the present value on, or from the company's
// first day while nothing is measured, makes less than the stock's goal.
func (c *checkup) flow(k *KPI) {
	feed := c.kpi(k.FedBy)
	if feed == nil || feed.Archived || feed.Aggregation != Sum {
		return
	}
	rate, ok := 0.0, false
	for _, o := range c.stated(feed) {
		if o.goal.Comparator == AtLeast && (!ok || o.goal.Value > rate) {
			rate, ok = o.goal.Value, true
		}
	}
	if !ok {
		return
	}
	kind := feed.JudgedKind()
	for _, o := range c.dated(k) {
		from, have := c.w.Info.Start, 0.0
		if o.goal.From != nil {
			have = *o.goal.From
		}
		if r, measured := c.present(k); measured {
			from, have = r.at, r.value
		} else if from == 0 {
			from = c.today
		}
		n := periodsBetween(kind, from, o.goal.Due)
		made := have + rate*n
		if o.goal.Comparator != AtLeast || n <= 0 || atLeast(Attainment(o.goal, made), 1-apart) {
			continue
		}
		c.note(CheckFlow, k, o.phase, bilingual(&c.w.Info, func(t speech) string {
			sum := t.value(feed, rate) + " × " + t.span(kind, n) + " = "
			if have != 0 {
				sum = t.value(k, have) + " + " + sum
			}
			return t.say(checkWords.Flow, t.name(feed), t.each(kind), t.value(feed, rate), sum+t.value(k, made), t.value(k, o.goal.Value), o.goal.Due)
		}), bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.FlowHint, t.each(kind), t.value(feed, (o.goal.Value-have)/n))
		}), feed)
	}
}

// dueEarly finds goals that are due before their phase ends, so that nothing is left
// to grow into for the rest of it. One that is due after the end is in force until
// then, and fits.
func (c *checkup) dueEarly() {
	for i := range c.w.Phases {
		p := &c.w.Phases[i]
		if slices.ContainsFunc(p.Goals, func(g Goal) bool { return c.kpi(g.KPI) != nil && c.over(c.kpi(g.KPI), p.End) }) {
			continue
		}
		var dues []Date
		early := map[Date][]*KPI{}
		for j := range p.Goals {
			g := &p.Goals[j]
			k := c.kpi(g.KPI)
			if k == nil || k.Archived || g.Due == 0 || g.Due >= p.End || !g.SetOn(min(c.today, p.End)) {
				continue
			}
			if early[g.Due] == nil {
				dues = append(dues, g.Due)
			}
			early[g.Due] = append(early[g.Due], k)
		}
		for _, due := range dues {
			kpis := early[due]
			c.note(CheckDueEarly, kpis[0], p, bilingual(&c.w.Info, func(t speech) string {
				names := make([]string, len(kpis))
				for i, k := range kpis {
					names[i] = t.name(k)
				}
				return t.say(checkWords.DueEarly, t.quote(p.Name), p.End, due, t.span(Month, periodsBetween(Month, due, p.End)), t.list(names))
			}), checkWords.DueEarlyHint, kpis...)
		}
	}
}

// tooFast is the compound growth a month that is reported: it would be ninefold in
// a year.
const tooFast = 0.2

// growth finds goals for which a volume would have to grow by more than 20 % a
// month, compounded, on the path from the goal before or from the present value.
func (c *checkup) growth(k *KPI) {
	if k.Unit.changeUnit() != ByRatio {
		return
	}
	s := c.subject(k)
	h := s.history(c.today, c.closed)
	now, measured := h.judged()
	for _, o := range c.dated(k) {
		path, ok := s.pathOf(&h, o, c.today)
		from, base := path.Anchor, path.AnchorValue
		if measured && now.at > from {
			from, base = now.at, now.value
		}
		months := periodsBetween(Month, from, o.goal.Due)
		if !o.goal.Grows() || o.goal.Comparator != AtLeast || !ok || c.over(k, o.goal.Due) || months < 1 || base <= 0 || o.goal.Value <= base {
			continue
		}
		rate := math.Pow(o.goal.Value/base, 1/months) - 1
		if !above(rate, tooFast) {
			continue
		}
		c.note(CheckGrowth, k, o.phase, bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.Growth, t.value(k, base), from, t.value(k, o.goal.Value), o.goal.Due, t.span(Month, months), percent(rate))
		}), bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.GrowthHint, t.value(k, base*math.Pow(1+tooFast, months)), o.goal.Due)
		}))
	}
}

// pace finds growing goals that cannot be reached any more at any pace seen so far:
// what is needed up to the due date is more than the best pace over four changes in a
// row, in the history that limits and outlooks rest on too. What grows by equal rates,
// by its history or by the path of its goal, need not have had the pace in amounts: the
// best rate over four changes may do as well. A tenth more than was seen is in reach.
func (c *checkup) pace(k *KPI) {
	sub := c.subject(k)
	h := sub.history(c.today, c.closed)
	now, measured := h.judged()
	if !measured {
		return
	}
	points := h.recent(nil)
	samples := sampled(&h, points, now, nil)
	byRates := k.Unit.changeUnit() == ByRatio && len(points) >= LeastForLimits && new(fitting).trend(points).Log
	for _, o := range c.dated(k) {
		path, ahead := hold(o), Outlook{}
		if !o.goal.Grows() || !h.outlook(&ahead, samples, now, &path) || !ahead.Required.OK {
			continue
		}
		needed := ahead.Required.V
		best, bestRate := h.bestPace(samples, math.Copysign(1, needed))
		if !best.OK || inReach(needed, best.V) {
			continue
		}
		rate := Maybe{OK: (byRates || o.goal.Path == Geometric) && bestRate.OK && now.value > 0 && o.goal.Value > 0}
		if rate.OK {
			rate.V = math.Log(o.goal.Value/now.value) / ahead.span(now.at, o.goal.Due)
			if inReach(rate.V, bestRate.V) {
				continue
			}
		}
		c.note(CheckUnreachable, k, o.phase, bilingual(&c.w.Info, func(t speech) string {
			out := t.say(checkWords.Unreachable, t.value(k, now.value), t.value(k, o.goal.Value), o.goal.Due, t.each(ahead.PaceKind), t.delta(k, needed),
				points[0].period.Start, t.span(ahead.Step, paceChanges), t.delta(k, best.V))
			if rate.OK {
				out += t.say(checkWords.UnreachableRate, ahead.monthly(rate.V), ahead.monthly(bestRate.V))
			}
			return out
		}), checkWords.UnreachableHint)
	}
}

// inReach reports whether the best pace seen so far is as good as the one that is
// needed.
func inReach(needed, best float64) bool {
	return atLeast((1+apart)*best*math.Copysign(1, needed), math.Abs(needed))
}

// bestPace returns the best of the paces and of the rates (logarithms of ratios) that
// the samples have had over four changes, per week or month as an outlook has them:
// way is 1 upwards, -1 downwards. They are missing while there are too few; rates where
// values were not positive.
func (h *history) bestPace(samples []sample, way float64) (pace, rate Maybe) {
	better := func(best *Maybe, v float64) {
		if finite(v) && (!best.OK || way*v > way*best.V) {
			*best = Some(v)
		}
	}
	for i := paceChanges; i < len(samples); i++ {
		from, to := &samples[i-paceChanges], &samples[i]
		over := h.elapsed(from, to)
		better(&pace, (to.value-from.value)/over)
		if from.value > 0 && to.value > 0 {
			better(&rate, math.Log(to.value/from.value)/over)
		}
	}
	return pace, rate
}

// monthly writes a rate per week or month, as paces are, as growth a month.
func (o *Outlook) monthly(rate float64) string {
	if o.PaceKind == Week {
		const weeks = 365.25 / 12 / 7
		rate *= weeks
	}
	return percent(math.Expm1(rate))
}
