package exchange

import (
	"cmp"
	_ "embed"
	"slices"
	"time"

	"kpitui/internal/metrics"
)

//go:generate go run ./demo

// DemoDay is the day on which the demo story stands.
var DemoDay = metrics.NewDate(2026, 11, 20)

// DemoBegins is the day on which the company of the demo began to use kpitui: its
// journal begins there, with all that was known until then.
var DemoBegins = metrics.NewDate(2026, 10, 5)

// Demo returns the demo story as a journal: the ai-am-i template with the history
// from 2025-01-05 on as entry 1, then the values of each day and what people did
// with them until [DemoDay]. Texts are in the language. It is the same every time.
//
// Values were recorded on the evening of their day, or on the morning after their
// period; the last ones at 8:40 of DemoDay. Its reviews have no minutes: whoever
// knows how to write them can, from the entries.
func Demo(lang metrics.Lang) []metrics.Entry {
	entries, err := demo(lang)
	if err != nil {
		panic(err) // the embedded files are broken: a test reads them
	}
	return entries
}

func demo(lang metrics.Lang) ([]metrics.Entry, error) {
	d, err := readDemoDefinitions()
	if err != nil {
		return nil, err
	}
	zone, err := d.Info.Location()
	if err != nil {
		return nil, err
	}
	values, err := readDemoValues(d, zone, lang)
	if err != nil {
		return nil, err
	}
	story, err := readStory(zone, lang)
	if err != nil {
		return nil, err
	}
	t := teller{definitions: d, values: values, zone: zone, w: d.Workspace(), people: map[string]string{}}
	t.begins = demoClock(DemoBegins, 8, 30, zone)
	if err := t.tell(story); err != nil {
		return nil, err
	}
	return t.entries, nil
}

func demoClock(d metrics.Date, hour, minute int, zone *time.Location) time.Time {
	y, m, day := d.Date()
	return time.Date(y, m, day, hour, minute, 0, 0, zone)
}

// demoValues are the values of the demo, with when each became known.
type demoValues struct {
	series []metrics.SeriesEdit
	known  map[string][]int64 // by KPI, when each value was first recorded; ascending
	slips  []demoSlip
}

// demoSlip is a value that was wrong when it was first recorded.
type demoSlip struct {
	kpi       string
	index     int // in the KPI's history
	first     metrics.Snapshot
	corrected int64
}

func (v *demoValues) of(kpi string) []metrics.Snapshot {
	for i := range v.series {
		if v.series[i].KPI == kpi {
			return v.series[i].Put
		}
	}
	return nil
}

// slip makes a value one that was recorded as first, and corrected at a time by
// somebody, with a note if there is one.
func (v *demoValues) slip(kpi string, period metrics.Period, first float64, at time.Time, by, note string) bool {
	put := v.of(kpi)
	i := slices.IndexFunc(put, func(p metrics.Snapshot) bool { return p.Period == period })
	if i < 0 {
		return false
	}
	p := &put[i]
	s := demoSlip{kpi: kpi, index: i, first: *p, corrected: at.Unix()}
	s.first.Value = first
	v.slips = append(v.slips, s)
	p.Origin, p.Recorded = &metrics.Origin{Source: p.Source(), By: by, Note: cmp.Or(note, p.Note())}, at.Unix()
	return true
}

// at returns the histories as they were known at a time. They share the values.
func (v *demoValues) at(t time.Time) map[string]*metrics.Series {
	all := make(map[string]*metrics.Series, len(v.series))
	for i := range v.series {
		e := &v.series[i]
		if n := v.count(e.KPI, t); n > 0 {
			all[e.KPI] = &metrics.Series{Points: e.Put[:n:n]}
		}
	}
	for _, s := range v.slips {
		if known := all[s.kpi]; known != nil && s.index < len(known.Points) && t.Unix() < s.corrected {
			known.Points = slices.Clone(known.Points)
			known.Points[s.index] = s.first
		}
	}
	for _, s := range all {
		s.First = &s.Points[0]
	}
	return all
}

// count returns how many values of a KPI were known at a time.
func (v *demoValues) count(kpi string, t time.Time) int {
	n, _ := slices.BinarySearch(v.known[kpi], t.Unix()+1)
	return n
}

// evening is what was recorded at one time.
type evening struct {
	at     int64
	series []metrics.SeriesEdit
}

// after returns what was recorded after a time, by the time of recording.
func (v *demoValues) after(t time.Time) []evening {
	var all []evening
	for i := range v.series {
		e := &v.series[i]
		for j := v.count(e.KPI, t); j < len(e.Put); j++ {
			at, p := v.known[e.KPI][j], e.Put[j]
			for _, s := range v.slips {
				if s.kpi == e.KPI && s.index == j {
					p = s.first
				}
			}
			n, found := slices.BinarySearchFunc(all, at, func(e evening, at int64) int { return cmp.Compare(e.at, at) })
			if !found {
				all = slices.Insert(all, n, evening{at: at})
			}
			if k := len(all[n].series) - 1; k >= 0 && all[n].series[k].KPI == e.KPI {
				all[n].series[k].Put = append(all[n].series[k].Put, p)
			} else {
				all[n].series = append(all[n].series, metrics.SeriesEdit{KPI: e.KPI, Put: []metrics.Snapshot{p}})
			}
		}
	}
	return all
}
