package exchange

import (
	"io"

	"kpitui/internal/metrics"
)

// WriteCSV writes every snapshot of the workspace, whose series must be whole, as
// date,kpi,value,note,source,by,recorded_at. A text that a spreadsheet would take
// for a formula gets an apostrophe in front, which import takes away again. bom
// puts a byte order mark first, without which Excel garbles Japanese.
func WriteCSV(w io.Writer, ws *metrics.Workspace, bom bool) error { return nil }

// WriteJSON writes the definitions and every snapshot of the workspace, whose
// series must be whole.
func WriteJSON(w io.Writer, ws *metrics.Workspace) error { return nil }
