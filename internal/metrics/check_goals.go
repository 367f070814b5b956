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
// what is needed in each period up to the due date is more than the best mean change
// over four periods in a row, in the history that an assessment looks at.
func (c *checkup) pace(k *KPI) {
	now, measured := c.present(k)
	if !measured {
		return
	}
	kind := paceKind(k)
	for _, o := range c.dated(k) {
		g := o.goal
		if !g.Grows() || g.Due <= now.at {
			continue
		}
		sign := 1.0
		if g.Comparator == AtMost {
			sign = -1
		}
		best, since, ok := c.bestPace(k, kind, sign)
		needed := (g.Value - now.value) / periodsBetween(kind, now.at, g.Due)
		if !ok || !above(sign*needed, max(0, sign*best)) {
			continue
		}
		c.note(CheckUnreachable, k, o.phase, bilingual(&c.w.Info, func(t speech) string {
			return t.say(checkWords.Unreachable, t.value(k, now.value), t.value(k, g.Value), g.Due, t.each(kind), t.delta(k, needed), since, t.span(kind, four), t.delta(k, best))
		}), checkWords.UnreachableHint)
	}
}

// four is how many periods a pace is the mean of.
const four = 4

// paceKind returns the periods over which a KPI's pace is measured: its own, and
// weeks for a stock that is measured every day.
func paceKind(k *KPI) PeriodKind {
	if kind := k.JudgedKind(); kind != Day || k.Aggregation != Last {
		return kind
	}
	return Week
}

// bestPace returns the largest mean change for the better over four periods in a
// row, and the first day of the history that it looked at.
func (c *checkup) bestPace(k *KPI, kind PeriodKind, sign float64) (best float64, since Date, ok bool) {
	h := newHistory(&c.w.Info, k, c.w.Series[k.ID], c.today, c.closed)
	newest, _ := h.judged()
	floor := max(TailFrom(&c.w.Info, k, newest.at), h.one.Period.Start)
	value := func(p Period) (float64, bool) {
		r, found := h.before(p.End() + 1)
		return r.value, found && !r.partial && r.period.Start >= max(p.Start, floor)
	}
	for p := c.w.Info.Of(kind, newest.at); p.End() >= floor; p = p.Add(-1) {
		a, is := value(p)
		if !is {
			continue
		}
		since = max(p.Start, floor)
		b, was := value(p.Add(-four))
		if by := (a - b) / four; was && (!ok || sign*by > sign*best) {
			best, ok = by, true
		}
	}
	return best, since, ok
}
