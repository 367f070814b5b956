package calc

import "kpitui/internal/metrics"

// ordinal numbers the weeks or the months of the calendar without gaps, so that
// they can be subtracted.
type ordinal int32

func ordinalOf(kind metrics.PeriodKind, d metrics.Date) ordinal {
	if kind == metrics.Week {
		return ordinal(d+3) / 7 // 1970-01-01 was a Thursday
	}
	y, m, _ := d.Date()
	return ordinal(y*12 + int(m) - 1)
}

// period returns the week or the month with the number.
func (o ordinal) period(kind metrics.PeriodKind) metrics.Period {
	if kind == metrics.Week {
		return metrics.Period{Kind: metrics.Week, Start: metrics.Date(o)*7 - 3}
	}
	return metrics.Period{Kind: metrics.Month, Start: metrics.NewDate(int(o)/12, 1, 1).AddMonths(int(o) % 12)}
}

// label writes a week or a month in its standard form.
func label(p metrics.Period) string { return metrics.Calendar{}.Label(p) }

// span is the time that rows are of.
type span struct {
	kind        metrics.PeriodKind
	first, last metrics.Date // of the rows; zero: there are none
	today       metrics.Date
}

func spanOf(days []metrics.Date, kind metrics.PeriodKind, today metrics.Date) span {
	s := span{kind: kind, today: today}
	for _, d := range days {
		if s.first == 0 || d < s.first {
			s.first = d
		}
		s.last = max(s.last, d)
	}
	return s
}

// from is the number of the period in which the rows begin.
func (s *span) from() ordinal { return ordinalOf(s.kind, s.first) }

// closed is the number of the last period that is known: it is over, and the rows
// reach into it. Later ones have no row at all, which says nothing about anybody.
func (s *span) closed() ordinal {
	o := ordinalOf(s.kind, s.last)
	if o.period(s.kind).End() >= s.today {
		o--
	}
	return o
}

// partial reports whether the rows begin within the period.
func (s *span) partial(o ordinal) bool { return o.period(s.kind).Start < s.first }

// short says, when the rows end before the last known period does, what that may
// mean. A file that was made in the middle of a month has half a month only.
func (s *span) short() []metrics.Text {
	p := s.closed().period(s.kind)
	if s.first == 0 || s.last >= p.End()-1 || s.last < p.Start {
		return nil
	}
	return []metrics.Text{say(words.Short, s.last.String(), label(p), s.last.String())}
}
