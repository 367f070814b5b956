//go:build !unix || solaris || aix || android

package store

import (
	"context"
	"os"
	"time"
)

// lock leaves the waiting to bbolt, which locks these systems' files its own way.
func lock(ctx context.Context, f *os.File, exclusive bool, deadline time.Time) error {
	return ctx.Err()
}

// unlock has nothing to do: closing the descriptor ends these systems' locks.
func unlock(*os.File) {}
