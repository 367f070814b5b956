package main

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/store"
)

func (a *app) undoCommand() *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use: "undo [N]", Short: a.t(words.UndoShort), Args: a.takes(0, 1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			seq := uint64(0)
			if len(args) == 1 {
				n, err := strconv.ParseUint(strings.TrimPrefix(args[0], "#"), 10, 64)
				if err != nil || n == 0 {
					return usage(say(words.BadEntry, args[0]))
				}
				seq = n
			}
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			entry, err := o.store.Undo(ctx, seq, force, a.who(), o.now)
			if errors.Is(err, store.ErrNotFound) && seq != 0 {
				return notFound(words.NoEntry, seq)
			}
			if err != nil {
				return err
			}
			items, err := o.store.Journal(ctx, entry.Undoes+1, 1)
			if err != nil || len(items) == 0 {
				a.printf(words.UndidEntry, entry.Undoes, "")
				return err
			}
			a.printf(words.UndidEntry, entry.Undoes, a.describe(o, &items[0]))
			return o.damage
		}),
	}
	cmd.Flags().BoolVar(&force, "force", false, a.t(words.FlagForce))
	return cmd
}

// describe says in a line what a change was, its KPIs by the ids that commands take.
func (a *app) describe(o *opened, it *store.Item) string {
	j, e := report.Journal{Workspace: o.w, Lang: a.lang, IDs: true}, entryOf(it)
	return j.Line(&e, touched(it))
}

// touched says what an entry of the store's journal did, in short.
func touched(it *store.Item) report.Touched {
	return report.Touched{KPIs: it.KPIs, Of: it.Series, Values: it.Put + it.Dropped}
}

// entryOf returns a line of the store's journal as an entry, without its values
// where the change was large.
func entryOf(it *store.Item) metrics.Entry {
	e := metrics.Entry{Seq: it.Seq, At: it.At, By: it.By, Undoes: it.Undoes, Change: metrics.Change{Kind: it.Kind, Label: it.Label}}
	if it.Change != nil {
		e.Change = *it.Change
	}
	return e
}
