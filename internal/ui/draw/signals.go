package draw

import (
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"
)

// After a signal what is typed in a review may take keeping to reach the disk, and
// the screen another grace to be put back. A terminal that nobody reads any more
// would hold the program for ever.
const (
	keeping = time.Second
	grace   = time.Second
)

// closeOnSignals ends the program on every signal that asks for it. The store
// holds nothing open between operations, so only what is typed in a review has to
// be kept and the screen put back; a watchdog ends the process when that hangs.
// The function returned undoes it.
func closeOnSignals(p *tea.Program, closing tea.Msg) (stop func()) {
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, endings...)
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
			return
		case <-signals:
		}
		go p.Send(closing)
		select {
		case <-done:
			return
		case <-time.After(keeping):
		}
		go p.Quit()
		select {
		case <-done:
		case <-time.After(grace):
			os.Exit(1)
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
