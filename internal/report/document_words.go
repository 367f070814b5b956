package report

import "kpitui/internal/metrics"

// The texts of the reports. A sentence stands whole in each language: none is put
// together from parts that only one language would put in that order.

// titleWords are the kinds of report, as they stand in a title behind the company.
var titleWords = map[metrics.PeriodKind]metrics.Text{
	metrics.Week:    {JA: "週次レポート", EN: "weekly report"},
	metrics.Month:   {JA: "月次レポート", EN: "monthly report"},
	metrics.Quarter: {JA: "四半期レビュー", EN: "quarterly review"},
	metrics.Year:    {JA: "年次レビュー", EN: "annual review"},
}

// minutesTitle is what a closed weekly review leaves.
var minutesTitle = metrics.Text{JA: "週次レビュー議事録", EN: "minutes of the weekly review"}

// titled puts the company before the kind of report, and that before its period.
var titled = struct{ Company, Period metrics.Text }{
	Company: metrics.Text{JA: "%s %s", EN: "%s: %s"},
	Period:  metrics.Text{JA: "%s %s", EN: "%s, %s"},
}

// stateWords say of which moment the figures are.
var stateWords = struct{ Frozen, AtEnd, Live, Open, Held, HeldBy metrics.Text }{
	Frozen: metrics.Text{JA: "%s時点（レビュー終了時に確定）", EN: "As of %s, frozen when the review was closed"},
	AtEnd:  metrics.Text{JA: "%s時点（その後の入力や訂正も反映）", EN: "As of %s, with values entered or corrected since"},
	Live:   metrics.Text{JA: "%s時点", EN: "As of %s"},
	Open:   metrics.Text{JA: "レビューはまだ終わっていません。", EN: "The review is still open."},
	Held:   metrics.Text{JA: "レビューは%sから%sまで行いました。", EN: "The review was held from %s to %s."},
	HeldBy: metrics.Text{JA: "レビューは%sから%sまで行いました（記録: %s）。", EN: "The review was held from %s to %s and closed by %s."},
}

// counted is a sentence about a number of things.
type counted struct{ One, Many metrics.Text }

func (c counted) of(n int) metrics.Text {
	if n == 1 {
		return c.One
	}
	return c.Many
}

