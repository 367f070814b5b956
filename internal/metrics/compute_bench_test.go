package metrics

import (
	"fmt"
	"testing"
)

// BenchmarkCompute computes whole histories, of ten years each, as opening a file
// does: the time of one period must stay in the hundreds of nanoseconds, however far
// back a formula looks.
func BenchmarkCompute(b *testing.B) {
	for _, c := range []struct {
		cadence Cadence
		formula string
	}{
		{Daily, "flow / stock"}, {Monthly, "flow / stock"}, {Daily, "sum(flow, 365) / stock"},
		{Monthly, "(flow / year_before(flow) - 1) * 100"}, {Monthly, "flow / plan(stock)"},
	} {
		w := only(KPI{ID: "flow", Unit: ratio, Cadence: Daily, Aggregation: Sum})
		w.KPIs = append(w.KPIs,
			KPI{ID: "stock", Unit: ratio, Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 5}}},
			KPI{ID: "computed", Unit: ratio, Cadence: c.cadence, Aggregation: Last, Formula: c.formula})
		w.daily("flow", "2016-11-21", "2026-11-20", always(3)).daily("stock", "2016-11-21", "2026-11-20", always(2))
		b.Run(fmt.Sprintf("%s/%s", c.cadence, c.formula), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				w.Compute()
			}
			n := len(w.Series["computed"].Points)
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/period")
		})
	}
}
