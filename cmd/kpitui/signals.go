package main

import (
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
)

// grace is how long the screen may take to be put back after a signal. A
// terminal that nobody reads any more would hold the program for ever.
const grace = 2 * time.Second

// closeOnSignals ends the program on every signal that asks for it. The store
// holds nothing open between operations, so only the screen has to be put back;
// a watchdog ends the process when that hangs. The function returned undoes it.
func closeOnSignals(p *tea.Program) (stop func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, endings...)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case <-signals:
		}
		go p.Quit()
		select {
		case <-done:
		case <-time.After(grace):
			os.Exit(exitFailed)
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
