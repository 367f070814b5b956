//go:build slow

package main

import (
	"kpitui/internal/metrics"
	"kpitui/internal/ui/uitest"
)

// sweep returns the sizes at which every view is drawn: all that a terminal may have
// in Japanese, whose letters are two columns wide, and the breakpoints in English.
func sweep(lang metrics.Lang) (widths, heights []int) {
	if lang != metrics.JA {
		return uitest.Widths(), uitest.Heights()
	}
	return upTo(250), upTo(60)
}

func upTo(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i + 1
	}
	return out
}
