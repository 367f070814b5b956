package form

import (
	"reflect"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// phaseForm is the form of a phase and of its goals.
type phaseForm struct {
	env *frame.Env
	old *metrics.Phase // a copy of what is edited; nil: a new one

	name, id, start, end *entry
	applies              *choice[bool]
	goals                []*goalRows
	removed              []*goalRows

	top         []*row
	head, adder *row
	since       *row
}

func newPhaseForm(env *frame.Env, id string) *phaseForm {
	f := &phaseForm{env: env}
	p := metrics.Phase{Start: env.Today}
	for i := range env.Workspace.Phases { // the next one begins where the last one ends
		p.Start = max(p.Start, env.Workspace.Phases[i].End+1)
	}
	if found := env.Workspace.Phase(id); found != nil {
		p = *found
		f.old = &p
	}
	f.name = inLang(env, p.Name, wide)
	f.id = newEntry("", short*2)
	f.id.empty = f.autoID
	f.start, f.end = newDate(env, p.Start, f.startDates), newDate(env, p.End, f.endDates)
	f.applies = newChoice(true, option[bool]{true, words.FromToday}, option[bool]{false, words.FromStart})
	var idControl control = f.id
	if f.old != nil {
		idControl = fixed(f.old.ID)
	}
	f.top = []*row{
		{key: "name", text: words.PhaseName, control: f.name},
		{key: "start", text: words.Start, control: f.start},
		{key: "end", text: words.End, control: f.end},
		{key: "id", text: words.ID, control: idControl},
	}
	f.head = heading(words.HeadPhaseGoals)
	f.adder = &row{text: field{Hint: words.AddGoalHint}, control: &button{words.AddGoal}}
	if len(env.Workspace.KPIs) == 0 {
		f.adder.text.Hint = words.NoKPIs
	}
	f.since = &row{key: "applies", text: words.Applies, control: f.applies, shown: f.asksSince}
	for i := range p.Goals {
		if g := &p.Goals[i]; g.Until == 0 || g.Until >= env.Today {
			f.goals = append(f.goals, newGoalRows(f.spec(g, i)))
		}
	}
	return f
}

func (f *phaseForm) spec(was *metrics.Goal, at int) goalSpec {
	return goalSpec{
		env: f.env, was: was, at: at, phase: true,
		unit: func(kpi string) metrics.Unit {
			if k := f.env.Workspace.KPI(kpi); k != nil {
				return k.Unit
			}
			return plain()
		},
		dueEmpty: func() string {
			if was != nil && was.Due == 0 {
				return f.env.T(words.NoDue)
			}
			if end := f.endDate(); end != 0 {
				return end.String()
			}
			return f.env.T(words.PhaseEnd)
		},
	}
}

// startDates reads the start: a day without a year is one of this year, because
// a phase may have begun.
func (f *phaseForm) startDates() frame.Dates {
	d := f.env.Forward()
	d.Past = true
	return d
}

// endDates reads the end: +6m is six months of phase.
func (f *phaseForm) endDates() frame.Dates {
	d := f.env.Forward()
	if start := f.startDate(); start != 0 {
		d.From, d.Span = start, true
	}
	return d
}

func (f *phaseForm) startDate() metrics.Date {
	d, _ := f.startDates().Parse(f.start.value())
	return d
}

func (f *phaseForm) endDate() metrics.Date {
	d, _ := f.endDates().Parse(f.end.value())
	return d
}

func (f *phaseForm) rows(_, save *row) []*row {
	out := append(slices.Clone(f.top), f.head)
	for _, g := range f.goals {
		out = append(out, g.foldable()...)
	}
	return append(out, f.adder, f.since, save)
}

func (f *phaseForm) title() metrics.Text {
	if f.old == nil {
		return words.AddPhase
	}
	return words.EditPhase
}

func (f *phaseForm) subtitle() string {
	if f.old == nil {
		return ""
	}
	return f.env.T(f.old.Name)
}

// pressed implements [subject]: the one button adds an empty goal.
func (f *phaseForm) pressed(*row) *row {
	if len(f.env.Workspace.KPIs) == 0 {
		return f.adder
	}
	g := newGoalRows(f.spec(nil, -1))
	f.goals = append(f.goals, g)
	return g.main[0]
}

func (f *phaseForm) remove(g *goalRows) *row {
	f.goals = slices.DeleteFunc(f.goals, func(o *goalRows) bool { return o == g })
	if g.was != nil {
		f.removed = append(f.removed, g)
	}
	return f.adder
}

func (f *phaseForm) restructured() bool {
	return len(f.removed) > 0 || slices.ContainsFunc(f.goals, func(g *goalRows) bool { return g.was == nil })
}

// asksSince reports whether it matters from when on changed goals hold: values
// of this phase's time have been judged by the goals of until now.
func (f *phaseForm) asksSince() bool {
	if f.old == nil || f.old.Start >= f.env.Today {
		return false
	}
	judged := func(g *goalRows) bool {
		return g.changed() && (len(f.env.Series(g.kpi.id).Points) > 0 || g.was != nil && len(f.env.Series(g.was.KPI).Points) > 0)
	}
	return slices.ContainsFunc(f.goals, judged) ||
		slices.ContainsFunc(f.removed, func(g *goalRows) bool { return len(f.env.Series(g.was.KPI).Points) > 0 })
}

func (f *phaseForm) taken(id string) bool { return f.env.Workspace.Phase(id) != nil }

func (f *phaseForm) autoID() string { return freeID(f.name.value(), "phase", f.taken) }

func (f *phaseForm) stored() (now, then metrics.Record) {
	if f.old == nil {
		return nil, nil
	}
	if p := f.env.Workspace.Phase(f.old.ID); p != nil {
		return p, f.old
	}
	return nil, f.old
}

func (f *phaseForm) build() (metrics.RecordEdit, string) {
	var p metrics.Phase
	if f.old != nil {
		p = *f.old
	} else if p.ID = strings.ToLower(ascii(f.id.value())); p.ID == "" {
		p.ID = f.autoID()
	}
	p.Name = put(p.Name, f.env.Lang, f.name.value())
	p.Start, p.End = f.startDate(), f.endDate()
	var edits goalEdits
	if f.old != nil {
		edits.old = f.old.Goals
	}
	for _, g := range f.goals {
		edits.add(g, p.End)
	}
	for _, g := range f.removed {
		edits.drop(g)
	}
	now := edits.inPlace()
	p.Goals = now.goals
	problem := f.judge(&p, now.owners)
	var from metrics.Date
	if f.asksSince() && f.applies.value() {
		from = f.env.Today
	}
	p.Goals = edits.since(from, func(kpi string) metrics.Maybe {
		if k := f.env.Workspace.KPI(kpi); k != nil {
			return metrics.ValueOn(f.env.Workspace, k, f.env.Series(kpi), f.env.Today)
		}
		return metrics.Maybe{}
	})
	if f.old != nil && reflect.DeepEqual(p, *f.old) {
		return metrics.RecordEdit{}, problem
	}
	return metrics.RecordEdit{Kind: metrics.RecordPhase, ID: p.ID, After: &p}, problem
}

func (f *phaseForm) judge(p *metrics.Phase, owners []*goalRows) string {
	w := *f.env.Workspace
	w.Phases = slices.Clone(w.Phases)
	if f.old == nil {
		w.Phases = append(w.Phases, *p)
	} else if i := slices.IndexFunc(w.Phases, func(o metrics.Phase) bool { return o.ID == p.ID }); i >= 0 {
		w.Phases[i] = *p
	}
	return blame(f.env, &w, metrics.RecordPhase, p.ID, f.top, owners)
}

// label names the record for people.
func (f *phaseForm) label(r metrics.Record) string { return f.env.T(r.(*metrics.Phase).Name) }

func (f *kpiForm) label(r metrics.Record) string { return f.env.T(r.(*metrics.KPI).Name) }
