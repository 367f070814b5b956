package form

import (
	"reflect"

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
	env *frame.Env
	old *metrics.Action // a copy of what is edited; nil: a new one

	start metrics.Action // what the form began with
	name  *entry
	all   []*row
}

func newActionForm(env *frame.Env, a metrics.Action) *actionForm {
	f := &actionForm{env: env, start: a}
	if a.ID != "" {
		f.old = &a
	}
	f.name = newEntry(a.Title, wide)
	f.all = []*row{{key: "title", text: words.Name, control: f.name}}
	return f
}

func (f *actionForm) title() metrics.Text                { return words.Name.Label }
func (f *actionForm) subtitle() string                   { return "" }
func (f *actionForm) rows(_, save *row) []*row           { return append(f.all[:len(f.all):len(f.all)], save) }
func (f *actionForm) pressed(r *row) *row                { return r }
func (f *actionForm) remove(*goalRows) *row              { return f.all[0] }
func (f *actionForm) restructured() bool                 { return false }
func (f *actionForm) stored() (now, then metrics.Record) { return nil, nil }
func (f *actionForm) label(r metrics.Record) string      { return r.(*metrics.Action).Title }

func (f *actionForm) build() (metrics.RecordEdit, string) {
	a := f.start
	a.Title = f.name.value()
	if f.old != nil && reflect.DeepEqual(a, *f.old) {
		return metrics.RecordEdit{}, ""
	}
	return metrics.Put(&a), ""
}
