package exchange

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// teller turns the story into the entries of a journal. It keeps the workspace as
// it is known at each moment of the story.
type teller struct {
	definitions *Definitions
	values      *demoValues
	zone        *time.Location
	begins      time.Time // of entry 1

	w        *metrics.Workspace // its records; histories as of the last assessment
	people   map[string]string  // role → its name
	evenings []evening          // values that are not told yet
	entries  []metrics.Entry

	// What is being told: who did it and when it is recorded, what it writes, and
	// what the lines without a time speak of.
	at         time.Time
	by         string
	kind       metrics.ChangeKind
	label      string
	records    []metrics.RecordEdit
	series     []metrics.SeriesEdit
	review     *metrics.Review
	spent      map[metrics.ReviewStep]int
	experiment *metrics.Experiment
}

var errStory = errors.New("this cannot be told")

func (t *teller) tell(story []line) error {
	// Values that were corrected later were wrong before, so that comes first.
	for i := range story {
		l := &story[i]
		switch l.what {
		case "person":
			t.people[l.id] = l.text
		case "slip":
			if err := t.slip(l); err != nil {
				return l.fail(err)
			}
		}
	}
	t.evenings = t.values.after(t.begins)
	for i := range story {
		l := &story[i]
		if !l.at.IsZero() {
			t.end()
			if len(t.entries) == 0 && !l.at.Before(t.begins) {
				t.begin()
			}
			t.at, t.by = l.at, t.people[l.by]
		}
		if err := t.line(l); err != nil {
			return l.fail(err)
		}
	}
	t.end()
	t.record(demoClock(DemoDay, 23, 59, t.zone))
	return nil
}

func (t *teller) slip(l *line) error {
	period, err := metrics.ParsePeriod(t.definitions.Info.Calendar, l.id)
	if err != nil {
		return err
	}
	first, err := strconv.ParseFloat(l.figures, 64)
	if err == nil && !t.values.slip(l.kpi, period, first, l.at, t.people[l.by], l.text) {
		err = errStory
	}
	return err
}

// begin makes entry 1, of all that happened before.
func (t *teller) begin() {
	change := metrics.Change{Kind: metrics.ChangeInit, Label: "demo", Records: t.definitions.Records()}
	for i := range t.w.Experiments {
		change.Records = append(change.Records, metrics.Put(&t.w.Experiments[i]))
	}
	for i := range t.w.Notes {
		change.Records = append(change.Records, metrics.Put(&t.w.Notes[i]))
	}
	known := t.values.at(t.begins)
	for i := range t.values.series {
		if kpi := t.values.series[i].KPI; known[kpi] != nil {
			change.Series = append(change.Series, metrics.SeriesEdit{KPI: kpi, Put: known[kpi].Points})
		}
	}
	t.entry(t.begins, "demo", change)
}

func (t *teller) entry(at time.Time, by string, change metrics.Change) {
	t.entries = append(t.entries, metrics.Entry{Seq: uint64(len(t.entries) + 1), At: at.UTC(), By: by, Change: change})
}

// record makes the entries of the values that were recorded up to a time.
func (t *teller) record(until time.Time) {
	for len(t.evenings) > 0 && t.evenings[0].at <= until.Unix() {
		e := t.evenings[0]
		t.evenings = t.evenings[1:]
		at := time.Unix(e.at, 0)
		t.entry(at, "demo", metrics.Change{Kind: metrics.ChangeImport, Label: at.In(t.zone).Format(time.DateOnly) + ".csv", Series: e.series})
	}
}

// flush makes an entry of what was told.
func (t *teller) flush() {
	change := metrics.Change{Kind: t.kind, Label: t.label, Records: t.records, Series: t.series}
	t.records, t.series = nil, nil
	if len(change.Records)+len(change.Series) == 0 {
		return
	}
	t.w.Apply(&metrics.Entry{Change: metrics.Change{Records: change.Records}})
	if len(t.entries) > 0 { // else entry 1 will have it
		t.record(t.at)
		t.entry(t.at, t.by, change)
	}
}

// end ends what was told last; a review is closed.
func (t *teller) end() {
	if t.review == nil {
		t.flush()
		return
	}
	r, label := *t.review, t.label
	t.review = nil
	t.records = append([]metrics.RecordEdit{metrics.Put(&r)}, t.records...)
	t.flush()
	t.at = t.at.Add(time.Duration(t.spent[metrics.StepClose]) * time.Second)
	as := t.assess()
	closed := metrics.CloseReview(r, as, uint64(len(t.entries)), t.spent, t.by)
	t.kind, t.label, t.records = metrics.ChangeReview, label, []metrics.RecordEdit{metrics.Put(&closed)}
	t.flush()
}

// assess judges what is known at the moment.
func (t *teller) assess() *metrics.Assessment {
	t.record(t.at)
	t.know()
	return metrics.Assess(t.w, t.at)
}

// know puts what is known at the moment into the workspace.
func (t *teller) know() {
	t.w.Series, t.w.Entered = t.values.at(t.at), map[string]*metrics.Series{}
	for i := range t.w.KPIs {
		if k := &t.w.KPIs[i]; k.Formula != "" {
			t.w.Entered[k.ID] = t.w.Series[k.ID]
			delete(t.w.Series, k.ID)
		}
	}
	t.w.Compute()
}

