package form

import (
	"strings"
	"testing"

	"kpitui/internal/metrics"
)

func TestIDsComeFromNames(t *testing.T) {
	taken := map[string]bool{"mrr": true, "kpi-1": true}
	has := func(id string) bool { return taken[id] }
	for name, want := range map[string]string{
		"Monthly revenue": "monthly_revenue", "LTV/CAC": "ltv_cac", "MRR": "mrr_2", "  NPS!  ": "nps", "ＭＲＲ": "mrr_2",
		"月次売上": "kpi-2", "売上A": "kpi-2", "": "kpi-2", "%": "kpi-2", "7-day retention": "day_retention", "x": "kpi-2",
		strings.Repeat("long name ", 9): "long_name_long_name_long_name_long_name",
	} {
		got := freeID(name, "kpi", has)
		if got != want || !metrics.IsID(got) {
			t.Errorf("%q = %q, want %q", name, got, want)
		}
	}
	taken["long_name_long_name_long_name_long_name"] = true
	if got := freeID(strings.Repeat("long name ", 9), "kpi", has); !metrics.IsID(got) || taken[got] {
		t.Errorf("a long name that is taken gives %q", got)
	}
}
