package detail

// room says how many lines each part gets, headings included.
type room struct {
	facts, chart, said, signals, links, story, table, about int
	gap                                                     int // empty lines between the parts
}

// The least heights at which chart and values are worth their place, and how much
// of the story should be in view.
const (
	leastChart  = 5
	fewValues   = 4
	leastTable  = 8
	bestChart   = 16
	leastStory  = 3
	bestStory   = 8
	leastLinks  = 4
	bestLinks   = 8
	leastSaid   = 3  // why, signal or noise, and will it be met
	fairChart   = 8  // its height with heading and legend
	markedChart = 9  // the chart's height from which it has marks
	goodChart   = 13 // and from which a forecast can be read
	airyAt      = 20 // height from which blank lines part them
	roomyAt     = 25 // height from which it has them before there are lists
	lowBelow    = 16 // with less height than this three lines of chart must do
	factRow     = 3  // label, value, remark
)

// share hands out lines to parts, with a gap above each that has any.
type share struct {
	room
	left int
}

func newShare(height int) *share {
	s := &share{left: height}
	if height >= airyAt {
		s.gap = 1
	}
	return s
}

// grow lets a part grow to so many lines, as far as there are any left.
func (s *share) grow(part *int, to int) {
	cost := 0
	if *part == 0 && to > 0 {
		cost = s.gap
	}
	if by := min(to-*part, s.left-cost); by > 0 {
		*part += by
		s.left -= by + cost
	}
}

// begin lets a part that has nothing yet have so many lines, if it can have them all.
func (s *share) begin(part *int, lines int) {
	if *part == 0 && s.left >= lines+s.gap {
		s.grow(part, lines)
	}
}

// divide shares out the height below the title among parts that want as much as
// want says. Parts grow in turn, so that what grows last is the first to give way:
// values beyond the newest and the older story, the last of the chart's height, the
// definition, the story but its newest lines and the links but the first, more of the
// chart's height, what is said beyond the first lines, the chart. The list that has
// the cursor comes before the chart.
func divide(height int, want room, focus part) room {
	r := newShare(height)
	if r.left >= factRow+2 {
		r.grow(&r.facts, min(want.facts, factRow))
	}
	r.grow(&r.table, min(want.table, 2))
	switch focus {
	case onStory:
		r.grow(&r.story, min(want.story, bestStory))
	case onLinks:
		r.grow(&r.links, min(want.links, bestLinks))
	}
	r.grow(&r.said, min(want.said, 1))
	first := min(want.chart, leastChart)
	if height < lowBelow {
		first = min(want.chart, 3)
	}
	r.begin(&r.chart, first)
	if r.left >= want.facts-r.facts+leastTable {
		r.grow(&r.facts, want.facts)
	}
	r.grow(&r.said, min(want.said, leastSaid))
	if height >= roomyAt && r.chart > 0 {
		r.grow(&r.chart, min(want.chart, fairChart))
	}
	if height < airyAt {
		r.grow(&r.table, min(want.table, fewValues))
	}
	if r.left >= 2+r.gap { // a formula and its numbers
		r.grow(&r.links, min(want.links, leastLinks))
	}
	r.begin(&r.story, min(want.story, leastStory))
	r.grow(&r.table, min(want.table, fewValues))
	r.grow(&r.said, min(want.said, leastSaid+1))
	if r.chart > 0 {
		r.grow(&r.chart, min(want.chart, markedChart))
	}
	r.grow(&r.said, min(want.said, height/4))
	r.grow(&r.table, min(want.table, leastTable))
	r.grow(&r.said, want.said)
	if r.chart > 0 {
		r.grow(&r.chart, min(want.chart, goodChart))
	}
	if r.links > 0 {
		r.grow(&r.links, min(want.links, bestLinks))
	}
	if r.story > 0 {
		r.grow(&r.story, min(want.story, bestStory))
	}
	r.grow(&r.about, want.about)
	if r.chart > 0 {
		r.grow(&r.chart, want.chart)
	}
	r.grow(&r.table, min(want.table, 2*leastTable))
	if r.story > 0 {
		r.grow(&r.story, min(want.story, 2*bestStory))
	}
	r.grow(&r.table, want.table)
	return r.room
}

// divideLimits is [divide] with the process chart, which with its signals comes
// before everything else.
func divideLimits(height int, want room, focus part) room {
	const least, best = 10, 19 // of the chart with its heading: with ranges, and easy to read
	r := newShare(height)
	switch focus {
	case onStory:
		r.grow(&r.story, min(want.story, bestStory, height/3))
	case onLinks:
		r.grow(&r.links, min(want.links, bestLinks, height/3))
	case onValues:
		r.grow(&r.table, min(want.table, leastStory, height/3))
	}
	r.begin(&r.chart, min(want.chart, leastChart))
	r.grow(&r.signals, min(want.signals, 3))
	if r.left > least-r.chart {
		r.begin(&r.facts, min(want.facts, factRow))
	}
	r.grow(&r.chart, min(want.chart, least))
	r.grow(&r.signals, min(want.signals, 6))
	r.grow(&r.chart, min(want.chart, best))
	r.grow(&r.signals, min(want.signals, 12))
	r.grow(&r.facts, want.facts)
	r.begin(&r.table, min(want.table, leastTable))
	r.begin(&r.said, want.said)
	r.begin(&r.links, min(want.links, leastLinks))
	r.begin(&r.story, min(want.story, leastStory))
	r.grow(&r.signals, want.signals)
	r.grow(&r.about, want.about)
	if r.table > 0 {
		r.grow(&r.table, want.table)
	}
	return r.room
}
