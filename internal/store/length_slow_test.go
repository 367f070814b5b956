//go:build slow

package store

import "testing"

// What the default run tries a few times, tried often, and side by side: half of the
// time goes by waiting for the disk.

func TestAgainstModelAtLength(t *testing.T) {
	t.Parallel()
	againstModels(t, 60)
}

func TestComputedHistoriesFollowAtLength(t *testing.T) {
	t.Parallel()
	historiesFollow(t, 60)
}

func TestThePastIsAsItWasAtLength(t *testing.T) {
	t.Parallel()
	pastIsAsItWas(t, 500)
}

func TestBitFlipsAtLength(t *testing.T) {
	t.Parallel()
	flipBits(t, 2000, 40)
}

func TestBitFlipsInThePastAtLength(t *testing.T) {
	t.Parallel()
	flipBitsInThePast(t, 2000)
}
