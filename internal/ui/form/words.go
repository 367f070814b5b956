package form

import "kpitui/internal/metrics"

// field is the label of a row and the sentence that explains it.
type field struct{ Label, Hint metrics.Text }

func f(ja, en, hintJA, hintEN string) field {
	return field{metrics.Text{JA: ja, EN: en}, metrics.Text{JA: hintJA, EN: hintEN}}
}

func t(ja, en string) metrics.Text { return metrics.Text{JA: ja, EN: en} }

var words = struct {
	AddKPI, EditKPI, AddPhase, EditPhase,
	Save, SaveHint, Saving, Stored, Removed, NothingChanged, Fix, ChangedSince, ElsewhereWrong,
	Leave, Unsaved, TypeToSearch, NoMatch, NoKPIs, NoKPI, None, NoGoal, NoDue, FirstValue, OfWorkspace, PhaseEnd,
	HeadGoal, HeadPath, HeadGoals, HeadDefinition, HeadWarnings, HeadPhaseGoals, More,
	AddGoal, AddGoalHint, AsCadence, EveryDay, Weekdays, SomeDays, Yes, No, FromToday, FromStart,
	NotDate, NotCount, ThresholdSide, NeedsValue, GoalTwice,
	HintMove, HintSave, HintBack, HintChoose, HintSearch, HintRemove, HintPress, HintDiscard, HintStay, HintComplete, HintEditor, HintDelete metrics.Text

	Name, Tier, Unit, Currency, Counter, Min, Max, Cadence,
	Comparator, Value, Low, High, Due, Path, From, Stars, Applies,
	Definition, Formula, Role, Horizon, Better, Sample,
	ID, Layer, Group, Aggregation, Per, Days, Method, Owner, Today, Unmeasured,
	Thresholds, Caution, Warning, Critical, When, Level, AlertName, Archived,
	PhaseName, Start, End, GoalKPI field
}{
	AddKPI:    t("KPIを追加", "Add a KPI"),
	EditKPI:   t("KPIを編集", "Edit KPI"),
	AddPhase:  t("フェーズを追加", "Add a phase"),
	EditPhase: t("フェーズを編集", "Edit phase"),

	Save:           t("保存", "Save"),
	SaveHint:       t("enter で保存します。下へ進むと、さらに細かく設定できます。", "Enter saves. There is more to set further down."),
	Saving:         t("保存しています。", "Saving."),
	Stored:         t("%s を保存しました。u で元に戻せます。", "%s saved. u takes it back."),
	Removed:        t("%s を削除しました。u で元に戻せます。", "%s removed. u takes it back."),
	NothingChanged: t("変更はありません。", "Nothing was changed."),
	Fix:            t("直すところが%dか所あります。", "%d to put right."),
	ChangedSince:   t("編集中に別の場所で変更されました。上書きするなら、もう一度保存してください。", "It was changed elsewhere meanwhile. Save again to overwrite that."),
	ElsewhereWrong: t("この変更では他が成り立たなくなります: %s", "This would break something else: %s"),

	Leave:        t("入力した内容を捨てますか？", "Discard what you typed?"),
	Unsaved:      t("未保存", "not saved"),
	TypeToSearch: t("名前で検索", "type to search"),
	NoMatch:      t("当てはまるKPIはありません", "no KPI matches"),
	NoKPIs:       t("目標を付けるKPIがまだありません。先にKPIを追加してください。", "There is no KPI yet to set a goal for. Add one first."),
	NoKPI:        t("なし（名前で検索）", "none (type to search)"),
	None:         t("なし", "none"),
	NoGoal:       t("空欄なら目標なし", "empty: no goal"),
	NoDue:        t("期日なし", "no due date"),
	FirstValue:   t("最初の記録値", "first value"),
	OfWorkspace:  t("%s（共通）", "%s (default)"),
	PhaseEnd:     t("フェーズの終わり", "end of phase"),

	HeadGoal:       t("目標", "Goal"),
	HeadPath:       t("目標までの道筋", "Path to the goal"),
	HeadGoals:      t("ほかの目標", "More goals"),
	HeadDefinition: t("定義", "Definition"),
	HeadWarnings:   t("警告", "Warnings"),
	HeadPhaseGoals: t("フェーズの目標", "Goals of the phase"),
	More:           t("続き", "more"),

	AddGoal:     t("目標を追加", "Add a goal"),
	AddGoalHint: t("enter で目標を一つ増やします。", "Enter adds one more goal."),
	AsCadence:   t("測定サイクルと同じ", "as the cadence"),
	EveryDay:    t("毎日", "every day"),
	Weekdays:    t("平日", "Mon-Fri"),
	SomeDays:    t("決まった曜日", "some days"),
	Yes:         t("はい", "yes"),
	No:          t("いいえ", "no"),
	FromToday:   t("今日から", "from today"),
	FromStart:   t("最初から", "from the beginning"),

	NotDate:       t("日付として読めません（例: %s、%s、+3m）", "not a date; try %s, %s or +3m"),
	NotCount:      t("回答数は1以上の整数です", "a whole number of answers, 1 or more"),
	ThresholdSide: t("悪い側は %s です", "the bad side is %s"),
	NeedsValue:    t("値を入力するか、目標を「なし」にしてください", "type a value, or choose \"none\" for the goal"),
	GoalTwice:     t("このKPIの目標はすでにあります", "there is a goal for this KPI already"),

	HintMove:    t("移動", "move"),
	HintSave:    t("保存", "save"),
	HintBack:    t("戻る", "back"),
	HintChoose:  t("選ぶ", "choose"),
	HintSearch:  t("検索", "search"),
	HintRemove:  t("目標を外す", "remove goal"),
	HintPress:   t("決定", "press"),
	HintDiscard: t("捨てる", "discard"),
	HintStay:    t("編集を続ける", "keep editing"),

	HintComplete: t("補完", "complete"),
	HintEditor:   t("エディター", "editor"),
	HintDelete:   t("削除", "delete"),

	Name:     f("名称", "Name", "ボードやレポートに出る名前です。", "What the board and the reports call it."),
	Tier:     f("階層", "Tier", "会社のどの段の指標か。ボードではこの順に並びます。", "Where in the company it stands. The board goes by it."),
	Unit:     f("単位", "Unit", "数値の種類です。読み方と表示が決まります。", "What its numbers are: how they are read and written."),
	Currency: f("通貨", "Currency", "3文字の通貨コード（USD、JPY）。空欄ならワークスペースの通貨です。", "A code of three letters (USD, JPY). Empty: the workspace's."),
	Counter:  f("数え方", "Counted in", "数の後に付ける言葉（名、件、社）。なくてもかまいません。", "The word after the number (people, orders). May stay empty."),
	Min:      f("最小", "Lowest", "スコアの下限です。NPSなら -100。", "The lowest score there is: -100 for NPS."),
	Max:      f("最大", "Highest", "スコアの上限です。5点満点なら 5。", "The highest score there is: 5 for five stars."),
	Cadence:  f("測定サイクル", "Cadence", "値を入力する間隔です。", "How often a value is entered."),

	Comparator: f("向き", "Direction", "どちら側が良いか。ちょうどの値は達成です。", "Which side is good. Exactly on it is reached."),
	Value:      f("目標値", "Target", "1.2億、152万、98.5% のように書けます。", "Write it as you like: 50000, 50k, 1.2M, 98.5%."),
	Low:        f("下限", "From", "この値以上なら範囲内です。", "From this value on it is inside."),
	High:       f("上限", "To", "この値以下なら範囲内です。", "Up to this value it is inside."),
	Due:        f("期日", "Due", "達成する日。2026-12-31、12/31、+3m、月末 のように書けます。", "When to have it: 2026-12-31, 12/31, +3m, eom. Empty: a level to hold."),
	Path:       f("道筋", "Path", "期日までどう近づくか。今日の計画値はここから決まります。", "How it gets there. Today's plan follows from it."),
	From:       f("開始値", "Starts at", "道筋が始まる値。空欄なら最初の記録値です。", "Where the path begins. Empty: the first value recorded."),
	Stars:      f("重要度", "Importance", "健全度の重みです。", "Its weight in the company's health."),
	Applies:    f("変更の適用", "Change holds", "「今日から」なら、これまでの期間は前の目標で判定されたままです。", "From today: what was judged by the earlier goal stays so."),

	ID:          f("ID", "Id", "コマンドやファイルでの名前です。後からは変えられません。", "Its name in commands and files. It cannot be changed later."),
	Layer:       f("層", "Layer", "AI製品のどの層を測るか。", "Which layer of an AI product it measures."),
	Role:        f("役割", "Role", "成果・行動・体験・学習のどれを表すか。", "What it tells: outcome, behaviour, experience or learning."),
	Horizon:     f("時間軸", "Horizon", "どれくらいで動くか。短期は1〜4週、中期は1〜3か月、長期は半年以上です。", "How soon it moves: short 1-4 weeks, mid 1-3 months, long 6 months and more."),
	Better:      f("良い向き", "Better", "目標がないKPIで、どちらへ動けば良いか。", "Which way is good, for a KPI without a goal."),
	Definition:  f("定義", "Meaning", "何を表す数値か、一文で。", "What the number says, in a sentence."),
	Formula:     f("計算式", "Formula", "ほかのKPIのIDで書きます（例: revenue / customers、previous(mrr)、sum(x, 12)）。空欄なら入力します。", "Other KPIs by id: revenue / customers, previous(mrr), sum(x, 12). Empty: it is entered."),
	Sample:      f("回答数", "Answers", "アンケートの回答数。目標を区別できるかの点検に使います。空欄なら調査ではありません。", "How many answers a value rests on. Goal checks use it. Empty: no survey."),
	Group:       f("グループ", "Group", "階層の中の見出しです。", "A heading within the tier."),
	Aggregation: f("集計", "Aggregation", "期間の値の決め方。残高や率は最新値、売上や件数は合計です。", "Stocks and rates: the latest value. Flows such as sales: the sum."),
	Per:         f("集計期間", "Summed per", "目標を立てる単位の期間です。", "The period for which the goal is stated."),
	Days:        f("入力する日", "Expected on", "値がない日を入力待ちにするかどうかです。", "On which days a missing value is asked for."),
	Method:      f("測定方法", "Measured by", "どこから、どう計算した数か。", "Where the number comes from and how it is computed."),
	Owner:       f("担当", "Owner", "この数値に責任を持つ人です。", "Who answers for it."),
	Today:       f("「今日」に表示", "On Today", "「今日」の画面にも出すかどうかです。", "Whether it stands on the Today screen too."),
	Unmeasured:  f("未計測の理由", "No value yet", "値がない間に出る説明（例: 発売前）。", "Shown while there is no value: \"before first sales\"."),

	Thresholds: f("しきい値", "Thresholds", "達成率の代わりに、値そのもので警告を決めます。", "Limits in its own unit, in place of attainment."),
	Caution:    f("!1 注意", "!1 caution", "これより悪いと注意。ちょうども含めるなら <= か >= を前に付けます。", "Worse than this is caution. Write <= or >= before it to include it."),
	Warning:    f("!2 警戒", "!2 warning", "これより悪いと警戒。ちょうども含めるなら <= か >= を前に付けます。", "Worse than this is warning. Write <= or >= before it to include it."),
	Critical:   f("!3 緊急", "!3 critical", "これより悪いと緊急。ちょうども含めるなら <= か >= を前に付けます。", "Worse than this is critical. Write <= or >= before it to include it."),
	When:       f("自動アラート", "Alert when", "例: value <= 50、attainment < 80%、freshness == stale。空欄なら無効です。", "value <= 50, attainment < 80%, freshness == stale. Empty: no alert."),
	Level:      f("  レベル", "  level", "条件が成り立つ間のレベルです。", "The level while the condition holds."),
	AlertName:  f("  名前", "  name", "警告の画面に出る名前です。", "What the alerts screen calls it."),
	Archived:   f("アーカイブ", "Archived", "ボードから外します。履歴は残ります。", "Takes it off the board. Its history stays."),

	PhaseName: f("名称", "Name", "見出しに出る名前です。", "What the header calls it."),
	Start:     f("開始日", "Start", "2026-07-01、7/1、今日 のように書けます。", "The first day: 2026-07-01, 7/1, today."),
	End:       f("終了日", "End", "最後の日。2027-06-30、+6m（開始から）、年末 のように書けます。", "The last day: 2027-06-30, eoy, or +6m from the start."),
	GoalKPI:   f("KPI", "KPI", "名前かIDの一部を打って選びます。", "Type a part of its name or id."),
}
