package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// VISUAL and EDITOR may hold arguments, or blanks, which name no editor.
func TestEditorOf(t *testing.T) {
	for _, e := range []struct {
		visual, editor string
		want           []string
	}{
		{"code --wait", "ed", []string{"code", "--wait", "x.md"}},
		{"", "ed", []string{"ed", "x.md"}},
		{"  ", "ed", []string{"ed", "x.md"}},
		{"", "", nil},
		{" ", "\t", nil},
	} {
		t.Setenv("VISUAL", e.visual)
		t.Setenv("EDITOR", e.editor)
		got := editorOf(context.Background(), "x.md").Args
		if e.want == nil { // the system's own
			if len(got) != 2 || got[0] == "" {
				t.Errorf("VISUAL=%q EDITOR=%q: %q", e.visual, e.editor, got)
			}
		} else if !slices.Equal(got, e.want) {
			t.Errorf("VISUAL=%q EDITOR=%q: %q, want %q", e.visual, e.editor, got, e.want)
		}
	}
}

// An editor that takes the file away leaves an error and no litter.
func TestEditTextOfAFileThatIsGone(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	e, err := editText("hello")
	if err != nil {
		t.Fatal(err)
	}
	path := e.Program.Args[len(e.Program.Args)-1]
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Read(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the directory is still there: %v", err)
	}
}
