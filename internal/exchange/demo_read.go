package exchange

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"kpitui/internal/metrics"
)

var (
	//go:embed demo/definitions.json
	demoDefinitions []byte
	//go:embed demo/history.csv
	demoHistory []byte
	//go:embed demo/notes.csv
	demoNotes []byte
	//go:embed demo/story.csv
	demoStory []byte
)

// readDemoDefinitions reads the definitions of the demo: the ai-am-i template, as
// it has been parsed once.
func readDemoDefinitions() (*Definitions, error) {
	d := &Definitions{}
	if err := json.Unmarshal(demoDefinitions, d); err != nil {
		return nil, err
	}
	for i := range d.KPIs {
		d.KPIs[i].Order = i + 1 // as Records numbers them: the story applies changes
	}
	return d, nil
}

// readDemoValues reads the history of the demo and the notes beside its values.
func readDemoValues(d *Definitions, zone *time.Location, lang metrics.Lang) (*demoValues, error) {
	in, err := ReadSnapshots(context.Background(), bytes.NewReader(demoHistory), Options{
		Name: "demo/history.csv", Info: d.Info, KPIs: d.KPIs, Today: DemoDay, Strict: true,
	})
	if err != nil {
		return nil, err
	}
	v, origin := &demoValues{series: in.Series, known: map[string][]int64{}}, &metrics.Origin{Source: "demo", By: "demo"}
	for _, s := range in.Series {
		known := make([]int64, len(s.Put))
		for i := range s.Put {
			known[i] = demoTime(s.Put[i].Period, zone).Unix()
			s.Put[i].Origin, s.Put[i].Recorded = origin, known[i]
		}
		v.known[s.KPI] = known
	}
	notes, err := csv.NewReader(bytes.NewReader(demoNotes)).ReadAll()
	if err != nil {
		return nil, err
	}
	for _, n := range notes[1:] {
		period, err := metrics.ParsePeriod(d.Info.Calendar, n[0])
		if err != nil {
			return nil, err
		}
		put := v.of(n[1])
		i := slices.IndexFunc(put, func(p metrics.Snapshot) bool { return p.Period == period })
		if i < 0 {
			return nil, fmt.Errorf("the note on %s for %s has no value", n[1], n[0])
		}
		put[i].Origin = &metrics.Origin{Source: origin.Source, By: origin.By, Note: metrics.Text{JA: n[2], EN: n[3]}.In(lang)}
	}
	return v, nil
}

func demoTime(p metrics.Period, zone *time.Location) time.Time {
	day, hour, minute := p.Start, 18, 0
	if p.Kind != metrics.Day {
		day, hour = p.End()+1, 9
	}
	if day >= DemoDay {
		day, hour, minute = DemoDay, 8, 40
	}
	return demoClock(day, hour, minute, zone)
}

// line is one line of demo/story.csv: what somebody did, in the order of time.
// Without a time it belongs to the line before it.
//
//	person                  id, name
//	experiment              id, figures: owner start end lever outcome score; hypothesis. Lever and outcome are kpi:change
//	did, who                what the experiment before does; who the voice before is
//	stage, verdict          id, figures: the stage or the verdict; what was learned
//	remark                  kpi, figures: the day; text
//	ack                     kpi; text
//	slip                    id: the period, kpi, figures: the value at first; the note of the correction
//	review                  id: the period, figures: seconds by step
//	note, cause, voice      kpi; text, in a review
//	highlights, decisions, market, proposals, business_plan   one point of the section, in a review
//	action                  id, kpi, figures: owner due score; title
//	done, drop              id, figures: the day if it is not that of the review; why
//	move                    id, figures: the new due date; why
//	goal, restore           kpi, figures: the value from that day on; the template's goals again
type line struct {
	at                         time.Time
	by, what, id, kpi, figures string
	text                       string
	n                          int // in the file
}

// fail says which line cannot be told.
func (l *line) fail(err error) error {
	return fmt.Errorf("demo/story.csv:%d: %s: %w", l.n, l.what, err)
}

// readStory reads the story, its texts in the language.
func readStory(zone *time.Location, lang metrics.Lang) ([]line, error) {
	rows, err := csv.NewReader(bytes.NewReader(demoStory)).ReadAll()
	if err != nil {
		return nil, err
	}
	lines := make([]line, 0, len(rows))
	for i, r := range rows[1:] {
		l := line{by: r[1], what: r[2], id: r[3], kpi: r[4], figures: r[5], text: metrics.Text{JA: r[6], EN: r[7]}.In(lang), n: i + 2}
		if r[0] != "" {
			if l.at, err = time.ParseInLocation("2006-01-02T15:04", r[0], zone); err != nil {
				return nil, l.fail(err)
			}
		}
		lines = append(lines, l)
	}
	return lines, nil
}
