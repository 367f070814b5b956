package draw

import (
	"fmt"
	"reflect"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// watched is the model as Bubble Tea sees it: what it shows goes into the mailbox, and
// what panics gives the terminal back and ends the program.
type watched struct {
	tea.Model
	t *terminal
}

func (w *watched) Init() (cmd tea.Cmd) {
	w.t.guarded(func() { cmd = w.Model.Init() })
	return w.t.guard(cmd)
}

func (w *watched) Update(msg tea.Msg) (_ tea.Model, cmd tea.Cmd) {
	if w.t.failed.Load() != nil { // the model may be half way through something
		return w, nil
	}
	w.t.note(msg)
	w.t.guarded(func() { w.Model, cmd = w.Model.Update(msg) })
	return w, w.t.guard(cmd)
}

func (w *watched) View() (none tea.View) {
	var v tea.View
	w.t.guarded(func() { v = w.Model.View() })
	w.t.box.show(v)
	return none
}

type (
	readerGone struct{} // nothing is read any more
	continued  struct{} // the program was stopped, and goes on
)

// note keeps what the terminal tells of itself.
func (t *terminal) note(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		t.box.change(func(f *frame) {
			f.width, f.height = msg.Width, msg.Height
			f.resizes++
		})
	case tea.ColorProfileMsg:
		t.box.change(func(f *frame) { f.profile = msg.Profile })
	case tea.ModeReportMsg:
		switch msg.Mode {
		case ansi.ModeSynchronizedOutput:
			t.box.change(func(f *frame) { f.synchronised = msg.Value == ansi.ModeReset })
		case ansi.ModeUnicodeCore:
			known := msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet
			t.box.change(func(f *frame) { f.graphemes, f.modes.graphemes = known, msg.Value == ansi.ModeReset })
		}
	}
}

// filter takes what concerns the terminal out of the stream of messages. Bubble Tea
// would write raw messages with its next tick.
func (t *terminal) filter(m tea.Model, msg tea.Msg) tea.Msg {
	if t.quitting {
		if _, ok := msg.(readerGone); ok {
			return tea.QuitMsg{}
		}
		return nil
	}
	msg = suspending(m, msg)
	switch msg := msg.(type) {
	case tea.QuitMsg, *failure:
		// Where a key is under way that nobody takes any more, Bubble Tea would wait half a
		// second for its reader: the reader ends first.
		t.quitting = true
		go func() {
			_ = t.program.ReleaseTerminal()
			t.program.Send(readerGone{})
		}()
		return nil
	case tea.RawMsg:
		_, _ = fmt.Fprint(t, msg.Msg)
		return nil
	case tea.WindowSizeMsg:
		if width, height, err := t.size(); err == nil { // messages overtake each other; the newest size counts
			return tea.WindowSizeMsg{Width: width, Height: height}
		}
	case tea.SuspendMsg:
		t.suspended = true
		t.release()
	case tea.ResumeMsg:
		if err := t.take(); err != nil { // it is gone for good
			return tea.QuitMsg{}
		}
	case continued:
		if !t.suspended && t.release() {
			_ = t.take() // without it the program still ends as asked
		}
		t.suspended = false
		return nil
	}
	return msg
}

// guarded runs f. When that panics, what happened is kept until the terminal is given
// back, and told then. Bubble Tea tells it from the goroutine of the command, which the end
// of the program overtakes, or onto the screen that is about to go.
func (t *terminal) guarded(f func()) {
	defer func() {
		if r := recover(); r != nil {
			t.fail(r)
		}
	}()
	f()
}

// fail ends the program because of a panic; of several the first counts.
func (t *terminal) fail(value any) {
	f := &failure{value, debug.Stack()}
	t.failed.CompareAndSwap(nil, f)
	t.release()
	go t.program.Send(f)
}

var commands = reflect.TypeFor[tea.Cmd]()

// guard returns a command that runs guarded, and so do all that it brings: several
// commands are a message that is a slice of them, of one type that is public (a batch)
// or another that is not (a sequence).
func (t *terminal) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		t.guarded(func() { msg = cmd() })
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == commands {
			guarded := reflect.MakeSlice(v.Type(), v.Len(), v.Len()) // the slice may be the model's
			for i := range v.Len() {
				guarded.Index(i).Set(reflect.ValueOf(t.guard(v.Index(i).Interface().(tea.Cmd))))
			}
			return guarded.Interface()
		}
		return msg
	}
}
