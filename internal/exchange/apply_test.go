package exchange

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

const company = `schema: kpitui.definitions/1
workspace: {name: Acme, tz: Europe/Berlin, currency: EUR, start: 2026-01-01}
kpis:
  - {id: cac, name: CAC, tier: business, unit: money, cadence: monthly, goal: {at_most: 30000}}
  - {id: mrr, name: MRR, tier: business, unit: money, cadence: daily, goal: {at_least: 100, due: 2026-12-31, path: linear}}
phases:
  - {id: p1, name: One, start: 2026-01-01, end: 2026-06-30, goals: [{kpi: cac, at_most: 40000}]}
`

func parse(t *testing.T, s string) *Definitions {
	t.Helper()
	d, err := ParseDefinitions([]byte(s), "acme.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(t *testing.T, s string) metrics.Date {
	t.Helper()
	d, err := metrics.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func all(string) bool { return true }

func texts(list []Difference, lang metrics.Lang) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.In(lang) + "\n")
	}
	return b.String()
}

func TestApplyNothing(t *testing.T) {
	before := parse(t, company)
	for _, file := range []string{company, "schema: kpitui.definitions/1\n", "schema: kpitui.definitions/1\nworkspace: {currency: EUR}\n"} {
		plan := PlanApply(before, parse(t, file), DemoDay, all)
		if len(plan.Differences) != 0 || len(plan.Change.Records) != 0 {
			t.Errorf("%s: %s", file, texts(plan.Differences, metrics.EN))
		}
	}
}

func TestApplyShowsWhatItDoes(t *testing.T) {
	before := parse(t, company)
	file := strings.NewReplacer("EUR", "USD", "name: CAC", "name: {ja: 獲得コスト, en: CAC}", "id: mrr, name: MRR", "id: arr, name: ARR", "phases:", "phases: []\nx:").Replace(company)
	file, _, _ = strings.Cut(file, "x:")
	plan := PlanApply(before, parse(t, file), DemoDay, all)
	want := "~ workspace, currency: EUR > USD\n" +
		"~ KPI cac (CAC), name: CAC > {ja: 獲得コスト, en: CAC}\n" +
		"+ add KPI arr (ARR)\n" +
		"- archive KPI mrr (MRR); its history stays\n" +
		"- remove phase p1 (One)\n"
	if got := texts(plan.Differences, metrics.EN); got != want {
		t.Errorf("%s", got)
	}
	if got := texts(plan.Differences, metrics.JA); !strings.Contains(got, "- KPI「MRR」（mrr）をアーカイブ（記録は残ります）\n") {
		t.Errorf("%s", got)
	}
	if plan.Change.Kind != metrics.ChangeDefine || len(plan.Change.Records) != 5 {
		t.Fatalf("%+v", plan.Change)
	}
	for _, r := range plan.Change.Records {
		if gone := r.After == nil; gone != (r.ID == "p1") {
			t.Errorf("%s %s: %+v", r.Kind, r.ID, r.After)
		}
	}
	if k := kpiOf(plan.After, "mrr"); k == nil || !k.Archived || len(k.Goals) != 1 {
		t.Errorf("archived: %+v", k)
	}
	again := PlanApply(plan.After, parse(t, file), DemoDay, all)
	if len(again.Differences) != 0 {
		t.Errorf("a second time: %s", texts(again.Differences, metrics.EN))
	}
	back := PlanApply(plan.After, before, DemoDay, all)
	if got := texts(back.Differences, metrics.EN); !strings.Contains(got, "+ bring back KPI mrr (MRR)\n") || !strings.Contains(got, "archive KPI arr") {
		t.Errorf("back: %s", got)
	}
}

