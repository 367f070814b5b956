package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kpitui/internal/store"
	"kpitui/internal/ui/theme"
)

// checkFlags refuses global flags that mean nothing, or nothing to the command.
func (a *app) checkFlags(cmd *cobra.Command) error {
	switch a.langFlag {
	case "", "ja", "en", "auto":
	default:
		return usage(say(words.BadLang, a.langFlag))
	}
	if a.theme != "" {
		if _, ok := theme.Parse(a.theme); !ok {
			names := make([]string, len(theme.Names))
			for i, n := range theme.Names {
				names[i] = string(n)
			}
			return usage(say(words.BadTheme, a.theme, joined(names)))
		}
	}
	if a.renderer != rendererChange && a.renderer != rendererPlain {
		return usage(say(words.BadRenderer, a.renderer))
	}
	_, _, err := a.fixedDay()
	return cmp.Or(err, a.checkPast(cmd))
}

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: a.t(words.BackupShort), Args: a.takes(1, 1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			s, err := a.store()
			if err != nil {
				return err
			}
			if _, err := os.Stat(filepath.Dir(args[0])); err != nil {
				return err
			}
			if err := s.Backup(ctx, args[0]); err != nil {
				return ofCopy(err, s.Path(), args[0])
			}
			a.printf(words.BackedUp, args[0])
			return nil
		}),
	}
}

// ofCopy says of which file an error of a backup speaks. The store names itself;
// but it is only read.
func ofCopy(err error, source, copied string) error {
	if errors.Is(err, store.ErrExists) {
		return say(words.Exists, copied)
	}
	for _, of := range []error{store.ErrDiskFull, store.ErrReadOnly, store.ErrPermission} {
		if !errors.Is(err, of) {
			continue
		}
		f, readable := os.Open(source)
		if readable == nil {
			_ = f.Close()
			return &fs.PathError{Op: "backup", Path: copied, Err: of}
		}
	}
	return err
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: a.t(words.RestoreShort), Args: a.takes(1, 1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			s, err := a.store()
			if err != nil {
				return err
			}
			clock, _, err := a.clock()
			if err != nil {
				return err
			}
			kept, err := s.Restore(ctx, args[0], clock(nil))
			if err != nil {
				return err
			}
			a.printf(words.Restored, args[0])
			if kept != "" {
				a.printf(words.RestoreKept, kept)
			}
			return nil
		}),
	}
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: a.t(words.VersionShort), Args: a.takes(0, 0),
		RunE: a.do(func(context.Context, []string) error {
			a.println("kpitui " + version)
			return nil
		}),
	}
}
