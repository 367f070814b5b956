package exchange

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"kpitui/internal/metrics"
)

// library are the templates of the catalog whose KPIs tell everything of themselves.
var library = []string{"generative-ai", "community", "trust", "developer"}

func today(t *testing.T) metrics.Date {
	t.Helper()
	d, err := metrics.ParseDate("2026-11-20")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// founded returns a workspace made of a template.
func founded(t *testing.T, template string) *metrics.Workspace {
	t.Helper()
	d, err := Template(template)
	if err != nil {
		t.Fatal(err)
	}
	if d.Info.Name.IsZero() {
		d.Info.Name, d.Info.TZ, d.Info.Currency = metrics.Same("Acme"), "UTC", "USD"
	}
	if err := metrics.Validate(d.Workspace()); err != nil {
		t.Fatalf("%s: %v", template, err)
	}
	w := d.Workspace()
	for i := range w.KPIs {
		w.KPIs[i].Order = i + 1
	}
	return w
}

// taken applies an addition to a workspace.
func taken(w *metrics.Workspace, a *Addition) *metrics.Workspace {
	after := *w
	after.KPIs, after.Views = slices.Clone(w.KPIs), slices.Clone(w.Views)
	for _, r := range a.Change.Records {
		switch r := r.After.(type) {
		case *metrics.KPI:
			if old := after.KPI(r.ID); old != nil {
				*old = *r
			} else {
				after.KPIs = append(after.KPIs, *r)
			}
		case *metrics.View:
			after.Views = append(after.Views, *r)
		}
	}
	return &after
}

// parameters are what formulas take for granted: neither more of them is better, nor
// less. How value is spread over users is for each company to judge.
var parameters = []string{"task_time_before", "cost_per_hour", "cost_per_inquiry", "outsourcing_before", "top10_share", "top20_share", "gini"}

func TestEveryKPIOfTheLibraryTellsEverything(t *testing.T) {
	for _, name := range library {
		w := founded(t, name)
		if w.Info.NorthStar == "" || len(w.Views) == 0 || len(w.Phases) == 0 {
			t.Errorf("%s: north star %q, %d views, %d phases", name, w.Info.NorthStar, len(w.Views), len(w.Phases))
		}
		named := map[string]bool{}
		for i := range w.KPIs {
			k := &w.KPIs[i]
			for field, text := range map[string]metrics.Text{
				"name": k.Name, "group": k.Group, "definition": k.Definition, "method": k.Method, "edge_cases": k.EdgeCases, "source": k.Source,
			} {
				if text.JA == "" || text.EN == "" {
					t.Errorf("%s: %s lacks a %s in a language: %+v", name, k.ID, field, text)
				}
			}
			if k.Layer == "" || k.Role == "" || k.Horizon == "" {
				t.Errorf("%s: %s: layer %q, role %q, horizon %q", name, k.ID, k.Layer, k.Role, k.Horizon)
			}
			if neither := len(k.Goals) == 0 && k.Direction == ""; neither != slices.Contains(parameters, k.ID) {
				t.Errorf("%s: %s says which way is better: %v", name, k.ID, !neither)
			}
			for _, id := range Needs(k) {
				named[id] = true
			}
		}
		for _, v := range w.Views {
			if v.About.JA == "" || v.About.EN == "" {
				t.Errorf("%s: the view %s says in no language what it asks", name, v.ID)
			}
			for _, id := range v.KPIs {
				named[id] = true
				if w.KPI(id) == nil {
					t.Errorf("%s: the view %s names %s, which the template lacks", name, v.ID, id)
				}
			}
		}
		for i := range w.KPIs { // what has no goal is there for something
			if k := &w.KPIs[i]; len(k.Goals) == 0 && k.Formula == "" && k.Direction == "" && !named[k.ID] {
				t.Errorf("%s: nothing needs %s", name, k.ID)
			}
		}
	}
}

func TestAnIDMeansTheSameInEveryTemplate(t *testing.T) {
	type meaning struct {
		name    metrics.Text
		unit    metrics.Unit
		cadence metrics.Cadence
		sums    metrics.Aggregation
		formula string
	}
	first, whole := map[string]metrics.KPI{}, map[string]metrics.KPI{}
	list, err := Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		for _, k := range c.KPIs {
			means := func(k metrics.KPI) meaning { return meaning{k.Name, k.Unit, k.Cadence, k.Aggregation, k.Formula} }
			if old, ok := first[k.ID]; ok && means(old) != means(k) {
				t.Errorf("%s is %+v in %s, and %+v elsewhere", k.ID, means(k), c.Name, means(old))
			}
			first[k.ID] = k
			if !slices.Contains(library, c.Name) {
				continue
			}
			if old, ok := whole[k.ID]; ok && !reflect.DeepEqual(old, k) {
				t.Errorf("%s of %s has other words or goals than elsewhere", k.ID, c.Name)
			}
			whole[k.ID] = k
		}
	}
}

