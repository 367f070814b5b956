package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

func (a *app) importCommand() *cobra.Command {
	dryRun, strict, format := false, false, ""
	cmd := &cobra.Command{
		Use: "import FILE", Short: a.t(words.ImportShort), Example: a.t(words.ImportExample), Args: a.takes(1, 1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			switch exchange.Format(format) {
			case exchange.Auto, exchange.CSV, exchange.TSV, exchange.JSON:
			default:
				return usage(say(words.BadFormat, format, "csv, tsv, json"))
			}
			return a.importFile(ctx, args[0], exchange.Format(format), dryRun, strict)
		}),
	}
	f := cmd.Flags()
	f.BoolVar(&dryRun, "dry-run", false, a.t(words.FlagDryRun))
	f.BoolVar(&strict, "strict", false, a.t(words.FlagStrict))
	f.StringVar(&format, "format", "", a.t(words.FlagImportFormat))
	return cmd
}

func (a *app) importFile(ctx context.Context, name string, format exchange.Format, dryRun, strict bool) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	var in io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // only read
		if st, err := f.Stat(); err == nil && st.IsDir() {
			return say(words.NotAFile, name)
		}
		in = f
	}
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	done := a.progress()
	read, err := exchange.ReadSnapshots(ctx, in, exchange.Options{
		Name: filepath.Base(name), Format: format, Info: o.w.Info, KPIs: o.w.KPIs, Today: o.today, Strict: strict, Progress: done,
		Computed: func(k *metrics.KPI, p metrics.Period) bool { return metrics.Explain(o.w, k, p, o.assessed).Value.OK },
	})
	done(-1)
	if read != nil {
		a.reportRows(read, &o.w.Info)
	}
	if err != nil {
		if errors.Is(err, context.Canceled) {
			return say(words.ImportCancelled)
		}
		return err
	}
	if strict && read.BadRows > 0 {
		return say(words.ImportStrict)
	}
	series, left := a.leaveComputed(o, read.Series)
	if strict && left > 0 {
		return say(words.ImportStrict)
	}
	if read.Values -= left; read.Values == 0 {
		return say(words.ImportNothing, filepath.Base(name))
	}
	change := metrics.Change{Kind: metrics.ChangeImport, Label: filepath.Base(name), Series: series}
	if dryRun {
		return a.dryRun(ctx, o, change)
	}
	entry, err := o.store.Apply(ctx, change, a.who(), o.now)
	if errors.Is(err, store.ErrNoChange) {
		a.printf(words.ImportSame, read.Values)
		return nil
	}
	if err != nil {
		return err
	}
	n, was := counts(entry.Change.Series)
	a.printf(words.Imported, filepath.Base(name), n, len(entry.Change.Series), n-was, was, read.Values-n, a.command("undo", strconv.FormatUint(entry.Seq, 10)))
	return o.damage
}

// counts returns how many snapshots edits write, and how many of them replace.
func counts(edits []metrics.SeriesEdit) (put, replaced int) {
	for i := range edits {
		put += len(edits[i].Put)
		replaced += len(edits[i].Replaced)
	}
	return put, replaced
}

// reportRows names the rows that could not be taken, which stop nothing but
// themselves, and the values that a later one of the file replaced.
func (a *app) reportRows(read *exchange.Import, info *metrics.Info) {
	const most = 20
	for i, bad := range read.Bad {
		if i == most {
			break
		}
		a.note(bad.In(a.lang))
	}
	if read.BadRows > most {
		a.notef(words.MoreBadRows, read.BadRows-min(most, len(read.Bad)))
	}
	const mostRepeats = 5
	for _, r := range read.Repeated[:min(mostRepeats, len(read.Repeated))] {
		a.note(r.In(a.lang, info))
	}
	if read.Repeats > 0 {
		a.notef(words.Repeats, read.Repeats)
	}
	if len(read.Ignored) > 0 {
		a.notef(words.IgnoredColumns, joined(read.Ignored))
	}
}

// dryRun compares what would be written with what is there.
func (a *app) dryRun(ctx context.Context, o *opened, change metrics.Change) error {
	fresh, changed, same := 0, 0, 0
	for i := range change.Series {
		e := &change.Series[i]
		have, err := o.store.Series(ctx, e.KPI, 0, 0)
		if have == nil {
			return err
		}
		f, c, s := compare(have, e.Put)
		fresh, changed, same = fresh+f, changed+c, same+s
		if f+c > 0 {
			a.printf(words.DryRunKPI, e.KPI, f, c, s)
		}
	}
	a.printf(words.DryRunDone, fresh, changed, same)
	return nil
}

// compare counts which of put are new, which change a value, which are there
// already. Both are ordered by slot.
func compare(have *metrics.Series, put []metrics.Snapshot) (fresh, changed, same int) {
	i := 0
	for _, p := range put {
		for i < len(have.Points) && have.Points[i].Slot.Compare(p.Slot) < 0 {
			i++
		}
		switch {
		case i == len(have.Points) || have.Points[i].Slot != p.Slot:
			fresh++
		case have.Points[i].Value != p.Value || p.Note() != "" && have.Points[i].Note() != p.Note():
			changed++
		default:
			same++
		}
	}
	return fresh, changed, same
}

// progress shows on a terminal how much was read, once it takes longer than a
// person waits without wondering; a negative count wipes it away.
func (a *app) progress() func(read int64) {
	if !isTerminal(a.err) {
		return func(int64) {}
	}
	const patience = 300 * time.Millisecond
	start, shown := time.Now(), false
	return func(read int64) {
		switch {
		case read < 0 && shown:
			fmt.Fprint(a.err, "\r\x1b[K")
		case read >= 0 && time.Since(start) > patience:
			shown = true
			fmt.Fprintf(a.err, "\r"+a.t(words.Reading)+"\x1b[K", float64(read)/1e6)
		}
	}
}

func (a *app) exportCommand() *cobra.Command {
	format, out, bom := "csv", "", false
	cmd := &cobra.Command{
		Use: "export", Short: a.t(words.ExportShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			if format != "csv" && format != "json" {
				return usage(say(words.BadFormat, format, "csv, json"))
			}
			k, err := a.known(ctx)
			if err != nil {
				return err
			}
			w, histories, damage := k.all(ctx)
			if w == nil {
				return damage
			}
			write := func(to io.Writer) error { return exchange.WriteCSV(to, w, histories, bom) }
			if format == "json" {
				minutes, err := k.allMinutes(ctx)
				damage = errors.Join(damage, err)
				write = func(to io.Writer) error { return exchange.WriteJSON(to, w, histories, minutes) }
			}
			return errors.Join(a.writeTo(out, write), damage)
		}),
	}
	f := cmd.Flags()
	f.StringVar(&format, "format", "csv", a.t(words.FlagFormat))
	f.StringVarP(&out, "output", "o", "", a.t(words.FlagOutput))
	f.BoolVar(&bom, "bom", false, a.t(words.FlagBOM))
	return cmd
}
