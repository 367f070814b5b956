package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/text"
)

// app is one run of the program: its streams, its flags, and what follows from
// them.
type app struct {
	in       io.Reader
	out, err io.Writer

	db, workspace, langFlag, today, asOf, theme, by, renderer string
	ascii, noColor                                            bool
	story                                                     string // the day on which the demo stands; empty: no demo

	notes  notes
	litter litter
	lang   metrics.Lang
	config config
	failed error // of the command; fang sees usage errors only
}

// run runs the program with its arguments and streams and returns its exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	defer a.litter.clear()
	a.config = readConfig()
	a.lang = a.language(langOf(args))
	root := a.root()
	root.SetArgs(plainMinus(root, args))
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := fang.Execute(context.Background(), root, fang.WithVersion(version), fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
	if err != nil && a.failed == nil { // from cobra's own commands, or a check of ours
		a.failed = usage(err)
	}
	if a.failed == nil {
		return exitDone
	}
	if code, ok := errors.AsType[exitLevel](a.failed); ok {
		return int(code)
	}
	a.complain(a.failed)
	return exitCode(a.failed)
}

// do makes a cobra run function of a command. Its error is kept here and not
// given to fang, which would ask the terminal for its background to style it.
func (a *app) do(f func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		a.failed = f(cmd.Context(), args)
		return nil
	}
}

// plainMinus makes a negative number a value and not a flag: a hyphen before a
// digit or a currency sign becomes the minus sign, which every number may have.
// What belongs to a flag ("--note -5%") stays as it is.
func plainMinus(root *cobra.Command, args []string) []string {
	cmd, _, err := root.Find(args)
	if err != nil {
		cmd = root
	}
	out := slices.Clone(args)
	for i, arg := range args {
		rest, ok := strings.CutPrefix(arg, "-")
		first, _ := utf8.DecodeRuneInString(rest)
		if ok && (unicode.In(first, unicode.Nd, unicode.Sc) || first == '.') && (i == 0 || !takesValue(cmd, args[i-1])) {
			out[i] = "−" + rest
		}
	}
	return out
}

// takesValue reports whether arg is a flag of cmd with its value in the argument
// that follows.
func takesValue(cmd *cobra.Command, arg string) bool {
	var f *pflag.Flag
	if name, ok := strings.CutPrefix(arg, "--"); ok {
		f = cmd.Flag(name)
	} else if letter, ok := strings.CutPrefix(arg, "-"); ok && len(letter) == 1 {
		f = cmd.Flags().ShorthandLookup(letter)
	}
	return f != nil && f.NoOptDefVal == ""
}

// langOf finds --lang before cobra does: help and usage errors need it too. As
// with every flag the last one counts.
func langOf(args []string) (lang string) {
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			lang = v
		} else if arg == "--lang" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	return lang
}

// language chooses the language: the flag, then what is remembered, then the
// locale.
func (a *app) language(flag string) metrics.Lang {
	for _, choice := range []string{flag, os.Getenv("KPITUI_LANG"), string(a.config.Lang)} {
		switch choice {
		case "ja", "en":
			return metrics.Lang(choice)
		}
		if choice == "auto" {
			break
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "ja") {
				return metrics.JA
			}
			break
		}
	}
	return metrics.EN
}

func (a *app) t(t metrics.Text) string { return t.In(a.lang) }

// All that a command says goes through the functions below, or through package
// report: names, notes and paths are what somebody typed, and only a printable
// text may reach a terminal.

func (a *app) println(line string) { fmt.Fprintln(a.out, text.Printable(line)) }

func (a *app) printf(t metrics.Text, args ...any) { a.println(fmt.Sprintf(a.t(t), args...)) }

func (a *app) note(line string) { a.notes.write(a.err, text.Printable(line)) }

func (a *app) notef(t metrics.Text, args ...any) { a.note(fmt.Sprintf(a.t(t), args...)) }

// complain says on standard error what went wrong.
func (a *app) complain(err error) {
	for line := range strings.Lines(a.explain(err)) {
		a.note("kpitui: " + strings.TrimRight(line, "\n"))
	}
}

// notes are the lines for standard error. While the cockpit has the terminal they
// wait, each once: the store may have something to say after every key.
type notes struct {
	mu      sync.Mutex
	waiting bool
	lines   []string
}

