package exchange

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpitui/internal/metrics"
)

func reader() whenReader { return whenReader{zone: time.FixedZone("JST", 9*3600)} }

func TestWhen(t *testing.T) {
	var cal metrics.Calendar
	for _, c := range []struct{ in, want string }{
		{"2026-11-20", "2026-11-20"}, {"2026/11/20", "2026-11-20"}, {"2026/1/5", "2026-01-05"}, {"2026.1.5", "2026-01-05"},
		{"2026年11月20日", "2026-11-20"}, {"２０２６年１１月２０日", "2026-11-20"}, {"２０２６／１１／２０", "2026-11-20"},
		{"2026/11/20(金)", "2026-11-20"}, {"2026-11-20 (Fri)", "2026-11-20"}, {"20261120", "2026-11-20"},
		{" 2026-11-20 ", "2026-11-20"}, {"2026‐11‐20", "2026-11-20"}, {"20 Nov 2026", "2026-11-20"}, {"November 20, 2026", "2026-11-20"},
		{"2026-11", "2026-11"}, {"2026/11", "2026-11"}, {"2026/1", "2026-01"}, {"2026年11月", "2026-11"}, {"2026年1月度", "2026-01"}, {"Nov 2026", "2026-11"},
		{"2026-W46", "2026-W46"}, {"2026W46", "2026-W46"}, {"2026-w1", "2026-W01"}, {"2026年第46週", "2026-W46"}, {"2025-W01", "2025-W01"}, {"2026-W53", "2026-W53"},
		{"2026-Q4", "2026-Q4"}, {"2026Q4", "2026-Q4"}, {"Q4 2026", "2026-Q4"}, {"2026年第4四半期", "2026-Q4"}, {"2026年Q4", "2026-Q4"}, {"FY2026-Q4", "2026-Q4"},
		{"2026", "2026"}, {"2026年", "2026"}, {"FY2026", "2026"}, {"2026年度", "2026"},
		{"2028-02-29", "2028-02-29"}, {"2000/2/29", "2000-02-29"},
	} {
		got, ok, _ := reader().parse(c.in)
		if !ok || cal.Label(got.period) != c.want || got.clock != 0 {
			t.Errorf("%q is %s (%v), not %s", c.in, cal.Label(got.period), ok, c.want)
		}
		if d, ok := shortDate([]byte(c.in)); ok && d.String() != c.want {
			t.Errorf("short: %q is %s, not %s", c.in, d, c.want)
		}
	}
	for _, s := range []string{"", "x", "2026-02-29", "2026-13", "2026-00-01", "2026-11-31", "2025-W53", "2026-W00", "2026-Q5", "2026-Q0", "1970-01-01", "0000-01-01", "2026-11-20-1", "12026-11-20", "2026-111", "2026-11-", "46346.5", "2026/11-20"} {
		if got, ok, _ := reader().parse(s); ok {
			t.Errorf("%q passed for %s", s, cal.Label(got.period))
		}
		if d, ok := shortDate([]byte(s)); ok {
			t.Errorf("short: %q passed for %s", s, d)
		}
	}
	for _, s := range []string{"11/20/2026", "20-11-2026", "1.2.2026", "11/20", "26/11/20"} {
		if _, ok, unclear := reader().parse(s); ok || !unclear {
			t.Errorf("%q is not called unclear", s)
		}
	}
}

func TestWhenTimes(t *testing.T) {
	for _, c := range []struct {
		in, day string
		seconds int32
	}{
		{"2026-11-20T10:00", "2026-11-20", 36000}, {"2026-11-20 10:00:01", "2026-11-20", 36001}, {"2026/11/20 9:05", "2026-11-20", 32700},
		{"2026年11月20日 0:00", "2026-11-20", 0}, {"2026-11-20T10:00:00.5", "2026-11-20", 36000},
		{"2026-11-20T10:00:00Z", "2026-11-20", 68400}, {"2026-11-20T20:00:00Z", "2026-11-21", 18000}, {"2026-11-20T10:00:00+09:00", "2026-11-20", 36000},
	} {
		got, ok, _ := reader().parse(c.in)
		if !ok || got.period.Start.String() != c.day || got.clock != c.seconds+1 {
			t.Errorf("%q is %s at %d (%v)", c.in, got.period.Start, got.clock-1, ok)
		}
	}
	for _, s := range []string{"2026-11 10:00", "2026-11-20 25:00", "2026-11-20 noon", "2026-11-20T"} {
		if _, ok, _ := reader().parse(s); ok {
			t.Errorf("%q passed", s)
		}
	}
}

// Every date and every period that the program writes reads back, and the fast
// way agrees with the time package.
func TestWhenReadsLabels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := metrics.Date(rapid.Int32Range(365, 2_932_896).Draw(t, "day"))
		y, m, day := d.Date()
		if got, ok := civil(y, int(m), day); !ok || got != d {
			t.Fatalf("%s: %v %v", d, got, ok)
		}
		cal := metrics.Calendar{FiscalStart: time.Month(rapid.IntRange(0, 12).Draw(t, "fiscal"))}
		p := cal.Of(metrics.PeriodKind(rapid.IntRange(1, 5).Draw(t, "kind")), d)
		if p.Start.Year() < 1972 || d.Year() > 9998 {
			return
		}
		r := reader()
		r.cal = cal
		got, ok, _ := r.parse(cal.Label(p))
		if !ok || got.period != p {
			t.Fatalf("%s: %+v %v, not %+v", cal.Label(p), got, ok, p)
		}
	})
}

func FuzzWhen(f *testing.F) {
	for _, s := range []string{"2026-11-20", "2026年11月", "FY2026-Q3", "2026-11-20T10:00:00Z", "2026/11/20(金)", "Nov 2026", "２０２６"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok, _ := reader().parse(s)
		if ok && (got.period.Start <= 0 || got.period.Kind < metrics.Day || got.period.Kind > metrics.Year || got.clock < 0 || got.clock > 86400) {
			t.Errorf("%q: %+v", s, got)
		}
		if d, ok := shortDate([]byte(s)); ok {
			if got, ok, _ := reader().parse(s); !ok || got.period.Start != d {
				t.Errorf("%q is %s fast and %s slowly", s, d, got.period.Start)
			}
		}
	})
}
