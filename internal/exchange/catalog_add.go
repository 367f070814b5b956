package exchange

import (
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
)

// Addition is what adding from the catalog does to a workspace. The lists hold ids,
// each once.
type Addition struct {
	Change   metrics.Change // without records: there is nothing to do
	Added    []string       // KPIs that were asked for
	Inputs   []string       // KPIs that those need for their formulas and alert rules
	Restored []string       // archived KPIs that come back as they were
	There    []string       // asked for and there already: they stay as they are
	Views    []string       // views that name one of them
	Unpriced []string       // KPIs without the amounts of their templates, which are in Currency
	Currency string         // not that of the workspace; empty: nothing was left out
}

// PlanAddition works out what adding the named templates, views and KPIs to a
// workspace does on the day today. Nothing that is there is written over. KPIs stand
// at the end, those that were asked for before what they need.
//
// Dates of goals move by the whole months from the template's start to today, as
// [Shift] moves them: a KPI that is taken up today has as long as the template gives
// it. A path that names its first value begins today and not with the company. Amounts
// stay out of a workspace in another currency, as [LeaveAmounts] leaves them. The error is [ErrCatalog], or what of the definitions together is not valid.
func PlanAddition(w *metrics.Workspace, today metrics.Date, names ...string) (*Addition, error) {
	a := adder{w: w, today: today, done: map[string]bool{}}
	for i := range w.KPIs {
		a.order = max(a.order, w.KPIs[i].Order)
	}
	for i := range w.Views {
		a.viewOrder = max(a.viewOrder, w.Views[i].Order)
	}
	for _, name := range names {
		item, _, err := FindInCatalog(name)
		if err != nil {
			return nil, fmt.Errorf("%w: %q", err, name)
		}
		for _, id := range item.names() {
			a.take(id, true)
		}
	}
	for i := 0; i < len(a.pending); i++ { // it grows on the way
		a.take(a.pending[i], false)
	}
	a.views()
	a.unbind()
	a.out.Change.Kind, a.out.Change.Label = metrics.ChangeDefine, label(names)
	for i := range a.kpis {
		a.out.Change.Records = append(a.out.Change.Records, metrics.Put(&a.kpis[i]))
	}
	a.out.Change.Records = append(a.out.Change.Records, a.viewEdits...)
	return &a.out, metrics.Validate(a.after())
}

// adder collects what is to be added.
type adder struct {
	w     *metrics.Workspace
	today metrics.Date
	out   Addition

	done             map[string]bool
	pending          []string // KPIs that others need
	kpis             []metrics.KPI
	viewEdits        []metrics.RecordEdit
	newViews         []metrics.View
	order, viewOrder int // the last in use
}

// take adds a KPI once; what it needs waits in pending.
func (a *adder) take(id string, asked bool) {
	if a.done[id] {
		return
	}
	a.done[id] = true
	k := a.w.KPI(id)
	switch {
	case k != nil && !k.Archived:
		if asked {
			a.out.There = append(a.out.There, id)
		}
		return
	case k != nil:
		back := *k
		back.Archived = false
		k = &back
		a.out.Restored = append(a.out.Restored, id)
	default:
		if k = a.fresh(id); k == nil {
			return // the templates hold all that their KPIs need
		}
		a.order++
		k.Order = a.order
		if asked {
			a.out.Added = append(a.out.Added, id)
		} else {
			a.out.Inputs = append(a.out.Inputs, id)
		}
	}
	a.kpis = append(a.kpis, *k)
	a.pending = append(a.pending, Needs(k)...)
}

// fresh returns a KPI of the catalog, its goals dated as of today.
func (a *adder) fresh(id string) *metrics.KPI {
	list, _ := Catalog()
	for i := range list {
		for j := range list[i].KPIs {
			if list[i].KPIs[j].ID != id {
				continue
			}
			one := &Definitions{Info: metrics.Info{Start: list[i].start}, KPIs: list[i].KPIs[j : j+1]}
			k := Shift(one, a.today).KPIs[0]
			a.price(&k, &list[i])
			withoutIdleRules(&k, nil)
			for g := range k.Goals {
				if k.Goals[g].From != nil {
					k.Goals[g].Since = a.today
				}
			}
			return &k
		}
	}
	return nil
}

// price takes the amounts from a KPI of a template in another currency.
func (a *adder) price(k *metrics.KPI, t *CatalogTemplate) {
	if t.Currency == "" || t.Currency == a.w.Info.Currency {
		return
	}
	find := func(id string) *metrics.KPI {
		if i := slices.IndexFunc(t.KPIs, func(k metrics.KPI) bool { return k.ID == id }); i >= 0 {
			return &t.KPIs[i]
		}
		return nil
	}
	if leaveAmounts(k, find) {
		a.out.Currency = t.Currency
		a.out.Unpriced = append(a.out.Unpriced, k.ID)
	}
}

// views adds the views that name one of the KPIs.
func (a *adder) views() {
	list, _ := Catalog()
	for i := range list {
		for j := range list[i].Views {
			v := list[i].Views[j]
			named := slices.ContainsFunc(v.KPIs, func(id string) bool { return a.done[id] })
			if !named || a.w.View(v.ID) != nil || slices.Contains(a.out.Views, v.ID) {
				continue
			}
			a.viewOrder++
			v.Order = a.viewOrder
			a.out.Views = append(a.out.Views, v.ID)
			a.newViews = append(a.newViews, v)
			a.viewEdits = append(a.viewEdits, metrics.Put(&v))
		}
	}
}

// unbind takes from the KPIs what they are only compared with, and is not there:
// taking in a figure because another should agree with it would ask for more than
// anybody wanted.
func (a *adder) unbind() {
	there := func(id string) bool {
		return a.w.KPI(id) != nil || slices.ContainsFunc(a.kpis, func(k metrics.KPI) bool { return k.ID == id })
	}
	for i := range a.kpis {
		k := &a.kpis[i]
		if a.w.KPI(k.ID) != nil {
			continue // it comes back as it was
		}
		if !there(k.FedBy) {
			k.FedBy = ""
		}
		k.AgreesWith = slices.DeleteFunc(slices.Clone(k.AgreesWith), func(formula string) bool {
			f, err := metrics.ParseFormula(formula)
			return err != nil || slices.ContainsFunc(f.Inputs(), func(id string) bool { return !there(id) })
		})
	}
}

// after returns the definitions as they will be.
func (a *adder) after() *metrics.Workspace {
	after := &metrics.Workspace{Info: a.w.Info, Phases: a.w.Phases, KPIs: slices.Clone(a.w.KPIs), Views: slices.Concat(a.w.Views, a.newViews)}
	for _, k := range a.kpis {
		if old := after.KPI(k.ID); old != nil {
			*old = k
		} else {
			after.KPIs = append(after.KPIs, k)
		}
	}
	return after
}

// label names what was asked for, for the journal.
func label(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s +%d", strings.Join(names[:most], ", "), len(names)-most)
}
