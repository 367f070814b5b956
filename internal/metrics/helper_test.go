package metrics

import (
	"math"
	"slices"
	"testing"
	"time"
)

// at reads a date of the test, which must be right.
func at(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func ptr[T any](v T) *T { return &v }

func num(v float64) Maybe { return Some(v) }

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// company is the founding document's company, as far as the worked numbers need
// it, without any value.
func company() *Workspace {
	count := Unit{Kind: UnitCount, Counter: Text{JA: "名", EN: "people"}}
	money := Unit{Kind: UnitMoney}
	score := Unit{Kind: UnitScore, Min: -100, Max: 100}
	share := Unit{Kind: UnitShare}
	w := &Workspace{
		Info: Info{Name: Same("AI am I"), TZ: "Asia/Tokyo", Currency: "JPY", Start: at("2025-01-05")},
		KPIs: []KPI{
			{ID: "students_total", Name: Text{JA: "累計受講生数", EN: "Cumulative students"}, Tier: Strategic, Unit: count,
				Cadence: Realtime, Aggregation: Last,
				Goals: []Goal{{Comparator: AtLeast, Value: 10000, Due: at("2028-01-05"), Path: Linear}}},
			{ID: "revenue_month", Name: Text{JA: "月次売上", EN: "Monthly revenue"}, Tier: Business, Unit: money,
				Cadence: Daily, Aggregation: Sum, Per: Month,
				Alerts: []AlertRule{{When: "attainment < 80%", Level: LevelWarning}}},
			{ID: "cac", Name: Text{JA: "顧客獲得コスト", EN: "CAC"}, Tier: Business, Unit: money,
				Cadence: Monthly, Aggregation: Last, Unmeasured: Text{JA: "顧客獲得前", EN: "before first customer"},
				Goals: []Goal{{Comparator: AtMost, Value: 25000}}},
			{ID: "nps", Name: Same("NPS"), Tier: Customer, Unit: score, Cadence: Monthly, Aggregation: Last,
				Goals:  []Goal{{Comparator: AtLeast, Value: 70}},
				Alerts: []AlertRule{{When: "value <= 50", Level: LevelWarning, Name: Text{JA: "顧客満足", EN: "Satisfaction"}}}},
			{ID: "uptime", Name: Text{JA: "システム稼働率", EN: "System uptime"}, Tier: Operations, Unit: share,
				Cadence: Realtime, Aggregation: Last,
				Goals: []Goal{{Comparator: AtLeast, Value: 99.5}},
				Thresholds: Thresholds{
					Caution:  &Threshold{Value: 99.5},
					Warning:  &Threshold{Value: 98, Inclusive: true},
					Critical: &Threshold{Value: 95, Inclusive: true},
				}},
			{ID: "brand_search_rank", Name: Text{JA: "ブランド認知度", EN: "Brand awareness"}, Tier: Strategic, Unit: Unit{Kind: UnitRank},
				Cadence: Monthly, Aggregation: Last,
				Goals:      []Goal{{Comparator: AtMost, Value: 3}},
				Thresholds: Thresholds{Caution: &Threshold{Value: 3}, Warning: &Threshold{Value: 5}, Critical: &Threshold{Value: 10}}},
			{ID: "content_updates", Name: Text{JA: "コンテンツ更新頻度", EN: "Content updates"}, Tier: Operations,
				Unit: Unit{Kind: UnitCount, Counter: Text{JA: "回", EN: "times"}}, Cadence: Monthly, Aggregation: Sum, Per: Month,
				Goals:      []Goal{{Comparator: AtLeast, Value: 2}},
				Thresholds: Thresholds{Caution: &Threshold{Value: 2}, Warning: &Threshold{Value: 1}}},
			{ID: "support_48h", Name: Text{JA: "48時間以内回答率", EN: "Answered within 48 h"}, Tier: Operations, Unit: share,
				Cadence: Daily, Days: weekdays(time.Monday, time.Friday), Aggregation: Last,
				Alerts: []AlertRule{{When: "value < 80", Level: LevelWarning}}},
			{ID: "signups_day", Name: Text{JA: "新規登録数", EN: "New registrations"}, Tier: Operations, Unit: Unit{Kind: UnitCount},
				Cadence: Daily, Aggregation: Sum},
			{ID: "csat", Name: Text{JA: "顧客満足度", EN: "Satisfaction"}, Tier: Customer, Unit: Unit{Kind: UnitScore, Max: 5},
				Cadence: Weekly, Aggregation: Last, Goals: []Goal{{Comparator: AtLeast, Value: 4.5}}},
		},
		Phases: []Phase{
			{ID: "phase-1", Start: at("2025-01-01"), End: at("2025-06-30"), Goals: []Goal{
				{KPI: "students_total", Comparator: AtLeast, Value: 50, Due: at("2025-06-30"), Path: Linear, From: ptr(0.0), Stars: 3},
				{KPI: "revenue_month", Comparator: AtLeast, Value: 1.5e6, Due: at("2025-06-30"), Path: Linear, From: ptr(0.0), Stars: 3},
				{KPI: "nps", Comparator: AtLeast, Value: 60, Due: at("2025-06-30"), Path: Step, Stars: 2},
				{KPI: "cac", Comparator: AtMost, Value: 40000, Due: at("2025-06-30"), Path: Step, Stars: 2},
			}},
			{ID: "phase-2", Start: at("2025-07-01"), End: at("2026-06-30"), Goals: []Goal{
				{KPI: "students_total", Comparator: AtLeast, Value: 300, Due: at("2025-12-31"), Path: Linear, Stars: 3},
				{KPI: "revenue_month", Comparator: AtLeast, Value: 5e6, Due: at("2025-12-31"), Path: Linear, Stars: 3},
				{KPI: "nps", Comparator: AtLeast, Value: 70, Due: at("2025-12-31"), Path: Step, Stars: 3},
				{KPI: "cac", Comparator: AtMost, Value: 30000, Due: at("2025-12-31"), Path: Step, Stars: 3},
			}},
			{ID: "phase-3", Start: at("2026-07-01"), End: at("2027-06-30"), Goals: []Goal{
				{KPI: "students_total", Comparator: AtLeast, Value: 1500, Due: at("2027-06-30"), Path: Linear, Stars: 3},
				{KPI: "revenue_month", Comparator: AtLeast, Value: 8e6, Due: at("2027-06-30"), Path: Linear, Stars: 3},
				{KPI: "nps", Comparator: AtLeast, Value: 75, Due: at("2027-06-30"), Path: Step, Stars: 3},
			}},
		},
		Series: map[string]*Series{},
		Acks:   map[string]Ack{},
	}
	return w
}

func weekdays(from, to time.Weekday) (w Weekdays) {
	for d := from; d <= to; d++ {
		w |= 1 << d
	}
	return w
}

// only is a workspace with one KPI.
func only(k KPI) *Workspace {
	if k.ID == "" {
		k.ID = "x"
	}
	return &Workspace{Info: Info{TZ: "UTC", Currency: "USD"}, KPIs: []KPI{k}, Series: map[string]*Series{}, Acks: map[string]Ack{}}
}

// put records a value for a date or a period, as set does.
func (w *Workspace) put(id, period string, v float64) *Workspace {
	p, err := ParsePeriod(w.Info.Calendar, period)
	if err != nil {
		panic(err)
	}
	slot := SlotOn(&w.Info, w.KPI(id), p.Start, 0)
	if p.Kind > slot.Period.Kind {
		slot.Period = p
	}
	return w.record(id, Snapshot{Slot: slot, Value: v})
}

// record takes a snapshot in, as the store would.
func (w *Workspace) record(id string, shots ...Snapshot) *Workspace {
	slices.SortFunc(shots, func(a, b Snapshot) int { return a.Slot.Compare(b.Slot) })
	w.Apply(&Entry{Change: Change{Kind: ChangeSet, Series: []SeriesEdit{{KPI: id, Put: shots}}}})
	return w
}

// daily records a value for every day of a span.
func (w *Workspace) daily(id, from, to string, v func(d Date) float64) *Workspace {
	var shots []Snapshot
	for d := at(from); d <= at(to); d++ {
		shots = append(shots, Snapshot{Slot: SlotOn(&w.Info, w.KPI(id), d, 0), Value: v(d)})
	}
	return w.record(id, shots...)
}

func always(v float64) func(Date) float64 { return func(Date) float64 { return v } }

// on assesses the workspace at noon of a day.
func (w *Workspace) on(day string) *Assessment {
	return Assess(w, at(day).Time().Add(12*time.Hour))
}

// status assesses the workspace and returns how one KPI stands.
func (w *Workspace) status(t *testing.T, id, day string) *Status {
	t.Helper()
	a := w.on(day)
	for i := range a.KPIs {
		if a.KPIs[i].KPI.ID == id {
			return &a.KPIs[i]
		}
	}
	t.Fatalf("no status for %s", id)
	return nil
}
