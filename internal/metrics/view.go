package metrics

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// View is a choice of KPIs that is looked at together under a name, as an investor
// would look at the company.
type View struct {
	ID    string   `json:"id"` // as a KPI's
	Name  Text     `json:"name"`
	About Text     `json:"about,omitzero"` // whose view it is, and what it asks
	KPIs  []string `json:"kpis"`           // in the order of the view; one that is not there is left out
	Order int      `json:"order,omitempty"`
}

// SortViews puts views in their order: by Order, then by ID.
func SortViews(views []View) {
	slices.SortFunc(views, func(a, b View) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID))
	})
}

// View returns the view with the id, or nil.
func (w *Workspace) View(id string) *View {
	for i := range w.Views {
		if w.Views[i].ID == id {
			return &w.Views[i]
		}
	}
	return nil
}

// ValidateView checks a view by itself. The error joins [FieldError]s. The KPIs that
// it names need not be there: a view may come before them, and outlive them.
func ValidateView(v *View) error {
	c := &checker{record: RecordView, id: v.ID}
	c.check(IsID(v.ID), "id", problems.ID, v.ID)
	c.check(!v.Name.IsZero(), "name", problems.Empty, "")
	for i, id := range v.KPIs {
		field := fmt.Sprintf("kpis[%d]", i)
		c.check(IsID(id), field, problems.ID, id)
		c.check(!slices.Contains(v.KPIs[:i], id), field, problems.SameID, id)
	}
	return c.err()
}

// validateViews checks all views, and that the north star is there.
func (w *Workspace) validateViews() error {
	var errs []error
	if star := w.Info.NorthStar; star != "" && w.KPI(star) == nil {
		c := &checker{record: RecordInfo}
		c.fail("north_star", problems.NoKPI, star)
		errs = append(errs, c.err())
	}
	for i := range w.Views {
		v := &w.Views[i]
		c := &checker{record: RecordView, id: v.ID}
		c.check(w.View(v.ID) == v, "id", problems.SameID, v.ID)
		errs = append(errs, c.err(), ValidateView(v))
	}
	return errors.Join(errs...)
}
