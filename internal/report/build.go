package report

import (
	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// Build makes the report of a period.
func Build(in Input) *Document {
	w, as := in.Workspace, in.Assessed
	if in.Review == nil {
		in.Review = w.Review(in.Period)
	}
	d := &Document{
		Schema: DocumentSchema, Kind: kinds[in.Period.Kind], Lang: in.Lang, Workspace: text.Printable(w.Info.Name.In(in.Lang)),
		Title: w.Info.Title(in.Period, in.Lang), Period: w.Info.Label(in.Period), Start: in.Period.Start, End: in.Period.End(), AsOf: as.AsOf,
		Frozen: in.Review != nil && in.Review.Closed(),
		Health: rounded(as.Health.Percent, 1), Measured: as.Health.Measured, Total: as.Health.Total, Counts: Counts(as.Counts),
		Headline: []string{}, in: in,
	}
	for i := range as.KPIs {
		d.KPIs = append(d.KPIs, KPILine{KPIStatus: NewKPIStatus(w, &as.KPIs[i], in.Lang), status: &as.KPIs[i]})
	}
	return d
}

var kinds = [...]string{metrics.Week: "weekly", metrics.Month: "monthly", metrics.Quarter: "quarterly", metrics.Year: "annual"}
