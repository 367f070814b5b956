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
	byRule := func(as *metrics.Assessment) { // an alert rule alone makes the worst one critical
		for i := range as.KPIs {
			if st := &as.KPIs[i]; st.Level == metrics.LevelCritical {
				st.AttainmentPlan = metrics.Maybe{}
			}
		}
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
		{func(*metrics.Assessment) {}, 0, "健全度は81です。KPI 8件のうち7件を測定し、2件が達成、1件が順調です。",
			"Health is 81: 7 of 8 KPIs measured, 2 on plan or above and 1 near it."},
		{func(as *metrics.Assessment) { as.Health.Percent = metrics.Maybe{} }, 0, "KPI 8件のうち7件を測定しました。健全度を出すには値がまだ足りません。",
			"7 of 8 KPIs measured: too few yet to speak of health."},
		{calm, 1, "警告の出ているKPIはありません。", "No KPI has an alert."},
		{one, 1, "警告は注意1件です。対象は検索順位で、目標3位以内に対し4位です。更新切れのKPIが1件あります。",
			"One KPI has an alert: 1 at caution. It is Search rank: #4 against a goal of #3 or better. 1 KPI has no recent value."},
		{func(*metrics.Assessment) {}, 1, "警告は緊急1件、警戒1件、注意1件の計3件です。最も深刻なのは顧客獲得コストで、目標25,000円以下に対し38,200円です。更新切れのKPIが2件あります。",
			"3 KPIs have alerts: 1 critical, 1 at warning and 1 at caution. The worst is CAC: ¥38,200 against a goal of at most ¥25,000. 2 KPIs have no recent value."},
		{byRule, 1, "警告は緊急1件、警戒1件、注意1件の計3件です。更新切れのKPIが2件あります。",
			"3 KPIs have alerts: 1 critical, 1 at warning and 1 at caution. 2 KPIs have no recent value."},
		{phase(2, 1), 2, "フェーズ「拡張期」は期間の37%が経過し、目標3件のうち2件が順調、1件が遅れています。", "37% of the Expansion phase is over; of its 3 goals, 2 are on track and 1 behind."},
		{phase(1, 1), 2, "フェーズ「拡張期」は期間の37%が経過し、目標2件のうち1件が順調、1件が遅れています。", "37% of the Expansion phase is over; of its 2 goals, 1 is on track and 1 behind."},
		{phase(3, 0), 2, "フェーズ「拡張期」は期間の37%が経過し、目標3件はすべて順調です。", "37% of the Expansion phase is over, and all 3 of its goals are on track."},
		{phase(1, 0), 2, "フェーズ「拡張期」は期間の37%が経過し、目標1件は順調です。", "37% of the Expansion phase is over, and its 1 goal is on track."},
		{phase(0, 2), 2, "フェーズ「拡張期」は期間の37%が経過しましたが、目標2件はいずれも遅れています。", "37% of the Expansion phase is over, but all 2 of its goals are behind."},
		{phase(0, 1), 2, "フェーズ「拡張期」は期間の37%が経過しましたが、目標1件は遅れています。", "37% of the Expansion phase is over, but its 1 goal is behind."},
		{func(as *metrics.Assessment) {
			phase(1, 4)(as)
			for i := range 3 {
				as.Phase.Goals[i+2].State, as.Phase.Goals[i+2].Attainment = metrics.StateUnmeasured, metrics.Maybe{}
			}
		}, 2, "フェーズ「拡張期」は期間の37%が経過し、目標5件のうち1件が順調、1件が遅れ、3件が未計測です。", "37% of the Expansion phase is over; its 5 goals: 1 on track, 1 behind and 3 not measured yet."},
		{phase(0, 0), 2, "フェーズ「拡張期」は期間の37%が経過しました。", "37% of the Expansion phase is over."},
	} {
		for lang, want := range map[metrics.Lang]string{metrics.JA: c.ja, metrics.EN: c.en} {
			if got := saidOf(lang, c.change); got[c.at] != want {
				t.Errorf("got  %s\nwant %s", got[c.at], want)
			}
		}
	}
}
