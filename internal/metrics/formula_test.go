package metrics

import (
	"errors"
	"math"
	"strings"
	"testing"
)

// numbers returns the values of what a formula takes, by how it is written there.
func numbers(f *Formula, values map[string]float64) []float64 {
	list := make([]float64, len(f.refs))
	for i, r := range f.refs {
		v, ok := values[r.String()]
		if !ok {
			panic("no value for " + r.String())
		}
		list[i] = v
	}
	return list
}

func TestFormulas(t *testing.T) {
	values := map[string]float64{
		"a": 6, "b": 4, "c": 0.5, "zero": 0, `kpi("net-revenue")`: 1000, `kpi("in")`: 3, "sum": 7,
		"previous(a)": 5, "year_before(a)": 3, "sum(a, 12)": 60, "mean(a, 3)": 5.5, "plan(a)": 8, `previous(kpi("net-revenue"))`: 800,
	}
	for _, c := range []struct {
		in   string
		want float64
	}{
		{"a / b", 1.5},
		{"a - b - c", 1.5},
		{"a - (b - c)", 2.5},
		{"a / b / c", 3},
		{"a / (b / c)", 0.75},
		{"a + b * c", 8},
		{"-a + b", -2},
		{"-(a + b)", -10},
		{"- -a", 6},
		{"+a", 6},
		{"a * -b", -24},
		{`kpi("a") * 2.5`, 15},
		{`kpi('net-revenue') / kpi("in")`, 1000.0 / 3},
		{"sum * 2", 14}, // an id like any other
		{"(a - previous(a)) / previous(a) * 100", 20},
		{"(a / year_before(a) - 1) * 100", 100},
		{"sum(a, 12) / mean(a,3)", 60 / 5.5},
		{"sum(kpi(\"a\"), 12)", 60},
		{"a / plan(a) * 100", 75},
		{`previous(kpi("net-revenue"))`, 800},
		{"min(a, b, c)", 0.5},
		{"max(a - b, 0) + max(b - a, 0)", 2},
		{" a\n / \tb ", 1.5},
		{"0 * a", 0},
		{"a" + strings.Repeat(" + a", 200), 1206},
		{"zero / a", 0},
	} {
		f, err := ParseFormula(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		got, gap := f.compute(numbers(f, values))
		if gap != nil || math.Abs(got-c.want) > 1e-12*math.Abs(c.want) {
			t.Errorf("%q: got %v, %+v, want %v", c.in, got, gap, c.want)
		}
		again, err := ParseFormula(f.text(&f.root))
		if err != nil {
			t.Errorf("%q prints as %q: %v", c.in, f.text(&f.root), err)
			continue
		}
		if back, _ := again.compute(numbers(again, values)); back != got {
			t.Errorf("%q prints as %q, which is %v and not %v", c.in, f.text(&f.root), back, got)
		}
	}
}

func TestFormulasSayWhatTheyTake(t *testing.T) {
	f, err := ParseFormula(`(a - previous(a)) / kpi("x-y") + sum(b, 3) + a`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Ref{{KPI: "a"}, {KPI: "a", Func: RefPrevious}, {KPI: "x-y"}, {KPI: "b", Func: RefSum, N: 3}}
	if got := f.refs; len(got) != len(want) {
		t.Fatalf("got %v", got)
	} else {
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("got %v, want %v", got[i], want[i])
			}
		}
	}
	if got := strings.Join(f.Inputs(), " "); got != "a x-y b" {
		t.Errorf("inputs %s", got)
	}
}

func TestFormulasThatCannotBeComputed(t *testing.T) {
	values := map[string]float64{"a": 6, "b": 4, "zero": 0, "third": 0.3, "tenth": 0.1, "fifth": 0.2, "huge": 1e308, "small": 1e-300}
	for _, c := range []struct {
		in   string
		want Gap
	}{
		{"a / zero", Gap{Kind: GapZero, KPI: "zero", Text: "zero"}},
		{"1 - a / (b - 4)", Gap{Kind: GapZero, Text: "b - 4"}},
		{"a / (third - (tenth + fifth))", Gap{Kind: GapZero, Text: "third - (tenth + fifth)"}}, // 5.6e-17 is only rounding
		{"a / 0", Gap{Kind: GapZero, Text: "0"}},
		{"a / (zero * b) / zero", Gap{Kind: GapZero, Text: "zero * b"}},
		{"huge * huge", Gap{Kind: GapRange}},
	} {
		f, err := ParseFormula(c.in)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		got, gap := f.compute(numbers(f, values))
		if gap == nil || *gap != c.want || got != 0 {
			t.Errorf("%q: got %v, %+v, want %+v", c.in, got, gap, c.want)
		}
	}
	f, _ := ParseFormula("a / small / 1000000")
	if v, gap := f.compute(numbers(f, values)); gap != nil || v < 1e290 {
		t.Errorf("a small divisor is no zero: %v %+v", v, gap)
	}
}

