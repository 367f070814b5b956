package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestAhead(t *testing.T) {
	begun := make(chan int, 2)
	wait := ahead(func() tea.Msg { begun <- 1; return newDay{} })
	<-begun // without anybody who waits
	if msg := wait(); msg != (newDay{}) {
		t.Errorf("%v", msg)
	}
	if len(begun) > 0 {
		t.Error("it was done twice")
	}
	wait = ahead(func() tea.Msg { panic("at once") })
	defer func() {
		if p := recover(); p != "at once" {
			t.Errorf("whoever waits gets %v", p)
		}
	}()
	wait()
}
