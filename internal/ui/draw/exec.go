package draw

import (
	"os/exec"

	tea "charm.land/bubbletea/v2"
)

// Exec returns the command that lends the terminal to another program, an editor as a
// rule, and sends what done makes of its end.
func Exec(c *exec.Cmd, done tea.ExecCallback) tea.Cmd { return tea.ExecProcess(c, done) }
