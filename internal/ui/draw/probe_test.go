//go:build unix

package draw_test

import (
	"errors"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/ui/draw"
	"kpitui/internal/ui/draw/drawtest"
)

const (
	place = "DRAW_TEST_PLACE" // where the probe panics, or what else it does
	plain = "DRAW_TEST_PLAIN"
	shell = "DRAW_TEST_SHELL"
)

// How a probe ends.
const (
	ended    = 0
	failed   = 1
	panicked = 3
)

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(shell) != "":
		os.Exit(runShell())
	case os.Getenv(place) != "":
		os.Exit(runProbe())
	}
	os.Exit(m.Run())
}

// probeOf returns a program that shows a probe.
func probeOf(where string, env ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), place+"="+where), env...)
	return cmd
}

// probed starts a probe in a terminal and waits until it has drawn.
func probed(t *testing.T, where string, env ...string) *drawtest.Terminal {
	t.Helper()
	x := drawtest.Start(t, probeOf(where, env...), 80, 24)
	x.Until("READY")
	return x
}

func runProbe() int {
	_, err := draw.Run(&probe{place: os.Getenv(place)}, draw.Config{
		In: os.Stdin, Out: os.Stdout, Environ: os.Environ(), Plain: os.Getenv(plain) != "", Closing: tea.QuitMsg{},
	})
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		fmt.Fprintln(os.Stderr, "PANICKED")
		return panicked
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		return failed
	}
	fmt.Fprintln(os.Stderr, "ENDED")
	return ended
}

// probe is a model that switches every mode there is and does at a key what it was
// made for.
type probe struct {
	place  string
	width  int
	height int
	drawn  int
	broken bool // views panic
}

// explode is what the stack of a panic names.
func explode(where string) tea.Msg { panic("a panic in " + where) }

func (p *probe) Init() tea.Cmd {
	switch p.place {
	case "Init":
		explode(p.place)
	case "the first View":
		p.broken = true
	case "the first command":
		return func() tea.Msg { return explode(p.place) }
	}
	return nil
}

func (p *probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "x":
			return p, p.act()
		case "q":
			return p, tea.Quit
		case "f":
			p.drawn++
		}
	case hanging:
		time.Sleep(time.Hour)
	case back:
		p.place = "back: " + fmt.Sprint(msg.err)
	}
	return p, nil
}

type (
	back    struct{ err error }
	hanging struct{}
)

// act does what the probe is for.
func (p *probe) act() tea.Cmd {
	boom := func() tea.Msg { return explode(p.place) }
	fine := func() tea.Msg { return nil }
	late := tea.Tick(50*time.Millisecond, func(time.Time) tea.Msg { return explode(p.place) })
	switch p.place {
	case "Update":
		explode(p.place)
	case "View":
		p.broken = true
	case "a command":
		return boom
	case "a batch":
		return tea.Batch(fine, boom, fine)
	case "a sequence":
		return tea.Sequence(fine, boom, fine)
	case "a batch in a sequence":
		return tea.Sequence(fine, tea.Batch(fine, boom))
	case "a sequence in a batch":
		return tea.Batch(fine, tea.Sequence(fine, boom))
	case "a tick":
		return late
	case "an editor's end":
		return draw.Exec(exec.Command("true"), func(error) tea.Msg { return explode(p.place) })
	case "a command beside an editor":
		return tea.Batch(late, draw.Exec(exec.Command("sleep", "0.3"), func(err error) tea.Msg { return back{err} }))
	case "stop":
		_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	case "hang":
		p.place = "HANGING"
		return func() tea.Msg { return hanging{} }
	}
	return nil
}

func (p *probe) View() tea.View {
	if p.broken {
		explode(p.place)
	}
	line := strings.Repeat(fmt.Sprintf("\x1b[3%dm%d \x1b[m", p.drawn%8, p.drawn%10), max(0, p.width/2-4))
	v := tea.NewView("READY " + p.place + fmt.Sprintf(" %dx%d", p.width, p.height) + strings.Repeat("\n"+line, max(0, p.height-1)))
	v.AltScreen, v.ReportFocus, v.MouseMode, v.WindowTitle = true, true, tea.MouseModeAllMotion, "a probe"
	v.Cursor = tea.NewCursor(1, 1)
	v.Cursor.Shape, v.Cursor.Blink, v.Cursor.Color = tea.CursorBar, false, color.White
	v.ForegroundColor, v.BackgroundColor = color.White, color.Black
	v.KeyboardEnhancements.ReportEventTypes = true
	return v
}
