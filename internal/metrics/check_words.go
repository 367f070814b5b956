package metrics

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

var checkLabels = map[CheckKind]Text{
	CheckFlow:        {JA: "累計と増加数", EN: "stock and flow"},
	CheckParts:       {JA: "比率と内訳", EN: "whole and parts"},
	CheckYear:        {JA: "年と月", EN: "year and months"},
	CheckAgrees:      {JA: "目標どうしの一致", EN: "goals that should agree"},
	CheckDueEarly:    {JA: "フェーズと期限", EN: "phase and due date"},
	CheckGrowth:      {JA: "成長の速さ", EN: "speed of growth"},
	CheckUnreachable: {JA: "必要なペース", EN: "pace needed"},
	CheckRule:        {JA: "自動アラートの条件", EN: "alert rules"},
	CheckSample:      {JA: "回答数", EN: "sample size"},
}

var checkAbouts = map[CheckKind]Text{
	CheckFlow:        {JA: "累計の目標に、毎期の増加数の目標で届くか", EN: "does the flow's goal fill the stock in time?"},
	CheckParts:       {JA: "計算されるKPIの目標に、もとになるKPIの目標で届くか", EN: "do the goals of the inputs give the goal of what is computed from them?"},
	CheckYear:        {JA: "年の計画と、月の計画の合計が合っているか", EN: "do the plans of the months add up to that of the year?"},
	CheckAgrees:      {JA: "一致するはずの目標が合っているか", EN: "do goals agree that should?"},
	CheckDueEarly:    {JA: "フェーズが終わる前に、期限の切れる目標がないか", EN: "is a goal due before its phase ends?"},
	CheckGrowth:      {JA: "月20%を超える成長が続く前提になっていないか", EN: "does it take more than 20% growth a month?"},
	CheckUnreachable: {JA: "これまでの最高のペースで間に合うか", EN: "would the best pace seen so far be enough?"},
	CheckRule:        {JA: "決して成り立たない条件、いつも成り立つ条件がないか", EN: "can each rule hold, and not hold?"},
	CheckSample:      {JA: "調査の誤差より近い目標がないか", EN: "are goals further apart than the survey's error?"},
}

// Label returns the words for the kind.
func (k CheckKind) Label() Text { return checkLabels[k] }

// About returns the question that the checks of the kind ask.
func (k CheckKind) About() Text { return checkAbouts[k] }

