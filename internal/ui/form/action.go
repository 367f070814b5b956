package form

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// NewAction returns the form of an action; one without an id is new, with what it
// names already filled in.
func NewAction(env *frame.Env, a metrics.Action) frame.Screen {
	return newScreen(env, newActionForm(env, a))
}

// actionForm is the form of an action.
type actionForm struct {
	record
	start metrics.Action // as it was when the form was opened

	name, owner, due, why *entry
	kpi                   *finder
	status                *choice[metrics.ActionStatus]
	score                 scoreRows
}

func newActionForm(env *frame.Env, a metrics.Action) *actionForm {
	f := &actionForm{record: newRecord(env, a.ID), start: a}
	if f.isNew {
		a.Status = metrics.ActionOpen
	}
	f.name = newEntry(a.Title, proseRoom)
	f.kpi = newFinder(env, a.KPI)
	f.kpi.optional = true
	f.owner = newOwner(env, a.Owner)
	f.due = newDate(env, a.Due, env.Forward)
	f.due.empty = func() string { return env.T(words.NoDue) }
	f.status = newChoice(a.Status, labelled(metrics.ActionStatuses[:]...)...)
	f.why = newEntry(a.Why, proseRoom)
	f.score = newScoreRows(a.Score)
	f.all = slices.Concat([]*row{
		{key: "title", text: work.Title, control: f.name},
		{key: "kpi", text: work.ActionKPI, control: f.kpi},
		{key: "owner", text: work.Owner, control: f.owner},
		{key: "due", text: work.Due, control: f.due},
		{key: "status", text: work.Status, control: f.status, shown: func() bool { return !f.isNew }},
		{key: "why", text: work.Why, control: f.why, shown: func() bool { return f.status.value() != metrics.ActionOpen }},
		heading(work.HeadRank),
	}, f.score.rows(env))
	return f
}

func (f *actionForm) title() metrics.Text {
	if f.isNew {
		return work.AddAction
	}
	return work.EditAction
}

func (f *actionForm) subtitle() string {
	if f.isNew {
		return ""
	}
	return f.start.Title
}

func (f *actionForm) label(r metrics.Record) string { return r.(*metrics.Action).Title }

func (f *actionForm) stored() (now, then metrics.Record) {
	if f.isNew {
		return nil, nil
	}
	if a := f.env.Workspace.Action(f.start.ID); a != nil {
		return a, &f.start
	}
	return nil, &f.start
}

// removal implements [removable].
func (f *actionForm) removal() (metrics.RecordEdit, bool) {
	return metrics.Remove(metrics.RecordAction, f.start.ID), !f.isNew
}

// build makes the action of what the rows say.
func (f *actionForm) build() (metrics.RecordEdit, string) {
	a := f.start
	if f.isNew {
		a.ID, a.Created = f.id, f.env.Now
	}
	a.Title, a.KPI, a.Owner = f.name.value(), f.kpi.id, f.owner.value()
	a.Score = f.score.value()
	f.move(&a)
	f.end(&a)
	problem := f.blame(metrics.ValidateAction(f.env.Workspace, &a))
	if !f.isNew && reflect.DeepEqual(a, f.start) {
		return metrics.RecordEdit{}, problem
	}
	return metrics.Put(&a), problem
}

// move gives the action its due date. One that was set on an earlier day is put
// off, or brought forward, and that is kept: how often is worth knowing.
func (f *actionForm) move(a *metrics.Action) {
	var due metrics.Date
	if f.due.value() != "" {
		due, _ = f.env.Forward().Parse(f.due.value())
	}
	made := metrics.DateOf(f.start.Created.In(f.env.Now.Location()))
	if !f.isNew && made < f.env.Today && f.start.Due != 0 && due != f.start.Due {
		*a = a.MoveTo(due, f.env.Today, "")
	}
	a.Due = due
}

// end gives the action its status, with the day on which it got it.
func (f *actionForm) end(a *metrics.Action) {
	switch as := f.status.value(); as {
	case metrics.ActionOpen:
		*a = a.Reopen()
	case f.start.Status:
		*a = a.End(as, f.start.Ended, f.why.value())
	default:
		*a = a.End(as, f.env.Today, f.why.value())
	}
}

// record is what the forms of actions and experiments share: rows without goals,
// and a record of their own.
type record struct {
	env   *frame.Env
	isNew bool
	id    string // that it has, or will have
	all   []*row
	above int // rows before the first button to save; 0: none there
}

func newRecord(env *frame.Env, id string) record {
	r := record{env: env, isNew: id == "", id: id}
	if r.isNew {
		r.id = frame.NewID()
	}
	return r
}

func (f *record) rows(saveAbove, saveBelow *row) []*row {
	if f.above == 0 {
		return append(slices.Clone(f.all), saveBelow)
	}
	return slices.Concat(f.all[:f.above], []*row{saveAbove}, f.all[f.above:], []*row{saveBelow})
}

func (f *record) pressed(r *row) *row   { return r }
func (f *record) remove(*goalRows) *row { return f.all[0] }
func (f *record) restructured() bool    { return false }

// blame puts what is wrong on the rows and returns what belongs on none.
func (f *record) blame(err error) (rest string) {
	for _, e := range metrics.FieldErrors(err) {
		if problem := e.Text.In(f.env.Lang); !place(e, f.all, nil, problem) {
			rest = problem
		}
	}
	return rest
}

// newOwner returns the field of an owner, which completes those who own something
// already.
func newOwner(env *frame.Env, start string) *entry {
	e := newEntry(start, short*2)
	add := func(name string) {
		if name = strings.TrimSpace(name); name != "" && !slices.Contains(e.known, name) {
			e.known = append(e.known, name)
		}
	}
	add(env.By)
	for i := range env.Workspace.Actions {
		add(env.Workspace.Actions[i].Owner)
	}
	for i := range env.Workspace.Experiments {
		add(env.Workspace.Experiments[i].Owner)
	}
	for i := range env.Workspace.KPIs {
		add(env.Workspace.KPIs[i].Owner)
	}
	return e
}

// scoreRows are the three parts of a rank.
type scoreRows struct{ impact, confidence, ease *rating }

func newScoreRows(s metrics.Score) scoreRows {
	return scoreRows{newRating(s.Impact), newRating(s.Confidence), newRating(s.Ease)}
}

func (s scoreRows) value() metrics.Score {
	return metrics.Score{Impact: s.impact.value, Confidence: s.confidence.value, Ease: s.ease.value}
}

// rows returns their rows, with the rank that follows from them.
func (s scoreRows) rows(env *frame.Env) []*row {
	return []*row{
		{key: "score.impact", text: work.Impact, control: s.impact},
		{key: "score.confidence", text: work.Confidence, control: s.confidence},
		{key: "score.ease", text: work.Ease, control: s.ease},
		{text: field{Label: work.Rank}, control: computed(func() string {
			v := s.value()
			if v.Rank() == 0 {
				return env.T(work.NotRated)
			}
			return fmt.Sprintf("%d  (%d x %d x %d)", v.Rank(), v.Impact, v.Confidence, v.Ease)
		})},
	}
}
