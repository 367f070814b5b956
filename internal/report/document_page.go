package report

import "kpitui/internal/report/page"

// page lays the report out.
func (d *Document) page() *page.Page {
	return &page.Page{Lang: string(d.Lang), Title: d.Title, Blocks: []page.Block{page.Heading{Level: 1, Text: page.Text(d.Title)}}}
}