func TestEveryTemplateGoesWithEveryOther(t *testing.T) {
	list, err := Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, into := range append(Templates(), "all") {
		var w *metrics.Workspace
		if into == "all" {
			w = founded(t, "ai-am-i")
			for _, name := range library {
				a, err := PlanAddition(w, today(t), name)
				if err != nil {
					t.Fatalf("%s after the others: %v", name, err)
				}
				w = taken(w, a)
			}
		} else if into != "blank" {
			w = founded(t, into)
		} else {
			w = &metrics.Workspace{Info: metrics.Info{Name: metrics.Same("Acme"), TZ: "UTC", Currency: "EUR"}}
		}
		for _, c := range list {
			a, err := PlanAddition(w, today(t), c.Name)
			if err != nil {
				t.Errorf("%s into %s: %v", c.Name, into, err)
				continue
			}
			after := taken(w, a)
			for i := range c.KPIs {
				if after.KPI(c.KPIs[i].ID) == nil {
					t.Errorf("%s into %s: %s is not there", c.Name, into, c.KPIs[i].ID)
				}
			}
			if again, err := PlanAddition(after, today(t), c.Name); err != nil || len(again.Change.Records) != 0 || len(again.There) != len(c.KPIs) {
				t.Errorf("%s into %s once more: %v, %+v", c.Name, into, err, again)
			}
		}
	}
}

// A KPI comes with all that its formula is made of, and with the views that name it.
func TestAKPIBringsWhatItNeeds(t *testing.T) {
	w := founded(t, "ai-am-i")
	a, err := PlanAddition(w, today(t), "ai_roi")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"ai_roi"}; !slices.Equal(a.Added, want) {
		t.Errorf("added %v", a.Added)
	}
	want := []string{"ai_value", "ai_cost", "hours_saved", "cost_per_hour", "outcomes_created", "value_per_outcome", "tasks_completed", "task_time_before", "task_hours"}
	if !slices.Equal(a.Inputs, want) {
		t.Errorf("its inputs are %v", a.Inputs)
	}
	if !slices.Equal(a.Views, []string{"sequoia"}) {
		t.Errorf("its views are %v", a.Views)
	}
	after := taken(w, a)
	last := w.KPIs[len(w.KPIs)-1].Order
	for i, id := range append(a.Added, a.Inputs...) {
		if k := after.KPI(id); k.Order != last+1+i {
			t.Errorf("%s stands at %d, not behind the others at %d", id, k.Order, last+1+i)
		}
	}
	if v := after.View("sequoia"); v == nil || !slices.Contains(v.KPIs, "automation_rate") {
		t.Errorf("the view is not whole: %+v", v)
	}
}

