package metrics

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestReasons(t *testing.T) {
	w := company()
	w.KPI("nps").Alerts = append(w.KPI("nps").Alerts, AlertRule{When: "attainment < 80% and cac > 30000", Level: LevelCaution},
		AlertRule{When: "freshness == due", Level: LevelCaution}, AlertRule{When: "attainment_goal <= 70.5%", Level: LevelCaution})
	w.KPIs = append(w.KPIs, KPI{ID: "range", Name: Same("Range"), Unit: Unit{Kind: UnitShare}, Cadence: Daily, Aggregation: Last,
		Goals: []Goal{{Comparator: Between, Value: 40, High: 60}}})
	w.put("students_total", "2026-11-20", 980).put("cac", "2026-10", 38200).put("nps", "2026-09", 50)
	w.put("uptime", "2026-11-20", 97).put("brand_search_rank", "2026-10", 11).put("content_updates", "2026-10", 3)
	w.put("support_48h", "2026-11-02", 85).put("range", "2026-11-20", 30).put("csat", "2026-W47", 4.5)
	for id, want := range map[string][2][]string{
		"students_total":    {{"計画1,012名に対し96.8%（90%以上100%未満）"}, {"96.8% against the plan of 1,012 (90% to under 100%)"}},
		"cac":               {{"目標25,000円以下に対し47.2%（70%未満）"}, {"47.2% against the goal, at most ¥25,000 (under 70%)"}},
		"csat":              {{"目標4.5以上に対し100%（100%以上）"}, {"100% against the goal, at least 4.5 (100% or more)"}},
		"uptime":            {{"97%: 警戒のしきい値98%以下"}, {"97%: at or below the warning threshold of 98%"}},
		"brand_search_rank": {{"11位: 緊急のしきい値10位を下回る"}, {"#11: below the critical threshold of #10"}},
		"content_updates":   {{"3回: しきい値の範囲内"}, {"3: within the thresholds"}},
		"range":             {{"目標40%〜60%に対し75%（70%以上80%未満）"}, {"75% against the goal, 40% to 60% (70% to under 80%)"}},
		"revenue_month":     {{"まだ記録なし"}, {"not measured yet"}},
		"support_48h":       {{"有効な目標なし", "2026-11-02を最後に更新切れ"}, {"no goal in force", "stale: last measured in 2026-11-02"}},
		"nps": {
			{"目標75以上に対し66.7%（70%未満）", "自動アラート: 顧客満足（値 <= 50）、実績50", "自動アラート: 計画達成率 < 80% かつ cac > 30000、実績50",
				"自動アラート: 記録の状態 = 入力待ち、実績50", "自動アラート: 目標達成率 <= 70.5%、実績50"},
			{"66.7% against the goal, at least 75 (under 70%)", "alert rule: Satisfaction (value <= 50), actual 50",
				"alert rule: attainment of plan < 80% and cac > 30000, actual 50", "alert rule: freshness = due, actual 50",
				"alert rule: attainment of goal <= 70.5%, actual 50"},
		},
	} {
		s := w.status(t, id, "2026-11-20")
		if ja, en := reasons(w, s, JA), reasons(w, s, EN); !slices.Equal(ja, want[0]) || !slices.Equal(en, want[1]) {
			t.Errorf("%s:\n%q\n%q", id, ja, en)
		}
	}
	if got := reasons(w, w.status(t, "cac", "2026-09-20"), JA)[0]; got != "まだ記録なし: 顧客獲得前" {
		t.Errorf("a reason of its own: %q", got)
	}
	early := only(KPI{Cadence: Daily, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 100, Due: at("2026-04-11"), From: ptr(0.0)}}})
	early.Info.Start = at("2026-01-01")
	early.put("x", "2026-01-11", 1)
	if s := early.status(t, "x", "2026-01-11"); reasons(early, s, JA)[0] != "期間の10%が経過、達成率での判定はまだ先" ||
		reasons(early, s, EN)[0] != "10% of the time used: too early to judge by attainment" {
		t.Errorf("early: %q", reasons(early, s, EN))
	}
	for _, c := range []struct {
		t    Thresholds
		cmp  Comparator
		want string
	}{
		{Thresholds{Caution: &Threshold{Value: 5}}, AtLeast, "4.0: below the caution threshold of 5.0"},
		{Thresholds{Caution: &Threshold{Value: 4, Inclusive: true}}, AtMost, "4.0: at or above the caution threshold of 4.0"},
	} {
		w := only(KPI{Cadence: Daily, Aggregation: Last, Unit: Unit{Kind: UnitRatio}, Thresholds: c.t, Goals: []Goal{{Comparator: c.cmp, Value: 5}}}).put("x", "2026-11-20", 4)
		if got := reasons(w, w.status(t, "x", "2026-11-20"), EN)[0]; got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := (Reason{}).In(JA, &w.Info); got != "" {
		t.Errorf("no reason: %q", got)
	}
	if got := (Reason{Kind: ReasonRule, KPI: &w.KPIs[0], Rule: &AlertRule{When: "freshness == unmeasured"}}).In(EN, &w.Info); got != "alert rule: freshness = unmeasured" {
		t.Errorf("a rule without a value: %q", got)
	}
	if got := (Reason{Kind: ReasonRule, KPI: &w.KPIs[0], Rule: &AlertRule{When: "?"}}).In(EN, &w.Info); got != "alert rule: ?" {
		t.Errorf("an unreadable rule: %q", got)
	}
}

