package preview

import "kpitui/internal/metrics"

var words = struct {
	Title, Making, NotMade, Masked, SaveAs, NoLater, NoEarlier, Wait,
	Period, Scroll, Save, Close, GiveUp metrics.Text
}{
	Title:     metrics.Text{JA: "レポート", EN: "Report"},
	Making:    metrics.Text{JA: "レポートを作成しています。", EN: "The report is being made."},
	NotMade:   metrics.Text{JA: "レポートを作成できませんでした。", EN: "The report could not be made."},
	Masked:    metrics.Text{JA: "金額を隠しているあいだ、レポートは表示しません。m を押すと表示します。", EN: "While amounts are hidden the report is not shown. Press m to show it."},
	SaveAs:    metrics.Text{JA: "保存する形式を選んでください。", EN: "Save in which format?"},
	NoLater:   metrics.Text{JA: "これより新しい期間はまだ始まっていません。", EN: "No later period has begun yet."},
	NoEarlier: metrics.Text{JA: "これより前の期間に記録はありません。", EN: "There is nothing from before this period."},
	Wait:      metrics.Text{JA: "レポートができるまでお待ちください。", EN: "Wait until the report is made."},

	Period: metrics.Text{JA: "前後の期間", EN: "period"},
	Scroll: metrics.Text{JA: "スクロール", EN: "scroll"},
	Save:   metrics.Text{JA: "保存", EN: "save"},
	Close:  metrics.Text{JA: "閉じる", EN: "close"},
	GiveUp: metrics.Text{JA: "やめる", EN: "cancel"},
}

// kinds names the reports in the order of their tabs.
var kinds = []struct {
	kind metrics.PeriodKind
	name metrics.Text
}{
	{metrics.Week, metrics.Text{JA: "週次", EN: "Weekly"}},
	{metrics.Month, metrics.Text{JA: "月次", EN: "Monthly"}},
	{metrics.Quarter, metrics.Text{JA: "四半期", EN: "Quarterly"}},
	{metrics.Year, metrics.Text{JA: "年次", EN: "Annual"}},
}
