package metrics

import (
	"fmt"
	"time"
)

// Date is a civil date, counted in days from 1970-01-01. It carries no time
// zone: a day is a square on the calendar, however many hours it has. The zero
// Date means "no date".
type Date int32

// Calendar arithmetic is done in whole numbers here, because judging a thousand
// KPIs asks for some hundred thousand dates and package time takes ten times as
// long for each. The years begin in March: the leap day is then their last, and
// the days before a month are (153 m + 2) / 5. A cycle of the Gregorian calendar
// has 400 years, 146,097 days.
const (
	cycleYears = 400
	cycleDays  = 146097
	epochDay   = 719468 // days from March 1 of year 0 to 1970-01-01
)

// NewDate returns the date of a year from 1 on, a month and a day; months and
// days outside their usual range carry over, as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	m := year*12 + int(month) - 3 // months since March of year 0
	year, m = m/12, m%12
	days := year*365 + year/4 - year/100 + year/cycleYears
	return Date(days + (153*m+2)/5 + day - 1 - epochDay)
}

// DateOf returns the civil date that t shows in its own location.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// ParseDate reads a date written as 2026-11-20.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1971 || t.Year() > 9999 {
		return 0, fmt.Errorf("%w: %q", ErrDate, s)
	}
	return DateOf(t), nil
}

// Time returns midnight UTC of the date, for calendar arithmetic.
func (d Date) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Date returns the year, month and day.
func (d Date) Date() (year int, month time.Month, day int) {
	n := int(d) + epochDay
	cycle, n := n/cycleDays, n%cycleDays
	year = (n - n/1460 + n/36524 - n/(cycleDays-1)) / 365 // without the leap days before it
	n -= year*365 + year/4 - year/100
	m := (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	year += cycle * cycleYears
	if m < 10 {
		return year, time.Month(m + 3), day
	}
	return year + 1, time.Month(m - 9), day
}

// Year returns the calendar year.
func (d Date) Year() int { y, _, _ := d.Date(); return y }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(((int(d)+4)%7 + 7) % 7) }

// ISOWeek returns the ISO 8601 year and week of the date.
func (d Date) ISOWeek() (year, week int) { return d.Time().ISOWeek() }

// AddMonths returns the date n months later; a day that the month lacks becomes
// its last (January 31 + 1 month is the last of February).
func (d Date) AddMonths(n int) Date {
	y, m, day := d.Date()
	first := NewDate(y, m+time.Month(n), 1)
	if day <= 28 {
		return first + Date(day) - 1
	}
	return min(first+Date(day), NewDate(y, m+time.Month(n)+1, 1)) - 1
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == 0 }

// String writes the date as 2026-11-20; the zero Date is empty.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText writes the date as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	*d, err = ParseDate(string(b))
	return err
}
