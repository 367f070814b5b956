package report

import "kpitui/internal/metrics"

// pageWords are the headings, labels and remarks of the pages.
var pageWords = struct {
	Exceptions, NoExceptions, AlsoDiscussed, Actions, ToDo, Ended, NoActions, Phase, PhaseGoals, PhaseSpan, Experiments, Running,
	Voices, MainKPIs, AllKPIs, InDetail, Strategic, Budget, BudgetNote, NextQuarter, NextYear, NoGoalChanges,
	System, SystemNote, Cycle, TimeUsed, Legend, LegendNote, PastOf, Notes metrics.Text

	State, Value, Plan, OfPlan, Change, Trend, Period, Goal, Due, GoalDue, Why, Asks, Situation, Note, NoteOf, Cause, CauseOf,
	Health, SoFar, YearBefore, YearBase, Owner, Action, EndedOn, Attained, StepTook, Took, Stage, WhatHappened, Measuring, GoalsChanged, Verdict,
	GoalNow, GoalNext, PlanAtEnd, Tested, Run, Did, Learned metrics.Text

	ToPlan, GoalBy, OnTheWay, Elapsed, TierHealth, Unchanged, NoGoal, NoOwner, NoDue, DueBy, MovedFrom, FromTo, Below,
	New, Risen, Fallen, Overdue, StaleSince, Acked, Span, Expected, Measured, NotMeasured,
	Planned, Done, Checked, Acted, ChartAbout metrics.Text
}{
	Exceptions:    metrics.Text{JA: "要確認のKPI", EN: "Needs attention"},
	NoExceptions:  metrics.Text{JA: "要確認のKPIはありません。", EN: "No KPI needs attention."},
	AlsoDiscussed: metrics.Text{JA: "ほかに取り上げたKPI", EN: "Also discussed"},
	Actions:       metrics.Text{JA: "アクション", EN: "Actions"},
	ToDo:          metrics.Text{JA: "未完了", EN: "To do"},
	Ended:         metrics.Text{JA: "完了・中止", EN: "Closed"},
	NoActions:     metrics.Text{JA: "アクションはありません。", EN: "No actions."},
	Phase:         metrics.Text{JA: "フェーズ「%s」の目標", EN: "Goals of the %s phase"},
	PhaseGoals:    metrics.Text{JA: "フェーズの目標", EN: "Goals of the phase"},
	PhaseSpan:     metrics.Text{JA: "%sから%sまで。期間の%sが経過しました。", EN: "From %s to %s; %s of the time is over."},
	Experiments:   metrics.Text{JA: "仮説検証", EN: "Experiments"},
	Running:       metrics.Text{JA: "検証中", EN: "Still running"},
	Voices:        metrics.Text{JA: "顧客の声", EN: "Customer voices"},
	MainKPIs:      metrics.Text{JA: "主要KPI", EN: "Main KPIs"},
	AllKPIs:       metrics.Text{JA: "KPI一覧", EN: "All KPIs"},
	InDetail:      metrics.Text{JA: "KPI別の詳細", EN: "KPI by KPI"},
	Strategic:     metrics.Text{JA: "戦略KPIの評価", EN: "Strategic KPIs"},
	Budget:        metrics.Text{JA: "予算達成率", EN: "Budget attainment"},
	BudgetNote:    metrics.Text{JA: "その月の実績を計画で割った値です。ほかの表の「計画比」は出発点からの伸びで測るため、一致しないことがあります。", EN: "The month's actual divided by its plan. \"Of plan\" in the other tables counts from where a goal started, so the two can differ."},
	NextQuarter:   metrics.Text{JA: "次四半期の目標（%s）", EN: "Goals for next quarter (%s)"},
	NextYear:      metrics.Text{JA: "次年度の目標（%s）", EN: "Goals for next year (%s)"},
	NoGoalChanges: metrics.Text{JA: "目標の変更はありません。", EN: "No goal changes."},
	System:        metrics.Text{JA: "KPI体系の点検", EN: "How the KPI system served"},
	SystemNote: metrics.Text{
		JA: "「測定」は、値が必要な期間のうち値がある期間の数と割合です。「ok」と「!1」〜「!3」は、判定した期間に占める割合です。",
		EN: "Measured: periods with a value, out of those that called for one. ok and !1 to !3: shares of the periods that were judged.",
	},
	Cycle:      metrics.Text{JA: "1年間のPDCA", EN: "The year's PDCA"},
	TimeUsed:   metrics.Text{JA: "所要時間", EN: "Time used"},
	Legend:     metrics.Text{JA: "警告レベルと対応", EN: "Alert levels and responses"},
	LegendNote: metrics.Text{JA: "KPIによっては、計画比ではなく固有のしきい値や自動アラートで判定します。", EN: "Some KPIs are judged by thresholds or alert rules of their own."},
	PastOf:     metrics.Text{JA: "%sの推移", EN: "%s, recent periods"},
	Notes:      metrics.Text{JA: "メモ", EN: "Notes"},

	State:        metrics.Text{JA: "状態", EN: "State"},
	Value:        metrics.Text{JA: "実績", EN: "Actual"},
	Plan:         metrics.Text{JA: "計画", EN: "Plan"},
	OfPlan:       metrics.Text{JA: "計画比", EN: "Of plan"},
	Change:       metrics.Text{JA: "前期比", EN: "Change"},
	Trend:        metrics.Text{JA: "推移", EN: "Trend"},
	Period:       metrics.Text{JA: "期間", EN: "Period"},
	Goal:         metrics.Text{JA: "目標", EN: "Goal"},
	Due:          metrics.Text{JA: "期限", EN: "Due"},
	GoalDue:      metrics.Text{JA: "期日", EN: "Due"},
	Why:          metrics.Text{JA: "判定", EN: "Why"},
	Asks:         metrics.Text{JA: "対応", EN: "Response"},
	Situation:    metrics.Text{JA: "状況", EN: "Situation"},
	Note:         metrics.Text{JA: "メモ", EN: "Note"},
	NoteOf:       metrics.Text{JA: "%sのメモ", EN: "Note from %s"},
	Cause:        metrics.Text{JA: "原因", EN: "Cause"},
	CauseOf:      metrics.Text{JA: "%sの原因", EN: "Cause noted in %s"},
	Health:       metrics.Text{JA: "健全度", EN: "Health"},
	SoFar:        metrics.Text{JA: "途中経過", EN: "So far"},
	YearBefore:   metrics.Text{JA: "前年同期比", EN: "Year on year"},
	YearBase:     metrics.Text{JA: "%[1]sは%[2]s", EN: "%[2]s in %[1]s"},
	Owner:        metrics.Text{JA: "担当", EN: "Owner"},
	Action:       metrics.Text{JA: "内容", EN: "Action"},
	EndedOn:      metrics.Text{JA: "終了日", EN: "Closed on"},
	Attained:     metrics.Text{JA: "達成率", EN: "Attainment"},
	StepTook:     metrics.Text{JA: "%s %s", EN: "%s %s"},
	Took:         metrics.Text{JA: "全体で%sでした（%s）。", EN: "%s in all: %s."},
	Stage:        metrics.Text{JA: "段階", EN: "Stage"},
	WhatHappened: metrics.Text{JA: "この1年", EN: "This year"},
	Measuring:    metrics.Text{JA: "測定", EN: "Measured"},
	GoalsChanged: metrics.Text{JA: "目標変更", EN: "Goal changes"},
	Verdict:      metrics.Text{JA: "今後", EN: "What next"},
	GoalNow:      metrics.Text{JA: "現在の目標", EN: "Current goal"},
	GoalNext:     metrics.Text{JA: "次の目標", EN: "Next goal"},
	PlanAtEnd:    metrics.Text{JA: "%s時点の計画", EN: "Plan for %s"},
	Tested:       metrics.Text{JA: "判定", EN: "Verdict"},
	Run:          metrics.Text{JA: "期間", EN: "Run"},
	Did:          metrics.Text{JA: "実施内容", EN: "What was done"},
	Learned:      metrics.Text{JA: "学んだこと", EN: "Learned"},

	ToPlan:      metrics.Text{JA: "計画との差", EN: "Against plan"},
	GoalBy:      metrics.Text{JA: "%s（%sまで）", EN: "%s (by %s)"},
	OnTheWay:    metrics.Text{JA: "目標は%[2]sまでに%[1]s", EN: "the goal is %[1]s by %[2]s"},
	Elapsed:     metrics.Text{JA: "期間の%sが経過", EN: "%s of the period elapsed"},
	TierHealth:  metrics.Text{JA: "健全度 %d", EN: "health %d"},
	Unchanged:   metrics.Text{JA: "変更なし", EN: "unchanged"},
	NoGoal:      metrics.Text{JA: "目標なし", EN: "none"},
	NoOwner:     metrics.Text{JA: "未定", EN: "nobody yet"},
	NoDue:       metrics.Text{JA: "未定", EN: "not set"},
	DueBy:       metrics.Text{JA: "%sまで", EN: "by %s"},
	MovedFrom:   metrics.Text{JA: "%sから変更", EN: "was %s"},
	FromTo:      metrics.Text{JA: "%s以上%s未満", EN: "%s to under %s"},
	Below:       metrics.Text{JA: "%s未満", EN: "under %s"},
	New:         metrics.Text{JA: "前回は警告なし", EN: "no alert last time"},
	Risen:       metrics.Text{JA: "前回の%sから悪化", EN: "worse than last time (%s)"},
	Fallen:      metrics.Text{JA: "前回の%sから改善", EN: "better than last time (%s)"},
	Overdue:     metrics.Text{JA: "%sの期日を過ぎて未達", EN: "goal not reached by %s"},
	StaleSince:  metrics.Text{JA: "%sを最後に更新切れ", EN: "no value since %s"},
	Acked:       metrics.Text{JA: "確認済み", EN: "acknowledged"},
	Span:        metrics.Text{JA: "%s〜%s", EN: "%s to %s"},
	Expected:    metrics.Text{JA: "想定 %s", EN: "%s expected"},
	Measured:    metrics.Text{JA: "実測 %[1]s、%[2]sから%[3]sへ", EN: "%[1]s measured (from %[2]s to %[3]s)"},
	NotMeasured: metrics.Text{JA: "実測はまだなし", EN: "not measured yet"},
	Planned:     metrics.Text{JA: "目標の変更 %d件", EN: "Goal changes: %d"},
	Done:        metrics.Text{JA: "アクション %d件、仮説検証 %d件を開始", EN: "Actions made: %d; experiments started: %d"},
	Checked:     metrics.Text{JA: "週次レビュー %[1]d回（%[2]d週中）、仮説検証 %[3]d件を判定（うち支持 %[4]d件）", EN: "Weekly reviews held: %[1]d in %[2]d weeks; experiments concluded: %[3]d, of which supported: %[4]d"},
	Acted:       metrics.Text{JA: "アクション %d件を完了、%d件を中止", EN: "Actions done: %d; dropped: %d"},
	ChartAbout: metrics.Text{
		JA: "%[1]sの%[2]sから%[3]sまでの推移。%[5]d期のうち%[4]d期に値があり、最新は%[6]s、計画は%[7]s。",
		EN: "%[1]s from %[2]s to %[3]s: %[4]d of %[5]d periods have a value; the latest is %[6]s, the plan %[7]s.",
	},
}

