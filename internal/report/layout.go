package report

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"kpitui/internal/metrics"
	"kpitui/internal/report/page"
	"kpitui/internal/text"
)

// layout makes pages of reports: what stands where, under which heading, in which
// words.
type layout struct {
	*Document
	w *metrics.Workspace
}

// page lays the report out: what everybody should read first, then what each kind
// of reader looks for, long tables at the end.
func (d *Document) page() *page.Page {
	l := &layout{Document: d, w: d.in.Workspace}
	p := &page.Page{Lang: string(d.Lang), Title: d.Title}
	add := func(blocks []page.Block) { p.Blocks = append(p.Blocks, blocks...) }
	add(l.head())
	add(l.northStar())
	add(l.exceptions())
	add(l.actions())
	add(l.phase())
	add(l.experiments())
	add(l.texts(metrics.Highlights))
	add(l.voices())
	add(l.texts(metrics.Decisions))
	switch d.in.Period.Kind {
	case metrics.Week:
		add(l.tiers(pageWords.MainKPIs))
	case metrics.Month:
		add(l.budget())
		add(l.texts(metrics.Market))
		add(l.texts(metrics.Proposals))
		add(l.tiers(pageWords.AllKPIs))
		add([]page.Block{page.Break{}})
		add(l.details(pageWords.InDetail, metrics.Tiers[:]))
	case metrics.Quarter:
		add(l.details(pageWords.Strategic, []metrics.Tier{metrics.Strategic}))
		add(l.texts(metrics.Market))
		add(l.texts(metrics.BusinessPlan))
		add(l.goals(pageWords.NextQuarter))
		add(l.tiers(pageWords.AllKPIs))
	case metrics.Year:
		add(l.cycle())
		add(l.system())
		add(l.texts(metrics.KPISystem))
		add(l.texts(metrics.BusinessPlan))
		add(l.goals(pageWords.NextYear))
		add(l.tiers(pageWords.AllKPIs))
	}
	add(l.legend())
	add(l.spent())
	return p
}

func (l *layout) t(t metrics.Text) string { return t.In(l.Lang) }

func (l *layout) f(t metrics.Text, args ...any) string { return fmt.Sprintf(t.In(l.Lang), args...) }

func (l *layout) period() string { return l.w.Info.Title(l.in.Period, l.Lang) }

func (l *layout) short(d metrics.Date) string { return shortDate(d, l.AsOf, l.Lang) }

// heading returns a heading in words of ours.
func (l *layout) heading(level int, t metrics.Text, args ...any) page.Block {
	return page.Heading{Level: level, Text: page.Text(l.f(t, args...))}
}

func column(title string) page.Column { return page.Column{Title: title} }
func figures(title string) page.Column {
	return page.Column{Title: title, Right: true}
}

func cell(s string) page.Cell { return page.Cell{Text: page.Text(s)} }

// head is the title, of when it is, and the headline.
func (l *layout) head() []page.Block {
	blocks := []page.Block{
		page.Heading{Level: 1, Text: page.Text(l.f(titled.Company, l.Workspace, l.in.title()))},
		page.Paragraph{Role: page.Subtitle, Text: page.Text(l.period())},
		page.Paragraph{Role: page.Small, Text: page.Text(l.state())},
	}
	for _, s := range l.Headline {
		blocks = append(blocks, page.Paragraph{Role: page.Lead, Text: page.Text(s)})
	}
	return append(blocks, l.tiles())
}

// tiles are the counts of the headline, to be seen at a glance.
func (l *layout) tiles() page.Block {
	health := "--"
	if h := l.in.Assessed.Health.Percent; h.OK {
		health = strconv.Itoa(int(math.Round(h.V)))
	}
	tiles := page.Tiles{List: []page.Tile{{Label: l.t(pageWords.Health), Figure: health, Tone: page.Accent}}}
	for _, c := range []struct {
		state metrics.State
		n     int
	}{
		{metrics.Reached, l.Counts.Reached}, {metrics.Near, l.Counts.Near}, {metrics.Caution, l.Counts.Caution},
		{metrics.Warning, l.Counts.Warning}, {metrics.Critical, l.Counts.Critical},
	} {
		tiles.List = append(tiles.List, page.Tile{Label: Mark(c.state, l.Lang), Figure: strconv.Itoa(c.n), Tone: toneOf[c.state]})
	}
	return tiles
}

// state says of which moment the figures are, and when the review was held.
func (l *layout) state() string {
	w, day := &stateWords, longDate(l.AsOf, l.Lang)
	said := l.f(w.Live, day)
	switch {
	case l.Frozen:
		said = l.f(w.Frozen, day)
	case l.in.Assessed.Closed == l.AsOf:
		said = l.f(w.AtEnd, day)
	}
	stop := metrics.Text{JA: "。", EN: "."}
	list := []string{said + l.t(stop)}
	if m := l.Review; m != nil {
		opened, _ := time.Parse(time.RFC3339, m.Opened)
		closed, err := time.Parse(time.RFC3339, m.Closed)
		switch {
		case err != nil:
			list = append(list, l.t(w.Open))
		case m.ClosedBy != "":
			list = append(list, l.f(w.HeldBy, moment(opened, l.Lang), until(opened, closed, l.Lang), m.ClosedBy))
		default:
			list = append(list, l.f(w.Held, moment(opened, l.Lang), until(opened, closed, l.Lang)))
		}
	}
	return sentences(l.Lang, list...)
}

