package main

import (
	"context"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
)

func (a *app) reportCommand() *cobra.Command {
	period, format, out := "", "", ""
	cmd := &cobra.Command{
		Use: "report weekly|monthly|quarterly|annual", Short: a.t(words.ReportShort), Example: a.t(words.ReportExample), Args: a.takes(1, 1),
		ValidArgs: []string{"weekly", "monthly", "quarterly", "annual"},
		RunE: a.do(func(ctx context.Context, args []string) error {
			kind, ok := report.Kinds[args[0]]
			if !ok {
				return usage(say(words.BadReport, args[0]))
			}
			write, err := reportWriter(format, out)
			if err != nil {
				return err
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			p, err := o.period(period, kind)
			if err != nil {
				return err
			}
			d, damage := document(ctx, o.known, o.w, o.assessed, p, a.lang)
			if d == nil {
				return damage
			}
			return errors.Join(a.writeTo(out, func(to io.Writer) error { return write(to, d) }), o.damage, damage)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&period, "period", "", a.t(words.FlagReportPeriod))
	f.StringVar(&format, "format", "", a.t(words.FlagReportFormat))
	f.StringVarP(&out, "output", "o", "", a.t(words.FlagOutput))
	return cmd
}

// reportWriter returns what writes the format, or that of the file's name.
func reportWriter(format, out string) (func(io.Writer, *report.Document) error, error) {
	name := format
	if name == "" {
		name = strings.ToLower(strings.TrimPrefix(filepath.Ext(out), "."))
	}
	switch name {
	case "html", "htm":
		return report.WriteHTML, nil
	case "json":
		return report.WriteDocumentJSON, nil
	case "md", "markdown":
		return report.WriteMarkdown, nil
	}
	if format != "" {
		return nil, usage(say(words.BadFormat, format, "md, html, json"))
	}
	return report.WriteMarkdown, nil
}

// document makes the report of a period: of the state that its review froze; of a
// period that is over without one, as it stood on its last day by all that is known
// now; else as it stands in w and as. What could not be read is an error beside it.
func document(ctx context.Context, k known, w *metrics.Workspace, as *metrics.Assessment, p metrics.Period, lang metrics.Lang) (*report.Document, error) {
	var damage error
	review := w.Review(p)
	switch {
	case review != nil && review.Closed():
		zone, err := w.Info.Location()
		if err != nil {
			return nil, err
		}
		c := review.Closing
		at := c.At.In(zone)
		k.seq = c.Seq
		if w, damage = k.load(ctx, metrics.DateOf(at)); w == nil {
			return nil, damage
		}
		as = metrics.Assess(w, at)
	case p.End() < as.AsOf:
		if w, damage = k.load(ctx, p.End()); w == nil {
			return nil, damage
		}
		as = metrics.AssessEnd(w, p)
	}
	whole, err := k.histories(ctx, report.Histories(w, p))
	maps.Copy(w.Series, whole)
	damage = errors.Join(damage, err)
	return report.Build(report.Input{Workspace: w, Assessed: as, Period: p, Review: review, Lang: lang}), damage
}
