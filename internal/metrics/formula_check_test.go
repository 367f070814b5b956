package metrics

import (
	"errors"
	"strings"
	"testing"
)

func TestFormulasAreCheckedWhenDefined(t *testing.T) {
	base := func() *Workspace {
		w := &Workspace{Info: Info{Name: Same("w"), TZ: "UTC", Currency: "JPY"}}
		add := func(id string, u Unit, c Cadence, a Aggregation) {
			w.KPIs = append(w.KPIs, KPI{ID: id, Name: Same(id), Tier: Business, Unit: u, Cadence: c, Aggregation: a})
		}
		add("revenue", yen, Monthly, Sum)
		add("export", dollars, Monthly, Sum)
		add("users", people, Monthly, Last)
		add("new", people, Daily, Sum)
		add("spent", hours, Monthly, Sum)
		add("rate", share, Monthly, Last)
		add("rise", growth, Monthly, Last)
		add("score", nps, Monthly, Last)
		add("place", ranking, Monthly, Last)
		add("times", ratio, Monthly, Last)
		add("quarter", yen, Quarterly, Sum)
		add("quarterly", yen, Quarterly, Last)
		add("week", bare, Weekly, Sum)
		add("net-revenue", yen, Monthly, Last)
		add("net", yen, Monthly, Last)
		add("old", yen, Monthly, Last)
		w.KPI("old").Archived = true
		w.KPI("revenue").Goals = []Goal{{Comparator: AtLeast, Value: 1}}
		return w
	}
	for _, c := range []struct {
		formula string
		unit    Unit
		want    string // in the error; empty: fine
	}{
		{"revenue / users", yen, ""},
		{"revenue / users", ratio, "the result is money (JPY), and the KPI's unit is a ratio"},
		{"revenue / users", dollars, "the result is money (JPY), and the KPI's unit is money (USD)"},
		{"users / revenue", ratio, "the result is 1/money, and the KPI's unit is a ratio"},
		{"revenue * quarterly / net", yen, ""},
		{"revenue * quarterly", yen, "the result is money × money, and the KPI's unit is money (JPY)"},
		{"revenue / quarterly", ratio, ""},
		{"revenue / quarterly", yen, "the result is a ratio, and the KPI's unit is money (JPY)"},
		{"(revenue - net) / revenue * 100", share, ""},
		{"spent * quarterly + users * net", yen, ""}, // a cost per hour, and one per user
		{"spent / users", hours, ""},
		{"users * spent - spent", hours, ""},
		{"users / spent", ratio, ""}, // so many in an hour
		{"net / spent - quarterly", yen, ""},
		{"max(revenue - net, 0)", yen, ""},
		{"revenue - 1000000", yen, ""},
		{"1000000 - revenue", yen, ""},
		{"2 * 3 + revenue", yen, ""},
		{"1 / users * revenue", yen, ""},
		{"rate + rise", growth, ""},
		{"users / new - 1", ratio, ""},
		{"rate / 100 * users + new", people, ""},
		{"times * users + new", people, ""},
		{"previous(revenue) + plan(revenue)", yen, ""},
		{"mean(quarterly, 3)", yen, ""},
		{"revenue + users", yen, `"revenue + users" adds or compares money (JPY) and a count, which are different units`},
		{"1 + (users - rate) / 2", ratio, `"users - rate" adds or compares a count and per cent`},
		{"score - place", ratio, "a score and a rank"},
		{"spent - revenue", yen, "hours and money (JPY)"},
		{"min(rate, score)", share, "per cent and a score"},
		{"spent * spent + spent", ratio, "hours × hours and hours"},
		{"revenue + export", yen, "money (JPY) and money (USD)"},
		{"revenue / export", ratio, `"revenue / export" mixes money (JPY) and money (USD)`},
		{"-(users + rate) * 2", ratio, "a count and per cent"},
		{"users / nobody", ratio, "there is no KPI nobody"},
		{"revenue / old", ratio, "the KPI old is archived"},
		{"net-revenue", yen, `write kpi("net-revenue"), or put spaces around a minus sign`},
		{`kpi("net-revenue")`, yen, ""},
		{"net - revenue", yen, ""},
		{"quarter / 3", yen, "quarter is stated over longer periods"},
		{"previous(quarter)", yen, "quarter is stated over longer periods"},
		{"sum(quarterly, 3)", yen, "quarterly is stated over longer periods"},
		{"plan(new)", people, "the plan of new is for another period"},
		{"plan(week)", bare, "the plan of week is for another period"},
		{"plan(quarterly)", yen, ""},
		{"me / 2", yen, "is computed of itself: me > me"},
		{"revenue *", yen, "cannot be read here"},
	} {
		w := base()
		w.KPIs = append(w.KPIs, KPI{ID: "me", Name: Same("me"), Tier: Business, Unit: c.unit, Cadence: Monthly, Aggregation: Last, Formula: c.formula})
		err := Validate(w)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s as %s: %v, want %q", c.formula, c.unit.Kind, err, c.want)
		}
		for _, e := range FieldErrors(err) {
			if e.ID != "me" || e.Field != "formula" || strings.Contains(e.In(JA), "%!") || e.Text.JA == "" {
				t.Errorf("%s: %s", c.formula, e.In(JA))
			}
		}
		if c.want == "" {
			continue
		}
		// The same in what the goals should agree with, but for what is about periods.
		w = base()
		w.KPI("users").Unit, w.KPI("users").AgreesWith = c.unit, []string{c.formula}
		for _, e := range FieldErrors(Validate(w)) {
			if e.Field != "agrees_with[0]" || e.ID != "users" {
				t.Errorf("%s: %v", c.formula, e)
			}
		}
	}
}

