package report

import (
	"math"
	"time"

	"kpitui/internal/metrics"
)

// says are the words that people gave to the story: names on one line, and texts in
// Markdown.
type says struct {
	name func(what string) string
	text func(what string) string
}

var asWritten = says{func(s string) string { return s }, func(s string) string { return s }}

func inLang(ja, en string, lang metrics.Lang) string { return metrics.Text{JA: ja, EN: en}.In(lang) }

// at is a time in Tokyo.
func at(day string, hour, minute int) time.Time {
	y, m, d := date(day).Date()
	return time.Date(y, m, d, hour, minute, 0, 0, time.FixedZone("JST", 9*60*60))
}

// story is a company with two years of values, and with reviews, actions and
// experiments in every state, so that all that a report can say occurs.
func story(lang metrics.Lang, say says) *metrics.Workspace {
	name := func(ja, en string) metrics.Text { return metrics.Same(say.name(inLang(ja, en, lang))) }
	text := func(ja, en string) string { return say.text(inLang(ja, en, lang)) }
	line := func(ja, en string) string { return say.name(inLang(ja, en, lang)) }
	zero := 0.0
	atLeast := func(v float64) []metrics.Goal { return []metrics.Goal{{Comparator: metrics.AtLeast, Value: v}} }
	w := &metrics.Workspace{
		Info: metrics.Info{Name: name("青空ラボ", "Bluesky"), TZ: "Asia/Tokyo", Currency: "JPY", Start: date("2025-01-05")},
		KPIs: []metrics.KPI{
			{ID: "students", Name: name("受講生数", "Students"), Tier: metrics.Strategic, Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: name("名", "people")},
				Cadence: metrics.Realtime, Aggregation: metrics.Last, Owner: line("花", "Hana"), Method: name("名簿", "the register"),
				Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 2000, Due: date("2027-12-31"), Path: metrics.Linear, From: &zero}}},
			{ID: "share", Name: name("市場シェア", "Market share"), Tier: metrics.Strategic, Unit: metrics.Unit{Kind: metrics.UnitShare}, Cadence: metrics.Quarterly,
				Aggregation: metrics.Last, Unmeasured: name("調査前", "before the first survey"), Goals: atLeast(10)},
			{ID: "revenue", Name: name("月次売上", "Monthly revenue"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney},
				Cadence: metrics.Daily, Aggregation: metrics.Sum, Per: metrics.Month, Goals: atLeast(5_000_000)},
			{ID: "cac", Name: name("顧客獲得コスト", "CAC"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitMoney}, Cadence: metrics.Monthly,
				Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtMost, Value: 30000, Until: date("2026-09-30")}, {Comparator: metrics.AtMost, Value: 25000, Since: date("2026-10-01")}},
				Alerts: []metrics.AlertRule{{When: "value > 35000", Level: metrics.LevelWarning, Name: name("獲得コストの上限", "CAC limit")}}},
			{ID: "uptime", Name: name("稼働率", "Uptime"), Tier: metrics.Operations, Unit: metrics.Unit{Kind: metrics.UnitShare}, Cadence: metrics.Weekly, Aggregation: metrics.Last,
				Goals: []metrics.Goal{{Comparator: metrics.Between, Value: 99, High: 100}}},
			{ID: "signups", Name: name("新規登録数", "Sign-ups"), Tier: metrics.Operations, Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: name("件", "")}, Cadence: metrics.Daily,
				Aggregation: metrics.Sum, Days: 0x3e},
			{ID: "nps", Name: name("NPS", "NPS"), Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitScore, Min: -100, Max: 100}, Cadence: metrics.Monthly,
				Aggregation: metrics.Last, Goals: atLeast(70)},
			{ID: "rank", Name: name("検索順位", "Search rank"), Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitRank}, Cadence: metrics.Monthly,
				Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtMost, Value: 3}},
				Thresholds: metrics.Thresholds{Caution: &metrics.Threshold{Value: 3}, Warning: &metrics.Threshold{Value: 5}, Critical: &metrics.Threshold{Value: 10}}},
		},
		Phases: []metrics.Phase{
			{ID: "growth", Name: name("拡張期", "Expansion"), Start: date("2026-07-01"), End: date("2027-06-30"), Goals: []metrics.Goal{
				{KPI: "students", Comparator: metrics.AtLeast, Value: 1500, Due: date("2027-06-30"), Path: metrics.Linear, From: &zero, Stars: 3},
				{KPI: "nps", Comparator: metrics.AtLeast, Value: 75, Due: date("2027-06-30"), Path: metrics.Step, Stars: 2},
				{KPI: "revenue", Comparator: metrics.AtLeast, Value: 6_000_000, Due: date("2027-06-30"), Path: metrics.Step, Stars: 2},
			}},
			{ID: "next", Name: name("収穫期", "Harvest"), Start: date("2027-07-01"), End: date("2028-06-30"), Goals: []metrics.Goal{
				{KPI: "nps", Comparator: metrics.AtLeast, Value: 80, Path: metrics.Step},
			}},
		},
		Series: map[string]*metrics.Series{}, Acks: map[string]metrics.Ack{},
	}
	put := func(id string, shots ...metrics.Snapshot) {
		w.Apply(&metrics.Entry{Change: metrics.Change{Kind: metrics.ChangeSet, Series: []metrics.SeriesEdit{{KPI: id, Put: shots}}}})
	}
	each := func(id string, from, to metrics.Date, step int, v func(i int) float64) {
		var shots []metrics.Snapshot
		for i, d := 0, from; d <= to; i, d = i+1, d+metrics.Date(step) {
			shots = append(shots, metrics.Snapshot{Slot: metrics.SlotOn(&w.Info, w.KPI(id), d, 0), Value: v(i), Origin: &metrics.Origin{By: "hana"}})
		}
		put(id, shots...)
	}
	months := func(id string, from string, values ...float64) {
		var shots []metrics.Snapshot
		for i, v := range values {
			if !math.IsNaN(v) {
				shots = append(shots, metrics.Snapshot{Slot: metrics.SlotOn(&w.Info, w.KPI(id), date(from).AddMonths(i), 0), Value: v})
			}
		}
		put(id, shots...)
	}
	gap := math.NaN()
	each("students", date("2025-03-03"), date("2026-11-20"), 7, func(i int) float64 { return float64(20 + 9*i) })
	each("revenue", date("2025-09-01"), date("2026-11-19"), 1, func(i int) float64 { return 150_000 + 100*float64(i%200) })
	months("cac", "2025-10-01", 27000, 26500, 28000, 27200, gap, 26800, 29000, 28100, 27600, 30400, 41000, 37000, 38200)
	each("uptime", date("2026-06-01"), date("2026-11-09"), 7, func(i int) float64 { return 99.5 + 0.02*float64(i%7) })
	each("signups", date("2026-11-02"), date("2026-11-19"), 1, func(i int) float64 { return float64(20 + i) })
	months("nps", "2026-01-01", 66, 67, 69, 70, 71, 71, 70, 66, 67, 68)
	months("rank", "2026-03-01", 8, 7, 6, 6, 5, 4)

	w45 := metrics.Period{Kind: metrics.Week, Start: date("2026-11-02")}
	w46 := w45.Add(1)
	october := metrics.Period{Kind: metrics.Month, Start: date("2026-10-01")}
	q3 := metrics.Period{Kind: metrics.Quarter, Start: date("2026-07-01")}
	closing := func(day string, levels map[string]metrics.Level) *metrics.Closing {
		return &metrics.Closing{At: at(day, 10, 21), By: line("代表", "CEO"), Seq: 1, Levels: levels, Spent: map[metrics.ReviewStep]int{
			metrics.StepActions: 125, metrics.StepDue: 40, metrics.StepExceptions: 610, metrics.StepKPIs: 700, metrics.StepStrategic: 500, metrics.StepClose: 45}}
	}
	w.Reviews = []metrics.Review{
		{Period: q3, Opened: at("2026-10-13", 10, 0), By: "hana", Closing: closing("2026-10-13", nil), Texts: map[metrics.Section]string{
			metrics.BusinessPlan: text("- 1,500人の目標は変えない。", "- We keep the goal of 1,500."), metrics.Decisions: text("広告費は売上の**4割**まで。", "Ads cost at most **40%** of revenue.")}},
		{Period: october, Opened: at("2026-11-04", 10, 0), By: "hana", Closing: closing("2026-11-04", nil), Findings: []metrics.Finding{{KPI: "nps", Note: text("1ポイント上がった。", "Up by one point.")}},
			Texts: map[metrics.Section]string{metrics.Market: text("広告の単価が上がった。", "Ads have become dearer."), metrics.Proposals: text("1. 紹介を増やす\n2. 広告を減らす", "1. More referrals\n2. Fewer ads")}},
		{Period: w45, Opened: at("2026-11-06", 10, 0), By: "hana", Closing: closing("2026-11-06", map[string]metrics.Level{"cac": 2, "nps": 0, "rank": 1}),
			Findings: []metrics.Finding{{KPI: "cac", Note: text("下がるはず。", "It should come down."), Cause: text("単価が高い。", "Dear clicks.")}}},
		{Period: w46, Opened: at("2026-11-13", 10, 0), By: line("花", "Hana"), Closing: closing("2026-11-13", map[string]metrics.Level{"cac": 3}),
			Findings: []metrics.Finding{{KPI: "cac", Note: text("まだ下がらない。\n\n- 検索広告\n- 動画広告", "Still too high.\n\n- search ads\n- video ads"), Cause: text("申込みが減った。", "Fewer orders.")}},
			Voices:   []metrics.Voice{{KPI: "nps", Who: line("受講3週目の方", "Student, week three"), Text: text("続けやすい。", "Easy to keep up.")}, {Text: text("返事が速い。", "They answer fast.")}},
			Texts:    map[metrics.Section]string{metrics.Highlights: text("# 今週\n- 登録が40件を超えた日があった。", "# This week\n- More than 40 sign-ups on one day."), metrics.Decisions: text("- 検索広告を止める。", "- Stop search ads.")}},
	}
	metrics.SortReviews(w.Reviews)
	id46 := metrics.ReviewID(w46)
	w.Actions = []metrics.Action{
		{ID: "late", Title: line("料金表を作る", "Write the price list"), KPI: "revenue", Owner: line("代表", "CEO"), Due: date("2026-11-06"), Status: metrics.ActionOpen, Created: at("2026-10-12", 9, 0)},
		{ID: "new", Title: line("検索広告を止める", "Stop search ads"), KPI: "cac", Owner: line("広報", "Marketing"), Due: date("2026-11-20"), Status: metrics.ActionOpen, Review: id46, Created: at("2026-11-13", 10, 10)},
		{ID: "moved", Title: line("調査を始める", "Start the survey"), Status: metrics.ActionOpen, Due: date("2027-01-15"), Created: at("2026-10-14", 9, 0),
			Moves: []metrics.Move{{On: date("2026-11-12"), From: date("2026-11-10"), To: date("2027-01-15"), Why: line("担当が決まらない。", "Nobody to do it.")}}},
		{ID: "done", Title: line("定型文を用意する", "Prepare ready answers"), Owner: line("支援", "Support"), Due: date("2026-11-11"), Status: metrics.ActionDone, Ended: date("2026-11-10"), Why: line("12本できた。", "Twelve of them."), Created: at("2026-10-20", 9, 0)},
		{ID: "dropped", Title: line("比較サイトに載せる", "List us on comparison sites"), KPI: "cac", Status: metrics.ActionDropped, Ended: date("2026-11-12"), Why: line("高い。", "Too dear."), Created: at("2026-10-21", 9, 0)},
	}
	metrics.SortActions(w.Actions)
	measured := &metrics.Effects{Lever: metrics.Effect{Before: metrics.Some(66), After: metrics.Some(68), Change: metrics.Some(2), Unit: metrics.ByPoints}}
	w.Experiments = []metrics.Experiment{
		{ID: "held", Hypothesis: line("毎週書くと順位が上がる", "Weekly posts lift the rank"), Lever: metrics.Expectation{KPI: "nps", Change: 2}, Outcome: metrics.Expectation{KPI: "rank", Change: -1}, Did: text("水曜に1本。", "One each Wednesday."),
			Owner: line("講師", "Coach"), Start: date("2026-09-07"), End: date("2026-11-10"), Stage: metrics.StageAct, Verdict: metrics.Supported, Ended: date("2026-11-13"), Learned: text("**3本**は読まれた。", "**Three** were read."), Measured: measured, Created: at("2026-09-07", 9, 0)},
		{ID: "ends", Hypothesis: line("割引で新規が増える", "A discount brings customers"), Outcome: metrics.Expectation{KPI: "revenue", Change: 0.1}, Start: date("2026-10-01"), End: date("2026-11-15"), Stage: metrics.StageCheck, Created: at("2026-10-01", 9, 0)},
		{ID: "goes", Hypothesis: line("面談で完走が増える", "Calls raise completion"), Start: date("2026-11-01"), End: date("2026-12-06"), Stage: metrics.StageDo, Owner: line("講師", "Coach"), Created: at("2026-11-01", 9, 0)},
	}
	metrics.SortExperiments(w.Experiments)
	w.Notes = []metrics.Note{{ID: "n", KPI: "cac", Date: date("2026-10-15"), Text: text("入札を*上げた*。", "We *raised* our bids."), By: "hana", At: at("2026-10-15", 9, 0)}}
	return w
}

// reported is the report of a period of the story, as it stood on the morning of a day;
// empty: at the end of the period.
func reported(w *metrics.Workspace, kind metrics.PeriodKind, within, day string, lang metrics.Lang) *Document {
	p := w.Info.Of(kind, date(within))
	as := metrics.AssessEnd(w, p)
	if day != "" {
		as = metrics.Assess(w, at(day, 10, 21))
	}
	return Build(Input{Workspace: w, Assessed: as, Period: p, Lang: lang})
}
