package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kpitui/internal/metrics"
)

// Fang writes the first word of each description as a title, which would make Kpi
// of KPI and Csv of CSV: no description may begin with such a word. All that help
// prints is there in both languages.
func TestHelpLeavesTextsAsTheyAre(t *testing.T) {
	newShell(t)
	for _, lang := range []metrics.Lang{metrics.JA, metrics.EN} {
		root := (&app{lang: lang}).root()
		var walk func(path []string, cmd *cobra.Command)
		walk = func(path []string, cmd *cobra.Command) {
			var out, errOut bytes.Buffer
			if code := run(append([]string{"--lang", string(lang), "help"}, path...), strings.NewReader(""), &out, &errOut); code != 0 {
				t.Fatalf("help %v: exit %d: %s", path, code, &errOut)
			}
			shows := func(what string) {
				first := []rune(what)
				first[0] = unicode.ToUpper(first[0])
				if !strings.Contains(out.String(), string(first)) {
					t.Errorf("help %v in %s spoils %q", path, lang, what)
				}
			}
			cmd.Flags().VisitAll(func(f *pflag.Flag) {
				if !f.Hidden {
					shows(f.Usage)
				}
			})
			for _, sub := range cmd.Commands() {
				if sub.Hidden {
					continue
				}
				shows(sub.Short)
				walk(append(path[:len(path):len(path)], sub.Name()), sub)
			}
			if lang == metrics.JA && strings.Contains(out.String(), "COMMANDS") {
				t.Errorf("help %v: commands without a group", path)
			}
			if other := "Help for "; strings.Contains(out.String(), other) {
				t.Errorf("help %v: cobra's own words", path)
			}
		}
		walk(nil, root)
	}
}

func TestNearest(t *testing.T) {
	names := []string{"status", "show", "set", "students_total", "MRR"}
	for typed, want := range map[string]string{"statsu": "status", "stat": "status", "STUD": "students_total", "mmr": "MRR", "s": "", "st": "", "shwo": "show", "quarterly": ""} {
		if got := nearest(typed, names); got != want {
			t.Errorf("%s: %q, want %q", typed, got, want)
		}
	}
}

func TestPlainMinus(t *testing.T) {
	for _, c := range []struct{ args, want string }{
		{"set nps -3", "set nps −3"},
		{"set nps -.5 cac -¥5", "set nps −.5 cac −¥5"},
		{"set nps -３", "set nps −３"},
		{"set nps 3 --note -5% -y", "set nps 3 --note -5% -y"},
		{"set --note=x -3", "set --note=x −3"},
		{"--by -1 set nps -3", "--by -1 set nps −3"},
		{"set --yes -3", "set --yes −3"},
		{"log -n -5", "log -n -5"},
		{"-v", "-v"},
		{"set nps=-3 -", "set nps=-3 -"},
	} {
		root := (&app{lang: metrics.EN}).root()
		if got := strings.Join(plainMinus(root, strings.Fields(c.args)), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.args, got, c.want)
		}
	}
}
