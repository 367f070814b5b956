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
	s := kpiText{w: w, st: st, lang: lang}
	s.standing(k.Status.Reasons)
	s.definition()
	s.goals(k.Goals)
	history := k.History[max(0, len(k.History)-periods):]
	if len(history) > 0 {
		s.heading(words.History)
	}
	if _, err := io.WriteString(out, s.String()); err != nil || len(history) == 0 {
		return err
	}
	return s.history(out, history)
}

// kpiText is one KPI as it is written as text.
type kpiText struct {
	strings.Builder
	w    *metrics.Workspace
	st   *metrics.Status
	lang metrics.Lang
}

func (s *kpiText) t(x metrics.Text) string { return x.In(s.lang) }

// line writes a labelled line, nothing where there is nothing to say.
func (s *kpiText) line(label metrics.Text, value string) {
	if value != "" {
		fmt.Fprintf(s, "  %s  %s\n", text.PadRight(s.t(label), 14), text.Printable(value))
	}
}

func (s *kpiText) heading(x metrics.Text) { fmt.Fprintf(s, "\n%s\n", s.t(x)) }

// standing writes how the KPI stands, and why.
func (s *kpiText) standing(reasons []string) {
	st, w, lang := s.st, s.w, s.lang
	fmt.Fprintf(s, "%s  %s  (%s)\n", Mark(st.State, lang), text.Printable(s.t(st.KPI.Name)), st.KPI.ID)
	s.line(words.Value, strings.TrimSpace(value(st.Value, st.KPI, w, lang)+"  "+w.Info.Label(st.Period)))
	if st.Goal != nil {
		s.line(words.Plan, plan(st, w, lang)+"  "+percent(st.AttainmentPlan))
		s.line(words.Goal, goalText(&st.Goal.Goal, st.KPI, w, lang)+"  "+percent(st.AttainmentGoal))
	} else {
		s.line(words.Goal, s.t(words.NoGoal))
	}
	s.line(words.Previous, change(st.Previous, st.KPI, w, lang))
	s.line(words.YearBefore, change(st.YearBefore, st.KPI, w, lang))
	if so := st.SoFar; so != nil {
		s.line(words.SoFar, fmt.Sprintf("%s  %s  %.0f%%", value(metrics.Some(so.Value), st.KPI, w, lang), w.Info.Label(so.Period), 100*so.Elapsed))
	}
	s.line(words.Freshness, s.t(st.Freshness.Label()))
	if c := st.Computed; c != nil && c.Problem == nil {
		s.line(words.Computed, c.Filled(func(id string, v float64) string { return inputValue(w, id, v, lang) }))
	}
	s.line(words.Signal, Signals(&st.Process, lang))
	s.line(words.Process, s.t(st.Process.State.Label()))
	if o := st.Outlook; o != nil {
		s.line(words.Outlook, o.Sentence(st.KPI, &w.Info, lang))
		if !o.Reached || o.Leaving() {
			s.line(words.Forecast, o.ForecastSentence(st.KPI, &w.Info, lang))
		}
	}
	label := words.Reasons
	for _, r := range reasons {
		s.line(label, r)
		label = metrics.Text{}
	}
}

// definition writes what the KPI is.
func (s *kpiText) definition() {
	k := s.st.KPI
	s.heading(words.Definition)
	s.line(words.About, s.t(k.Definition))
	s.line(words.Tier, s.t(k.Tier.Label()))
	s.line(words.Group, s.t(k.Group))
	given := func(label metrics.Text, is bool, value metrics.Text) {
		if is {
			s.line(label, s.t(value))
		}
	}
	given(words.Layer, k.Layer != "", k.Layer.Label())
	given(words.Role, k.Role != "", k.Role.Label())
	given(words.Horizon, k.Horizon != "", k.Horizon.Label())
	given(words.Direction, k.Direction != "", k.Direction.Label())
	s.line(words.Formula, k.Formula)
	s.line(words.Unit, Unit(k.Unit, &s.w.Info, s.lang))
	s.line(words.Cadence, s.t(k.Cadence.Label()))
	aggregation := s.t(k.Aggregation.Label())
	if k.Per != 0 {
		aggregation += "  " + fmt.Sprintf(s.t(words.Per), s.t(k.Per.Label()))
	}
	s.line(words.Aggregation, aggregation)
	s.line(words.Method, s.t(k.Method))
	s.line(words.EdgeCases, s.t(k.EdgeCases))
	s.line(words.Source, s.t(k.Source))
	s.line(words.Owner, k.Owner)
}

// goals writes the goals, the one in force marked.
func (s *kpiText) goals(list []GoalLine) {
	if len(list) == 0 {
		return
	}
	s.heading(words.Goals)
	for i := range list {
		g := &list[i]
		mark, span := "  ", ""
		if g.InForce {
			mark = "* "
		}
		if !g.Since.IsZero() || !g.Until.IsZero() {
			span = fmt.Sprintf("  %s %s..%s", s.t(words.Set), g.Since, g.Until)
		}
		fmt.Fprintln(s, text.Printable(strings.TrimRight(mark+goalText(&g.Goal, s.st.KPI, s.w, s.lang)+span+"  "+g.Phase, " ")))
	}
}

// history writes periods, the newest first.
func (s *kpiText) history(out io.Writer, list []Period) error {
	var rows [][]string
	show := func(v number) string { return value(metrics.Maybe(v), s.st.KPI, s.w, s.lang) }
	for _, h := range slices.Backward(list) {
		state := Mark(metrics.State(h.State), s.lang)
		if h.Partial {
			state = "-- " + s.t(words.SoFar)
		}
		rows = append(rows, []string{h.Period, show(h.Value), show(h.Plan), percent(metrics.Maybe(h.AttainmentPlan)), state, h.By, h.Note})
	}
	titles := []string{s.t(words.ColPeriod), ">" + s.t(words.ColValue), ">" + s.t(words.ColPlan), ">" + s.t(words.ColAttained), s.t(words.ColState), s.t(words.ByWhom), s.t(words.ColNote)}
	return Table(out, titles, rows)
}

// inputValue writes a value of the KPI with the id.
func inputValue(w *metrics.Workspace, id string, v float64, lang metrics.Lang) string {
	if k := w.KPI(id); k != nil {
		return value(metrics.Some(v), k, w, lang)
	}
	return metrics.FormatExact(v, metrics.Unit{Kind: metrics.UnitRatio})
}

// Signals names the signals that end in the newest closed period; nothing without any.
func Signals(p *metrics.Process, lang metrics.Lang) string {
	rules := make([]string, len(p.Signals))
	for i, r := range p.Signals {
		rules[i] = r.Label().In(lang)
	}
	return Commas(lang, rules)
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
