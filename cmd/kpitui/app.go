package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"charm.land/fang/v2"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"kpitui/internal/metrics"
	"kpitui/internal/store"
	"kpitui/internal/text"
)

// app is one run of the program: its streams, its flags, and what follows from
// them.
type app struct {
	in       io.Reader
	out, err io.Writer

	db, workspace, langFlag, today, theme, by string
	ascii, noColor                            bool

	lang   metrics.Lang
	config config
	failed error // of the command; fang sees usage errors only
}

// run runs the program with its arguments and streams and returns its exit code.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	a.config = readConfig()
	a.lang = a.language(langOf(args))
	root := a.root()
	root.SetArgs(plainMinus(args))
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := fang.Execute(context.Background(), root, fang.WithVersion(version), fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
	if err != nil {
		a.failed = usage(err)
	}
	if a.failed == nil {
		return exitDone
	}
	if code, ok := errors.AsType[exitLevel](a.failed); ok {
		return int(code)
	}
	for _, line := range strings.Split(strings.TrimRight(a.explain(a.failed), "\n"), "\n") {
		fmt.Fprintln(errOut, "kpitui: "+text.Printable(line))
	}
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
func plainMinus(args []string) []string {
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = arg
		if rest, ok := strings.CutPrefix(arg, "-"); ok && rest != "" && strings.ContainsAny(rest[:1], "0123456789.,¥$") || strings.HasPrefix(arg, "-¥") {
			out[i] = "−" + arg[1:]
		}
	}
	return out
}

// langOf finds --lang before cobra does: help and usage errors need it too.
func langOf(args []string) string {
	for i, arg := range args {
		if v, ok := strings.CutPrefix(arg, "--lang="); ok {
			return v
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
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

func (a *app) printf(t metrics.Text, args ...any) {
	fmt.Fprintf(a.out, a.t(t)+"\n", args...)
}

func (a *app) notef(t metrics.Text, args ...any) {
	fmt.Fprintln(a.err, text.Printable(fmt.Sprintf(a.t(t), args...)))
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
	s := a.today
	if s == "" {
		s = os.Getenv("KPITUI_TODAY")
	}
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
	return func(zone *time.Location) time.Time {
		if zone == nil {
			zone = time.Local
		}
		if !fixed {
			return time.Now().In(zone).Truncate(time.Second)
		}
		y, m, d := day.Date()
		return time.Date(y, m, d, 12, 0, 0, 0, zone)
	}, fixed, nil
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

// opened is a workspace with all that a command needs of it.
type opened struct {
	store    *store.Store
	w        *metrics.Workspace
	now      time.Time
	today    metrics.Date
	assessed *metrics.Assessment
	damage   error // what could not be read; the rest is here
}

// open loads the workspace and judges it.
func (a *app) open(ctx context.Context) (*opened, error) {
	s, err := a.store()
	if err != nil {
		return nil, err
	}
	clock, _, err := a.clock()
	if err != nil {
		return nil, err
	}
	o := &opened{store: s}
	o.w, _, err = s.Load(ctx, metrics.DateOf(clock(nil)))
	if o.w == nil {
		return nil, err
	}
	o.damage = err
	zone, err := o.w.Info.Location()
	if err != nil {
		return nil, err
	}
	o.now = clock(zone)
	o.today = metrics.DateOf(o.now)
	o.assessed = metrics.Assess(o.w, o.now)
	return o, nil
}

func (a *app) store() (*store.Store, error) {
	path, err := a.path()
	if err != nil {
		return nil, err
	}
	return store.Open(path, store.Options{Notice: func(err error) {
		fmt.Fprintln(a.err, "kpitui: "+text.Printable(a.explain(err)))
	}}), nil
}

// status returns the assessment of the KPI that a person named by its id, or by
// its name in either language.
func (o *opened) status(name string) (*metrics.Status, error) {
	for i := range o.assessed.KPIs {
		if o.assessed.KPIs[i].KPI.ID == name {
			return &o.assessed.KPIs[i], nil
		}
	}
	for i := range o.assessed.KPIs {
		k := o.assessed.KPIs[i].KPI
		if strings.EqualFold(k.Name.JA, name) || strings.EqualFold(k.Name.EN, name) {
			return &o.assessed.KPIs[i], nil
		}
	}
	return nil, o.noKPI(name)
}

func (o *opened) series(kpi string) *metrics.Series {
	if s := o.w.Series[kpi]; s != nil {
		return s
	}
	return &metrics.Series{}
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(f.Fd())
}