// checkWords are the sentences of the goal checks.
var checkWords = struct {
	Flow, FlowHint,
	Parts, PartsHint, Year, YearHint, Agrees, AgreesHint,
	DueEarly, DueEarlyHint, Growth, GrowthHint, Unreachable, UnreachableRate, UnreachableHint,
	Contrary, Beyond, BeyondAttained, NoGoal, NoGoalHint, NeverHint, Always, AlwaysAttained, AlwaysHint, RangeBoth, RangeLow, RangeHigh,
	Sample, SampleHint,
	Less, More, Each, List, Quote Text
}{
	Flow: Text{
		JA: "「%[1]s」が%[2]s目標の%[3]sに届いても、%[4]sです。%[6]sまでの目標%[5]sには足りません。",
		EN: "%[1]s at its goal of %[3]s %[2]s gives %[4]s; the goal is %[5]s by %[6]s.",
	},
	FlowHint: Text{
		JA: "期限までに届くには%s%sが必要です。増加数の目標を上げるか、累計の目標か期限を見直してください。",
		EN: "Getting there takes %[2]s %[1]s. Raise that goal, lower this one or move its date.",
	},
	Parts: Text{
		JA: "目標は%[1]sですが、もとになるKPIの目標からは %[2]s になります。",
		EN: "The goal is %[1]s, but the goals of its inputs give %[2]s.",
	},
	PartsHint: Text{
		JA: "もとになるKPIがすべて目標を達成しても、この目標は達成できません。どれかを厳しくするか、この目標をゆるめてください。",
		EN: "Every input can reach its goal and this one still be missed. Tighten one of them, or ease this one.",
	},
	Year: Text{
		JA: "「%[1]s」の%[2]sから%[3]sまでの計画は、合計%[4]sです。%[5]s時点の計画%[6]sより%[7]sです。",
		EN: "The plans of %[1]s from %[2]s to %[3]s add up to %[4]s, %[7]s than the plan of %[6]s for %[5]s.",
	},
	YearHint: Text{
		JA: "どちらかの目標、または期限と経路（直線、一定率）を見直してください。",
		EN: "Change one of the goals, or its due date or path.",
	},
	Agrees: Text{
		JA: "目標%[1]sに対し、%[2]s で、%[3]sです。",
		EN: "The goal is %[1]s, but %[2]s is %[3]s.",
	},
	AgreesHint: Text{
		JA: "同じことを言っているはずの目標です。どちらかを直してください。",
		EN: "The two should say the same. Correct one of them.",
	},
	DueEarly: Text{
		JA: "フェーズ%[1]sは%[2]sまで続きますが、目標の期限は%[4]s早い%[3]sです: %[5]s。",
		EN: "%[1]s lasts until %[2]s, but goals are due on %[3]s, %[4]s earlier: %[5]s.",
	},
	DueEarlyHint: Text{
		JA: "期限をフェーズの終わりに合わせるか、残りの期間の目標を加えてください。",
		EN: "Move the due date to the end of the phase, or add goals for the rest of it.",
	},
	Growth: Text{
		JA: "%[1]s（%[2]s）から%[3]s（%[4]s）まで%[5]sで、月%[6]sの成長が必要です。",
		EN: "From %[1]s (%[2]s) to %[3]s (%[4]s) in %[5]s takes growth of %[6]s a month.",
	},
	GrowthHint: Text{
		JA: "月20%%が続いても、%[2]sには%[1]sです。目標を下げるか、期限を延ばしてください。",
		EN: "20%% a month would make it %s by %s. Lower the goal, or move its date.",
	},
	Unreachable: Text{
		JA: "いまの%[1]sから%[3]sの目標%[2]sまで、%[4]s%[5]sが必要です。%[6]s以降、%[7]s続けての平均は最高でも%[8]sです。",
		EN: "From %[1]s now to %[2]s by %[3]s takes %[5]s %[4]s; since %[6]s the best mean over %[7]s was %[8]s.",
	},
	UnreachableRate: Text{
		JA: "率では月%sの伸びが必要で、これまでの最高は月%sです。",
		EN: " As growth it takes %s a month; the best was %s.",
	},
	UnreachableHint: Text{
		JA: "やり方を変えるか、目標か期限を見直してください。同じやり方では間に合いません。",
		EN: "Change how it is done, or the goal or its date: more of the same will not do.",
	},
	Contrary: Text{
		JA: "自動アラート「%s」は、条件どうしが矛盾していて、決して成り立ちません。",
		EN: "The alert rule \"%s\" never holds: its conditions contradict each other.",
	},
	Beyond: Text{
		JA: "自動アラート「%s」は決して成り立ちません。「%s」が取りうる値は%sです。",
		EN: "The alert rule \"%s\" never holds: %s can be %s.",
	},
	NoGoal: Text{
		JA: "目標がまだないため、達成率による自動アラート「%s」はまだ働きません。",
		EN: "It has no goal yet, so its alert rule \"%s\" cannot hold: without a goal there is no attainment.",
	},
	NoGoalHint: Text{
		JA: "目標を設定すると働きます。目標を持たないKPIなら、このアラートを外してください。",
		EN: "Set a goal and it will. If it is to have none, remove the rule.",
	},
	BeyondAttained: Text{
		JA: "自動アラート「%s」は決して成り立ちません。「%s」の目標では、達成率は%sにしかなりません。",
		EN: "The alert rule \"%s\" never holds: with the goals of %s attainment can be %s.",
	},
	AlwaysAttained: Text{
		JA: "自動アラート「%s」は、値があればいつも成り立ちます。「%s」の目標では、達成率はつねに%sです。",
		EN: "The alert rule \"%s\" holds whenever there is a value: with the goals of %s attainment can be %s.",
	},
	NeverHint: Text{
		JA: "条件を直すか、このアラートを外してください。",
		EN: "Correct the condition, or remove the rule.",
	},
	Always: Text{
		JA: "自動アラート「%s」は、値があればいつも成り立ちます。「%s」が取りうる値は%sです。",
		EN: "The alert rule \"%s\" holds whenever there is a value: %s can be %s.",
	},
	AlwaysHint: Text{
		JA: "いつも鳴るアラートは何も知らせません。条件を直してください。",
		EN: "An alert that is always on tells nothing. Correct the condition.",
	},
	RangeBoth: Text{JA: "%sから%sまで", EN: "%s to %s"},
	RangeLow:  Text{JA: "%s以上", EN: "%s and up"},
	RangeHigh: Text{JA: "%s以下", EN: "%s at most"},
	Sample: Text{
		JA: "目標%[1]sと%[2]sの差は%[3]sです。回答%[4]d件の調査の誤差は、少なくとも±%[5]sあります（信頼水準95%%）。",
		EN: "The goals %[1]s and %[2]s are %[3]s apart; with %[4]d answers the margin of error is ±%[5]s or more (95%% confidence).",
	},
	SampleHint: Text{
		JA: "違いを見分けるには%s件以上の回答が必要です。回答を増やすか、目標の間をあけてください。",
		EN: "Telling them apart takes %s answers or more. Ask more people, or set the goals further apart.",
	},

	Less:  Text{JA: "%s少ない計算", EN: "%s less"},
	More:  Text{JA: "%s多い計算", EN: "%s more"},
	Each:  Text{JA: "毎%s", EN: "a %s"},
	List:  Text{JA: "、", EN: ", "},
	Quote: Text{JA: "「%s」", EN: "%s"},
}

