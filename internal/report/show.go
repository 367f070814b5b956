package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// KPI is the shape of `show --json`: the status, the definition and the history.
type KPI struct {
	Schema     string       `json:"schema"`
	Status     KPIStatus    `json:"status"`
	Definition *metrics.KPI `json:"definition"`
	Goals      []GoalLine   `json:"goals"`
	History    []Period     `json:"history"`
	Process    *Process     `json:"process"`  // null without limits
	Computed   *Computed    `json:"computed"` // null for a KPI that is entered
}

// GoalLine is one goal that concerns the KPI, its own or a phase's.
type GoalLine struct {
	metrics.Goal
	Phase   string `json:"phase,omitempty"`
	InForce bool   `json:"in_force"`
}

// Period is one judged period of the history.
type Period struct {
	Period         string `json:"period"`
	Value          number `json:"value"`
	Plan           number `json:"plan"`
	AttainmentPlan number `json:"attainment_plan"`
	State          string `json:"state"`
	Level          *int   `json:"level"`   // null where State gives none
	Partial        bool   `json:"partial"` // a sum or mean of a part of the period: shown, not judged
	Note           string `json:"note,omitempty"`
	By             string `json:"by,omitempty"`
}

// NewKPI gathers what there is to say about one KPI; judged are its periods,
// oldest first.
func NewKPI(w *metrics.Workspace, as *metrics.Assessment, st *metrics.Status, series *metrics.Series, judged []metrics.Judgement, lang metrics.Lang) *KPI {
	out := &KPI{
		Schema: "kpitui.kpi/1", Status: NewKPIStatus(w, st, lang), Definition: st.KPI, Goals: []GoalLine{}, History: []Period{},
		Process: newProcess(w, st.KPI, series, as, lang), Computed: newComputed(w, st.Computed, lang),
	}
	inForce := func(g *metrics.Goal, phase *metrics.Phase) bool {
		return st.Goal != nil && st.Goal.Phase == phase && st.Goal.Goal == *g
	}
	for i := range st.KPI.Goals {
		g := &st.KPI.Goals[i]
		out.Goals = append(out.Goals, GoalLine{*g, "", inForce(g, nil)})
	}
	for i := range w.Phases {
		p := &w.Phases[i]
		for j := range p.Goals {
			if p.Goals[j].KPI == st.KPI.ID {
				out.Goals = append(out.Goals, GoalLine{p.Goals[j], text.Printable(p.Name.In(lang)), inForce(&p.Goals[j], p)})
			}
		}
	}
	for i := range judged {
		j := &judged[i]
		if !j.Value.OK {
			continue
		}
		line := Period{
			Period: w.Info.Label(j.Period), Value: number(j.Value), AttainmentPlan: attained(j.AttainmentPlan),
			State: string(j.State), Partial: j.Partial,
		}
		if j.State != metrics.StateUnmeasured {
			line.Level = ptr(int(j.Level))
		}
		if j.Goal != nil {
			line.Plan = planned(j.Goal.Plan)
		}
		line.Note, line.By = remarks(series, j.Period)
		out.History = append(out.History, line)
	}
	return out
}

// remarks returns the notes on a period's snapshots, and who wrote the last.
func remarks(series *metrics.Series, p metrics.Period) (note, by string) {
	from, _ := slices.BinarySearchFunc(series.Points, p.Start, func(s metrics.Snapshot, d metrics.Date) int { return int(s.Period.Start) - int(d) })
	var notes []string
	for _, s := range series.Points[from:] {
		if s.Period.Start > p.End() {
			break
		}
		if s.Note() != "" {
			notes = append(notes, text.Printable(s.Note()))
		}
		by = text.Printable(s.By())
	}
	return strings.Join(notes, " / "), by
}

