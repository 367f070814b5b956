package detail

import "kpitui/internal/metrics"

var words = struct {
	Gone, LoadFailed, Reasons, Trend, Longer, Shorter, AllTime,
	Actual, Plan, Goal, OfPlan, OfGoal, Change, YearBefore, YearShort, NoComparison, SoFar, TimeGone, Coverage, NoGoal,
	Due, Since, Until,
	Period, Value, Attained, State, Note, By, Partial, NoInputs, NoValues,
	Method, Owner, Cadence, Unit, Thresholds, Alerts, Goals, Per,
	Meaning, EdgeCases, Place, Layer, Role, Horizon, Answers, FedBy, AgreesWith, Source,
	Story, Write, Whole, Find, NothingToFind, NoMatch, ToStory, ToValues, Learned, Review, Finding, Cause, Verdict, Moved, Result, Did,
	Signal, Outlook, Formula, Used, Input, UsedBy, Process, Stability, Baseline, NoBaseline, TooFew, NoVariation, Frozen, Provisional, LimitsOf, Progress, Arrival, Growth, Forecast,
	Expected, Measured, Run, HintEdit, HintScroll, HintBack metrics.Text
}{
	Gone:       metrics.Text{JA: "このKPIはもうありません。esc で戻ります。", EN: "This KPI is gone. Press esc to go back."},
	LoadFailed: metrics.Text{JA: "古い記録値を読めませんでした。新しい分だけを表示しています。", EN: "Older values could not be read. Only the newest are shown."},
	Reasons:    metrics.Text{JA: "理由", EN: "Why"},
	Trend:      metrics.Text{JA: "推移", EN: "Trend"},
	Longer:     metrics.Text{JA: "長く", EN: "longer"},
	Shorter:    metrics.Text{JA: "短く", EN: "shorter"},
	AllTime:    metrics.Text{JA: "全期間", EN: "all time"},

	Actual:       metrics.Text{JA: "実績", EN: "Actual"},
	Plan:         metrics.Text{JA: "計画", EN: "Plan"},
	Goal:         metrics.Text{JA: "目標", EN: "Goal"},
	OfPlan:       metrics.Text{JA: "計画比 %s", EN: "%s of plan"},
	OfGoal:       metrics.Text{JA: "目標比 %s", EN: "%s of goal"},
	Change:       metrics.Text{JA: "前期比", EN: "Change"},
	YearBefore:   metrics.Text{JA: "前年比", EN: "Year before"},
	YearShort:    metrics.Text{JA: "前年比 %s", EN: "year %s"},
	NoComparison: metrics.Text{JA: "比較なし", EN: "no comparison"},
	SoFar:        metrics.Text{JA: "%s 途中", EN: "%s so far"},
	TimeGone:     metrics.Text{JA: "経過 %s", EN: "%s of time"},
	Coverage:     metrics.Text{JA: "%d/%d日分", EN: "%d of %d days"},
	NoGoal:       metrics.Text{JA: "目標なし", EN: "no goal"},

	Due:   metrics.Text{JA: "%sまでに", EN: "by %s"},
	Since: metrics.Text{JA: "%sから", EN: "from %s"},
	Until: metrics.Text{JA: "%sまで", EN: "until %s"},

	Period:   metrics.Text{JA: "期間", EN: "Period"},
	Value:    metrics.Text{JA: "実績", EN: "Actual"},
	Attained: metrics.Text{JA: "計画比", EN: "vs plan"},
	State:    metrics.Text{JA: "状態", EN: "State"},
	Note:     metrics.Text{JA: "メモ", EN: "Note"},
	By:       metrics.Text{JA: "記録者", EN: "By"},
	Partial:  metrics.Text{JA: "途中", EN: "open"},
	NoInputs: metrics.Text{JA: "計算に必要な値がまだありません。tab で入力を選び、e で値を入力してください。", EN: "Nothing to compute from yet. tab goes to the inputs, e enters a value."},
	NoValues: metrics.Text{JA: "記録値はまだありません。e を押して最初の値を入力してください。", EN: "No values yet. Press e to enter the first one."},

	Method:     metrics.Text{JA: "測定方法", EN: "Method"},
	Owner:      metrics.Text{JA: "担当", EN: "Owner"},
	Cadence:    metrics.Text{JA: "測定", EN: "Measured"},
	Unit:       metrics.Text{JA: "単位", EN: "Unit"},
	Thresholds: metrics.Text{JA: "しきい値", EN: "Thresholds"},
	Alerts:     metrics.Text{JA: "アラート", EN: "Alerts"},
	Goals:      metrics.Text{JA: "目標", EN: "Goals"},
	Meaning:    metrics.Text{JA: "定義", EN: "Meaning"},
	EdgeCases:  metrics.Text{JA: "数え方の注意", EN: "Edge cases"},
	Place:      metrics.Text{JA: "位置づけ", EN: "Place"},
	Layer:      metrics.Text{JA: "層", EN: "layer"},
	Role:       metrics.Text{JA: "役割", EN: "role"},
	Horizon:    metrics.Text{JA: "時間軸", EN: "horizon"},
	Answers:    metrics.Text{JA: "回答%d件", EN: "%d answers"},
	FedBy:      metrics.Text{JA: "増加数のKPI", EN: "Fed by"},
	AgreesWith: metrics.Text{JA: "一致すべき式", EN: "Agrees with"},
	Source:     metrics.Text{JA: "出典", EN: "Source"},
	Per:        metrics.Text{JA: "%sごと", EN: "per %s"},

	Formula: metrics.Text{JA: "計算式", EN: "Formula"},
	Used:    metrics.Text{JA: "このKPIから計算されるKPI", EN: "Computed from it"},
	Input:   metrics.Text{JA: "入力", EN: "input"},
	UsedBy:  metrics.Text{JA: "使用先", EN: "used by"},

	Signal:  metrics.Text{JA: "シグナル", EN: "Signal"},
	Outlook: metrics.Text{JA: "見込み", EN: "Outlook"},

	Progress: metrics.Text{JA: "進み %s（時間の経過 %s）", EN: "progress %s, time used %s"},
	Arrival:  metrics.Text{JA: "今のペースでの到達 %s", EN: "reached at this pace %s"},
	Growth:   metrics.Text{JA: "必要な成長 月%s", EN: "needs growth of %s a month"},
	Forecast: metrics.Text{JA: "予測 %s、80%%区間", EN: "%s, 80%%"},

	Process:     metrics.Text{JA: "管理図", EN: "Process chart"},
	Stability:   metrics.Text{JA: "安定性", EN: "Process"},
	Baseline:    metrics.Text{JA: "基準", EN: "Baseline"},
	NoBaseline:  metrics.Text{JA: "基準の固定には、締まった期間の値があと%d個必要です。", EN: "A baseline needs %d more closed periods with a value."},
	TooFew:      metrics.Text{JA: "管理限界の計算には、締まった期間の値があと%d個必要です。", EN: "Limits need %d more closed periods with a value."},
	NoVariation: metrics.Text{JA: "値がまったく動いていないため、管理限界はありません。", EN: "The values do not vary, so there are no limits."},
	Frozen:      metrics.Text{JA: "基準期間%d点の管理限界", EN: "limits frozen on %d points"},
	Provisional: metrics.Text{JA: "%d点の管理限界（10点未満のため暫定）", EN: "limits of %d points, provisional below 10"},
	LimitsOf:    metrics.Text{JA: "%d点の管理限界", EN: "limits of %d points"},

	Story:    metrics.Text{JA: "メモとアクション", EN: "Notes and actions"},
	Write:    metrics.Text{JA: "メモを書く", EN: "write a note"},
	Whole:    metrics.Text{JA: "全文", EN: "full text"},
	Find:     metrics.Text{JA: "検索", EN: "search"},
	ToStory:  metrics.Text{JA: "選ぶ", EN: "choose"},
	ToValues: metrics.Text{JA: "値へ", EN: "to the values"},
	Learned:  metrics.Text{JA: "学んだこと", EN: "Learned"},
	Review:   metrics.Text{JA: "レビュー", EN: "Review"},
	Finding:  metrics.Text{JA: "所見", EN: "Finding"},
	Cause:    metrics.Text{JA: "原因", EN: "Cause"},
	Verdict:  metrics.Text{JA: "判定", EN: "Verdict"},
	Moved:    metrics.Text{JA: "期限変更", EN: "Moved"},
	Result:   metrics.Text{JA: "結果", EN: "Result"},
	Did:      metrics.Text{JA: "実施内容", EN: "What was done"},
	Expected: metrics.Text{JA: "想定 %s", EN: "expected %s"},
	Measured: metrics.Text{JA: "実測 %s", EN: "measured %s"},
	Run:      metrics.Text{JA: "期間", EN: "Run"},

	NothingToFind: metrics.Text{JA: "検索できるメモやアクションはまだありません。", EN: "There are no notes or actions to search yet."},
	NoMatch:       metrics.Text{JA: "「%s」に当てはまるものはありません。esc で検索を解除します。", EN: "Nothing matches \"%s\". Press esc to clear the search."},

	HintEdit:   metrics.Text{JA: "編集", EN: "edit"},
	HintScroll: metrics.Text{JA: "スクロール", EN: "scroll"},
	HintBack:   metrics.Text{JA: "戻る", EN: "back"},
}

// spansOf are the parts of the history that the chart shows, by the kind of
// period that is judged.
var spansOf = map[metrics.PeriodKind][]span{
	metrics.Day: {
		{91, metrics.Text{JA: "13週間", EN: "13 weeks"}},
		{365, metrics.Text{JA: "1年間", EN: "1 year"}},
	},
	metrics.Week: {
		{13, metrics.Text{JA: "13週間", EN: "13 weeks"}},
		{53, metrics.Text{JA: "1年間", EN: "1 year"}},
	},
	metrics.Month:   {{13, metrics.Text{JA: "13か月", EN: "13 months"}}},
	metrics.Quarter: {{13, metrics.Text{JA: "13四半期", EN: "13 quarters"}}},
	metrics.Year:    {{13, metrics.Text{JA: "13年", EN: "13 years"}}},
}
