package report

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

func date(s string) metrics.Date {
	d, err := metrics.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// company is a workspace in which everything that a report can say occurs: a value
// near its plan, a critical one, a sum that is open, one that is stale, one without
// a goal, one that was never measured.
func company() *metrics.Workspace {
	zero := 0.0
	w := &metrics.Workspace{
		Info: metrics.Info{Name: metrics.Same("AI am I"), TZ: "Asia/Tokyo", Currency: "JPY", Start: date("2025-01-05")},
		KPIs: []metrics.KPI{
			{ID: "students_total", Name: metrics.Text{JA: "累計受講生数", EN: "Cumulative students"}, Tier: metrics.Strategic, Group: metrics.Text{JA: "事業規模", EN: "Scale"},
				Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: metrics.Text{JA: "名", EN: "people"}}, Cadence: metrics.Realtime, Aggregation: metrics.Last, Owner: "花",
				Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 10000, Due: date("2028-01-05"), Path: metrics.Linear, From: &zero}}},
			{ID: "revenue_month", Name: metrics.Text{JA: "月次売上", EN: "Monthly revenue"}, Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney},
				Cadence: metrics.Daily, Aggregation: metrics.Sum, Per: metrics.Month, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 5_000_000}}},
			{ID: "cac", Name: metrics.Text{JA: "顧客獲得コスト", EN: "CAC"}, Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Monthly,
				Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtMost, Value: 25000}}},
			{ID: "csat", Name: metrics.Text{JA: "顧客満足度", EN: "Satisfaction"}, Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitScore, Max: 5}, Cadence: metrics.Weekly,
				Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 4.5}}},
			{ID: "support_48h", Name: metrics.Text{JA: "48時間以内回答率", EN: "Answered within 48 h"}, Tier: metrics.Operations, Unit: metrics.Unit{Kind: metrics.UnitShare},
				Cadence: metrics.Daily, Aggregation: metrics.Last},
			{ID: "nps", Name: metrics.Same("NPS"), Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitScore, Min: -100, Max: 100}, Cadence: metrics.Monthly,
				Aggregation: metrics.Last, Unmeasured: metrics.Text{JA: "調査前", EN: "before the first survey"}, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 75}}},
		},
		Phases: []metrics.Phase{{ID: "phase-3", Name: metrics.Text{JA: "拡張期", EN: "Expansion"}, Start: date("2026-07-01"), End: date("2027-06-30"), Goals: []metrics.Goal{
			{KPI: "students_total", Comparator: metrics.AtLeast, Value: 1500, Due: date("2027-06-30"), Path: metrics.Linear, From: &zero, Stars: 3},
		}}},
		Series: map[string]*metrics.Series{}, Acks: map[string]metrics.Ack{},
	}
	put := func(id, day, note string, v float64) {
		w.Apply(&metrics.Entry{Change: metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{KPI: id, Put: []metrics.Snapshot{
			{Slot: metrics.SlotOn(&w.Info, w.KPI(id), date(day), 0), Value: v, Origin: &metrics.Origin{Note: note, By: "hana"}},
		}}}}})
	}
	put("students_total", "2026-11-10", "展示会", 966)
	put("students_total", "2026-11-20", "", 980)
	for d := date("2026-10-01"); d <= date("2026-10-31"); d++ {
		put("revenue_month", d.String(), "", 150_000)
	}
	put("revenue_month", "2026-11-19", "", 200_000)
	put("cac", "2026-10-01", "", 38_200)
	put("csat", "2026-10-12", "", 4.6)
	put("support_48h", "2026-11-20", "", 78.2)
	return w
}

func noon(w *metrics.Workspace) *metrics.Assessment {
	zone, err := w.Info.Location()
	if err != nil {
		panic(err)
	}
	return metrics.Assess(w, time.Date(2026, 11, 20, 12, 0, 0, 0, zone))
}

