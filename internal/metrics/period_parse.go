package metrics

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ParsePeriod reads a period in its standard form: 2026-11-20, 2026-W46,
// 2026-11, 2026-Q4, 2026; with a fiscal start FY2026-Q3, FY2026. Only what
// [Calendar.Label] writes is taken, so that a week 53 that the year lacks, or a
// quarter without FY where the fiscal year differs from the calendar's, is
// refused instead of guessed. The error wraps [ErrPeriod].
func ParsePeriod(cal Calendar, s string) (Period, error) {
	p, ok := cal.parse(s)
	if !ok || cal.Label(p) != s {
		return Period{}, fmt.Errorf("%w: %q", ErrPeriod, s)
	}
	return p, nil
}

// parse reads a period, tolerating what Label would not write.
func (c Calendar) parse(s string) (Period, bool) {
	head, tail, split := strings.Cut(strings.TrimPrefix(s, "FY"), "-")
	year, err := strconv.Atoi(head)
	if err != nil || year < 1971 || year > 9999 {
		return Period{}, false
	}
	if !split {
		return c.Of(Year, NewDate(year, c.first(), 1)), true
	}
	if len(tail) > 2 && tail[2] == '-' {
		d, err := ParseDate(s)
		return Period{Day, d}, err == nil
	}
	n, err := strconv.Atoi(strings.TrimLeft(tail, "WQ"))
	if err != nil || n < 1 || n > 53 {
		return Period{}, false
	}
	switch tail[0] {
	case 'W': // the week of January 4 is the first
		return c.Of(Week, NewDate(year, time.January, 4)).Add(n - 1), true
	case 'Q':
		return c.Of(Quarter, NewDate(year, c.first(), 1).AddMonths(3*(n-1))), true
	}
	return Period{Month, NewDate(year, time.Month(n), 1)}, true
}
