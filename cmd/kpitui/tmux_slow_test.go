//go:build unix && slow

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// mux is a tmux server of its own, driven through a control client: one process for
// all commands, which hears of everything that a pane writes.
type mux struct {
	t       *testing.T
	cmd     *exec.Cmd
	in      io.WriteCloser
	replies chan reply

	mu    sync.Mutex
	wrote time.Time // when a pane wrote last
}

type reply struct {
	text   string
	failed bool
}

// The largest terminal.
const mostWidth, mostHeight = 200, 60

// pane is a terminal of a mux, with a program in it.
type pane struct {
	*mux
	id   string
	home string   // of its program, which has nothing but what lies in it
	tty  *os.File // the program's side
}

// newMux starts a server whose terminals call themselves term. It ends with its only
// client, so that a test that is killed leaves none behind.
func newMux(t *testing.T, term string) *mux {
	t.Helper()
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Fatal("this test drives the cockpit in real terminals and needs tmux (3.3 or newer) on the path; apt-get install tmux: ", err)
	}
	dir, err := os.MkdirTemp("", "kp") // short: a socket's path has 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	m := &mux{t: t, replies: make(chan reply, 1)}
	m.cmd = exec.Command(tmux, "-u", "-S", filepath.Join(dir, "s"), "-f", os.DevNull, "-C", "new-session", "exec cat")
	m.cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TMUX=")
	var wrong bytes.Buffer
	m.cmd.Stderr = &wrong
	out, err := m.cmd.StdoutPipe()
	if err == nil {
		m.in, err = m.cmd.StdinPipe()
	}
	if err == nil {
		err = m.cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	heard := make(chan struct{})
	go func() { defer close(heard); m.listen(out) }()
	t.Cleanup(func() {
		io.WriteString(m.in, "kill-server\n")
		m.in.Close()
		<-heard
		m.cmd.Wait()
		os.RemoveAll(dir)
	})
	if r, ok := <-m.replies; !ok || r.failed { // to new-session
		t.Fatalf("tmux does not start: %s%s", r.text, &wrong)
	}
	for _, option := range []string{
		"destroy-unattached on", "default-terminal " + term, "remain-on-exit on", "status off", "focus-events on",
	} {
		m.do("set -g " + option)
	}
	return m
}

// listen takes the replies to commands, and when panes write.
func (m *mux) listen(out io.Reader) {
	defer close(m.replies)
	var text []string
	within := ""
	for in := bufio.NewReader(out); ; {
		l, err := in.ReadString('\n')
		if err != nil {
			return
		}
		l = strings.TrimSuffix(l, "\n")
		word, rest, _ := strings.Cut(l, " ")
		switch {
		case within != "" && (word == "%end" || word == "%error") && rest == within:
			m.replies <- reply{strings.Join(text, "\n"), word == "%error"}
			within = ""
		case within != "":
			text = append(text, l)
		case word == "%begin":
			within, text = rest, nil
		case word == "%output":
			m.mu.Lock()
			m.wrote = time.Now()
			m.mu.Unlock()
		}
	}
}

// do carries out a command of tmux and returns what it prints.
func (m *mux) do(command string) string {
	m.t.Helper()
	if _, err := io.WriteString(m.in, command+"\n"); err != nil {
		m.t.Fatal(err)
	}
	select {
	case r, ok := <-m.replies:
		if !ok || r.failed {
			m.t.Fatalf("tmux %s: %s", command, r.text)
		}
		return r.text
	case <-time.After(time.Minute):
		m.t.Fatalf("tmux %s: no answer", command)
		return ""
	}
}

// open runs a shell script in a new terminal, with an environment of its own.
func (m *mux) open(home, script string, env ...string) *pane {
	m.t.Helper()
	path := filepath.Join(home, "script")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		m.t.Fatal(err)
	}
	command := "exec env " + strings.Join(env, " ") + " sh " + path
	id, tty, _ := strings.Cut(m.do("new-window -d -P -F '#{pane_id} #{pane_tty}' -c "+home+" "+strconv.Quote(command)), " ")
	f, err := os.OpenFile(tty, os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		m.t.Fatal(err)
	}
	m.t.Cleanup(func() { f.Close() })
	return &pane{m, id, home, f}
}

// format returns what tmux knows of the pane.
func (p *pane) format(f string) string {
	p.t.Helper()
	return p.do("display-message -p -t " + p.id + " '" + f + "'")
}

// send sends bytes to the program, as they are.
func (p *pane) send(keys string) {
	p.t.Helper()
	p.do("send-keys -t " + p.id + fmt.Sprintf(" -H % x", keys))
}

// paste pastes a text as the terminal does it: in brackets where the program asked for
// them.
func (p *pane) paste(text string) {
	p.t.Helper()
	p.do("set-buffer -b b -- " + strconv.Quote(text))
	p.do("paste-buffer -d -p -b b -t " + p.id)
}

func (p *pane) resize(w, h int) {
	p.t.Helper()
	p.do(fmt.Sprintf("resize-window -t %s -x %d -y %d", p.id, w, h))
}

// modes are what tmux knows of a terminal besides its cells; the cursor's place where
// the cursor is shown. modesOff is how they begin when no program has changed them.
const (
	modes = "cursor #{cursor_flag} alternate #{alternate_on} mouse #{mouse_any_flag}#{mouse_standard_flag}#{mouse_button_flag}#{mouse_all_flag}#{mouse_sgr_flag}#{mouse_utf8_flag} " +
		"keypad #{keypad_flag}#{keypad_cursor_flag} wrap #{wrap_flag} insert #{insert_flag} origin #{origin_flag} " +
		"region #{scroll_region_upper}-#{scroll_region_lower} of #{pane_width}x#{pane_height}, title #{pane_title}#{?cursor_flag, at #{cursor_x}#,#{cursor_y},}"
	modesOff = "cursor 1 alternate 0 mouse 000000 keypad 00 wrap 1 insert 0 origin 0 "
)