// A goal changed in the file counts from today on; the file need not say so, and
// may be applied again on any later day.
func TestApplyGoals(t *testing.T) {
	today := day(t, "2026-11-20")
	goalsOf := func(goals string) string {
		return strings.Replace(company, "goal: {at_most: 30000}", goals, 1)
	}
	for _, c := range []struct {
		name, before, file, want string
		unmeasured               bool
	}{
		{name: "changed", before: "goal: {at_most: 30000}", file: "goal: {at_most: 25000}",
			want: "goals: [{at_most: 30000, until: 2026-11-19}, {at_most: 25000, since: 2026-11-20}]"},
		{name: "changed before anything was measured", before: "goal: {at_most: 30000}", file: "goal: {at_most: 25000}", unmeasured: true,
			want: "goal: {at_most: 25000}"},
		{name: "an explicit since wins", before: "goal: {at_most: 30000}", file: "goal: {at_most: 25000, since: 2026-10-01}",
			want: "goals: [{at_most: 30000, until: 2026-09-30}, {at_most: 25000, since: 2026-10-01}]"},
		{name: "changed twice on a day", before: "goals: [{at_most: 30000, until: 2026-11-19}, {at_most: 25000, since: 2026-11-20}]", file: "goal: {at_most: 20000}",
			want: "goals: [{at_most: 30000, until: 2026-11-19}, {at_most: 20000, since: 2026-11-20}]"},
		{name: "the file as it was applied before", before: "goals: [{at_most: 30000, until: 2026-09-30}, {at_most: 25000, since: 2026-10-01}]", file: "goal: {at_most: 25000}",
			want: "goals: [{at_most: 30000, until: 2026-09-30}, {at_most: 25000, since: 2026-10-01}]"},
		{name: "removed", before: "goal: {at_most: 30000}", file: "goals: []",
			want: "goal: {at_most: 30000, until: 2026-11-19}"},
		{name: "added", before: "goals: []", file: "goal: {at_most: 30000}",
			want: "goal: {at_most: 30000, since: 2026-11-20}"},
		{name: "a second one beside it", before: "goal: {at_most: 30000}", file: "goals: [{at_most: 30000}, {at_most: 20000, due: 2027-12-31}]",
			want: "goals: [{at_most: 30000}, {at_most: 20000, due: 2027-12-31, since: 2026-11-20}]"},
		{name: "one of two, told apart by the due date", before: "goals: [{at_most: 30000}, {at_most: 20000, due: 2027-12-31}]", file: "goals: [{at_most: 30000}, {at_most: 15000, due: 2027-12-31}]",
			want: "goals: [{at_most: 30000}, {at_most: 20000, due: 2027-12-31, until: 2026-11-19}, {at_most: 15000, due: 2027-12-31, since: 2026-11-20}]"},
		{name: "an exported list corrected in place", before: "goals: [{at_most: 30000, until: 2026-09-30}, {at_most: 25000, since: 2026-10-01}]", file: "goals: [{at_most: 31000, until: 2026-09-30}, {at_most: 25000, since: 2026-10-01}]",
			want: "goals: [{at_most: 31000, until: 2026-09-30}, {at_most: 25000, since: 2026-10-01}]"},
		{name: "stars", before: "goal: {at_most: 30000}", file: "goal: {at_most: 30000, stars: 3}",
			want: "goals: [{at_most: 30000, until: 2026-11-19}, {at_most: 30000, stars: 3, since: 2026-11-20}]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := parse(t, goalsOf(c.file))
			measured := func(kpi string) bool { return !c.unmeasured && kpi == "cac" }
			plan := PlanApply(parse(t, goalsOf(c.before)), file, today, measured)
			want := parse(t, goalsOf(c.want))
			if diff := cmp.Diff(kpiOf(want, "cac").Goals, kpiOf(plan.After, "cac").Goals); diff != "" {
				t.Fatal(diff)
			}
			for _, later := range []metrics.Date{today, today + 1, today + 400} {
				if again := PlanApply(plan.After, file, later, measured); len(again.Differences) != 0 {
					t.Errorf("%s again: %s", later, texts(again.Differences, metrics.EN))
				}
			}
		})
	}
}

