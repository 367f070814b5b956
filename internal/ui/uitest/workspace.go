package uitest

import (
	"math"
	"time"

	"kpitui/internal/metrics"
)

// Today is the day of the tests, a Friday.
var Today = metrics.NewDate(2026, time.November, 20)

// Workspace returns a small company on [Today]: KPIs of every tier, cadence and
// aggregation, in most states, with gaps, notes and hostile texts.
//
//	students_total   realtime, growing, 980 today: near
//	revenue_month    daily sum per month, 4,899,900 in October without the 12th: warning
//	signups_day      daily sum per day without a goal, nothing today
//	uptime           realtime share with thresholds, reached
//	support_24h      Monday to Friday, due since Wednesday, reached
//	course_week      weekly, a gap in W44, W46 due
//	cac              monthly, at most 25,000: critical, with notes
//	nps              monthly score: caution
//	csat             weekly, stale since W42
//	rank             monthly rank with thresholds: caution
//	ltv              quarterly money, near
//	ltv_cac          quarterly ratio, never measured
func Workspace() *metrics.Workspace {
	ja := func(j, e string) metrics.Text { return metrics.Text{JA: j, EN: e} }
	money := metrics.Unit{Kind: metrics.UnitMoney}
	share := metrics.Unit{Kind: metrics.UnitShare}
	people := metrics.Unit{Kind: metrics.UnitCount, Counter: ja("名", "people")}
	monFri := metrics.Weekdays(0b0111110)
	zero := 0.0
	w := &metrics.Workspace{
		Info: metrics.Info{Name: metrics.Same("AI am I"), TZ: "Asia/Tokyo", Currency: "JPY", Start: day("2025-01-05")},
		KPIs: []metrics.KPI{
			{ID: "students_total", Name: ja("累計受講生数", "Cumulative students"), Tier: metrics.Strategic, Group: ja("規模", "scale"), Unit: people,
				Cadence: metrics.Realtime, Aggregation: metrics.Last, Today: true, Method: ja("受講開始者の累計", "running count of course starters"), Owner: "佐藤"},
			{ID: "rank", Name: ja("ブランド認知度", "Brand awareness"), Tier: metrics.Strategic, Unit: metrics.Unit{Kind: metrics.UnitRank},
				Cadence: metrics.Monthly, Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtMost, Value: 3}},
				Thresholds: metrics.Thresholds{Caution: &metrics.Threshold{Value: 3}, Warning: &metrics.Threshold{Value: 5}, Critical: &metrics.Threshold{Value: 10}}},
			{ID: "revenue_month", Name: ja("月次売上", "Monthly revenue"), Tier: metrics.Business, Group: ja("収益", "revenue"), Unit: money,
				Cadence: metrics.Daily, Aggregation: metrics.Sum, Per: metrics.Month, Today: true,
				Alerts: []metrics.AlertRule{{When: "attainment < 80%", Level: metrics.LevelWarning, Name: ja("売上の不足", "Revenue short")}}},
			{ID: "cac", Name: ja("顧客獲得コスト", "CAC"), Tier: metrics.Business, Group: ja("顧客獲得・維持", "customers"), Unit: money,
				Cadence: metrics.Monthly, Aggregation: metrics.Last, Method: ja("マーケティング費用 ÷ 新規顧客数", "marketing spend ÷ new customers"),
				Goals: []metrics.Goal{
					{Comparator: metrics.AtMost, Value: 28000, Until: day("2026-07-31")},
					{Comparator: metrics.AtMost, Value: 25000, Since: day("2026-08-01"), Stars: 2}}},
			{ID: "ltv", Name: ja("顧客生涯価値", "LTV"), Tier: metrics.Business, Unit: money, Cadence: metrics.Quarterly, Aggregation: metrics.Last,
				Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 150000}}},
			{ID: "ltv_cac", Name: ja("LTV/CAC比率", "LTV/CAC"), Tier: metrics.Business, Unit: metrics.Unit{Kind: metrics.UnitRatio}, Cadence: metrics.Quarterly,
				Aggregation: metrics.Last, Unmeasured: ja("計算不可", "cannot be computed"), Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 6}}},
			{ID: "uptime", Name: ja("システム稼働率", "System uptime"), Tier: metrics.Operations, Unit: share, Cadence: metrics.Realtime, Aggregation: metrics.Last, Today: true,
				Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 99.5}},
				Thresholds: metrics.Thresholds{Caution: &metrics.Threshold{Value: 99.5}, Warning: &metrics.Threshold{Value: 98, Inclusive: true},
					Critical: &metrics.Threshold{Value: 95, Inclusive: true}}},
			{ID: "support_24h", Name: ja("サポート応答時間（24時間以内）", "Support answered within 24 h"), Tier: metrics.Operations, Unit: share, Cadence: metrics.Daily,
				Days: monFri, Aggregation: metrics.Last, Today: true, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 95}}},
			{ID: "signups_day", Name: ja("新規登録数", "New registrations"), Tier: metrics.Operations, Unit: metrics.Unit{Kind: metrics.UnitCount, Counter: ja("件", "")},
				Cadence: metrics.Daily, Aggregation: metrics.Sum, Today: true},
			{ID: "course_week", Name: ja("受講完走率", "Course completion"), Tier: metrics.Operations, Unit: share, Cadence: metrics.Weekly, Aggregation: metrics.Last, Today: true,
				Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 80}}},
			{ID: "nps", Name: metrics.Same("NPS"), Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitScore, Min: -100, Max: 100}, Cadence: metrics.Monthly,
				Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 70}},
				Alerts: []metrics.AlertRule{{When: "value <= 50", Level: metrics.LevelWarning, Name: ja("NPSの急落", "NPS has dropped")}}},
			{ID: "csat", Name: ja("顧客満足度", "Customer satisfaction"), Tier: metrics.Customer, Unit: metrics.Unit{Kind: metrics.UnitScore, Max: 5}, Cadence: metrics.Weekly,
				Aggregation: metrics.Last, Goals: []metrics.Goal{{Comparator: metrics.AtLeast, Value: 4.5}}},
		},
		Phases: []metrics.Phase{
			{ID: "phase-2", Name: ja("成長加速期", "Acceleration"), Start: day("2025-07-01"), End: day("2026-06-30"), Goals: []metrics.Goal{
				{KPI: "students_total", Comparator: metrics.AtLeast, Value: 300, Due: day("2025-12-31"), Path: metrics.Linear, From: &zero, Stars: 3},
				{KPI: "revenue_month", Comparator: metrics.AtLeast, Value: 5e6, Due: day("2025-12-31"), Path: metrics.Linear, From: &zero, Stars: 3}}},
			{ID: "phase-3", Name: ja("拡張期", "Expansion"), Start: day("2026-07-01"), End: day("2027-06-30"), Goals: []metrics.Goal{
				{KPI: "students_total", Comparator: metrics.AtLeast, Value: 1500, Due: day("2027-06-30"), Path: metrics.Linear, Stars: 3},
				{KPI: "revenue_month", Comparator: metrics.AtLeast, Value: 8e6, Due: day("2027-06-30"), Path: metrics.Linear, Stars: 3},
				{KPI: "nps", Comparator: metrics.AtLeast, Value: 75, Due: day("2027-06-30"), Path: metrics.Step, Stars: 3}}},
		},
		Series: map[string]*metrics.Series{},
		Acks:   map[string]metrics.Ack{},
	}
	for i := range w.KPIs {
		w.KPIs[i].Order = i
	}
	fill(w)
	return w
}

