package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kpitui/internal/exchange"
	"kpitui/internal/text"
)

// Cobra says in English what is wrong with a command line. This file says it in
// the user's language: what takes the place of cobra's checks of arguments, its
// errors of flags, and its help and completion commands.

// takes checks that a command gets at least least and at most most arguments.
func (a *app) takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(say(words.TooFew, useLine(cmd)))
		case len(args) <= most:
			return nil
		case cmd.HasSubCommands():
			return noCommand(cmd, args[most])
		}
		return usage(say(words.TooMany, args[most], useLine(cmd)))
	}
}

func useLine(cmd *cobra.Command) string {
	path := ""
	if cmd.HasParent() {
		path = cmd.Parent().CommandPath() + " "
	}
	return path + cmd.Use
}

// noCommand says that a command has no such subcommand, and which one is near.
func noCommand(cmd *cobra.Command, name string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	if near := nearest(name, names); near != "" {
		return usage(say(words.NoCommandNear, name, cmd.CommandPath()+" "+near))
	}
	return usage(say(words.NoCommand, name, cmd.CommandPath()))
}

// flagError puts an error of a flag into words.
func (a *app) flagError(cmd *cobra.Command, err error) error {
	if args := cmd.Flags().Args(); cmd.HasSubCommands() && len(args) > 0 {
		return noCommand(cmd, args[0]) // the flag was meant for it
	}
	var (
		unknown *pflag.NotExistError
		valued  *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() != "":
		return usage(say(words.NoFlag, "-"+unknown.GetSpecifiedShortnames(), cmd.CommandPath()))
	case errors.As(err, &unknown):
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(unknown.GetSpecifiedName(), names); near != "" {
			return usage(say(words.NoFlagNear, "--"+unknown.GetSpecifiedName(), "--"+near))
		}
		return usage(say(words.NoFlag, "--"+unknown.GetSpecifiedName(), cmd.CommandPath()))
	case errors.As(err, &valued):
		return usage(say(words.FlagNeedsValue, "--"+valued.GetFlag().Name))
	case errors.As(err, &invalid):
		return usage(say(words.FlagValue, "--"+invalid.GetFlag().Name, invalid.GetValue(), cmd.CommandPath()))
	}
	return usage(say(words.FlagSyntax, strings.TrimPrefix(err.Error(), "bad flag syntax: "), cmd.CommandPath()))
}

// nearest returns the one of names that was probably meant: the only one that
// begins so, or the one that a slip or two turn into it; "" when none is near.
func nearest(typed string, names []string) string {
	typed = strings.ToLower(typed)
	var begin []string
	for _, n := range names {
		if len(typed) > 2 && strings.HasPrefix(strings.ToLower(n), typed) {
			begin = append(begin, n)
		}
	}
	if len(begin) == 1 {
		return begin[0]
	}
	lower := make([]string, len(names))
	for i, n := range names {
		lower[i] = strings.ToLower(n)
	}
	if i := slices.Index(lower, exchange.Nearest(typed, lower)); i >= 0 {
		return names[i]
	}
	return ""
}

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [command]", Short: a.t(words.HelpShort), GroupID: groupMore,
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(about, rest[0])
			}
			about.InitDefaultHelpFlag() // merges the global flags
			return about.Help()
		},
	}
}

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: a.t(words.CompletionShort), Example: a.t(words.CompletionExample), GroupID: groupMore,
		Args: a.takes(1, 1), ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return usage(say(words.NoShell, args[0], joined(shells)))
		},
	}
}

// completeKPI offers the ids of the KPIs, with their names, to the shell.
func (a *app) completeKPI(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args)%2 == 1 { // a value stands here
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	o, err := a.open(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for i := range o.assessed.KPIs {
		k := o.assessed.KPIs[i].KPI
		out = append(out, cobra.CompletionWithDesc(k.ID, text.Printable(a.t(k.Name))))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
