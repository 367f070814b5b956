package main

import (
	"context"

	"github.com/spf13/cobra"
)

// version is set by the release build.
var version = "0.1.0-dev"

// root builds the command tree in the user's language.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "kpitui",
		Short: a.t(words.Short),
		Long:  a.t(words.Long),
		Args:  cobra.NoArgs,
		RunE:  a.do(func(ctx context.Context, _ []string) error { return a.cockpit(ctx, "") }),
	}
	f := root.PersistentFlags()
	f.StringVar(&a.db, "db", "", a.t(words.FlagDB))
	f.StringVar(&a.workspace, "workspace", "", a.t(words.FlagWorkspace))
	f.StringVar(&a.langFlag, "lang", "", a.t(words.FlagLang))
	f.StringVar(&a.today, "today", "", a.t(words.FlagToday))
	f.StringVar(&a.theme, "theme", "", a.t(words.FlagTheme))
	f.BoolVar(&a.ascii, "ascii", false, a.t(words.FlagASCII))
	f.BoolVar(&a.noColor, "no-color", false, a.t(words.FlagNoColor))
	f.StringVar(&a.by, "by", "", a.t(words.FlagBy))
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return a.checkFlags() }

	root.AddCommand(
		a.demoCommand(), a.initCommand(),
		a.setCommand(), a.unsetCommand(), a.statusCommand(), a.showCommand(), a.listCommand(),
		a.defineCommand(), a.importCommand(), a.exportCommand(),
		a.logCommand(), a.undoCommand(), a.backupCommand(), a.restoreCommand(), a.doctorCommand(),
		a.versionCommand(),
	)
	return root
}
