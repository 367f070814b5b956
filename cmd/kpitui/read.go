package main

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
)

// printBoard prints the board as text.
func (a *app) printBoard(ctx context.Context) error {
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	all := make([]*metrics.Status, len(o.assessed.KPIs))
	for i := range all {
		all[i] = &o.assessed.KPIs[i]
	}
	return errors.Join(report.WriteBoard(a.out, o.w, o.assessed, all, a.lang), o.damage)
}

func (a *app) statusCommand() *cobra.Command {
	var (
		asJSON, line, byLevel bool
		tier, view            string
		level                 int
	)
	cmd := &cobra.Command{
		Use: "status", Short: a.t(words.StatusShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			if asJSON && line {
				return usage(say(words.FlagsExclude, "--json", "--line"))
			}
			if tier != "" && !slices.Contains(metrics.Tiers[:], metrics.Tier(tier)) {
				return usage(say(words.BadTier, tier))
			}
			if level < 0 || level > int(metrics.LevelCritical) {
				return usage(say(words.BadLevel, level))
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			wanted := func(string) bool { return true }
			if view != "" {
				v := o.w.View(view)
				if v == nil {
					return noView(o.w, view)
				}
				wanted = func(id string) bool { return slices.Contains(v.KPIs, id) }
			}
			chosen := make([]metrics.Status, 0, len(o.assessed.KPIs))
			worst := metrics.LevelNone
			for _, st := range o.assessed.KPIs {
				if (tier == "" || st.KPI.Tier == metrics.Tier(tier)) && int(st.Level) >= level && wanted(st.KPI.ID) {
					chosen = append(chosen, st)
					worst = max(worst, st.Level)
				}
			}
			if err := a.writeStatus(o, chosen, asJSON, line); err != nil {
				return err
			}
			if o.damage != nil {
				return o.damage
			}
			if byLevel {
				return exitLevel(10 * int(worst))
			}
			return nil
		}),
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, a.t(words.FlagJSON))
	f.BoolVar(&line, "line", false, a.t(words.FlagLine))
	f.BoolVar(&byLevel, "exit-code", false, a.t(words.FlagExitCode))
	f.StringVar(&tier, "tier", "", a.t(words.FlagTier))
	f.StringVar(&view, "view", "", a.t(words.FlagView))
	f.IntVar(&level, "level", 0, a.t(words.FlagLevel))
	return cmd
}

func (a *app) writeStatus(o *opened, chosen []metrics.Status, asJSON, line bool) error {
	switch {
	case asJSON:
		shown := *o.assessed
		shown.KPIs = chosen
		return report.WriteStatus(a.out, o.w, &shown, a.lang)
	case line:
		return report.WriteLine(a.out, o.w, o.assessed, a.lang)
	}
	// A few lines: what asks for something, worst first; everything when a filter
	// was given, for then it was asked for.
	var rows []*metrics.Status
	for i := range chosen {
		rows = append(rows, &chosen[i])
	}
	slices.SortStableFunc(rows, func(x, y *metrics.Status) int { return int(y.Level) - int(x.Level) })
	return report.WriteBoard(a.out, o.w, o.assessed, rows, a.lang)
}

func (a *app) showCommand() *cobra.Command {
	asJSON, periods := false, 0
	cmd := &cobra.Command{
		Use: "show KPI", Short: a.t(words.ShowShort), Args: a.takes(1, 1), ValidArgsFunction: a.completeKPI,
		RunE: a.do(func(ctx context.Context, args []string) error {
			if periods < 1 {
				return usage(say(words.AtLeastOne, "--periods"))
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			st, err := o.status(args[0])
			if err != nil {
				return err
			}
			series, damage := o.history(ctx, st.KPI.ID)
			if series == nil {
				return damage
			}
			var judged []metrics.Judgement
			if len(series.Points) > 0 {
				first := o.w.Info.Of(st.KPI.JudgedKind(), series.Points[0].Period.Start)
				n := 1
				for p := first; p.Start < o.w.Info.Of(st.KPI.JudgedKind(), o.today).Start; p = p.Add(1) {
					n++
				}
				judged = metrics.Judge(o.w, st.KPI, series, o.today, n)
			}
			st.YearBefore = metrics.YearBefore(o.w, st, series, o.today)
			k := report.NewKPI(o.w, o.assessed, st, series, judged, a.lang)
			if asJSON {
				return errors.Join(report.WriteJSON(a.out, k), damage)
			}
			return errors.Join(report.WriteKPI(a.out, o.w, st, k, a.lang, periods), damage)
		}),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, a.t(words.FlagJSON))
	cmd.Flags().IntVar(&periods, "periods", 13, a.t(words.FlagPeriods))
	return cmd
}

func (a *app) listCommand() *cobra.Command {
	archived := false
	cmd := &cobra.Command{
		Use: "list", Short: a.t(words.ListShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			titles := []string{"id", a.t(words.ColName), a.t(words.ColUnit), a.t(words.ColCadence), a.t(words.ColFreshness)}
			var rows [][]string
			for i := range o.assessed.KPIs {
				st := &o.assessed.KPIs[i]
				rows = append(rows, []string{st.KPI.ID, a.t(st.KPI.Name), string(st.KPI.Unit.Kind), string(st.KPI.Cadence), a.t(st.Freshness.Label())})
			}
			if archived {
				for i := range o.w.KPIs {
					if k := &o.w.KPIs[i]; k.Archived {
						rows = append(rows, []string{k.ID, a.t(k.Name), string(k.Unit.Kind), string(k.Cadence), a.t(words.Archived)})
					}
				}
			}
			return errors.Join(report.Table(a.out, titles, rows), o.damage)
		}),
	}
	cmd.Flags().BoolVar(&archived, "archived", false, a.t(words.FlagArchived))
	return cmd
}

func (a *app) logCommand() *cobra.Command {
	n := 0
	cmd := &cobra.Command{
		Use: "log", Short: a.t(words.LogShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			if n < 1 {
				return usage(say(words.AtLeastOne, "--number"))
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			items, err := o.journal(ctx, n)
			if err != nil && items == nil {
				return err
			}
			zone, zoneErr := o.w.Info.Location()
			if zoneErr != nil {
				return zoneErr
			}
			rows := make([][]string, len(items))
			for i := range items {
				it := &items[i]
				what := a.describe(o, it)
				if it.UndoneBy != 0 {
					what += "  " + a.t(words.WasUndone)
				}
				rows[i] = []string{strconv.FormatUint(it.Seq, 10), it.At.In(zone).Format("2006-01-02 15:04"), it.By, what}
			}
			return errors.Join(report.Table(a.out, []string{">#", a.t(words.ColWhen), a.t(words.ColWho), a.t(words.ColWhat)}, rows), err)
		}),
	}
	cmd.Flags().IntVarP(&n, "number", "n", 30, a.t(words.FlagNumber))
	return cmd
}
