package main

import (
	"bytes"
	"os"
	"testing"
)

// The embedded file is what this program writes: go generate ./internal/exchange.
func TestEmbeddedHistoryIsGenerated(t *testing.T) {
	file, err := os.ReadFile("history.csv")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file, history()) {
		t.Error("history.csv is not what generate.go writes: run go generate ./internal/exchange")
	}
}
