package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/text"
)

// catalogJSON is the shape of `catalog list --json`, and of `catalog show --json` for
// a template or a view.
type catalogJSON struct {
	Schema    string            `json:"schema"`
	Templates []catalogTemplate `json:"templates"`
}

type catalogTemplate struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	About string `json:"about"`
	// Currency is in what it states amounts; left out where it states none.
	Currency string         `json:"currency,omitempty"`
	KPIs     []catalogKPI   `json:"kpis"`
	Views    []metrics.View `json:"views"`
}

// catalogKPI is a definition, and whether the workspace has a KPI of that id.
type catalogKPI struct {
	Definition *metrics.KPI `json:"definition"`
	Templates  []string     `json:"templates"`
	There      bool         `json:"in_workspace"`
}

const catalogSchema = "kpitui.catalog/1"

// there reports whether a workspace has a KPI that is in sight.
func there(w *metrics.Workspace, id string) bool {
	k := w.KPI(id)
	return k != nil && !k.Archived
}

// templatesOf returns the names of the templates that have a KPI.
func templatesOf(list []exchange.CatalogTemplate, id string) (names []string) {
	for i := range list {
		if slices.ContainsFunc(list[i].KPIs, func(k metrics.KPI) bool { return k.ID == id }) {
			names = append(names, list[i].Name)
		}
	}
	return names
}

func (a *app) catalogJSON(all, list []exchange.CatalogTemplate, w *metrics.Workspace) catalogJSON {
	out := catalogJSON{Schema: catalogSchema, Templates: []catalogTemplate{}}
	for i := range list {
		t := catalogTemplate{
			Name: list[i].Name, Title: a.t(templateTitles[list[i].Name]), About: a.t(exchange.TemplateAbout(list[i].Name)),
			Currency: list[i].Currency, KPIs: []catalogKPI{}, Views: append([]metrics.View{}, list[i].Views...),
		}
		for j := range list[i].KPIs {
			k := &list[i].KPIs[j]
			t.KPIs = append(t.KPIs, catalogKPI{Definition: k, Templates: templatesOf(all, k.ID), There: there(w, k.ID)})
		}
		out.Templates = append(out.Templates, t)
	}
	return out
}

func (a *app) showCatalog(ctx context.Context, asJSON bool, name string) error {
	item, err := inCatalog(name)
	if err != nil {
		return err
	}
	list, err := exchange.Catalog()
	if err != nil {
		return err
	}
	w, damage := a.beside(ctx)
	if w == nil {
		return damage
	}
	switch {
	case item.KPI != nil && asJSON:
		err = report.WriteJSON(a.out, struct {
			Schema string `json:"schema"`
			catalogKPI
		}{"kpitui.catalog-kpi/1", catalogKPI{Definition: item.KPI, Templates: templatesOf(list, item.KPI.ID), There: there(w, item.KPI.ID)}})
	case item.KPI != nil:
		a.printDefinition(item.KPI, templatesOf(list, item.KPI.ID), w)
	default:
		err = a.showCatalogGroup(asJSON, item, list, w)
	}
	return errors.Join(err, damage)
}

// showCatalogGroup shows a template, or a view with the KPIs that it names.
func (a *app) showCatalogGroup(asJSON bool, item exchange.CatalogItem, list []exchange.CatalogTemplate, w *metrics.Workspace) error {
	shown := exchange.CatalogTemplate{}
	if item.View != nil {
		shown.Views = []metrics.View{*item.View}
		for i := range list {
			for _, k := range list[i].KPIs {
				if slices.Contains(item.View.KPIs, k.ID) && !slices.ContainsFunc(shown.KPIs, func(o metrics.KPI) bool { return o.ID == k.ID }) {
					shown.KPIs = append(shown.KPIs, k)
				}
			}
		}
	} else {
		shown = *item.Template
	}
	if asJSON {
		return report.WriteJSON(a.out, a.catalogJSON(list, []exchange.CatalogTemplate{shown}, w))
	}
	if item.Template != nil {
		a.println(shown.Name + "  " + a.t(templateTitles[shown.Name]))
		a.println(a.t(exchange.TemplateAbout(shown.Name)))
		a.println("")
	}
	for _, v := range shown.Views {
		a.println(fmt.Sprintf("%s %s  %s", a.t(catalogWords.View), v.ID, a.t(v.Name)))
		a.println("  " + a.t(v.About))
		if item.Template != nil {
			a.println("  " + strings.Join(v.KPIs, ", "))
		}
	}
	if len(shown.Views) > 0 {
		a.println("")
	}
	return a.printKPIs(shown.KPIs, w)
}

// printDefinition prints all that a definition of the catalog says.
func (a *app) printDefinition(k *metrics.KPI, templates []string, w *metrics.Workspace) {
	mark := ""
	if there(w, k.ID) {
		mark = "  " + a.t(catalogWords.There)
	}
	a.println(fmt.Sprintf("%s  (%s)%s", a.t(k.Name), k.ID, mark))
	line := func(label metrics.Text, value string) {
		if value != "" {
			a.println("  " + text.PadRight(a.t(label), 14) + "  " + value)
		}
	}
	c := &catalogWords
	line(c.Definition, a.t(k.Definition))
	line(c.Formula, k.Formula)
	line(c.Method, a.t(k.Method))
	line(c.EdgeCases, a.t(k.EdgeCases))
	line(c.Source, a.t(k.Source))
	line(c.Unit, report.Unit(k.Unit, &w.Info, a.lang))
	line(c.Direction, a.t(k.Better().Label()))
	line(c.Cadence, a.t(k.Cadence.Label()))
	if k.Layer != "" {
		line(c.Layer, a.t(k.Layer.Label()))
	}
	if k.Role != "" {
		line(c.Role, a.t(k.Role.Label()))
	}
	if k.Horizon != "" {
		line(c.Horizon, a.t(k.Horizon.Label()))
	}
	line(c.Tier, a.t(k.Tier.Label()))
	line(c.Group, a.t(k.Group))
	for i := range k.Goals {
		label := c.Goal
		if i > 0 {
			label = metrics.Text{}
		}
		line(label, a.catalogGoal(k, &k.Goals[i], currencyOf(templates, w)))
	}
	line(c.Needs, strings.Join(exchange.Needs(k), ", "))
	line(c.In, strings.Join(templates, ", "))
}

// currencyOf returns in what templates state their amounts: in the workspace's currency
// when they have none of their own.
func currencyOf(templates []string, w *metrics.Workspace) string {
	for _, name := range templates {
		if c := exchange.TemplateCurrency(name); c != "" {
			return c
		}
	}
	return w.Info.Currency
}

// catalogGoal writes a goal with the date that its template gives it.
func (a *app) catalogGoal(k *metrics.KPI, g *metrics.Goal, currency string) string {
	out := report.Goal(g, k, a.lang, func(v float64) string { return metrics.FormatValue(v, k.Unit, currency, a.lang) })
	if !g.Due.IsZero() {
		out += "  " + g.Due.String()
	}
	return out
}
