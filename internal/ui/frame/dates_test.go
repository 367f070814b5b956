package frame

import (
	"testing"
	"time"

	"kpitui/internal/metrics"
)

var friday = metrics.NewDate(2026, time.November, 20)

func TestDatesAsPeopleWriteThem(t *testing.T) {
	april := Dates{Today: friday, From: friday, Cal: metrics.Calendar{FiscalStart: time.April}}
	for in, want := range map[string]string{
		"2026-12-31": "2026-12-31", "2026/12/31": "2026-12-31", "2026.1.5": "2026-01-05", "2026年12月31日": "2026-12-31",
		"２０２６／１２／３１": "2026-12-31", " 2027-01-01 ": "2027-01-01",
		"12/31": "2026-12-31", "11/20": "2026-11-20", "11/19": "2027-11-19", "1/5": "2027-01-05", "12月31日": "2026-12-31",
		"2027-02": "2027-02-28", "2028/2": "2028-02-29", "2027年3月": "2027-03-31", "12月": "2026-12-31", "3月": "2027-03-31",
		"+3m": "2027-02-20", "+2w": "2026-12-04", "+10d": "2026-11-30", "+7": "2026-11-27", "＋７": "2026-11-27", "+1y": "2027-11-20", "＋３か月": "2027-02-20", "+1年後": "2027-11-20",
		"today": "2026-11-20", "今日": "2026-11-20", "明日": "2026-11-21", "末": "2026-11-30", "月末": "2026-11-30", "eom": "2026-11-30",
		"来月末": "2026-12-31", "四半期末": "2026-12-31", "EOQ": "2026-12-31", "年末": "2026-12-31", "年度末": "2027-03-31",
	} {
		got, ok := april.Parse(in)
		if !ok || got.String() != want {
			t.Errorf("%q = %v, %v; want %s", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "soon", "2026-13-01", "2026-02-30", "2/30", "0/1", "12", "2026", "1/2/3/4", "+m", "+1h", "20261231", "1969-12-31"} {
		if got, ok := april.Parse(in); ok {
			t.Errorf("%q = %v", in, got)
		}
	}
}

func TestADayInThePastStaysInThisYearWhereThePastIsMeant(t *testing.T) {
	past := Dates{Today: friday, From: friday, Past: true}
	for in, want := range map[string]string{"7/1": "2026-07-01", "12/31": "2026-12-31"} {
		if got, _ := past.Parse(in); got.String() != want {
			t.Errorf("%q = %v, want %s", in, got, want)
		}
	}
}

func TestAPhaseOfSixMonthsEndsTheDayBefore(t *testing.T) {
	start := metrics.NewDate(2027, time.July, 1)
	for in, want := range map[string]string{"+6m": "2027-12-31", "+1y": "2028-06-30", "+14d": "2027-07-14", "6/30": "2028-06-30", "12/31": "2027-12-31"} {
		phase := Dates{Today: friday, From: start, Span: true}
		if got, _ := phase.Parse(in); got.String() != want {
			t.Errorf("%q = %v, want %s", in, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-11-20", "11/20", "+3m", "月末", "2026年11月", "９９９９／１２／３１", "+999y"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, past := range []bool{true, false} {
			reader := Dates{Today: friday, From: friday, Past: past}
			d, ok := reader.Parse(s)
			if !ok {
				continue
			}
			if back, ok := reader.Parse(d.String()); !ok || back != d {
				t.Errorf("%q = %v, which reads back as %v", s, d, back)
			}
		}
	})
}