// What is missing comes before a divisor that is zero: it may be what matters.
func TestAFormulaNamesTheFirstInputThatIsMissing(t *testing.T) {
	for formula, want := range map[string]string{
		"a / gone": "gone", "a / zero + gone": "gone", "previous(a) / a": "previous(a)", "gone / late": "gone", "late / gone": "late",
	} {
		w := only(KPI{Cadence: Monthly, Aggregation: Last, Formula: formula})
		for _, id := range []string{"a", "zero", "gone", "late"} {
			w.KPIs = append(w.KPIs, KPI{ID: id, Cadence: Monthly, Aggregation: Last})
		}
		w.put("a", "2026-10", 6).put("zero", "2026-10", 0).put("late", "2026-09", 1)
		c := Explain(w, w.KPI("x"), w.Info.Of(Month, at("2026-10-01")), w.on("2026-11-20"))
		if c.Problem == nil || c.Problem.Kind != GapMissing || c.Problem.Text != want {
			t.Errorf("%s: %+v, want %s", formula, c.Problem, want)
		}
	}
}

// An input that was measured today for the first time is an input.
func TestAFormulaTakesAFirstValueOfToday(t *testing.T) {
	w := only(KPI{Cadence: Daily, Aggregation: Last, Formula: "a * 2"})
	w.KPIs = append(w.KPIs, KPI{ID: "a", Cadence: Daily, Aggregation: Last})
	w.put("a", "2026-11-20", 6)
	day := w.Info.Of(Day, at("2026-11-20"))
	if c := Explain(w, w.KPI("x"), day, w.on("2026-11-20")); c.Value != num(12) {
		t.Errorf("on its first day: %+v", c)
	}
	if c := Explain(w, w.KPI("x"), day.Add(-1), w.on("2026-11-20")); c.Problem == nil || c.Problem.Kind != GapMissing {
		t.Errorf("the day before: %+v", c)
	}
}

