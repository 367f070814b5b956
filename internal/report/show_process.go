package report

import (
	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// Process are a KPI's natural process limits at its newest closed period, in its unit.
type Process struct {
	Period      string       `json:"period"`
	Centre      number       `json:"centre"`
	Lower       number       `json:"lower"`
	Upper       number       `json:"upper"`
	MeanRange   number       `json:"mean_range"`
	UpperRange  number       `json:"upper_range"`
	Points      int          `json:"points"` // that the limits are computed of
	Provisional bool         `json:"provisional"`
	Trend       bool         `json:"trend"`    // around a trend; ranges are then those of the distances from it
	Baseline    *string      `json:"baseline"` // its first day; null: none is frozen
	Signals     []SignalLine `json:"signals"`  // of all charted periods
}

// SignalLine is a run of periods that noise does not explain.
type SignalLine struct {
	Rule metrics.SignalRule `json:"rule"`
	From string             `json:"from"`
	To   string             `json:"to"`
	High bool               `json:"high"`
	Text string             `json:"text"`
}

// newProcess returns nil while there are no limits.
func newProcess(w *metrics.Workspace, k *metrics.KPI, series *metrics.Series, as *metrics.Assessment, lang metrics.Lang) *Process {
	c := metrics.ChartProcess(w, k, series, as)
	if len(c.Segments) == 0 || !c.Segments[len(c.Segments)-1].OK {
		return nil
	}
	seg, at := &c.Segments[len(c.Segments)-1], &c.Points[len(c.Points)-1]
	p := &Process{
		Period: w.Info.Label(at.Period), Centre: number(at.Centre), Lower: number(at.Lower), Upper: number(at.Upper),
		MeanRange: number(metrics.Some(seg.Limits.MeanRange)), UpperRange: number(metrics.Some(seg.Limits.UpperRange)),
		Points: seg.N, Provisional: seg.Provisional, Trend: !seg.Trend.IsZero(), Signals: []SignalLine{},
	}
	if seg.Baseline != nil {
		p.Baseline = ptr(seg.Baseline.From.String())
	}
	for _, s := range c.Signals {
		p.Signals = append(p.Signals, SignalLine{
			Rule: s.Rule, From: w.Info.Label(c.Points[s.From].Period), To: w.Info.Label(c.Points[s.To].Period), High: s.High,
			Text: text.Printable(s.Explain(c, k, &w.Info, lang, func(v float64) string { return value(metrics.Some(v), k, w, lang) })),
		})
	}
	return p
}

// Computed is how the newest period of a computed KPI comes about.
type Computed struct {
	Formula string         `json:"formula"`
	Period  string         `json:"period"`
	Value   number         `json:"value"`
	Inputs  []FormulaInput `json:"inputs"`
	Problem *string        `json:"problem"` // why it cannot be computed; null: it can
}

// FormulaInput is a number that the formula takes.
type FormulaInput struct {
	Text   string  `json:"text"` // as it stands in the formula
	KPI    string  `json:"kpi"`
	Period *string `json:"period"`
	Value  number  `json:"value"`
	// Days of Of values that are expected are there, of a closed sum or mean; both 0
	// without gaps.
	Days int `json:"days,omitempty"`
	Of   int `json:"of,omitempty"`
}

func newComputed(w *metrics.Workspace, c *metrics.Computation, lang metrics.Lang) *Computed {
	if c == nil {
		return nil
	}
	out := &Computed{Formula: text.Printable(c.Formula), Period: w.Info.Label(c.Period), Value: number(c.Value), Inputs: []FormulaInput{}}
	for _, in := range c.Inputs {
		line := FormulaInput{Text: text.Printable(in.Text), KPI: in.KPI, Value: number(in.Value), Days: in.Days, Of: in.Of}
		if !in.Period.IsZero() {
			line.Period = ptr(w.Info.Label(in.Period))
		}
		out.Inputs = append(out.Inputs, line)
	}
	if c.Problem != nil {
		out.Problem = ptr(text.Printable(c.Problem.In(lang, &w.Info)))
	}
	return out
}
