package today

import "kpitui/internal/metrics"

var words = struct {
	Empty, State, Entered, Value, When, Week, Previous, Trend, Today, NotYet,
	SoFar, OfPlan, OfPlanShort, TimeGone, Plan, Goal metrics.Text
}{
	Empty:       metrics.Text{JA: "毎日測るKPIはまだありません。b でボードに戻り、+ で追加してください。", EN: "No KPI is measured daily yet. Press b for the board and + to add one."},
	State:       metrics.Text{JA: "状態", EN: "State"},
	Entered:     metrics.Text{JA: "今日の記録 %d/%d", EN: "Entered %d/%d"},
	Value:       metrics.Text{JA: "実績", EN: "Actual"},
	When:        metrics.Text{JA: "日付", EN: "Date"},
	Week:        metrics.Text{JA: "7日前比", EN: "Week ago"},
	Previous:    metrics.Text{JA: "前回比", EN: "Last"},
	Trend:       metrics.Text{JA: "推移", EN: "Trend"},
	Today:       metrics.Text{JA: "今日", EN: "today"},
	SoFar:       metrics.Text{JA: "%s途中 %s", EN: "%s so far %s"},
	OfPlan:      metrics.Text{JA: "%s途中 %s / 月末計画 %s", EN: "%s so far %s of %s"},
	OfPlanShort: metrics.Text{JA: "%s %s/%s", EN: "%s %s/%s"},
	NotYet:      metrics.Text{JA: "未入力", EN: "not yet"},
	TimeGone:    metrics.Text{JA: "経過 %s", EN: "%s of time"},
	Plan:        metrics.Text{JA: "計画 %s", EN: "plan %s"},
	Goal:        metrics.Text{JA: "目標 %s", EN: "goal %s"},
}
