package exchange

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpitui/internal/metrics"
)

// someText is any text that a YAML file can hold.
func someText(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.RuneFrom([]rune("aZ0 :#,[]{}&*!|>'\"%@`-?\\\n\t\r=~.+/月次売上（円）ｱｲ\u0085\u2028\ufeff\u202e🙂")), 0, 12, -1),
		rapid.SampledFrom([]string{"", "true", "null", "~", "1", "1.5", "2025-01-05", "- a", "a: b", "a #b", "Yes", "0x1f", ".inf", "a ", " a"}),
	).Draw(t, label)
}

func bothTexts(t *rapid.T, label string) metrics.Text {
	if rapid.Bool().Draw(t, label+" same") {
		return metrics.Same(someText(t, label))
	}
	return metrics.Text{JA: someText(t, label+" ja"), EN: someText(t, label+" en")}
}

func someDate(t *rapid.T, label string) metrics.Date {
	return metrics.Date(rapid.Int32Range(10000, 40000).Draw(t, label))
}

func someNumber(t *rapid.T, label string) float64 {
	return rapid.OneOf(rapid.Float64Range(-1e14, 1e14), rapid.Map(rapid.IntRange(-1000, 1000), func(i int) float64 { return float64(i) / 8 })).Draw(t, label)
}

func someGoals(t *rapid.T, kpi string) (goals []metrics.Goal) {
	for range rapid.IntRange(0, 3).Draw(t, "goals") {
		g := metrics.Goal{
			KPI:        kpi,
			Comparator: rapid.SampledFrom(metrics.Comparators[:]).Draw(t, "comparator"),
			Value:      someNumber(t, "value"),
			Path:       rapid.SampledFrom([]metrics.Path{"", metrics.Step, metrics.Linear, metrics.Geometric}).Draw(t, "path"),
			Stars:      rapid.IntRange(0, 3).Draw(t, "stars"),
		}
		if g.Comparator == metrics.Between {
			g.High = someNumber(t, "high")
		}
		if rapid.Bool().Draw(t, "from?") {
			v := someNumber(t, "from")
			g.From = &v
		}
		for _, d := range []*metrics.Date{&g.Due, &g.Since, &g.Until} {
			if rapid.Bool().Draw(t, "date?") {
				*d = someDate(t, "date")
			}
		}
		goals = append(goals, g)
	}
	return goals
}

