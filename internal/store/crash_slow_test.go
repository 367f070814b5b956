//go:build unix && slow

package store

import "testing"

func TestKillAtLength(t *testing.T) {
	t.Parallel()
	kill(t, 200)
}
