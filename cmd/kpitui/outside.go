package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"kpitui/internal/ui"
)

// editorOf returns the user's own editor on a file.
func editorOf(ctx context.Context, path string) *exec.Cmd {
	// EDITOR may hold arguments of its own ("code --wait"), as git takes it, or
	// nothing but blanks.
	words := strings.Fields(os.Getenv("VISUAL"))
	if len(words) == 0 {
		words = strings.Fields(os.Getenv("EDITOR"))
	}
	if len(words) == 0 {
		words = []string{"vi"}
		if runtime.GOOS == "windows" {
			words = []string{"notepad"}
		}
	}
	return exec.CommandContext(ctx, words[0], append(words[1:], path)...) //nolint:gosec // the user's own editor
}

// editText prepares the user's editor on a text of the cockpit. The file ends in
// .md, so that the editor knows what it is.
func editText(text string) (ui.Editor, error) {
	dir, err := os.MkdirTemp("", "kpitui-edit-")
	if err != nil {
		return ui.Editor{}, err
	}
	clearUp := func() error { return os.RemoveAll(dir) }
	path := filepath.Join(dir, "kpitui.md")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		return ui.Editor{}, errors.Join(err, clearUp())
	}
	read := func() (string, error) {
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) { // the editor took it away: nothing is left to keep
			return "", errors.Join(err, clearUp())
		}
		// An editor ends the last line of a file; a text has no use for that.
		return strings.TrimRight(string(data), "\r\n"), err
	}
	return ui.Editor{Program: editorOf(context.Background(), path), Path: path, Read: read, Clear: clearUp}, nil
}

// exportFile writes a file into the working directory. Where one of that name is
// already, the new one gets a number: a report saved twice is two files.
func exportFile(name, content string) (string, error) {
	ext := filepath.Ext(name)
	for n := 1; ; n++ {
		path := name
		if n > 1 {
			path = strings.TrimSuffix(name, ext) + "-" + strconv.Itoa(n) + ext
		}
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = f.WriteString(content)
		if err = errors.Join(err, f.Close()); err != nil {
			return "", errors.Join(err, os.Remove(path))
		}
		return filepath.Abs(path)
	}
}
