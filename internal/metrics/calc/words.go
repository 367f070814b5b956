package calc

import (
	"fmt"

	"kpitui/internal/metrics"
)

// say fills a format in both languages. Arguments that are texts themselves are given
// in the language of the format.
func say(format metrics.Text, args ...any) metrics.Text {
	fill := func(lang metrics.Lang) string {
		in := make([]any, len(args))
		for i, a := range args {
			if t, ok := a.(metrics.Text); ok {
				a = t.In(lang)
			}
			in[i] = a
		}
		return fmt.Sprintf(format.In(lang), in...)
	}
	return metrics.Text{JA: fill(metrics.JA), EN: fill(metrics.EN)}
}

// words are the texts of the package.
var words = struct {
	Retention, Concentration, Power, NPS, MRR, Viral, Active, TTV, Value,
	RetentionAbout, ConcentrationAbout, PowerAbout, NPSAbout, MRRAbout, ViralAbout, ActiveAbout, TTVAbout, ValueAbout,
	Coarse, NoClosed, NoMonth, ByMonth, NoSmile, NoValues, NoGrowth, NoTotal, NobodyActive, NoAnswers,
	NoStart, NoLoss, NoTwoMonths, NoUsers, NoAccepted, NoMedian, NoRows, TooLarge, NoCost,
	Short, OldRows, OpenCohort, OnlyInviters, OtherUnit metrics.Text
}{
	Retention:          metrics.Text{JA: "コホート継続率", EN: "Cohort retention"},
	Concentration:      metrics.Text{JA: "価値の集中度", EN: "Concentration of value"},
	Power:              metrics.Text{JA: "パワーユーザー曲線", EN: "Power-user curve"},
	NPS:                metrics.Text{JA: "NPSと信頼区間", EN: "NPS with its interval"},
	MRR:                metrics.Text{JA: "MRRの増減", EN: "MRR movements"},
	Viral:              metrics.Text{JA: "バイラル係数", EN: "Viral coefficient"},
	Active:             metrics.Text{JA: "アクティブユーザー", EN: "Active users"},
	TTV:                metrics.Text{JA: "価値実感までの時間", EN: "Time to value"},
	Value:              metrics.Text{JA: "AI価値", EN: "AI value"},
	RetentionAbout:     metrics.Text{JA: "コホート別の継続率、M3基準、スマイルカーブ、継続ユーザーの価値の伸び", EN: "cohorts, M3 rebase, smiling curve, growth of value per returning user"},
	ConcentrationAbout: metrics.Text{JA: "ローレンツ曲線、ジニ係数、上位10%と20%の割合", EN: "Lorenz curve, Gini, shares of the top 10% and 20%"},
	PowerAbout:         metrics.Text{JA: "利用日数ごとの人数と、パワーユーザーの割合", EN: "users by active days, share of power users"},
	NPSAbout:           metrics.Text{JA: "NPSと95%信頼区間、この回答数では区別できない目標", EN: "NPS with its 95% interval, and goals that so few answers cannot tell apart"},
	MRRAbout:           metrics.Text{JA: "新規・増額・減額・解約・復活、GRR、NRR、クイックレシオ", EN: "new, expansion, contraction, churn, reactivation; gross and net retention; quick ratio"},
	ViralAbout:         metrics.Text{JA: "1人あたりの招待数、承諾率、サイクル日数、この先の人数", EN: "invites per user, conversion, cycle time, users to come"},
	ActiveAbout:        metrics.Text{JA: "DAU/MAUと、週ごと・月ごとの利用者数", EN: "DAU/MAU, weekly and monthly active users"},
	TTVAbout:           metrics.Text{JA: "到達するまでの時間の中央値。まだの人も含める", EN: "median time, those not there yet counted as censored"},
	ValueAbout:         metrics.Text{JA: "削減時間 × 時間単価 + 成果数 × 成果1件の価値、費用があればROI", EN: "hours saved × cost per hour + outcomes × value of one; ROI where there is a cost"},

	Coarse:       metrics.Text{JA: "日付が月単位で書かれているため、週ごとには集計できません。--per month を使ってください。", EN: "The dates are months, which do not divide into weeks. Use --per month."},
	NoClosed:     metrics.Text{JA: "終わった期間がまだありません", EN: "no whole period is over yet"},
	NoMonth:      metrics.Text{JA: "M%dが終わったコホートがまだありません", EN: "no cohort's M%d is over yet"},
	ByMonth:      metrics.Text{JA: "月ごとの集計でだけ計算します（--per month）", EN: "computed by month only (--per month)"},
	NoSmile:      metrics.Text{JA: "4期間以上の記録が必要です", EN: "needs four periods at least"},
	NoValues:     metrics.Text{JA: "value の列がありません", EN: "there is no value column"},
	NoGrowth:     metrics.Text{JA: "利用開始から4か月がたち、4か月目に価値を生んだ人がまだいません", EN: "nobody with a value in their first month has come back in their fourth yet"},
	NoTotal:      metrics.Text{JA: "価値の合計が0です", EN: "the values add up to 0"},
	NobodyActive: metrics.Text{JA: "利用者がいません", EN: "nobody was active"},
	NoAnswers:    metrics.Text{JA: "回答がありません", EN: "there are no answers"},
	NoStart:      metrics.Text{JA: "前月のMRRが0です", EN: "MRR of the month before is 0"},
	NoLoss:       metrics.Text{JA: "減額も解約もなかったため、割る数が0です", EN: "no contraction and no churn: the divisor is 0"},
	NoTwoMonths:  metrics.Text{JA: "続いた2か月の記録がまだありません（今月は途中のため数えません）", EN: "there are no two months in a row yet (the present one is not over)"},
	NoUsers:      metrics.Text{JA: "利用者がいません", EN: "there are no users"},
	NoAccepted:   metrics.Text{JA: "承諾までの日数が分かりません", EN: "nothing says how long an invite takes"},
	NoMedian:     metrics.Text{JA: "半数がまだ到達していません", EN: "not reached yet by half of the users"},
	NoRows:       metrics.Text{JA: "行がありません", EN: "there are no rows"},
	TooLarge:     metrics.Text{JA: "大きすぎて扱えません", EN: "too large to be held"},
	NoCost:       metrics.Text{JA: "費用（cost）がないか、0です", EN: "there is no cost, or it is 0"},

	OtherUnit:    metrics.Text{JA: "結果の単位（%s）とKPIの単位（%s）が合いません", EN: "the result is a %s, the KPI holds a %s"},
	Short:        metrics.Text{JA: "最後の行は%sです。%sの途中で書き出したファイルなら、--today %s を付けて計算し直してください。", EN: "The newest row is of %s. If the file was made before %s was over, say --today %s."},
	OldRows:      metrics.Text{JA: "最後の行は%sです。その日に書き出したファイルなら、--today %s を付けて計算し直してください。", EN: "The newest row is of %s. If the file was made then, say --today %s."},
	OpenCohort:   metrics.Text{JA: "まだ終わっていない期間に始めた%d人は数えていません。", EN: "Users who began in the period that is not over yet, left out: %d."},
	OnlyInviters: metrics.Text{JA: "全員が誰かを招待しています。招待していない利用者も invited_at を空にした行で入れないと、係数が大きく出ます。", EN: "Everybody in the rows invited somebody. Give each user who did not a row without invited_at, or the coefficient is too large."},
}
