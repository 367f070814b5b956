package star

import "kpitui/internal/metrics"

var words = struct {
	OfPlan, OfGoal, Plan, Goal, Change, YearBefore, Signal, Outlook, Process, By metrics.Text
}{
	OfPlan:     metrics.Text{JA: "計画比", EN: "Vs plan"},
	OfGoal:     metrics.Text{JA: "目標比", EN: "Vs goal"},
	Plan:       metrics.Text{JA: "計画", EN: "plan"},
	Goal:       metrics.Text{JA: "目標", EN: "Goal"},
	Change:     metrics.Text{JA: "前期比", EN: "Change"},
	YearBefore: metrics.Text{JA: "前年比", EN: "Year before"},
	Signal:     metrics.Text{JA: "シグナル", EN: "Signal"},
	Outlook:    metrics.Text{JA: "見込み", EN: "Outlook"},
	By:         metrics.Text{JA: "%sまで", EN: "by %s"},
	Process:    metrics.Text{JA: "安定性", EN: "Process"},
}