// headlineWords are the first sentences.
var headlineWords = struct {
	Health, NoHealth, NoKPIs, Calm, Phase, PhaseOpen          metrics.Text
	OnTrack, Behind, Unmeasured                               metrics.Text
	Attention, Worst, WorstOfPlan, Stale, PhaseAll, PhaseSome counted
	PhaseNone                                                 counted
	Levels                                                    [4]metrics.Text
}{
	Health: metrics.Text{
		JA: "健全度は%[1]dです。KPI %[2]d件のうち%[3]d件を測定し、%[4]d件が達成、%[5]d件が順調です。",
		EN: "Health is %[1]d: %[3]d of %[2]d KPIs measured, %[4]d on plan or above and %[5]d near it.",
	},
	NoHealth: metrics.Text{
		JA: "KPI %[1]d件のうち%[2]d件を測定しました。健全度を出すには値がまだ足りません。",
		EN: "%[2]d of %[1]d KPIs measured: too few yet to speak of health.",
	},
	NoKPIs: metrics.Text{JA: "KPIはまだ登録されていません。", EN: "No KPIs have been defined yet."},
	Attention: counted{
		One:  metrics.Text{JA: "警告は%[2]sです。", EN: "One KPI has an alert: %[2]s."},
		Many: metrics.Text{JA: "警告は%[2]sの計%[1]d件です。", EN: "%[1]d KPIs have alerts: %[2]s."},
	},
	Worst: counted{
		One:  metrics.Text{JA: "対象は%[1]sで、目標%[2]sに対し%[3]sです。", EN: "It is %[1]s: %[3]s against a goal of %[2]s."},
		Many: metrics.Text{JA: "最も深刻なのは%[1]sで、目標%[2]sに対し%[3]sです。", EN: "The worst is %[1]s: %[3]s against a goal of %[2]s."},
	},
	WorstOfPlan: counted{
		One:  metrics.Text{JA: "対象は%[1]sで、計画%[2]sに対し%[3]sです。", EN: "It is %[1]s: %[3]s against a plan of %[2]s."},
		Many: metrics.Text{JA: "最も深刻なのは%[1]sで、計画%[2]sに対し%[3]sです。", EN: "The worst is %[1]s: %[3]s against a plan of %[2]s."},
	},
	Calm: metrics.Text{JA: "警告の出ているKPIはありません。", EN: "No KPI has an alert."},
	Stale: counted{
		One:  metrics.Text{JA: "更新切れのKPIが%d件あります。", EN: "%d KPI has no recent value."},
		Many: metrics.Text{JA: "更新切れのKPIが%d件あります。", EN: "%d KPIs have no recent value."},
	},
	Phase: metrics.Text{JA: "フェーズ「%[1]s」は期間の%[2]sが経過しました。", EN: "%[2]s of the %[1]s phase is over."},
	PhaseOpen: metrics.Text{
		JA: "フェーズ「%[1]s」は期間の%[2]sが経過し、目標%[3]d件のうち%[4]sです。",
		EN: "%[2]s of the %[1]s phase is over; its %[3]d goals: %[4]s.",
	},
	OnTrack:    metrics.Text{JA: "%d件が順調", EN: "%d on track"},
	Behind:     metrics.Text{JA: "%d件が遅れ", EN: "%d behind"},
	Unmeasured: metrics.Text{JA: "%d件が未計測", EN: "%d not measured yet"},
	PhaseAll: counted{
		One: metrics.Text{
			JA: "フェーズ「%[1]s」は期間の%[2]sが経過し、目標%[3]d件は順調です。",
			EN: "%[2]s of the %[1]s phase is over, and its %[3]d goal is on track.",
		},
		Many: metrics.Text{
			JA: "フェーズ「%[1]s」は期間の%[2]sが経過し、目標%[3]d件はすべて順調です。",
			EN: "%[2]s of the %[1]s phase is over, and all %[3]d of its goals are on track.",
		},
	},
	PhaseSome: counted{
		One: metrics.Text{
			JA: "フェーズ「%[1]s」は期間の%[2]sが経過し、目標%[3]d件のうち%[4]d件が順調、%[5]d件が遅れています。",
			EN: "%[2]s of the %[1]s phase is over; of its %[3]d goals, %[4]d is on track and %[5]d behind.",
		},
		Many: metrics.Text{
			JA: "フェーズ「%[1]s」は期間の%[2]sが経過し、目標%[3]d件のうち%[4]d件が順調、%[5]d件が遅れています。",
			EN: "%[2]s of the %[1]s phase is over; of its %[3]d goals, %[4]d are on track and %[5]d behind.",
		},
	},
	PhaseNone: counted{
		One: metrics.Text{
			JA: "フェーズ「%[1]s」は期間の%[2]sが経過しましたが、目標%[3]d件は遅れています。",
			EN: "%[2]s of the %[1]s phase is over, but its %[3]d goal is behind.",
		},
		Many: metrics.Text{
			JA: "フェーズ「%[1]s」は期間の%[2]sが経過しましたが、目標%[3]d件はいずれも遅れています。",
			EN: "%[2]s of the %[1]s phase is over, but all %[3]d of its goals are behind.",
		},
	},
	Levels: [4]metrics.Text{
		metrics.LevelNone:     {JA: "警告なし%d件", EN: "%d without"},
		metrics.LevelCaution:  {JA: "注意%d件", EN: "%d at caution"},
		metrics.LevelWarning:  {JA: "警戒%d件", EN: "%d at warning"},
		metrics.LevelCritical: {JA: "緊急%d件", EN: "%d critical"},
	},
}
