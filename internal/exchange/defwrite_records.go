package exchange

import (
	"math/bits"
	"strconv"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

func infoFields(i *metrics.Info) (f fields) {
	f.text("name", i.Name)
	f.add("tz", quote(i.TZ))
	f.add("currency", quote(i.Currency))
	f.add("start", i.Start.String())
	if i.FiscalStart != 0 {
		f.add("fiscal_start", strconv.Itoa(int(i.FiscalStart)))
	}
	f.add("north_star", quote(i.NorthStar))
	if i.Bands != (metrics.Bands{}) {
		var bands fields
		bands.add("near", number(i.Bands.Near))
		bands.add("caution", number(i.Bands.Caution))
		bands.add("warning", number(i.Bands.Warning))
		f.add("bands", bands.flow())
	}
	return f
}

func kpiFields(k *metrics.KPI) (f fields) {
	f.add("id", quote(k.ID))
	f.text("name", k.Name)
	f.add("tier", string(k.Tier))
	f.add("layer", string(k.Layer))
	f.add("role", string(k.Role))
	f.add("horizon", string(k.Horizon))
	f.text("group", k.Group)
	f.add("unit", unitFlow(k.Unit))
	f.add("cadence", string(k.Cadence))
	f.add("days", daysFlow(k.Days))
	f.add("aggregation", string(k.Aggregation))
	f.add("per", periodWords[k.Per])
	f.add("direction", string(k.Direction))
	f.add("formula", quote(k.Formula))
	f.add("fed_by", quote(k.FedBy))
	if len(k.AgreesWith) > 0 {
		f.add("agrees_with", listFlow(k.AgreesWith))
	}
	if k.Sample != 0 {
		f.add("sample", strconv.Itoa(k.Sample))
	}
	f.text("definition", k.Definition)
	f.text("method", k.Method)
	f.text("edge_cases", k.EdgeCases)
	f.text("source", k.Source)
	f.add("owner", quote(k.Owner))
	f.text("unmeasured", k.Unmeasured)
	if k.Today {
		f.add("today", "true")
	}
	switch len(k.Goals) {
	case 0:
	case 1:
		f.add("goal", goalFields(&k.Goals[0]).flow())
	default:
		f = append(f, field{key: "goals", items: goalItems(k.Goals)})
	}
	f.add("thresholds", thresholdFields(k.Thresholds).flow())
	if len(k.Alerts) > 0 {
		alerts := field{key: "alerts"}
		for _, a := range k.Alerts {
			var one fields
			one.add("when", quote(a.When))
			one.add("level", strconv.Itoa(int(a.Level)))
			one.text("name", a.Name)
			alerts.items = append(alerts.items, one.flow())
		}
		f = append(f, alerts)
	}
	if len(k.Baselines) > 0 {
		f = append(f, field{key: "baselines", items: baselineItems(k.Baselines)})
	}
	if k.Archived {
		f.add("archived", "true")
	}
	return f
}

func baselineItems(list []metrics.Baseline) []string {
	items := make([]string, len(list))
	for i := range list {
		b := &list[i]
		var f fields
		f.add("from", b.From.String())
		f.add("to", b.To.String())
		f.add("reason", quote(b.Reason))
		f.add("by", quote(b.By))
		if !b.At.IsZero() {
			f.add("at", b.At.UTC().Format(time.RFC3339))
		}
		f.add("n", strconv.Itoa(b.N))
		f.add("centre", number(b.Limits.Centre))
		f.add("mean_range", number(b.Limits.MeanRange))
		if t := b.Trend; !t.IsZero() {
			var trend fields
			trend.add("start", t.Start.String())
			trend.add("level", number(t.Level))
			trend.add("slope", number(t.Slope))
			if t.Log {
				trend.add("log", "true")
			}
			if t.Ratio {
				trend.add("ratio", "true")
			}
			f.add("trend", trend.flow())
		}
		items[i] = f.flow()
	}
	return items
}

func viewFields(v *metrics.View) (f fields) {
	f.add("id", quote(v.ID))
	f.text("name", v.Name)
	f.text("about", v.About)
	f.add("kpis", listFlow(v.KPIs))
	return f
}

// listFlow writes texts as [a, b].
func listFlow(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func phaseFields(p *metrics.Phase) (f fields) {
	f.add("id", quote(p.ID))
	f.text("name", p.Name)
	f.add("start", p.Start.String())
	f.add("end", p.End.String())
	if len(p.Goals) > 0 {
		f = append(f, field{key: "goals", items: goalItems(p.Goals)})
	}
	return f
}

func goalItems(goals []metrics.Goal) []string {
	items := make([]string, len(goals))
	for i := range goals {
		items[i] = goalFields(&goals[i]).flow()
	}
	return items
}

func goalFields(g *metrics.Goal) (f fields) {
	f.add("kpi", quote(g.KPI))
	if g.Comparator == metrics.Between {
		f.add("between", "["+number(g.Value)+", "+number(g.High)+"]")
	} else {
		f.add(string(g.Comparator), number(g.Value))
	}
	f.add("due", g.Due.String())
	f.add("path", string(g.Path))
	if g.From != nil {
		f.add("from", number(*g.From))
	}
	if g.Stars != 0 {
		f.add("stars", strconv.Itoa(g.Stars))
	}
	f.add("since", g.Since.String())
	f.add("until", g.Until.String())
	return f
}

func thresholdFields(t metrics.Thresholds) (f fields) {
	one := func(key string, t *metrics.Threshold) {
		switch {
		case t == nil:
		case t.Inclusive:
			f.add(key, "{value: "+number(t.Value)+", inclusive: true}")
		default:
			f.add(key, number(t.Value))
		}
	}
	one("caution", t.Caution)
	one("warning", t.Warning)
	one("critical", t.Critical)
	return f
}

func unitFlow(u metrics.Unit) string {
	var f fields
	f.add("kind", string(u.Kind))
	f.add("currency", quote(u.Currency))
	if u.Min != 0 || u.Max != 0 {
		f.add("min", number(u.Min))
		f.add("max", number(u.Max))
	}
	f.text("counter", u.Counter)
	if len(f) == 1 {
		return f[0].flow
	}
	return f.flow()
}

// daysFlow writes runs of three days and more as mon-fri, others one by one.
func daysFlow(w metrics.Weekdays) string {
	if bits.OnesCount8(uint8(w)) == 7 {
		return "mon-sun"
	}
	var parts []string
	for i := 0; i < 7; {
		n := 0
		for i+n < 7 && w&bit(i+n) != 0 {
			n++
		}
		if n > 2 {
			parts = append(parts, weekdays[i]+"-"+weekdays[i+n-1])
		} else {
			parts = append(parts, weekdays[i:i+n]...)
		}
		i += max(n, 1)
	}
	return strings.Join(parts, ",")
}
