package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
)

// reportWords are the texts of the report command.
var reportWords = struct{ Short, Example, FlagPeriod, FlagFormat, FlagOutput, BadKind, BadPeriod, NotBegun metrics.Text }{
	Short:      metrics.Text{JA: "週次・月次・四半期・年次のレポートを作る", EN: "Write the report of a week, month, quarter or year"},
	Example:    metrics.Text{JA: "  kpitui report weekly\n  kpitui report monthly --period 2026-10 -o 10月.html", EN: "  kpitui report weekly\n  kpitui report monthly --period 2026-10 -o october.html"},
	FlagPeriod: metrics.Text{JA: "対象の期間（既定: 今週、または直近に終わった月・四半期・年）", EN: "its period (default: this week, or the last month, quarter or year that is over)"},
	FlagFormat: metrics.Text{JA: "形式: md、html、json（既定: ファイル名の拡張子、なければ md）", EN: "format: md, html or json (default: as the file is named, else md)"},
	FlagOutput: metrics.Text{JA: "書き出すファイル（既定: 標準出力）", EN: "the file to write (default: standard output)"},
	BadKind:    metrics.Text{JA: "「%s」のレポートはありません。weekly、monthly、quarterly、annual から選んでください。", EN: "There is no report \"%s\". Choose weekly, monthly, quarterly or annual."},
	BadPeriod:  metrics.Text{JA: "「%s」はこのレポートの期間ではありません。%s のように書いてください。", EN: "\"%s\" is no period of this report. Write it as %s."},
	NotBegun:   metrics.Text{JA: "%s はまだ始まっていません。", EN: "%s has not begun yet."},
}

func (a *app) reportCommand() *cobra.Command {
	period, format, out := "", "", ""
	cmd := &cobra.Command{
		Use: "report weekly|monthly|quarterly|annual", Short: a.t(reportWords.Short), Example: a.t(reportWords.Example), Args: a.takes(1, 1),
		ValidArgs: []string{"weekly", "monthly", "quarterly", "annual"},
		RunE: a.do(func(ctx context.Context, args []string) error {
			kind, ok := report.Kinds[args[0]]
			if !ok {
				return usage(say(reportWords.BadKind, args[0]))
			}
			write, err := reportWriter(format, out)
			if err != nil {
				return err
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			p, err := reportPeriod(o, kind, period)
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
	f.StringVar(&period, "period", "", a.t(reportWords.FlagPeriod))
	f.StringVar(&format, "format", "", a.t(reportWords.FlagFormat))
	f.StringVarP(&out, "output", "o", "", a.t(reportWords.FlagOutput))
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

// reportPeriod reads a period of the kind, or a day in one; empty: the one whose
// review is due.
func reportPeriod(o *opened, kind metrics.PeriodKind, s string) (metrics.Period, error) {
	cal := o.w.Info.Calendar
	usual := metrics.ReviewPeriod(cal, kind, o.today)
	if s == "" {
		return usual, nil
	}
	p, err := metrics.ParsePeriod(cal, s)
	if err == nil && p.Kind == metrics.Day {
		p = cal.Of(kind, p.Start)
	}
	switch {
	case err != nil || p.Kind != kind:
		return p, usage(say(reportWords.BadPeriod, s, cal.Label(usual)))
	case p.Start > o.today:
		return p, say(reportWords.NotBegun, s)
	}
	return p, nil
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
	for _, id := range report.Histories(w, p) {
		whole, err := k.history(ctx, id)
		if whole == nil {
			damage = errors.Join(damage, err)
			continue
		}
		w.Series[id] = whole
	}
	return report.Build(report.Input{Workspace: w, Assessed: as, Period: p, Review: review, Lang: lang}), damage
}
