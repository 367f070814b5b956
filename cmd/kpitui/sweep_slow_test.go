//go:build slow

package main

import (
	"testing"

	"kpitui/internal/metrics"
)

// Every size that a terminal may have, in Japanese, whose letters are two columns wide.
func TestEveryViewFitsEverySizeThereIs(t *testing.T) {
	everyViewFits(t, metrics.JA, upTo(250), upTo(60))
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}
