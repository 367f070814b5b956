package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
	"kpitui/internal/text"
)

var calcToday = metrics.NewDate(2026, 11, 20)

// calcTable makes the rows of a calculator's form: users from 0, times, amounts.
func calcTable(t *testing.T, id string, form int, fill func(set func(column string, d calc.Data))) (*calc.Calculator, *calc.Table) {
	t.Helper()
	c := calc.Find(id)
	table := calc.NewTable(c.Forms[form])
	fill(func(column string, d calc.Data) {
		table.Data[table.Form.Column(column)] = d
		table.Rows = max(len(d.Keys), len(d.Times), len(d.Amounts))
	})
	return c, table
}

func on(dates ...string) (out []calc.Moment) {
	for _, s := range dates {
		d, err := metrics.ParseDate(s)
		if err != nil {
			panic(err)
		}
		out = append(out, calc.MomentOf(d, 0))
	}
	return out
}

// everyResult returns a result of each calculator, with enough rows to be cut.
func everyResult(t *testing.T) []*calc.Result {
	t.Helper()
	var users []uint32
	var times []calc.Moment
	var amounts []float64
	for u := range uint32(60) {
		for k := range 20 {
			if (int(u)*7+k*3)%4 < 3 {
				users = append(users, u)
				times = append(times, calc.MomentOf(metrics.NewDate(2025, 1, 1).AddMonths(k+int(u)%9)+metrics.Date(u%28), 0))
				amounts = append(amounts, float64(1000+int(u)*k*100000))
			}
		}
	}
	for i, at := range times {
		times[i] = min(at, calc.MomentOf(calcToday, 0))
	}
	keys := calc.Data{Keys: users, Count: 60}
	later := make([]calc.Moment, len(times))
	for i, at := range times {
		if later[i] = at + calc.Moment(i%40)*86400; i%3 == 0 || later[i].Date() > calcToday {
			later[i] = calc.Never
		}
	}
	hundreds := make([]float64, len(amounts))
	for i := range hundreds {
		hundreds[i] = float64(i % 300)
	}
	var out []*calc.Result
	run := func(id string, form int, o calc.Options, fill func(set func(string, calc.Data))) {
		o.Today = calcToday
		c, table := calcTable(t, id, form, fill)
		r, err := c.Run(table, o)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	events := func(set func(string, calc.Data)) { set("user", keys); set("date", calc.Data{Times: times}) }
	for _, per := range []metrics.PeriodKind{metrics.Month, metrics.Week} {
		run("retention", 0, calc.Options{Per: per}, func(set func(string, calc.Data)) { events(set); set("value", calc.Data{Amounts: amounts}) })
		run("power", 0, calc.Options{Per: per}, events)
		run("nps", 1, calc.Options{Per: per, Goals: []float64{60, 70, 75}}, func(set func(string, calc.Data)) {
			scores := make([]float64, len(users))
			for i := range scores {
				scores[i] = float64(i * 7 % 11)
			}
			set("score", calc.Data{Amounts: scores})
			set("date", calc.Data{Times: times})
		})
		run("value", 0, calc.Options{Per: per}, func(set func(string, calc.Data)) {
			for _, id := range []string{"hours_saved", "cost_per_hour", "outcomes", "value_per_outcome", "cost"} {
				set(id, calc.Data{Amounts: hundreds})
			}
			set("date", calc.Data{Times: times})
		})
	}
	run("active", 0, calc.Options{}, events)
	run("concentration", 0, calc.Options{}, func(set func(string, calc.Data)) { set("user", keys); set("value", calc.Data{Amounts: amounts}) })
	run("mrr", 0, calc.Options{}, func(set func(string, calc.Data)) {
		set("customer", keys)
		set("month", calc.Data{Times: times})
		set("mrr", calc.Data{Amounts: amounts})
	})
	run("ttv", 0, calc.Options{}, func(set func(string, calc.Data)) {
		set("user", keys)
		set("start", calc.Data{Times: times})
		set("reached", calc.Data{Times: later})
	})
	run("viral", 0, calc.Options{}, func(set func(string, calc.Data)) {
		set("inviter", keys)
		set("invited_at", calc.Data{Times: times})
		set("accepted_at", calc.Data{Times: later})
	})
	run("viral", 1, calc.Options{}, func(set func(string, calc.Data)) {
		for _, id := range []string{"users", "invites", "conversions"} {
			set(id, calc.Data{Amounts: []float64{10}})
		}
	})
	return out
}

// Nothing is wider than it may be, and every line is fit for a terminal, whatever the
// width; in ASCII there is nothing else. Only the names of results may be wider than
// 40 columns.
func TestCalcFits(t *testing.T) {
	for _, r := range everyResult(t) {
		for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
			for width := 40; width < 210; width += 7 {
				for _, ascii := range []bool{false, true} {
					var out bytes.Buffer
					if err := WriteCalc(&out, r, CalcOptions{Lang: lang, Info: &metrics.Info{Currency: "JPY"}, Width: width, ASCII: ascii}); err != nil {
						t.Fatal(err)
					}
					_, body, _ := strings.Cut(out.String(), "\n\n")
					_, body, _ = strings.Cut(body, "\n\n") // below the results
					for line := range strings.Lines(body) {
						line = strings.TrimSuffix(line, "\n")
						if w := text.Width(line); w > max(width, 66) || text.Printable(line) != line {
							t.Fatalf("%s, %s, %d columns: %d in %q", r.Calculator.ID, lang, width, w, line)
						}
						if strings.ContainsFunc(line, func(r rune) bool { return r >= 0x2800 && r < 0x2900 }) && ascii {
							t.Fatalf("%s: braille in %q", r.Calculator.ID, line)
						}
					}
					if strings.Contains(out.String(), "%!") || strings.Contains(out.String(), "NaN") || strings.Contains(out.String(), "Inf") {
						t.Fatalf("%s:\n%s", r.Calculator.ID, &out)
					}
				}
			}
		}
	}
}

