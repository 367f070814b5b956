package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

func (a *app) demoCommand() *cobra.Command {
	printBoard := false
	cmd := &cobra.Command{
		Use: "demo", Short: a.t(words.DemoShort), Args: a.takes(0, 0),
		RunE: a.do(func(ctx context.Context, _ []string) error {
			a.story = exchange.DemoDay.String()
			s, err := a.demoStore()
			if err != nil {
				return err
			}
			a.db = s.Path()
			if printBoard || !isTerminal(a.out) || !isTerminal(a.in) {
				return a.printBoard(ctx)
			}
			cfg, err := a.cockpitConfig("")
			if err != nil {
				return err
			}
			return a.runCockpitOn(ctx, s, cfg)
		}),
	}
	cmd.Flags().BoolVar(&printBoard, "print", false, a.t(words.FlagPrint))
	return cmd
}

// demoStore makes a throw-away store that holds the demo story; it goes when the
// program ends.
func (a *app) demoStore() (*store.Store, error) {
	dir, err := os.MkdirTemp("", "kpitui-demo-")
	if err != nil {
		return nil, err
	}
	a.litter.add(dir)
	path := filepath.Join(dir, "demo.db")
	if err := createDemo(path, a.lang); err != nil {
		return nil, err
	}
	return store.Open(path, store.Options{}), nil
}

// createDemo makes a store that holds the demo story with its journal. The minutes
// of its reviews are made when they are looked at, by storage.Minutes: nine of them
// would take twice as long as all the rest until the first board.
func createDemo(path string, lang metrics.Lang) error {
	entries := exchange.Demo(lang)
	past := make([]store.Dated, len(entries))
	for i, e := range entries {
		past[i] = store.Dated{Change: e.Change, By: e.By, At: e.At}
	}
	return store.CreateHistory(path, past)
}
