package actions

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/keys"
)

func t(ja, en string) metrics.Text { return metrics.Text{JA: ja, EN: en} }

// kinds are the lists in their order.
var kinds = [lists]kind{
	actions: {
		name: t("アクション", "Actions"), action: keys.ListActions,
		none: t("アクションはまだありません。+ で追加してください。レビュー（w）で決めたことも、ここに並びます。",
			"No actions yet. Press + to add one. What a review (w) decides on is listed here too."),
		narrowings: []narrowing{
			{t("未完了", "open"), status(metrics.ActionOpen)},
			{t("期限超過", "overdue"), overdue},
			{t("自分の担当", "mine"), mine},
			{t("完了", "done"), status(metrics.ActionDone)},
			{t("中止", "dropped"), status(metrics.ActionDropped)},
			{t("すべて", "all"), every},
		},
		orders: []order{
			{t("期限の近い順", "by due date"), byDue},
			{t("優先度順", "by rank"), byRank(byDue)},
			{t("KPI順", "by KPI"), byKPI(byDue)},
			{t("新しい順", "newest first"), byMaking},
		},
	},
	experiments: {
		name: t("仮説検証", "Experiments"), action: keys.ListExperiments,
		none: t("仮説検証はまだありません。何を動かせば何が変わるのか、+ で仮説を立ててください。",
			"No experiments yet. Press + and say which KPI you will move and which one should follow."),
		narrowings: []narrowing{
			{t("すべて", "all"), every},
			{t("実施中", "running"), inPhase(running)},
			{t("判定待ち", "to be judged"), inPhase(over)},
			{t("これから", "planned"), inPhase(planned)},
		},
		orders: []order{
			{t("終了の近い順", "ending first"), byEnd},
			{t("優先度順", "by rank"), byRank(byEnd)},
			{t("KPI順", "by KPI"), byKPI(byEnd)},
			{t("新しい順", "newest first"), byMaking},
		},
	},
	log: {
		name: t("改善ログ", "Improvement log"), action: keys.ListLog,
		none: t("改善ログはまだ空です。仮説検証（2）を d で編集して判定を付けると、うまくいったこともいかなかったことも、ここに残ります。",
			"The improvement log is empty. Give an experiment (2) its verdict with d: what worked and what did not is kept here."),
		narrowings: []narrowing{
			{t("すべて", "all"), every},
			{metrics.Supported.Label(), verdict(metrics.Supported)},
			{metrics.Refuted.Label(), verdict(metrics.Refuted)},
			{metrics.Unclear.Label(), verdict(metrics.Unclear)},
		},
		orders: []order{
			{t("新しい順", "newest first"), byVerdict},
			{t("優先度順", "by rank"), byRank(byVerdict)},
			{t("KPI順", "by KPI"), byKPI(byVerdict)},
		},
	},
}

var words = struct {
	NoMatch, NoneSo, NoneThen, HasEnded, NotAnAction, Reopened,
	State, Action, KPI, Owner, Due, Moved, Rank, Review,
	Overdue, Times, NoDue, WasMoved, WasDone, WasDropped, OfReview, PartsWhole,
	Stage, Hypothesis, Run, Used, Verdict, Ended, Expected, Measured,
	NotMeasured, From, ToBegin, WaitsForVerdict, Before, After, Suggests, SoFar,
	Did, WasDid, Learned, NothingYet, NothingThen, More, HintEdit, HintBack, HintScroll metrics.Text
}{
	NoMatch:     t("「%s」に当てはまるものはありません。esc で検索を解除します。", "Nothing matches \"%s\". Press esc to clear the search."),
	NoneSo:      t("「%s」に当てはまるものはありません。v で絞り込みを変えられます。", "Nothing under \"%s\". Press v for the others."),
	NoneThen:    t("この時点では、まだ何もありません。", "There was nothing yet."),
	HasEnded:    t("終わったアクションです。space で再開できます。", "This one has ended. Press space to open it again."),
	NotAnAction: t("アクションの一覧（1）で使うキーです。ここでは enter で全体、d で編集です。", "That is for actions (1). Here enter shows the whole, d edits."),
	Reopened:    t("アクションを再開しました。u で元に戻せます。", "Open again. u takes it back."),

	State:  t("状態", "State"),
	Action: t("アクション", "Action"),
	KPI:    t("KPI", "KPI"),
	Owner:  t("担当", "Owner"),
	Due:    t("期限", "Due"),
	Moved:  t("延期", "Moved"),
	Rank:   t("優先度", "Rank"),
	Review: t("レビュー", "Review"),

	Overdue:    t("期限超過", "overdue"),
	Times:      t("%d回", "%dx"),
	NoDue:      t("期限なし", "no date"),
	WasMoved:   t("期限を %s から %s に変更（%s）", "moved from %s to %s on %s"),
	WasDone:    t("%s 完了", "done %s"),
	WasDropped: t("%s 中止", "dropped %s"),
	OfReview:   t("%sのレビューで決定", "decided in the review of %s"),
	PartsWhole: t("影響 %d  確信 %d  容易さ %d", "impact %d  confidence %d  ease %d"),

	Stage:           t("段階", "Stage"),
	Hypothesis:      t("仮説", "Hypothesis"),
	Run:             t("期間", "Run"),
	Used:            t("経過", "Used"),
	Verdict:         t("判定", "Verdict"),
	Ended:           t("判定日", "Judged"),
	Expected:        t("想定 %s", "expected %s"),
	Measured:        t("実測 %s", "measured %s"),
	NotMeasured:     t("未計測", "not measured"),
	From:            t("%s から", "from %s"),
	ToBegin:         t("これから", "planned"),
	WaitsForVerdict: t("判定待ち", "to be judged"),
	Before:          t("実施前 %s", "before %s"),
	After:           t("実施後 %s", "after %s"),
	Suggests:        t("数値からは「%s」です。d で判定を付けられます。", "The numbers say \"%s\". Press d to give the verdict."),

	SoFar: t("ここまでの数値では「%s」です。", "So far the numbers say \"%s\"."),

	Did:         t("実施内容", "What is done"),
	WasDid:      t("実施内容", "What was done"),
	Learned:     t("学んだこと", "What was learned"),
	NothingYet:  t("まだ書かれていません。d で編集できます。", "Nothing written yet. Press d to edit."),
	NothingThen: t("まだ書かれていません。", "Nothing written yet."),
	More:        t("続きは enter で", "enter shows the rest"),
	HintEdit:    t("編集", "edit"),
	HintBack:    t("戻る", "back"),
	HintScroll:  t("スクロール", "scroll"),
}
