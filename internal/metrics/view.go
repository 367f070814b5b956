package metrics

import (
	"cmp"
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