// The goals of a phase are told apart by KPI; a phase to come is changed outright.
func TestApplyPhaseGoals(t *testing.T) {
	before := parse(t, company)
	file := parse(t, strings.Replace(company, "{kpi: cac, at_most: 40000}", "{kpi: mrr, at_least: 5}, {kpi: cac, at_most: 35000}", 1))
	plan := PlanApply(before, file, day(t, "2026-03-01"), all)
	want := []metrics.Goal{
		{KPI: "cac", Comparator: metrics.AtMost, Value: 40000, Until: day(t, "2026-02-28")},
		{KPI: "mrr", Comparator: metrics.AtLeast, Value: 5, Since: day(t, "2026-03-01")},
		{KPI: "cac", Comparator: metrics.AtMost, Value: 35000, Since: day(t, "2026-03-01")},
	}
	if diff := cmp.Diff(want, plan.After.Phases[0].Goals); diff != "" {
		t.Error(diff)
	}
	plan = PlanApply(before, file, day(t, "2025-12-01"), all)
	if diff := cmp.Diff([]metrics.Goal{{KPI: "mrr", Comparator: metrics.AtLeast, Value: 5}, {KPI: "cac", Comparator: metrics.AtMost, Value: 35000}}, plan.After.Phases[0].Goals, cmp.Transformer("sort", func(g []metrics.Goal) map[string]metrics.Goal {
		m := map[string]metrics.Goal{}
		for _, one := range g {
			m[one.KPI] = one
		}
		return m
	})); diff != "" {
		t.Error(diff)
	}
}

func TestDefinitionErrors(t *testing.T) {
	const head = "schema: kpitui.definitions/1\nkpis:\n  - id: cac\n    name: CAC\n    tier: business\n    unit: money\n    cadence: monthly\n"
	for _, c := range []struct {
		name, data   string
		line, column int
		kind         DefinitionKind
		words        string
	}{
		{"unknown key", head + "    ownr: me\n", 8, 5, DefUnknownKey, `a KPI has no key "ownr"; did you mean "owner"?`},
		{"far from any key", head + "    zzz: me\n", 8, 5, DefUnknownKey, "it takes aggregation, agrees_with, alerts"},
		{"key twice", head + "    tier: customer\n", 8, 5, DefTwice, `"tier" is given twice (first in line 5)`},
		{"id twice", head + "  - id: cac\n    name: B\n    tier: business\n    unit: money\n    cadence: monthly\n", 8, 9, DefTwice, `"cac" is taken already, in line 3`},
		{"bad choice", head + "    layer: modes\n", 8, 12, DefChoice, "one of model, product, business"},
		{"number as text", head + "    goal: {at_most: \"25,000\"}\n", 8, 21, DefType, "plain number"},
		{"not finite", head + "    goal: {at_most: .inf}\n", 8, 21, DefType, "plain number"},
		{"hexadecimal", head + "    goal: {at_most: 0x10}\n", 8, 21, DefType, "plain number"},
		{"bad date", head + "    goal: {at_most: 1, due: 2026-02-30}\n", 8, 29, DefType, "2026-02-30"},
		{"two sides", head + "    goal: {at_most: 1, at_least: 2}\n", 8, 11, DefMissing, "exactly one"},
		{"no side", head + "    goal: {stars: 2}\n", 8, 11, DefMissing, "exactly one"},
		{"stars", head + "    goal: {at_most: 1, stars: 4}\n", 8, 31, DefType, "from 1 to 3"},
		{"both goal and goals", head + "    goal: {at_most: 1}\n    goals: [{at_most: 2}]\n", 9, 12, DefTwice, "not both"},
		{"between", head + "    goal: {between: [1]}\n", 8, 21, DefType, "[low, high]"},
		{"days", head + "    days: mon-fry\n", 8, 11, DefChoice, "mon-fri"},
		{"boolean", head + "    today: yes\n", 8, 12, DefType, "true or false"},
		{"list expected", head + "    alerts: {when: value < 1}\n", 8, 13, DefType, "must be a list"},
		{"mapping expected", "schema: kpitui.definitions/1\nkpis:\n  - cac\n", 3, 5, DefType, "must be a mapping"},
		{"text expected", head + "    owner: [a]\n", 8, 12, DefType, "must be a text"},
		{"language", head + "    group: {de: x}\n", 8, 13, DefUnknownKey, `no key "de"`},
		{"missing", "schema: kpitui.definitions/1\nkpis:\n  - id: cac\n    name:\n    tier: business\n    unit: money\n    cadence: daily\n", 3, 5, DefMissing, `lacks "name"`},
		{"schema", "schema: kpitui.definitions/2\n", 1, 9, DefChoice, "cannot be read"},
		{"no schema", "kpis: []\n", 1, 1, DefMissing, `lacks "schema"`},
		{"not YAML", "schema: [\n", 1, 9, DefSyntax, "YAML"},
		{"two documents", "schema: kpitui.definitions/1\n---\nkpis: []\n", 0, 0, DefSyntax, "one YAML document"},
		{"an alias", "schema: &a kpitui.definitions/1\nkpis: *a\n", 1, 9, DefSyntax, "aliases"},
		{"empty", "", 1, 1, DefMissing, "schema"},
		{"not UTF-8", "schema: x\nkpis: \"\xff\"\n", 2, 8, DefSyntax, "UTF-8"},
		{"deep", strings.Repeat("[", 100000), 1, 13, DefSyntax, "deep"},
		{"deep on a line", strings.Repeat("- ", 100000), 1, 25, DefSyntax, "deep"},
		{"large", "#" + strings.Repeat(" ", 5<<20), 0, 0, DefSyntax, "4 MiB"},
		{"the domain's", strings.Replace(company, "2026-06-30", "2025-06-30", 1), 7, 0, DefInvalid, "p1"},
		{"the domain's, deep in a goal", head + "    goal: {at_most: 1, path: linear}\n", 8, 11, DefInvalid, "due date"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := ParseDefinitions([]byte(c.data), "acme.yaml")
			var all DefinitionErrors
			if d != nil || !errors.As(err, &all) || !errors.Is(err, ErrDefinitions) || len(all) == 0 {
				t.Fatalf("%v %v", d, err)
			}
			e := all[0]
			if c.line > 0 && e.Line != c.line || c.column > 0 && e.Column != c.column || e.Kind != c.kind || !strings.Contains(e.Error(), c.words) {
				t.Errorf("kind %d: %v", e.Kind, err)
			}
			if ja := e.In(metrics.JA); !strings.HasPrefix(ja, "acme.yaml") || ja == e.Error() || strings.Contains(ja, "%!") {
				t.Error(ja)
			}
			if e.Kind == DefInvalid && !errors.As(error(e), new(*metrics.FieldError)) {
				t.Error("the domain's error is lost")
			}
		})
	}
}