// The heat map of a cohort, by hand: months that are not over are blank and not 0,
// what does not fit is said to be left out.
func TestCalcHeatMap(t *testing.T) {
	users := []uint32{0, 0, 0, 1, 2, 2, 3, 3, 3}
	times := on("2026-06-03", "2026-07-01", "2026-09-01", "2026-06-10", "2026-07-05", "2026-08-05", "2026-06-09", "2026-08-01", "2026-10-31")
	c, table := calcTable(t, "retention", 0, func(set func(string, calc.Data)) {
		set("user", calc.Data{Keys: users, Count: 4})
		set("date", calc.Data{Times: times})
	})
	r, err := c.Run(table, calc.Options{Today: calcToday})
	if err != nil {
		t.Fatal(err)
	}
	write := func(o CalcOptions) string {
		o.Info = &metrics.Info{Currency: "JPY"}
		var out bytes.Buffer
		if err := WriteCalc(&out, r, o); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := `began   users   M0   M1   M2   M3   M4
2026-06     3 #100 - 33 - 33 - 33 - 33
2026-07     1 #100 #100    0    0
2026-08     0
2026-09     0
2026-10     0
all         4 #100 = 50 : 25 : 25 - 33
M3=100                       #100 #100
`
	if got := write(CalcOptions{Lang: metrics.EN, Width: 80, ASCII: true}); !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	// Japanese has the same columns.
	ja := write(CalcOptions{Lang: metrics.JA, Width: 80})
	for _, line := range []string{"開始     人数   M0   M1   M2   M3   M4", "2026-06     3 ⣿100 ⣄ 33 ⣄ 33 ⣄ 33 ⣄ 33", "全体        4 ⣿100 ⣤ 50 ⣀ 25 ⣀ 25 ⣄ 33"} {
		if !strings.Contains(ja, line+"\n") {
			t.Errorf("no %q in\n%s", line, ja)
		}
	}
	narrow := write(CalcOptions{Lang: metrics.EN, Width: 40})
	if !strings.Contains(narrow, "M0   M1   M2   M3   M4\n") {
		t.Error(narrow)
	}
	painted := write(CalcOptions{Lang: metrics.EN, Width: 80, Heat: func(cell string, share float64) string { return fmt.Sprintf("[%s|%.2f]", cell, share) }})
	if !strings.Contains(painted, "2026-06     3 [ 100 |1.00][  33 |0.33]") {
		t.Error(painted)
	}
	var doc struct {
		Schema  string
		Results []struct {
			ID     string
			Period *string
			Value  *float64
			Reason string
		}
		Detail struct{ Cohorts []calc.Cohort }
	}
	var out bytes.Buffer
	if err := WriteCalcJSON(&out, r, metrics.EN); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	m3, m12 := doc.Results[0], doc.Results[1]
	if doc.Schema != CalcSchema || len(doc.Detail.Cohorts) != 5 || *m3.Value != 25 || *m3.Period != "2026-10" || m12.Value != nil || m12.Reason == "" {
		t.Errorf("%s", &out)
	}
}

func TestCalcLeavesOutAndSaysSo(t *testing.T) {
	for _, r := range everyResult(t) {
		var out bytes.Buffer
		if err := WriteCalc(&out, r, CalcOptions{Lang: metrics.EN, Info: &metrics.Info{Currency: "JPY"}, Width: 80}); err != nil {
			t.Fatal(err)
		}
		switch r.Calculator.ID {
		case "retention":
			if !strings.Contains(out.String(), "Later periods that do not fit: ") {
				t.Errorf("%s", &out)
			}
		case "mrr", "power", "active", "nps", "value":
			if !strings.Contains(out.String(), "Older periods that do not fit: ") {
				t.Errorf("%s", &out)
			}
		}
	}
}

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{{1234567.891, 1, "1,234,567.9"}, {999, 0, "999"}, {1000, 0, "1,000"}, {-1234.5, 1, "-1,234.5"}, {0, 0, "0"}} {
		if got := plain(calc.Number{V: c.v, OK: true}, c.decimals); got != c.want {
			t.Errorf("%v: %s, want %s", c.v, got, c.want)
		}
	}
}

// No text lacks a language, and both take the same arguments in the same order.
func TestCalcWords(t *testing.T) {
	verb := regexp.MustCompile(`%[-+.0-9]*[a-z]`)
	v := reflect.ValueOf(calcWords)
	for i := range v.NumField() {
		w := v.Field(i).Interface().(metrics.Text)
		if ja, en := verb.FindAllString(w.JA, -1), verb.FindAllString(w.EN, -1); w.JA == "" || w.EN == "" || !slices.Equal(ja, en) {
			t.Errorf("%s: %+v", v.Type().Field(i).Name, w)
		}
	}
}
