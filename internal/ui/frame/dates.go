package frame

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/width"

	"kpitui/internal/metrics"
)

// datePatterns are made when a date is first read: every command would wait for them.
var datePatterns = sync.OnceValue(func() (p struct{ date, month, relative *regexp.Regexp }) {
	p.date = regexp.MustCompile(`^(?:(\d{4})[-/.年])?(\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$`)
	p.month = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})月?$`)
	p.relative = regexp.MustCompile(`^\+(\d{1,3})(d|w|m|y|日|週間?|[かヶカヵケ]?月|年)?後?$`)
	return p
})

// Dates says how to read a date.
type Dates struct {
	Today metrics.Date
	From  metrics.Date // what +3m counts from, and a day without a year comes after
	Cal   metrics.Calendar
	Span  bool // +3m is the last day of three months that begin with From
	Past  bool // a day without a year is one of the year of From, not the next that comes
}

// Forward reads dates that lie ahead of today.
func (e *Env) Forward() Dates {
	return Dates{Today: e.Today, From: e.Today, Cal: e.Info().Calendar}
}

// Parse reads a date as people write one: 2026-11-20, 2026/11/20,
// 2026年11月20日, 11/20, 2026-11, +3m, +7 (days), and words such as 月末 and eoy. A
// span is its last day.
func (d Dates) Parse(s string) (metrics.Date, bool) {
	s = strings.ToLower(strings.ReplaceAll(width.Fold.String(strings.TrimSpace(s)), " ", ""))
	switch s {
	case "today", "今日", "本日":
		return d.Today, true
	case "tomorrow", "明日":
		return d.Today + 1, true
	case "eom", "末", "月末", "今月末":
		return d.Cal.Of(metrics.Month, d.Today).End(), true
	case "来月末":
		return d.Cal.Of(metrics.Month, d.Today).Add(1).End(), true
	case "eoq", "四半期末":
		return d.Cal.Of(metrics.Quarter, d.Today).End(), true
	case "eoy", "年末":
		return metrics.NewDate(d.Today.Year(), time.December, 31), true
	case "年度末":
		return d.Cal.Of(metrics.Year, d.Today).End(), true
	}
	p := datePatterns()
	if m := p.relative.FindStringSubmatch(s); m != nil {
		return d.after(m[1], m[2])
	}
	if m := p.month.FindStringSubmatch(s); m != nil {
		first, ok := civil(m[1], m[2], "1")
		return d.Cal.Of(metrics.Month, first).End(), ok
	}
	m := p.date.FindStringSubmatch(s)
	switch {
	case m == nil:
		return 0, false
	case m[1] != "" && m[3] != "":
		return civil(m[1], m[2], m[3])
	case m[3] != "":
		return d.next(m[2], m[3], 0)
	case m[1] == "" && strings.HasSuffix(s, "月"):
		return d.next(m[2], "1", 1)
	}
	return 0, false
}

// after returns the day so many days, weeks, months or years later.
func (d Dates) after(count, unit string) (date metrics.Date, ok bool) {
	n, err := strconv.Atoi(count)
	switch unit {
	case "d", "日", "":
		date = d.From + metrics.Date(n)
	case "w", "週", "週間":
		date = d.From + metrics.Date(7*n)
	case "y", "年":
		date = d.From.AddMonths(12 * n)
	default:
		date = d.From.AddMonths(n)
	}
	if d.Span {
		date--
	}
	return date, err == nil
}

// next returns the day of a year that is not given, or with months 1 the last
// day of its month.
func (d Dates) next(month, day string, months int) (metrics.Date, bool) {
	for _, year := range []int{d.From.Year(), d.From.Year() + 1} {
		date, ok := civil(strconv.Itoa(year), month, day)
		if ok && months > 0 {
			date = date.AddMonths(months) - 1
		}
		if ok && (d.Past || date >= d.From) {
			return date, true
		}
	}
	return 0, false
}

// civil makes a date of its parts and refuses one that no calendar has.
func civil(y, m, d string) (metrics.Date, bool) {
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	date, err := metrics.ParseDate(fmt.Sprintf("%s-%02d-%02d", y, month, day))
	return date, err == nil
}
