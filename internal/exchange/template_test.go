package exchange

import (
	"errors"
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

// The embedded files are what `define export` writes, byte for byte.
func TestTemplatesAreAsExported(t *testing.T) {
	for _, name := range Templates() {
		d, err := Template(name)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := WriteDefinitions(&b, d); err != nil {
			t.Fatal(err)
		}
		file, _ := templateFiles.ReadFile("templates/" + name + ".yaml")
		if b.String() != string(file) {
			t.Errorf("%s is not as exported:\n%s", name, b.String())
		}
		if about := TemplateAbout(name); about.JA == "" || about.EN == "" {
			t.Errorf("%s: nobody says what it is", name)
		}
		if got := TemplateCurrency(name); got != d.Info.Currency {
			t.Errorf("%s: its currency is %q, not %q", name, d.Info.Currency, got)
		}
	}
	if _, err := Template("../go"); !errors.Is(err, ErrTemplate) {
		t.Errorf("unknown template: %v", err)
	}
}

func TestShift(t *testing.T) {
	d, err := Template("ai-am-i")
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) metrics.Date {
		d, err := metrics.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	to := Shift(d, day("2026-11-20"))
	if to.Info.Start != day("2026-11-20") || d.Info.Start != day("2025-01-05") {
		t.Errorf("starts on %s, the template on %s", to.Info.Start, d.Info.Start)
	}
	p := to.Phases[0]
	if p.Start != day("2026-11-01") || p.End != day("2027-04-30") || p.Goals[0].Due != day("2027-04-30") {
		t.Errorf("phase 1 runs from %s to %s, due %s", p.Start, p.End, p.Goals[0].Due)
	}
	if due := to.Workspace().KPI("mrr").Goals[0].Due; due != day("2029-11-05") {
		t.Errorf("mrr is due on %s", due)
	}
	if d.Phases[0].Goals[0].Due != day("2025-06-30") {
		t.Error("the original moved too")
	}
	for _, c := range []struct {
		from, to string
		months   int
	}{
		{"2025-06-30", "2025-07-31", 1}, {"2025-01-31", "2025-02-28", 1}, {"2025-01-30", "2025-02-28", 1},
		{"2028-02-29", "2025-02-28", -36}, {"2025-02-28", "2028-02-29", 36}, {"2025-01-05", "2026-11-05", 22},
	} {
		if got := shiftDate(day(c.from), c.months); got != day(c.to) {
			t.Errorf("%s + %d months is %s, not %s", c.from, c.months, got, c.to)
		}
	}
}

func BenchmarkTemplate(b *testing.B) {
	for b.Loop() {
		if _, err := Template("ai-am-i"); err != nil {
			b.Fatal(err)
		}
	}
}
