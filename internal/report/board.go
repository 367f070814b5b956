package report

import (
	"fmt"
	"io"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// Mark writes a state as shape and word: "!3 緊急".
func Mark(s metrics.State, lang metrics.Lang) string {
	return s.Mark() + " " + s.Label().In(lang)
}

// Table lines up rows of cells in columns, whatever the width of their letters.
// A column whose title starts with ">" is set flush right. Cells are made
// printable here: names, notes and counters are what somebody typed.
func Table(out io.Writer, titles []string, rows [][]string) error {
	widths := make([]int, len(titles))
	right := make([]bool, len(titles))
	lines := make([][]string, 0, len(rows)+1)
	add := func(row []string) {
		line := make([]string, len(row))
		for i, cell := range row {
			line[i] = text.Printable(cell)
			widths[i] = max(widths[i], text.Width(line[i]))
		}
		lines = append(lines, line)
	}
	head := make([]string, len(titles))
	for i, t := range titles {
		head[i], right[i] = strings.CutPrefix(t, ">")
	}
	add(head)
	for _, row := range rows {
		add(row)
	}
	for _, line := range lines {
		for i, cell := range line {
			if right[i] {
				line[i] = text.PadLeft(cell, widths[i])
			} else {
				line[i] = text.PadRight(cell, widths[i])
			}
		}
		if _, err := fmt.Fprintln(out, strings.TrimRight(strings.Join(line, "  "), " ")); err != nil {
			return err
		}
	}
	return nil
}

// WriteBoard writes the board as plain text: a line on the company, then a line
// per KPI of kpis.
func WriteBoard(out io.Writer, w *metrics.Workspace, a *metrics.Assessment, kpis []*metrics.Status, lang metrics.Lang) error {
	if _, err := fmt.Fprintln(out, headline(w, a, lang)); err != nil {
		return err
	}
	if len(a.KPIs) == 0 {
		_, err := fmt.Fprintln(out, words.NoKPIs.In(lang))
		return err
	}
	titles := []string{words.Level.In(lang), "KPI", ">" + words.ColValue.In(lang), ">" + words.ColPlan.In(lang), ">" + words.ColAttained.In(lang),
		">" + words.Previous.In(lang), words.Signal.In(lang), ">" + words.Outlook.In(lang), words.ColPeriod.In(lang)}
	var rows [][]string
	for _, st := range kpis {
		rows = append(rows, []string{
			Mark(st.State, lang), st.KPI.Name.In(lang), value(st.Value, st.KPI, w, lang), plan(st, w, lang),
			percent(st.AttainmentPlan), change(st.Previous, st.KPI, w, lang), way(&st.Process), outlook(st.Outlook, lang), periodAndFreshness(st, w, lang),
		})
	}
	return Table(out, titles, rows)
}

// way says which way the signal of the newest closed period points: ^ or v.
func way(p *metrics.Process) string {
	switch {
	case len(p.Signals) == 0:
		return ""
	case p.High:
		return "^"
	default:
		return "v"
	}
}

// outlook says in a word whether a goal will be met; nothing of one that is not due.
func outlook(o *metrics.Outlook, lang metrics.Lang) string {
	switch {
	case o == nil:
		return ""
	case o.Reached && !(o.Leaving() && o.Chance.OK):
		return metrics.Reached.Label().In(lang)
	}
	return o.ChanceIn(lang)
}

// headline says in a line who, when and how well.
func headline(w *metrics.Workspace, a *metrics.Assessment, lang metrics.Lang) string {
	parts := []string{text.Printable(w.Info.Name.In(lang)), a.AsOf.String(), w.Info.Label(a.Week)}
	if a.Phase != nil {
		parts = append(parts, fmt.Sprintf("%s %.0f%%", text.Printable(a.Phase.Phase.Name.In(lang)), 100*a.Phase.Elapsed))
	}
	return strings.Join(parts, "  ") + "  " + summary(a, lang, false)
}

// WriteLine writes the shortest status: for the status bar of a terminal.
func WriteLine(out io.Writer, w *metrics.Workspace, a *metrics.Assessment, lang metrics.Lang) error {
	_, err := fmt.Fprintln(out, text.Printable(w.Info.Name.In(lang))+" "+summary(a, lang, true))
	return err
}

// summary says how healthy the company is and what asks for attention.
func summary(a *metrics.Assessment, lang metrics.Lang, short bool) string {
	health := "--"
	if a.Health.Percent.OK {
		health = fmt.Sprintf("%.0f", a.Health.Percent.V)
	}
	parts := []string{words.Health.In(lang) + " " + health}
	if !short {
		parts = append(parts, fmt.Sprintf("%s %d/%d", words.Measured.In(lang), a.Health.Measured, a.Health.Total))
	}
	count := func(n int, label string) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", label, n))
		}
	}
	count(a.Counts.Critical, Mark(metrics.Critical, lang))
	count(a.Counts.Warning, Mark(metrics.Warning, lang))
	count(a.Counts.Caution, Mark(metrics.Caution, lang))
	if !short {
		count(a.Counts.Near, metrics.Near.Label().In(lang))
		count(a.Counts.Reached, metrics.Reached.Label().In(lang))
	}
	count(a.Counts.Due, metrics.Due.Label().In(lang))
	count(a.Counts.Stale, metrics.Stale.Label().In(lang))
	return strings.Join(parts, "  ")
}

func value(v metrics.Maybe, k *metrics.KPI, w *metrics.Workspace, lang metrics.Lang) string {
	if !v.OK {
		return "--"
	}
	return metrics.FormatValue(v.V, k.Unit, w.Info.Currency, lang)
}

func plan(st *metrics.Status, w *metrics.Workspace, lang metrics.Lang) string {
	if st.Goal == nil {
		return words.NoGoal.In(lang)
	}
	return value(st.Goal.Plan, st.KPI, w, lang)
}

func percent(v metrics.Maybe) string {
	if !v.OK {
		return "--"
	}
	return metrics.FormatPercent(v.V, 1)
}

func change(c metrics.Comparison, k *metrics.KPI, w *metrics.Workspace, lang metrics.Lang) string {
	if !c.Change.OK {
		return "--"
	}
	return metrics.FormatComparison(c, k.Unit, w.Info.Currency, lang)
}

func periodAndFreshness(st *metrics.Status, w *metrics.Workspace, lang metrics.Lang) string {
	p := w.Info.Label(st.Period)
	if st.Waits() {
		p = strings.TrimSpace(p + " " + st.Freshness.Label().In(lang))
	}
	return p
}
