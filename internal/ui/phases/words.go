package phases

import "kpitui/internal/metrics"

var words = struct {
	KPI, Goal, Due, Actual, Plan, Progress, Attained, Chance, Arrival, AtPace, State,
	Health, Measured, Over, Running, ToCome, To,
	NoSuchKPI, NoGoals, NoPhases, PickGoal metrics.Text
}{
	KPI:       metrics.Text{JA: "KPI", EN: "KPI"},
	Goal:      metrics.Text{JA: "目標", EN: "Goal"},
	Due:       metrics.Text{JA: "期日", EN: "Due"},
	Actual:    metrics.Text{JA: "実績", EN: "Actual"},
	Plan:      metrics.Text{JA: "計画", EN: "Plan now"},
	Progress:  metrics.Text{JA: "進み", EN: "Progress"},
	Attained:  metrics.Text{JA: "計画比", EN: "vs plan"},
	Chance:    metrics.Text{JA: "見込み", EN: "Outlook"},
	Arrival:   metrics.Text{JA: "到達", EN: "Arrival"},
	AtPace:    metrics.Text{JA: "現ペース", EN: "At pace"},
	State:     metrics.Text{JA: "状態", EN: "State"},
	Health:    metrics.Text{JA: "健全度", EN: "health"},
	Measured:  metrics.Text{JA: "測定", EN: "measured"},
	Over:      metrics.Text{JA: "終了", EN: "ended"},
	Running:   metrics.Text{JA: "進行中", EN: "current"},
	ToCome:    metrics.Text{JA: "これから", EN: "to come"},
	To:        metrics.Text{JA: "%s 〜 %s", EN: "%s to %s"},
	NoSuchKPI: metrics.Text{JA: "KPI「%s」がありません。d でフェーズを編集してください。", EN: "There is no KPI %s. Press d to edit the phase."},
	NoGoals:   metrics.Text{JA: "目標はまだありません。d で追加します。", EN: "No goals yet. Press d to add them."},
	NoPhases:  metrics.Text{JA: "フェーズはまだありません。+ を押して最初のフェーズを追加してください。", EN: "No phases yet. Press + to add the first one."},
	PickGoal:  metrics.Text{JA: "値は目標の行で入力します。", EN: "Pick a goal to enter its value."},
}
