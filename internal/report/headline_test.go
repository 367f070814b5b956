package report

import (
	"slices"
	"testing"

	"kpitui/internal/metrics"
)

// saidOf returns the headline of a workspace with so many KPIs at each state.
func saidOf(lang metrics.Lang, change func(as *metrics.Assessment)) []string {
	w := story(lang, asWritten)
	as := metrics.Assess(w, at("2026-11-13", 10, 21))
	change(as)
	b := builder{Input: Input{Workspace: w, Assessed: as, Lang: lang}, w: w, as: as}
	return b.headline()
}

func TestHeadline(t *testing.T) {
	calm := func(as *metrics.Assessment) {
		as.Counts = metrics.Counts{Reached: 7, Near: 1}
		as.Phase = nil
		for i := range as.KPIs {
			as.KPIs[i].Level = metrics.LevelNone
		}
	}
	one := func(as *metrics.Assessment) {
		calm(as)
		as.Counts = metrics.Counts{Reached: 6, Near: 1, Caution: 1, Stale: 1}
		as.KPIs[7].Level = metrics.LevelCaution
	}
	phase := func(reached, behind int) func(as *metrics.Assessment) {
		return func(as *metrics.Assessment) {
			goals := slices.Repeat(as.Phase.Goals[:1], reached+behind)
			for i := range goals {
				goals[i].State = metrics.Warning
				if i < reached {
					goals[i].State = metrics.Reached
				}
			}
			as.Phase.Goals = goals
		}
	}
	for _, c := range []struct {
		change func(*metrics.Assessment)
		at     int // which of the sentences
		ja, en string
	}{
		{func(*metrics.Assessment) {}, 0, "健全度は81です。KPI 8件のうち7件を測定し、2件が計画を達成、1件がほぼ計画どおりです。",
			"Health is 81: of 8 KPIs, 7 are measured, 2 on plan or above and 1 close behind."},
		{func(as *metrics.Assessment) { as.Health.Percent = metrics.Maybe{} }, 0, "KPI 8件のうち7件を測定しました。健全度を出すには値がまだ足りません。",
			"Of 8 KPIs 7 are measured: too few yet to speak of health."},
		{calm, 1, "警告の出ているKPIはありません。", "No KPI has an alert."},
		{one, 1, "警告は注意1件です。最も深刻なのは検索順位で、計画3位に対し4位です。値の更新が止まっているKPIが1件あります。",
			"One KPI has an alert: 1 at caution. The worst is Search rank: #4 against a plan of #3. 1 KPI has no recent value."},
		{func(*metrics.Assessment) {}, 1, "警告は緊急1件、警戒1件、注意1件の計3件です。最も深刻なのは顧客獲得コストで、計画25,000円に対し38,200円です。値の更新が止まっているKPIが2件あります。",
			"3 KPIs have alerts: 1 critical, 1 at warning and 1 at caution. The worst is CAC: ¥38,200 against a plan of ¥25,000. 2 KPIs have no recent value."},
		{phase(2, 1), 2, "フェーズ「拡張期」は期間の37%が過ぎ、目標3件のうち2件が順調、1件が遅れています。", "37% of the Expansion phase is over; of its 3 goals 2 are on track and 1 behind."},
		{phase(1, 1), 2, "フェーズ「拡張期」は期間の37%が過ぎ、目標2件のうち1件が順調、1件が遅れています。", "37% of the Expansion phase is over; of its 2 goals 1 is on track and 1 behind."},
		{phase(3, 0), 2, "フェーズ「拡張期」は期間の37%が過ぎ、3件の目標はすべて順調です。", "37% of the Expansion phase is over, and all its 3 goals are on track."},
		{phase(1, 0), 2, "フェーズ「拡張期」は期間の37%が過ぎ、1件の目標は順調です。", "37% of the Expansion phase is over, and its 1 goal is on track."},
		{phase(0, 2), 2, "フェーズ「拡張期」は期間の37%が過ぎましたが、2件の目標はいずれも遅れています。", "37% of the Expansion phase is over, but all its 2 goals are behind."},
		{phase(0, 1), 2, "フェーズ「拡張期」は期間の37%が過ぎましたが、1件の目標は遅れています。", "37% of the Expansion phase is over, but its 1 goal is behind."},
		{phase(0, 0), 2, "フェーズ「拡張期」は期間の37%が過ぎました。", "37% of the Expansion phase is over."},
	} {
		for lang, want := range map[metrics.Lang]string{metrics.JA: c.ja, metrics.EN: c.en} {
			if got := saidOf(lang, c.change); got[c.at] != want {
				t.Errorf("got  %s\nwant %s", got[c.at], want)
			}
		}
	}
}
