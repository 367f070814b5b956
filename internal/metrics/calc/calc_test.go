package calc

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpitui/internal/metrics"
)

// near fails unless a number is there and equals want to so many decimals.
func near(t *testing.T, what string, got Number, want float64, decimals int) {
	t.Helper()
	if !got.OK || math.Abs(got.V-want) > 0.5*math.Pow10(-decimals)+1e-12 {
		t.Errorf("%s: %+v, want %v", what, got, want)
	}
}

func missing(t *testing.T, what string, got Number) {
	t.Helper()
	if got.OK {
		t.Errorf("%s: %v, want none", what, got.V)
	}
}

func day(t *testing.T, s string) metrics.Date {
	t.Helper()
	d, err := metrics.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// rows reads lines of "user date [value]".
func rows(t *testing.T, lines string) (users []uint32, days []metrics.Date, values []float64) {
	t.Helper()
	ids := map[string]uint32{}
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		id, ok := ids[f[0]]
		if !ok {
			id = uint32(len(ids))
			ids[f[0]] = id
		}
		users, days = append(users, id), append(days, day(t, f[1]))
		v := 0.0
		if len(f) > 2 {
			if _, err := fmt.Sscan(f[2], &v); err != nil {
				t.Fatal(err)
			}
		}
		values = append(values, v)
	}
	return users, days, values
}

// Every calculator names its outputs, and every output its calculator.
func TestOutputs(t *testing.T) {
	for _, o := range Outputs {
		if Find(o.Calculator) == nil || OutputOf(o.ID) == nil || o.Name.JA == "" || o.Name.EN == "" {
			t.Errorf("%+v", o)
		}
	}
	if Find("nothing") != nil || OutputOf("nothing") != nil {
		t.Error("found what is not there")
	}
	for _, c := range Calculators() {
		table := NewTable(c.Forms[0])
		for i := range table.Data {
			table.Data[i] = Data{Keys: []uint32{}, Times: []Moment{}, Amounts: []float64{}}
		}
		r, err := c.Run(table, Options{Today: day(t, "2026-11-20")})
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, v := range r.Latest() {
			got = append(got, v.Output.ID)
			if v.OK || v.Reason.JA == "" || v.Reason.EN == "" {
				t.Errorf("%s of nothing: %+v", v.Output.ID, v)
			}
		}
		for _, o := range Outputs {
			if o.Calculator == c.ID {
				want = append(want, o.ID)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s of nothing (-want +got):\n%s", c.ID, diff)
		}
		if _, err := json.Marshal(r.Detail); err != nil {
			t.Error(err)
		}
	}
}

func TestNumber(t *testing.T) {
	for n, want := range map[Number]string{{}: "null", some(1.5): "1.5", ratio(1, 0): "null", some(math.Inf(1)): "null", percent(1, 4): "25"} {
		if got, err := json.Marshal(n); err != nil || string(got) != want {
			t.Errorf("%+v: %s %v, want %s", n, got, err, want)
		}
	}
}

func TestOrdinals(t *testing.T) {
	for d := day(t, "1971-01-01"); d < day(t, "2040-01-01"); d += 3 {
		for _, kind := range []metrics.PeriodKind{metrics.Week, metrics.Month} {
			if got, want := ordinalOf(kind, d).period(kind), (metrics.Calendar{}).Of(kind, d); got != want {
				t.Fatalf("%s: %+v, want %+v", d, got, want)
			}
			if next := ordinalOf(kind, d) + 1; next.period(kind) != (metrics.Calendar{}).Of(kind, d).Add(1) {
				t.Fatalf("%s: the next is %+v", d, next.period(kind))
			}
		}
	}
	for _, c := range []struct {
		m    Moment
		want string
	}{{MomentOf(day(t, "2026-11-20"), 0), "2026-11-20"}, {MomentOf(day(t, "2026-11-20"), 86399), "2026-11-20"}, {-1, "1969-12-31"}, {-86400, "1969-12-31"}} {
		if got := c.m.Date().String(); got != c.want {
			t.Errorf("%d: %s, want %s", c.m, got, c.want)
		}
	}
}

// No text lacks a language, and both take the same arguments.
func TestWords(t *testing.T) {
	verb := regexp.MustCompile(`%[a-z]`)
	v := reflect.ValueOf(words)
	for i := range v.NumField() {
		w := v.Field(i).Interface().(metrics.Text)
		if w.JA == "" || w.EN == "" || !slices.Equal(verb.FindAllString(w.JA, -1), verb.FindAllString(w.EN, -1)) {
			t.Errorf("%s: %+v", v.Type().Field(i).Name, w)
		}
	}
}

// A KPI holds a result in its own unit, or refuses it.
func TestIn(t *testing.T) {
	value := func(id string, v float64) Value { return Value{Output: OutputOf(id), Number: some(v)} }
	for _, c := range []struct {
		v    Value
		u    metrics.Unit
		want float64
		ok   bool
	}{
		{value("dau_mau", 20), metrics.Unit{Kind: metrics.UnitShare}, 20, true},
		{value("dau_mau", 20), metrics.Unit{Kind: metrics.UnitRatio}, 0.2, true},
		{value("gini", 0.6), metrics.Unit{Kind: metrics.UnitShare}, 60, true},
		{value("net_retention", 112), metrics.Unit{Kind: metrics.UnitChange}, 112, true},
		{value("net_retention", 112), metrics.Unit{Kind: metrics.UnitShare}, 0, false},
		{value("nps", 62), metrics.Unit{Kind: metrics.UnitScore, Min: -100, Max: 100}, 62, true},
		{value("nps", 6), metrics.Unit{Kind: metrics.UnitScore, Max: 10}, 0, false},
		{value("ai_value", 5), metrics.Unit{Kind: metrics.UnitMoney}, 5, true},
		{value("ai_value", 5), metrics.Unit{Kind: metrics.UnitMoney, Currency: "USD"}, 0, false},
		{value("time_to_value", 30), metrics.Unit{Kind: metrics.UnitDuration}, 30, true},
		{value("time_to_value", 30), metrics.Unit{Kind: metrics.UnitCount}, 0, false},
	} {
		got, err := In(c.v, c.u)
		if ok := err == nil; ok != c.ok || ok && math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s of %v in %+v: %v %v", c.v.Output.ID, c.v.V, c.u, got, err)
		}
	}
}
