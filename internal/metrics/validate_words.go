package metrics

import (
	"fmt"
	"strings"
)

// problem is one thing that can be wrong: its condition, and its text, in which
// %s is the value that stands there.
type problem struct {
	err  error
	text Text
}

var problems = struct {
	Empty, ID, SameID, Choice, Zone, Currency, Month, Bands, DaysOfCadence, PerOfLast, PerShort, ForeignGoal, SameGoal,
	ScoreRange, Bounds, PathDue, PathBetween, FromPath, Stars, SinceUntil, ThresholdsBetween, ThresholdsOrder, Level,
	PhaseEnd, DueBefore, NoKPI,
	FormulaOfPeriods, FormulaHyphen, FormulaCircle, FormulaArchived, FormulaLonger, FormulaPlan, FedByFlow, FedBySelf, FedFlow, Sample,
	TooLong, Score, OpenEnded, ChangeOfWhat, ChangeRange, SameFinding problem
}{
	Empty:             problem{ErrMissing, Text{JA: "空にはできません", EN: "must not be empty"}},
	ID:                problem{ErrID, Text{JA: "「%s」は ID に使えません。英小文字で始め、英小文字・数字・_・- を合わせて40字までです", EN: "\"%s\" is not an id: small letters, digits, _ and -, beginning with a letter, 40 at most"}},
	SameID:            problem{ErrTwice, Text{JA: "ID「%s」が重複しています", EN: "the id %s is given twice"}},
	Choice:            problem{ErrUnknown, Text{JA: "「%s」は選べません", EN: "\"%s\" is not one of the choices"}},
	Zone:              problem{ErrUnknown, Text{JA: "「%s」というタイムゾーンはありません（例: Asia/Tokyo）", EN: "there is no time zone \"%s\" (for example Asia/Tokyo)"}},
	Currency:          problem{ErrUnknown, Text{JA: "「%s」は通貨コードではありません（例: JPY）", EN: "\"%s\" is no currency code (for example USD)"}},
	Month:             problem{ErrRange, Text{JA: "年度の開始月は1から12です（%s）", EN: "the fiscal year starts in a month from 1 to 12, not %s"}},
	Bands:             problem{ErrOrder, Text{JA: "0 < warning < caution < near ≤ 1 の順にしてください", EN: "must be in the order 0 < warning < caution < near ≤ 1"}},
	DaysOfCadence:     problem{ErrConflict, Text{JA: "曜日を選べるのは日次とリアルタイムのKPIだけです", EN: "only daily and realtime KPIs name their days"}},
	PerOfLast:         problem{ErrConflict, Text{JA: "最新値のKPIに集計期間はありません", EN: "a KPI whose latest value counts has no period to add up over"}},
	PerShort:          problem{ErrConflict, Text{JA: "集計期間が測定サイクルより短くなっています", EN: "the period to add up over is shorter than the cadence"}},
	ForeignGoal:       problem{ErrConflict, Text{JA: "別のKPI「%s」の目標です", EN: "the goal is for another KPI, %s"}},
	SameGoal:          problem{ErrTwice, Text{JA: "同じ期日の目標が重複しています", EN: "there is another goal for the same date"}},
	ScoreRange:        problem{ErrOrder, Text{JA: "スコアの最大値（%s）は最小値より大きくしてください", EN: "a score's max (%s) must be above its min"}},
	Bounds:            problem{ErrOrder, Text{JA: "下限が上限を上回っています", EN: "the lower bound is above the upper one"}},
	PathDue:           problem{ErrConflict, Text{JA: "到達をめざす目標には期日が必要です", EN: "a goal to grow into needs a due date"}},
	PathBetween:       problem{ErrConflict, Text{JA: "範囲の目標は水準として保つものです", EN: "a goal between two bounds is a level to hold"}},
	FromPath:          problem{ErrConflict, Text{JA: "開始値は、期日までに到達をめざす目標だけに付けられます", EN: "only a goal to grow into has a value to start from"}},
	Stars:             problem{ErrRange, Text{JA: "重要度は1から3です（%s）", EN: "importance is 1 to 3, not %s"}},
	SinceUntil:        problem{ErrOrder, Text{JA: "終わり（%s）が始まりより前です", EN: "ends (%s) before it begins"}},
	ThresholdsBetween: problem{ErrConflict, Text{JA: "範囲の目標には、しきい値を付けられません", EN: "a goal between two bounds has no thresholds"}},
	ThresholdsOrder:   problem{ErrOrder, Text{JA: "注意・警戒・緊急の順に、目標から遠ざかる値にしてください", EN: "caution, warning and critical must lie ever farther from the goal"}},
	Level:             problem{ErrRange, Text{JA: "警告レベルは1から3です（%s）", EN: "a level is 1 to 3, not %s"}},
	PhaseEnd:          problem{ErrOrder, Text{JA: "終了日（%s）が開始日より前です", EN: "ends (%s) before it starts"}},
	DueBefore:         problem{ErrOrder, Text{JA: "期日（%s）がフェーズの開始より前です", EN: "is due (%s) before the phase starts"}},
	NoKPI:             problem{ErrNoSuch, Text{JA: "KPI「%s」はありません", EN: "there is no KPI %s"}},
	FormulaOfPeriods:  problem{ErrConflict, Text{JA: "式で計算するKPIは期間ごとに1つの値を持つため、last にしてください", EN: "a KPI with a formula has one value for each period: it must be last"}},
	FormulaHyphen:     problem{ErrConflict, Text{JA: "「%s」はKPIのIDで、このままでは引き算になります。kpi(\"%s\") と書いてください（引き算なら - の前後を空けます）", EN: "%s is the id of a KPI and reads as a subtraction: write kpi(\"%s\"), or put spaces around a minus sign"}},
	FormulaCircle:     problem{ErrConflict, Text{JA: "式が循環しています: %s", EN: "is computed of itself: %s"}},
	FormulaArchived:   problem{ErrConflict, Text{JA: "KPI「%s」はアーカイブされています", EN: "the KPI %s is archived"}},
	FormulaLonger:     problem{ErrConflict, Text{JA: "「%s」の値はこのKPIのサイクルより長い期間のもので、分けられません", EN: "%s is stated over longer periods than this KPI is computed for, and cannot be divided up"}},
	FormulaPlan:       problem{ErrConflict, Text{JA: "「%s」の計画は、このKPIのサイクルとは違う期間のものです", EN: "the plan of %s is for another period than this KPI is computed for"}},
	FedBySelf:         problem{ErrConflict, Text{JA: "自分自身は指定できません", EN: "feeds itself"}},
	FedFlow:           problem{ErrConflict, Text{JA: "合計で集計するKPIはそれ自体が増加数です。「%s」からの累計にはなりません", EN: "only a stock is fed by a flow: this KPI adds up, as %s does"}},
	FedByFlow:         problem{ErrConflict, Text{JA: "「%s」は合計で集計するKPIではありません", EN: "%s is not a KPI that adds up"}},
	Sample:            problem{ErrRange, Text{JA: "回答数は0以上です（%s）", EN: "a number of answers is 0 or more, not %s"}},
	TooLong:           problem{ErrRange, Text{JA: "%s字までです", EN: "must not be longer than %s characters"}},
	Score:             problem{ErrRange, Text{JA: "1から10で評価してください（%s）", EN: "is rated from 1 to 10, not %s"}},
	OpenEnded:         problem{ErrConflict, Text{JA: "未完了のアクションに終了日（%s）は付けられません", EN: "an open action has not ended (%s)"}},
	ChangeOfWhat:      problem{ErrMissing, Text{JA: "変化を想定するKPIを選んでください", EN: "choose the KPI that is expected to change"}},
	ChangeRange:       problem{ErrRange, Text{JA: "想定する変化が大きすぎます（%s）", EN: "the expected change is too large (%s)"}},
	SameFinding:       problem{ErrTwice, Text{JA: "KPI「%s」の所見が重複しています", EN: "there is another finding about %s"}},
}

