package frame_test

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
	"kpitui/internal/ui/uitest"
)

func TestAnOutlookInShort(t *testing.T) {
	some := metrics.Some
	due := uitest.Today + 200
	over := metrics.Goal{Comparator: metrics.AtLeast, Value: 60, Due: due}
	for _, c := range []struct {
		name    string
		outlook *metrics.Outlook
		want    string
		look    func(*theme.Styles) theme.Style
		says    string
	}{
		{"none", nil, "", func(s *theme.Styles) theme.Style { return s.Muted }, ""},
		{"reached", &metrics.Outlook{Reached: true, Chance: some(0.4)}, "ok", func(s *theme.Styles) theme.Style { return s.Better }, "reached"},
		{"reached, and forecast to be lost", &metrics.Outlook{Due: due, Reached: true, Goal: over, Forecast: some(50), Chance: some(0.1)}, "10%", func(s *theme.Styles) theme.Style { return s.Worse }, "chance"},
		{"reached, and on the way out", &metrics.Outlook{Due: due, Reached: true, Goal: over, AtPace: some(50)}, "away", func(s *theme.Styles) theme.Style { return s.Worse }, "reached"},
		{"likely", &metrics.Outlook{Due: due, Chance: some(0.85), Ratio: some(0.7)}, "85%", func(s *theme.Styles) theme.Style { return s.Better }, "chance of the goal by 2027-06-08"},
		{"open", &metrics.Outlook{Due: due, Chance: some(0.5)}, "50%", func(s *theme.Styles) theme.Style { return s.Text }, "chance"},
		{"unlikely", &metrics.Outlook{Due: due, Chance: some(0.45)}, "45%", func(s *theme.Styles) theme.Style { return s.Worse }, "chance"},
		{"never quite impossible", &metrics.Outlook{Chance: some(0)}, "<5%", func(s *theme.Styles) theme.Style { return s.Worse }, "chance"},
		{"never quite certain", &metrics.Outlook{Chance: some(1)}, ">95%", func(s *theme.Styles) theme.Style { return s.Better }, "chance"},
		{"pace", &metrics.Outlook{Required: some(17), Recent: some(10), Ratio: some(1.7), PaceKind: metrics.Week}, "x1.7", func(s *theme.Styles) theme.Style { return s.Worse }, "needs 17 a week, has 10"},
		{"pace enough", &metrics.Outlook{Required: some(5), Recent: some(10), Ratio: some(0.5), PaceKind: metrics.Month}, "x0.5", func(s *theme.Styles) theme.Style { return s.Better }, "a month"},
		{"pace far", &metrics.Outlook{Required: some(120), Recent: some(10), Ratio: some(12.4), PaceKind: metrics.Week}, "x12", func(s *theme.Styles) theme.Style { return s.Worse }, "needs"},
		{"pace hopeless", &metrics.Outlook{Required: some(1e6), Recent: some(1), Ratio: some(1e6), PaceKind: metrics.Week}, "x9999", func(s *theme.Styles) theme.Style { return s.Worse }, "needs"},
		{"away", &metrics.Outlook{Required: some(5), Recent: some(-1), PaceKind: metrics.Week}, "away", func(s *theme.Styles) theme.Style { return s.Worse }, "needs"},
		{"flat", &metrics.Outlook{Required: some(5), Recent: some(0), PaceKind: metrics.Week}, "flat", func(s *theme.Styles) theme.Style { return s.Worse }, "needs"},
		{"no pace yet", &metrics.Outlook{Due: due, Required: some(5), PaceKind: metrics.Week}, "--", func(s *theme.Styles) theme.Style { return s.Muted }, "needs"},
		{"nothing known", &metrics.Outlook{}, "--", func(s *theme.Styles) theme.Style { return s.Muted }, "too few"},
	} {
		env := uitest.Env(metrics.EN)
		k := env.Workspace.KPI("signups_day")
		if got := env.Outlook(c.outlook); got != c.want || text.Width(got) > frame.OutlookWidth {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := env.OutlookStyle(c.outlook, &env.Theme.Styles); got != c.look(&env.Theme.Styles) {
			t.Errorf("%s has another look", c.name)
		}
		if got := env.OutlookText(c.outlook, k); !strings.Contains(got, c.says) || c.says == "" && got != "" {
			t.Errorf("%s says %q, not %q", c.name, got, c.says)
		}
	}
}

func TestAForecastIsHiddenWithTheAmounts(t *testing.T) {
	env := uitest.Env(metrics.JA)
	k := env.Workspace.KPI("students_total")
	o := &metrics.Outlook{Due: uitest.Today + 200, Chance: metrics.Some(0.6), Forecast: metrics.Some(1436), Low: metrics.Some(1323), High: metrics.Some(1549)}
	if got := env.OutlookText(o, k); !strings.Contains(got, "予測 1,436名（80%区間 1,323名〜1,549名）") {
		t.Error(got)
	}
	pace := &metrics.Outlook{Required: metrics.Some(17.5), Recent: metrics.Some(10), Ratio: metrics.Some(1.75), PaceKind: metrics.Week}
	env.Masked = true
	for _, o := range []*metrics.Outlook{o, pace} {
		if got := env.OutlookText(o, k); strings.ContainsAny(strings.ReplaceAll(got, "2027-06-08", ""), "123456789") {
			t.Errorf("masked: %q", got)
		}
	}
}