func all(a *metrics.Assessment) []*metrics.Status {
	out := make([]*metrics.Status, len(a.KPIs))
	for i := range a.KPIs {
		out[i] = &a.KPIs[i]
	}
	return out
}

func TestBoard(t *testing.T) {
	for lang, want := range map[metrics.Lang]string{
		metrics.EN: `
AI am I  2026-11-20  2026-W47  Expansion 39%  health 88  measured 5/6  !3 critical 1  near 1  reached 2  stale 1
state          KPI                    actual     plan  vs plan  change  signal  outlook  period
ok reached     Cumulative students       980      585   126.3%   +1.4%               --  2026-11-20
ok near        Monthly revenue        ¥4.65M      ¥5M    93.0%      --                   2026-10
!3 critical    CAC                   ¥38,200  ¥25,000    47.2%      --                   2026-10
ok reached     Satisfaction              4.6      4.5   102.2%      --                   2026-W42 stale
-- no goal     Answered within 48 h    78.2%  no goal       --      --                   2026-11-20
-- unmeasured  NPS                        --       75       --      --
`,
		metrics.JA: `
AI am I  2026-11-20  2026-W47  拡張期 39%  健全度 88  測定 5/6  !3 緊急 1  順調 1  達成 2  更新切れ 1
状態         KPI                   実績      計画  計画比  前期比  シグナル  見込み  期間
ok 達成      累計受講生数         980名     585名  126.3%   +1.4%                --  2026-11-20
ok 順調      月次売上           465万円   500万円   93.0%      --                    2026-10
!3 緊急      顧客獲得コスト    38,200円  25,000円   47.2%      --                    2026-10
ok 達成      顧客満足度             4.6       4.5  102.2%      --                    2026-W42 更新切れ
-- 目標なし  48時間以内回答率     78.2%  目標なし      --      --                    2026-11-20
-- 未計測    NPS                     --        75      --      --
`,
	} {
		w := company()
		a := noon(w)
		var out bytes.Buffer
		if err := WriteBoard(&out, w, a, all(a), lang); err != nil {
			t.Fatal(err)
		}
		if got := "\n" + out.String(); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
		// Every column begins or ends at the same place, whatever stands before it.
		lines := strings.Split(strings.TrimSpace(out.String()), "\n")[1:]
		at := text.Width(lines[0][:strings.Index(lines[0], "KPI")])
		for i, st := range all(a) {
			name := st.KPI.Name.In(lang)
			before, _, ok := strings.Cut(lines[i+1], name)
			if !ok || text.Width(before) != at {
				t.Errorf("%s: %q begins at %d, not %d", lang, name, text.Width(before), at)
			}
		}
		out.Reset()
		if err := WriteLine(&out, w, a, lang); err != nil {
			t.Fatal(err)
		}
		if line := map[metrics.Lang]string{metrics.EN: "AI am I health 88  !3 critical 1  stale 1\n", metrics.JA: "AI am I 健全度 88  !3 緊急 1  更新切れ 1\n"}[lang]; out.String() != line {
			t.Errorf("line: %q, want %q", out.String(), line)
		}
	}
}

func TestBoardOfABlankWorkspace(t *testing.T) {
	w := &metrics.Workspace{Info: metrics.Info{Name: metrics.Same("Acme"), TZ: "UTC", Currency: "USD"}}
	a := noon(w)
	var out bytes.Buffer
	if err := WriteBoard(&out, w, a, nil, metrics.EN); err != nil {
		t.Fatal(err)
	}
	if want := "Acme  2026-11-20  2026-W47  health --  measured 0/0\nNo KPIs yet. Open kpitui and press +, or run kpitui define edit.\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
}

