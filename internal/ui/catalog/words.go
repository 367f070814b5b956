package catalog

import "kpitui/internal/metrics"

var words = struct {
	Title, Count, Chosen, NoMatch, AddsAll, Views, There,
	Formula, Method, Unit, Goal, EdgeCases, Source, Where, Needs,
	Added, Inputs, Restored, ViewsAdded, Unpriced, Between, UndoIt, More, AllThere, NotFitting,
	Add, Mark, Search, Whole, Close, Scroll metrics.Text
}{
	Title:   metrics.Text{JA: "KPIカタログ", EN: "KPI catalog"},
	Count:   metrics.Text{JA: "%d個（追加済み %d）", EN: "%d KPIs, %d added"},
	Chosen:  metrics.Text{JA: "選択中 %d", EN: "%d chosen"},
	NoMatch: metrics.Text{JA: "「%s」に合うKPIはありません。esc で検索を解除します。", EN: "No KPI matches \"%s\". Press esc to clear the search."},
	AddsAll: metrics.Text{JA: "enter でこのテンプレートのKPIをすべて追加します。フェーズは追加しません。", EN: "enter adds every KPI of this template. Its phases stay out."},
	Views:   metrics.Text{JA: "一緒に追加するビュー", EN: "Views that come with it"},

	There:     metrics.Text{JA: "追加済み", EN: "in the workspace"},
	Formula:   metrics.Text{JA: "計算式", EN: "Formula"},
	Method:    metrics.Text{JA: "測定方法", EN: "Measured by"},
	Unit:      metrics.Text{JA: "単位", EN: "Unit"},
	Goal:      metrics.Text{JA: "目標", EN: "Goal"},
	EdgeCases: metrics.Text{JA: "数え方の注意", EN: "Edge cases"},
	Source:    metrics.Text{JA: "出典", EN: "Source"},
	Where:     metrics.Text{JA: "位置づけ", EN: "Place"},
	Needs:     metrics.Text{JA: "必要なKPI", EN: "Needs"},

	Added:      metrics.Text{JA: "%sを追加しました", EN: "Added %s"},
	Inputs:     metrics.Text{JA: "計算に必要な%sも追加しました", EN: "with what it is computed from: %s"},
	Restored:   metrics.Text{JA: "%sをアーカイブから戻しました", EN: "back from the archive: %s"},
	ViewsAdded: metrics.Text{JA: "ビュー %sを追加しました", EN: "Added the view %s"},
	Unpriced:   metrics.Text{JA: "%sの金額目標は%s建てのため入れていません", EN: "no amounts for %s: the template's are in %s"},
	Between:    metrics.Text{JA: "。", EN: "; "},
	UndoIt:     metrics.Text{JA: "（u で元に戻せます）", EN: " (u takes it back)"},
	More:       metrics.Text{JA: "ほか%d個", EN: " and %d more"},
	AllThere:   metrics.Text{JA: "すでに追加済みです。", EN: "It is there already."},
	NotFitting: metrics.Text{JA: "追加できません: %s", EN: "It cannot be added: %s"},

	Add:    metrics.Text{JA: "追加", EN: "add"},
	Mark:   metrics.Text{JA: "選ぶ", EN: "choose"},
	Search: metrics.Text{JA: "検索", EN: "search"},
	Whole:  metrics.Text{JA: "全文", EN: "more"},
	Close:  metrics.Text{JA: "閉じる", EN: "close"},
	Scroll: metrics.Text{JA: "スクロール", EN: "scroll"},
}
