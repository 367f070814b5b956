package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

func (a *app) defineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "define", Short: a.t(words.DefineShort), Args: a.takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	out := ""
	export := &cobra.Command{
		Use: "export", Short: a.t(words.DefineExportShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			o, err := a.open(ctx)
			if err != nil {
				return err
			}
			err = a.writeTo(out, func(w io.Writer) error { return exchange.WriteDefinitions(w, exchange.DefinitionsOf(o.w)) })
			return errors.Join(err, o.damage)
		}),
	}
	export.Flags().StringVarP(&out, "output", "o", "", a.t(words.FlagOutput))
	yes := false
	apply := &cobra.Command{
		Use: "apply FILE", Short: a.t(words.DefineApplyShort), Args: a.takes(1, 1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			data, err := a.readFile(args[0])
			if err != nil {
				return err
			}
			return a.apply(ctx, data, args[0], yes)
		}),
	}
	apply.Flags().BoolVarP(&yes, "yes", "y", false, a.t(words.FlagYesApply))
	edit := &cobra.Command{
		Use: "edit", Short: a.t(words.DefineEditShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error { return a.edit(ctx) }),
	}
	cmd.AddGroup(&cobra.Group{ID: groupDefine, Title: a.t(words.GroupDefine)})
	for _, c := range []*cobra.Command{export, apply, edit} {
		c.GroupID = groupDefine
		cmd.AddCommand(c)
	}
	return cmd
}

// apply shows what a definitions file would change, asks, and changes it.
func (a *app) apply(ctx context.Context, data []byte, name string, yes bool) error {
	file, err := exchange.ParseDefinitions(data, name)
	if err != nil {
		return err
	}
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	if o.damage != nil {
		// Definitions that could not be read would be taken for new ones.
		return o.damage
	}
	measured := func(kpi string) bool { return o.series(kpi).First != nil || len(o.series(kpi).Points) > 0 }
	plan := exchange.PlanApply(exchange.DefinitionsOf(o.w), file, o.today, measured)
	if len(plan.Differences) == 0 {
		a.printf(words.ApplyNothing)
		return nil
	}
	after := *o.w
	after.Info, after.KPIs, after.Phases, after.Views = plan.After.Info, plan.After.KPIs, plan.After.Phases, plan.After.Views
	if err := metrics.Validate(&after); err != nil {
		return exchange.Locate(err, data, name)
	}
	for _, d := range plan.Differences {
		a.println("  " + d.In(a.lang))
	}
	if !yes && !a.confirm(words.ApplyAsk, len(plan.Differences)) {
		return say(words.ApplyNeedsYes)
	}
	plan.Change.Label = filepath.Base(name)
	if _, err := o.store.Apply(ctx, plan.Change, a.who(), o.now); err != nil && !errors.Is(err, store.ErrNoChange) {
		return err
	}
	a.printf(words.ApplyDone, len(plan.Differences), a.command("undo"))
	return nil
}

// edit opens the definitions in the user's editor. A file that is not valid goes
// back to the editor, so that nothing typed is lost.
func (a *app) edit(ctx context.Context) error {
	if !isTerminal(a.in) || !isTerminal(a.out) {
		return say(words.EditNeedsTerminal)
	}
	o, err := a.open(ctx)
	if err != nil {
		return err
	}
	if o.damage != nil {
		return o.damage
	}
	dir, err := os.MkdirTemp("", "kpitui-define-")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "definitions.yaml")
	var before bytes.Buffer
	if err := exchange.WriteDefinitions(&before, exchange.DefinitionsOf(o.w)); err != nil {
		return err
	}
	if err := os.WriteFile(path, before.Bytes(), 0o600); err != nil {
		return err
	}
	for {
		if err := a.editor(ctx, path); err != nil {
			return say(words.EditorFailed, err, path)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if bytes.Equal(data, before.Bytes()) {
			a.printf(words.ApplyNothing)
			return os.RemoveAll(dir)
		}
		err = a.apply(ctx, data, path, false)
		if err == nil {
			return os.RemoveAll(dir)
		}
		a.complain(err)
		if !a.confirm(words.EditAgain) {
			return say(words.EditKept, path)
		}
	}
}

func (a *app) editor(ctx context.Context, path string) error {
	cmd := editorOf(ctx, path)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.in, a.out, a.err
	return cmd.Run()
}

// readFile reads a file, or standard input for "-".
func (a *app) readFile(name string) ([]byte, error) {
	const most = 16 << 20 // no definitions are this long
	if name == "-" {
		return io.ReadAll(io.LimitReader(a.in, most))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read
	return io.ReadAll(io.LimitReader(f, most))
}

// writeTo writes to a new file, or to standard output for an empty name or "-".
func (a *app) writeTo(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return a.data(write)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		if errors.Is(err, os.ErrExist) {
			return say(words.Exists, name)
		}
		if errors.Is(err, os.ErrNotExist) {
			return notFound(words.NoFolder, filepath.Dir(name))
		}
		return err
	}
	if err := errors.Join(write(f), f.Close()); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}
