package report

import "kpitui/internal/report/page"

// Blocks returns the report as it is laid out, for whoever draws it by itself.
func (d *Document) Blocks() []page.Block { return d.page().Blocks }