// with puts a value into the text.
func (t Text) with(value string) Text {
	return Text{JA: strings.ReplaceAll(t.JA, "%s", value), EN: strings.ReplaceAll(t.EN, "%s", value)}
}

var recordWords = map[RecordKind]Text{
	RecordInfo:  {JA: "ワークスペース", EN: "workspace"},
	RecordKPI:   {JA: "KPI", EN: "KPI"},
	RecordPhase: {JA: "フェーズ", EN: "phase"},
	RecordView:  {JA: "ビュー", EN: "view"},

	RecordReview:     {JA: "レビュー", EN: "review"},
	RecordAction:     {JA: "アクション", EN: "action"},
	RecordExperiment: {JA: "仮説検証", EN: "experiment"},
	RecordNote:       {JA: "メモ", EN: "note"},
}

// In says where and what is wrong in the language.
func (e *FieldError) In(lang Lang) string {
	place := recordWords[e.Record].In(lang)
	if e.ID != "" {
		place += " " + e.ID
	}
	return fmt.Sprintf("%s, %s: %s", place, e.Field, e.Text.In(lang))
}

var conditionWords = map[ConditionKind]Text{
	ConditionSubject: {
		JA: "value、attainment、attainment_goal、freshness、またはKPIのIDが必要です",
		EN: "value, attainment, attainment_goal, freshness or a KPI's id must stand here",
	},
	ConditionOperator:  {JA: "< <= > >= == != のどれかが必要です", EN: "one of < <= > >= == != must stand here"},
	ConditionOrder:     {JA: "freshness は == か != でだけ比べられます", EN: "freshness can only be compared with == or !="},
	ConditionNumber:    {JA: "数が必要です（例: 50、80%）", EN: "a number must stand here (50, 80%)"},
	ConditionPercent:   {JA: "達成率には % を付けてください（例: 80%）", EN: "an attainment needs its per cent sign (80%)"},
	ConditionFreshness: {JA: "current、due、stale、unmeasured のどれかが必要です", EN: "one of current, due, stale, unmeasured must stand here"},
	ConditionRest:      {JA: "条件をつなげられるのは and だけです", EN: "only \"and\" may join conditions"},
}

// In says where and why in the language.
func (e *ConditionError) In(lang Lang) string {
	place := Text{JA: fmt.Sprintf("条件「%s」の末尾", e.Input), EN: fmt.Sprintf("at the end of \"%s\"", e.Input)}
	if e.Found != "" {
		place = Text{JA: fmt.Sprintf("条件「%s」の「%s」", e.Input, e.Found), EN: fmt.Sprintf("at \"%s\" in \"%s\"", e.Found, e.Input)}
	}
	return place.In(lang) + ": " + conditionWords[e.Kind].In(lang)
}
