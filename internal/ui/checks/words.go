package checks

import "kpitui/internal/metrics"

var words = struct {
	Found, FoundOne, NothingFound, Looked, NoKPIs, NoGoals metrics.Text
}{
	Found:        metrics.Text{JA: "目標どうし、または計算と合わないところが%d件あります。", EN: "%d things in the goals do not fit each other or the arithmetic."},
	FoundOne:     metrics.Text{JA: "目標どうし、または計算と合わないところが%d件あります。", EN: "%d thing in the goals does not fit the others or the arithmetic."},
	NothingFound: metrics.Text{JA: "目標どうしにも計算にも、合わないところは見つかりませんでした。", EN: "The goals fit each other and the arithmetic."},
	Looked:       metrics.Text{JA: "点検した項目", EN: "What was checked"},
	NoKPIs:       metrics.Text{JA: "KPIはまだありません。b でボードに戻り、+ で最初のKPIを追加してください。", EN: "No KPIs yet. Press b for the board, then + to add the first one."},
	NoGoals:      metrics.Text{JA: "目標はまだありません。b でボードに戻り、d でKPIに目標を付けてください。", EN: "No goals yet. Press b for the board, then d to give a KPI a goal."},
}
