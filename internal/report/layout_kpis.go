package report

import (
	"math"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

// value writes a value of a KPI; -- for none.
func (l *layout) value(v metrics.Maybe, k *metrics.KPI) string { return value(v, k, l.w, l.Lang) }

func (l *layout) change(c metrics.Comparison, k *metrics.KPI) string {
	return change(c, k, l.w, l.Lang)
}

// facts are value and plan.
func (l *layout) facts(st *metrics.Status) []page.Fact {
	w, k := &pageWords, st.KPI
	var facts []page.Fact
	add := func(label metrics.Text, s string) {
		if s != "" {
			facts = append(facts, page.Fact{Label: l.t(label), Value: []page.Block{page.Say(s)}})
		}
	}
	actual := l.value(st.Value, k)
	if st.Value.OK {
		beside := []string{l.w.Info.Label(st.Period)}
		if st.Previous.Change.OK {
			beside = append(beside, l.against(st.Previous, k))
		}
		actual += l.beside(beside...)
	}
	add(w.Value, actual)
	if g := st.Goal; g != nil {
		goal := l.goal(&g.Goal, k)
		if g.Anchor == 0 {
			add(w.Goal, goal)
		} else {
			add(w.Plan, l.value(g.Plan, k)+l.beside(l.f(w.OnTheWay, goal, longDate(g.Goal.Due, l.Lang))))
		}
	}
	if so := st.SoFar; so != nil {
		add(w.SoFar, l.value(metrics.Some(so.Value), k)+l.beside(l.w.Info.Label(so.Period), l.f(w.Elapsed, metrics.FormatPercent(so.Elapsed, 0))))
	}
	if o := st.Outlook; o != nil {
		add(w.Outlook, o.SentenceWith(k, l.Lang, func(v float64) string { return l.value(metrics.Some(v), k) })+l.chance(o))
	}
	add(w.Signal, Signals(&st.Process, l.Lang))
	return facts
}

// chance writes the chance of meeting a goal behind its outlook; nothing where there is none
// to tell.
func (l *layout) chance(o *metrics.Outlook) string {
	if o.Reached && !o.Leaving() || !o.Chance.OK {
		return ""
	}
	return l.beside(l.f(pageWords.ChanceOf, o.ChanceIn(l.Lang)))
}

// northStar shows the KPI that stands for value delivered before all others.
func (l *layout) northStar() []page.Block {
	k := l.NorthStar
	if k == nil {
		return nil
	}
	card := page.Card{Tone: toneOf[k.status.State], Blocks: []page.Block{l.named(k.status, 3)}}
	facts := page.Facts{List: append(l.facts(k.status), l.why(k.status, 0)...)}
	if c := l.chart(k); c != nil {
		card.Blocks = append(card.Blocks, page.Pair{Left: []page.Block{c}, Right: []page.Block{facts}})
	} else {
		card.Blocks = append(card.Blocks, facts)
	}
	return []page.Block{l.heading(2, pageWords.NorthStar), card}
}

// why says how the level came about, without reasons of a kind that is told elsewhere.
func (l *layout) why(st *metrics.Status, told metrics.ReasonKind) []page.Fact {
	var why []string
	for i := range st.Reasons {
		r := &st.Reasons[i]
		if len(st.Reasons) == 1 || r.Kind != metrics.ReasonNoGoal && r.Kind != told {
			why = append(why, text.Printable(r.In(l.Lang, &l.w.Info)))
		}
	}
	if len(why) == 0 {
		return nil
	}
	return []page.Fact{{Label: l.t(pageWords.Why), Value: []page.Block{listed(why)}}}
}

// listed is one text as a paragraph, several as a list.
func listed(texts []string) page.Block {
	if len(texts) == 1 {
		return page.Say(texts[0])
	}
	var l page.List
	for _, s := range texts {
		l.Items = append(l.Items, []page.Block{page.Say(s)})
	}
	return l
}

// goal writes what a goal asks for.
func (l *layout) goal(g *metrics.Goal, k *metrics.KPI) string {
	return g.In(l.Lang, k.Unit, func(v float64) string { return l.value(metrics.Some(v), k) })
}

// against compares with the period before, which for a stock of every day is a week.
func (l *layout) against(c metrics.Comparison, k *metrics.KPI) string {
	kind := k.JudgedKind()
	if kind == metrics.Day && k.Aggregation == metrics.Last {
		kind = metrics.Week
	}
	if c.Change.V == 0 {
		return l.t(sameWords[kind])
	}
	return l.f(againstWords[kind], l.change(c, k))
}

func (l *layout) beside(remarks ...string) string { return beside(l.Lang, remarks...) }

func (l *layout) phase() []page.Block {
	w := &pageWords
	if l.Phase == nil || len(l.PhaseGoals) == 0 {
		return nil
	}
	t := page.Table{
		Label: l.t(w.PhaseGoals), Stack: true,
		Columns: []page.Column{
			{Title: l.t(w.State), Mark: true, Width: 12}, {Title: "KPI", Head: true, Width: 21}, {Title: l.t(w.Value), Right: true, Width: 11}, {Title: l.t(w.Plan), Right: true, Width: 11},
			{Title: l.t(w.ToPlan), Right: true, Width: 11}, {Title: l.t(w.Goal), Right: true, Width: 13}, {Title: l.t(w.GoalDue), Right: true, Width: 11},
			{Title: l.t(w.Chance), Right: true, Width: 10},
		},
	}
	for i := range l.PhaseGoals {
		g := l.PhaseGoals[i].goal
		due, lead := "", "--"
		if g.Goal.Due != 0 {
			due = l.short(g.Goal.Due)
		}
		if g.Value.OK && g.Plan.OK {
			lead = l.lead(g.Value.V-g.Plan.V, g.KPI)
		}
		t.Rows = append(t.Rows, []page.Cell{
			l.mark(g.State), cell(l.PhaseGoals[i].Name), cell(l.value(g.Value, g.KPI)), cell(l.value(g.Plan, g.KPI)), cell(lead),
			cell(l.goal(g.Goal, g.KPI)), cell(due), cell(l.met(g.Outlook)),
		})
	}
	span := l.f(w.PhaseSpan, longDate(l.Phase.Start, l.Lang), longDate(l.Phase.End, l.Lang), metrics.FormatPercent(l.Phase.Elapsed.V, 0))
	return []page.Block{l.heading(2, w.Phase, l.Phase.Name), page.Paragraph{Role: page.Small, Text: page.Text(span)}, t}
}

// met says in a word whether a goal will be met.
func (l *layout) met(o *metrics.Outlook) string {
	if o == nil {
		return "--"
	}
	return outlook(o, l.Lang)
}

// lead writes how far a value is ahead of its plan or behind it. There is no part of
// a person.
func (l *layout) lead(d float64, k *metrics.KPI) string {
	if k.Unit.Kind == metrics.UnitCount {
		d = math.Round(d)
	}
	return metrics.FormatDelta(d, k.Unit, l.w.Info.Currency, l.Lang)
}

// tiers is a table of the KPIs per tier.
func (l *layout) tiers(title metrics.Text) []page.Block {
	w := &pageWords
	if len(l.KPIs) == 0 {
		return nil
	}
	blocks := []page.Block{l.heading(2, title)}
	for _, tier := range metrics.Tiers {
		t := page.Table{
			Label: l.t(tier.Label()), Stack: true,
			Columns: []page.Column{
				{Title: l.t(w.State), Mark: true, Width: 12}, {Title: "KPI", Head: true, Width: 27}, {Title: l.t(w.Value), Right: true, Width: 12}, {Title: l.t(w.Plan), Right: true, Width: 12},
				{Title: l.t(w.OfPlan), Right: true, Width: 10}, {Title: l.t(w.Change), Right: true, Width: 10}, {Title: l.t(w.Trend), Drawn: true, Width: 17},
				{Title: l.t(w.Period), Written: true},
			},
		}
		for i := range l.KPIs {
			k := &l.KPIs[i]
			if k.Tier != tier {
				continue
			}
			st := k.status
			when := periodAndFreshness(st, l.w, l.Lang)
			t.Rows = append(t.Rows, []page.Cell{
				l.mark(st.State), {Text: page.Text(text.Printable(st.KPI.Name.In(l.Lang))), Under: when}, cell(l.value(st.Value, st.KPI)), cell(l.plan(st)), cell(percent(st.AttainmentPlan)),
				cell(l.change(st.Previous, st.KPI)), {Chart: l.chart(k)}, cell(when),
			})
		}
		if len(t.Rows) == 0 {
			continue
		}
		name := l.t(tier.Label())
		if h := l.in.Assessed.Tiers[tier]; h.Percent.OK {
			name += l.beside(l.f(w.TierHealth, int(math.Round(h.Percent.V))))
		}
		blocks = append(blocks, page.Heading{Level: 3, Text: page.Text(name)}, t)
	}
	return blocks
}

func (l *layout) plan(st *metrics.Status) string {
	if st.Goal == nil {
		return "--"
	}
	return l.value(st.Goal.Plan, st.KPI)
}

// details shows KPI by KPI what there is to say, with its last periods.
func (l *layout) details(title metrics.Text, tiers []metrics.Tier) []page.Block {
	var blocks []page.Block
	for _, tier := range tiers {
		first := true
		for i := range l.KPIs {
			k := &l.KPIs[i]
			if k.Tier != tier {
				continue
			}
			if blocks == nil {
				blocks = append(blocks, l.heading(2, title))
			}
			if first && len(tiers) > 1 {
				blocks = append(blocks, l.heading(3, tier.Label()))
			}
			first = false
			level := 4
			if len(tiers) == 1 {
				level = 3
			}
			blocks = append(blocks, l.detail(k, level))
		}
	}
	return blocks
}

func (l *layout) detail(k *KPILine, level int) page.Block {
	w, st := &pageWords, k.status
	facts := l.facts(st)
	if st.Level > metrics.LevelNone || len(st.Reasons) > 1 || !st.Value.OK { // else the table says it
		facts = append(facts, l.why(st, 0)...)
	}
	add := func(label metrics.Text, value ...page.Block) {
		facts = append(facts, page.Fact{Label: l.t(label), Value: value})
	}
	if k.year.Change.OK {
		add(w.YearBefore, page.Say(l.change(k.year, st.KPI)+l.beside(l.f(w.YearBase, l.w.Info.Label(k.year.Period), l.value(k.year.Base, st.KPI)))))
	}
	if st.KPI.Owner != "" {
		add(w.Owner, page.Say(text.Printable(st.KPI.Owner)))
	}
	for _, r := range k.Remarks {
		facts = append(facts, page.Fact{Label: l.t(w.Note) + l.beside(l.short(r.Date)), Value: page.Parse(r.Text, level)})
	}
	left := []page.Block{}
	if c := l.chart(k); c != nil {
		left = append(left, c)
	}
	left = append(left, page.Facts{List: facts})
	card := page.Card{Tone: toneOf[st.State], Blocks: []page.Block{l.named(st, level)}}
	if t, ok := l.past(k); ok {
		card.Blocks = append(card.Blocks, page.Pair{Left: left, Right: []page.Block{t}})
	} else {
		card.Blocks = append(card.Blocks, left...)
	}
	return card
}

// past is the table of a KPI's last periods, newest first.
func (l *layout) past(k *KPILine) (page.Table, bool) {
	w := &pageWords
	t := page.Table{
		Label: l.f(w.PastOf, text.Printable(k.status.KPI.Name.In(l.Lang))), Compact: true,
		Columns: []page.Column{column(l.t(w.Period)), figures(l.t(w.Value)), figures(l.t(w.Plan)), figures(l.t(w.OfPlan)), column("")},
	}
	some := false
	for i := len(k.judged) - 1; i >= 0; i-- {
		j := &k.judged[i]
		plan, mark := "--", page.Cell{Text: []page.Span{l.badge(j.State)}}
		if j.Goal != nil {
			plan = l.value(j.Goal.Plan, k.status.KPI)
		}
		switch {
		case j.Partial:
			mark = cell(l.t(w.SoFar))
		case !j.Value.OK:
			mark = cell("")
		}
		some = some || j.Value.OK
		t.Rows = append(t.Rows, []page.Cell{cell(l.w.Info.Label(j.Period)), cell(l.value(j.Value, k.status.KPI)), cell(plan), cell(percent(j.AttainmentPlan)), mark})
	}
	t.Columns[4].Title = l.t(w.State)
	return t, some
}

func (l *layout) budget() []page.Block {
	if len(l.Budget) == 0 {
		return nil
	}
	w := &pageWords
	t := page.Table{
		Label: l.t(w.Budget), Stack: true,
		Columns: []page.Column{{Title: "KPI", Head: true, Width: 37}, {Title: l.t(w.Value), Right: true, Width: 21}, {Title: l.t(w.Plan), Right: true, Width: 21}, {Title: l.t(w.Attained), Right: true, Width: 21}},
	}
	for i := range l.Budget {
		b := &l.Budget[i]
		t.Rows = append(t.Rows, []page.Cell{cell(b.Name), cell(l.value(metrics.Maybe(b.Value), b.kpi)), cell(l.value(metrics.Maybe(b.Plan), b.kpi)), cell(percent(metrics.Maybe(b.Attainment)))})
	}
	return []page.Block{l.heading(2, w.Budget), page.Paragraph{Role: page.Small, Text: page.Text(l.t(w.BudgetNote))}, t}
}

func (l *layout) goals(title metrics.Text) []page.Block {
	if len(l.Goals) == 0 {
		return nil
	}
	w := &pageWords
	next := l.in.Period.Add(1)
	t := page.Table{
		Label: l.f(title, l.w.Info.Title(next, l.Lang)), Stack: true,
		Columns: []page.Column{{Title: "KPI", Head: true, Width: 30}, {Title: l.t(w.GoalNow), Width: 25}, {Title: l.t(w.GoalNext), Width: 25}, {Title: l.f(w.PlanAtEnd, l.short(next.End())), Right: true, Width: 20}},
	}
	or := func(s *string) string {
		if s == nil {
			return l.t(w.NoGoal)
		}
		return text.Printable(*s)
	}
	changed := false
	for i := range l.Goals {
		g := &l.Goals[i]
		after := page.Cell{Text: []page.Span{{Text: or(g.New), Style: page.Strong}}}
		if !g.Changed {
			after = page.Cell{Text: []page.Span{{Text: l.t(w.Unchanged), Style: page.Dim}}}
		}
		changed = changed || g.Changed
		t.Rows = append(t.Rows, []page.Cell{cell(g.Name), cell(or(g.Old)), after, cell(l.value(metrics.Maybe(g.Plan), g.kpi))})
	}
	blocks := []page.Block{l.heading(2, title, l.w.Info.Title(next, l.Lang))}
	if !changed {
		blocks = append(blocks, page.Say(l.t(w.NoGoalChanges)))
	}
	return append(blocks, t)
}
