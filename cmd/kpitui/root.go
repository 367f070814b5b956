package main

import (
	"context"

	"github.com/spf13/cobra"
)

// version is set by the release build.
var version = "0.1.0-dev"

// The groups of commands in the help.
const (
	groupSee    = "see"
	groupRecord = "record"
	groupDefine = "define"
	groupKeep   = "keep"
	groupMore   = "more"
)

// root builds the command tree in the user's language.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "kpitui",
		Short: a.t(words.Short),
		Long:  a.t(words.Long),
		Args:  a.takes(0, 0),
		RunE:  a.do(func(ctx context.Context, _ []string) error { return a.cockpit(ctx, "") }),
	}
	f := root.PersistentFlags()
	f.StringVar(&a.db, "db", "", a.t(words.FlagDB))
	f.StringVar(&a.workspace, "workspace", "", a.t(words.FlagWorkspace))
	f.StringVar(&a.langFlag, "lang", "", a.t(words.FlagLang))
	f.StringVar(&a.today, "today", "", a.t(words.FlagToday))
	f.StringVar(&a.asOf, asOfFlag, "", a.t(words.FlagAsOf))
	f.StringVar(&a.theme, "theme", "", a.t(words.FlagTheme))
	f.BoolVar(&a.ascii, "ascii", false, a.t(words.FlagASCII))
	f.BoolVar(&a.noColor, "no-color", false, a.t(words.FlagNoColor))
	f.StringVar(&a.renderer, "renderer", rendererChange, a.t(words.FlagRenderer))
	f.StringVar(&a.by, "by", "", a.t(words.FlagBy))
	f.BoolP("help", "h", false, a.t(words.FlagHelp))
	root.Flags().BoolP("version", "v", false, a.t(words.VersionShort))
	root.SetVersionTemplate("kpitui {{.Version}}\n")
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error { return a.checkFlags(cmd) }
	root.SetFlagErrorFunc(a.flagError)

	root.AddGroup(
		&cobra.Group{ID: groupSee, Title: a.t(words.GroupSee)},
		&cobra.Group{ID: groupRecord, Title: a.t(words.GroupRecord)},
		&cobra.Group{ID: groupDefine, Title: a.t(words.GroupDefine)},
		&cobra.Group{ID: groupKeep, Title: a.t(words.GroupKeep)},
		&cobra.Group{ID: groupMore, Title: a.t(words.GroupMore)},
	)
	add := func(group string, commands ...*cobra.Command) {
		for _, c := range commands {
			c.GroupID = group
			root.AddCommand(c)
		}
	}
	add(groupSee, a.statusCommand(), a.showCommand(), a.listCommand(), a.calcCommand(), a.logCommand(), a.reviewCommand(), a.reportCommand())
	add(groupRecord, a.setCommand(), a.unsetCommand(), a.importCommand(), a.undoCommand())
	add(groupDefine, a.initCommand(), a.defineCommand(), a.catalogCommand(), a.demoCommand())
	add(groupKeep, a.exportCommand(), a.backupCommand(), a.restoreCommand(), a.doctorCommand())
	add(groupMore, a.completionCommand(), a.versionCommand())
	root.SetHelpCommand(a.helpCommand())
	a.limitPast(root)
	return root
}