// WriteKPI writes one KPI as text: where it stands and why, how it is defined,
// its goals, and its newest periods.
func WriteKPI(out io.Writer, w *metrics.Workspace, st *metrics.Status, k *KPI, lang metrics.Lang, periods int) error {
	var b strings.Builder
	t := func(x metrics.Text) string { return x.In(lang) }
	line := func(label metrics.Text, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s  %s\n", text.PadRight(t(label), 14), text.Printable(value))
		}
	}
	fmt.Fprintf(&b, "%s  %s  (%s)\n", Mark(st.State, lang), text.Printable(t(st.KPI.Name)), st.KPI.ID)
	line(words.Value, strings.TrimSpace(value(st.Value, st.KPI, w, lang)+"  "+w.Info.Label(st.Period)))
	if st.Goal != nil {
		line(words.Plan, plan(st, w, lang)+"  "+percent(st.AttainmentPlan))
		line(words.Goal, goalText(&st.Goal.Goal, st.KPI, w, lang)+"  "+percent(st.AttainmentGoal))
	} else {
		line(words.Goal, t(words.NoGoal))
	}
	line(words.Previous, change(st.Previous, st.KPI, w, lang))
	line(words.YearBefore, change(st.YearBefore, st.KPI, w, lang))
	if so := st.SoFar; so != nil {
		line(words.SoFar, fmt.Sprintf("%s  %s  %.0f%%", value(metrics.Some(so.Value), st.KPI, w, lang), w.Info.Label(so.Period), 100*so.Elapsed))
	}
	line(words.Freshness, t(st.Freshness.Label()))
	if c := st.Computed; c != nil && c.Problem == nil {
		line(words.Computed, c.Filled(func(id string, v float64) string { return inputValue(w, id, v, lang) }))
	}
	line(words.Signal, signals(&st.Process, lang))
	line(words.Process, t(st.Process.State.Label()))
	if o := st.Outlook; o != nil {
		line(words.Outlook, o.Sentence(st.KPI, &w.Info, lang))
		if !o.Reached || o.Leaving() {
			line(words.Forecast, o.ForecastSentence(st.KPI, &w.Info, lang))
		}
	}
	for i, r := range k.Status.Reasons {
		label := words.Reasons
		if i > 0 {
			label = metrics.Text{}
		}
		line(label, r)
	}
	fmt.Fprintf(&b, "\n%s\n", t(words.Definition))
	line(words.About, t(st.KPI.Definition))
	line(words.Tier, t(st.KPI.Tier.Label()))
	line(words.Group, t(st.KPI.Group))
	if st.KPI.Layer != "" {
		line(words.Layer, t(st.KPI.Layer.Label()))
	}
	if st.KPI.Role != "" {
		line(words.Role, t(st.KPI.Role.Label()))
	}
	if st.KPI.Horizon != "" {
		line(words.Horizon, t(st.KPI.Horizon.Label()))
	}
	if st.KPI.Direction != "" {
		line(words.Direction, t(st.KPI.Direction.Label()))
	}
	line(words.Formula, st.KPI.Formula)
	line(words.Unit, Unit(st.KPI.Unit, &w.Info, lang))
	line(words.Cadence, t(st.KPI.Cadence.Label()))
	aggregation := t(st.KPI.Aggregation.Label())
	if st.KPI.Per != 0 {
		aggregation += "  " + fmt.Sprintf(t(words.Per), t(st.KPI.Per.Label()))
	}
	line(words.Aggregation, aggregation)
	line(words.Method, t(st.KPI.Method))
	line(words.EdgeCases, t(st.KPI.EdgeCases))
	line(words.Source, t(st.KPI.Source))
	line(words.Owner, st.KPI.Owner)
	if _, err := io.WriteString(out, b.String()); err != nil {
		return err
	}
	if len(k.Goals) > 0 {
		if _, err := fmt.Fprintf(out, "\n%s\n", t(words.Goals)); err != nil {
			return err
		}
		for _, g := range k.Goals {
			mark := "  "
			if g.InForce {
				mark = "* "
			}
			span := ""
			if !g.Since.IsZero() || !g.Until.IsZero() {
				span = fmt.Sprintf("  %s %s..%s", t(words.Set), g.Since, g.Until)
			}
			if _, err := fmt.Fprintln(out, text.Printable(strings.TrimRight(mark+goalText(&g.Goal, st.KPI, w, lang)+span+"  "+g.Phase, " "))); err != nil {
				return err
			}
		}
	}
	history := k.History
	if len(history) == 0 {
		return nil
	}
	if len(history) > periods {
		history = history[len(history)-periods:]
	}
	if _, err := fmt.Fprintf(out, "\n%s\n", t(words.History)); err != nil {
		return err
	}
	var rows [][]string
	for _, h := range slices.Backward(history) {
		state := Mark(metrics.State(h.State), lang)
		if h.Partial {
			state = "-- " + t(words.SoFar)
		}
		rows = append(rows, []string{h.Period, value(metrics.Maybe(h.Value), st.KPI, w, lang), value(metrics.Maybe(h.Plan), st.KPI, w, lang),
			percent(metrics.Maybe(h.AttainmentPlan)), state, h.By, h.Note})
	}
	return Table(out, []string{t(words.ColPeriod), ">" + t(words.ColValue), ">" + t(words.ColPlan), ">" + t(words.ColAttained), t(words.ColState), t(words.ByWhom), t(words.ColNote)}, rows)
}

// inputValue writes a value of the KPI with the id.
func inputValue(w *metrics.Workspace, id string, v float64, lang metrics.Lang) string {
	if k := w.KPI(id); k != nil {
		return value(metrics.Some(v), k, w, lang)
	}
	return metrics.FormatExact(v, metrics.Unit{Kind: metrics.UnitRatio})
}

// signals names the signals that end in the newest closed period; nothing without any.
func signals(p *metrics.Process, lang metrics.Lang) string {
	rules := make([]string, len(p.Signals))
	for i, r := range p.Signals {
		rules[i] = r.Label().In(lang)
	}
	return commas(lang, rules)
}

// goalText writes a goal in a line: 1,500名以上  2027-06-30  ***.
func goalText(g *metrics.Goal, k *metrics.KPI, w *metrics.Workspace, lang metrics.Lang) string {
	s := Goal(g, k, lang, func(v float64) string { return value(metrics.Some(v), k, w, lang) })
	if g.Due.IsZero() {
		s += "  " + words.Standing.In(lang)
	} else {
		s += "  " + g.Due.String()
	}
	if g.Stars > 0 {
		s += "  " + strings.Repeat("*", g.Stars)
	}
	return s
}
