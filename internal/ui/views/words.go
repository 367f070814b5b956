package views

import "kpitui/internal/metrics"

var words = struct {
	Title, All, None, Show, Choose, Close metrics.Text
}{
	Title:  metrics.Text{JA: "ビュー", EN: "Views"},
	All:    metrics.Text{JA: "すべてのKPI", EN: "All KPIs"},
	None:   metrics.Text{JA: "ビューはまだありません。%s のカタログから追加できます。", EN: "No views yet. %s opens the catalog, which brings some."},
	Show:   metrics.Text{JA: "表示", EN: "show"},
	Choose: metrics.Text{JA: "選ぶ", EN: "choose"},
	Close:  metrics.Text{JA: "閉じる", EN: "close"},
}
