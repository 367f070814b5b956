package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// The stores that the program carries are what this one writes: go generate ./cmd/kpitui.
func TestStoresAreGenerated(t *testing.T) {
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		told := filepath.Join(t.TempDir(), "told.db")
		if err := write(told, lang); err != nil {
			t.Fatal(err)
		}
		file, err := os.ReadFile(string(lang) + ".db")
		if err != nil {
			t.Fatal(err)
		}
		carried := filepath.Join(t.TempDir(), "carried.db")
		if err := os.WriteFile(carried, file, 0o600); err != nil {
			t.Fatal(err)
		}
		// Another machine may round what reviews froze another way.
		if diff := cmp.Diff(contentOf(t, told), contentOf(t, carried), cmpopts.EquateApprox(1e-9, 0)); diff != "" {
			t.Errorf("%s.db is not what generate.go writes: run go generate ./cmd/kpitui\n-told +carried\n%s", lang, diff)
		}
	}
}

// content is all that a store holds.
type content struct {
	Schema    int
	Workspace *metrics.Workspace
	Histories map[string]*metrics.Series
	Entries   []metrics.Entry
}

func contentOf(t *testing.T, path string) (c content) {
	t.Helper()
	ctx, s := context.Background(), store.Open(path, store.Options{})
	health, err := s.Doctor(ctx)
	if err != nil || !health.OK() {
		t.Fatal(err, health)
	}
	c.Schema = health.Schema
	if c.Workspace, _, err = s.Load(ctx, exchange.DemoDay); err != nil {
		t.Fatal(err)
	}
	_, all, err := s.All(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c.Histories = map[string]*metrics.Series{}
	for kpi, series := range all {
		c.Histories[kpi] = series
	}
	for seq := range health.Seq {
		e, err := s.EntryAt(ctx, seq+1)
		if err != nil {
			t.Fatal(err)
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}