func fill(w *metrics.Workspace) {
	until := func(id, from, to string, v func(metrics.Date) (float64, bool)) {
		k := w.KPI(id)
		kind := k.Cadence.PeriodKind()
		for p := w.Info.Of(kind, day(from)); p.Start <= day(to); p = p.Add(1) {
			if x, ok := v(p.Start); ok {
				Put(w, id, metrics.Snapshot{Slot: metrics.Slot{Period: p}, Value: x, Origin: &metrics.Origin{Source: "demo", By: "naoto"}, Recorded: p.End().Time().Add(9 * time.Hour).Unix()})
			}
		}
	}
	wave := func(d metrics.Date, every float64) float64 { return math.Sin(float64(d) / every * 2 * math.Pi) }
	until("students_total", "2025-08-01", "2026-11-20", func(d metrics.Date) (float64, bool) {
		if d == Today {
			return 980, true
		}
		return math.Round(80 + 890*float64(d-day("2025-08-01"))/476), true
	})
	until("revenue_month", "2025-08-01", "2026-11-19", func(d metrics.Date) (float64, bool) {
		v := 60000 + 270*float64(d-day("2025-08-01"))
		if d.Weekday() == time.Sunday {
			v *= 0.4
		}
		return math.Round(v*(1+0.1*wave(d, 11))/100) * 100, d != day("2026-10-12")
	})
	until("signups_day", "2026-06-01", "2026-11-19", func(d metrics.Date) (float64, bool) {
		return math.Round(12 + 5*wave(d, 7)), true
	})
	until("uptime", "2026-03-01", "2026-11-20", func(d metrics.Date) (float64, bool) {
		return math.Round(9960+35*wave(d, 40)) / 100, true
	})
	until("support_24h", "2026-03-01", "2026-11-18", func(d metrics.Date) (float64, bool) {
		return math.Round(88 + 9*wave(d, 23)), d.Weekday() != time.Sunday && d.Weekday() != time.Saturday
	})
	until("course_week", "2026-01-05", "2026-11-08", func(d metrics.Date) (float64, bool) {
		return math.Round(70 + float64(d-day("2026-01-05"))/30), d != day("2026-10-26")
	})
	until("cac", "2025-05-01", "2026-10-31", func(d metrics.Date) (float64, bool) {
		return math.Round(42000 - 1000*float64(d.Year()-2025)*12 + 900*wave(d, 90)), true
	})
	until("nps", "2025-09-01", "2026-10-31", func(d metrics.Date) (float64, bool) { return math.Round(58 + float64(d-day("2025-09-01"))/60), true })
	until("csat", "2026-01-05", "2026-10-12", func(d metrics.Date) (float64, bool) { return math.Round(43+3*wave(d, 60)) / 10, true })
	until("rank", "2026-01-01", "2026-10-31", func(d metrics.Date) (float64, bool) {
		return float64(14 - int(d.Time().Month())), true
	})
	until("ltv", "2025-10-01", "2026-09-30", func(d metrics.Date) (float64, bool) { return 118000 + 90*float64(d-day("2025-10-01")), true })

	note := func(id, d string, v float64, text string) {
		p := w.Info.Of(w.KPI(id).Cadence.PeriodKind(), day(d))
		Put(w, id, metrics.Snapshot{Slot: metrics.Slot{Period: p}, Value: v, Origin: &metrics.Origin{Source: "cockpit", By: "佐藤", Note: text}, Recorded: day(d).Time().Unix()})
	}
	note("cac", "2026-10-01", 38200, "展示会の費用が入った。広告の単価も二割上がったため、11月から検索広告を半分にして紹介に切り替える。")
	note("cac", "2026-09-01", 31000, "hostile \x1b[31mred\x1b[0m \u202enote")
	note("nps", "2026-10-01", 64, "回答者が少ない（31名）")
}

// Put puts a snapshot into a KPI's series, in place of what its slot held.
func Put(w *metrics.Workspace, id string, p metrics.Snapshot) {
	s := w.Series[id]
	if s == nil {
		s = &metrics.Series{}
	}
	s = s.With(p)
	s.First = &s.Points[0]
	w.Series[id] = s
}

func day(s string) metrics.Date {
	d, err := metrics.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}