// The shape of `status --json` is a promise: this is all of it.
func TestStatusJSON(t *testing.T) {
	w := company()
	a := noon(w)
	a.KPIs = a.KPIs[:2:2]
	var got bytes.Buffer
	if err := WriteStatus(&got, w, a, metrics.JA); err != nil {
		t.Fatal(err)
	}
	const want = `{
  "schema": "kpitui.status/1",
  "workspace": "AI am I",
  "as_of": "2026-11-20",
  "week": "2026-W47",
  "phase": {
    "id": "phase-3",
    "name": "拡張期",
    "start": "2026-07-01",
    "end": "2027-06-30",
    "elapsed": 0.39
  },
  "health": 88,
  "measured": 5,
  "counts": {
    "reached": 2,
    "near": 1,
    "caution": 0,
    "warning": 0,
    "critical": 1,
    "early": 0,
    "no_goal": 1,
    "unmeasured": 1,
    "due": 0,
    "stale": 1
  },
  "north_star": null,
  "kpis": [
    {
      "id": "students_total",
      "name": "累計受講生数",
      "tier": "strategic",
      "unit": "count",
      "value": 980,
      "period": "2026-11-20",
      "freshness": "current",
      "goal": 1500,
      "goal_due": "2027-06-30",
      "plan": 585.16,
      "attainment_goal": 0.6533,
      "attainment_plan": 1.2632,
      "level": 0,
      "state": "reached",
      "reasons": [
        "計画585名に対し126.3%（100%以上）"
      ],
      "previous": 966,
      "change": 0.0145,
      "change_unit": "ratio",
      "so_far": null,
      "layer": null,
      "role": null,
      "horizon": null,
      "formula": null,
      "signals": [],
      "process": null,
      "outlook": {
        "due": "2027-06-30",
        "reached": false,
        "progress": 0.6533,
        "time_used": 0.3901,
        "pace_per": "week",
        "required_pace": 16.3964,
        "recent_pace": 9.8,
        "pace_ratio": 1.6731,
        "required_growth": 0.0598,
        "method": null,
        "points": 2,
        "forecast": null,
        "low": null,
        "high": null,
        "chance": null,
        "arrival": "2027-11-27"
      }
    },
    {
      "id": "revenue_month",
      "name": "月次売上",
      "tier": "business",
      "unit": "money",
      "value": 4650000,
      "period": "2026-10",
      "freshness": "current",
      "goal": 5000000,
      "goal_due": null,
      "plan": 5000000,
      "attainment_goal": 0.93,
      "attainment_plan": 0.93,
      "level": 0,
      "state": "near",
      "reasons": [
        "目標500万円以上に対し93%（90%以上100%未満）"
      ],
      "previous": null,
      "change": null,
      "change_unit": null,
      "so_far": {
        "period": "2026-11",
        "value": 200000,
        "elapsed": 0.667
      },
      "layer": null,
      "role": null,
      "horizon": null,
      "formula": null,
      "signals": [],
      "process": null,
      "outlook": null
    }
  ]
}
`
	if got.String() != want {
		t.Errorf("%s", got.String())
	}
}

// Missing numbers are null, and so is the level of what was never measured.
func TestStatusJSONHasNullsAndNoZeros(t *testing.T) {
	w := company()
	var got struct{ KPIs []map[string]any }
	var out bytes.Buffer
	if err := WriteStatus(&out, w, noon(w), metrics.EN); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]map[string]any{
		"nps": {"value": nil, "period": nil, "freshness": "unmeasured", "goal": 75.0, "goal_due": nil, "plan": 75.0, "attainment_goal": nil, "attainment_plan": nil,
			"level": nil, "state": "unmeasured", "previous": nil, "change": nil, "change_unit": nil, "so_far": nil},
		"support_48h": {"value": 78.2, "period": "2026-11-20", "freshness": "current", "goal": nil, "goal_due": nil, "plan": nil, "attainment_goal": nil, "attainment_plan": nil,
			"level": 0.0, "state": "no_goal", "previous": nil, "change": nil, "change_unit": nil, "so_far": nil},
		"csat": {"freshness": "stale", "state": "reached", "level": 0.0, "period": "2026-W42"},
	}
	for _, k := range got.KPIs {
		for field, w := range want[k["id"].(string)] {
			if v, ok := k[field]; !ok || !reflect.DeepEqual(v, w) {
				t.Errorf("%v: %s is %v, want %v", k["id"], field, v, w)
			}
		}
	}
}

