package metrics

import (
	"cmp"
	"slices"
	"time"
)

// Note is a remark on a KPI and a day, written outside a review: a mark in the
// chart. What belongs to a value is a snapshot's own note.
type Note struct {
	ID   string    `json:"id"`
	KPI  string    `json:"kpi"`
	Date Date      `json:"date"`
	Text string    `json:"text"` // Markdown
	By   string    `json:"by,omitempty"`
	At   time.Time `json:"at"`
}

// SortNotes puts notes in their order: by day, then by the time of writing.
func SortNotes(list []Note) {
	slices.SortFunc(list, func(a, b Note) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
}

// Note returns the note with the id, or nil.
func (w *Workspace) Note(id string) *Note {
	for i := range w.Notes {
		if w.Notes[i].ID == id {
			return &w.Notes[i]
		}
	}
	return nil
}
