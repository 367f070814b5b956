package report

import (
	"fmt"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// periods is how many periods a report looks back upon: a quarter of weeks, a year
// of months with the same month of the year before.
const periods = 13

// Build makes the report of a period. It reads no clock: what is late or still to
// come is seen from the day of the assessment.
func Build(in Input) *Document {
	w, as := in.Workspace, in.Assessed
	if in.Review == nil {
		in.Review = w.Review(in.Period)
	}
	d := &Document{
		Schema: DocumentSchema, Kind: kinds[in.Period.Kind], Lang: in.Lang, Workspace: text.Printable(w.Info.Name.In(in.Lang)),
		Period: w.Info.Label(in.Period),
		Start:  in.Period.Start, End: in.Period.End(), AsOf: as.AsOf, Frozen: in.Review != nil && in.Review.Closed(),
		Health: rounded(as.Health.Percent, 1), Measured: as.Health.Measured, Total: as.Health.Total, Counts: Counts(as.Counts),
		in: in,
	}
	b := builder{Input: in, w: w, as: as, p: in.Period, series: w.Series}
	if as.Phase != nil {
		p := as.Phase.Phase
		d.Phase = &PhaseNow{p.ID, text.Printable(p.Name.In(in.Lang)), p.Start, p.End, rounded(metrics.Some(as.Phase.Elapsed), 3)}
	}
	d.Title = fmt.Sprintf(b.t(titled.Period), fmt.Sprintf(b.t(titled.Company), d.Workspace, in.title()), w.Info.Title(in.Period, in.Lang))
	d.Review = b.meeting()
	if as.NorthStar != nil {
		d.NorthStar = ptr(b.kpi(as.NorthStar))
	}
	d.Exceptions = b.exceptions()
	d.Actions = b.actions()
	d.PhaseGoals = b.phaseGoals()
	d.Experiments = b.experiments()
	d.Texts = b.texts()
	d.Voices = b.voices()
	d.KPIs = b.kpis()
	d.Budget = b.budget()
	d.Goals = b.goals()
	d.System = b.system()
	d.PDCA = b.pdca(d.System)
	d.Headline = b.headline()
	return d
}

var kinds = [...]string{metrics.Week: "weekly", metrics.Month: "monthly", metrics.Quarter: "quarterly", metrics.Year: "annual"}

// Kinds are the kinds of report by the kind of their periods.
var Kinds = map[string]metrics.PeriodKind{"weekly": metrics.Week, "monthly": metrics.Month, "quarterly": metrics.Quarter, "annual": metrics.Year}

// Histories returns the KPIs of which the report of a period says more when their
// whole histories lie in the workspace and not only tails: those whose tail begins
// after what the report looks back upon.
func Histories(w *metrics.Workspace, p metrics.Period) []string {
	var ids []string
	for i := range w.KPIs {
		k := &w.KPIs[i]
		s := w.Series[k.ID]
		if k.Archived || s == nil || s.From == 0 {
			continue
		}
		kind := max(stepOf(p), k.JudgedKind())
		from := w.Info.Of(kind, p.End()).Add(1 - periods).Start
		if p.Kind == metrics.Year {
			from = p.Start
		}
		if s.From > from {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

// stepOf returns the kind of period by which a report looks back: the weeks of a
// weekly one, the months of all others.
func stepOf(p metrics.Period) metrics.PeriodKind {
	if p.Kind == metrics.Week {
		return metrics.Week
	}
	return metrics.Month
}

// builder gathers what a report says.
type builder struct {
	Input
	w      *metrics.Workspace
	as     *metrics.Assessment
	p      metrics.Period
	series map[string]*metrics.Series
}

func (b *builder) t(t metrics.Text) string { return t.In(b.Lang) }

// name returns what a KPI is called; its id when it is gone.
func (b *builder) name(id string) string {
	if k := b.w.KPI(id); k != nil {
		return text.Printable(k.Name.In(b.Lang))
	}
	return text.Printable(id)
}

// history returns a KPI's history; an empty one when it has none.
func (b *builder) history(id string) *metrics.Series {
	if s := b.series[id]; s != nil {
		return s
	}
	return &metrics.Series{}
}

// day returns the civil date of a moment in the workspace's zone; zero for the zero
// time.
func (b *builder) day(t time.Time) metrics.Date {
	if t.IsZero() {
		return 0
	}
	return metrics.DateOf(b.local(t))
}

func (b *builder) local(t time.Time) time.Time {
	if zone, err := b.w.Info.Location(); err == nil {
		return t.In(zone)
	}
	return t.UTC()
}

// dated returns a date for JSON; nil when there is none.
func dated(d metrics.Date) *string {
	if d == 0 {
		return nil
	}
	return ptr(d.String())
}

func (b *builder) meeting() *Meeting {
	r := b.Review
	if r == nil {
		return nil
	}
	m := &Meeting{Opened: b.local(r.Opened).Format(time.RFC3339), OpenedBy: text.Printable(r.By), Spent: []Step{}}
	if c := r.Closing; c != nil {
		m.Closed, m.ClosedBy = b.local(c.At).Format(time.RFC3339), text.Printable(c.By)
		for _, step := range metrics.ReviewSteps(b.p.Kind) {
			if s := c.Spent[step]; s > 0 {
				m.Spent = append(m.Spent, Step{step, s})
			}
		}
	}
	return m
}

// title names the kind of report. The report of a week whose review is closed is the
// minutes of that review; longer ones have other readers than who was there.
func (in *Input) title() string {
	if in.Period.Kind == metrics.Week && in.Review != nil && in.Review.Closed() {
		return minutesTitle.In(in.Lang)
	}
	return titleWords[in.Period.Kind].In(in.Lang)
}
