package exchange

import (
	"errors"
	"slices"
	"sync"

	"kpitui/internal/metrics"
)

// ErrCatalog is returned for a name that nothing in the catalog has.
var ErrCatalog = errors.New("not in the catalog")

// CatalogTemplate is a template as the catalog offers it: KPIs that a workspace can
// take one by one, and the views over them. Its phases are not offered: they are the
// calendar of one company.
type CatalogTemplate struct {
	Name  string
	KPIs  []metrics.KPI
	Views []metrics.View
	// Currency is in what it states amounts; empty: it states none.
	Currency string
	start    metrics.Date // from which its dates count
}

// Catalog returns the templates that have KPIs, in the order of [Templates]. They are
// read once, and are not to be written to. A KPI that stands in several has the same
// meaning in each.
var Catalog = sync.OnceValues(func() (list []CatalogTemplate, err error) {
	for _, name := range Templates() {
		d, err := Template(name)
		if err != nil {
			return nil, err
		}
		if len(d.KPIs) > 0 {
			list = append(list, CatalogTemplate{Name: name, KPIs: d.KPIs, Views: d.Views, Currency: d.Info.Currency, start: d.Info.Start})
		}
	}
	return list, nil
})

// CatalogItem is what a name in the catalog stands for: one of the three.
type CatalogItem struct {
	Template *CatalogTemplate
	View     *metrics.View
	KPI      *metrics.KPI
}

// FindInCatalog returns what is called so: a template or a view by its id, a KPI by
// its id or its name in either language. near is the id that was probably meant when
// there is none. Of a KPI in several templates it is that of the first.
func FindInCatalog(name string) (item CatalogItem, near string, err error) {
	list, err := Catalog()
	if err != nil {
		return item, "", err
	}
	var kpis []metrics.KPI
	var ids []string
	for i := range list {
		t := &list[i]
		if t.Name == name {
			return CatalogItem{Template: t}, "", nil
		}
		ids = append(ids, t.Name)
		for j := range t.Views {
			if t.Views[j].ID == name {
				return CatalogItem{View: &t.Views[j]}, "", nil
			}
			ids = append(ids, t.Views[j].ID)
		}
		for j := range t.KPIs {
			if !slices.ContainsFunc(kpis, func(k metrics.KPI) bool { return k.ID == t.KPIs[j].ID }) {
				kpis = append(kpis, t.KPIs[j])
			}
		}
	}
	all := newNames(kpis)
	if i, _ := all.find(name); i >= 0 {
		return CatalogItem{KPI: &kpis[i]}, "", nil
	}
	if k := all.near(name); k != nil {
		return item, k.ID, ErrCatalog
	}
	return item, Nearest(name, ids), ErrCatalog
}

// names returns the ids of the KPIs that an item stands for.
func (i CatalogItem) names() (ids []string) {
	switch {
	case i.Template != nil:
		for j := range i.Template.KPIs {
			ids = append(ids, i.Template.KPIs[j].ID)
		}
	case i.View != nil:
		ids = i.View.KPIs
	default:
		ids = []string{i.KPI.ID}
	}
	return ids
}

// Needs returns the KPIs without which a KPI cannot be defined: those that its
// formula and its alert rules name.
func Needs(k *metrics.KPI) (ids []string) {
	if f, err := metrics.ParseFormula(k.Formula); k.Formula != "" && err == nil {
		ids = f.Inputs()
	}
	for _, id := range metrics.Witnesses(*k) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
