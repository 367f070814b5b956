package theme

// SignalWidth is how wide a signal's mark is at most: which way it goes, and behind
// it what is to be known about it.
const SignalWidth = 2

// Signal returns the mark of a signal and its look. Its shape says which way it
// goes; that it is for the worse is said by a second sign beside the colour, that
// it rests on few points by another one, and quietly. Better is +1 for the better,
// -1 for the worse, 0 where nobody knows.
func (s *Styles) Signal(g *Glyphs, high bool, better int, provisional bool) (mark string, style Style) {
	mark = g.Low
	if high {
		mark = g.High
	}
	switch {
	case provisional:
		return mark + g.Unsure, s.Muted
	case better < 0:
		return mark + g.Worse, s.Worse.Bold()
	case better > 0:
		return mark, s.Better.Bold()
	}
	return mark, s.Badge
}
