package metrics

import (
	"fmt"
	"time"
)

// PeriodKind is the length of a period.
type PeriodKind uint8

// The kinds of period, shortest first.
const (
	Day PeriodKind = iota + 1
	Week
	Month
	Quarter
	Year
)

// Period is a day, an ISO week (Monday to Sunday), a month, a quarter or a year.
// Start is its first day. Quarters and years follow the fiscal start of the
// [Calendar] that made them. Periods of one kind compare by Start. The zero
// Period means "no period".
type Period struct {
	Kind  PeriodKind `json:"kind"`
	Start Date       `json:"start"`
}

// Calendar says in which month the fiscal year starts: 0 and January mean the
// calendar year.
type Calendar struct {
	FiscalStart time.Month `json:"fiscal_start,omitempty" yaml:"fiscal_start,omitempty"`
}

// Fiscal reports whether years start in another month than January.
func (c Calendar) Fiscal() bool { return c.FiscalStart > time.January }

// Of returns the period of a kind that contains d.
func (c Calendar) Of(kind PeriodKind, d Date) Period {
	switch kind {
	case Week:
		return Period{Week, d - Date((int(d.Weekday())+6)%7)}
	case Month:
		y, m, _ := d.Date()
		return Period{Month, NewDate(y, m, 1)}
	case Quarter, Year:
		y, m, _ := d.Date()
		into := (int(m) - int(c.first()) + 12) % 12 // months since the year began
		if kind == Quarter {
			into %= 3
		}
		return Period{kind, NewDate(y, m-time.Month(into), 1)}
	default:
		return Period{Day, d}
	}
}

func (c Calendar) first() time.Month {
	if c.Fiscal() {
		return c.FiscalStart
	}
	return time.January
}

// End returns the last day of the period.
func (p Period) End() Date { return p.Add(1).Start - 1 }

// Days returns how many days the period has.
func (p Period) Days() int { return int(p.Add(1).Start - p.Start) }

// Middle returns the middle day of the period, of an even number of days the later
// one: Thursday of a week, the 16th of a month of 30 or 31 days.
func (p Period) Middle() Date { return p.Start + Date(p.Days()/2) }

// Contains reports whether d lies in the period.
func (p Period) Contains(d Date) bool { return d >= p.Start && d <= p.End() }

// IsZero reports whether there is no period.
func (p Period) IsZero() bool { return p.Start == 0 }

// Add returns the period n places later, or earlier for a negative n.
func (p Period) Add(n int) Period {
	switch p.Kind {
	case Week:
		return Period{Week, p.Start + Date(7*n)}
	case Month:
		return Period{Month, p.Start.AddMonths(n)}
	case Quarter:
		return Period{Quarter, p.Start.AddMonths(3 * n)}
	case Year:
		return Period{Year, p.Start.AddMonths(12 * n)}
	default:
		return Period{p.Kind, p.Start + Date(n)}
	}
}

// YearBefore returns the same period a year earlier. For days and weeks that is
// 364 days before, so that the weekday stays the same.
func (p Period) YearBefore() Period {
	if p.Kind == Day || p.Kind == Week {
		return Period{p.Kind, p.Start - 364}
	}
	return Period{p.Kind, p.Start.AddMonths(-12)}
}

// Label writes the period in its standard form: 2026-11-20, 2026-W47, 2026-11,
// 2026-Q4, 2026; with a fiscal start FY2026-Q3, FY2026, named after the calendar
// year in which the fiscal year begins.
func (c Calendar) Label(p Period) string {
	if p.IsZero() {
		return ""
	}
	fy := ""
	if c.Fiscal() {
		fy = "FY"
	}
	switch p.Kind {
	case Week:
		wy, w := p.Start.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", wy, w)
	case Month:
		y, m, _ := p.Start.Date()
		return fmt.Sprintf("%04d-%02d", y, int(m))
	case Quarter:
		y, q := c.quarter(p)
		return fmt.Sprintf("%s%04d-Q%d", fy, y, q)
	case Year:
		y, _ := c.quarter(p)
		return fmt.Sprintf("%s%04d", fy, y)
	default:
		return p.Start.String()
	}
}

// quarter returns the year, fiscal where that differs, and the quarter in which a
// period begins.
func (c Calendar) quarter(p Period) (year, quarter int) {
	y, m, _ := p.Start.Date()
	if m < c.first() {
		y--
	}
	return y, (int(m)-int(c.first())+12)%12/3 + 1
}
