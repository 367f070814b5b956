package present

import "kpitui/internal/metrics"

var words = struct {
	NoKPIs, Plan, Goal, OfPlan, OfGoal, Change, YearBefore, SoFar, TimeGone, Coverage,
	Outlook, Signal, Reasons, Actions, NoActions, Due, Overdue,
	Page, Hide, Show, Close, More metrics.Text
}{
	NoKPIs: metrics.Text{JA: "KPIはまだありません。esc で戻り、ボードで + を押して最初のKPIを追加してください。", EN: "No KPIs yet. Press esc to go back, then + on the board to add the first one."},

	Plan:       metrics.Text{JA: "計画", EN: "Plan"},
	Goal:       metrics.Text{JA: "目標", EN: "Goal"},
	OfPlan:     metrics.Text{JA: "計画比", EN: "Of plan"},
	OfGoal:     metrics.Text{JA: "目標比", EN: "Of goal"},
	Change:     metrics.Text{JA: "前期比", EN: "Change"},
	YearBefore: metrics.Text{JA: "前年比", EN: "Year before"},
	SoFar:      metrics.Text{JA: "%s 途中", EN: "%s so far"},
	TimeGone:   metrics.Text{JA: "経過 %s", EN: "%s of time"},
	Coverage:   metrics.Text{JA: "%d/%d日分", EN: "%d of %d days"},

	Outlook:   metrics.Text{JA: "見込み", EN: "Outlook"},
	Signal:    metrics.Text{JA: "シグナル", EN: "Signal"},
	Reasons:   metrics.Text{JA: "理由", EN: "Why"},
	Actions:   metrics.Text{JA: "アクション", EN: "Actions"},
	NoActions: metrics.Text{JA: "なし", EN: "none"},
	Due:       metrics.Text{JA: "%sまで", EN: "by %s"},
	Overdue:   metrics.Text{JA: "%s 期限超過", EN: "overdue since %s"},

	Page:  metrics.Text{JA: "前後のKPI", EN: "previous, next"},
	Hide:  metrics.Text{JA: "金額を隠す", EN: "hide amounts"},
	Show:  metrics.Text{JA: "金額を見せる", EN: "show amounts"},
	Close: metrics.Text{JA: "閉じる", EN: "close"},
	More:  metrics.Text{JA: "ほか%d件", EN: "%d more"},
}
