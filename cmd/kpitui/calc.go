package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/metrics/calc"
	"kpitui/internal/report"
	"kpitui/internal/store"
	"kpitui/internal/ui/theme"
)

// calcFlags are the flags of `kpitui calc`.
type calcFlags struct {
	per, format, period string
	days                int
	record, strict      bool
	daysGiven           bool
}

func (a *app) calcCommand() *cobra.Command {
	var fl calcFlags
	var names []string
	for _, c := range calc.Calculators() {
		names = append(names, c.ID)
	}
	cmd := &cobra.Command{
		Use: "calc [NAME FILE]", Short: a.t(calcWords.Short), Long: a.t(calcWords.Long), Example: a.t(calcWords.Example), Args: a.takes(0, 2),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return names, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
	}
	cmd.RunE = a.do(func(ctx context.Context, args []string) error {
		fl.daysGiven = cmd.Flags().Changed("days")
		switch err := fl.check(); {
		case err != nil:
			return err
		case len(args) == 0:
			return a.listCalculators()
		}
		c := calc.Find(args[0])
		switch {
		case c == nil:
			if near := nearest(args[0], names); near != "" {
				return notFound(calcWords.NoCalculatorNear, args[0], near)
			}
			return notFound(calcWords.NoCalculator, args[0], joined(names))
		case len(args) == 1:
			return usage(say(calcWords.NoFile, c.ID, columnsOf(c)))
		case fl.daysGiven && !c.Days:
			return usage(say(calcWords.NoDays, c.ID))
		}
		return a.calc(ctx, c, args[1], fl)
	})
	f := cmd.Flags()
	f.StringVar(&fl.per, "per", "month", a.t(calcWords.FlagPer))
	f.IntVar(&fl.days, "days", 0, a.t(calcWords.FlagDays))
	f.StringVar(&fl.format, "format", "text", a.t(calcWords.FlagFormat))
	f.BoolVar(&fl.record, "record", false, a.t(calcWords.FlagRecord))
	f.StringVar(&fl.period, "period", "", a.t(calcWords.FlagPeriod))
	f.BoolVar(&fl.strict, "strict", false, a.t(calcWords.FlagStrict))
	return cmd
}

// check refuses flags that mean nothing.
func (fl *calcFlags) check() error {
	switch {
	case fl.per != "month" && fl.per != "week":
		return usage(say(calcWords.BadPer, fl.per))
	case fl.format != "text" && fl.format != "json":
		return usage(say(words.BadFormat, fl.format, "text, json"))
	case fl.daysGiven && (fl.days < 1 || fl.days > 31):
		return usage(say(calcWords.BadDays, fl.days))
	case fl.period != "" && !fl.record:
		return usage(say(calcWords.PeriodAlone))
	}
	return nil
}

// columnsOf lists the columns of a calculator, its forms apart.
func columnsOf(c *calc.Calculator) string {
	forms := make([]string, len(c.Forms))
	for i, form := range c.Forms {
		forms[i] = form.String()
	}
	return strings.Join(forms, " | ")
}

// listCalculators says what each calculator computes, and of which columns.
func (a *app) listCalculators() error {
	var rows [][]string
	for _, c := range calc.Calculators() {
		rows = append(rows, []string{c.ID, a.t(c.About)})
		for _, form := range c.Forms {
			rows = append(rows, []string{"", form.String()})
		}
	}
	if err := report.Table(a.out, []string{a.t(calcWords.ColCalculator), a.t(calcWords.ColColumns)}, rows); err != nil {
		return err
	}
	a.printf(calcWords.ListHint)
	return nil
}

// calc computes the rows of a file, prints what came out and records it if asked to.
func (a *app) calc(ctx context.Context, c *calc.Calculator, name string, fl calcFlags) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	in, done, err := a.input(name)
	if err != nil {
		return err
	}
	defer done()
	o, info, today, err := a.calcWorkspace(ctx, fl.record)
	if err != nil {
		return err
	}
	if fl.period != "" {
		if _, err := metrics.ParsePeriod(info.Calendar, fl.period); err != nil {
			return usage(say(words.BadPeriod, fl.period))
		}
	}
	progress := a.progress()
	rows, err := exchange.ReadRows(ctx, in, exchange.RowOptions{
		Name: filepath.Base(name), Info: info, Forms: c.Forms, Today: today, Strict: fl.strict, Progress: progress,
	})
	progress(-1)
	if rows != nil {
		a.reportRaw(rows, today)
	}
	if errors.Is(err, context.Canceled) {
		return say(calcWords.Cancelled)
	}
	if err != nil {
		return err
	}
	options := calc.Options{Today: today, Per: metrics.Month, Days: fl.days}
	if fl.per == "week" {
		options.Per = metrics.Week
	}
	if o != nil {
		options.Goals = npsGoals(o)
	}
	result, err := c.Run(rows.Table, options)
	if err != nil {
		return err
	}
	if err := a.printResult(result, &info, fl.format); err != nil || !fl.record {
		return err
	}
	return a.recordResult(ctx, o, result, name, fl)
}