// All errors of a file are told, in its order.
func TestAllDefinitionErrors(t *testing.T) {
	_, err := ParseDefinitions([]byte("schema: kpitui.definitions/1\nkpis:\n  - {id: a, name: A, tier: x, unit: y, cadence: z}\nphses: []\n"), "acme.yaml")
	var all DefinitionErrors
	if !errors.As(err, &all) || len(all) != 4 || all[0].Line != 3 || all[3].Line != 4 {
		t.Errorf("%v", err)
	}
}

func FuzzParseDefinitions(f *testing.F) {
	for _, s := range []string{company, "schema: kpitui.definitions/1\nkpis: [{id: a, goal: {between: [1, 2]}, days: mon-fri}]\n", "a: [", "? x", "- - -", "a: &x {b: *x}", "schema: |\n  x\n", "\ufeffschema: 'x'"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := ParseDefinitions(data, "x.yaml")
		if err != nil {
			if d != nil || !errors.Is(err, ErrDefinitions) {
				t.Fatal(err)
			}
			return
		}
		var b strings.Builder
		if err := WriteDefinitions(&b, d); err != nil {
			t.Fatal(err)
		}
		back, err := ParseDefinitions([]byte(b.String()), "x.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		if len(Diff(d, back)) != 0 {
			t.Fatalf("%s\n%s", texts(Diff(d, back), metrics.EN), b.String())
		}
	})
}

