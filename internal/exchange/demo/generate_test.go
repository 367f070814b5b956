package main

import (
	"bytes"
	"os"
	"testing"
)

// The embedded files are what this program writes: go generate ./internal/exchange.
func TestEmbeddedFilesAreGenerated(t *testing.T) {
	defined, err := definitions()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"history.csv": history(), "definitions.json": defined} {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(file, want) {
			t.Errorf("%s is not what generate.go writes: run go generate ./internal/exchange", name)
		}
	}
}
