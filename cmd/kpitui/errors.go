package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"unicode"

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
	case errors.Is(err, store.ErrDamaged), errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrForeign):
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
	switch fields := metrics.FieldErrors(err); {
	case errors.As(err, &s):
		return s.in(lang)
	case errors.As(err, &defs):
		return defs.In(lang)
	case len(fields) > 0:
		lines := make([]string, len(fields))
		for i, f := range fields {
			lines[i] = f.In(lang)
		}
		return strings.Join(lines, "\n")
	case errors.As(err, &number):
		return number.In(lang)
	case errors.As(err, &damage):
		return a.explainDamage(damage, lang)
	case errors.As(err, &newer):
		return in(words.Newer, newer.Path, newer.Has, newer.Know)
	case errors.As(err, &spoken):
		return spoken.In(lang)
	case errors.Is(err, store.ErrBusy):
		return in(words.Busy, where(err, path))
	case errors.Is(err, store.ErrForeign):
		file := where(err, path)
		if file != path {
			return in(words.Foreign, file)
		}
		said := in(words.Foreign, file) + in(words.CheckPath)
		if back := a.wayBack(file, "", lang); back != in(words.NoBackup) { // it was a store once
			said += "\n" + back
		}
		return said
	case errors.Is(err, store.ErrPermission), errors.Is(err, fs.ErrPermission):
		return in(words.Permission, where(err, path))
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, syscall.EROFS):
		return in(words.ReadOnly, where(err, path))
	case errors.Is(err, store.ErrDiskFull), isFull(err):
		return in(words.DiskFull, where(err, path))
	case errors.Is(err, store.ErrUncertain):
		return in(words.Uncertain, path)
	case errors.Is(err, store.ErrClosed):
		return in(words.ReviewClosed)
	case errors.Is(err, store.ErrConflict):
		return in(words.Conflict)
	case errors.Is(err, store.ErrUndone):
		return in(words.AlreadyUndone)
	case errors.Is(err, store.ErrNothingToUndo):
		return in(words.NothingToUndo)
	case errors.Is(err, store.ErrExists):
		return in(words.Exists, where(err, path))
	case errors.Is(err, store.ErrNotFound) && where(err, path) == path:
		return in(words.NoStore, path)
	case errors.Is(err, store.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return in(words.NoFile, where(err, path))
	case errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOTDIR):
		return in(words.NotAFile, where(err, path))
	case errors.As(err, &pathErr):
		return in(words.FileFailed, where(err, path), pathErr.Err)
	}
	return err.Error()
}

// isFull reports whether a file outside the store could not be written for want of
// room: on the disk, in the quota, or below the limit of its size.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// where returns the path that an error is about, or else the workspace's. Where
// one error wraps another's, the inner one is nearer to what happened; but below
// what the store names are only its temporary files.
func where(err error, path string) string {
	inStore := false
	for p := (*fs.PathError)(nil); errors.As(err, &p); err = p.Err {
		if own := p.Op == "store"; own || !inStore {
			path, inStore = p.Path, own
		}
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
	b.WriteString(a.wayBack(d.Path, d.Backup, lang))
	return b.String()
}

// wayBack says how to restore the newest good backup, looked for when it is not
// known, of a workspace that cannot be used. Other files have none.
func (a *app) wayBack(path, backup string, lang metrics.Lang) string {
	if own, err := a.path(); err != nil || own != path {
		return ""
	}
	if backup == "" {
		all, _ := store.Open(path, store.Options{}).Backups(context.Background())
		if i := slices.IndexFunc(all, func(b store.Backup) bool { return b.Err == nil }); i >= 0 {
			backup = all[i].Path
		}
	}
	if backup == "" {
		return words.NoBackup.In(lang)
	}
	return fmt.Sprintf(words.RestoreFrom.In(lang), a.command("restore", backup))
}

// command returns a command line, for a shell, that works on this workspace.
func (a *app) command(args ...string) string {
	line := []string{"kpitui"}
	switch {
	case a.db != "":
		line = append(line, "--db", a.db)
	case a.workspace != "":
		line = append(line, "--workspace", a.workspace)
	}
	line = append(line, args...)
	for i, arg := range line {
		if strings.ContainsFunc(arg, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("./_-+,:@%", r)
		}) {
			line[i] = "'" + strings.ReplaceAll(arg, "'", `'\''`) + "'"
		}
	}
	return strings.Join(line, " ")
}

// noKPI says that there is no KPI of that name, and which one is near: by its id,
// else by its name in either language.
func (o *opened) noKPI(name string) error {
	var ids, en, ja []string
	for i := range o.w.KPIs {
		if k := &o.w.KPIs[i]; !k.Archived {
			ids, en, ja = append(ids, k.ID), append(en, k.Name.EN), append(ja, k.Name.JA)
		}
	}
	for _, names := range [][]string{ids, en, ja} {
		if near := nearest(name, names); near != "" {
			return notFound(words.NoKPINear, name, ids[slices.Index(names, near)])
		}
	}
	return notFound(words.NoKPI, name)
}

// noView says which views there are.
func noView(w *metrics.Workspace, id string) error {
	if len(w.Views) == 0 {
		return notFound(words.NoViews, id)
	}
	ids := make([]string, len(w.Views))
	for i := range w.Views {
		ids[i] = w.Views[i].ID
	}
	return notFound(words.NoView, id, strings.Join(ids, ", "))
}
