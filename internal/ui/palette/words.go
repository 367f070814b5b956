package palette

import "kpitui/internal/metrics"

var words = struct {
	KPI, Phase, Action, Experiment, Log, AddKPI, AddPhase, AddAction, AddExperiment, NoMatch, Placeholder, Run, Choose, Close metrics.Text
}{
	KPI:           metrics.Text{JA: "KPIを開く", EN: "open KPI"},
	Phase:         metrics.Text{JA: "フェーズを開く", EN: "open phase"},
	AddKPI:        metrics.Text{JA: "KPIを追加", EN: "Add a KPI"},
	AddPhase:      metrics.Text{JA: "フェーズを追加", EN: "Add a phase"},
	Action:        metrics.Text{JA: "アクション", EN: "action"},
	Experiment:    metrics.Text{JA: "仮説検証", EN: "experiment"},
	Log:           metrics.Text{JA: "改善ログ", EN: "log"},
	AddAction:     metrics.Text{JA: "アクションを追加", EN: "Add an action"},
	AddExperiment: metrics.Text{JA: "仮説検証を追加", EN: "Add an experiment"},
	NoMatch:       metrics.Text{JA: "「%s」に当てはまるものはありません。", EN: "Nothing matches \"%s\"."},
	Placeholder:   metrics.Text{JA: "コマンド、KPI、フェーズ、アクションや改善ログの言葉", EN: "a command, KPI, phase, words of actions and the log"},
	Run:           metrics.Text{JA: "実行", EN: "run"},
	Choose:        metrics.Text{JA: "選択", EN: "choose"},
	Close:         metrics.Text{JA: "閉じる", EN: "close"},
}

// reviews are those that have no key of their own.
var reviews = []struct {
	kind metrics.PeriodKind
	name metrics.Text
}{
	{metrics.Month, metrics.Text{JA: "月次レビュー", EN: "Monthly review"}},
	{metrics.Quarter, metrics.Text{JA: "四半期レビュー", EN: "Quarterly review"}},
	{metrics.Year, metrics.Text{JA: "年次レビュー", EN: "Annual review"}},
}
