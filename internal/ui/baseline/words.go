package baseline

import "kpitui/internal/metrics"

var words = struct {
	Title, From, To, Why, WhyHint, Points, Limits, TooFew, NeedsWhy, Gone, Kept,
	Keep, Leave, Next, Turn metrics.Text
}{
	Title:    metrics.Text{JA: "基準を固定", EN: "Freeze a baseline"},
	From:     metrics.Text{JA: "始まり", EN: "From"},
	To:       metrics.Text{JA: "終わり", EN: "To"},
	Why:      metrics.Text{JA: "理由", EN: "Reason"},
	WhyHint:  metrics.Text{JA: "何が変わったか（例: 新しい料金に切り替えた）", EN: "what has changed: new prices since May"},
	Points:   metrics.Text{JA: "%d点", EN: "%d points"},
	Limits:   metrics.Text{JA: "中心線 %s、管理限界 %s〜%s", EN: "centre %s, limits %s to %s"},
	TooFew:   metrics.Text{JA: "基準には20点以上が必要です。あと%d点足りません。", EN: "A baseline needs 20 points, %d more than there are."},
	NeedsWhy: metrics.Text{JA: "理由を入力してください。", EN: "Type a reason."},
	Gone:     metrics.Text{JA: "このKPIはもうありません。", EN: "This KPI is gone."},
	Kept:     metrics.Text{JA: "%sの基準を%d点で固定しました。u で元に戻せます。", EN: "The limits of %s are frozen on %d points. u takes it back."},

	Keep:  metrics.Text{JA: "固定", EN: "freeze"},
	Leave: metrics.Text{JA: "やめる", EN: "leave"},
	Next:  metrics.Text{JA: "次の欄", EN: "next"},
	Turn:  metrics.Text{JA: "期間を変える", EN: "change it"},
}
