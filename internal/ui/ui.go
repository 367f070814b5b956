// Package ui is the cockpit: a terminal program in the manner of Bubble Tea. It
// shows assessments, takes keys and asks its [Storage] to keep changes. It draws
// only what metrics computed; it computes no figure, and it opens no file.
package ui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// New returns the cockpit as a Bubble Tea model. It begins to read the workspace.
func New(cfg Config) tea.Model {
	r := &root{cfg: cfg, dark: cfg.Dark, env: &frame.Env{Lang: cfg.Settings.Lang, By: cfg.By}}
	if cfg.Storage != nil {
		r.first = ahead(r.work().open(cfg.Storage))
	}
	r.env.Theme = theme.Resolve(cfg.Settings.Theme, cfg.Dark, cfg.ASCII)
	r.screens = newScreens(r.env, &cfg)
	return adapter{r}
}

// Quit is a message that ends the cockpit without asking, as a signal does. What
// is typed in a review is kept first.
type Quit struct{}

// Err returns why a cockpit that has ended could not open its workspace; nil when
// it could.
func Err(m tea.Model) error {
	if a, ok := m.(adapter); ok {
		return a.root.fatal
	}
	return nil
}

// adapter is all that Bubble Tea sees of the cockpit. It alone decides about the
// alternate screen, the mouse, the cursor and the title.
type adapter struct{ root *root }

func (a adapter) Init() tea.Cmd {
	return tea.Batch(tea.Raw(ansi.RequestBackgroundColor), a.root.begin())
}

func (a adapter) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return a, a.root.Update(msg) }

func (a adapter) View() tea.View {
	content, cursor := a.root.View()
	v := tea.NewView(content)
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.Cursor = cursor
	v.WindowTitle = a.root.title()
	return v
}