func TestPercentIsCut(t *testing.T) {
	for ratio, want := range map[float64]string{0.8996: "89.9%", 0.69998: "69.9%", 0.9: "90%", 0.96829: "96.8%", 1.0 / 3 * 3: "100%", 44.0 / 40 * 0.9: "99%", 0.29: "29%", -0.1429: "-14.3%", 3.5: "350%"} {
		if got := percent(ratio); got != want {
			t.Errorf("%v: %s, want %s", ratio, got, want)
		}
	}
}

// Every sentence stands in both languages and takes the same arguments in each.
func TestSentencesInBothLanguages(t *testing.T) {
	verb := regexp.MustCompile(`%(\[\d+\])?[sd]`)
	arguments := func(s string) (list []string) {
		for i, v := range verb.FindAllString(s, -1) {
			if !strings.Contains(v, "[") {
				v = "%[" + string(rune('1'+i)) + "]" + v[1:]
			}
			if !slices.Contains(list, v) {
				list = append(list, v)
			}
		}
		slices.Sort(list)
		return list
	}
	check := func(name string, text Text) {
		if text.JA == "" || text.EN == "" || text.JA == text.EN && strings.ContainsAny(text.EN, "abcdefghijklmnopqrtuvwxyz") {
			t.Errorf("%s: %+v", name, text)
		}
		if ja, en := arguments(text.JA), arguments(text.EN); !slices.Equal(ja, en) {
			t.Errorf("%s: %v and %v", name, ja, en)
		}
	}
	v := reflect.ValueOf(reasonWords)
	for i := range v.NumField() {
		check(v.Type().Field(i).Name, v.Field(i).Interface().(Text))
	}
	v = reflect.ValueOf(problems)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		p := reflect.ValueOf(&problems).Elem().Field(i).Addr().Interface().(*problem)
		check(name, p.text)
		if p.err == nil {
			t.Errorf("%s has no condition", name)
		}
	}
	for s := SubjectValue; s < SubjectKPI; s++ {
		check("subject", subjectWords[s])
	}
	for kind := ConditionSubject; kind <= ConditionRest; kind++ {
		check("condition", conditionWords[kind])
	}
	for _, r := range []RecordKind{RecordInfo, RecordKPI, RecordPhase} {
		if recordWords[r].JA == "" || recordWords[r].EN == "" {
			t.Errorf("%s has no word", r)
		}
	}
	for _, op := range []Op{Below, AtOrBelow, Above, AtOrAbove, Equal, NotEqual} {
		if opSigns[op] == "" {
			t.Errorf("%s has no sign", op)
		}
	}
}
