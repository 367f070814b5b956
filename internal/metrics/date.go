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
// long for each. The years begin in March, so that the leap day is their last; 1461
// days are four of them. Divisions that a multiplication can stand for are done so:
// after Neri & Schneider, Euclidean affine functions and their application to calendar
// algorithms (2023). A cycle of the Gregorian calendar has 400 years, 146,097 days;
// they are counted from 20 cycles before the year 0, so that nothing is negative.
const (
	cycleYears = 400
	cycleDays  = 146097
	firstYear  = -20 * cycleYears
	epochDay   = 719468 + 20*cycleDays // days from March 1 of firstYear to 1970-01-01
)

// NewDate returns the date of a year, a month and a day; months and
// days outside their usual range carry over, as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	m := uint32((year-firstYear)*12 + int(month) - 3) // months since March of firstYear
	y := m / 12
	century := y / 100
	days := 1461*y/4 - century + century/4 + (979*(m-12*y)+15)/32
	return Date(int32(days) + int32(day-1-epochDay))
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
	n := 4*uint32(d+epochDay) + 3
	century, inCentury := n/cycleDays, n%cycleDays
	const yearOfFour = 2939745 // 2³² / 1461
	p := yearOfFour * uint64(inCentury|3)
	year, n = int(100*century+uint32(p>>32))+firstYear, uint32(p)/(4*yearOfFour)
	m := 2141*n + 197913 // 2141/65536 is a month of 153/5 days
	month, day = time.Month(m>>16), int(m&0xffff)/2141+1
	if month > time.December {
		return year + 1, month - 12, day
	}
	return year, month, day
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
