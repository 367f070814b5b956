package report

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

func (l *layout) actions() []page.Block {
	w := &pageWords
	blocks := []page.Block{l.heading(2, w.Actions)}
	if len(l.Actions) == 0 {
		return append(blocks, page.Say(l.t(w.NoActions)))
	}
	open := page.Table{
		Label: l.t(w.ToDo), Stack: true,
		Columns: []page.Column{{Title: l.t(w.State), Mark: true, Width: 13}, {Title: l.t(w.Action), Head: true, Width: 42}, {Title: "KPI", Width: 18}, {Title: l.t(w.Owner), Width: 12}, {Title: l.t(w.Due), Width: 15}},
	}
	ended := page.Table{
		Label: l.t(w.Ended), Stack: true,
		Columns: []page.Column{{Title: l.t(w.State), Mark: true, Width: 13}, {Title: l.t(w.Action), Head: true, Width: 42}, {Title: "KPI", Width: 18}, {Title: l.t(w.Owner), Width: 12}, {Title: l.t(w.EndedOn), Width: 15}},
	}
	for i := range l.Actions {
		a := &l.Actions[i]
		kpi := ""
		if a.KPI != "" {
			kpi = l.name(a.KPI)
		}
		what := page.Cell{Text: page.Text(a.Title)}
		if a.Why != "" {
			what.Text = append(what.Text, page.Span{Text: l.beside(strings.TrimRight(a.Why, "。.")), Style: page.Dim})
		}
		row := []page.Cell{{Text: []page.Span{page.Badge(l.t(actionWords[a.State]), actionTones[a.State])}}, what, cell(kpi), cell(l.owner(a.Owner)), cell(l.due(a))}
		if a.Status == metrics.ActionOpen {
			open.Rows = append(open.Rows, row)
		} else {
			row[4] = cell(l.day(a.Ended))
			ended.Rows = append(ended.Rows, row)
		}
	}
	if len(open.Rows) > 0 {
		blocks = append(blocks, l.heading(3, w.ToDo), open)
	}
	if len(ended.Rows) > 0 {
		blocks = append(blocks, l.heading(3, w.Ended), ended)
	}
	return blocks
}

var actionTones = map[ActionState]page.Tone{ActionLate: page.Critical, ActionNew: page.Accent, ActionFinished: page.Good}

func (l *layout) owner(s string) string {
	if s == "" {
		return l.t(pageWords.NoOwner)
	}
	return s
}

// day writes a date of the document; nothing for none.
func (l *layout) day(s *string) string {
	if s == nil {
		return ""
	}
	d, err := metrics.ParseDate(*s)
	if err != nil {
		return *s
	}
	return l.short(d)
}

// due writes when an action is due, and when it was before it was moved.
func (l *layout) due(a *ActionLine) string {
	due := l.day(a.Due)
	if due == "" {
		due = l.t(pageWords.NoDue)
	}
	if a.Moved != nil {
		due += l.beside(l.f(pageWords.MovedFrom, l.day(a.Moved)))
	}
	return due
}

// actionsFor lists what is to be done about a KPI.
func (l *layout) actionsFor(kpi string) (items [][]page.Block) {
	for i := range l.Actions {
		a := &l.Actions[i]
		if a.KPI != kpi || a.Status != metrics.ActionOpen {
			continue
		}
		var beside []string
		if a.Owner != "" {
			beside = append(beside, a.Owner)
		}
		if a.Due != nil {
			beside = append(beside, l.f(pageWords.DueBy, l.day(a.Due)))
		}
		if a.State == ActionLate {
			beside = append(beside, l.t(actionWords[ActionLate]))
		}
		line := a.Title
		if len(beside) > 0 {
			line += l.beside(beside...)
		}
		items = append(items, []page.Block{page.Say(line)})
	}
	return items
}

func (l *layout) experiments() []page.Block {
	w := &pageWords
	var cards []page.Block
	var running [][]page.Block
	for i := range l.Experiments {
		e := &l.Experiments[i]
		if e.Verdict == "" && !e.Ends {
			running = append(running, []page.Block{page.Say(l.running(e))})
			continue
		}
		cards = append(cards, l.experiment(e))
	}
	if len(cards)+len(running) == 0 {
		return nil
	}
	blocks := append([]page.Block{l.heading(2, w.Experiments)}, cards...)
	if len(running) > 0 {
		blocks = append(blocks, l.heading(3, w.Running), page.List{Items: running})
	}
	return blocks
}

// running writes an experiment that goes on in a line.
func (l *layout) running(e *Experiment) string {
	var beside []string
	if e.Owner != "" {
		beside = append(beside, e.Owner)
	}
	if e.End != nil {
		beside = append(beside, l.f(pageWords.DueBy, l.day(e.End)))
	}
	line := text.Printable(e.Hypothesis)
	if len(beside) > 0 {
		line += l.beside(beside...)
	}
	return line
}

var verdictTones = map[metrics.Verdict]page.Tone{metrics.Supported: page.Good, metrics.Refuted: page.Critical, metrics.Unclear: page.Neutral, "": page.Accent}

func (l *layout) experiment(e *Experiment) page.Block {
	w := &pageWords
	var facts []page.Fact
	add := func(label metrics.Text, value ...page.Block) {
		if len(value) > 0 {
			facts = append(facts, page.Fact{Label: l.t(label), Value: value})
		}
	}
	add(w.Tested, page.Paragraph{Text: []page.Span{page.Badge(l.t(e.Verdict.Label()), verdictTones[e.Verdict])}})
	span := l.short(e.Start)
	if e.End != nil {
		span = l.f(w.Span, span, l.day(e.End))
	}
	if e.Owner != "" {
		span += l.beside(e.Owner)
	}
	add(w.Run, page.Say(span))
	if !blank(e.Did) {
		add(w.Did, page.Parse(e.Did, 3)...)
	}
	if e.Lever != nil {
		add(metrics.Lever.Label(), page.Say(l.effect(e.Lever)))
	}
	if e.Outcome != nil {
		add(metrics.Outcome.Label(), page.Say(l.effect(e.Outcome)))
	}
	if !blank(e.Learned) {
		add(w.Learned, page.Parse(e.Learned, 3)...)
	}
	title := page.Heading{Level: 3, Text: page.Text(text.Printable(e.Hypothesis))}
	return page.Card{Tone: verdictTones[e.Verdict], Blocks: []page.Block{title, page.Facts{List: facts}}}
}

// effect says what was expected of a KPI and what happened to it.
func (l *layout) effect(f *Effect) string {
	w, k := &pageWords, f.kpi
	name := text.Printable(k.Name.In(l.Lang))
	var parts []string
	if f.Expected.OK {
		parts = append(parts, l.f(w.Expected, metrics.FormatExpectation(f.expected.Change, k.Unit, l.Lang)))
	}
	m := f.measured
	if m.Change.OK {
		c := metrics.Comparison{Change: m.Change, Unit: m.Unit}
		parts = append(parts, l.f(w.Measured, l.change(c, k), l.value(m.Before, k), l.value(m.After, k)))
	} else {
		parts = append(parts, l.t(w.NotMeasured))
	}
	if l.Lang == metrics.JA {
		return name + l.beside(parts...)
	}
	return name + ": " + Commas(l.Lang, parts)
}
