package store

import (
	"runtime"
	"runtime/debug"
	"sync"
)

// Fewer things in a part cost more to divide than they save, and memory is fed by so
// many processors at most.
const (
	fewestInPart = 100
	mostParts    = 8
)

// parts returns in how many parts n things are read at the same time. What a rewound
// transaction sees, or one that writes, no other does.
func (t *tx) parts(n int) int {
	if t.records.then != nil || t.Writable() {
		return 1
	}
	return max(1, min(runtime.NumCPU(), runtime.GOMAXPROCS(0), mostParts, n/fewestInPart))
}

// divide has n things read in t.parts(n) parts at the same time: read gets the number
// of its part, which things are in it, and the transaction to use, for no transaction
// may be used by two. What they note as damaged is noted in the order of the parts.
func (t *tx) divide(n int, read func(t *tx, part, from, to int)) error {
	parts := t.parts(n)
	size := (n + parts - 1) / parts
	beside := make([]besides, parts-1)
	var reading sync.WaitGroup
	defer reading.Wait() // also when this goroutine panics: the file is closed then
	for i := range beside {
		from := min(n, size*(i+1))
		reading.Go(func() {
			beside[i].run(t, func(o *tx) { read(o, i+1, from, min(n, from+size)) })
		})
	}
	read(t, 0, 0, min(n, size))
	reading.Wait()
	for i := range beside {
		b := &beside[i]
		if b.panicked != nil {
			panic(b.panicked) // the guard of the operation knows what to do about it
		}
		if b.err != nil {
			return b.err
		}
		t.damage = append(t.damage, b.damage...)
	}
	return nil
}

// besides is what became of a part that was read beside the transaction.
type besides struct {
	damage   []Damage
	err      error
	panicked any
}

func (b *besides) run(t *tx, read func(o *tx)) {
	debug.SetPanicOnFault(true) // of this goroutine, which ends here
	defer func() { b.panicked = recover() }()
	btx, err := t.DB().Begin(false)
	if err != nil {
		b.err = err
		return
	}
	o, err := begin(btx, t.version)
	if err == nil {
		read(o)
		b.damage = o.damage
	}
	// Not deferred: after a panic the transaction must not be touched.
	if rerr := btx.Rollback(); err == nil {
		err = rerr
	}
	b.err = err
}
