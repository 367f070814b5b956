//go:build unix && slow

package draw_test

import (
	"syscall"
	"testing"
	"time"
)

// A model that hangs ends when a signal asks for it, and the terminal is given back.
func TestAModelThatHangs(t *testing.T) {
	x := probed(t, "hang")
	x.Type("x")
	x.Until("HANGING")
	time.Sleep(50 * time.Millisecond)
	x.Signal(syscall.SIGTERM)
	if code, _ := x.Gone(time.Now()); code != failed {
		t.Errorf("exit %d", code)
	}
	for _, left := range x.Left() {
		t.Error("left behind: ", left)
	}
}

// A program that is stopped on its way out, and goes on, takes the terminal no more.
func TestStoppedOnTheWayOut(t *testing.T) {
	for i := range 50 {
		x := probed(t, "nowhere")
		x.Type("fffff")
		time.Sleep(5 * time.Millisecond)
		x.Signal(syscall.SIGTERM)
		time.Sleep(time.Duration(i) * 50 * time.Microsecond)
		x.Signal(syscall.SIGSTOP)
		time.Sleep(350 * time.Millisecond)
		x.Signal(syscall.SIGCONT)
		x.Ends(time.Now(), ended)
		for _, left := range x.Left() {
			t.Error("left behind: ", left)
		}
	}
}
