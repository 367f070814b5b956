package report

import (
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
)

// system returns how each KPI served through the year.
func (b *builder) system() []KPIUse {
	out := []KPIUse{}
	if b.p.Kind != metrics.Year {
		return out
	}
	for i := range b.as.KPIs {
		k := b.as.KPIs[i].KPI
		use := metrics.UseOf(b.w, k, b.history(k.ID), b.as, b.p)
		line := KPIUse{
			KPI: k.ID, Name: b.name(k.ID), Tier: k.Tier, Measured: use.Measured, Expected: use.Expected,
			Judged: use.Judged, Levels: use.Levels, Changes: use.Changes,
		}
		if b.Review != nil {
			f := b.Review.Finding(k.ID)
			line.Verdict, line.Note = f.Verdict, text.PrintableLines(f.Note)
		}
		out = append(out, line)
	}
	return out
}

// pdca counts what became of the year's cycle.
func (b *builder) pdca(use []KPIUse) *PDCA {
	if b.p.Kind != metrics.Year {
		return nil
	}
	in := func(d metrics.Date) bool { return d != 0 && b.p.Contains(d) && d <= b.as.AsOf }
	var c PDCA
	for i := range use {
		c.GoalsSet += use[i].Changes
	}
	for i := range b.w.Actions {
		a := &b.w.Actions[i]
		if in(b.day(a.Created)) {
			c.ActionsMade++
		}
		if in(a.Ended) && a.Status == metrics.ActionDone {
			c.ActionsDone++
		}
		if in(a.Ended) && a.Status == metrics.ActionDropped {
			c.ActionsDropped++
		}
	}
	for i := range b.w.Experiments {
		e := &b.w.Experiments[i]
		if in(e.Start) {
			c.ExperimentsStarted++
		}
		if in(e.Ended) {
			c.Concluded++
			if e.Verdict == metrics.Supported {
				c.Supported++
			}
		}
	}
	from := max(b.p.Start, b.w.Info.Start)
	for p := b.w.Info.Of(metrics.Week, from); p.End() <= b.p.End() && p.Start <= b.as.AsOf; p = p.Add(1) {
		if p.Start < from {
			continue
		}
		c.WeeksPossible++
		if r := b.w.Review(p); r != nil && r.Closed() {
			c.WeeksReviewed++
		}
	}
	return &c
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
