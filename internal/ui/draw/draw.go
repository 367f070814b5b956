// Package draw runs the cockpit in a terminal.
package draw

import (
	"os"

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

// Run shows a model until it quits and returns it as it is then. Errors are those of
// [tea.Program.Run].
func Run(model tea.Model, cfg Config) (tea.Model, error) {
	return plain(model, cfg)
}

// framesPerSecond is how often Bubble Tea may draw. It draws on a ticker, so a
// key waits for half a tick on average: 120 halves that for a little more rest.
const framesPerSecond = 120

func plain(model tea.Model, cfg Config) (tea.Model, error) {
	options := []tea.ProgramOption{
		tea.WithInput(cfg.In), tea.WithOutput(cfg.Out), tea.WithEnvironment(cfg.Environ),
		tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler(),
	}
	if cfg.Profile != nil {
		options = append(options, tea.WithColorProfile(*cfg.Profile))
	}
	program := tea.NewProgram(model, options...)
	stop := closeOnSignals(program, cfg.Closing)
	defer stop()
	return program.Run()
}