func (n *notes) write(to io.Writer, line string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case !n.waiting:
		fmt.Fprintln(to, line)
	case !slices.Contains(n.lines, line):
		n.lines = append(n.lines, line)
	}
}

// wait holds lines back until the returned function is called, which writes them.
func (n *notes) wait(to io.Writer) (release func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.waiting = true
	return func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		for _, line := range n.lines {
			fmt.Fprintln(to, line)
		}
		n.waiting, n.lines = false, nil
	}
}

// noticed says what went wrong beside an operation that did its work: changes that
// the file has lost, or a daily backup that could not be made.
func (a *app) noticed(err error) {
	var damage *store.DamageError
	if errors.As(err, &damage) && damage.Path != "" {
		a.complain(err)
		return
	}
	a.complain(say(words.NoRolling, a.command("doctor")))
	if damage == nil {
		a.complain(err)
	}
}

// data lets write write to standard output what a program will read: as it is to
// a file or a pipe, printable to a terminal.
func (a *app) data(write func(io.Writer) error) error {
	if !isTerminal(a.out) {
		return write(a.out)
	}
	var raw bytes.Buffer
	err := write(&raw)
	_, perr := io.WriteString(a.out, text.PrintableLines(raw.String()))
	return errors.Join(err, perr)
}

// who is the name under which changes are recorded.
func (a *app) who() string {
	if a.by != "" {
		return a.by
	}
	if v := os.Getenv("KPITUI_USER"); v != "" {
		return v
	}
	if u, err := user.Current(); err == nil {
		return filepath.Base(u.Username)
	}
	return "unknown"
}

// fixedDay returns the day that replaces the clock, if one does.
func (a *app) fixedDay() (metrics.Date, bool, error) {
	s := cmp.Or(a.today, a.story, os.Getenv("KPITUI_TODAY"))
	if s == "" {
		return 0, false, nil
	}
	d, err := metrics.ParseDate(s)
	if err != nil {
		return 0, false, usage(say(words.BadToday, s))
	}
	return d, true, nil
}

// clock returns the clock of this run: the machine's, or noon of the fixed day
// in whatever zone is asked for, so that the date is the same in all of them.
func (a *app) clock() (func(*time.Location) time.Time, bool, error) {
	day, fixed, err := a.fixedDay()
	if err != nil {
		return nil, false, err
	}
	if fixed {
		return noonOf(day), true, nil
	}
	return func(zone *time.Location) time.Time { return time.Now().In(orLocal(zone)).Truncate(time.Second) }, false, nil
}

// noonOf returns a clock that stands at noon of the day in whatever zone is asked
// for, so that the date is the same in all of them.
func noonOf(day metrics.Date) func(*time.Location) time.Time {
	y, m, d := day.Date()
	return func(zone *time.Location) time.Time { return time.Date(y, m, d, 12, 0, 0, 0, orLocal(zone)) }
}

func orLocal(zone *time.Location) *time.Location {
	if zone == nil {
		return time.Local
	}
	return zone
}

// path returns the workspace's file.
func (a *app) path() (string, error) {
	if a.db != "" {
		return a.db, nil
	}
	name := a.workspace
	if name == "" {
		name = "default"
	}
	if name != filepath.Base(name) || strings.HasPrefix(name, ".") {
		return "", usage(say(words.BadWorkspace, name))
	}
	dir, err := dataDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, name+".db"), nil
}

func dataDir() (string, error) { return xdg("XDG_DATA_HOME", "LOCALAPPDATA", ".local", "share") }

func configDir() (string, error) { return xdg("XDG_CONFIG_HOME", "APPDATA", ".config") }

// xdg returns kpitui's directory below the one that the variable names, on every
// system; without it below the home directory, on Windows where it keeps such.
func xdg(variable, windows string, home ...string) (string, error) {
	if dir := os.Getenv(variable); filepath.IsAbs(dir) {
		return filepath.Join(dir, "kpitui"), nil
	}
	if dir := os.Getenv(windows); runtime.GOOS == "windows" && dir != "" {
		return filepath.Join(dir, "kpitui"), nil
	}
	h, err := os.UserHomeDir()
	if err != nil {
		return "", say(words.NoHome)
	}
	return filepath.Join(append(append([]string{h}, home...), "kpitui")...), nil
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
