package draw

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Exec returns the command that lends the terminal to another program, an editor as a
// rule, and sends what done makes of its end. It is [tea.ExecProcess] for either way
// of drawing.
func Exec(c *exec.Cmd, done tea.ExecCallback) tea.Cmd {
	g := &guest{Cmd: c}
	return tea.Exec(g, func(err error) (msg tea.Msg) {
		switch {
		case done == nil:
			return nil
		case g.host == nil:
			return done(err)
		}
		g.host.guarded(func() { msg = done(err) })
		return msg
	})
}

// lag is how much later than another process this one may learn of a signal to both. A
// program that ended otherwise than of a signal needs none: what comes then is for us.
const lag = 100 * time.Millisecond

// guest is a program that gets the terminal for itself. Bubble Tea gives it what it
// writes to: that is how it finds whom to ask.
type guest struct {
	*exec.Cmd
	host    *terminal // nil: Bubble Tea's own renderer, which makes way by itself
	running atomic.Pointer[os.Process]
}

func (g *guest) SetStdin(r io.Reader) {
	if g.Stdin == nil {
		g.Stdin = r
	}
}

func (g *guest) SetStdout(w io.Writer) {
	if t, ok := w.(*terminal); ok {
		g.host = t
		w = t.console.Writer() // an editor needs the terminal itself
	}
	if g.Stdout == nil {
		g.Stdout = w
	}
}

func (g *guest) SetStderr(w io.Writer) {
	if g.Stderr == nil {
		g.Stderr = w
	}
}

// Run runs the program, with the terminal as it was before the cockpit.
func (g *guest) Run() error {
	if g.host == nil {
		return g.Cmd.Run()
	}
	g.host.guest.Store(g)
	defer g.leave()
	g.host.release()
	err := g.Start()
	if err == nil {
		g.running.Store(g.Process)
		err = g.Wait()
		g.host.restore() // it may have left the terminal raw, which is no state to go back to
	}
	return errors.Join(err, g.host.take())
}

// leave has signals end the cockpit again. A shell tells of a program that INT or QUIT
// ended by these codes; -1 is the end of one that had none around it.
func (g *guest) leave() {
	gone := func() { g.host.guest.CompareAndSwap(g, nil) }
	if state := g.ProcessState; state != nil && slices.Contains([]int{-1, 128 + int(syscall.SIGINT), 128 + int(syscall.SIGQUIT)}, state.ExitCode()) {
		time.AfterFunc(lag, gone)
		return
	}
	gone()
}