// actionWords name what has become of an action.
var actionWords = map[ActionState]metrics.Text{
	ActionNew:      {JA: "新規", EN: "new"},
	ActionLate:     {JA: "期限超過", EN: "overdue"},
	ActionRunning:  {JA: "進行中", EN: "open"},
	ActionFinished: {JA: "完了", EN: "done"},
	ActionGivenUp:  {JA: "中止", EN: "dropped"},
}

// alertWords say since when a KPI has had an alert, and how often in a row. Of a daily
// KPI those are values, because days without one may lie between.
var alertWords = map[metrics.PeriodKind]metrics.Text{
	metrics.Day:     {JA: "%sから%d回連続で警告", EN: "alert since %s, %d values in a row"},
	metrics.Week:    {JA: "%sから%d週連続で警告", EN: "alert since %s, %d weeks in a row"},
	metrics.Month:   {JA: "%sから%dか月連続で警告", EN: "alert since %s, %d months in a row"},
	metrics.Quarter: {JA: "%sから%d四半期連続で警告", EN: "alert since %s, %d quarters in a row"},
	metrics.Year:    {JA: "%sから%d年連続で警告", EN: "alert since %s, %d years in a row"},
}

// againstWords say with which period a value is compared.
var againstWords = map[metrics.PeriodKind]metrics.Text{
	metrics.Day:     {JA: "前日比 %s", EN: "%s on the day before"},
	metrics.Week:    {JA: "前週比 %s", EN: "%s on the week before"},
	metrics.Month:   {JA: "前月比 %s", EN: "%s on the month before"},
	metrics.Quarter: {JA: "前四半期比 %s", EN: "%s on the quarter before"},
	metrics.Year:    {JA: "前年比 %s", EN: "%s on the year before"},
}

// sameWords say it of a value that has not changed.
var sameWords = map[metrics.PeriodKind]metrics.Text{
	metrics.Day:     {JA: "前日と同じ", EN: "same as the day before"},
	metrics.Week:    {JA: "前週と同じ", EN: "same as the week before"},
	metrics.Month:   {JA: "前月と同じ", EN: "same as the month before"},
	metrics.Quarter: {JA: "前四半期と同じ", EN: "same as the quarter before"},
	metrics.Year:    {JA: "前年と同じ", EN: "same as the year before"},
}
