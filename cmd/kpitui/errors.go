package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"kpitui/internal/exchange"
	"kpitui/internal/metrics"
	"kpitui/internal/store"
)

// The exit codes, a promise to scripts.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitBusy     = 3
	exitNotFound = 4
	exitDamaged  = 5
)

// exitLevel is what `status --exit-code` ends with: 0, 10, 20 or 30.
type exitLevel int

func (e exitLevel) Error() string { return fmt.Sprintf("level %d", int(e)/10) }

// said is an error in words of this package.
type said struct {
	text metrics.Text
	args []any
	code int
}

func say(t metrics.Text, args ...any) *said { return &said{t, args, exitFailed} }

func notFound(t metrics.Text, args ...any) *said { return &said{t, args, exitNotFound} }

func (s *said) Error() string { return s.in(metrics.EN) }

func (s *said) in(lang metrics.Lang) string { return fmt.Sprintf(s.text.In(lang), s.args...) }

// usageError is a command line that cannot be understood.
type usageError struct{ err error }

func (u usageError) Error() string { return u.err.Error() }
func (u usageError) Unwrap() error { return u.err }

func usage(err error) error { return usageError{err} }

func exitCode(err error) int {
	var s *said
	switch {
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.Is(err, store.ErrBusy):
		return exitBusy
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNewer):
		return exitDamaged
	case errors.Is(err, store.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return exitNotFound
	case errors.As(err, &s):
		return s.code
	}
	return exitFailed
}

// explain says in the user's words what happened, where, and what to do next.
func (a *app) explain(err error) string { return a.explainIn(err, a.lang) }

func (a *app) explainIn(err error, lang metrics.Lang) string {
	path, _ := a.path()
	var (
		s       *said
		number  *metrics.NumberError
		damage  *store.DamageError
		newer   *store.VersionError
		defs    exchange.DefinitionErrors
		pathErr *fs.PathError
		spoken  interface{ In(metrics.Lang) string }
	)
	in := func(t metrics.Text, args ...any) string { return fmt.Sprintf(t.In(lang), args...) }
	switch {
	case errors.As(err, &s):
		return s.in(lang)
	case errors.As(err, &number):
		return number.In(lang)
	case errors.As(err, &defs):
		return defs.In(lang)
	case errors.As(err, &damage):
		return a.explainDamage(damage, lang)
	case errors.As(err, &newer):
		return in(words.Newer, newer.Path, newer.Has, newer.Know)
	case errors.As(err, &spoken):
		return spoken.In(lang)
	case errors.Is(err, store.ErrBusy):
		return in(words.Busy, path)
	case errors.Is(err, store.ErrForeign):
		return in(words.Foreign, path)
	case errors.Is(err, store.ErrPermission), errors.Is(err, fs.ErrPermission):
		return in(words.Permission, where(err, path))
	case errors.Is(err, store.ErrReadOnly):
		return in(words.ReadOnly, path)
	case errors.Is(err, store.ErrDiskFull):
		return in(words.DiskFull, path)
	case errors.Is(err, store.ErrUncertain):
		return in(words.Uncertain, path)
	case errors.Is(err, store.ErrConflict):
		return in(words.Conflict)
	case errors.Is(err, store.ErrUndone):
		return in(words.AlreadyUndone)
	case errors.Is(err, store.ErrNothingToUndo):
		return in(words.NothingToUndo)
	case errors.Is(err, store.ErrExists):
		return in(words.Exists, where(err, path))
	case errors.Is(err, store.ErrNotFound):
		return in(words.NoStore, path)
	case errors.As(err, &pathErr) && errors.Is(err, fs.ErrNotExist):
		return in(words.NoFile, pathErr.Path)
	case errors.As(err, new(usageError)):
		return err.Error() + "\n" + in(words.SeeHelp)
	}
	return err.Error()
}

// where returns the path that an error is about, or the workspace's.
func where(err error, path string) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Path
	}
	return path
}

func (a *app) explainDamage(d *store.DamageError, lang metrics.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, words.Damaged.In(lang)+"\n", d.Path)
	for i, one := range d.Damage {
		if i == 5 {
			fmt.Fprintf(&b, words.AndMore.In(lang)+"\n", len(d.Damage)-i)
			break
		}
		name := strings.TrimSpace(one.KPI + " " + one.Name)
		fmt.Fprintf(&b, "  %s\n", strings.TrimSpace(damageWords[one.What].In(lang)+" "+name))
	}
	if d.Backup != "" {
		fmt.Fprintf(&b, words.RestoreFrom.In(lang), d.Backup)
	} else {
		b.WriteString(words.NoBackup.In(lang))
	}
	return b.String()
}

// noKPI says that there is no KPI of that name, and which ones are near.
func (o *opened) noKPI(name string) error {
	var ids []string
	for i := range o.w.KPIs {
		if !o.w.KPIs[i].Archived {
			ids = append(ids, o.w.KPIs[i].ID)
		}
	}
	if near := exchange.Nearest(strings.ToLower(name), ids); near != "" {
		return notFound(words.NoKPINear, name, near)
	}
	return notFound(words.NoKPI, name)
}
