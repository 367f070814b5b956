package ui

import (
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/frame"
)

// desk is an editor that leaves a text.
type desk struct {
	opened int
	gone   bool // the file was taken away
	left   string
}

func (d *desk) edit(string) (Editor, error) {
	d.opened++
	return Editor{
		Program: exec.Command("true"), Path: "/tmp/there/kpitui.md",
		Read:  func() (string, error) { return d.left, nil },
		Clear: func() error { d.gone = true; return nil },
	}, nil
}

func deskWork() work {
	return work{explain: func(err error, _ metrics.Lang) string { return err.Error() }, lang: metrics.EN}
}

// What somebody wrote in an editor goes into the field, or stays in the file, which
// is named.
func TestNothingWrittenInAnEditorIsLost(t *testing.T) {
	failed := errors.New("exit status 1")
	for _, c := range []struct {
		name, left string
		ran        error
		text, says string
		kept       bool
	}{
		{"written", "new", nil, "new", "", false},
		{"failed", "new", failed, "old\n", "exit status 1", true},
		{"failed with nothing written", "old", failed, "old\n", "exit status 1", false},
		{"too long", strings.Repeat("長", frame.AreaLimit+1), nil, "old\n", "20000 characters", true},
		{"as long as may be", strings.Repeat("長", frame.AreaLimit), nil, strings.Repeat("長", frame.AreaLimit), "", false},
	} {
		d := &desk{left: c.left}
		e, _ := d.edit("")
		got := deskWork().edited(editing{e, frame.EditOutside{Text: "old\n", For: d}}, c.ran).(frame.Edited)
		said := ""
		if told := (*told)(nil); errors.As(got.Err, &told) {
			said = told.text
		}
		if got.Text != c.text || got.For != any(d) || !strings.Contains(said, c.says) || (got.Err == nil) != (c.says == "") {
			t.Errorf("%s: %q, %v", c.name, got.Text, got.Err)
		}
		if d.gone == c.kept || c.kept != strings.Contains(said, "/tmp/there/kpitui.md") {
			t.Errorf("%s: file taken away %v, said %q", c.name, d.gone, said)
		}
	}
}

// However often it is asked for, one editor opens, and the next when that has ended.
func TestOneEditorAtATime(t *testing.T) {
	d := &desk{}
	r := New(Config{Edit: d.edit, Explain: deskWork().explain, Now: func(*time.Location) time.Time { return time.Time{} }, Settings: Settings{Lang: metrics.EN}}).(adapter).root
	ask := func() {
		if cmd := r.handle(frame.EditOutside{Text: "old", For: d}); cmd != nil {
			cmd()
		}
	}
	ask()
	ask()
	if d.opened != 1 {
		t.Fatalf("%d editors were opened", d.opened)
	}
	r.handle(frame.Edited{For: d})
	ask()
	if d.opened != 2 {
		t.Errorf("%d editors were opened after the first had ended", d.opened)
	}
}
