package exchange

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"time"

	"kpitui/internal/metrics"
)

//go:generate go run ./demo

var (
	//go:embed demo/history.csv
	demoHistory []byte
	//go:embed demo/notes.csv
	demoNotes []byte
)

// DemoDay is the day on which the demo story stands.
var DemoDay = metrics.NewDate(2026, 11, 20)

// Demo returns the demo story: the ai-am-i template and its history from
// 2025-01-05 to [DemoDay], with notes in the language. It is the same every time.
// Values were recorded on the evening of their day, or on the morning after their
// period; the last ones at 8:40 of DemoDay.
func Demo(lang metrics.Lang) (*Definitions, []metrics.SeriesEdit) {
	d, series, err := demo(lang)
	if err != nil {
		panic(err) // the embedded files are broken: a test reads them
	}
	return d, series
}

func demo(lang metrics.Lang) (*Definitions, []metrics.SeriesEdit, error) {
	d, err := Template("ai-am-i")
	if err != nil {
		return nil, nil, err
	}
	in, err := ReadSnapshots(context.Background(), bytes.NewReader(demoHistory), Options{
		Name: "demo/history.csv", Info: d.Info, KPIs: d.KPIs, Today: DemoDay, Strict: true,
	})
	if err != nil {
		return nil, nil, err
	}
	zone, err := d.Info.Location()
	if err != nil {
		return nil, nil, err
	}
	byKPI, origin := map[string][]metrics.Snapshot{}, &metrics.Origin{Source: "demo", By: "demo"}
	for _, s := range in.Series {
		byKPI[s.KPI] = s.Put
		for i := range s.Put {
			p := &s.Put[i]
			p.Origin, p.Recorded = origin, demoTime(p.Period, zone).Unix()
		}
	}
	notes, err := csv.NewReader(bytes.NewReader(demoNotes)).ReadAll()
	if err != nil {
		return nil, nil, err
	}
	for _, n := range notes[1:] {
		period, err := metrics.ParsePeriod(d.Info.Calendar, n[0])
		if err != nil {
			return nil, nil, err
		}
		put := byKPI[n[1]]
		i := slices.IndexFunc(put, func(p metrics.Snapshot) bool { return p.Period == period })
		if i < 0 {
			return nil, nil, fmt.Errorf("the note on %s for %s has no value", n[1], n[0])
		}
		put[i].Origin = &metrics.Origin{Source: origin.Source, By: origin.By, Note: metrics.Text{JA: n[2], EN: n[3]}.In(lang)}
	}
	return d, in.Series, nil
}

func demoTime(p metrics.Period, zone *time.Location) time.Time {
	day, hour, minute := p.Start, 18, 0
	if p.Kind != metrics.Day {
		day, hour = p.End()+1, 9
	}
	if day >= DemoDay {
		day, hour, minute = DemoDay, 8, 40
	}
	y, m, d := day.Date()
	return time.Date(y, m, d, hour, minute, 0, 0, zone)
}
