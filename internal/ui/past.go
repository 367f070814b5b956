package ui

import (
	"time"

	"kpitui/internal/metrics"
)

// past is a moment that the cockpit shows in place of the present: the workspace
// as journal entry seq left it, judged at at. Everything can be looked at and
// nothing changed. Meanwhile root.live follows what others write, so that the
// present is there at once when the user comes back.
type past struct {
	seq       uint64
	at        time.Time
	workspace *metrics.Workspace
	from      place // where it was asked for
}
