package markdown

import (
	"sort"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
	"kpitui/internal/ui/theme"
)

// line is a text of several styles: printable, with \n where it must break.
type line struct {
	plain string
	runs  []run
}

// run is the part of a line that ends at a byte and begins where the one before
// it ends.
type run struct {
	end   int
	style theme.Style
}

// inline makes a line of spans on top of a look.
func (d *drawer) inline(spans []page.Span, base theme.Style) line {
	var (
		l line
		b strings.Builder
	)
	add := func(style theme.Style, s string) {
		if s != "" {
			b.WriteString(s)
			l.runs = append(l.runs, run{b.Len(), style})
		}
	}
	for _, s := range spans {
		if s.Style&(page.LineBreak|page.SoftBreak) != 0 {
			add(base, "\n")
			continue
		}
		shown := text.Printable(s.Text)
		add(d.style(s, base), shown)
		if to := text.Printable(s.Link); to != "" && strings.TrimPrefix(to, "mailto:") != shown {
			add(d.Muted, " ("+to+")")
		}
	}
	l.plain = b.String()
	return l
}

// style returns the look of a span.
func (d *drawer) style(s page.Span, base theme.Style) theme.Style {
	switch {
	case s.Tone != page.Neutral:
		return d.tone(s.Tone)
	case s.Style&page.Mono != 0:
		base = d.Field
	case s.Link != "":
		base = d.Accent
	case s.Style&(page.Dim|page.Struck) != 0:
		base = d.Muted
	}
	if s.Style&page.Emphasis != 0 {
		base = base.Italic()
	}
	if s.Style&page.Strong != 0 {
		base = base.Bold()
	}
	return base
}

func (d *drawer) tone(t page.Tone) theme.Style {
	switch t {
	case page.Good:
		return d.Better
	case page.Caution:
		return d.Level(metrics.LevelCaution).Style
	case page.Warning:
		return d.Level(metrics.LevelWarning).Style
	case page.Critical:
		return d.Level(metrics.LevelCritical).Style
	}
	return d.Badge
}

// wrap draws a line in as many as it takes, each of at most so many columns.
func (l line) wrap(columns int) []string {
	var out []string
	from := 0
	for part := range strings.SplitSeq(l.plain, "\n") {
		at, end := from, from+len(part)
		for _, shown := range text.Wrap(part, columns) {
			// The spaces between two lines are in neither of them.
			for at < end && l.plain[at] == ' ' && !strings.HasPrefix(l.plain[at:end], shown) {
				at++
			}
			out = append(out, l.paint(at, shown))
			if strings.HasPrefix(l.plain[at:end], shown) {
				at += len(shown)
			} else { // a letter wider than the line
				at += len(graphemes.FromString(l.plain[at:end]).First())
			}
		}
		from = end + 1
	}
	return out
}

// cut draws the beginning of a line of which no more than so many columns fit, as
// one line, and returns how many it takes.
func (l line) cut(columns int, tail string) (drawn string, width int) {
	shown := text.Truncate(l.oneLine(), columns, tail)
	return l.paint(0, shown), text.Width(shown)
}

// oneLine returns the text with spaces for line ends, which take a byte as well.
func (l line) oneLine() string { return strings.ReplaceAll(l.plain, "\n", " ") }

// paint draws a text in the styles of the line from a byte on. A style never ends
// within a cluster, which its marks would leave.
func (l line) paint(from int, shown string) string {
	var b strings.Builder
	last, begun := l.at(from), 0
	for g := graphemes.FromString(shown); g.Next(); {
		if i := l.at(from + g.Start()); i != last {
			l.write(&b, last, shown[begun:g.Start()])
			last, begun = i, g.Start()
		}
	}
	l.write(&b, last, shown[begun:])
	return b.String()
}

func (l line) write(b *strings.Builder, run int, s string) {
	if len(l.runs) > 0 {
		l.runs[run].style.Write(b, s)
	}
}

// at returns the run of a byte; what stands behind the last is like it.
func (l line) at(b int) int {
	i := sort.Search(len(l.runs), func(i int) bool { return b < l.runs[i].end })
	return max(0, min(i, len(l.runs)-1))
}
