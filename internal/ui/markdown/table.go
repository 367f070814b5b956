package markdown

import (
	"slices"
	"sort"
	"strings"

	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

// columnGap is how many columns stand between two of a table.
const columnGap = 2

// table draws a row a line, its columns under each other. Where it is too wide
// the widest columns give way and their cells are cut.
func (d *drawer) table(t page.Table, width int) []string {
	head := make([]line, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = d.inline(page.Text(c.Title), d.Header)
	}
	rows := make([][]line, len(t.Rows))
	for r, cells := range t.Rows {
		rows[r] = make([]line, len(head))
		for i := range min(len(cells), len(head)) {
			rows[r][i] = d.inline(cells[i].Text, d.Text)
		}
	}
	widths := make([]int, len(head))
	titled := false
	for i := range head {
		widths[i] = text.Width(head[i].plain)
		titled = titled || widths[i] > 0
		for _, r := range rows {
			widths[i] = max(widths[i], text.Width(r[i].oneLine()))
		}
	}
	widths = fit(widths, width)
	var out []string
	if titled {
		out = append(out, d.row(t, head, widths))
	}
	for _, r := range rows {
		out = append(out, d.row(t, r, widths))
	}
	return out
}

// fit makes columns narrower, the widest first, until they have room; those at
// the end are dropped where even a column each is too much.
func fit(widths []int, room int) []int {
	room += columnGap
	widths = widths[:min(len(widths), room/(1+columnGap))]
	total := func(most int) int {
		n := 0
		for _, w := range widths {
			n += min(w, most) + columnGap
		}
		return n
	}
	if len(widths) == 0 {
		return widths
	}
	widest := slices.Max(widths)
	most := widest - sort.Search(widest, func(less int) bool { return total(widest-less) <= room })
	for i := range widths {
		widths[i] = min(widths[i], max(1, most))
	}
	return widths
}

func (d *drawer) row(t page.Table, cells []line, widths []int) string {
	var b strings.Builder
	space := func(n int) { d.Space.Write(&b, strings.Repeat(" ", n)) }
	for i, w := range widths {
		if i > 0 {
			space(columnGap)
		}
		drawn, used := cells[i].cut(w, d.glyphs.Tail)
		if t.Columns[i].Right {
			space(w - used)
		}
		b.WriteString(drawn)
		if !t.Columns[i].Right && i < len(widths)-1 {
			space(w - used)
		}
	}
	return b.String()
}