// input opens a file, or standard input for "-".
func (a *app) input(name string) (io.Reader, func(), error) {
	if name == "-" {
		return a.in, func() {}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	if st, err := f.Stat(); err == nil && st.IsDir() {
		_ = f.Close()
		return nil, nil, say(words.NotAFile, name)
	}
	return f, func() { _ = f.Close() }, nil
}

// calcWorkspace opens the workspace. A calculator works without one too, unless it is
// to record, or one was named: then o is nil, amounts are in the usual currency of
// the language, and days those of the machine's zone.
func (a *app) calcWorkspace(ctx context.Context, needed bool) (o *opened, info metrics.Info, today metrics.Date, err error) {
	o, err = a.open(ctx)
	if err == nil {
		return o, o.w.Info, o.today, o.damage
	}
	if needed || a.db != "" || a.workspace != "" || !errors.Is(err, store.ErrNotFound) {
		return nil, info, 0, err
	}
	clock, _, err := a.clock()
	if err != nil {
		return nil, info, 0, err
	}
	info.Currency = "USD"
	if a.lang == metrics.JA {
		info.Currency = "JPY"
	}
	now := clock(nil)
	info.TZ = now.Location().String()
	return nil, info, metrics.DateOf(now), nil
}

// reportRaw names the rows that could not be taken, and what else was not read.
func (a *app) reportRaw(rows *exchange.Rows, today metrics.Date) {
	const most = 20
	for _, bad := range rows.Bad[:min(most, len(rows.Bad))] {
		a.note(bad.In(a.lang))
	}
	if n := rows.BadRows - most; n > 0 {
		a.notef(words.MoreBadRows, n)
	}
	if rows.Later > 0 {
		a.notef(calcWords.Later, today, rows.Later)
	}
	if len(rows.Ignored) > 0 {
		a.notef(words.IgnoredColumns, joined(rows.Ignored))
	}
}

// npsGoals returns the goals of the KPI nps that count as set, its own and those of
// the phases.
func npsGoals(o *opened) []float64 {
	var out []float64
	add := func(g *metrics.Goal) {
		if g.SetOn(o.today) && g.Comparator != metrics.Between {
			out = append(out, g.Value)
		}
	}
	k := o.w.KPI(calc.NPSKPI)
	if k == nil || k.Archived {
		return nil
	}
	for i := range k.Goals {
		add(&k.Goals[i])
	}
	for i := range o.w.Phases {
		for j := range o.w.Phases[i].Goals {
			if g := &o.w.Phases[i].Goals[j]; g.KPI == k.ID {
				add(g)
			}
		}
	}
	return out
}

// printResult prints a result: coloured and as wide as the terminal where there is
// one, else plain and in 80 columns.
func (a *app) printResult(r *calc.Result, info *metrics.Info, format string) error {
	if format == "json" {
		return report.WriteCalcJSON(a.out, r, a.lang)
	}
	const usual = 80
	o := report.CalcOptions{Lang: a.lang, Info: info, Width: usual, ASCII: a.ascii}
	if !isTerminal(a.out) {
		return report.WriteCalc(a.out, r, o)
	}
	if f, ok := a.out.(interface{ Fd() uintptr }); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			o.Width = w
		}
	}
	if a.colourless() {
		return report.WriteCalc(a.out, r, o)
	}
	name := a.config.Theme
	if a.theme != "" {
		name, _ = theme.Parse(a.theme) // checked with the flags
	}
	look := theme.Resolve(name, supposeDark(os.Getenv("COLORFGBG")), a.ascii)
	coloured := colorprofile.NewWriter(a.out, os.Environ())
	if look.Name != theme.Mono && coloured.Profile >= colorprofile.ANSI {
		o.Heat = func(cell string, share float64) string { return look.Heat(share).Render(cell) }
	}
	return report.WriteCalc(coloured, r, o)
}
