package catalog

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// row is a line of the list: a template, or one of its KPIs.
type row struct {
	template *frame.CatalogTemplate
	kpi      *metrics.KPI // nil: the template itself
}

// same reports whether two rows stand for the same.
func (r *row) same(o *row) bool {
	if o == nil || r.template.Name != o.template.Name {
		return false
	}
	return r.kpi == nil && o.kpi == nil || r.kpi != nil && o.kpi != nil && r.kpi.ID == o.kpi.ID
}

// matching returns the rows that the search lets through. A template whose own words
// match has all of its KPIs; a view finds the KPIs that it names.
func (s *Screen) matching() (rows []row) {
	matches := s.search.Matcher()
	for i := range s.catalog.Templates {
		t := &s.catalog.Templates[i]
		found := []row{{template: t}}
		whole := matches(t.Name, t.Title.JA, t.Title.EN)
		for j := range t.KPIs {
			k := &t.KPIs[j]
			if whole || matches(wordsOf(t, k)...) {
				found = append(found, row{t, k})
			}
		}
		if len(found) > 1 {
			rows = append(rows, found...)
		}
	}
	return rows
}

// wordsOf returns the texts in which a KPI is found.
func wordsOf(t *frame.CatalogTemplate, k *metrics.KPI) []string {
	out := []string{
		k.ID, k.Name.JA, k.Name.EN, k.Group.JA, k.Group.EN, k.Definition.JA, k.Definition.EN, k.Source.JA, k.Source.EN,
		k.Layer.Label().JA, k.Layer.Label().EN, k.Role.Label().JA, k.Role.Label().EN,
	}
	for i := range t.Views {
		for _, id := range t.Views[i].KPIs {
			if id == k.ID {
				out = append(out, t.Views[i].ID, t.Views[i].Name.JA, t.Views[i].Name.EN)
			}
		}
	}
	return out
}
