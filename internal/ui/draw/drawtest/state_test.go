package drawtest

import (
	"slices"
	"strings"
	"testing"
)

// Each thing that a program can leave behind is seen, and seen no more when it is
// taken back.
func TestWhatIsLeftIsSeen(t *testing.T) {
	for _, c := range []struct{ leave, back, left string }{
		{"\x1b[?1049h", "\x1b[?1049l", "mode ?1049 on"},
		{"\x1b[?1000;1002;1003;1006h", "\x1b[?1000;1002;1003;1006l", "mode ?1000 on|mode ?1002 on|mode ?1003 on|mode ?1006 on"},
		{"\x1b[?2004h\x1b[?1004h", "\x1b[?1004l\x1b[?2004l", "mode ?1004 on|mode ?2004 on"},
		{"\x1b[?2026h\x1b[?2027h", "\x1b[?2026l\x1b[?2027l", "mode ?2026 on|mode ?2027 on"},
		{"\x1b[?25l", "\x1b[?25h", "mode ?25 off"},
		{"\x1b[?7l", "\x1b[?7h", "mode ?7 off"},
		{"\x1b[4h", "\x1b[4l", "mode 4 on"},
		{"\x1b[>4;2m", "\x1b[>4m", "modifyOtherKeys 2"},
		{"\x1b[>4;1m", "\x1b[>4n", "modifyOtherKeys 1"},
		{"\x1b[>1u", "\x1b[<u", "kitty keyboard of the main screen: [0 1]"},
		{"\x1b[>1u\x1b[=5;1u", "\x1b[<1u", "kitty keyboard of the main screen: [0 5]"},
		{"\x1b[?1049h\x1b[>1u\x1b[?1049l", "\x1b[?1049h\x1b[<u\x1b[?1049l", "kitty keyboard of the alternate screen: [0 1]"},
		{"\x1b[2;10r", "\x1b[r", "scroll region 2 to 10"},
		{"\x1b[1;10r", "\x1b[1;24r", "scroll region 1 to 10"},
		{"\x1b]2;東京\x07", "\x1b]2;\x07", `title "東京"`},
		{"\x1b]2;a\x07\x1b[22;0t\x1b]2;b\x07", "\x1b[23;0t\x1b]0;\x1b\\", `title "b"|titles kept: ["a"]`},
		{"\x1b[5 q", "\x1b[0 q", "cursor shape 5"},
		{"\x1b]11;#000000\x07", "\x1b]111\x07", "colour 11 #000000"},
		{"\x1b]12;#ffffff\x07", "\x1b]112\x07", "colour 12 #ffffff"},
		{"\x1b]8;;http://x\x07", "\x1b]8;;\x07", "link http://x"},
		{"\x1b]9;4;1;50\x07", "\x1b]9;4;0\x07", "progress 1;50"},
		{"\x1b=", "\x1b>", "keypad for applications"},
		{"\x1b(0", "\x1b(B", "letters 0"},
		{"\x0e", "\x0f", "shifted letters on"},
		{"\x1b[?25l\xe6\x9d", "\x1b[?25h", "mode ?25 off"}, // half a letter
		{"\x1b[?25l\x1b]2;ab", "\x1b[?25h\x1b]2;\x07", "mode ?25 off"},
		{"\x1b[?25l\x1b[38;2;1", "\x1b[?25h", "mode ?25 off"},
	} {
		if got := strings.Join(Read(c.leave, 24).Left(), "|"); got != c.left {
			t.Errorf("%q: %s, want %s", c.leave, got, c.left)
		}
		if got := Read(c.leave+c.back, 24).Left(); len(got) > 0 {
			t.Errorf("%q: %q", c.leave+c.back, got)
		}
	}
	if got := Read("\x1b[31;1m").Left(); len(got) != 1 || !strings.HasPrefix(got[0], "pen ") {
		t.Errorf("a coloured pen: %q", got)
	}
	if got := Read("\x1b[31;1m\x1b[39;22m\x1b[48;5;3m\x1b[m").Left(); len(got) > 0 {
		t.Errorf("a plain pen: %q", got)
	}
	if got := Read("\x1b[>1u\x1b[<2u").Left(); !slices.Equal(got, []string{"kitty keyboard: 2 taken back of 1"}) {
		t.Errorf("too much taken back: %q", got)
	}
	// Questions change nothing.
	if got := Read("\x1b]11;?\x07\x1b[?2026$p\x1b[?u\x1b[c\x1b[6n\x1b[>q").Left(); len(got) > 0 {
		t.Errorf("questions: %q", got)
	}
	if got := Read("before\r\n\x1b[?1049hhidden\x1b[?1049lafter").Main(); got != "before\nafter" {
		t.Errorf("on the main screen: %q", got)
	}
}
