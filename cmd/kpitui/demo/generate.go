// Command demo writes the stores of the demo story, one per language, that the
// program carries: told by exchange.Demo, with the journal of every change.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

func main() {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		if err := replace(filepath.Join("demo", string(lang)+".db"), lang); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func replace(path string, lang metrics.Lang) error {
	next := path + ".new"
	if err := write(next, lang); err != nil {
		return errors.Join(err, os.RemoveAll(next))
	}
	return os.Rename(next, path)
}

// write makes a store that holds the demo story. The minutes of its reviews are left
// out: whoever looks at them makes them of the state that each closing froze.
func write(path string, lang metrics.Lang) error {
	entries := exchange.Demo(lang)
	past := make([]store.Dated, len(entries))
	for i, e := range entries {
		past[i] = store.Dated{Change: e.Change, By: e.By, At: e.At}
	}
	return store.CreateHistory(path, past)
}
