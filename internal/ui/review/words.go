package review

import (
	"fmt"

	"kpitui/internal/metrics"
)

func t(ja, en string) metrics.Text { return metrics.Text{JA: ja, EN: en} }

// titles name a review by its kind of period.
var titles = map[metrics.PeriodKind]metrics.Text{
	metrics.Week:    t("週次レビュー", "Weekly review"),
	metrics.Month:   t("月次レビュー", "Monthly review"),
	metrics.Quarter: t("四半期レビュー", "Quarterly review"),
	metrics.Year:    t("年次レビュー", "Annual review"),
}

// shortSteps name steps where there is little room.
var shortSteps = map[metrics.ReviewStep]metrics.Text{
	metrics.StepVoices: t("ハイライト・声", "Voices"),
	metrics.StepMarket: t("市場・提案", "Market"),
}

// sectionHints say what belongs into a section while it is empty.
var sectionHints = map[metrics.Section]metrics.Text{
	metrics.Highlights:   t("うまくいったこと、気づいたこと", "What went well, what we noticed"),
	metrics.Decisions:    t("決めたこと", "What we decided"),
	metrics.Market:       t("競合の動き、市場の変化", "What competitors did, how the market moved"),
	metrics.Proposals:    t("関係者への提案", "What we propose to the stakeholders"),
	metrics.BusinessPlan: t("計画のまま進めること、変えること", "What of the plan stands, what changes"),
	metrics.KPISystem:    t("1年を通してKPIについて分かったこと", "What the year taught about the KPIs themselves"),
}

// number says how many of something there are, of one in a word of its own.
func (s *Screen) number(n int, one, many metrics.Text) string {
	if n == 1 {
		many = one
	}
	return fmt.Sprintf(s.env.T(many), n)
}

