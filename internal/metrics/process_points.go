package metrics

import "slices"

// point is a closed period with its value: what process limits and forecasts are
// made of.
type point struct {
	period Period
	value  float64
}

// recent appends the closed periods with a value that may be judged to buf, oldest
// first, as far back as every tail reaches, so that a board, which has only the
// tail, and a detail, which has it all, say the same. Open periods are not among
// them: the latest value of an open week is not the value of that week.
func (h *history) recent(buf []point) []point {
	if h.n == 0 {
		return buf
	}
	return h.since(buf, leastTail(h.info, h.k, h.newest().Period.Start))
}

// since appends the closed periods from the one on that begins on the day from.
func (h *history) since(buf []point, from Date) []point {
	points, begin := h.s.Points[:h.n], len(buf)
	for i := h.n; i > 0 && points[i-1].Period.Start >= from; {
		// That of a period before another one's is closed.
		if s := &points[i-1]; i < h.n && h.alone(i-1) && h.begins(s.Period, from) {
			buf = append(buf, point{s.Period, s.Value})
			i--
			continue
		}
		r, next, ok := h.older(i)
		if !ok || r.period.Start < from {
			break
		}
		if r.over && !r.partial {
			buf = append(buf, point{r.period, r.value})
		}
		i = next
	}
	slices.Reverse(buf[begin:])
	return buf
}

// begins reports whether p is a period of the calendar, as the one is that begins on
// the day from: quarters and years move with the fiscal start.
func (h *history) begins(p Period, from Date) bool {
	return p.Kind <= Month || monthsApart(from, p.Start)%monthsOf(p.Kind) == 0
}
