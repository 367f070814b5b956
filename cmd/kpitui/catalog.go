package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/store"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
)

func (a *app) catalogCommand() *cobra.Command {
	asJSON := false
	flag := func(cmd *cobra.Command) *cobra.Command {
		cmd.Flags().BoolVar(&asJSON, "json", false, a.t(words.FlagJSON))
		return cmd
	}
	list := func(ctx context.Context, args []string) error { return a.listCatalog(ctx, asJSON, args...) }
	cmd := flag(&cobra.Command{
		Use: "catalog", Short: a.t(catalogWords.Short), Example: a.t(catalogWords.Example), Args: a.takes(0, 0),
		RunE: a.do(list),
	})
	cmd.AddGroup(&cobra.Group{ID: groupDefine, Title: a.t(words.GroupDefine)})
	for _, c := range []*cobra.Command{
		flag(&cobra.Command{
			Use: "list [TEMPLATE]", Short: a.t(catalogWords.ListShort), Args: a.takes(0, 1), ValidArgsFunction: a.completeCatalog,
			RunE: a.do(list),
		}),
		flag(&cobra.Command{
			Use: "show ID|TEMPLATE", Short: a.t(catalogWords.ShowShort), Args: a.takes(1, 1), ValidArgsFunction: a.completeCatalog,
			RunE: a.do(func(ctx context.Context, args []string) error { return a.showCatalog(ctx, asJSON, args[0]) }),
		}),
		{
			Use: "add ID|TEMPLATE ...", Short: a.t(catalogWords.AddShort), Args: a.takes(1, 1000), ValidArgsFunction: a.completeCatalog,
			RunE: a.do(a.addFromCatalog),
		},
	} {
		c.GroupID = groupDefine
		cmd.AddCommand(c)
	}
	return cmd
}

// beside opens the workspace, if there is one, that the catalog is looked at beside.
func (a *app) beside(ctx context.Context) (*metrics.Workspace, error) {
	o, err := a.open(ctx)
	switch {
	case errors.Is(err, store.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return &metrics.Workspace{}, nil
	case err != nil:
		return nil, err
	}
	return o.w, o.damage
}

// inCatalog returns what is called so, or says that nothing is, and what is near.
func inCatalog(name string) (exchange.CatalogItem, error) {
	item, near, err := exchange.FindInCatalog(name)
	switch {
	case errors.Is(err, exchange.ErrCatalog) && near != "":
		return item, notFound(catalogWords.NoneNear, name, near)
	case errors.Is(err, exchange.ErrCatalog):
		return item, notFound(catalogWords.None, name)
	}
	return item, err
}

func (a *app) listCatalog(ctx context.Context, asJSON bool, names ...string) error {
	list, err := exchange.Catalog()
	if err != nil {
		return err
	}
	all := list
	for _, name := range names {
		item, err := inCatalog(name)
		if err != nil {
			return err
		}
		if item.Template == nil {
			return notFound(catalogWords.NoTemplate, name, joined(catalogNames(list)))
		}
		list = []exchange.CatalogTemplate{*item.Template}
	}
	w, err := a.beside(ctx)
	if w == nil {
		return err
	}
	if asJSON {
		return errors.Join(report.WriteJSON(a.out, a.catalogJSON(all, list, w)), err)
	}
	for i := range list {
		if i > 0 {
			a.println("")
		}
		if err := a.printTemplate(&list[i], w); err != nil {
			return err
		}
	}
	return err
}

func catalogNames(list []exchange.CatalogTemplate) (names []string) {
	for i := range list {
		names = append(names, list[i].Name)
	}
	return names
}

// printTemplate lists the KPIs of a template.
func (a *app) printTemplate(t *exchange.CatalogTemplate, w *metrics.Workspace) error {
	a.println(t.Name + "  " + a.t(templateTitles[t.Name]))
	return a.printKPIs(t.KPIs, w)
}

// printKPIs lists KPIs of the catalog; those that are in the workspace are marked.
func (a *app) printKPIs(kpis []metrics.KPI, w *metrics.Workspace) error {
	titles := []string{"id", a.t(words.ColName), a.t(words.ColUnit), a.t(catalogWords.Layer), a.t(catalogWords.Role), a.t(catalogWords.Horizon), ""}
	var rows [][]string
	for i := range kpis {
		k := &kpis[i]
		mark := ""
		if there(w, k.ID) {
			mark = a.t(catalogWords.There)
		}
		rows = append(rows, []string{k.ID, a.t(k.Name), string(k.Unit.Kind), string(k.Layer), string(k.Role), string(k.Horizon), mark})
	}
	return report.Table(a.out, titles, rows)
}

func (a *app) addFromCatalog(ctx context.Context, names []string) error {
	for _, name := range names {
		if _, err := inCatalog(name); err != nil {
			return err
		}
	}
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	if o.damage != nil { // a KPI that could not be read would be taken for one that is not there
		return o.damage
	}
	plan, err := exchange.PlanAddition(o.w, o.today, names...)
	if err != nil {
		return err
	}
	if len(plan.Change.Records) == 0 {
		a.printf(catalogWords.NothingToAdd)
		return nil
	}
	if _, err := o.store.Apply(ctx, plan.Change, a.who(), o.now); err != nil {
		return err
	}
	for _, part := range []struct {
		title metrics.Text
		ids   []string
	}{
		{catalogWords.Added, plan.Added}, {catalogWords.Inputs, plan.Inputs}, {catalogWords.Restored, plan.Restored},
		{catalogWords.Views, plan.Views}, {catalogWords.WereThere, plan.There},
	} {
		if len(part.ids) > 0 {
			a.printf(part.title, len(part.ids), strings.Join(part.ids, ", "))
		}
	}
	if len(plan.Unpriced) > 0 {
		a.printf(words.AmountsLeft, plan.Currency, o.w.Info.Currency, len(plan.Unpriced), strings.Join(plan.Unpriced, ", "))
	}
	a.printf(catalogWords.TakeBack, a.command("undo"))
	return nil
}

func (a *app) completeCatalog(*cobra.Command, []string, string) (out []string, _ cobra.ShellCompDirective) {
	list, err := exchange.Catalog()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	for i := range list {
		out = append(out, list[i].Name+"\t"+a.t(templateTitles[list[i].Name]))
		for j := range list[i].KPIs {
			if k := &list[i].KPIs[j]; templatesOf(list, k.ID)[0] == list[i].Name {
				out = append(out, k.ID+"\t"+text.Printable(a.t(k.Name)))
			}
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}

// catalog lends the catalog to the cockpit, which knows no files. It is read when it
// is first asked for.
func catalog() frame.Catalog {
	list, err := exchange.Catalog()
	if err != nil {
		return frame.Catalog{} // the templates are embedded, and tests read them all
	}
	out := frame.Catalog{Add: func(w *metrics.Workspace, today metrics.Date, ids ...string) (*frame.Addition, error) {
		plan, err := exchange.PlanAddition(w, today, ids...)
		return (*frame.Addition)(plan), err
	}}
	for _, t := range list {
		out.Templates = append(out.Templates, frame.CatalogTemplate{
			Name: t.Name, Title: templateTitles[t.Name], About: exchange.TemplateAbout(t.Name), KPIs: t.KPIs, Views: t.Views, Currency: t.Currency,
		})
	}
	return out
}
