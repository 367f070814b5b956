package main

import "kpitui/internal/metrics"

// catalogWords are the texts of `kpitui catalog`.
var catalogWords = struct {
	Short, Example, ListShort, ShowShort, AddShort,
	None, NoneNear, NoTemplate, NothingToAdd, Added, Inputs, Restored, Views, WereThere, TakeBack,
	There, View, Definition, Formula, Method, EdgeCases, Source, Unit, Direction, Cadence, Layer, Role, Horizon, Tier, Group, Goal, Needs, In metrics.Text
}{
	Short: metrics.Text{JA: "テンプレートの KPI を調べて追加する", EN: "Look through the templates' KPIs and add them"},
	Example: metrics.Text{
		JA: "  kpitui catalog show acceptance_rate\n  kpitui catalog add ai_roi hallucination_rate\n  kpitui catalog add trust",
		EN: "  kpitui catalog show acceptance_rate\n  kpitui catalog add ai_roi hallucination_rate\n  kpitui catalog add trust",
	},
	ListShort: metrics.Text{JA: "カタログの一覧を表示する", EN: "List the catalog"},
	ShowShort: metrics.Text{JA: "定義、計算式、出典などを表示する", EN: "Show a definition with formula, edge cases and source"},
	AddShort:  metrics.Text{JA: "ワークスペースに追加する（計算に必要な KPI も追加します）", EN: "Add to the workspace, with what the formulas need"},

	None:         metrics.Text{JA: "カタログに「%s」はありません。kpitui catalog で一覧を確かめられます。", EN: "There is no \"%s\" in the catalog. kpitui catalog lists it."},
	NoneNear:     metrics.Text{JA: "カタログに「%s」はありません。%s ではありませんか？", EN: "There is no \"%s\" in the catalog. Did you mean %s?"},
	NoTemplate:   metrics.Text{JA: "「%s」はテンプレートではありません。%s から選んでください。", EN: "\"%s\" is no template. Choose one of %s."},
	NothingToAdd: metrics.Text{JA: "すべて追加済みです。何も変わっていません。", EN: "All of it is there already. Nothing changed."},
	Added:        metrics.Text{JA: "追加したKPI（%d）: %s", EN: "KPIs added (%d): %s"},
	Inputs:       metrics.Text{JA: "計算に必要なため追加したKPI（%d）: %s", EN: "needed by their formulas (%d): %s"},
	Restored:     metrics.Text{JA: "アーカイブから戻したKPI（%d）: %s", EN: "back from the archive (%d): %s"},
	Views:        metrics.Text{JA: "追加したビュー（%d）: %s", EN: "views added (%d): %s"},
	WereThere:    metrics.Text{JA: "追加済みのため変えていないKPI（%d）: %s", EN: "there already, left as they are (%d): %s"},
	TakeBack:     metrics.Text{JA: "%s で元に戻せます。", EN: "%s takes it back."},

	There:      metrics.Text{JA: "追加済み", EN: "in the workspace"},
	View:       metrics.Text{JA: "ビュー", EN: "view"},
	Definition: metrics.Text{JA: "定義", EN: "definition"},
	Formula:    metrics.Text{JA: "計算式", EN: "formula"},
	Method:     metrics.Text{JA: "測定方法", EN: "measured by"},
	EdgeCases:  metrics.Text{JA: "数え方の注意", EN: "edge cases"},
	Source:     metrics.Text{JA: "出典", EN: "source"},
	Unit:       metrics.Text{JA: "単位", EN: "unit"},
	Direction:  metrics.Text{JA: "良い向き", EN: "direction"},
	Cadence:    metrics.Text{JA: "測定サイクル", EN: "cadence"},
	Layer:      metrics.Text{JA: "層", EN: "layer"},
	Role:       metrics.Text{JA: "役割", EN: "role"},
	Horizon:    metrics.Text{JA: "時間軸", EN: "horizon"},
	Tier:       metrics.Text{JA: "階層", EN: "tier"},
	Group:      metrics.Text{JA: "グループ", EN: "group"},
	Goal:       metrics.Text{JA: "目標", EN: "goal"},
	Needs:      metrics.Text{JA: "必要なKPI", EN: "needs"},
	In:         metrics.Text{JA: "テンプレート", EN: "template"},
}