// quiet is how long nothing is written when a program is done with a key: an escape is
// taken for itself after 50 ms, a history is read when the cursor has rested for 30.
const quiet = 60 * time.Millisecond

// settle waits until programs have read all keys, have been told their size, and
// nothing is written any more.
func settle(panes ...*pane) {
	m := panes[0].mux
	m.t.Helper()
	since := time.Now()
	for end := since.Add(patience); ; time.Sleep(4 * time.Millisecond) {
		for len(panes) > 0 && panes[0].awaits() {
			panes, since = panes[1:], time.Now()
		}
		m.mu.Lock()
		if m.wrote.After(since) {
			since = m.wrote
		}
		m.mu.Unlock()
		switch {
		case len(panes) == 0 && time.Since(since) > quiet:
			return
		case time.Now().After(end):
			m.t.Fatal("the screen does not come to rest")
		}
	}
}

// awaits reports whether a program has read all keys and has been told its size: tmux
// keeps sizes that follow each other back for a quarter of a second.
func (p *pane) awaits() bool {
	var w, h int
	fmt.Sscan(p.format("#{pane_width} #{pane_height}"), &w, &h)
	size, err := pty.GetsizeFull(p.tty)
	if err != nil || int(size.Cols) != w || int(size.Rows) != h {
		return false
	}
	unread := []unix.PollFd{{Fd: int32(p.tty.Fd()), Events: unix.POLLIN}}
	n, err := unix.Poll(unread, 0)
	return err != nil || n == 0
}

// left waits for a file that the terminal's script leaves, and returns what it says.
func (p *pane) left(name string, patience time.Duration) (string, bool) {
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		if data, err := os.ReadFile(filepath.Join(p.home, name)); err == nil && len(data) > 0 {
			return strings.TrimSpace(string(data)), true
		}
		if time.Now().After(end) {
			return "", false
		}
	}
}

// picture is what a terminal shows.
type picture struct {
	cells       uv.ScreenBuffer
	used        []int // columns of each row that tmux tells of
	state, text string
}

// look takes a picture of a terminal.
func (p *pane) look() picture {
	p.t.Helper()
	rows := strings.ReplaceAll(p.do("capture-pane -p -e -N -t "+p.id), p.home, strings.Repeat("~", len(p.home)))
	out := picture{cells: uv.NewScreenBuffer(mostWidth, mostHeight), state: p.format(modes), text: ansi.Strip(rows)}
	out.cells.Method = ansi.GraphemeWidth
	uv.NewStyledString(rows).Draw(out.cells, out.cells.Bounds())
	for _, row := range out.cells.Lines {
		for x := range row {
			if row[x].Content == " " {
				row[x].Style = seen(row[x].Style)
			}
		}
	}
	for row := range strings.SplitSeq(out.text, "\n") {
		out.used = append(out.used, ansi.StringWidth(row))
	}
	return out
}

// seen leaves what can be seen of a blank's style.
func seen(s uv.Style) uv.Style {
	s.Attrs &= uv.AttrReverse | uv.AttrStrikethrough
	if s.Attrs == 0 && s.Underline == uv.UnderlineNone {
		s = uv.Style{Bg: s.Bg}
	}
	return s
}

// whole is look for a screen of which a part may have been erased with a background: at
// the end of a row tmux does not tell of that, but where letters have been moved it does.
// So the first letter of such rows is deleted, which spoils the screen: it has to be
// painted anew.
func (p *pane) whole() picture {
	p.t.Helper()
	out := p.look()
	var width, x, y int
	fmt.Sscan(p.format("#{pane_width} #{cursor_x} #{cursor_y}"), &width, &x, &y)
	first := make([]int, len(out.used)) // columns; 0: all of the row is known
	var move strings.Builder
	for y, used := range out.used {
		if n := max(1, out.cells.Lines[y][0].Width); used < width && n < width {
			first[y] = n
			move.WriteString(ansi.CursorPosition(1, y+1) + ansi.DeleteCharacter(n))
		}
	}
	p.writes(move.String()+ansi.SetModeInsertReplace, "1")
	moved := p.look()
	p.writes(ansi.CursorPosition(x+1, y+1)+ansi.ResetModeInsertReplace, "0")
	for y, n := range first {
		if n > 0 {
			row, rest := out.cells.Lines[y], moved.cells.Lines[y]
			copy(row[n:], rest[:width-n])
			if out.used[y] == 0 { // all was erased together
				row[0] = rest[0]
			}
		}
	}
	return out
}

// writes writes to a terminal as its program does. It ends with what turns the insert
// mode on or off, which tells that tmux has read it.
func (p *pane) writes(what, insert string) {
	p.t.Helper()
	if _, err := io.WriteString(p.tty, what); err != nil {
		p.t.Fatal(err)
	}
	for end := time.Now().Add(patience); p.format("#{insert_flag}") != insert; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatal("tmux does not read what was written")
		}
	}
}

// unlike says where two pictures differ first; empty: nowhere.
func (a *picture) unlike(b *picture) string {
	if a.state != b.state {
		return "modes, title or cursor"
	}
	for y, row := range a.cells.Lines {
		for x := range row {
			if other := b.cells.Lines[y]; !row[x].Equal(&other[x]) {
				return fmt.Sprintf("row %d, column %d:\n%q\n%q", y, x, row[x:].Render(), other[x:].Render())
			}
		}
	}
	return ""
}