func TestRounding(t *testing.T) {
	for _, c := range []struct {
		name string
		got  number
		want string
	}{
		{"attainment, four decimals", rounded(metrics.Some(0.96829876), 4), "0.9683"},
		{"just short of a band", attained(metrics.Some(0.89996)), "0.89996"},
		{"at a band, within the tolerance", attained(metrics.Some(0.9 - 1e-12)), "0.9"},
		{"half away from zero", rounded(metrics.Some(0.00005), 4), "0.0001"},
		{"a plan from 100 on", planned(metrics.Some(1012.0879)), "1012.09"},
		{"a plan below 100", planned(metrics.Some(24.431818)), "24.4318"},
		{"a negative plan", planned(metrics.Some(-1012.0879)), "-1012.09"},
		{"a large plan", planned(metrics.Some(6670329.67033)), "6670329.67"},
		{"no number is too large to round", rounded(metrics.Some(1e308), 4), "1e+308"},
		{"missing", rounded(metrics.Maybe{}, 4), "null"},
		{"infinite", number(metrics.Some(math.Inf(1))), "null"},
		{"not a number", number(metrics.Some(math.NaN())), "null"},
		{"what was entered stays exact", number(metrics.Some(0.123456789)), "0.123456789"},
	} {
		if b, err := json.Marshal(c.got); err != nil || string(b) != c.want {
			t.Errorf("%s: %s, %v, want %s", c.name, b, err, c.want)
		}
	}
}

func kpi(t *testing.T, w *metrics.Workspace, id string, lang metrics.Lang) (*metrics.Status, *KPI) {
	t.Helper()
	a := noon(w)
	for i := range a.KPIs {
		if st := &a.KPIs[i]; st.KPI.ID == id {
			series := w.Series[id]
			if series == nil {
				series = &metrics.Series{}
			}
			return st, NewKPI(w, a, st, series, metrics.Judge(w, st.KPI, series, a.AsOf, 12), lang)
		}
	}
	t.Fatalf("no %s", id)
	return nil, nil
}

