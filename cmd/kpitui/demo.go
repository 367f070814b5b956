package main

import (
	"context"
	_ "embed"
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

//go:generate go run ./demo

// The demo's stores as they are: telling the story at each start, with the figures that
// its reviews froze, and writing its journal took as long as all the rest until the
// first board.
var (
	//go:embed demo/ja.db
	demoJA []byte
	//go:embed demo/en.db
	demoEN []byte
)

// createDemo makes a store that holds the demo story with its journal. It goes with
// the program, so nobody waits until it is on disk.
func createDemo(path string, lang metrics.Lang) error {
	told := demoEN
	if lang == metrics.JA {
		told = demoJA
	}
	return os.WriteFile(path, told, 0o600)
}
