package frame

import (
	"testing"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/ui/theme"
)

func TestARowFillsItsWidthAndNoMore(t *testing.T) {
	th := theme.Resolve(theme.Dark, true, true)
	for width := range 30 {
		r := NewRow(th, true, width, 2)
		r.Left(th.Text, 6, "名前が長い")
		r.Left(th.Text, 0, "gave way")
		r.Right(th.Text, 5, "12")
		r.Put(3, "###")
		r.Text(th.Text, "\x1b[31mend")
		if got := ansi.StringWidth(r.String()); got != width {
			t.Fatalf("%d columns in %d: %q", got, width, ansi.Strip(r.String()))
		}
	}
	r := NewRow(th, true, 24, 2)
	r.Left(th.Text, 6, "名前が長い")
	r.Left(th.Text, 0, "gave way")
	r.Right(th.Text, 5, "12")
	r.Put(3, "###")
	if got, want := ansi.Strip(r.String()), ">名前~      12  ###     "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
