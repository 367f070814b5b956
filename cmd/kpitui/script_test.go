package main

import (
	"os"
	"path/filepath"
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
// a story of a user, from an empty home.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
			env.Setenv("KPITUI_USER", "hana")
			env.Setenv("KPITUI_TODAY", "2026-11-20")
			env.Setenv("LANG", "en_US.UTF-8")
			return os.MkdirAll(home, 0o700)
		},
	})
}
