package frame

import (
	"fmt"
	"strings"

	"kpitui/internal/metrics"
)

var monthNames = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// ShortPeriod names a period in at most 8 columns, as a person beside a calendar
// would: 10月 or Oct, W46, 11/20, Q3. The year is left out where it is this one.
func ShortPeriod(p metrics.Period, e *Env) string {
	if p.IsZero() {
		return ""
	}
	year, month, day := p.Start.Date()
	var short string
	switch p.Kind {
	case metrics.Day:
		short = fmt.Sprintf("%d/%d", int(month), day)
	case metrics.Week:
		var week int
		year, week = p.Start.ISOWeek()
		short = fmt.Sprintf("W%02d", week)
	case metrics.Month:
		short = monthNames[month-1]
		if e.Lang == metrics.JA {
			short = fmt.Sprintf("%d月", int(month))
		}
	default:
		label := e.Info().Label(p)
		return strings.TrimPrefix(label, fmt.Sprintf("%d-", e.Today.Year()))
	}
	if year != e.Today.Year() {
		if p.Kind == metrics.Month && e.Lang == metrics.JA {
			return fmt.Sprintf("%02d年%s", year%100, short)
		}
		return fmt.Sprintf("%02d/%s", year%100, short)
	}
	return short
}
