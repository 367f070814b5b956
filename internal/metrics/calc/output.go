package calc

import "kpitui/internal/metrics"

// Output is a result that can be a KPI: `kpitui calc --record` stores it as a
// snapshot of the KPI with the same id. The ids are a promise.
type Output struct {
	ID         string
	Calculator string // its id
	Name       metrics.Text
	Unit       metrics.Unit // of the value; shares and changes are in per cent, durations in hours
	Direction  metrics.Direction
}

// Outputs lists all results that can be KPIs, in the order of the calculators.
var Outputs = [...]Output{
	{"m3_m0", "retention", metrics.Text{JA: "3か月後の継続率（M3/M0）", EN: "Retention to month 3 (M3/M0)"}, share, metrics.Higher},
	{"m12_m3", "retention", metrics.Text{JA: "M3基準の継続率（M12/M3）", EN: "Retention rebased at month 3 (M12/M3)"}, change, metrics.Higher},
	{"smile", "retention", metrics.Text{JA: "継続率の戻り（スマイルカーブ）", EN: "Smile of the retention curve"}, share, metrics.Higher},
	{"value_growth_returning", "retention", metrics.Text{JA: "継続ユーザーあたり価値の伸び（M3/M0）", EN: "Growth of value per returning user"}, change, metrics.Higher},
	{"gini", "concentration", metrics.Text{JA: "価値の集中度（ジニ係数）", EN: "Concentration of value (Gini)"}, metrics.Unit{Kind: metrics.UnitRatio}, ""},
	{"top10_share", "concentration", metrics.Text{JA: "上位10%のユーザーが生む価値の割合", EN: "Share of value from the top 10% of users"}, share, ""},
	{"top20_share", "concentration", metrics.Text{JA: "上位20%のユーザーが生む価値の割合", EN: "Share of value from the top 20% of users"}, share, ""},
	{"power_users", "power", metrics.Text{JA: "パワーユーザー比率", EN: "Share of power users"}, share, metrics.Higher},
	{"nps", "nps", metrics.Same("NPS"), metrics.Unit{Kind: metrics.UnitScore, Min: -100, Max: 100}, metrics.Higher},
	{"gross_retention", "mrr", metrics.Text{JA: "総収益維持率（GRR）", EN: "Gross revenue retention"}, share, metrics.Higher},
	{"net_retention", "mrr", metrics.Text{JA: "純収益維持率（NRR）", EN: "Net revenue retention"}, change, metrics.Higher},
	{"quick_ratio", "mrr", metrics.Text{JA: "SaaSクイックレシオ", EN: "SaaS quick ratio"}, metrics.Unit{Kind: metrics.UnitRatio}, metrics.Higher},
	{"viral_coefficient", "viral", metrics.Text{JA: "バイラル係数", EN: "Viral coefficient"}, metrics.Unit{Kind: metrics.UnitRatio}, metrics.Higher},
	{"viral_cycle_days", "viral", metrics.Text{JA: "バイラルサイクル（日）", EN: "Viral cycle time (days)"}, metrics.Unit{Kind: metrics.UnitCount, Counter: metrics.Text{JA: "日", EN: "days"}}, metrics.Lower},
	{"dau_mau", "active", metrics.Same("DAU/MAU"), share, metrics.Higher},
	{"time_to_value", "ttv", metrics.Text{JA: "価値実感までの時間（中央値）", EN: "Time to value (median)"}, metrics.Unit{Kind: metrics.UnitDuration}, metrics.Lower},
	{"ai_value", "value", metrics.Text{JA: "AI価値", EN: "AI value"}, metrics.Unit{Kind: metrics.UnitMoney}, metrics.Higher},
	{"ai_roi", "value", metrics.Text{JA: "AI ROI", EN: "AI ROI"}, change, metrics.Higher},
}

var (
	share  = metrics.Unit{Kind: metrics.UnitShare}
	change = metrics.Unit{Kind: metrics.UnitChange}
)

// OutputOf returns the output with the id, or nil.
func OutputOf(id string) *Output {
	for i := range Outputs {
		if Outputs[i].ID == id {
			return &Outputs[i]
		}
	}
	return nil
}
