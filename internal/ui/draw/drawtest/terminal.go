//go:build unix

package drawtest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Hanging is longer than any program needs that has been asked to end.
const Hanging = 5 * time.Second

// Terminal is a pseudo-terminal with a program in it.
type Terminal struct {
	Cmd  *exec.Cmd
	Keys *os.File // what is written here is typed

	t       testing.TB
	tty     *os.File // kept open: its state is looked at after the program
	before  *term.State
	flags   int
	heights []int
	races   string

	mu    sync.Mutex
	wrote bytes.Buffer
	seen  int
	read  chan struct{} // closed when all has been read; nil: nobody reads

	hungUp atomic.Bool

	ended    chan struct{} // closed when the program has
	at       time.Time     // when that was
	finished sync.Once
	settings []string // what was wrong with them then
}

// Start starts a program in a terminal of a size and reads what it writes.
func Start(t testing.TB, cmd *exec.Cmd, width, height uint16) *Terminal {
	t.Helper()
	x := Open(t, width, height)
	x.Read()
	x.Run(cmd)
	return x
}

// Open makes a terminal that nobody reads, with nobody in it.
func Open(t testing.TB, width, height uint16) *Terminal {
	t.Helper()
	keys, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	x := &Terminal{Keys: keys, t: t, tty: tty, ended: make(chan struct{}), races: t.TempDir()}
	t.Cleanup(func() {
		if x.Cmd != nil && x.Cmd.Process != nil {
			_ = syscall.Kill(-x.Cmd.Process.Pid, syscall.SIGKILL) // whatever it left behind too
		}
		_ = tty.Close()
		x.HangUp()
	})
	x.Resize(width, height)
	if x.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	x.flags = x.statusFlags()
	return x
}

// statusFlags are those of the file that the program and who started it share.
func (x *Terminal) statusFlags() int {
	x.t.Helper()
	flags, err := unix.FcntlInt(x.tty.Fd(), unix.F_GETFL, 0)
	if err != nil {
		x.t.Fatal(err)
	}
	return flags
}

// Run starts the program, of whose session the terminal is. Data races that it meets
// are told by [Terminal.Left].
func (x *Terminal) Run(cmd *exec.Cmd) {
	x.t.Helper()
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, "TERM=xterm-256color", "COLORTERM=truecolor",
		"GORACE=atexit_sleep_ms=0 exitcode=0 log_path="+filepath.Join(x.races, "race"))
	if signal.Ignored(syscall.SIGHUP) { // under nohup, where a program would ignore it too until it has a terminal
		signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = x.tty, x.tty, x.tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		x.t.Fatal(err)
	}
	x.Cmd = cmd
	go func() {
		_ = cmd.Wait()
		x.at = time.Now()
		close(x.ended)
	}()
}

// Read begins to read what is written.
func (x *Terminal) Read() {
	x.read = make(chan struct{})
	go func() {
		defer close(x.read)
		buf := make([]byte, 64<<10)
		for !x.hungUp.Load() { // closing a file does not wake who reads it
			if !ready(x.Keys, unix.POLLIN, 20*time.Millisecond) {
				continue
			}
			n, err := x.Keys.Read(buf)
			x.mu.Lock()
			x.wrote.Write(buf[:n])
			x.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
}

// ready reports whether a file can be read or written, or is at its end.
func ready(f *os.File, events int16, within time.Duration) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: events}}
	for {
		n, err := unix.Poll(fds, int(within.Milliseconds()))
		if !errors.Is(err, unix.EINTR) {
			return n > 0 || err != nil
		}
	}
}

// Output returns all that was read.
func (x *Terminal) Output() string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.wrote.String()
}

// Forget lets [Terminal.Until] wait for what is drawn from now on.
func (x *Terminal) Forget() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.seen = x.wrote.Len()
}

// Until waits until a text has been drawn.
func (x *Terminal) Until(s string) {
	x.t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(ansi.Strip(x.Output()[x.seen:]), s) {
			return
		}
	}
	x.t.Fatalf("never drew %q; last wrote %s", s, tail(x.Output()))
}

// Resize gives the terminal another size.
func (x *Terminal) Resize(width, height uint16) {
	x.t.Helper()
	x.heights = append(x.heights, int(height))
	if err := pty.Setsize(x.Keys, &pty.Winsize{Cols: width, Rows: height}); err != nil {
		x.t.Fatal(err)
	}
}

// Type types keys. A terminal that is gone takes none.
func (x *Terminal) Type(keys string) { _, _ = x.Keys.WriteString(keys) }