func TestShow(t *testing.T) {
	for _, c := range []struct {
		id   string
		lang metrics.Lang
		want string
	}{
		{"students_total", metrics.JA, `
ok 達成  累計受講生数  (students_total)
  実績            980名  2026-11-20
  計画            585名  126.3%
  目標            1,500名以上  2027-06-30  ***  65.3%
  前期比          +1.4%
  前年同期比      --
  鮮度            最新
  見込み          このペースなら2027-06-30に1,291名（目標の86%）。必要なペースは週16.4名、直近は週9.8名
  期日            予測には記録値が4件必要（現在2件）
  理由            計画585名に対し126.3%（100%以上）

定義
  階層            戦略
  グループ        事業規模
  単位            件数 名
  測定サイクル    リアルタイム
  集計            最新値
  担当            花

目標一覧
  10,000名以上  2028-01-05
* 1,500名以上  2027-06-30  ***  拡張期

推移
期間         実績   計画  計画比  状態     記録者  メモ
2026-11-20  980名  585名  126.3%  ok 達成  hana
2026-11-10  966名  544名  128.1%  ok 達成  hana    展示会
`},
		{"revenue_month", metrics.EN, `
ok near  Monthly revenue  (revenue_month)
  actual          ¥4.65M  2026-10
  plan            ¥5M  93.0%
  goal            >= ¥5M  standing  93.0%
  change          --
  year before     --
  so far          ¥200K  2026-11  67%
  freshness       current
  reasons         93% against the goal, at least ¥5M (90% to under 100%)

Definition
  tier            Business
  unit            Money JPY
  cadence         Daily
  aggregation     Sum  per month

Goals
* >= ¥5M  standing

History
period   actual  plan  vs plan  state      by    note
2026-11   ¥200K   ¥5M       --  -- so far  hana
2026-10  ¥4.65M   ¥5M    93.0%  ok near    hana
`},
		{"nps", metrics.EN, `
-- unmeasured  NPS  (nps)
  actual          --
  plan            75  --
  goal            >= 75  standing  --
  change          --
  year before     --
  freshness       unmeasured
  reasons         not measured yet: before the first survey

Definition
  tier            Customer
  unit            Score -100 to 100
  cadence         Monthly
  aggregation     Latest value

Goals
* >= 75  standing
`},
	} {
		w := company()
		st, k := kpi(t, w, c.id, c.lang)
		var out bytes.Buffer
		if err := WriteKPI(&out, w, st, k, c.lang, 13); err != nil {
			t.Fatal(err)
		}
		if got := "\n" + out.String(); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}

// Of a long history the newest periods are shown.
func TestShowIsCutToSoManyPeriods(t *testing.T) {
	w := company()
	st, k := kpi(t, w, "students_total", metrics.EN)
	var out bytes.Buffer
	if err := WriteKPI(&out, w, st, k, metrics.EN, 1); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); !strings.Contains(s, "\n2026-11-20  ") || strings.Contains(s, "2026-11-10") {
		t.Errorf("%s", s)
	}
}

func TestTable(t *testing.T) {
	rows := [][]string{{"累計", "1", "x"}, {"a", "12,345", "\x1b[31m"}, {"ｶﾅ", "", ""}}
	var out bytes.Buffer
	if err := Table(&out, []string{"名前", ">数", "z"}, rows); err != nil {
		t.Fatal(err)
	}
	if want := "名前      数  z\n累計       1  x\na     12,345  ␛[31m\nｶﾅ\n"; out.String() != want {
		t.Errorf("%q", out.String())
	}
	if rows[1][2] != "\x1b[31m" {
		t.Error("the caller's cells were changed")
	}
}

// JSON is harmless on a terminal, and its reader still gets the raw text.
func TestJSONEscapesWhatIsNotPrintable(t *testing.T) {
	for _, s := range []string{
		"plain", "日本語とemoji 👩‍👩‍👧", "\x1b[31m\x07", "\u009b31m", "\u202egnp.exe", "\u200f\u2066\u2028", "\x7f", "é́́́́́́", "\U000e0041\U0010ffff", "a\"b\\c<&>",
	} {
		var out bytes.Buffer
		if err := WriteJSON(&out, map[string]string{"s": s}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if line = strings.TrimSuffix(line, "\n"); line != text.Printable(line) {
				t.Errorf("%q: %q", s, line)
			}
		}
		var back map[string]string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back["s"] != s {
			t.Errorf("%q: read back as %q, %v", s, back["s"], err)
		}
	}
	var out bytes.Buffer
	if err := WriteJSON(&out, "拡張期 <3"); err != nil || out.String() != "\"拡張期 <3\"\n" {
		t.Errorf("printable texts stay readable: %s", &out)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, bytes.ErrTooLarge }

// What cannot be written is an error, not a silence.
func TestWritersReportErrors(t *testing.T) {
	w := company()
	a := noon(w)
	st, k := kpi(t, w, "cac", metrics.EN)
	for name, err := range map[string]error{
		"board": WriteBoard(full{}, w, a, all(a), metrics.EN), "line": WriteLine(full{}, w, a, metrics.EN), "status": WriteStatus(full{}, w, a, metrics.EN),
		"kpi": WriteKPI(full{}, w, st, k, metrics.EN, 13), "table": Table(full{}, []string{"a"}, nil),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
