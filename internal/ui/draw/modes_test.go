package draw

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

func someModes(r *rand.Rand) modes {
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	yes := func() bool { return r.IntN(2) == 0 }
	return modes{
		screen: yes(), hidden: yes(), cursor: r.IntN(4), cursorColour: pick("", "#ff0000"), foreground: pick("", "#111111"), background: pick("", "#eeeeee"),
		title: pick("", "受講", "b"), mouse: tea.MouseMode(r.IntN(3)), focus: yes(), paste: yes(), graphemes: yes(), keyboard: r.IntN(3),
	}
}

// told is what a terminal remembers of what it has been told, one entry per mode.
func told(state map[string]string, seq string) {
	p := ansi.NewParser()
	for len(seq) > 0 {
		s, _, n, _ := ansi.DecodeSequence(seq, 0, p)
		seq = seq[n:]
		switch body := strings.TrimPrefix(s, "\x1b["); {
		case strings.HasPrefix(body, "?"):
			state[body[:len(body)-1]] = body[len(body)-1:]
		case s == ansi.ResetModifyOtherKeys || s == ansi.SetModifyOtherKeys2:
			state["other keys"] = s
		case strings.HasPrefix(body, ">"): // the Kitty protocol keeps a stack for each screen
			state["keyboard "+state["?1049"]] += body
		case strings.HasPrefix(body, "<"):
			state["keyboard "+state["?1049"]] = ""
		case strings.HasPrefix(s, "\x1b]2;"):
			state["title"] = s
		case strings.HasPrefix(s, "\x1b]"):
			if number, back := strings.CutPrefix(s[2:5], "1"); back && s[5] == '\a' { // "]110" takes "]10;…" back
				state["colour "+number] = ""
			} else {
				state["colour "+s[2:4]] = s
			}
		default:
			state["cursor"] = s
		}
	}
}

// However a terminal got there, and whatever it went through, each mode is as it would
// be had it gone there at once; and the way out undoes all of it.
func TestModesDoNotDependOnTheWay(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		var at modes
		walked := map[string]string{}
		for range 1 + r.IntN(6) {
			next := someModes(r)
			told(walked, at.to(next))
			at = next
		}
		if s := at.to(at); s != "" {
			t.Fatalf("staying takes %q", s)
		}
		told(walked, at.to(modes{}))
		for mode, value := range walked {
			switch {
			case strings.HasPrefix(mode, "keyboard"), strings.HasPrefix(mode, "colour"), mode == "title":
				if value != "" && value != ansi.SetWindowTitle("") {
					t.Fatalf("%s is left at %q", mode, value)
				}
			case mode == "?25":
				if value != "h" {
					t.Fatal("the cursor is left hidden")
				}
			case strings.HasPrefix(mode, "?"):
				if value != "l" {
					t.Fatalf("mode %s is left on", mode)
				}
			case mode == "other keys":
				if value != ansi.ResetModifyOtherKeys {
					t.Fatalf("keys are left at %q", value)
				}
			case mode == "cursor":
				if value != ansi.SetCursorStyle(0) {
					t.Fatalf("the cursor is left as %q", value)
				}
			}
		}
	}
}

func TestModesSayOnlyWhatChanges(t *testing.T) {
	a := modes{screen: true, hidden: true, title: "a", mouse: tea.MouseModeCellMotion, paste: true, keyboard: 1}
	b := a
	b.title = "b"
	if got, want := a.to(b), ansi.SetWindowTitle("b"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	b = a
	b.hidden, b.cursor = false, 3
	if got, want := a.to(b), ansi.SetModeTextCursorEnable+ansi.SetCursorStyle(3); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