// spanWords are lengths of time in periods, for one and for others.
var spanWords = map[PeriodKind]struct{ One, More Text }{
	Day:     {Text{JA: "%s日", EN: "%s day"}, Text{JA: "%s日", EN: "%s days"}},
	Week:    {Text{JA: "%s週間", EN: "%s week"}, Text{JA: "%s週間", EN: "%s weeks"}},
	Month:   {Text{JA: "%sか月", EN: "%s month"}, Text{JA: "%sか月", EN: "%s months"}},
	Quarter: {Text{JA: "%s四半期", EN: "%s quarter"}, Text{JA: "%s四半期", EN: "%s quarters"}},
	Year:    {Text{JA: "%s年", EN: "%s year"}, Text{JA: "%s年", EN: "%s years"}},
}

// speech puts figures into the words of one language.
type speech struct {
	lang Lang
	info *Info
}

// bilingual makes a text of what say says in each language.
func bilingual(info *Info, say func(speech) string) Text {
	return Text{JA: say(speech{JA, info}), EN: say(speech{EN, info})}
}

func (s speech) say(t Text, args ...any) string { return fmt.Sprintf(t.In(s.lang), args...) }

func (s speech) name(k *KPI) string { return k.Name.In(s.lang) }

func (s speech) quote(t Text) string { return s.say(checkWords.Quote, t.In(s.lang)) }

func (s speech) value(k *KPI, v float64) string {
	return FormatValue(v, k.Unit, s.info.Currency, s.lang)
}

func (s speech) delta(k *KPI, d float64) string {
	return FormatDelta(d, k.Unit, s.info.Currency, s.lang)
}

// points writes how far two shares or scores are from each other, in points.
func (s speech) points(d float64) string {
	return strings.TrimPrefix(FormatDelta(d, Unit{Kind: UnitScore}, "", s.lang), "+")
}

func (s speech) list(names []string) string { return strings.Join(names, checkWords.List.In(s.lang)) }

// apart writes by how much a number is less or more than a goal: 14.4% less.
func (s speech) apart(v, goal float64) string {
	by := percent(math.Abs(v-goal) / math.Abs(goal))
	if v < goal {
		return s.say(checkWords.Less, by)
	}
	return s.say(checkWords.More, by)
}

// each writes the periods of a kind one by one: 毎月, a month.
func (s speech) each(kind PeriodKind) string { return s.say(checkWords.Each, kind.Label().In(s.lang)) }

// span writes a length of time in periods, to a tenth: 36か月, 13.5 months.
func (s speech) span(kind PeriodKind, n float64) string {
	number := strings.TrimSuffix(strconv.FormatFloat(n, 'f', 1, 64), ".0")
	if number == "1" {
		return s.say(spanWords[kind].One, number)
	}
	return s.say(spanWords[kind].More, number)
}
