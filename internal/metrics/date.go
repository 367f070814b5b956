package metrics

import (
	"fmt"
	"time"
)

// Date is a civil date, counted in days from 1970-01-01. It carries no time
// zone: a day is a square on the calendar, however many hours it has. The zero
// Date means "no date".
type Date int32

// NewDate returns the date of a year, month and day; values outside their usual
// range carry over, as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf returns the civil date that t shows in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

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
func (d Date) Date() (int, time.Month, int) { return d.Time().Date() }

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
	fy, fm, _ := first.Date()
	if last := NewDate(fy, fm+1, 1) - 1; first+Date(day)-1 > last {
		return last
	}
	return first + Date(day) - 1
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
