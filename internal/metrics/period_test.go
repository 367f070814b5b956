package metrics

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func anyCalendar() *rapid.Generator[Calendar] {
	return rapid.Map(rapid.IntRange(0, 12), func(m int) Calendar { return Calendar{FiscalStart: time.Month(m)} })
}

func anyKind() *rapid.Generator[PeriodKind] {
	return rapid.SampledFrom([]PeriodKind{Day, Week, Month, Quarter, Year})
}

// Periods tile the calendar: each day lies in exactly one of a kind, the next
// begins on the day after, and labels read back.
func TestPeriodsTileTheCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cal, kind, d := anyCalendar().Draw(t, "calendar"), anyKind().Draw(t, "kind"), anyDate().Draw(t, "d")
		p := cal.Of(kind, d)
		if !p.Contains(d) || p.Days() < 1 {
			t.Fatalf("%v does not contain %s", p, d)
		}
		if next := p.Add(1); next.Start != p.End()+1 || cal.Of(kind, p.End()) != p || cal.Of(kind, p.End()+1) != next || next.Add(-1) != p {
			t.Fatalf("%v and %v do not meet", p, next)
		}
		n := rapid.IntRange(-50, 50).Draw(t, "n")
		if q := p.Add(n); q.Start > 0 && cal.Of(kind, q.Start) != q {
			t.Fatalf("%v + %d = %v is no period", p, n, q)
		}
		back, err := ParsePeriod(cal, cal.Label(p))
		if p.Start >= NewDate(1972, 1, 1) && (err != nil || back != p) {
			t.Fatalf("%v → %s → %v, %v", p, cal.Label(p), back, err)
		}
		if y := p.YearBefore(); y.Start > 0 && (cal.Of(kind, y.Start) != y || p.Start-y.Start < 363 || p.Start-y.Start > 366) {
			t.Fatalf("a year before %v is %v", p, y)
		}
	})
}

func TestPeriodLabels(t *testing.T) {
	april := Calendar{FiscalStart: time.April}
	for _, c := range []struct {
		cal  Calendar
		kind PeriodKind
		day  string
		want string
	}{
		{Calendar{}, Day, "2026-11-20", "2026-11-20"}, {Calendar{}, Week, "2026-11-20", "2026-W47"},
		{Calendar{}, Week, "2024-12-30", "2025-W01"}, {Calendar{}, Week, "2027-01-03", "2026-W53"},
		{Calendar{}, Month, "2026-11-20", "2026-11"}, {Calendar{}, Quarter, "2026-11-20", "2026-Q4"},
		{Calendar{}, Year, "2026-11-20", "2026"}, {Calendar{FiscalStart: time.January}, Quarter, "2026-01-01", "2026-Q1"},
		{april, Quarter, "2026-11-20", "FY2026-Q3"}, {april, Quarter, "2027-03-31", "FY2026-Q4"},
		{april, Year, "2027-03-31", "FY2026"}, {april, Year, "2027-04-01", "FY2027"}, {april, Month, "2027-03-31", "2027-03"},
		{Calendar{FiscalStart: time.February}, Quarter, "2026-01-31", "FY2025-Q4"},
	} {
		if got := c.cal.Label(c.cal.Of(c.kind, at(c.day))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.day, got, c.want)
		}
	}
	if got := (Calendar{}).Label(Period{}); got != "" {
		t.Errorf("no period: %q", got)
	}
}

func TestParsePeriodRefuses(t *testing.T) {
	april := Calendar{FiscalStart: time.April}
	for _, c := range []struct {
		cal Calendar
		in  string
	}{
		{Calendar{}, ""}, {Calendar{}, "2026-"}, {Calendar{}, "2026-13"}, {Calendar{}, "2026-00"}, {Calendar{}, "2026-1"},
		{Calendar{}, "2025-W53"}, {Calendar{}, "2026-W00"}, {Calendar{}, "2026-W54"}, {Calendar{}, "2026-W7"}, {Calendar{}, "2026-Q5"},
		{Calendar{}, "2026-Q0"}, {Calendar{}, "FY2026"}, {Calendar{}, "2026-11-31"}, {Calendar{}, "26-11"}, {Calendar{}, "2026-WQ1"},
		{Calendar{}, "1970"}, {Calendar{}, "2026-11-20x"}, {april, "2026-Q3"}, {april, "2026"}, {april, "FY2026-11"}, {Calendar{}, "-2026"},
	} {
		if p, err := ParsePeriod(c.cal, c.in); !errors.Is(err, ErrPeriod) {
			t.Errorf("ParsePeriod(%q) = %v, %v", c.in, p, err)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2026-11-20", "2026-W46", "2026-11", "2026-Q4", "2026", "FY2026-Q3", "FY2026", "2026-W53"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(4))
	}
	f.Fuzz(func(t *testing.T, s string, month uint8) {
		cal := Calendar{FiscalStart: time.Month(month % 13)}
		if p, err := ParsePeriod(cal, s); err == nil && (cal.Label(p) != s || cal.Of(p.Kind, p.Start) != p) {
			t.Errorf("%q → %v → %q", s, p, cal.Label(p))
		}
	})
}
