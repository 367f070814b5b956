// Package frame is what every screen of the cockpit stands on: what it may see
// ([Env]), what it may ask for (the requests), and what it must be able to do
// ([Screen]). Screens know this package, never each other and never the root.
package frame

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
	"kpitui/internal/ui/theme"
)

// Env is what a screen may see. The root writes it, screens only read it. A
// change of anything in it is followed by [Screen.Refresh].
type Env struct {
	Lang      metrics.Lang
	Theme     *theme.Theme
	Now       time.Time // of the assessment, in the workspace's zone
	Today     metrics.Date
	Workspace *metrics.Workspace
	Assessed  *metrics.Assessment
	Masked    bool   // amounts are hidden, per cent stays
	By        string // who is at the keyboard
	Seq       uint64 // newest journal entry that Workspace includes
	// Pressed is when the last key was pressed, by the machine's clock, which goes
	// on where Now is fixed: what a meeting took is measured with it.
	Pressed time.Time
	// Past says that Workspace and Assessed are those of an earlier moment, which
	// can be read and not changed.
	Past bool
}

// T returns the text in the language of the screen.
func (e *Env) T(t metrics.Text) string { return t.In(e.Lang) }

// Info returns what the workspace says about itself.
func (e *Env) Info() *metrics.Info { return &e.Workspace.Info }

// Status returns the assessment of a KPI, or nil.
func (e *Env) Status(kpi string) *metrics.Status {
	for i := range e.Assessed.KPIs {
		if e.Assessed.KPIs[i].KPI.ID == kpi {
			return &e.Assessed.KPIs[i]
		}
	}
	return nil
}

var noSeries metrics.Series

// Series returns the loaded part of a KPI's history, empty when it has none.
func (e *Env) Series(kpi string) *metrics.Series {
	if s := e.Workspace.Series[kpi]; s != nil {
		return s
	}
	return &noSeries
}

// Value writes a value in the KPI's unit, hidden when amounts are masked. It is
// printable, as a counter, which a person typed, need not be.
func (e *Env) Value(v metrics.Maybe, k *metrics.KPI) string {
	switch {
	case !v.OK:
		return "--"
	case e.Hides(k):
		return "***"
	default:
		return text.Printable(metrics.FormatValue(v.V, k.Unit, e.Info().Currency, e.Lang))
	}
}

// StateWidth returns how many columns a judged state takes, mark and word: !3 緊急.
func (e *Env) StateWidth() int {
	widest := 0
	for _, s := range [...]metrics.State{metrics.Reached, metrics.Near, metrics.Caution, metrics.Warning, metrics.Critical, metrics.Early} {
		widest = max(widest, text.Width(e.T(s.Label())))
	}
	return theme.MarkWidth + 1 + widest
}

// Screen is one of the cockpit's screens or overlays. It keeps its own cursor
// and scroll position, draws what Env holds, and asks for everything else.
type Screen interface {
	// Scope says which bindings hold here, beside the global ones.
	Scope() keys.Scope
	// Enter is called each time the screen comes to the front.
	Enter() tea.Cmd
	// SetSize gives the rectangle in which to draw; View must fill it exactly.
	SetSize(width, height int)
	// Refresh tells that something in Env has changed.
	Refresh()
	// Do carries out an action. It reports false for one that means nothing here,
	// so that the root may take it.
	Do(keys.Action) (tea.Cmd, bool)
	// View draws the screen: height lines, none wider than width.
	View() string
}

// Clicker is a screen that the mouse can use. Coordinates are its own.
type Clicker interface {
	Click(x, y int) tea.Cmd
	Wheel(delta int) tea.Cmd
}

// Typer is a screen or overlay in which keys are text. It gets every key but
// ctrl+c, and every message of its own commands.
type Typer interface {
	// Typing reports whether a text field has the focus now.
	Typing() bool
	Type(tea.KeyPressMsg) tea.Cmd
	Paste(string) tea.Cmd
	// Cursor returns where the terminal's own cursor belongs, in the screen's
	// coordinates, so that an input method's candidates appear in place.
	Cursor() *tea.Cursor
}

// Taker is a screen that wants the results of commands that it asked for.
type Taker interface {
	Take(tea.Msg) tea.Cmd
}

// Place is where an overlay lies over the screen below it.
type Place int

// The places. A screen that is no [Placed] covers the whole body.
const (
	Whole    Place = iota
	AtTop          // the first Height lines of the body
	AtBottom       // its last ones
	UnderRow       // below the row that the screen has selected, above it near the end
)

// Placed is an overlay that leaves part of the screen below in view.
type Placed interface {
	Place() Place
	Height() int
}

// Anchor is a screen with a selected row under which an overlay can open.
type Anchor interface {
	// AnchorRow returns the line of the selected row in the screen's coordinates.
	AnchorRow() int
	// Select moves the cursor to a KPI, if the screen shows it.
	Select(kpi string)
	// Selected returns the KPI under the cursor; empty: none.
	Selected() string
}

// Dirty is a screen or overlay in which something may have been typed that nobody
// keeps: whoever leaves it, or ends the program, is asked first.
type Dirty interface{ Dirty() bool }

// Leaver is a screen with something to do when it goes out of view.
type Leaver interface{ Leave() tea.Cmd }

// Presenter is a screen with KPIs of its own to present, in the order in which
// they are to be talked about: before all others, or alone.
type Presenter interface {
	Presents() (kpis []string, alone bool)
}

// Reported is a screen that is about a period, whose report can be made there.
type Reported interface{ Period() metrics.Period }

// Hint is a key and what it does, for the footer of an overlay whose keys are
// not those of the table because they are typed beside text.
type Hint struct {
	Key  string
	Text metrics.Text
}

// Hinter is a screen or overlay that names its own keys in the footer; nil: those
// of the table, as for others.
type Hinter interface{ Hints() []Hint }
