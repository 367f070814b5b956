package main

import (
	"os"
	"sync"
)

// litter is what a run leaves lying about on purpose: the demo's throw-away
// store, which commands of the cockpit may make beside its event loop.
type litter struct {
	mu   sync.Mutex
	dirs []string
}

func (l *litter) add(dir string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dirs = append(l.dirs, dir)
}

// clear removes it. What cannot be removed is left to the system, which clears
// its temporary directory itself.
func (l *litter) clear() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, dir := range l.dirs {
		_ = os.RemoveAll(dir)
	}
}
