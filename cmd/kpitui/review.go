package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
)

func (a *app) reviewCommand() *cobra.Command {
	period := ""
	cmd := &cobra.Command{
		Use: "review", Short: a.t(words.ReviewShort), Example: a.t(words.ReviewExample), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			if isTerminal(a.out) && isTerminal(a.in) {
				return a.openReview(ctx, period)
			}
			return a.printReview(ctx, period)
		}),
	}
	cmd.Flags().StringVar(&period, "period", "", a.t(words.FlagReviewPeriod))
	return cmd
}

// openReview opens the cockpit in the review of a period.
func (a *app) openReview(ctx context.Context, period string) error {
	s, err := a.store()
	if err != nil {
		return err
	}
	cfg, err := a.cockpitConfig("review")
	if err != nil {
		return err
	}
	if period != "" { // only the workspace's calendar can read it
		o, err := a.open(ctx)
		if err != nil {
			return err
		}
		if cfg.StartReview, err = o.period(period, metrics.Reviewed[:]...); err != nil {
			return err
		}
	}
	return a.runCockpitOn(ctx, s, cfg)
}

// printReview prints the minutes of a review, or what they would say so far.
func (a *app) printReview(ctx context.Context, period string) error {
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	p, err := o.period(period, metrics.Reviewed[:]...)
	if err != nil {
		return err
	}
	minutes, ok, damage := o.minutes(ctx, metrics.ReviewID(p))
	if ok {
		return errors.Join(a.data(func(to io.Writer) error { _, err := io.WriteString(to, minutes.Text); return err }), damage, o.damage)
	}
	d, err := document(ctx, o.known, o.w, o.assessed, p, a.lang)
	if d == nil {
		return err
	}
	return errors.Join(a.data(func(to io.Writer) error { return report.WriteMarkdown(to, d) }), damage, err, o.damage)
}