// Signal sends the program a signal. One that has ended gets none.
func (x *Terminal) Signal(s syscall.Signal) { _ = x.Cmd.Process.Signal(s) }

// Raw reports whether the terminal is in another state than before the program.
func (x *Terminal) Raw() bool {
	x.t.Helper()
	now, err := term.GetState(x.tty.Fd())
	if err != nil {
		x.t.Fatal(err)
	}
	return *now != *x.before
}

// FillBy does something until the terminal, which nobody reads, takes no more.
func (x *Terminal) FillBy(something func()) {
	x.t.Helper()
	full := 0 // a few times in succession: what was written is on its way for a moment
	for range 2000 {
		if ready(x.tty, unix.POLLOUT, 0) {
			full = 0
		} else if full++; full == 5 {
			return
		}
		something()
		time.Sleep(5 * time.Millisecond)
	}
	x.t.Fatal("the terminal takes everything")
}

// Fill fills the terminal with blanks.
func (x *Terminal) Fill() {
	x.t.Helper()
	blank := bytes.Repeat([]byte(" "), 1<<10)
	x.FillBy(func() {
		for ready(x.tty, unix.POLLOUT, 0) {
			if _, err := unix.Write(int(x.tty.Fd()), blank); err != nil {
				x.t.Fatal(err)
			}
		}
	})
}

// HangUp takes the terminal away from the program.
func (x *Terminal) HangUp() {
	x.hungUp.Store(true)
	if x.read != nil {
		<-x.read
	}
	_ = x.Keys.Close()
}

// Over reports whether the program has ended.
func (x *Terminal) Over() bool {
	select {
	case <-x.ended:
		return true
	default:
		return false
	}
}

// Gone waits for the end of the program, which was asked for at the time, and returns
// its exit code (-1: a signal ended it) and how long it took. One that does not end is
// made to tell where it hangs.
func (x *Terminal) Gone(asked time.Time) (code int, took time.Duration) {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(20 * time.Second):
		if x.read == nil {
			x.Read()
		}
		x.Signal(syscall.SIGABRT)
		time.Sleep(time.Second)
		x.t.Fatalf("the program does not end; last wrote %s", tail(x.Output()))
	}
	return x.Cmd.ProcessState.ExitCode(), x.at.Sub(asked)
}

// Ends fails the test unless the program, asked to end at the time, does so at once
// with an exit code.
func (x *Terminal) Ends(asked time.Time, code int) {
	x.t.Helper()
	got, took := x.Gone(asked)
	if took > Hanging {
		x.t.Errorf("gone after %v", took)
	}
	if got != code {
		x.t.Errorf("exit %d (%v), want %d; last wrote %s", got, x.Cmd.ProcessState, code, tail(x.Output()))
	}
	x.t.Logf("gone after %.1f ms", float64(took.Microseconds())/1000)
}

// Left returns in what a program that has ended left the terminal in another state than
// it was, and what of it still runs. Before, what nobody had read is read.
func (x *Terminal) Left() []string {
	x.t.Helper()
	x.finish()
	return append(append(x.settings, x.State().Left()...), x.Remains()...)
}

// State returns the state of the terminal by what was written and read. For a program
// that has ended that is all it ever wrote.
func (x *Terminal) State() *State {
	x.t.Helper()
	if x.Over() {
		x.finish()
	}
	return Read(x.Output(), x.heights...)
}

// finish notes how the program left the settings of the terminal, and reads the rest of
// what it wrote.
func (x *Terminal) finish() {
	x.t.Helper()
	x.finished.Do(func() {
		if x.Raw() {
			now, _ := term.GetState(x.tty.Fd())
			x.settings = append(x.settings, fmt.Sprintf("settings %+v, were %+v", *now, *x.before))
		}
		if now := x.statusFlags(); now != x.flags {
			x.settings = append(x.settings, fmt.Sprintf("file flags %#x, were %#x", now, x.flags))
		}
		if x.read == nil {
			x.Read()
		}
		_ = x.tty.Close() // the last one, unless something was left behind: reading ends when all is read
		for end := time.Now().Add(20 * time.Second); time.Now().Before(end); {
			select {
			case <-x.read:
				return
			case <-time.After(time.Second):
			}
			if !ready(x.Keys, unix.POLLIN, 0) { // else whoever reads is late, on a busy machine
				return
			}
		}
	})
}

func tail(s string) string {
	const most = 6000
	if s = ansi.Strip(s); len(s) > most {
		s = s[len(s)-most:]
	}
	return fmt.Sprintf("%q", s)
}
