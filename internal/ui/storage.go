package ui

import (
	"context"
	"errors"
	"os/exec"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/theme"
)

// Storage is all that the cockpit needs of the place where data lies. Each call
// opens, works and closes: another program may write between any two.
type Storage interface {
	// Load returns the workspace as the board needs it (the newest part of each
	// history) and the sequence number of the newest entry that it includes.
	Load(ctx context.Context, today metrics.Date) (*metrics.Workspace, uint64, error)
	// Tails reads the newest part of some histories again, as Load reads them.
	Tails(ctx context.Context, today metrics.Date, kpis ...string) (map[string]*metrics.Series, error)
	// Apply stores a change whole, or not at all.
	Apply(ctx context.Context, change metrics.Change, by string, at time.Time) (metrics.Entry, error)
	// Since returns the entries after a sequence number, oldest first, or
	// reload when they are so many that loading anew is cheaper.
	Since(ctx context.Context, seq uint64) (entries []metrics.Entry, reload bool, err error)
	// Series returns the whole history of a KPI.
	Series(ctx context.Context, kpi string) (*metrics.Series, error)
	// Journal returns up to n entries before a sequence number (0: the newest).
	Journal(ctx context.Context, before uint64, n int) ([]frame.JournalEntry, error)
	// Undo takes an entry back; [ErrChangedSince] unless force when a later entry
	// touched the same records, [ErrUndone] when it is taken back already.
	Undo(ctx context.Context, seq uint64, force bool, by string, at time.Time) (metrics.Entry, error)
	// Draft returns what was typed in an open review and not kept; false: nothing.
	Draft(ctx context.Context, review string) (metrics.Draft, bool, error)
	// SaveDraft keeps it, in place of the one before.
	SaveDraft(ctx context.Context, d metrics.Draft) error
	// Minutes returns the minutes of a closed review; false: there are none.
	Minutes(ctx context.Context, review string) (metrics.Minutes, bool, error)
	// LoadAt returns the workspace as a journal entry left it, as Load would have
	// returned it then.
	LoadAt(ctx context.Context, seq uint64, today metrics.Date) (*metrics.Workspace, error)
	// SeriesAt returns the whole history of a KPI as a journal entry left it.
	SeriesAt(ctx context.Context, seq uint64, kpi string) (*metrics.Series, error)
	// Report makes the report of a period: of the state that its review froze, else by
	// what journal entry seq left (0: all that is known), judged at now.
	Report(ctx context.Context, seq uint64, p metrics.Period, now time.Time, lang metrics.Lang) (*report.Document, error)
	// Watch returns a channel that receives when someone has written.
	Watch(ctx context.Context) (<-chan struct{}, error)
}

// ErrChangedSince is what Undo returns, possibly wrapped, when what it would
// take back was changed again by a later entry.
var ErrChangedSince = errors.New("changed since")

// ErrUndone is what Undo returns, possibly wrapped, for an entry that was taken
// back already.
var ErrUndone = errors.New("undone already")

// Made is a workspace that Create has made.
type Made struct {
	Storage Storage
	// Now replaces the cockpit's clock, for a story that has a day of its own;
	// nil: the clock stays.
	Now func(*time.Location) time.Time
	// Said is what else there is to say of it; zero: nothing.
	Said metrics.Text
}

// Editor is the user's own editor, ready to run on a file with a text.
type Editor struct {
	Program *exec.Cmd
	Path    string                 // the file
	Read    func() (string, error) // what the editor left in it, without the end of its last line
	Clear   func() error           // takes it away
}

// Settings are what the cockpit remembers from one start to the next.
type Settings struct {
	Lang  metrics.Lang
	Theme theme.Name
	Group string
	Sort  string
}

// Config is what a cockpit is made from, in the program as in tests.
type Config struct {
	// Storage is nil when there is no workspace yet: the cockpit then offers what
	// Create can make.
	Storage Storage
	// Create makes a workspace from a template and returns where it lies.
	Create func(ctx context.Context, request frame.Create) (Made, error)
	// Templates are what Create can make, in the order of the welcome screen.
	Templates []frame.Template
	// Now is the clock, asked for a time in the zone; nil: the machine's.
	Now func(*time.Location) time.Time
	// Clock measures what a meeting takes, also where Now stands still; nil: the
	// machine's.
	Clock func() time.Time
	// Fixed says that Now does not move: the header shows the date as chosen.
	Fixed    bool
	By       string
	Settings Settings
	// Rest is how long the cursor stays on a row before the detail beside the board
	// follows; 0: it follows at once.
	Rest  time.Duration
	ASCII bool
	Dark  bool // the background to assume until the terminal has told
	// Remember stores the settings after each change of them.
	Remember func(Settings) error
	// Explain puts an error into the user's words: what happened, where, and what
	// to do next.
	Explain func(error, metrics.Lang) string
	// Edit prepares the user's own editor on a text.
	Edit func(text string) (Editor, error)
	// Export writes a file into the working directory, never over another one, and
	// returns its path.
	Export func(name, content string) (path string, err error)
	// Catalog returns what KPIs can be taken from; it is asked when it is looked at.
	Catalog func() frame.Catalog
	// Start is the screen or action to begin with; empty: the board.
	Start string
	// StartReview is the period whose review to begin with; zero: that of today.
	StartReview metrics.Period
	// AsOf is the moment to show in place of the present; nil: the present.
	AsOf *frame.Travel
}

func (c *Config) clock() time.Time {
	if c.Clock != nil {
		return c.Clock()
	}
	return time.Now()
}