func (t *teller) put(r metrics.Record) { t.records = append(t.records, metrics.Put(r)) }

// line tells one line.
func (t *teller) line(l *line) error {
	if t.review != nil {
		if known, err := t.inReview(l); known {
			return err
		}
	} else if !l.at.IsZero() {
		t.kind, t.label = metrics.ChangeReview, ""
	}
	today := metrics.DateOf(t.at)
	switch l.what {
	case "person":
	case "review":
		return t.open(l)
	case "experiment":
		return t.try(l)
	case "did":
		t.experiment.Did = l.text
	case "stage":
		return t.change(l.id, func(e *metrics.Experiment) { e.Stage = metrics.Stage(l.figures) })
	case "verdict":
		t.know()
		return t.change(l.id, func(e *metrics.Experiment) {
			measured := metrics.MeasureEffects(t.w, e, today)
			e.Stage, e.Verdict, e.Learned, e.Measured, e.Ended = metrics.StageAct, metrics.Verdict(l.figures), l.text, &measured, today
		})
	case "remark":
		on, err := metrics.ParseDate(l.figures)
		t.put(&metrics.Note{ID: fmt.Sprintf("note%06d", l.n), KPI: l.kpi, Date: on, Text: l.text, By: t.by, At: t.at.UTC()})
		return err
	case "ack":
		as := t.assess()
		i := slices.IndexFunc(as.KPIs, func(s metrics.Status) bool { return s.KPI.ID == l.kpi })
		if i < 0 || as.KPIs[i].Alert == nil {
			return errStory
		}
		alert := as.KPIs[i].Alert
		t.kind = metrics.ChangeAck
		t.put(&metrics.Ack{KPI: l.kpi, Since: alert.Since.Start, Level: alert.Level, Note: l.text, By: t.by, At: t.at.UTC()})
	case "slip":
		t.kind = metrics.ChangeSet
		for _, s := range t.values.slips {
			if s.kpi == l.kpi && s.corrected == t.at.Unix() {
				t.series = []metrics.SeriesEdit{{KPI: s.kpi, Put: []metrics.Snapshot{t.values.of(s.kpi)[s.index]}}}
			}
		}
	default:
		return errStory
	}
	return nil
}

// open opens the review of a period. What it writes is recorded when it comes to
// its last step.
func (t *teller) open(l *line) error {
	period, err := metrics.ParsePeriod(t.definitions.Info.Calendar, l.id)
	if err != nil {
		return err
	}
	steps, seconds := metrics.ReviewSteps(period.Kind), strings.Fields(l.figures)
	if len(steps) == 0 || len(steps) != len(seconds) {
		return errStory
	}
	t.review = &metrics.Review{Period: period, Opened: t.at.UTC(), By: t.by, Texts: map[metrics.Section]string{}}
	t.kind, t.label, t.spent = metrics.ChangeReview, l.id, map[metrics.ReviewStep]int{}
	for i, step := range steps {
		if t.spent[step], err = strconv.Atoi(seconds[i]); err != nil {
			return err
		}
		if step != metrics.StepClose {
			t.at = t.at.Add(time.Duration(t.spent[step]) * time.Second)
		}
	}
	return nil
}

// try makes an experiment. One that runs already when the journal begins is at it.
func (t *teller) try(l *line) (err error) {
	f := strings.Fields(l.figures)
	if len(f) < 5 {
		return errStory
	}
	e := &metrics.Experiment{ID: l.id, Hypothesis: l.text, Owner: t.people[f[0]], Stage: metrics.StagePlan, Created: t.at.UTC()}
	if t.review != nil {
		e.Review = t.review.ID()
	}
	dates := []*metrics.Date{&e.Start, &e.End}
	for i, x := range []*metrics.Expectation{&e.Lever, &e.Outcome} {
		if *dates[i], err = metrics.ParseDate(f[1+i]); err != nil {
			return err
		}
		kpi, change, _ := strings.Cut(f[3+i], ":")
		if x.KPI = kpi; kpi == "" {
			continue
		}
		if x.Change, err = strconv.ParseFloat(change, 64); err != nil {
			return err
		}
	}
	if e.Start <= DemoBegins {
		e.Stage = metrics.StageDo
	}
	e.Score, err = scoreOf(f[5:])
	t.experiment = e
	t.put(e)
	return err
}

// change changes an experiment that was made before.
func (t *teller) change(id string, f func(*metrics.Experiment)) error {
	e := t.w.Experiment(id)
	if e == nil {
		return errStory
	}
	changed := *e
	f(&changed)
	t.put(&changed)
	return nil
}

// scoreOf reads impact, confidence and ease; none of them is no score.
func scoreOf(figures []string) (s metrics.Score, err error) {
	for i, to := range []*uint8{&s.Impact, &s.Confidence, &s.Ease} {
		if len(figures) == 0 {
			break
		}
		n, err := strconv.ParseUint(figures[min(i, len(figures)-1)], 10, 8)
		if err != nil {
			return s, err
		}
		*to = uint8(n)
	}
	return s, nil
}