func TestNothingThatIsThereIsWrittenOver(t *testing.T) {
	w := founded(t, "generative-ai")
	w.KPI("acceptance_rate").Name = metrics.Same("ours")
	w.KPI("ai_value").Archived = true
	w.KPI("ai_value").Name = metrics.Same("value of ours")
	w.View("sequoia").Name = metrics.Same("our view")
	a, err := PlanAddition(w, today(t), "sequoia", "acceptance_rate", "publish_share")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range a.Change.Records {
		if r.ID == "acceptance_rate" || r.ID == "sequoia" {
			t.Errorf("%s is written over", r.ID)
		}
	}
	if !slices.Contains(a.There, "acceptance_rate") || !slices.Equal(a.Restored, []string{"ai_value"}) || !slices.Equal(a.Added, []string{"publish_share"}) {
		t.Errorf("%+v", a)
	}
	if k := taken(w, a).KPI("ai_value"); k.Archived || k.Name != metrics.Same("value of ours") {
		t.Errorf("it came back as %+v", k)
	}
	if !slices.Equal(a.Inputs, []string{"works_published", "works_generated"}) {
		t.Errorf("inputs %v", a.Inputs)
	}
}

// A KPI whose id the company uses for something else makes a formula that is not
// valid, and nothing is added.
func TestAnAdditionThatDoesNotFitIsRefused(t *testing.T) {
	w := founded(t, "ai-am-i")
	w.KPIs = append(w.KPIs, metrics.KPI{
		ID: "ai_cost", Name: metrics.Same("people"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitCount},
		Cadence: metrics.Weekly, Aggregation: metrics.Sum, Formula: "ai_roi * 2",
	})
	if _, err := PlanAddition(w, today(t), "ai_roi"); len(metrics.FieldErrors(err)) == 0 {
		t.Errorf("a circle of formulas is taken: %v", err)
	}
}

func TestDatesOfAnAdditionCountFromToday(t *testing.T) {
	w := founded(t, "ai-am-i")
	w.KPIs = slices.DeleteFunc(w.KPIs, func(k metrics.KPI) bool { return k.ID == "mrr" })
	a, err := PlanAddition(w, today(t), "tasks_completed", "mrr")
	if err != nil {
		t.Fatal(err)
	}
	after := taken(w, a)
	// The template starts on 2026-04-01 and gives twelve months; the last day of a
	// month stays one.
	if g := after.KPI("tasks_completed").Goals[0]; g.Due.String() != "2027-10-31" || g.Since != 0 {
		t.Errorf("due %s, since %s", g.Due, g.Since)
	}
	// A path from 0 begins today, not in the past of the company.
	if g := after.KPI("mrr").Goals[0]; g.Due.String() != "2029-11-05" || g.Since != today(t) {
		t.Errorf("due %s, since %s", g.Due, g.Since)
	}
}

func TestTheCatalogIsSearchedByIDAndName(t *testing.T) {
	for name, want := range map[string]string{"acceptance_rate": "acceptance_rate", "提案採用率": "acceptance_rate", "acceptance rate": "acceptance_rate", "ＮＰＳ": "nps"} {
		if item, _, err := FindInCatalog(name); err != nil || item.KPI == nil || item.KPI.ID != want {
			t.Errorf("%q finds %+v: %v", name, item.KPI, err)
		}
	}
	if item, _, err := FindInCatalog("trust"); err != nil || item.Template == nil {
		t.Errorf("trust: %v", err)
	}
	if item, _, err := FindInCatalog("a16z"); err != nil || item.View == nil {
		t.Errorf("a16z: %v", err)
	}
	for typed, want := range map[string]string{"aceptance_rate": "acceptance_rate", "sequia": "sequoia", "comunity": "community"} {
		if _, near, err := FindInCatalog(typed); !errors.Is(err, ErrCatalog) || near != want {
			t.Errorf("%q is near %q: %v", typed, near, err)
		}
	}
}

// The first look at the catalog reads all templates.
func BenchmarkCatalog(b *testing.B) {
	for b.Loop() {
		for _, name := range Templates() {
			if _, err := Template(name); err != nil {
				b.Fatal(err)
			}
		}
	}
}
