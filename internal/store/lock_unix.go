//go:build unix && !solaris && !aix && !android

package store

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"syscall"
	"time"
)

// lock waits for the file's lock, shared or exclusive, until the deadline. bbolt
// takes the same lock on the same descriptor afterwards, which then costs it no
// wait. It would look every 50 ms, which is ten times as long as a change takes;
// fifty writers would each wait for seconds. A blocking lock cannot be given up.
func lock(ctx context.Context, f *os.File, exclusive bool, deadline time.Time) error {
	how := syscall.LOCK_SH | syscall.LOCK_NB
	if exclusive {
		how = syscall.LOCK_EX | syscall.LOCK_NB
	}
	for pause := 200 * time.Microsecond; ; pause = min(pause*3/2, 8*time.Millisecond) {
		err := syscall.Flock(int(f.Fd()), how)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, syscall.EINTR):
			continue
		case !errors.Is(err, syscall.EWOULDBLOCK):
			return err
		case time.Now().After(deadline):
			return ErrBusy
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause/2 + rand.N(pause)):
		}
	}
}

// unlock gives the lock back while a mapping of the file lives on: closing the
// descriptor alone would leave the lock with the mapping.
func unlock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_UN) }
