package report

import (
	"io"
	"strings"

	"kpitui/internal/report/page"
)

// WriteMarkdown writes a report as Markdown.
func WriteMarkdown(out io.Writer, d *Document) error { return page.WriteMarkdown(out, d.page()) }

// WriteHTML writes a report as one HTML file without scripts and outside requests.
func WriteHTML(out io.Writer, d *Document) error { return page.WriteHTML(out, d.page()) }

// WriteDocumentJSON writes a report as JSON.
func WriteDocumentJSON(out io.Writer, d *Document) error { return WriteJSON(out, d) }

// Minutes returns the minutes of the review that a report belongs to: the report
// as Markdown, which says who closed the review and how the time was used.
func Minutes(d *Document) string {
	var b strings.Builder
	_ = WriteMarkdown(&b, d) // a Builder takes everything
	return b.String()
}
