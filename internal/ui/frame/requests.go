package frame

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"kpitui/internal/metrics"
	"kpitui/internal/report"
	"kpitui/internal/ui/keys"
)

// Requests are what screens ask of the root; each is a message, sent by [Ask].
type (
	// ShowPhase asks the phases screen to turn to a phase and open it.
	ShowPhase struct{ Phase string }
	// ShowView asks the board to show the KPIs of a view alone; empty: all of them.
	ShowView struct{ View string }
	// Act asks for an action as if its key had been pressed.
	Act struct{ Action keys.Action }
	// OpenDetail asks for the detail of a KPI.
	OpenDetail struct{ KPI string }
	// Reveal asks the active screen to put its cursor on a KPI, as soon as the KPI
	// is there.
	Reveal struct{ KPI string }
	// EnterValue asks for the entry line of a KPI; a zero Period means the one
	// that is due. With Walk it goes through every KPI that asks for a value, from
	// that KPI and Period on when they are given. Value and Note are what was typed
	// there before.
	EnterValue struct {
		KPI         string
		Period      metrics.Period
		Walk        bool
		Value, Note string
	}
	// EditKPI asks for the form of a KPI; empty: a new one.
	EditKPI struct{ KPI string }
	// EditPhase asks for the form of a phase; empty: a new one.
	EditPhase struct{ Phase string }
	// FreezeBaseline asks for the overlay in which the process limits of a KPI are frozen.
	FreezeBaseline struct{ KPI string }
	// ShowOverlay asks for an overlay above the screen.
	ShowOverlay struct{ Screen Screen }
	// CloseOverlay asks for the topmost overlay to go.
	CloseOverlay struct{}
	// Save asks for a change to be stored. For says whose it is: the result comes
	// back as [Saved] with the same For.
	Save struct {
		Change metrics.Change
		For    any
	}
	// TakeBack asks for a journal entry to be undone. Force takes it back although
	// a later change touched the same records.
	TakeBack struct {
		Seq   uint64
		Force bool
	}
	// LoadSeries asks for the whole history of a KPI; it comes as [SeriesLoaded].
	LoadSeries struct{ KPI string }
	// LoadJournal asks for n entries before a sequence number (0: the newest);
	// they come as [JournalLoaded].
	LoadJournal struct {
		Before uint64
		N      int
	}
	// OpenReview asks for the review of a period, made when there is none yet.
	OpenReview struct{ Period metrics.Period }
	// LoadReview asks for what of a review is not in memory: its draft while it is
	// open, its minutes when it is closed. They come as [ReviewLoaded].
	LoadReview struct{ Review string }
	// SaveDraft asks for a draft to be kept. It comes back as [DraftSaved].
	SaveDraft struct{ Draft metrics.Draft }
	// EditAction asks for the form of an action; an empty ID: a new one, with the
	// KPI, owner, due date and review that it names already.
	EditAction struct{ Action metrics.Action }
	// EditExperiment asks for the form of an experiment; an empty ID: a new one.
	EditExperiment struct{ Experiment metrics.Experiment }
	// ShowExperiment asks the screen of actions to put its cursor on an experiment,
	// running or ended, and open it.
	ShowExperiment struct{ Experiment string }
	// Reopen asks for a form as [Written] wrote it down.
	Reopen struct{ Written map[string]string }
	// EditNote asks for the form of a note; an empty ID: a new one on its KPI and date.
	EditNote struct{ Note metrics.Note }
	// EditOutside asks for the user's own editor with a text; it comes back as
	// [Edited] with the same For.
	EditOutside struct {
		Text string
		For  any
	}
	// MakeReport asks for the report of a period; it comes as [ReportMade].
	MakeReport struct{ Period metrics.Period }
	// Copy asks for a text to be put on the clipboard, through the terminal.
	Copy struct{ Text string }
	// SaveFile asks for a file in the working directory; it never overwrites one,
	// and comes back as [FileSaved].
	SaveFile struct{ Name, Content string }
	// Travel asks for the workspace as it was at a moment: as journal entry Seq
	// left it, judged at At. Until [Return] nothing can be changed.
	Travel struct {
		Seq uint64
		At  time.Time
	}
	// Return asks for the present.
	Return struct{}
	// Remember asks for the board's grouping and order to be remembered.
	Remember struct{ Group, Sort string }
	// Say asks for a line above the footer until the next key.
	Say struct {
		Text  string
		Error bool
	}
)

// Results are facts that come back to the screens.
type (
	// Saved tells that a change is on disk; with Err, that it is not, and that
	// what was typed must stay.
	Saved struct {
		Entry metrics.Entry
		For   any
		Err   error
		Text  string // the error in the user's words
	}
	// EntryTyped tells that what stands in the entry line, or in a form, has changed. It does not
	// say to what: messages may overtake each other, so that whoever wants to know
	// asks the line itself ([EntryLine], [Written]).
	EntryTyped struct{}
	// Refreshed tells that another program, or an undo, changed the workspace.
	Refreshed struct{}
	// SeriesLoaded brings the whole history of a KPI.
	SeriesLoaded struct {
		KPI    string
		Series *metrics.Series
		Err    error
	}
	// ReviewLoaded brings a review's draft and minutes; zero where there are none.
	ReviewLoaded struct {
		Review  string
		Draft   metrics.Draft
		Minutes metrics.Minutes
		Err     error
	}
	// DraftSaved tells that a draft is on disk; with Err, that it is not.
	DraftSaved struct {
		Draft metrics.Draft
		Err   error
		Text  string // the error in the user's words
	}
	// Edited brings back the text that the user's editor left.
	Edited struct {
		Text string
		For  any
		Err  error
	}
	// ReportMade brings the report of a period, and the same as Markdown.
	ReportMade struct {
		Period   metrics.Period
		Document *report.Document
		Markdown string
		Err      error
		Text     string // the error in the user's words
	}
	// FileSaved tells where a file was written.
	FileSaved struct {
		Path string
		Err  error
	}
	// JournalLoaded brings entries, newest first.
	JournalLoaded struct {
		Before  uint64
		Entries []JournalEntry
		Err     error
	}
)

// JournalEntry is one line of the journal: what a change was, without its data.
type JournalEntry struct {
	metrics.Entry       // the change without its series when it was large
	report.Touched      // what it did, in short
	Undone         bool // taken back since
}

// Ask makes a command of a request.
func Ask(request tea.Msg) tea.Cmd { return func() tea.Msg { return request } }

// EntryLine is the entry line, as the request that would open it again as it stands;
// zero when nothing is typed in it.
type EntryLine interface{ Typed() EnterValue }

// Written is a form as the texts by which it can be opened again as it stands; nil
// when nothing is typed in it, or it cannot be.
type Written interface{ Written() map[string]string }

// Template is something from which a workspace can be made.
type Template struct {
	Name  string // as `init --template` takes it
	Title metrics.Text
	About metrics.Text
	// Throwaway marks the demo: its workspace is gone when the cockpit closes.
	Throwaway bool
	// Asks says that the company's name and currency are wanted first.
	Asks bool
	// Currency is in what the template states its goals; empty: whoever takes it says.
	Currency string
}

// Create asks for a workspace to be made, as `init` does.
type Create struct {
	Template string
	Company  string // empty: the template's own
	Currency string // ISO 4217; empty: the template's own
}
