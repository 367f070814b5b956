package metrics

import (
	"strings"
	"testing"
)

// So many of each make a count, so many by so many a plain number: what may be added
// to them tells which.
func TestCountsTimesAndByCounts(t *testing.T) {
	for formula, refused := range map[string]bool{
		"users * times + rate": true, "times * users + rate": true, "users * users + rate": true, "users * times + users": false,
		"users / users + rate": false, "users / users * users + rate": true, "users / times + rate": false,
	} {
		w := &Workspace{Info: Info{Name: Same("w"), TZ: "UTC", Currency: "JPY"}}
		for id, u := range map[string]Unit{"users": people, "times": ratio, "rate": share} {
			w.KPIs = append(w.KPIs, KPI{ID: id, Name: Same(id), Tier: Business, Unit: u, Cadence: Monthly, Aggregation: Last})
		}
		w.KPIs = append(w.KPIs, KPI{ID: "me", Name: Same("me"), Tier: Business, Unit: ratio, Cadence: Monthly, Aggregation: Last, Formula: formula})
		err := Validate(w)
		if refused != (err != nil) || refused && !strings.Contains(err.Error(), "a count and per cent") {
			t.Errorf("%s: %v", formula, err)
		}
	}
}