var words = struct {
	Running, ClosedOn, ClosedWord, OpenThen, NoLater,
	NotHeld, NotYet, HowToHold, TooLate, NoMinutes, MinutesMasked, HoldHint, OthersHint, ReportHint, WriteHint, MoreActions, AddActionHint, AddVoiceHint, NewGoalHint, DetailHint, JudgeHint, NewExperiment, RemoveHint, CloseHint,
	ReadOnly, TakenBack, ClosedMeanwhile, ChangedSince, Gone, NotKept,
	KeepHint, NextFieldHint, LeaveHint, CancelHint, ChooseHint, EditorHint,
	FindKPI, NoMatch, NotDate, DateHint,
	KPI, Note, Cause, Action, Owner, Due, NewDue, Verdict, Learned, Goal, NewGoal, Plan, Actual, Progress,
	NoteHint, CauseHint, ActionHint, NewHint, OwnerHint, LearnedHint, GoalHint, WhyHint, HowHint, Why, HowItWent,
	Left, NoActions, NewOnes, NewAction, Moved, NoDue, Times,
	AllIn, DueCount, OneDue, HowToEnter, LastValue,
	NoExceptions, NoKPIs, KPIArchived, KPIRemoved, WasLevel, Acked, LastTime, ThisTime, Use, OfPlan, Change, YearBefore, SoFar,
	NoPhaseGoals, PhaseGone, Ahead, Behind, Kept, Missed,
	NoExperiments, Run, Expected, MeasuredChange, FromTo, NotMeasured, Suggests,
	Voices, HowToAddVoice, Said, SaidHint, Who, WhoHint, NothingSaid, Quoted,
	NoGoals, GoalsFrom,
	Length, Unkept, InFields, KeepFirst, AndMore, InMinutes, HowToClose, AskClose, AskCloseMissing, AskCloseOneMissing, Closed, TimeUsed,
	Unsettled, StillDue, Noted, WithoutNote, Judged, Unjudged, GoalsChanged, ActionCount, VoiceCount, OneVoice, Nothing metrics.Text
}{
	Running:    t("進行中", "open"),
	ClosedOn:   t("%s 終了", "closed %s"),
	ClosedWord: t("終了", "closed"),
	OpenThen:   t("この時点では進行中", "open at that time"),
	NoLater:    t("これより後のレビューはまだありません。", "There is no later review yet."),

	NotHeld:       t("この期間のレビューは行われていません。", "No review was held of this period."),
	NotYet:        t("表示している時点では、このレビューはまだ始まっていません。", "At that time this review had not been opened yet."),
	HowToHold:     t("enter でいま始められます。[ で前のレビューに移ります。", "Press enter to hold it now, [ for the one before."),
	TooLate:       t("あとから始められるのは、いまの期間と直前の期間だけです。[ と ] で移れます。", "Only the current period and the one before can still be reviewed. [ and ] go to others."),
	NoMinutes:     t("議事録はありません。R でレポートを開けます。", "There are no minutes. R opens the report."),
	MinutesMasked: t("金額を隠しているあいだ、議事録は表示しません。m を押すと表示します。", "While amounts are hidden the minutes are not shown. Press m to show them."),
	HoldHint:      t("始める", "hold it"),
	OthersHint:    t("前後のレビュー", "other reviews"),

	ReportHint:    t("レポート", "report"),
	WriteHint:     t("書く", "write"),
	MoreActions:   t("アクション追加", "another action"),
	AddActionHint: t("新しいアクション", "new action"),
	AddVoiceHint:  t("顧客の声", "customer voice"),
	NewGoalHint:   t("新しい目標", "new goal"),
	DetailHint:    t("詳細", "detail"),
	JudgeHint:     t("判定", "judge"),
	NewExperiment: t("新しい仮説", "new experiment"),
	RemoveHint:    t("削除", "remove"),
	CloseHint:     t("終了して議事録を作成", "close, write the minutes"),

	ReadOnly:        t("過去の表示では書き込めません。", "The past cannot be changed."),
	TakenBack:       t("このレビューは取り消されました。esc を押すと、入力した文をファイルとクリップボードに残します。", "This review was taken back. esc puts what you typed into a file and on the clipboard."),
	ClosedMeanwhile: t("%sさんがこのレビューを終了しました。esc を押すと、入力した文をファイルとクリップボードに残します。", "%s has closed this review. esc puts what you typed into a file and on the clipboard."),
	ChangedSince:    t("入力中に別の画面で変更されました。確定すると上書きします。", "Changed elsewhere meanwhile. Keeping yours overwrites that."),
	Gone:            t("別の画面で削除されました。", "This was removed elsewhere."),
	NotKept:         t("未確定", "not kept"),

	KeepHint:      t("確定", "keep"),
	NextFieldHint: t("次の欄", "next field"),
	LeaveHint:     t("確定して戻る", "keep, back"),
	CancelHint:    t("やめる", "cancel"),
	ChooseHint:    t("選ぶ", "choose"),
	EditorHint:    t("エディター", "editor"),

	FindKPI:  t("KPI名の一部を入力（省略可）", "part of a KPI's name (optional)"),
	NoMatch:  t("該当するKPIはありません", "no such KPI"),
	NotDate:  t("日付として読めません（例: %s、11/27、+7）。", "Not a date. Try %s, 11/27 or +7."),
	DateHint: t("なし", "none"),

	KPI:      t("KPI", "KPI"),
	Note:     t("メモ", "Note"),
	Cause:    t("原因", "Cause"),
	Action:   t("アクション", "Action"),
	Owner:    t("担当", "Owner"),
	Due:      t("期限", "Due"),
	NewDue:   t("新しい期限", "New date"),
	Verdict:  t("判定", "Verdict"),
	Learned:  t("学んだこと", "Learned"),
	Goal:     t("目標", "Goal"),
	NewGoal:  t("新しい目標", "New goal"),
	Plan:     t("計画", "Plan"),
	Actual:   t("実績", "Actual"),
	Progress: t("進み", "Progress"),

	NoteHint:    t("何が起きているか", "What is happening"),
	CauseHint:   t("なぜそうなったか", "Why it came to this"),
	ActionHint:  t("何をするか（省略可）", "What will be done (optional)"),
	NewHint:     t("何をするか", "What will be done"),
	OwnerHint:   t("だれが", "Who"),
	LearnedHint: t("何が分かったか", "What we know now"),
	GoalHint:    t("空欄なら変えません", "leave empty to keep it"),
	WhyHint:     t("ひとこと（省略可）", "a word (optional)"),
	HowHint:     t("どうなったか（省略可）", "what came of it (optional)"),
	Why:         t("理由", "Why"),
	HowItWent:   t("結果", "Result"),

	Left:      t("残り%d", "%d left"),
	NoActions: t("前回から残っているアクションはありません。n で次へ進みます。", "No actions are left from last time. n goes on."),
	NewOnes:   t("今回のアクション", "Made this time"),
	NewAction: t("新しいアクション", "New action"),
	Moved:     t("%sから%sに変更", "moved from %s to %s"),
	NoDue:     t("期限なし", "no date"),
	Times:     t("（%d回目）", " (%d times)"),

	AllIn:      t("数値はすべてそろっています。", "All numbers are in."),
	DueCount:   t("未入力 %d件", "%d numbers due"),
	OneDue:     t("未入力 %d件", "%d number due"),
	HowToEnter: t("E で順に入力、e で1件入力", "E enters them all, e one"),
	LastValue:  t("前回 %s（%s）", "last %s (%s)"),

	NoExceptions: t("要対応のKPIはありません。すべて計画どおりです。n で次へ進みます。", "No exceptions: all is as planned. n goes on."),
	NoKPIs:       t("対象のKPIはありません。n で次へ進みます。", "There are no KPIs here. n goes on."),
	KPIArchived:  t("このKPIはアーカイブされました。入力した文はそのまま残っています。", "This KPI was archived. What you typed is still here."),
	KPIRemoved:   t("このKPIは削除されました。入力した文はそのまま残っています。", "This KPI was removed. What you typed is still here."),
	WasLevel:     t("前回は %s", "was %s"),
	Acked:        t("確認済み", "acknowledged"),
	LastTime:     t("前回", "Last time"),
	ThisTime:     t("今回", "This time"),
	Use:          t("%s: 記録 %d/%d期、警告 %d/%d期、目標の変更 %d回", "%s: %d of %d periods measured, a level in %d of %d, goal changes: %d"),
	OfPlan:       t("計画比", "vs plan"),
	Change:       t("前期比", "Change"),
	YearBefore:   t("前年比", "Year before"),
	SoFar:        t("%sの途中経過", "%s so far"),

	NoPhaseGoals: t("進行中のフェーズに目標はありません。n で次へ進みます。", "No phase with goals is running. n goes on."),
	PhaseGone:    t("%s経過、終了まで%s", "%s over, %s"),
	Ahead:        t("前倒し", "ahead"),
	Behind:       t("遅れ", "behind"),
	Kept:         t("達成", "reached"),
	Missed:       t("未達", "not reached"),

	NoExperiments:  t("この期間に終わる仮説検証はありません。n で次へ、+ で新しい仮説を立てます。", "No experiment ends in this period. n goes on, + plans one."),
	Run:            t("%sから%sまで", "%s to %s"),
	Expected:       t("想定 %s", "expected %s"),
	MeasuredChange: t("実測 %s", "measured %s"),
	FromTo:         t("（%sから%s）", "(%s to %s)"),
	NotMeasured:    t("まだ測定できません", "not measured yet"),

	Suggests: t("数値からは「%s」です。", "The numbers say \"%s\"."),

	Voices:        t("顧客の声", "Customer voices"),
	HowToAddVoice: t("+ で追加", "+ adds one"),
	Said:          t("声", "Said"),
	SaidHint:      t("顧客の言葉のまま", "In the customer's own words"),
	Who:           t("だれ", "Who"),
	WhoHint:       t("どんな顧客か（省略可）", "what customer (optional)"),
	NothingSaid:   t("声の内容を入力してください。", "What did the customer say?"),
	Quoted:        t("「%s」", "\"%s\""),

	NoGoals:   t("目標のあるKPIはありません。n で次へ進みます。", "No KPI has a goal. n goes on."),
	GoalsFrom: t("%sから。enter で変更", "from %s on; enter changes one"),

	InMinutes:          t("議事録に入る内容", "What goes into the minutes"),
	HowToClose:         t("enter でレビューを終了し、議事録を作ります。数値はこの時点のまま残ります。", "Press enter to close the review and write its minutes. The numbers stay as they are now."),
	AskClose:           t("レビューを終了して議事録を作りますか。", "Close the review and write its minutes?"),
	AskCloseMissing:    t("要対応のKPIのうち%d件に、何も書いていません。このまま終了しますか。", "%d exceptions have no note. Close the review all the same?"),
	AskCloseOneMissing: t("要対応のKPIのうち%d件に、何も書いていません。このまま終了しますか。", "%d exception has no note. Close the review all the same?"),
	Closed:             t("レビューを終了しました。R でレポートの保存やコピーができます。", "The review is closed. R saves or copies its report."),
	TimeUsed:           t("所要時間", "Time used"),

	Length:    t("（現在%d字）", " (%d now)"),
	Unkept:    t("未確定の入力", "Not kept"),
	InFields:  t("%s（%s）", "%s (%s)"),
	KeepFirst: t("先に確定するか、空にしてください: %s", "Keep or empty this first: %s"),
	AndMore:   t("ほか%d件", "%d more"),

	Unsettled:    t("期限が来て未処理 %d件", "%d due and not settled"),
	StillDue:     t("残り %d件", "%d still missing"),
	Noted:        t("記入 %d/%d", "%d of %d noted"),
	WithoutNote:  t("未記入: %s", "not noted: %s"),
	Judged:       t("判定 %d/%d", "%d of %d judged"),
	Unjudged:     t("未判定 %d件", "%d without a verdict"),
	GoalsChanged: t("変更 %d件", "%d changed"),
	ActionCount:  t("新規 %d、完了 %d、延期 %d、中止 %d", "%d new, %d done, %d moved, %d dropped"),
	VoiceCount:   t("顧客の声 %d件", "%d customer voices"),
	OneVoice:     t("顧客の声 %d件", "%d customer voice"),
	Nothing:      t("記入なし", "nothing written"),
}
