package draw

import (
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

const (
	// interval is how long a frame stays, taken together: a flood of messages is not
	// worth more frames than a screen can show. After a pause two follow at once: a key
	// must not wait because something else was drawn a moment before.
	interval = time.Second / 120
	// A terminal that nobody reads holds whoever writes to it. What is being written
	// gets patience to end when the terminal is given back, and the way out what remains
	// of limit.
	patience = 150 * time.Millisecond
	limit    = 300 * time.Millisecond
	// Time is counted in tries: a program that is stopped meanwhile loses one of them and
	// not the way out.
	tries = 3
)

// terminal owns the terminal: nobody else writes to it or changes it. It is held (raw,
// drawn on) from open to the last release, but for the time that it is lent: a guest or
// a shell has it between release and take. Only the event loop takes; whoever ends the
// program may release, and says first that it is over.
type terminal struct {
	program *tea.Program
	console uv.Console
	out     *output
	box     mailbox
	guest   atomic.Pointer[guest]   // a program that has been lent the terminal
	failed  atomic.Pointer[failure] // the first one
	held    atomic.Bool             // the terminal is raw, and ours
	over    atomic.Bool             // nobody takes it any more

	quitting  bool // nothing counts any more. This and the next are the event loop's.
	suspended bool // the program has stopped itself

	cfg    Config
	cooked *term.State // of the input, at the start

	lock    chan struct{} // of size one: who has put something in may use what follows
	modes   modes         // that the terminal has been told
	painter painter
}

// failure is a panic and where it happened.
type failure struct {
	value any
	stack []byte
}

// open takes the terminal.
func open(cfg Config) (*terminal, error) {
	cooked, err := term.GetState(cfg.In.Fd())
	if err != nil {
		return nil, err
	}
	t := &terminal{cfg: cfg, console: uv.NewConsole(cfg.In, cfg.Out, cfg.Environ), cooked: cooked, out: newOutput(cfg.Out), lock: make(chan struct{}, 1)}
	width, height, err := t.size()
	if err != nil {
		return nil, err
	}
	t.box.poke = make(chan struct{}, 1)
	t.box.next.width, t.box.next.height = width, height
	if cfg.Profile != nil {
		t.box.next.profile = *cfg.Profile
	} else {
		t.box.next.profile = colorprofile.Detect(cfg.Out, cfg.Environ)
	}
	t.box.raw = []byte(asksFor(cfg.Environ))
	return t, t.seize()
}

// size returns the size of the terminal that is drawn on. The input may be another.
func (t *terminal) size() (width, height int, err error) { return term.GetSize(t.cfg.Out.Fd()) }

// Write is for Bubble Tea: it never waits.
func (t *terminal) Write(p []byte) (int, error) {
	t.box.send(p)
	return len(p), nil
}

// acquire waits for the terminal up to [limit] and reports whether it has got it.
func (t *terminal) acquire() bool {
	for range tries {
		select {
		case t.lock <- struct{}{}:
			return true
		case <-time.After(limit / tries):
		}
	}
	return false
}

func (t *terminal) free() { <-t.lock }

// seize makes the terminal raw. What it shows is drawn with the next frame.
func (t *terminal) seize() error {
	t.lock <- struct{}{}
	defer t.free()
	if t.held.Load() || t.over.Load() {
		return nil
	}
	if _, err := t.console.MakeRaw(); err != nil {
		t.restore()
		return err
	}
	t.out.expire(time.Time{})
	t.painter.forget()
	t.held.Store(true)
	t.box.wake()
	return nil
}

// restore makes the settings of the terminal what they were at the start, where somebody
// else has left it in others.
func (t *terminal) restore() { _ = term.Restore(t.cfg.In.Fd(), t.cooked) }

// take takes the terminal back after it was given to somebody else, who may have
// changed its size.
func (t *terminal) take() error {
	if err := t.seize(); err != nil {
		return err
	}
	go t.measure()
	return nil
}

// release gives the terminal back as it was: cooked, on its main screen, every mode
// off. It takes [limit] at most, and the console is restored in any case. It reports
// whether the terminal was ours.
func (t *terminal) release() (held bool) {
	t.out.expire(time.Now().Add(patience))
	if !t.acquire() { // only where writing cannot be broken off
		t.restore()
		return t.held.Swap(false)
	}
	defer t.free()
	if !t.held.Swap(false) {
		return false
	}
	defer func() { _ = t.console.Restore() }()
	if !t.modes.screen { // nothing has been shown yet
		return true
	}
	// A frame may have been cut off while it was held back, or behind a hidden cursor.
	leave := []byte(ansi.ResetModeSynchronizedOutput + afresh + ansi.CursorPosition(1, t.painter.height) +
		t.modes.to(modes{}) + ansi.SetModeTextCursorEnable)
	t.modes = modes{}
	if t.over.Load() { // what was to be written as it is still is: a text for the clipboard
		_, raw := t.box.take()
		leave = append(raw, leave...)
	}
	for range tries {
		if _, err := t.out.Write(leave); err == nil {
			break
		}
		// What nobody has read is thrown away to make room for the way out.
		t.out.discard()
		t.out.expire(time.Now().Add((limit - patience) / (tries - 1)))
	}
	return true
}

// draws draws the latest frame whenever there is one, until done.
func (t *terminal) draws(done <-chan struct{}) {
	defer func() {
		if r := recover(); r != nil {
			t.fail(r)
		}
	}()
	var paid time.Time // until when frames have been drawn
	for {
		select {
		case <-done:
			return
		case <-t.box.poke:
		}
		if wait := time.Until(paid.Add(-interval)); wait > 0 {
			select {
			case <-done:
				return
			case <-time.After(wait):
			}
		}
		if t.draw() {
			if now := time.Now(); paid.Before(now) {
				paid = now
			}
			paid = paid.Add(interval)
		}
	}
}

// draw draws the latest frame and reports whether there was anything new to be seen.
func (t *terminal) draw() bool {
	t.lock <- struct{}{}
	defer t.free()
	if !t.held.Load() {
		return false
	}
	f, out := t.box.take()
	var cells []byte
	// Before the first line there is nothing worth the time of a blank screen.
	if f.modes.screen && (t.modes.screen || strings.TrimSpace(f.content) != "") {
		cells = t.painter.paint(&f)
		out = t.compose(out, &f, cells)
	}
	if len(out) == 0 {
		return false
	}
	if _, err := t.out.Write(out); err != nil {
		t.painter.forget() // how much of it arrived is not known
	}
	return len(cells) > 0 && strings.TrimSpace(f.content) != ""
}

// compose adds to out what is written at once. Cells are written between two marks
// where the terminal can hold back what it shows, and behind a hidden cursor elsewhere.
func (t *terminal) compose(out []byte, f *frame, cells []byte) []byte {
	switch {
	case len(cells) == 0:
		out = append(out, t.modes.to(f.modes)...)
	case f.synchronised:
		out = append(out, ansi.SetModeSynchronizedOutput+t.modes.to(f.modes)...)
		out = append(out, cells...)
		out = append(out, ansi.ResetModeSynchronizedOutput...)
	default:
		behind := f.modes
		behind.hidden = true
		out = append(out, t.modes.to(behind)...)
		out = append(out, cells...)
		out = append(out, behind.to(f.modes)...)
	}
	t.modes = f.modes
	return out
}
