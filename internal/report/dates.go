package report

import (
	"fmt"
	"time"

	"kpitui/internal/metrics"
)

// longDate writes a date as in a sentence: 2026年11月20日, 20 November 2026.
func longDate(d metrics.Date, lang metrics.Lang) string {
	y, m, day := d.Date()
	if lang == metrics.JA {
		return fmt.Sprintf("%d年%d月%d日", y, int(m), day)
	}
	return fmt.Sprintf("%d %s %d", day, m, y)
}

// shortDate writes a date as in a table, with its year where it is not that of the
// report: 11/27, 2027/6/30; 27 Nov, 30 Jun 2027.
func shortDate(d, asOf metrics.Date, lang metrics.Lang) string {
	y, m, day := d.Date()
	same := y == asOf.Year()
	switch {
	case lang == metrics.JA && same:
		return fmt.Sprintf("%d/%d", int(m), day)
	case lang == metrics.JA:
		return fmt.Sprintf("%d/%d/%d", y, int(m), day)
	case same:
		return fmt.Sprintf("%d %.3s", day, m)
	default:
		return fmt.Sprintf("%d %.3s %d", day, m, y)
	}
}

// moment writes when a meeting began or ended: 2026年11月20日 17:24.
func moment(t time.Time, lang metrics.Lang) string {
	return longDate(metrics.DateOf(t), lang) + t.Format(" 15:04")
}

// lasted writes a time in minutes: 24分, 24 min; below one in seconds.
func lasted(seconds int, lang metrics.Lang) string {
	if seconds < 60 {
		return fmt.Sprintf(metrics.Text{JA: "%d秒", EN: "%d s"}.In(lang), seconds)
	}
	return fmt.Sprintf(metrics.Text{JA: "%d分", EN: "%d min"}.In(lang), (seconds+30)/60)
}
