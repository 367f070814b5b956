package frame

import (
	"testing"

	"kpitui/internal/metrics"
	uiwords "kpitui/internal/ui/words"
)

func TestHowFarAwayADayIs(t *testing.T) {
	for by, want := range map[metrics.Date][2]string{
		0: {"今日", "today"}, 1: {"あと1日", "1 day left"}, 7: {"あと7日", "7 days left"}, -1: {"1日前", "1 day ago"}, -3: {"3日前", "3 days ago"},
	} {
		for i, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
			e := &Env{Lang: lang, Today: friday}
			if got := e.Until(friday + by); got != want[i] {
				t.Errorf("%+d: %q, want %q", by, got, want[i])
			}
		}
	}
	e := &Env{Lang: metrics.JA, Today: friday}
	if got := e.Day(friday+49) + " " + e.Weekday(friday+49) + e.Day(0); got != "27/1/8 金" {
		t.Errorf("%q", got)
	}
}

func TestWords(t *testing.T) {
	for _, missing := range uiwords.Missing(dayWords) {
		t.Error(missing)
	}
}
