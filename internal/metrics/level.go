package metrics

import "cmp"

// orDefault returns the bands with those of [DefaultBands] where none are set.
func (b Bands) orDefault() Bands {
	return Bands{
		Near:    cmp.Or(b.Near, DefaultBands.Near),
		Caution: cmp.Or(b.Caution, DefaultBands.Caution),
		Warning: cmp.Or(b.Warning, DefaultBands.Warning),
	}
}

// level returns the level of an attainment. The bands are half-open: exactly at
// the lower edge belongs to the better side.
func (b Bands) level(attainment float64) Level {
	switch {
	case atLeast(attainment, b.Near):
		return LevelNone
	case atLeast(attainment, b.Caution):
		return LevelCaution
	case atLeast(attainment, b.Warning):
		return LevelWarning
	default:
		return LevelCritical
	}
}

// edges returns the band of a level: from low (included) to high (not included),
// each missing where the band is open.
func (b Bands) edges(l Level, reached bool) (low, high Maybe) {
	switch {
	case reached:
		return Some(1), Maybe{}
	case l == LevelNone:
		return Some(b.Near), Some(1)
	case l == LevelCaution:
		return Some(b.Caution), Some(b.Near)
	case l == LevelWarning:
		return Some(b.Warning), Some(b.Caution)
	default:
		return Maybe{}, Some(b.Warning)
	}
}

// level returns the highest level whose threshold the value is beyond, with that
// threshold. The bad side is below for at least and above for at most; a goal
// between two bounds has no one bad side and therefore no thresholds.
func (t *Thresholds) level(c Comparator, v float64) (Level, *Threshold) {
	switch {
	case t.Critical.beyond(c, v):
		return LevelCritical, t.Critical
	case t.Warning.beyond(c, v):
		return LevelWarning, t.Warning
	case t.Caution.beyond(c, v):
		return LevelCaution, t.Caution
	}
	return LevelNone, nil
}

// beyond reports whether the value lies on the threshold's bad side.
func (t *Threshold) beyond(c Comparator, v float64) bool {
	switch {
	case t == nil || c == Between:
		return false
	case c == AtMost && t.Inclusive:
		return atLeast(v, t.Value)
	case c == AtMost:
		return above(v, t.Value)
	case t.Inclusive:
		return atLeast(t.Value, v)
	default:
		return above(t.Value, v)
	}
}

// state returns the word for a level, none of which needs no attainment.
func (l Level) state() State {
	switch l {
	case LevelCaution:
		return Caution
	case LevelWarning:
		return Warning
	default:
		return Critical
	}
}
