package board

import "kpitui/internal/metrics"

var words = struct {
	KPI, State, Value, Plan, Attained, Change, Trend, Outlook, Period,
	NoKPIs, NoMatch, NoneInTier, NoneInView,
	NoGoal, Unmeasured, NoPhaseGoal,
	InView, Starred, Unstarred metrics.Text
}{
	KPI:         metrics.Text{JA: "KPI", EN: "KPI"},
	State:       metrics.Text{JA: "状態", EN: "State"},
	Value:       metrics.Text{JA: "実績", EN: "Actual"},
	Plan:        metrics.Text{JA: "計画", EN: "Plan"},
	Attained:    metrics.Text{JA: "計画比", EN: "vs plan"},
	Change:      metrics.Text{JA: "前期比", EN: "Change"},
	Trend:       metrics.Text{JA: "推移", EN: "Trend"},
	Outlook:     metrics.Text{JA: "見込み", EN: "Outlook"},
	Period:      metrics.Text{JA: "期間", EN: "Period"},
	NoKPIs:      metrics.Text{JA: "KPIはまだありません。+ を押して最初のKPIを追加してください。", EN: "No KPIs yet. Press + to add the first one."},
	NoMatch:     metrics.Text{JA: "「%s」に当てはまるKPIはありません。esc で検索を解除します。", EN: "No KPI matches \"%s\". Press esc to clear the search."},
	NoneInTier:  metrics.Text{JA: "この階層にKPIはありません。0 ですべて表示、+ で追加します。", EN: "No KPIs in this tier. Press 0 for all, + to add one."},
	NoneInView:  metrics.Text{JA: "このビューに当てはまるKPIはありません。esc でビューを閉じます。", EN: "This view has no such KPIs. Press esc to leave the view."},
	NoGoal:      metrics.Text{JA: "目標なし", EN: "no goal"},
	Unmeasured:  metrics.Text{JA: "未計測", EN: "unmeasured"},
	NoPhaseGoal: metrics.Text{JA: "フェーズ目標なし", EN: "No phase goal"},
	InView:      metrics.Text{JA: "ビュー順", EN: "as in the view"},
	Starred:     metrics.Text{JA: "%sをノーススターにしました。u で元に戻せます。", EN: "%s is the north star now. u takes it back."},
	Unstarred:   metrics.Text{JA: "%sをノーススターから外しました。u で元に戻せます。", EN: "%s is the north star no longer. u takes it back."},
}

// Orders are the ways to sort, in the order in which s goes through them.
var orders = []struct {
	name  string
	title metrics.Text
}{
	{"severity", metrics.Text{JA: "深刻な順", EN: "worst first"}},
	{"definition", metrics.Text{JA: "定義順", EN: "as defined"}},
	{"name", metrics.Text{JA: "名前順", EN: "by name"}},
	{"attainment", metrics.Text{JA: "計画比の低い順", EN: "lowest vs plan first"}},
	{"freshness", metrics.Text{JA: "入力待ち順", EN: "due first"}},
}

// Groupings are the ways to group, in the order in which v goes through them.
var groupings = []struct {
	name  string
	title metrics.Text
}{
	{"tier", metrics.Text{JA: "階層別", EN: "by tier"}},
	{"level", metrics.Text{JA: "警告レベル別", EN: "by level"}},
	{"phase", metrics.Text{JA: "フェーズ別", EN: "by phase"}},
	{"layer", metrics.Text{JA: "層別", EN: "by layer"}},
	{"role", metrics.Text{JA: "役割別", EN: "by role"}},
	{"horizon", metrics.Text{JA: "時間軸別", EN: "by horizon"}},
	{"cadence", metrics.Text{JA: "測定サイクル別", EN: "by cadence"}},
	{"none", metrics.Text{JA: "まとめない", EN: "not grouped"}},
}
