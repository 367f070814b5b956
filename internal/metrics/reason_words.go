package metrics

// reasonWords are the sentences of [Reason.In]. Both languages of one take the
// same arguments, in any order.
var reasonWords = struct {
	Plan, Goal, BandBoth, BandLow, BandHigh,
	WithinThresholds, ThresholdBelow, ThresholdAtOrBelow, ThresholdAbove, ThresholdAtOrAbove,
	Rule, RuleValue, Named, And, Early, NoGoal, Unmeasured, UnmeasuredWhy, NotClosed, Gaps, InputGaps, Stale Text
}{
	Plan:               Text{JA: "計画%sに対し%s（%s）", EN: "%[2]s against the plan of %[1]s (%[3]s)"},
	Goal:               Text{JA: "目標%sに対し%s（%s）", EN: "%[2]s against the goal, %[1]s (%[3]s)"},
	BandBoth:           Text{JA: "%s以上%s未満", EN: "%s to under %s"},
	BandLow:            Text{JA: "%s以上", EN: "%s or more"},
	BandHigh:           Text{JA: "%s未満", EN: "under %s"},
	WithinThresholds:   Text{JA: "%s: しきい値の範囲内", EN: "%s: within the thresholds"},
	ThresholdBelow:     Text{JA: "%s: %sのしきい値%sを下回る", EN: "%s: below the %s threshold of %s"},
	ThresholdAtOrBelow: Text{JA: "%s: %sのしきい値%s以下", EN: "%s: at or below the %s threshold of %s"},
	ThresholdAbove:     Text{JA: "%s: %sのしきい値%sを上回る", EN: "%s: above the %s threshold of %s"},
	ThresholdAtOrAbove: Text{JA: "%s: %sのしきい値%s以上", EN: "%s: at or above the %s threshold of %s"},
	Rule:               Text{JA: "自動アラート: %s", EN: "alert rule: %s"},
	RuleValue:          Text{JA: "自動アラート: %s、実績%s", EN: "alert rule: %s, actual %s"},
	Named:              Text{JA: "%s（%s）", EN: "%s (%s)"},
	And:                Text{JA: " かつ ", EN: " and "},
	Early:              Text{JA: "期間の%sが経過、達成率での判定はまだ先", EN: "%s of the time used: too early to judge by attainment"},
	NoGoal:             Text{JA: "有効な目標なし", EN: "no goal in force"},
	Unmeasured:         Text{JA: "まだ記録なし", EN: "not measured yet"},
	UnmeasuredWhy:      Text{JA: "まだ記録なし: %s", EN: "not measured yet: %s"},
	NotClosed:          Text{JA: "締まった%sがまだない", EN: "no whole %s has closed yet"},
	Gaps:               Text{JA: "%[2]d%[3]s中%[1]d%[3]s分の記録", EN: "%d of %d %s"},
	InputGaps:          Text{JA: "%[1]s の %[2]s は%[4]d%[5]s中%[3]d%[5]s分の記録から計算", EN: "computed with %[3]d of %[4]d %[5]s of %[1]s in %[2]s"},
	Stale:              Text{JA: "%sを最後に更新切れ", EN: "stale: last measured in %s"},
}

var subjectWords = map[Subject]Text{
	SubjectValue:          {JA: "値", EN: "value"},
	SubjectAttainment:     {JA: "計画達成率", EN: "attainment of plan"},
	SubjectAttainmentGoal: {JA: "目標達成率", EN: "attainment of goal"},
	SubjectFreshness:      {JA: "記録の状態", EN: "freshness"},
}

// opSigns are the comparisons as people write them, each one column wide.
var opSigns = map[Op]string{Below: "<", AtOrBelow: "<=", Above: ">", AtOrAbove: ">=", Equal: "=", NotEqual: "!="}
