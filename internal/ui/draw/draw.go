// Package draw runs a Bubble Tea model in a terminal and draws it when it changes:
// at once, and never otherwise. Bubble Tea decodes input and runs commands; its own
// renderer, which draws on a ticker, stands aside (docs/decisions/0008).
//
// Three things go on side by side. Bubble Tea's event loop updates the model and puts
// each view into a mailbox; it never waits for the terminal. One goroutine takes the
// latest view from there, compares it with what is on the screen and writes the
// difference. Signals and changes of size are watched beside both.
//
// A view fills the alternate screen. Of [tea.View] everything counts but AltScreen,
// OnMouse and ProgressBar. Each line begins without a style, and links are not drawn.
package draw

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// Config says where and how a model is shown.
type Config struct {
	In, Out *os.File // both terminals
	Environ []string // of the process: TERM and what else terminals tell there
	// Profile are the colours to use; nil: those that the environment promises.
	Profile *colorprofile.Profile
	// Plain leaves the drawing to Bubble Tea's own renderer.
	Plain bool
	// Closing is sent to the model when a signal asks the program to end. The model
	// answers with [tea.Quit] when what it holds is kept.
	Closing tea.Msg
}

// Run shows a model until it quits and returns it as it is then. However it ends, the
// terminal is as it was. Errors are those of [tea.Program.Run], and what keeps a
// terminal from being used.
func Run(model tea.Model, cfg Config) (tea.Model, error) {
	if cfg.Plain {
		return runPlain(model, cfg)
	}
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, endings...) // before the terminal is raw: a signal would leave it so
	defer signal.Stop(signals)
	t, err := open(cfg)
	if err != nil {
		return model, err
	}
	defer t.out.close()
	w := &watched{model, t}
	t.program = tea.NewProgram(w,
		tea.WithInput(t.console.Reader()), tea.WithOutput(t), tea.WithEnvironment(cfg.Environ),
		tea.WithColorProfile(t.box.next.profile), tea.WithWindowSize(t.box.next.width, t.box.next.height),
		tea.WithoutRenderer(), tea.WithFPS(1), // of a ticker that has nothing to do
		tea.WithoutSignalHandler(), tea.WithFilter(t.filter),
	)
	done := make(chan struct{})
	defer close(done)
	go t.watch(done)
	go closeOnSignals(done, signals, t.program, cfg.Closing, t)
	go t.draws(done)
	_, err = t.program.Run()
	t.over.Store(true)
	t.release()
	t.restore() // Bubble Tea's reader leaves a Windows console as it found it, which was raw
	if f := t.failed.Load(); f != nil {
		fmt.Fprintf(os.Stderr, "Caught panic:\n\n%v\n\n%s\n", f.value, f.stack)
		err = errors.Join(tea.ErrProgramPanic, err)
	}
	return w.Model, err
}

// framesPerSecond is how often Bubble Tea's own renderer may draw. It draws on a
// ticker, so a key waits for half a tick on average: 120 halves that, and costs a little
// more when nothing happens.
const framesPerSecond = 120

func runPlain(model tea.Model, cfg Config) (tea.Model, error) {
	options := []tea.ProgramOption{
		tea.WithInput(cfg.In), tea.WithOutput(cfg.Out), tea.WithEnvironment(cfg.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(), tea.WithFilter(suspending),
	}
	if cfg.Profile != nil {
		options = append(options, tea.WithColorProfile(*cfg.Profile))
	}
	program := tea.NewProgram(model, options...)
	signals := make(chan os.Signal, 4)
	signal.Notify(signals, endings...)
	defer signal.Stop(signals)
	done := make(chan struct{})
	defer close(done)
	go closeOnSignals(done, signals, program, cfg.Closing, nil)
	return program.Run()
}

// suspending makes ctrl+z what it is in every terminal that is not raw.
func suspending(_ tea.Model, msg tea.Msg) tea.Msg {
	if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "ctrl+z" && stoppable() {
		return tea.SuspendMsg{}
	}
	return msg
}

// asksFor returns the question which modes a terminal knows, for terminals that are
// known to take it: Apple's prints a part of it, and over SSH the answer can come when
// the shell reads again.
func asksFor(environ []string) string {
	env := make(map[string]string, len(environ))
	for _, e := range environ {
		name, value, _ := strings.Cut(e, "=")
		env[name] = value
	}
	_, ssh := env["SSH_TTY"]
	_, windows := env["WT_SESSION"]
	known := windows || !ssh && !strings.Contains(env["TERM_PROGRAM"], "Apple")
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		known = known || strings.Contains(env["TERM"], name)
	}
	if !known {
		return ""
	}
	return askModes
}
