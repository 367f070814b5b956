package frame

import (
	"fmt"

	"kpitui/internal/metrics"
)

var dayWords = struct {
	Today, Left, OneLeft, Ago, OneAgo metrics.Text
	Weekdays                          [7]metrics.Text
}{
	Today:   metrics.Text{JA: "今日", EN: "today"},
	Left:    metrics.Text{JA: "あと%d日", EN: "%d days left"},
	OneLeft: metrics.Text{JA: "あと%d日", EN: "%d day left"},
	Ago:     metrics.Text{JA: "%d日前", EN: "%d days ago"},
	OneAgo:  metrics.Text{JA: "%d日前", EN: "%d day ago"},
	Weekdays: [7]metrics.Text{
		{JA: "日", EN: "Sun"}, {JA: "月", EN: "Mon"}, {JA: "火", EN: "Tue"}, {JA: "水", EN: "Wed"},
		{JA: "木", EN: "Thu"}, {JA: "金", EN: "Fri"}, {JA: "土", EN: "Sat"},
	},
}

// Weekday names the day of the week: 金 or Fri.
func (e *Env) Weekday(d metrics.Date) string { return e.T(dayWords.Weekdays[d.Weekday()]) }

// Day names a day as [ShortPeriod] does: 11/20, of another year 27/1/8.
func (e *Env) Day(d metrics.Date) string {
	if d == 0 {
		return ""
	}
	return ShortPeriod(metrics.Period{Kind: metrics.Day, Start: d}, e)
}

// Until says how far away a day is: today, あと7日, 3 days ago.
func (e *Env) Until(d metrics.Date) string {
	days, t := int(d-e.Today), dayWords.Left
	switch {
	case days == 0:
		return e.T(dayWords.Today)
	case days == 1:
		t = dayWords.OneLeft
	case days == -1:
		days, t = 1, dayWords.OneAgo
	case days < 0:
		days, t = -days, dayWords.Ago
	}
	return fmt.Sprintf(e.T(t), days)
}
