package report

import (
	"cmp"
	"fmt"
	"slices"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

func (b *builder) exceptions() []Exception {
	out := []Exception{}
	list := b.w.Exceptions(b.as, b.p)
	for i := range list {
		e := &list[i]
		x := Exception{KPIStatus: NewKPIStatus(b.w, e.Status, b.Lang), Kinds: e.Kinds, status: e.Status}
		if e.WasKnown {
			x.Was = ptr(int(e.Was))
		}
		if e.Status.Level > metrics.LevelNone {
			x.Response = b.t(e.Status.Level.Response())
		}
		x.Last, x.Now = b.findings(e.Status.KPI.ID)
		out = append(out, x)
	}
	return out
}

// findings returns what was written about a KPI last time and this time. To a month
// and to longer periods the newest word of the shorter reviews in it counts as well.
func (b *builder) findings(kpi string) (last, now *Finding) {
	f, r := b.w.LastFinding(kpi, b.p)
	if b.p.Kind != metrics.Week {
		for i := range b.w.Reviews {
			other := &b.w.Reviews[i]
			if b.within(other) && !other.Finding(kpi).IsZero() {
				f, r = other.Finding(kpi), other
			}
		}
	}
	if r != nil {
		last = b.finding(f, r.Period)
	}
	if b.Review != nil {
		if f := b.Review.Finding(kpi); !f.IsZero() {
			now = b.finding(f, b.p)
		}
	}
	return last, now
}

func (b *builder) finding(f metrics.Finding, p metrics.Period) *Finding {
	return &Finding{Period: b.w.Info.Label(p), Note: text.PrintableLines(f.Note), Cause: text.PrintableLines(f.Cause), Verdict: f.Verdict}
}

// within reports whether a review is of a shorter period that ends in this one.
func (b *builder) within(r *metrics.Review) bool {
	return r.Period.Kind < b.p.Kind && b.p.Contains(r.Period.End())
}

// kpis returns the KPIs by tier: to a week those that have a goal, else all.
func (b *builder) kpis() []KPILine {
	out := []KPILine{}
	for i := range b.as.KPIs {
		st := &b.as.KPIs[i]
		if b.p.Kind == metrics.Week && st.Goal == nil {
			continue
		}
		out = append(out, b.kpi(st))
	}
	slices.SortStableFunc(out, func(x, y KPILine) int {
		return cmp.Compare(slices.Index(metrics.Tiers[:], x.Tier), slices.Index(metrics.Tiers[:], y.Tier))
	})
	return out
}

func (b *builder) kpi(st *metrics.Status) KPILine {
	k := st.KPI
	year := st.YearBefore
	if !year.Change.OK {
		year = metrics.YearBefore(b.w, st, b.history(k.ID), b.as.Closed+1)
	}
	line := KPILine{
		KPIStatus: NewKPIStatus(b.w, st, b.Lang), YearBefore: number(year.Base), YearChange: rounded(year.Change, 4),
		History: []Period{}, Remarks: []Remark{}, status: st, year: year,
	}
	if year.Change.OK {
		line.YearChangeUnit = ptr(string(year.Unit))
	}
	line.judged = b.judge(k, stepOf(b.p), periods)
	for i := range line.judged {
		line.History = append(line.History, b.period(&line.judged[i]))
	}
	for _, m := range b.w.Marks(k.ID) {
		if m.Kind == metrics.MarkNote && b.p.Contains(m.Date) && m.Date <= b.as.AsOf {
			line.Remarks = append(line.Remarks, Remark{m.Date, text.PrintableLines(m.Text)})
		}
	}
	return line
}

// judge judges the last n periods of the kind up to the end of the report's own: the
// review of a month is held in the next, of which nothing is to be said yet.
func (b *builder) judge(k *metrics.KPI, kind metrics.PeriodKind, n int) []metrics.Judgement {
	if k.Aggregation != metrics.Last || k.JudgedKind() > kind {
		kind = k.JudgedKind()
	}
	last := b.w.Info.Of(kind, b.p.End())
	after := 0
	for p := b.w.Info.Of(kind, b.as.AsOf); p.Start > last.Start; p = p.Add(-1) {
		after++
	}
	return metrics.JudgeOver(b.w, k, b.history(k.ID), b.as, kind, n+after)[:n]
}

// period returns one judged period as JSON has it.
func (b *builder) period(j *metrics.Judgement) Period {
	out := Period{
		Period: b.w.Info.Label(j.Period), Value: number(j.Value), AttainmentPlan: attained(j.AttainmentPlan),
		State: string(j.State), Partial: j.Partial,
	}
	if j.State != metrics.StateUnmeasured {
		out.Level = ptr(int(j.Level))
	}
	if j.Goal != nil {
		out.Plan = planned(j.Goal.Plan)
	}
	return out
}

func (b *builder) phaseGoals() []PhaseGoal {
	out := []PhaseGoal{}
	if b.as.Phase == nil {
		return out
	}
	for i := range b.as.Phase.Goals {
		g := &b.as.Phase.Goals[i]
		if g.KPI == nil {
			continue
		}
		out = append(out, PhaseGoal{
			KPI: g.KPI.ID, Name: b.name(g.KPI.ID), Stars: g.Goal.Weight(), Goal: number(metrics.Some(g.Goal.Value)), Due: dated(g.Goal.Due),
			Value: number(g.Value), Plan: planned(g.Plan), Attainment: attained(g.Attainment), Progress: attained(g.Progress), State: g.State, Outlook: newOutlook(g.Outlook), goal: g,
		})
	}
	return out
}

// budget returns what the month brought beside its plan: amounts of money, and the
// month's totals of the business. What should stay below a limit is no budget.
func (b *builder) budget() []Budget {
	out := []Budget{}
	if b.p.Kind != metrics.Month {
		return out
	}
	for i := range b.as.KPIs {
		k := b.as.KPIs[i].KPI
		total := k.Aggregation == metrics.Sum && k.JudgedKind() == metrics.Month && (k.Unit.Kind == metrics.UnitMoney || k.Tier == metrics.Business)
		if !total && (k.Unit.Kind != metrics.UnitMoney || k.Aggregation != metrics.Last) {
			continue
		}
		j := b.judge(k, metrics.Month, 1)[0]
		if j.Period != b.p || !j.Value.OK || j.Partial || j.Goal == nil || j.Goal.Goal.Comparator != metrics.AtLeast || !j.Goal.Plan.OK || j.Goal.Plan.V <= 0 {
			continue
		}
		out = append(out, Budget{
			KPI: k.ID, Name: b.name(k.ID), Period: b.w.Info.Label(j.Period), Value: number(j.Value), Plan: planned(j.Goal.Plan),
			Attainment: attained(metrics.Some(j.Value.V / j.Goal.Plan.V)), kpi: k,
		})
	}
	return out
}

// goals returns the goals of the next quarter or year beside those of this one, in
// the order of definition; changes that come later still follow.
func (b *builder) goals() []GoalChange {
	out := []GoalChange{}
	if b.p.Kind != metrics.Quarter && b.p.Kind != metrics.Year {
		return out
	}
	next := b.p.Add(1)
	for i := range b.as.KPIs {
		k := b.as.KPIs[i].KPI
		s := b.history(k.ID)
		old, after := metrics.GoalOn(b.w, k, s, b.p.End()), metrics.GoalOn(b.w, k, s, next.End())
		if old == nil && after == nil {
			continue
		}
		g := GoalChange{KPI: k.ID, Name: b.name(k.ID), Old: b.goal(old, k), New: b.goal(after, k)}
		g.Changed = old == nil || after == nil || *g.Old != *g.New
		if after != nil {
			g.Plan = planned(after.Plan)
		}
		g.kpi = k
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(x, y GoalChange) int {
		switch {
		case x.Changed == y.Changed:
			return 0
		case x.Changed:
			return -1
		}
		return 1
	})
	return out
}

// goal writes a goal in force; nil for none.
func (b *builder) goal(g *metrics.GoalInForce, k *metrics.KPI) *string {
	if g == nil {
		return nil
	}
	s := g.Goal.In(b.Lang, k.Unit, func(v float64) string { return value(metrics.Some(v), k, b.w, b.Lang) })
	if g.Goal.Due != 0 {
		s = fmt.Sprintf(b.t(pageWords.GoalBy), s, shortDate(g.Goal.Due, b.as.AsOf, b.Lang))
	}
	return ptr(text.Printable(s))
}
