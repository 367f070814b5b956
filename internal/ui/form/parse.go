package form

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"

	"kpitui/internal/metrics"
)

var (
	reDate     = regexp.MustCompile(`^(?:(\d{4})[-/.年])?(\d{1,2})(?:[-/.月](\d{1,2})日?|月)?$`)
	reMonth    = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})月?$`)
	reRelative = regexp.MustCompile(`^\+(\d{1,3})(d|w|m|y|日|週間?|[かヶカヵケ]?月|年)後?$`)
)

// parseDate reads a date as people write one: 2026-11-20, 2026/11/20,
// 2026年11月20日, 11/20, 2026-11, +3m, and words such as 月末 and eoy. A span is
// its last day. A day without a year is the next one that comes, today included,
// or with past the one of this year.
func parseDate(s string, today metrics.Date, cal metrics.Calendar, past bool) (metrics.Date, bool) {
	s = strings.ToLower(strings.ReplaceAll(width.Fold.String(strings.TrimSpace(s)), " ", ""))
	switch s {
	case "today", "今日", "本日":
		return today, true
	case "tomorrow", "明日":
		return today + 1, true
	case "eom", "末", "月末", "今月末":
		return cal.Of(metrics.Month, today).End(), true
	case "来月末":
		return cal.Of(metrics.Month, today).Add(1).End(), true
	case "eoq", "四半期末":
		return cal.Of(metrics.Quarter, today).End(), true
	case "eoy", "年末":
		return metrics.NewDate(today.Year(), time.December, 31), true
	case "年度末":
		return cal.Of(metrics.Year, today).End(), true
	}
	if m := reRelative.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		switch m[2] {
		case "d", "日":
			return today + metrics.Date(n), true
		case "w", "週", "週間":
			return today + metrics.Date(7*n), true
		case "y", "年":
			n *= 12
		}
		return today.AddMonths(n), true
	}
	if m := reMonth.FindStringSubmatch(s); m != nil {
		first, ok := civil(m[1], m[2], "1")
		return cal.Of(metrics.Month, first).End(), ok
	}
	m := reDate.FindStringSubmatch(s)
	if m == nil || m[3] == "" && !strings.HasSuffix(s, "月") {
		return 0, false
	}
	year := m[1]
	if year == "" {
		year = strconv.Itoa(today.Year())
	}
	if m[3] == "" { // 12月: its last day
		first, ok := civil(year, m[2], "1")
		if end := cal.Of(metrics.Month, first).End(); past || end >= today {
			return end, ok
		}
		return cal.Of(metrics.Month, first.AddMonths(12)).End(), ok
	}
	d, ok := civil(year, m[2], m[3])
	if ok && m[1] == "" && !past && d < today {
		return civil(strconv.Itoa(today.Year()+1), m[2], m[3])
	}
	return d, ok
}

// civil makes a date of its parts and refuses one that no calendar has.
func civil(y, m, d string) (metrics.Date, bool) {
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	date, err := metrics.ParseDate(fmt.Sprintf("%s-%02d-%02d", y, month, day))
	return date, err == nil
}

var reNotID = regexp.MustCompile(`[^a-z0-9]+`)

// freeID makes an id of an English name; of one that has too few Latin letters,
// the prefix with a number. It is one that taken does not have.
func freeID(name, prefix string, taken func(string) bool) string {
	const most = 40
	name = strings.ToLower(width.Fold.String(name))
	latin := 0
	for _, r := range name {
		switch {
		case r >= 'a' && r <= 'z':
			latin++
		case r > 0x7f:
			latin--
		}
	}
	slug := strings.Trim(reNotID.ReplaceAllString(name, "_"), "_")
	slug = strings.TrimLeft(slug, "0123456789_")
	if len(slug) > most {
		slug = strings.TrimRight(slug[:most], "_")
	}
	if latin < 2 || slug == "" {
		for n := 1; ; n++ {
			if id := fmt.Sprintf("%s-%d", prefix, n); !taken(id) {
				return id
			}
		}
	}
	if !taken(slug) {
		return slug
	}
	for n := 2; ; n++ {
		suffix := fmt.Sprintf("_%d", n)
		if id := slug[:min(len(slug), most-len(suffix))] + suffix; !taken(id) {
			return id
		}
	}
}
