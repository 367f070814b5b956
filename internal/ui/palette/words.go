package palette

import "kpitui/internal/metrics"

var words = struct {
	KPI, Phase, AddKPI, AddPhase, NoMatch, Placeholder, Run, Choose, Close metrics.Text
}{
	KPI:         metrics.Text{JA: "KPIを開く", EN: "open KPI"},
	Phase:       metrics.Text{JA: "フェーズを開く", EN: "open phase"},
	AddKPI:      metrics.Text{JA: "KPIを追加", EN: "Add a KPI"},
	AddPhase:    metrics.Text{JA: "フェーズを追加", EN: "Add a phase"},
	NoMatch:     metrics.Text{JA: "「%s」に当てはまるものはありません。", EN: "Nothing matches %s."},
	Placeholder: metrics.Text{JA: "コマンド、KPI、フェーズの名前", EN: "a command, a KPI or a phase by name"},
	Run:         metrics.Text{JA: "実行", EN: "run"},
	Choose:      metrics.Text{JA: "選択", EN: "choose"},
	Close:       metrics.Text{JA: "閉じる", EN: "close"},
}
