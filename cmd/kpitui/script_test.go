package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	if os.Getenv("KPITUI_TEST_RUN") != "" { // this binary, started by a test as the program
		main()
	}
	testscript.Main(m, map[string]func(){"kpitui": main})
}

// TestScripts drives the real program by the scripts of testdata/script: each is
// a story of a user, from an empty home. Beside testscript's own commands there
// is "exits CODE COMMAND ...", and the exports of two founders' spreadsheets lie
// in the working directory.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
			env.Setenv("KPITUI_USER", "hana")
			env.Setenv("KPITUI_TODAY", "2026-11-20")
			env.Setenv("LANG", "en_US.UTF-8")
			for _, name := range []string{"founder-wide.csv", "founder-long-cp932.csv"} {
				data, err := os.ReadFile(filepath.Join("..", "..", "internal", "exchange", "testdata", name))
				if err != nil {
					return err
				}
				if err := os.WriteFile(env.Getenv("WORK")+"/"+name, data, 0o600); err != nil {
					return err
				}
			}
			return os.MkdirAll(home, 0o700)
		},
	})
}

// exits runs a command that must end with the given exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
