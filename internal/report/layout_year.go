package report

import (
	"fmt"
	"slices"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
)

// cycle counts what became of the year's plan, do, check and act.
func (l *layout) cycle() []page.Block {
	c := l.PDCA
	if c == nil || c.GoalsSet+c.ActionsMade+c.ExperimentsStarted+c.WeeksReviewed+c.Concluded+c.ActionsDone+c.ActionsDropped == 0 {
		return nil
	}
	w := &pageWords
	row := func(stage metrics.Stage, said string) []page.Cell {
		return []page.Cell{cell(l.t(stage.Label())), cell(said)}
	}
	return []page.Block{l.heading(2, w.Cycle), page.Table{
		Label: l.t(w.Cycle), Stack: true,
		Columns: []page.Column{{Title: l.t(w.Stage), Head: true, Width: 16}, {Title: l.t(w.WhatHappened), Width: 84}},
		Rows: [][]page.Cell{
			row(metrics.StagePlan, l.f(w.Planned, c.GoalsSet)),
			row(metrics.StageDo, l.f(w.Done, c.ActionsMade, c.ExperimentsStarted)),
			row(metrics.StageCheck, l.f(w.Checked, c.WeeksReviewed, c.WeeksPossible, c.Concluded, c.Supported)),
			row(metrics.StageAct, l.f(w.Acted, c.ActionsDone, c.ActionsDropped)),
		},
	}}
}

// system shows how each KPI served: how often it was measured, how it stood, and
// what becomes of it.
func (l *layout) system() []page.Block {
	w := &pageWords
	blocks := []page.Block{l.heading(2, w.System), page.Paragraph{Role: page.Small, Text: page.Text(l.t(w.SystemNote))}}
	judged := slices.ContainsFunc(l.System, func(u KPIUse) bool { return u.Verdict != "" })
	for _, tier := range metrics.Tiers {
		t := page.Table{
			Label: l.t(tier.Label()), Stack: true,
			Columns: []page.Column{
				{Title: "KPI", Head: true, Width: 28}, {Title: l.t(w.Measuring), Right: true, Width: 16},
				{Title: "ok", Right: true, Width: 8}, {Title: "!1", Right: true, Width: 8}, {Title: "!2", Right: true, Width: 8}, {Title: "!3", Right: true, Width: 8},
				{Title: l.t(w.GoalsChanged), Right: true, Width: 11}, {Title: l.t(w.Verdict), Width: 13},
			},
		}
		if !judged {
			t.Columns = t.Columns[:7]
		}
		for i := range l.System {
			u := &l.System[i]
			if u.Tier != tier {
				continue
			}
			row := []page.Cell{cell(u.Name), cell(l.measured(u))}
			for _, n := range u.Levels {
				row = append(row, cell(share(n, u.Judged)))
			}
			verdict := page.Cell{Text: []page.Span{{Text: l.t(u.Verdict.Label()), Style: page.Dim}}}
			if u.Verdict != "" {
				verdict = page.Cell{Text: []page.Span{page.Badge(l.t(u.Verdict.Label()), usefulnessTones[u.Verdict])}}
			}
			t.Rows = append(t.Rows, append(row, cell(fmt.Sprint(u.Changes)), verdict))
		}
		if len(t.Rows) > 0 {
			blocks = append(blocks, l.heading(3, tier.Label()), t)
		}
	}
	var notes []page.Fact
	for i := range l.System {
		if u := &l.System[i]; !blank(u.Note) {
			notes = append(notes, page.Fact{Label: u.Name, Value: page.Parse(u.Note, 3)})
		}
	}
	if len(notes) > 0 {
		blocks = append(blocks, l.heading(3, w.Notes), page.Facts{List: notes})
	}
	return blocks
}

var usefulnessTones = map[metrics.Usefulness]page.Tone{metrics.KeepKPI: page.Good, metrics.ChangeKPI: page.Accent, metrics.RetireKPI: page.Critical}

// measured writes how often a KPI was measured: 11/12 (91%).
func (l *layout) measured(u *KPIUse) string {
	if u.Expected == 0 {
		return "--"
	}
	return fmt.Sprintf("%d/%d", u.Measured, u.Expected) + l.beside(share(u.Measured, u.Expected))
}

// share writes n of total in per cent. Something is never written as nothing.
func share(n, total int) string {
	switch {
	case total == 0:
		return "--"
	case n > 0 && 200*n < total:
		return "<1%"
	}
	return metrics.FormatPercent(float64(n)/float64(total), 0)
}
