package chart

import (
	"fmt"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// dateTick is a labelled day on the date axis.
type dateTick struct {
	day   metrics.Date
	label string
}

// A date axis may be labelled every so many days or months.
type stride struct {
	days, months int
}

var strides = [...]stride{
	{days: 1}, {days: 2}, {days: 7}, {days: 14},
	{months: 1}, {months: 2}, {months: 3}, {months: 6},
	{months: 12}, {months: 24}, {months: 60}, {months: 120}, {months: 240}, {months: 600},
}

// widest is the widest label of an axis.
func (s stride) widest(lang metrics.Lang) int {
	switch {
	case s.days > 0:
		return len("Nov 20")
	case s.months%12 == 0:
		return len("2026")
	}
	return text.Width(month(12, lang))
}

// first returns the first labelled day on or after d. Weeks begin on Monday;
// months count from January.
func (s stride) first(d metrics.Date) metrics.Date {
	switch {
	case s.days == 0:
		y, m, day := d.Date()
		months := y*12 + int(m) - 1
		if day > 1 {
			months++
		}
		if rest := months % s.months; rest > 0 {
			months += s.months - rest
		}
		return metrics.NewDate(0, time.Month(months+1), 1)
	case s.days >= 7:
		for d.Weekday() != time.Monday {
			d++
		}
	}
	return d
}

func (s stride) next(d metrics.Date) metrics.Date {
	if s.days > 0 {
		return d + metrics.Date(s.days)
	}
	return d.AddMonths(s.months)
}

func (s stride) label(d metrics.Date, lang metrics.Lang) string {
	y, m, day := d.Date()
	switch {
	case s.days > 0 && lang == metrics.JA:
		return fmt.Sprintf("%d/%d", int(m), day)
	case s.days > 0:
		return fmt.Sprintf("%s %d", month(int(m), lang), day)
	case m == time.January:
		return fmt.Sprintf("%d", y)
	}
	return month(int(m), lang)
}

// dateTicks returns the labelled days from … to on an axis of so many columns,
// as close together as can be read.
func dateTicks(from, to metrics.Date, columns int, lang metrics.Lang) []dateTick {
	perColumn := float64(to-from) / float64(max(1, columns-1))
	for _, s := range strides {
		days := float64(s.days) + 30*float64(s.months)
		if days < perColumn*float64(s.widest(lang)+2) {
			continue
		}
		var out []dateTick
		for d := s.first(from); d <= to; d = s.next(d) {
			out = append(out, dateTick{d, s.label(d, lang)})
		}
		return out
	}
	return nil
}
