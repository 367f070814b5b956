package report

import "kpitui/internal/metrics"

// calcWords are the texts of the calculators' results.
var calcWords = struct {
	Rows, Result, Cohort, Users, All, Curve, Older, OlderCohorts, LaterMonths,
	Falls, Flat, Smiles, Growth, Selected,
	Spread, Lorenz, PowerOf, ActiveDays, PowerSmile, NoPowerSmile, PowerUsers, DAU, Partial, Open,
	Reached, Quartiles, Naive, Within, There, Watched,
	NPS, Answers, FromValue, FromEachOther, Needed, AllApart,
	Customers, Start, New, Expansion, Reactivation, Contraction, Churn, MRR, Gross, Net, Quick,
	Invites, EachUser, Accepted, Doubles, Limit, After, Days, UpperEnd,
	Saved, Created, Worth, Cost metrics.Text
}{
	Rows:         metrics.Text{JA: "%s行  %s時点", EN: "%s rows  as of %s"},
	Result:       metrics.Text{JA: "結果", EN: "result"},
	Cohort:       metrics.Text{JA: "開始", EN: "began"},
	Users:        metrics.Text{JA: "人数", EN: "users"},
	All:          metrics.Text{JA: "全体", EN: "all"},
	Curve:        metrics.Text{JA: "継続率（終わった期間だけ、人数で加重）", EN: "Retention of all cohorts that know the period, weighted by users"},
	Older:        metrics.Text{JA: "幅に入らない古い期間を%d省きました（--format json ですべて出ます）。", EN: "Older periods that do not fit: %d (--format json has all)."},
	OlderCohorts: metrics.Text{JA: "古いコホートを%d省きました（--format json ですべて出ます）。", EN: "Older cohorts left out: %d (--format json has all)."},
	LaterMonths:  metrics.Text{JA: "幅に入らない右側の%d期間を省きました（--format json ですべて出ます）。", EN: "Later periods that do not fit: %d (--format json has all)."},

	Falls:    metrics.Text{JA: "スマイルカーブ: まだ下がっています（%s %s、コホート%d個・%s人）。", EN: "Smile: still falling (%s %s; %d cohorts, %s users)."},
	Flat:     metrics.Text{JA: "スマイルカーブ: はっきりした戻りはありません。%s %s > %s %s、%+.1f ± %.1f ポイント（コホート%d個・%s人）。", EN: "Smile: no clear turn. %s %s > %s %s, %+.1f ± %.1f points (%d cohorts, %s users)."},
	Smiles:   metrics.Text{JA: "スマイルカーブ: %s（%s）を底に、%s（%s）まで %+.1f ± %.1f ポイント戻りました（コホート%d個・%s人）。", EN: "Smile: it turns up after %s (%s) to %s (%s), %+.1f ± %.1f points (%d cohorts, %s users)."},
	Growth:   metrics.Text{JA: "継続ユーザーの価値: 4か月目も使った%s人（4か月たった%s人のうち）の1人あたりの価値は、最初の月 %s、4か月目 %s（%s）。", EN: "Value per returning user: of the users active in their fourth month (%s of %s), %s in their first month, %s in the fourth (%s)."},
	Selected: metrics.Text{JA: "この人たちの最初の月の価値は、全員の平均と比べて %s でした。", EN: "In their first month they were worth %s against all users."},

	Spread:       metrics.Text{JA: "ユーザー%s人。価値の80%%は、上位%sのユーザーが生んでいます。", EN: "%s users. The top %s of them make 80 %% of the value."},
	Lorenz:       metrics.Text{JA: "ローレンツ曲線（横: 価値の少ない順のユーザー、縦: 価値の累計、点線: 全員が同じ場合）", EN: "Lorenz curve (across: users from the least valuable, up: their value; dotted: all equal)"},
	PowerOf:      metrics.Text{JA: "%s: 利用者%s人。%d日以上使った人は%s。", EN: "%s: %s users; active on %d days or more: %s."},
	ActiveDays:   metrics.Text{JA: "利用日数", EN: "active days"},
	PowerSmile:   metrics.Text{JA: "右端が上がっています: ときどき使う人より、ほぼ毎日使う人のほうが多くいます。", EN: "It turns up at the right: more users are there on most days than on some."},
	NoPowerSmile: metrics.Text{JA: "右端は上がっていません。", EN: "It does not turn up at the right."},
	PowerUsers:   metrics.Text{JA: "パワーユーザー", EN: "power users"},
	DAU:          metrics.Text{JA: "DAU（平均）", EN: "mean DAU"},
	Partial:      metrics.Text{JA: "* 記録が途中から始まる期間", EN: "* the rows begin within it"},
	Open:         metrics.Text{JA: "* まだ終わっていない期間（KPIには記録しません）", EN: "* not over yet, never recorded"},

	Reached:   metrics.Text{JA: "%s人のうち%s人が到達しています（%s）。", EN: "%s users, %s of them there (%s)."},
	Quartiles: metrics.Text{JA: "到達までの時間: 25%% %s、50%% %s、75%% %s", EN: "Time until so many are there: 25 %% %s, 50 %% %s, 75 %% %s"},
	Naive:     metrics.Text{JA: "到達した人だけの中央値 %s は、まだの人を数えないため短く出ます。", EN: "The median of those who are there, %s, is too short: it leaves out who is not."},
	Within:    metrics.Text{JA: "経過", EN: "after"},
	There:     metrics.Text{JA: "到達", EN: "there"},
	Watched:   metrics.Text{JA: "対象", EN: "watched"},

	NPS:           metrics.Text{JA: "NPS %.0f ± %.0f（95%%信頼区間 %.0f .. %.0f）  回答%s件: 推奨%s、中立%s、批判%s", EN: "NPS %.0f ± %.0f (95 %%: %.0f .. %.0f)  %s answers: %s promoters, %s passives, %s detractors"},
	Answers:       metrics.Text{JA: "回答", EN: "answers"},
	FromValue:     metrics.Text{JA: "この回答数では、実績と区別できない目標: %s", EN: "Goals that so few answers cannot tell from the value: %s"},
	FromEachOther: metrics.Text{JA: "この回答数では、互いに区別できない目標: %g と %g", EN: "Goals that so few answers cannot tell from each other: %g and %g"},
	Needed:        metrics.Text{JA: "すべてを区別するには、約%s件の回答が必要です。", EN: "To tell all of them apart takes about %s answers."},
	AllApart:      metrics.Text{JA: "目標はすべて実績と区別できます。", EN: "All goals can be told from the value."},

	Customers:    metrics.Text{JA: "顧客数", EN: "customers"},
	Start:        metrics.Text{JA: "前月のMRR", EN: "start"},
	New:          metrics.Text{JA: "新規", EN: "new"},
	Expansion:    metrics.Text{JA: "拡大", EN: "expansion"},
	Reactivation: metrics.Text{JA: "復活", EN: "reactivation"},
	Contraction:  metrics.Text{JA: "縮小", EN: "contraction"},
	Churn:        metrics.Text{JA: "解約", EN: "churn"},
	MRR:          metrics.Text{JA: "当月のMRR", EN: "MRR"},
	Gross:        metrics.Text{JA: "GRR", EN: "gross ret."},
	Net:          metrics.Text{JA: "NRR", EN: "net ret."},
	Quick:        metrics.Text{JA: "クイックレシオ", EN: "quick ratio"},

	Invites:  metrics.Text{JA: "招待", EN: "invites"},
	EachUser: metrics.Text{JA: "%s  1人あたり %s", EN: "%s  per user %s"},
	Accepted: metrics.Text{JA: "承諾", EN: "accepted"},
	Doubles:  metrics.Text{JA: "倍になるまで", EN: "doubles in"},
	Limit:    metrics.Text{JA: "頭打ち", EN: "levels off at"},
	After:    metrics.Text{JA: "%d日後の人数", EN: "users after %d days"},
	Days:     metrics.Text{JA: "%s日", EN: "%s days"},
	UpperEnd: metrics.Text{JA: "人数は上限の目安です。離脱がなく、招待する相手が尽きないときの値です。", EN: "The users are an upper end: nobody leaves, and there is no end of people to invite."},

	Saved:   metrics.Text{JA: "削減工数の価値", EN: "hours saved"},
	Created: metrics.Text{JA: "成果の価値", EN: "outcomes"},
	Worth:   metrics.Text{JA: "AI価値", EN: "AI value"},
	Cost:    metrics.Text{JA: "費用", EN: "cost"},
}
