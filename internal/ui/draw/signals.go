package draw

import (
	"os"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// After a signal what the model holds may take keeping to reach the disk; the screen is
// put back after that in any case, and Bubble Tea has another grace to end.
const (
	keeping = time.Second
	grace   = time.Second
)

// closeOnSignals ends the program on every signal that asks for it, until done. Bubble
// Tea would forget those that arrive while it gives the terminal away or takes it back.
// t is nil where Bubble Tea draws: a terminal that nobody reads holds it for ever, so a
// watchdog ends the process.
func closeOnSignals(done <-chan struct{}, signals <-chan os.Signal, p *tea.Program, closing tea.Msg, t *terminal) {
	for asked := false; !asked; {
		select {
		case <-done:
			return
		case s := <-signals:
			asked = t.concerns(s)
		}
	}
	go p.Send(closing)
	select {
	case <-done:
		return
	case <-time.After(keeping):
	}
	if t != nil {
		t.over.Store(true)
		t.release()
	}
	go p.Kill()
	select {
	case <-done:
	case <-time.After(grace):
		os.Exit(1)
	}
}

// concerns reports whether a signal asks this program to end. While another has the
// terminal, keys that make signals are typed for that; the others it gets too, for it
// would outlive the terminal.
func (t *terminal) concerns(s os.Signal) bool {
	if t == nil {
		return true
	}
	g := t.guest.Load()
	if g == nil {
		return true
	}
	if s == os.Interrupt || s == syscall.SIGQUIT {
		return false
	}
	if p := g.running.Load(); p != nil {
		_ = p.Signal(s) // it may have ended meanwhile
	}
	return true
}

// measure tells the model the terminal's size.
func (t *terminal) measure() {
	if width, height, err := t.size(); err == nil {
		t.program.Send(tea.WindowSizeMsg{Width: width, Height: height})
	}
}