// until writes the end of a meeting that began on a day: the time alone on the same.
func until(from, to time.Time, lang metrics.Lang) string {
	if metrics.DateOf(from) == metrics.DateOf(to) {
		return to.Format("15:04")
	}
	return moment(to, lang)
}

// texts shows what was written under a section, in this review and in the shorter
// ones that the report gathers.
func (l *layout) texts(s metrics.Section) []page.Block {
	var blocks []page.Block
	for _, x := range l.Texts {
		if x.Section != s {
			continue
		}
		if blocks == nil {
			blocks = append(blocks, l.heading(2, s.Label()))
		}
		level := 2
		if x.Period != l.Period {
			blocks = append(blocks, page.Heading{Level: 3, Text: page.Text(l.titleOf(x.Period))})
			level = 3
		}
		blocks = append(blocks, page.Parse(x.Text, level)...)
	}
	return blocks
}

// titleOf writes a period that stands in the document by its label.
func (l *layout) titleOf(label string) string {
	p, err := metrics.ParsePeriod(l.w.Info.Calendar, label)
	if err != nil {
		return label
	}
	return l.w.Info.Title(p, l.Lang)
}

func (l *layout) voices() []page.Block {
	if len(l.Voices) == 0 {
		return nil
	}
	blocks := []page.Block{l.heading(2, pageWords.Voices)}
	for _, v := range l.Voices {
		var about []string
		if v.KPI != "" {
			about = append(about, l.name(v.KPI))
		}
		if v.Period != l.Period {
			about = append(about, v.Period)
		}
		from := v.Who
		switch {
		case from == "":
			from = Commas(l.Lang, about)
		case len(about) > 0:
			from += l.beside(about...)
		}
		said := page.Parse(v.Text, 3)
		if from != "" {
			said = append(said, page.Paragraph{Role: page.Source, Text: page.Text(from)})
		}
		blocks = append(blocks, page.Quote{Blocks: said})
	}
	return blocks
}

// name returns what a KPI is called; its id when it is gone.
func (l *layout) name(id string) string {
	if k := l.w.KPI(id); k != nil {
		return text.Printable(k.Name.In(l.Lang))
	}
	return text.Printable(id)
}

// legend says what the levels mean and ask for.
func (l *layout) legend() []page.Block {
	w := &pageWords
	bands := l.w.Info.Bands
	edge := func(own, usual float64) float64 {
		if own != 0 {
			return own
		}
		return usual
	}
	near, caution, warning := edge(bands.Near, metrics.DefaultBands.Near), edge(bands.Caution, metrics.DefaultBands.Caution), edge(bands.Warning, metrics.DefaultBands.Warning)
	percent := func(v float64) string { return metrics.FormatPercent(v, 0) }
	rows := [][]page.Cell{}
	for _, r := range []struct {
		state metrics.State
		level metrics.Level
		band  string
	}{
		{metrics.Critical, metrics.LevelCritical, l.f(w.Below, percent(warning))},
		{metrics.Warning, metrics.LevelWarning, l.f(w.FromTo, percent(warning), percent(caution))},
		{metrics.Caution, metrics.LevelCaution, l.f(w.FromTo, percent(caution), percent(near))},
	} {
		rows = append(rows, []page.Cell{l.mark(r.state), cell(r.band), cell(l.t(r.level.Response()))})
	}
	return []page.Block{
		l.heading(2, w.Legend),
		page.Table{
			Label: l.t(w.Legend), Rows: rows, Compact: true,
			Columns: []page.Column{{Title: l.t(w.State), Mark: true, Width: 16}, {Title: l.t(w.OfPlan), Width: 28}, {Title: l.t(w.Asks), Width: 56}},
		},
		page.Paragraph{Role: page.Small, Text: page.Text(l.t(w.LegendNote))},
	}
}

// spent says how the time of the meeting was used.
func (l *layout) spent() []page.Block {
	if l.Review == nil || len(l.Review.Spent) == 0 {
		return nil
	}
	w, total := &pageWords, 0
	var steps []string
	for _, s := range l.Review.Spent {
		total += s.Seconds
		steps = append(steps, l.f(w.StepTook, l.t(s.Step.Label()), lasted(s.Seconds, l.Lang)))
	}
	return []page.Block{l.heading(2, w.TimeUsed), page.Say(l.f(w.Took, lasted(total, l.Lang), enumerate(steps, l.Lang)))}
}

// mark returns a cell that names a state as shape, word and colour.
func (l *layout) mark(s metrics.State) page.Cell {
	return page.Cell{Text: []page.Span{l.badge(s)}}
}

func (l *layout) badge(s metrics.State) page.Span { return page.Badge(Mark(s, l.Lang), toneOf[s]) }

var toneOf = map[metrics.State]page.Tone{
	metrics.Reached: page.Good, metrics.Near: page.Good, metrics.Caution: page.Caution, metrics.Warning: page.Warning, metrics.Critical: page.Critical,
}
