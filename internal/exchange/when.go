package exchange

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"kpitui/internal/metrics"
)

// when is the time that a date cell names: a day, perhaps with a time of day, or
// a longer period.
type when struct {
	period metrics.Period
	clock  int32 // seconds of the day plus one; 0: none
}

// shortDate reads 2026-11-20, 2026/11/20 and 2026/1/5 without allocating: nearly
// every date of a large file looks like that.
func shortDate(b []byte) (metrics.Date, bool) {
	if len(b) < 8 || len(b) > 10 || b[4] != '-' && b[4] != '/' {
		return 0, false
	}
	var parts [3]int
	part, digits := 0, 0
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
			parts[part] = parts[part]*10 + int(c-'0')
			digits++
		case c == b[4] && i >= 4 && part < 2 && digits > 0:
			part++
			digits = 0
		default:
			return 0, false
		}
		if digits > 2 && part > 0 {
			return 0, false
		}
	}
	if part != 2 || digits == 0 {
		return 0, false
	}
	return civil(parts[0], parts[1], parts[2])
}

var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// civil returns the date of a year, month and day that exist, from 1971 on. It
// counts days as in Hinnant's days_from_civil, which is several times faster
// than the time package.
func civil(y, m, d int) (metrics.Date, bool) {
	if y < 1971 || y > 9999 || m < 1 || m > 12 {
		return 0, false
	}
	last := monthDays[m-1]
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		last = 29
	}
	if d < 1 || d > last {
		return 0, false
	}
	if m <= 2 {
		y--
		m += 12
	}
	era, yearOfEra := y/400, y%400
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + (153*(m-3)+2)/5 + d - 1
	return metrics.Date(era*146097 + dayOfEra - 719468), true
}

// whenForms are the ways in which people write a day or a period: # stands for a
// year of four digits, 9 for a number of one or two, everything else for itself.
var whenForms = []struct {
	form string
	kind metrics.PeriodKind
}{
	{"#-9-9", metrics.Day}, {"#/9/9", metrics.Day}, {"#.9.9", metrics.Day}, {"#年9月9日", metrics.Day},
	{"#-9", metrics.Month}, {"#/9", metrics.Month}, {"#年9月", metrics.Month}, {"#年9月度", metrics.Month}, {"#年9月分", metrics.Month},
	{"#-W9", metrics.Week}, {"#W9", metrics.Week}, {"# W9", metrics.Week}, {"#年第9週", metrics.Week}, {"#年9週", metrics.Week},
	{"#-Q9", metrics.Quarter}, {"#Q9", metrics.Quarter}, {"# Q9", metrics.Quarter}, {"#/Q9", metrics.Quarter},
	{"FY#-Q9", metrics.Quarter}, {"FY#Q9", metrics.Quarter}, {"FY# Q9", metrics.Quarter},
	{"#年Q9", metrics.Quarter}, {"#年度Q9", metrics.Quarter}, {"#年第9四半期", metrics.Quarter}, {"#年度第9四半期", metrics.Quarter},
	{"Q9 #", metrics.Quarter}, {"Q9/#", metrics.Quarter}, {"Q9 FY#", metrics.Quarter},
	{"#", metrics.Year}, {"#年", metrics.Year}, {"#年度", metrics.Year}, {"FY#", metrics.Year},
}

// wordForms are those with English month names, for [time.Parse].
var wordForms = []struct {
	form string
	kind metrics.PeriodKind
}{
	{"Jan 2006", metrics.Month}, {"January 2006", metrics.Month}, {"Jan-2006", metrics.Month},
	{"2 Jan 2006", metrics.Day}, {"2-Jan-2006", metrics.Day}, {"2 January 2006", metrics.Day},
	{"Jan 2, 2006", metrics.Day}, {"January 2, 2006", metrics.Day},
}

// whenReader reads date cells.
type whenReader struct {
	cal  metrics.Calendar
	zone *time.Location
}

// parse reads a day or a period as people and programs write it. unclear reports
// a date whose order of day and month nobody can know, such as 11/20/2026.
func (w whenReader) parse(s string) (t when, ok, unclear bool) {
	s = strings.TrimSpace(dashes.Replace(norm.NFKC.String(s)))
	if len(s) > 64 {
		return when{}, false, false
	}
	s = strings.TrimSpace(cutWeekday(s))
	day, clock, timed := cutTime(s)
	if timed {
		return w.timed(day, clock)
	}
	if y, rest, ok := digits(s+" ", 8, 8); ok && rest == " " {
		d, ok := civil(y/10000, y/100%100, y%100)
		return when{period: metrics.Period{Kind: metrics.Day, Start: d}}, ok, false
	}
	for _, f := range whenForms {
		if n, y, ok := match(f.form, s); ok {
			fiscal := strings.Contains(f.form, "FY") || strings.Contains(f.form, "年度")
			if f.kind >= metrics.Quarter && w.cal.Fiscal() && !fiscal {
				return when{}, false, true
			}
			p, ok := w.period(f.kind, y, n)
			return when{period: p}, ok, false
		}
	}
	for _, f := range wordForms {
		if day, err := time.Parse(f.form, s); err == nil && day.Year() >= 1971 {
			return when{period: w.cal.Of(f.kind, metrics.DateOf(day))}, true, false
		}
	}
	for _, form := range []string{"9/9/#", "9-9-#", "9.9.#", "9/9/9", "9-9-9", "9/9"} {
		if _, _, ok := match(form, s); ok {
			return when{}, false, true
		}
	}
	return when{}, false, false
}

