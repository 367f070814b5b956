// Package drawtest runs programs in a pseudo-terminal and tells in what state they
// leave it. Only tests import it.
package drawtest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// State is what a terminal is in after all that a program wrote to it.
type State struct {
	heights []int
	alt     bool
	// What differs from a terminal that was just switched on, by name.
	on      map[string]string
	titles  []string
	title   string
	kitty   [2][]int // flags of the keyboard, a stack for each screen
	pen     uv.Style
	faults  []string
	touched bool
	main    strings.Builder
}

// Read reads what a program wrote to a terminal that had one of the heights at a time:
// a scroll region that spans one of them is none.
func Read(output string, heights ...int) *State {
	s := &State{heights: heights, on: map[string]string{}, kitty: [2][]int{{0}, {0}}}
	p := ansi.NewParser()
	p.SetHandler(ansi.Handler{
		Print: s.print, Execute: s.control, HandleCsi: s.csi, HandleEsc: s.esc, HandleOsc: s.osc,
	})
	// Half a letter, which the parser would let swallow what follows, ends where the
	// next sequence begins.
	for _, b := range []byte(strings.ToValidUTF8(output, "\ufffd")) {
		p.Advance(b)
	}
	return s
}

// Left returns what is not as it was before the program, in words.
func (s *State) Left() []string {
	left := slices.Clone(s.faults)
	for _, name := range slices.Sorted(maps.Keys(s.on)) {
		left = append(left, name+" "+s.on[name])
	}
	for i, screen := range []string{"main", "alternate"} {
		if k := s.kitty[i]; len(k) > 1 || k[0] != 0 {
			left = append(left, fmt.Sprintf("kitty keyboard of the %s screen: %v", screen, k))
		}
	}
	if s.title != "" {
		left = append(left, fmt.Sprintf("title %q", s.title))
	}
	if len(s.titles) > 0 {
		left = append(left, fmt.Sprintf("titles kept: %q", s.titles))
	}
	if !s.pen.IsZero() {
		left = append(left, fmt.Sprintf("pen %+v", s.pen))
	}
	return left
}

// Main returns the text that was printed outside the alternate screen.
func (s *State) Main() string { return s.main.String() }

// Touched reports whether any mode has ever been switched.
func (s *State) Touched() bool { return s.touched }

func (s *State) set(name string, on bool, value string) {
	if on {
		s.on[name] = value
	} else {
		delete(s.on, name)
	}
}

func (s *State) print(r rune) {
	if !s.alt {
		s.main.WriteRune(r)
	}
}

func (s *State) control(b byte) {
	switch b {
	case ansi.SO, ansi.SI:
		s.set("shifted letters", b == ansi.SO, "on")
	case '\n', '\t':
		s.print(rune(b))
	}
}

func (s *State) esc(cmd ansi.Cmd) {
	switch {
	case cmd.Intermediate() == '(':
		s.set("letters", cmd.Final() != 'B', string(rune(cmd.Final())))
	case cmd.Final() == '=', cmd.Final() == '>':
		s.set("keypad", cmd.Final() == '=', "for applications")
	}
}

func (s *State) csi(cmd ansi.Cmd, params ansi.Params) {
	first, _, _ := params.Param(0, 0)
	second, _, given := params.Param(1, 0)
	prefix, final := cmd.Prefix(), cmd.Final()
	if between := cmd.Intermediate(); between != 0 {
		if between == ' ' && final == 'q' { // 0 and 1 are the usual block
			s.set("cursor", first > 1, fmt.Sprint("shape ", first))
		}
		return
	}
	switch {
	case final == 'h', final == 'l':
		for _, p := range params {
			s.mode(prefix, p.Param(0), final == 'h')
		}
	case prefix == 0 && final == 'r':
		s.set("scroll region", given && (first > 1 || !slices.Contains(s.heights, second)), fmt.Sprint(first, " to ", second))
	case prefix == 0 && final == 'm':
		uv.ReadStyle(params, &s.pen)
	case prefix == '>' && final == 'm' && first == 4:
		s.set("modifyOtherKeys", second > 0, fmt.Sprint(second))
	case prefix == '>' && final == 'n' && first == 4:
		s.set("modifyOtherKeys", false, "")
	case final == 'u' && prefix != 0:
		s.keyboard(prefix, first, second)
	case prefix == 0 && final == 't' && first == 22:
		s.titles = append(s.titles, s.title)
	case prefix == 0 && final == 't' && first == 23 && len(s.titles) > 0:
		s.title, s.titles = s.titles[len(s.titles)-1], s.titles[:len(s.titles)-1]
	}
}

// mode switches a mode. The text cursor and the wrapping of long lines are on where
// nobody has been.
func (s *State) mode(prefix byte, mode int, on bool) {
	s.touched = true
	name := fmt.Sprint("mode ", mode)
	if prefix != 0 {
		name = fmt.Sprint("mode ", string(rune(prefix)), mode)
		switch ansi.DECMode(mode) {
		case ansi.ModeAltScreen, ansi.ModeAltScreenSaveCursor, 47:
			s.alt = on
		case ansi.ModeSaveCursor:
			return
		case ansi.ModeTextCursorEnable, ansi.ModeAutoWrap:
			s.set(name, !on, "off")
			return
		}
	}
	s.set(name, on, "on")
}

func (s *State) keyboard(prefix byte, first, second int) {
	k := &s.kitty[0]
	if s.alt {
		k = &s.kitty[1]
	}
	switch prefix {
	case '>':
		*k = append(*k, first)
	case '<':
		n := max(1, first)
		if n >= len(*k) {
			s.faults = append(s.faults, fmt.Sprintf("kitty keyboard: %d taken back of %d", n, len(*k)-1))
			n = len(*k) - 1
		}
		*k = (*k)[:len(*k)-n]
	case '=':
		top := &(*k)[len(*k)-1]
		switch second {
		case 2:
			*top |= first
		case 3:
			*top &^= first
		default:
			*top = first
		}
	}
}

func (s *State) osc(cmd int, data []byte) {
	_, rest, _ := bytes.Cut(data, []byte(";"))
	switch cmd {
	case 0, 2:
		s.title = string(rest)
	case 8: // parameters, then the address
		_, address, _ := bytes.Cut(rest, []byte(";"))
		s.set("link", len(address) > 0, string(address))
	case 9:
		if state, ok := bytes.CutPrefix(rest, []byte("4;")); ok {
			s.set("progress", !bytes.HasPrefix(state, []byte("0")), string(state))
		}
	case 10, 11, 12:
		if string(rest) != "?" {
			s.set(fmt.Sprint("colour ", cmd), true, string(rest))
		}
	case 110, 111, 112:
		s.set(fmt.Sprint("colour ", cmd-100), false, "")
	}
}
