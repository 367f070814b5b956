package report

import (
	"cmp"
	"slices"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// actions returns the actions that the period has to do with, as they stood on the
// day of the report: those that are to be done, the late ones first, then those
// that ended.
func (b *builder) actions() []ActionLine {
	out := []ActionLine{}
	seen := map[string]bool{}
	add := func(a *metrics.Action, fresh bool) {
		if !seen[a.ID] && b.day(a.Created) <= b.as.AsOf {
			seen[a.ID] = true
			out = append(out, b.action(a, fresh))
		}
	}
	for i := range b.w.Actions {
		a := &b.w.Actions[i]
		if made := a.Review == metrics.ReviewID(b.p); made || b.p.Contains(b.day(a.Created)) {
			add(a, made || b.p.Kind <= metrics.Month) // of a year nearly everything is new
		}
	}
	for _, a := range b.w.OpenActions(b.p) {
		add(a, false)
	}
	order := func(l ActionLine) int { return slices.Index(actionStates[:], l.State) }
	due := func(l ActionLine) string {
		if l.Due == nil {
			return "9999"
		}
		return *l.Due
	}
	slices.SortStableFunc(out, func(x, y ActionLine) int { return cmp.Or(cmp.Compare(order(x), order(y)), cmp.Compare(due(x), due(y))) })
	return out
}

// actionStates are in the order in which a report has them.
var actionStates = [...]ActionState{ActionLate, ActionNew, ActionRunning, ActionFinished, ActionGivenUp}

func (b *builder) action(a *metrics.Action, fresh bool) ActionLine {
	today := b.as.AsOf
	line := ActionLine{ID: a.ID, Title: text.Printable(a.Title), KPI: a.KPI, Owner: text.Printable(a.Owner), Status: metrics.ActionOpen}
	due := a.Due
	for i := len(a.Moves) - 1; i >= 0; i-- {
		switch m := &a.Moves[i]; {
		case m.On > today: // not known yet
			due = m.From
		case line.Moved == nil && (b.p.Contains(m.On) || m.On > b.p.End()):
			line.Moved, line.Why = dated(m.From), text.Printable(m.Why)
		}
	}
	line.Due = dated(due)
	switch {
	case a.Ended != 0 && a.Ended <= today:
		line.Status, line.Ended, line.Why = a.Status, dated(a.Ended), text.Printable(a.Why)
		line.State = ActionFinished
		if a.Status == metrics.ActionDropped {
			line.State = ActionGivenUp
		}
	case due != 0 && due < today:
		line.State = ActionLate
	case fresh:
		line.State = ActionNew
	default:
		line.State = ActionRunning
	}
	return line
}

// experiments returns those whose run or verdict falls into the period, then those
// that go on.
func (b *builder) experiments() []Experiment {
	out := []Experiment{}
	today := b.as.AsOf
	ending := b.w.EndingExperiments(b.p)
	for i := range b.w.Experiments {
		e := &b.w.Experiments[i]
		concluded := e.Ended != 0 && e.Ended <= today && (b.p.Contains(e.Ended) || slices.Contains(ending, e) || e.Ended > b.p.End())
		goes := e.Start != 0 && e.Start <= today && (e.Ended == 0 || e.Ended > today)
		if concluded || goes {
			out = append(out, b.experiment(e, slices.Contains(ending, e)))
		}
	}
	order := func(e Experiment) int {
		switch {
		case e.Verdict != "":
			return 0
		case e.Ends:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(out, func(x, y Experiment) int { return cmp.Compare(order(x), order(y)) })
	return out
}

func (b *builder) experiment(e *metrics.Experiment, ends bool) Experiment {
	out := Experiment{
		ID: e.ID, Hypothesis: text.PrintableLines(e.Hypothesis), Stage: e.Stage, Start: e.Start, End: dated(e.End), Ends: ends,
		Owner: text.Printable(e.Owner), Did: text.PrintableLines(e.Did),
	}
	effects := e.Measured
	if e.Ended != 0 && e.Ended <= b.as.AsOf {
		out.Verdict, out.Learned = e.Verdict, text.PrintableLines(e.Learned)
	} else {
		effects = nil
	}
	if effects == nil {
		measured := metrics.MeasureEffects(b.w, e, b.as.Closed+1)
		effects = &measured
	}
	out.Lever, out.Outcome = b.effect(e.Lever, effects.Lever), b.effect(e.Outcome, effects.Outcome)
	return out
}

func (b *builder) effect(x metrics.Expectation, f metrics.Effect) *Effect {
	k := b.w.KPI(x.KPI)
	if k == nil {
		return nil
	}
	out := &Effect{
		KPI: k.ID, Expected: rounded(metrics.Maybe{V: x.Change, OK: x.Change != 0}, 4), Before: number(f.Before), After: number(f.After),
		Change: rounded(f.Change, 4), kpi: k, measured: f, expected: x,
	}
	if f.Change.OK {
		out.Unit = ptr(string(f.Unit))
	}
	return out
}

// sections are the texts that a report shows of a review, in their order.
var sections = [...]metrics.Section{
	metrics.Highlights, metrics.Decisions, metrics.Market, metrics.Proposals, metrics.BusinessPlan, metrics.KPISystem,
}

// gathers reports whether the report repeats a text of a shorter review: what went
// well and what was decided, of the weeks to a month and a quarter, of the quarters
// to a year.
func (b *builder) gathers(r *metrics.Review, s metrics.Section) bool {
	if !b.within(r) {
		return false
	}
	if b.p.Kind == metrics.Year {
		return r.Period.Kind == metrics.Quarter && (s == metrics.Decisions || s == metrics.BusinessPlan)
	}
	return s == metrics.Highlights || s == metrics.Decisions || b.p.Kind == metrics.Quarter && s == metrics.Market
}

func (b *builder) texts() []TextLine {
	out := []TextLine{}
	add := func(r *metrics.Review, s metrics.Section) {
		if body := text.PrintableLines(r.Texts[s]); !blank(body) {
			out = append(out, TextLine{Section: s, Period: b.w.Info.Label(r.Period), Text: body})
		}
	}
	for _, s := range sections {
		for i := range b.w.Reviews {
			if r := &b.w.Reviews[i]; b.gathers(r, s) {
				add(r, s)
			}
		}
		if b.Review != nil {
			add(b.Review, s)
		}
	}
	return out
}

func (b *builder) voices() []VoiceLine {
	out := []VoiceLine{}
	add := func(r *metrics.Review) {
		for _, v := range r.Voices {
			if !blank(v.Text) {
				out = append(out, VoiceLine{
					Period: b.w.Info.Label(r.Period), KPI: v.KPI, Who: text.Printable(v.Who), Text: text.PrintableLines(v.Text),
				})
			}
		}
	}
	for i := range b.w.Reviews {
		if r := &b.w.Reviews[i]; b.within(r) && b.p.Kind != metrics.Year {
			add(r)
		}
	}
	if b.Review != nil {
		add(b.Review)
	}
	return out
}