func TestTextsThatAreNoFormulas(t *testing.T) {
	for _, c := range []struct {
		in    string
		kind  FormulaKind
		found string
	}{
		{"", FormulaEmpty, ""},
		{" \n", FormulaEmpty, ""},
		{strings.Repeat("a + ", 300) + "a", FormulaLong, ""},
		{strings.Repeat("(", 40) + "a" + strings.Repeat(")", 40), FormulaDeep, "("},
		{strings.Repeat("-", 40) + "a", FormulaDeep, "-"},
		{"a ÷ b", FormulaChar, "÷"},
		{"売上 / b", FormulaChar, "売上"},
		{"a; b", FormulaChar, ";"},
		{"a # b", FormulaChar, "#"},
		{"a // b", FormulaChar, "/"},
		{"a /* b */", FormulaChar, "*"},
		{"a ** b", FormulaChar, "*"},
		{"a % b", FormulaChar, "%"},
		{"a.b", FormulaChar, "a.b"},
		{"a[0]", FormulaChar, "["},
		{"a > b", FormulaChar, ">"},
		{"a ? b : c", FormulaChar, "?"},
		{`a + "b`, FormulaID, `"`},
		{`kpi("A B")`, FormulaID, `"A B"`},
		{`kpi("a\"")`, FormulaID, `"a\"`},
		{"Revenue / b", FormulaID, "Revenue"},
		{"1e5 * a", FormulaNumber, "1e5"},
		{"0x10 * a", FormulaNumber, "0x10"},
		{"1_000 * a", FormulaNumber, "1_000"},
		{"1.2.3 * a", FormulaNumber, "1.2.3"},
		{"1000000000000000 * a", FormulaNumber, "1000000000000000"},
		{"12abc", FormulaNumber, "12abc"},
		{"a +", FormulaSyntax, ""},
		{"a b", FormulaSyntax, "b"},
		{"(a", FormulaSyntax, ""},
		{"a)", FormulaSyntax, ")"},
		{"a, b", FormulaSyntax, ","},
		{"()", FormulaSyntax, ")"},
		{`"a" + a`, FormulaSyntax, `"a"`},
		{"true + a", FormulaSyntax, "true"},
		{"nil", FormulaSyntax, "nil"},
		{"let x", FormulaSyntax, ""},
		{"a and b", FormulaOperator, "and"},
		{"a in b", FormulaOperator, "in"},
		{"a not in b", FormulaOperator, "in"},
		{"not a", FormulaOperator, "not"},
		{"median(a, b)", FormulaFunction, "median"},
		{"last(a)", FormulaFunction, "last"},
		{"foo(a)", FormulaFunction, "foo"},
		{"previous()", FormulaArgument, "previous"},
		{"previous(a, b)", FormulaArgument, "b"},
		{"previous(a + b)", FormulaArgument, "+"},
		{"previous(previous(a))", FormulaArgument, "previous"},
		{"plan(1)", FormulaArgument, "1"},
		{"kpi(a)", FormulaArgument, "kpi"},
		{"kpi()", FormulaArgument, "kpi"},
		{"sum(a)", FormulaCount, "sum"},
		{"sum(a, 0)", FormulaCount, "0"},
		{"mean(a, 367)", FormulaCount, "367"},
		{"mean(a, 1.5)", FormulaCount, "1.5"},
		{"mean(a, b)", FormulaCount, "b"},
		{"mean(a, 3, 4)", FormulaCount, "mean"},
		{"min(a)", FormulaFew, "min"},
		{"max()", FormulaFew, "max"},
		{"1 + 2", FormulaConstant, "1"},
	} {
		_, err := ParseFormula(c.in)
		var bad *FormulaError
		if !errors.As(err, &bad) || !errors.Is(err, ErrFormula) {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if bad.Kind != c.kind || bad.Found != c.found {
			t.Errorf("%q: kind %d at %q, want %d at %q", c.in, bad.Kind, bad.Found, c.kind, c.found)
		}
		for _, lang := range []Lang{JA, EN} {
			if s := bad.In(lang); strings.Contains(s, "%!") || len(s) < 10 {
				t.Errorf("%q: %s", c.in, s)
			}
		}
	}
	_, err := ParseFormula("a / cost)")
	if got := err.Error(); got != `at ")" in "a / cost)": cannot be read here; is a sign or a parenthesis missing, or too much?` {
		t.Errorf("got %s", got)
	}
}

func TestIdsWithHyphensReadAsSubtractions(t *testing.T) {
	known := func(id string) bool { return id == "a-b" || id == "a" || id == "b" }
	for in, want := range map[string]string{
		"a-b": "a-b", "2*a-b": "a-b", "a - b": "", `kpi("a-b")`: "", "a-b2": "", "a-c": "", "(a-b)/b": "a-b",
	} {
		f, err := ParseFormula(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.hyphenated(known); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzParseFormula(f *testing.F) {
	for _, s := range []string{"a / b", `kpi("x-y") * (1 + previous(a))`, "sum(a, 12)", "min(a, max(b, 0))", "a ? b : c", "-a.b[1]", "let x = 1; x", "(((((", "a not in b", "1e5", "売上", "not", "sum(a, #)", "mean(,)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		formula, err := ParseFormula(s)
		if err != nil {
			var bad *FormulaError
			if !errors.As(err, &bad) || bad.Pos < 0 || bad.Pos > len(s) || !strings.HasPrefix(s[bad.Pos:], bad.Found) {
				t.Fatalf("%q: %#v", s, err)
			}
			return
		}
		values := make([]float64, len(formula.refs))
		for i, r := range formula.refs {
			values[i] = float64(len(r.KPI)) + float64(r.N)/7 + float64(r.Func)*3
		}
		v, gap := formula.compute(values)
		if math.IsNaN(v) || math.IsInf(v, 0) || gap != nil && v != 0 {
			t.Fatalf("%q is %v, %+v", s, v, gap)
		}
		typed := formula.text(&formula.root)
		again, err := ParseFormula(typed)
		if len(typed) > formulaLength {
			return
		}
		if err != nil {
			t.Fatalf("%q prints as %q: %v", s, typed, err)
		}
		if w, _ := again.compute(values); w != v {
			t.Fatalf("%q is %v, printed as %q it is %v", s, v, typed, w)
		}
	})
}
