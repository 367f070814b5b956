//go:build slow

package chart

import "testing"

func TestEverySizeThereIs(t *testing.T) {
	upTo := func(n int) []int {
		out := make([]int, n)
		for i := range out {
			out[i] = i + 1
		}
		return out
	}
	sweep(t, upTo(250), upTo(60))
}
