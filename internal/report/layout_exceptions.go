package report

import (
	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

// exceptions shows the KPIs that ask for something, and more briefly those that the
// review has only talked about.
func (l *layout) exceptions() []page.Block {
	w := &pageWords
	blocks := []page.Block{l.heading(2, w.Exceptions)}
	var others []page.Block
	for i := range l.Exceptions {
		e := &l.Exceptions[i]
		left := []page.Block{page.Facts{List: l.exceptionFacts(e)}}
		card := page.Card{Tone: toneOf[e.status.State], Blocks: []page.Block{l.named(e.status, 3)}}
		if e.quiet() {
			card.Blocks[0] = l.named(e.status, 4)
			card.Blocks = append(card.Blocks, left...)
			others = append(others, card)
			continue
		}
		if c := l.exceptionChart(e); c != nil {
			card.Blocks = append(card.Blocks, page.Pair{Left: left, Right: []page.Block{c}})
		} else {
			card.Blocks = append(card.Blocks, left...)
		}
		blocks = append(blocks, card)
	}
	if len(blocks) == 1 {
		blocks = append(blocks, page.Say(l.t(w.NoExceptions)))
	}
	if len(others) > 0 {
		blocks = append(append(blocks, l.heading(3, w.AlsoDiscussed)), others...)
	}
	return blocks
}

// quiet reports whether nothing is wrong: the level has only fallen, or somebody has
// only written about it.
func (e *Exception) quiet() bool {
	for _, kind := range e.Kinds {
		if kind != metrics.LevelFallen && kind != metrics.Noted {
			return false
		}
	}
	return true
}

// named is a heading with a KPI's state and name.
func (l *layout) named(st *metrics.Status, level int) page.Block {
	return page.Heading{Level: level, Text: []page.Span{l.badge(st.State), {Text: " " + text.Printable(st.KPI.Name.In(l.Lang))}}}
}

func (l *layout) exceptionChart(e *Exception) *page.Chart {
	b := builder{Input: l.in, w: l.w, as: l.in.Assessed, p: l.in.Period, series: l.w.Series}
	line := b.kpi(e.status)
	return l.chart(&line)
}

func (l *layout) exceptionFacts(e *Exception) []page.Fact {
	w, st := &pageWords, e.status
	facts := append(l.facts(st), l.why(st, metrics.ReasonStale)...) // the situation says that
	add := func(label metrics.Text, value ...page.Block) {
		if len(value) > 0 {
			facts = append(facts, page.Fact{Label: l.t(label), Value: value})
		}
	}
	if s := l.situation(e); s != "" {
		add(w.Situation, page.Say(s))
	}
	if e.Response != "" {
		add(w.Asks, page.Say(e.Response))
	}
	if f := e.Last; f != nil {
		facts = append(facts, l.written(f, l.f(w.NoteOf, f.Period), l.f(w.CauseOf, f.Period))...)
	}
	if f := e.Now; f != nil {
		facts = append(facts, l.written(f, l.t(w.Note), l.t(w.Cause))...)
	}
	if items := l.actionsFor(st.KPI.ID); len(items) > 0 {
		add(w.Actions, page.List{Items: items})
	}
	return facts
}

// written returns what somebody wrote about a KPI.
func (l *layout) written(f *Finding, note, cause string) (facts []page.Fact) {
	if !blank(f.Note) {
		facts = append(facts, page.Fact{Label: note, Value: page.Parse(f.Note, 3)})
	}
	if !blank(f.Cause) {
		facts = append(facts, page.Fact{Label: cause, Value: page.Parse(f.Cause, 3)})
	}
	return facts
}

// situation says what makes the KPI an exception.
func (l *layout) situation(e *Exception) string {
	w, st := &pageWords, e.status
	var list []string
	for _, kind := range e.Kinds {
		switch kind {
		case metrics.LevelRisen:
			if e.Was != nil && *e.Was > 0 {
				list = append(list, l.f(w.Risen, l.t(metrics.Level(*e.Was).Label())))
			} else {
				list = append(list, l.t(w.New))
			}
		case metrics.LevelFallen:
			list = append(list, l.f(w.Fallen, l.t(metrics.Level(*e.Was).Label())))
		case metrics.AlertOpen:
			if a := st.Alert; a != nil && a.Periods > 1 {
				list = append(list, l.f(w.AlertSince, l.w.Info.Label(a.Since), a.Periods))
			}
		case metrics.GoalOverdue:
			list = append(list, l.f(w.Overdue, longDate(st.Goal.Goal.Due, l.Lang)))
		case metrics.ValuesStale:
			list = append(list, l.f(w.StaleSince, l.w.Info.Label(st.Period)))
		}
	}
	if st.Alert != nil && st.Alert.Acked != nil {
		list = append(list, l.t(w.Acked))
	}
	return Commas(l.Lang, list)
}
