package frame

import "kpitui/internal/metrics"

// Catalog is what KPIs can be taken from, ready made.
type Catalog struct {
	Templates []CatalogTemplate
	// Add works out what adding templates, views and KPIs by their ids does to a
	// workspace on a day; the error says what would not fit.
	Add func(w *metrics.Workspace, today metrics.Date, ids ...string) (*Addition, error)
}

// CatalogTemplate is a group of KPIs of the catalog, and the views over them.
type CatalogTemplate struct {
	Name  string // its id
	Title metrics.Text
	About metrics.Text
	KPIs  []metrics.KPI
	Views []metrics.View
	// Currency is in what it states amounts; empty: it states none.
	Currency string
}

// Addition is what adding from the catalog does. The lists hold ids.
type Addition struct {
	Change   metrics.Change // without records: there is nothing to do
	Added    []string       // KPIs that were asked for
	Inputs   []string       // KPIs that those need
	Restored []string       // archived KPIs that come back as they were
	There    []string       // asked for and there already
	Views    []string       // views that name one of them
	Unpriced []string       // KPIs without the amounts of their templates, which are in Currency
	Currency string         // not that of the workspace; empty: nothing was left out
}