// KPIs stand as the file has them, in the store as on the board.
func TestApplyOrder(t *testing.T) {
	before := parse(t, company)
	records := before.Records()
	for i := range before.KPIs {
		before.KPIs[i] = *records[1+i].After.(*metrics.KPI)
	}
	file := parse(t, company)
	file.KPIs[0], file.KPIs[1] = file.KPIs[1], file.KPIs[0]
	plan := PlanApply(before, file, DemoDay, all)
	if got := texts(plan.Differences, metrics.EN); got != "~ the order of the KPIs\n" {
		t.Errorf("%s", got)
	}
	kpis := slices.Clone(plan.After.KPIs)
	metrics.SortKPIs(kpis)
	if kpis[0].ID != "mrr" || kpis[1].ID != "cac" {
		t.Errorf("sorted: %s, %s", kpis[0].ID, kpis[1].ID)
	}
	if again := PlanApply(plan.After, file, DemoDay, all); len(again.Differences)+len(again.Change.Records) != 0 {
		t.Errorf("a second time: %+v", again)
	}
}

// Views come, change, stand in the file's order and go; a file without the part
// leaves them alone, and the KPIs that they name need not be there.
func TestApplyViews(t *testing.T) {
	const head = "schema: kpitui.definitions/1\nviews:\n"
	before := parse(t, company)
	apply := func(file string) (Plan, []string) {
		plan := PlanApply(before, parse(t, file), DemoDay, all)
		w := before.Workspace()
		w.Apply(&metrics.Entry{Seq: 1, Change: plan.Change})
		before = DefinitionsOf(w)
		var ids []string
		for _, v := range w.Views {
			ids = append(ids, v.ID)
		}
		return plan, ids
	}
	for _, step := range []struct {
		file, says string
		want       []string
	}{
		{head + "  - {id: a, name: A, kpis: [cac, gone]}\n  - {id: b, name: B, kpis: [mrr]}\n", "+ add view a (A)\n+ add view b (B)\n", []string{"a", "b"}},
		{"schema: kpitui.definitions/1\n", "", []string{"a", "b"}},
		{head + "  - {id: b, name: B, kpis: [mrr, cac]}\n  - {id: a, name: A, kpis: [cac, gone]}\n", "~ view b (B), kpis: [mrr] > [mrr, cac]\n", []string{"b", "a"}},
		{head + "  - {id: a, name: A, kpis: [cac, gone]}\n", "- remove view b (B)\n", []string{"a"}},
	} {
		plan, got := apply(step.file)
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Errorf("%s\n%s", step.file, diff)
		}
		if says := texts(plan.Differences, metrics.EN); says != step.says {
			t.Errorf("%s\n says %q", step.file, says)
		}
		if again, _ := apply(step.file); len(again.Differences) != 0 || len(again.Change.Records) != 0 {
			t.Errorf("again: %s", texts(again.Differences, metrics.EN))
		}
	}
}

// A north star must be one of the KPIs.
func TestNorthStar(t *testing.T) {
	_, err := ParseDefinitions([]byte(strings.Replace(company, "name: Acme,", "name: Acme, north_star: mrrr,", 1)), "acme.yaml")
	if err == nil || !strings.Contains(err.Error(), "acme.yaml:2:25") {
		t.Errorf("an unknown one: %v", err)
	}
	d := parse(t, strings.Replace(company, "name: Acme,", "name: Acme, north_star: mrr,", 1))
	if d.Info.NorthStar != "mrr" {
		t.Errorf("got %q", d.Info.NorthStar)
	}
	for file, want := range map[string]string{
		"schema: kpitui.definitions/1\nworkspace: {north_star: cac}\n":  "cac",
		"schema: kpitui.definitions/1\nworkspace: {currency: EUR}\n":    "mrr",
		"schema: kpitui.definitions/1\nworkspace: {north_star: \"\"}\n": "", // taken off
	} {
		if got := PlanApply(d, parse(t, file), DemoDay, all).After.Info.NorthStar; got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}
