package views

import "kpitui/internal/metrics"

var words = struct {
	Title, All, Count, None, Show, Choose, Close metrics.Text
}{
	Title:  metrics.Text{JA: "ビュー", EN: "Views"},
	All:    metrics.Text{JA: "すべてのKPI", EN: "All KPIs"},
	Count:  metrics.Text{JA: "%d個", EN: "%d KPIs"},
	None:   metrics.Text{JA: "ビューはまだありません。%s でカタログを開き、テンプレートを追加すると加わります。", EN: "No views yet. %s opens the catalog, whose templates bring some."},
	Show:   metrics.Text{JA: "表示", EN: "show"},
	Choose: metrics.Text{JA: "選ぶ", EN: "choose"},
	Close:  metrics.Text{JA: "閉じる", EN: "close"},
}
