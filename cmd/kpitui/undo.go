package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/text"
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

// describe says in a line what a change was.
func (a *app) describe(o *opened, it *store.Item) string {
	head := a.t(kindWords[it.Kind])
	if it.Undoes != 0 {
		return fmt.Sprintf("%s #%d", head, it.Undoes)
	}
	if it.Change != nil && it.Put+it.Dropped == 1 && len(it.Change.Series) == 1 {
		return head + "  " + a.oneValue(o, &it.Change.Series[0])
	}
	if it.Label != "" {
		head += "  " + text.Printable(it.Label)
	}
	if n := it.Put + it.Dropped; n > 0 {
		head += "  " + fmt.Sprintf(a.t(words.NValues), n, it.Series)
	}
	if it.Records > 0 {
		head += "  " + fmt.Sprintf(a.t(words.NRecords), it.Records)
	}
	if it.Series == 0 && len(it.KPIs) > 0 && len(it.KPIs) <= 3 {
		head += "  " + strings.Join(it.KPIs, ", ")
	}
	return head
}

// oneValue writes the change of a single value: mrr 2026-11-20 150万円 > 152万円.
func (a *app) oneValue(o *opened, e *metrics.SeriesEdit) string {
	k := o.w.KPI(e.KPI)
	if k == nil {
		return e.KPI
	}
	before, after, period := a.t(words.None), a.t(words.None), metrics.Period{}
	if len(e.Replaced) == 1 {
		before, period = a.value(o, k, e.Replaced[0].Value), e.Replaced[0].Period
	}
	if len(e.Put) == 1 {
		after, period = a.value(o, k, e.Put[0].Value), e.Put[0].Period
	}
	return fmt.Sprintf("%s %s  %s > %s", k.ID, o.w.Info.Label(period), before, after)
}
