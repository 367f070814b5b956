package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kpitui/internal/store"
	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

// checkFlags refuses global flags that mean nothing.
func (a *app) checkFlags() error {
	switch a.langFlag {
	case "", "ja", "en", "auto":
	default:
		return say(words.BadLang, a.langFlag)
	}
	if a.theme != "" {
		if _, ok := theme.Parse(a.theme); !ok {
			names := make([]string, len(theme.Names))
			for i, n := range theme.Names {
				names[i] = string(n)
			}
			return say(words.BadTheme, a.theme, joined(names))
		}
	}
	_, _, err := a.fixedDay()
	return err
}

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "backup FILE", Short: a.t(words.BackupShort), Args: cobra.ExactArgs(1),
		RunE: a.do(func(ctx context.Context, args []string) error {
			s, err := a.store()
			if err != nil {
				return err
			}
			if err := s.Backup(ctx, args[0]); err != nil {
				return err
			}
			a.printf(words.BackedUp, args[0])
			return nil
		}),
	}
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE", Short: a.t(words.RestoreShort), Args: cobra.ExactArgs(1),
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

func (a *app) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use: "doctor", Short: a.t(words.DoctorShort), Args: cobra.NoArgs,
		RunE: a.do(func(ctx context.Context, _ []string) error {
			s, err := a.store()
			if err != nil {
				return err
			}
			r, err := s.Doctor(ctx)
			if err != nil {
				return err
			}
			a.printf(words.DoctorFile, r.Path, float64(r.Size)/1024, r.Schema)
			a.printf(words.DoctorHolds, r.KPIs, r.Phases, r.Snapshots, r.Blocks, r.Entries)
			good := 0
			for _, b := range r.Backups {
				if b.Err == nil {
					good++
				}
			}
			a.printf(words.DoctorBackups, len(r.Backups), good)
			if r.OK() {
				a.printf(words.DoctorOK)
				return nil
			}
			for _, page := range r.Pages {
				fmt.Fprintln(a.out, "  "+text.Printable(page))
			}
			if r.Lost > 0 {
				a.printf(words.DoctorLost, r.Lost)
			}
			damage := &store.DamageError{Path: r.Path, Damage: r.Damage}
			for _, b := range r.Backups {
				if b.Err == nil {
					damage.Backup = b.Path
					break
				}
			}
			return damage
		}),
	}
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: a.t(words.VersionShort), Args: cobra.NoArgs,
		RunE: a.do(func(context.Context, []string) error {
			fmt.Fprintln(a.out, "kpitui "+version)
			return nil
		}),
	}
}