func TestCirclesAreNamed(t *testing.T) {
	w := &Workspace{Info: Info{Name: Same("w"), TZ: "UTC", Currency: "JPY"}}
	for id, formula := range map[string]string{"a": "x + b", "b": "2 * c", "c": "a - x", "d": "a", "x": ""} {
		w.KPIs = append(w.KPIs, KPI{ID: id, Name: Same(id), Tier: Business, Unit: ratio, Cadence: Monthly, Aggregation: Last, Formula: formula})
	}
	SortKPIs(w.KPIs)
	var got []string
	for _, e := range FieldErrors(Validate(w)) {
		got = append(got, e.Error())
	}
	want := []string{
		"KPI a, formula: is computed of itself: a > b > c > a",
		"KPI b, formula: is computed of itself: b > c > a > b",
		"KPI c, formula: is computed of itself: c > a > b > c",
	} // and nothing of d, which only looks at one
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
	if got := FieldErrors(Validate(w))[0].In(JA); got != "KPI a, formula: 式が循環しています: a > b > c > a" {
		t.Errorf("got %s", got)
	}
}

func TestWhatAKPITellsIsChecked(t *testing.T) {
	good := KPI{ID: "x", Name: Same("x"), Tier: Business, Unit: people, Cadence: Monthly, Aggregation: Last,
		Role: RoleOutcome, Horizon: HorizonLong, Direction: Higher, Sample: 50, Formula: "y * 2"}
	if err := ValidateKPI(&good); err != nil {
		t.Error(err)
	}
	for field, spoil := range map[string]func(*KPI){
		"role":        func(k *KPI) { k.Role = "hero" },
		"horizon":     func(k *KPI) { k.Horizon = "never" },
		"direction":   func(k *KPI) { k.Direction = "up" },
		"sample":      func(k *KPI) { k.Sample = -1 },
		"formula":     func(k *KPI) { k.Formula = "2 + 3" },
		"aggregation": func(k *KPI) { k.Aggregation = Sum },
	} {
		k := good
		spoil(&k)
		list := FieldErrors(ValidateKPI(&k))
		if len(list) != 1 || list[0].Field != field {
			t.Errorf("%s: %v", field, list)
		}
		if field == "formula" {
			var cause *FormulaError
			if !errors.As(list[0], &cause) || cause.Kind != FormulaConstant || !errors.Is(list[0], ErrFormula) {
				t.Errorf("got %v", list[0])
			}
		}
	}
	w := &Workspace{Info: Info{Name: Same("w"), TZ: "UTC", Currency: "JPY"}, KPIs: []KPI{good}}
	w.KPIs[0].Formula = ""
	stock, flow := w.KPIs[0], w.KPIs[0]
	stock.ID, flow.ID, flow.Aggregation = "stock", "flow", Sum
	w.KPIs = append(w.KPIs, stock, flow)
	for by, want := range map[string]string{"nobody": "there is no KPI nobody", "x": "feeds itself", "stock": "stock is not a KPI that adds up"} {
		w.KPIs[0].FedBy = by
		list := FieldErrors(Validate(w))
		if len(list) != 1 || list[0].Field != "fed_by" || list[0].Text.EN != want {
			t.Errorf("%s: %v", by, list)
		}
	}
	w.KPIs[0].FedBy = "flow"
	if err := Validate(w); err != nil {
		t.Error(err)
	}
	// A flow is fed by nothing, so that there are no circles.
	w.KPIs[0].Aggregation, w.KPIs[2].FedBy = Sum, "x"
	for i, e := range FieldErrors(Validate(w)) {
		if want := [...]string{"x: flow", "flow: x"}[i]; e.Field != "fed_by" || e.ID != strings.Split(want, ":")[0] ||
			e.Text.EN != "only a stock is fed by a flow: this KPI adds up, as "+strings.Split(want, " ")[1]+" does" || !strings.Contains(e.In(JA), "増加数") {
			t.Errorf("got %s", e.In(EN))
		}
	}
	if err := Validate(w); len(FieldErrors(err)) != 2 {
		t.Errorf("got %v", err)
	}
}
