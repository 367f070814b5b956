package chart

import "kpitui/internal/metrics"

// words are the texts of a line chart. %s is a value in the KPI's unit.
var words = struct {
	Values, Goal, GoalAbove, GoalBelow, Plan, Review, None,
	Forecast, Limits, Centre, Signal, Range metrics.Text
}{
	Values:    metrics.Text{JA: "実績", EN: "actual"},
	Goal:      metrics.Text{JA: "目標 %s", EN: "goal %s"},
	GoalAbove: metrics.Text{JA: "目標 %s（枠外・上）", EN: "goal %s (above)"},
	GoalBelow: metrics.Text{JA: "目標 %s（枠外・下）", EN: "goal %s (below)"},
	Plan:      metrics.Text{JA: "計画", EN: "plan"},
	Review:    metrics.Text{JA: "レビュー", EN: "review"},
	None:      metrics.Text{JA: "記録値はまだありません", EN: "no values yet"},

	Forecast: metrics.Text{JA: "予測", EN: "forecast"},
	Limits:   metrics.Text{JA: "管理限界", EN: "limits"},
	Centre:   metrics.Text{JA: "中心線", EN: "centre"},
	Signal:   metrics.Text{JA: "シグナル", EN: "signal"},
	Range:    metrics.Text{JA: "移動範囲（前の値との差）", EN: "moving range (distance to the value before)"},
}

// month names a month on the date axis.
func month(m int, lang metrics.Lang) string {
	if lang == metrics.JA {
		return [...]string{"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"}[m-1]
	}
	return [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}[m-1]
}
