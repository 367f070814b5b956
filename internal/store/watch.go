package store

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A change comes as several writes within a few milliseconds; a cockpit need not
// look before the last.
const watchSettle = 15 * time.Millisecond

// pollEvery is how often the file is looked at where the system cannot tell.
const pollEvery = 500 * time.Millisecond

// Watch tells when the file may have changed, by whomever, until ctx ends and the
// channel is closed. Bursts come as one message; the receiver asks Since what
// happened. It waits in the kernel and costs nothing at rest; where the system
// gives no events, it looks at the file every two seconds.
//
// The directory is watched, not the file, because a restore puts another file in
// its place.
func (s *Store) Watch(ctx context.Context) (<-chan struct{}, error) {
	out := make(chan struct{}, 1)
	w, err := fsnotify.NewWatcher()
	if err == nil {
		if err = w.Add(filepath.Dir(s.path)); err != nil {
			_ = w.Close()
		}
	}
	if _, serr := os.Stat(s.path); serr != nil {
		if err == nil {
			_ = w.Close()
		}
		return nil, s.explain(ctx, serr)
	}
	if err != nil {
		go s.poll(ctx, out)
	} else {
		go s.events(ctx, w, out)
	}
	return out, nil
}

func tell(out chan<- struct{}) {
	select {
	case out <- struct{}{}:
	default: // one is waiting to be read; it stands for this one too
	}
}

func (s *Store) events(ctx context.Context, w *fsnotify.Watcher, out chan<- struct{}) {
	defer close(out)
	defer func() { _ = w.Close() }()
	settled := time.NewTimer(time.Hour)
	settled.Stop()
	base := filepath.Base(s.path)
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.Events:
			if !ok {
				return
			}
			if filepath.Base(e.Name) == base && e.Op&(fsnotify.Write|fsnotify.Create|fsnotify.Rename|fsnotify.Remove) != 0 {
				settled.Reset(watchSettle)
			}
		case _, ok := <-w.Errors: // an overflow: something happened
			if !ok {
				return
			}
			settled.Reset(watchSettle)
		case <-settled.C:
			tell(out)
		}
	}
}

func (s *Store) poll(ctx context.Context, out chan<- struct{}) {
	defer close(out)
	last := s.stamp()
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if now := s.stamp(); now != last {
				last = now
				tell(out)
			}
		}
	}
}

type stamp struct {
	at   time.Time
	size int64
}

func (s *Store) stamp() stamp {
	info, err := os.Stat(s.path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.ModTime(), info.Size()}
}