// early reports whether s is no date only because it lies before 1971, where dates begin.
func (w whenReader) early(s string) bool {
	s, _, _ = cutTime(strings.TrimSpace(cutWeekday(strings.TrimSpace(dashes.Replace(norm.NFKC.String(s))))))
	if y, rest, ok := digits(s+" ", 8, 8); ok && rest == " " {
		s = fmt.Sprintf("%04d-%02d-%02d", y/10000, y/100%100, y%100)
	}
	for _, f := range whenForms {
		if n, y, ok := match(f.form, s); ok && y < 1971 {
			_, fine := w.period(f.kind, y+400*5, n) // the calendar repeats itself every 400 years
			return fine
		}
	}
	for _, f := range wordForms {
		if day, err := time.Parse(f.form, s); err == nil {
			return day.Year() < 1971
		}
	}
	return false
}

var dashes = strings.NewReplacer("‐", "-", "‑", "-", "−", "-", "–", "-", "\u3000", " ")

// cutWeekday takes the weekday off a date: 2026/11/20(金), 2026-11-20 (Fri).
func cutWeekday(s string) string {
	at := strings.LastIndexByte(s, '(')
	if at < 8 || !strings.HasSuffix(s, ")") {
		return s
	}
	switch strings.ToLower(s[at+1 : len(s)-1]) {
	case "月", "火", "水", "木", "金", "土", "日", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return s[:at]
	}
	return s
}

// cutTime splits a day from the time of day behind it.
func cutTime(s string) (day, clock string, timed bool) {
	at := strings.IndexAny(s, "Tt ")
	if at < 8 || !strings.Contains(s[at:], ":") {
		return s, "", false
	}
	return s[:at], strings.ToUpper(strings.TrimSpace(s[at+1:])), true
}

var clockForms = []string{"15:04:05", "15:04", "15:04:05Z07:00", "15:04Z07:00", "15:04:05 Z07:00", "15:04:05Z0700"}

func (w whenReader) timed(day, clock string) (t when, ok, unclear bool) {
	t, ok, unclear = w.parse(day)
	if !ok || t.period.Kind != metrics.Day {
		return when{}, false, unclear
	}
	for i, form := range clockForms {
		c, err := time.Parse(form, clock)
		if err != nil {
			continue
		}
		if i > 1 { // with a zone of its own
			y, m, d := t.period.Start.Date()
			c = time.Date(y, m, d, c.Hour(), c.Minute(), c.Second(), 0, c.Location()).In(w.zone)
			t.period.Start = metrics.DateOf(c)
		}
		t.clock = int32(c.Hour()*3600+c.Minute()*60+c.Second()) + 1
		return t, true, false
	}
	return when{}, false, false
}

// period makes a period of a year and the numbers that follow it.
func (w whenReader) period(kind metrics.PeriodKind, y int, n [3]int) (metrics.Period, bool) {
	switch kind {
	case metrics.Day:
		d, ok := civil(y, n[0], n[1])
		return metrics.Period{Kind: kind, Start: d}, ok
	case metrics.Month:
		d, ok := civil(y, n[0], 1)
		return metrics.Period{Kind: kind, Start: d}, ok
	case metrics.Week:
		d, ok := civil(y, 1, 4) // always in the first week
		p := w.cal.Of(metrics.Week, d).Add(n[0] - 1)
		wy, wn := p.Start.ISOWeek()
		return p, ok && wy == y && wn == n[0]
	case metrics.Quarter:
		d, ok := civil(y, w.firstMonth(), 1)
		return w.cal.Of(kind, d).Add(n[0] - 1), ok && n[0] >= 1 && n[0] <= 4
	default:
		d, ok := civil(y, w.firstMonth(), 1)
		return w.cal.Of(kind, d), ok
	}
}

// firstMonth is the month with which a year begins. In a workspace whose fiscal
// year is not the calendar's, a quarter or a year without FY is not guessed at.
func (w whenReader) firstMonth() int { return max(1, int(w.cal.FiscalStart)) }

// match reads s by a form of whenForms: the numbers in their order, and the year.
func match(form, s string) (n [3]int, year int, ok bool) {
	s = strings.ToUpper(s)
	at := 0
	for _, c := range form {
		switch c {
		case '#':
			v, rest, ok := digits(s, 4, 4)
			if !ok {
				return n, 0, false
			}
			year, s = v, rest
		case '9':
			v, rest, ok := digits(s, 1, 2)
			if !ok {
				return n, 0, false
			}
			n[at], s = v, rest
			at++
		default:
			rest, ok := strings.CutPrefix(s, string(c))
			if !ok {
				return n, 0, false
			}
			s = rest
		}
	}
	return n, year, s == ""
}

func digits(s string, least, most int) (v int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && s[i] >= '0' && s[i] <= '9' {
		v = v*10 + int(s[i]-'0')
		i++
	}
	if i < least || i < len(s) && s[i] >= '0' && s[i] <= '9' {
		return 0, "", false
	}
	return v, s[i:], true
}