func someDefinitions(t *rapid.T) *Definitions {
	d := &Definitions{Info: metrics.Info{
		Name: bothTexts(t, "name"), TZ: "Asia/Tokyo", Currency: "JPY", Start: someDate(t, "start"),
		NorthStar: rapid.SampledFrom([]string{"", "ka"}).Draw(t, "north star"),
		Bands:     metrics.Bands{Near: rapid.SampledFrom([]float64{0, 0.95}).Draw(t, "near")},
	}}
	d.Info.FiscalStart = time.Month(rapid.IntRange(0, 12).Draw(t, "fiscal"))
	threshold := func(label string) *metrics.Threshold {
		if rapid.Bool().Draw(t, label+"?") {
			return nil
		}
		return &metrics.Threshold{Value: someNumber(t, label), Inclusive: rapid.Bool().Draw(t, "inclusive")}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "kpis") {
		k := metrics.KPI{
			ID:      "k" + string(rune('a'+i)) + rapid.StringMatching(`[a-z0-9_-]{0,9}`).Draw(t, "id"),
			Name:    bothTexts(t, "name"),
			Tier:    rapid.SampledFrom(metrics.Tiers[:]).Draw(t, "tier"),
			Layer:   rapid.SampledFrom([]metrics.Layer{"", metrics.LayerModel}).Draw(t, "layer"),
			Group:   bothTexts(t, "group"),
			Cadence: rapid.SampledFrom(metrics.Cadences[:]).Draw(t, "cadence"),
			Days:    metrics.Weekdays(rapid.Uint8Range(0, 127).Draw(t, "days")),
			Unit: metrics.Unit{
				Kind: rapid.SampledFrom(metrics.UnitKinds[:]).Draw(t, "unit"), Counter: bothTexts(t, "counter"),
				Min: someNumber(t, "min"), Max: someNumber(t, "max"),
			},
			Aggregation: rapid.SampledFrom(metrics.Aggregations[:]).Draw(t, "aggregation"),
			Per:         metrics.PeriodKind(rapid.IntRange(0, 5).Draw(t, "per")),
			Method:      bothTexts(t, "method"), Owner: someText(t, "owner"), Unmeasured: bothTexts(t, "unmeasured"),
			Today: rapid.Bool().Draw(t, "today"), Archived: rapid.Bool().Draw(t, "archived"),
			Definition: bothTexts(t, "definition"), EdgeCases: bothTexts(t, "edge cases"), Source: bothTexts(t, "source"),
			Role:      rapid.SampledFrom([]metrics.Role{"", metrics.RoleOutcome, metrics.RoleLearning}).Draw(t, "role"),
			Horizon:   rapid.SampledFrom([]metrics.Horizon{"", metrics.HorizonShort, metrics.HorizonLong}).Draw(t, "horizon"),
			Direction: rapid.SampledFrom([]metrics.Direction{"", metrics.Higher, metrics.Lower}).Draw(t, "direction"),
			Formula:   someText(t, "formula"), FedBy: someText(t, "fed by"),
			Sample:     rapid.IntRange(0, 1000).Draw(t, "sample"),
			Goals:      someGoals(t, ""),
			Thresholds: metrics.Thresholds{Caution: threshold("caution"), Warning: threshold("warning"), Critical: threshold("critical")},
		}
		for range rapid.IntRange(0, 2).Draw(t, "alerts") {
			k.Alerts = append(k.Alerts, metrics.AlertRule{
				When:  rapid.StringMatching(`[a-z<>=0-9 %]{1,12}`).Draw(t, "when"),
				Level: metrics.Level(rapid.IntRange(1, 3).Draw(t, "level")), Name: bothTexts(t, "alert"),
			})
		}
		for range rapid.IntRange(0, 2).Draw(t, "agrees") {
			k.AgreesWith = append(k.AgreesWith, "x"+someText(t, "agrees with"))
		}
		for range rapid.IntRange(0, 2).Draw(t, "baselines") {
			k.Baselines = append(k.Baselines, someBaseline(t))
		}
		d.KPIs = append(d.KPIs, k)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "views") {
		d.Views = append(d.Views, metrics.View{
			ID: "v" + string(rune('a'+i)), Name: bothTexts(t, "view"), About: bothTexts(t, "about"),
			KPIs: rapid.SliceOfN(rapid.StringMatching(`[a-z][a-z0-9_-]{0,9}`), 1, 3).Draw(t, "kpis"),
		})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "phases") {
		d.Phases = append(d.Phases, metrics.Phase{
			ID: "p" + string(rune('a'+i)), Name: bothTexts(t, "phase"), Start: someDate(t, "start"), End: someDate(t, "end"),
			Goals: someGoals(t, "k"),
		})
	}
	return d
}

func someBaseline(t *rapid.T) metrics.Baseline {
	b := metrics.Baseline{
		From: someDate(t, "from"), To: someDate(t, "to"), Reason: "x" + someText(t, "reason"), By: someText(t, "by"),
		N:      rapid.IntRange(20, 60).Draw(t, "n"),
		Limits: metrics.LimitsAround(someNumber(t, "centre"), someNumber(t, "mean range")),
	}
	if rapid.Bool().Draw(t, "at?") {
		b.At = time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0).UTC()
	}
	if rapid.Bool().Draw(t, "trend?") {
		b.Trend = metrics.Trend{Start: someDate(t, "start"), Level: someNumber(t, "level"), Slope: someNumber(t, "slope"), Log: rapid.Bool().Draw(t, "log"), Ratio: rapid.Bool().Draw(t, "ratio")}
	}
	return b
}

// What is written reads back exactly, whatever the texts hold. The domain's
// validation is left out here: what it refuses is not this test's subject.
func TestDefinitionsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDefinitions(t)
		var b strings.Builder
		if err := WriteDefinitions(&b, d); err != nil {
			t.Fatal(err)
		}
		r := &yamlReader{file: "x.yaml", places: map[string]place{}}
		back := &Definitions{}
		if root := r.root([]byte(b.String())); root != nil {
			r.definitions(root, back)
		}
		var problems []string
		for _, e := range r.errs {
			if e.Kind != DefMissing { // an empty name
				problems = append(problems, e.Error())
			}
		}
		if len(problems) > 0 {
			t.Fatalf("%s\n%s", problems, b.String())
		}
		if diff := cmp.Diff(d, back); diff != "" {
			t.Fatalf("%s\n%s", diff, b.String())
		}
	})
}
