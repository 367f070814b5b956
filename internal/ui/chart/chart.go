// Package chart turns numbers into bars, sparklines and line charts. Its
// functions are pure: the same numbers, size and look give the same lines, each
// exactly as wide as asked for, so callers may keep the result until one of them
// changes. It draws with braille, or with ASCII alone, never with box lines or
// blocks, whose width terminals disagree about.
package chart

import (
	"math"
	"strings"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

// A braille cell has four rows of two dots.
const (
	dotRows    = 4
	dotColumns = 2
	noDots     = '⠀' // the braille cell without dots
)

// limit bounds what can be drawn, so that no difference overflows. The domain's
// own bound is 1e15.
const limit = 1e18

// number reports whether v can be drawn.
func number(v metrics.Maybe) bool { return v.OK && math.Abs(v.V) < limit }

// solid returns the rune to print for a braille cell: without dots it is a
// space, which some fonts need to leave the cell empty.
func solid(r rune) rune {
	if r == noDots || r == 0 {
		return ' '
	}
	return r
}

// painter puts cells side by side and styles each run of equal looks once.
type painter struct {
	out   strings.Builder
	run   []byte
	style *theme.Style
}

func (p *painter) put(s *theme.Style, cell string) {
	if s != p.style {
		p.flush()
		p.style = s
	}
	p.run = append(p.run, cell...)
}

func (p *painter) flush() {
	if len(p.run) > 0 {
		p.style.Write(&p.out, string(p.run))
		p.run = p.run[:0]
	}
}

// String returns the line.
func (p *painter) String() string {
	p.flush()
	return p.out.String()
}

// BarIn returns the look of a bar in rows of style s.
func BarIn(th *theme.Theme, s *theme.Styles, m theme.Mark) BarLook {
	return BarLook{Fill: m.Fill, Track: s.Track, Tick: s.Tick, ASCII: th.Glyphs.ASCII}
}

// SparkIn returns the look of a sparkline in rows of style s.
func SparkIn(th *theme.Theme, s *theme.Styles) SparkLook {
	return SparkLook{Line: s.Spark, ASCII: th.Glyphs.ASCII}
}

// LineIn returns the look of a line chart in a theme.
func LineIn(th *theme.Theme) LineLook {
	return LineLook{
		Series: th.Series, Goal: th.Goal, Plan: th.Plan,
		Boundary: th.Track, Phase: th.Muted, Axis: th.Axis, Mark: th.Tick,
		Fan: th.Spark, Edge: th.Muted, Shade: th.Track,
		ASCII: th.Glyphs.ASCII,
	}
}

// ProcessIn returns the look of a process chart in a theme.
func ProcessIn(th *theme.Theme) ProcessLook {
	return ProcessLook{
		LineLook: LineIn(th), Centre: th.Muted, Limit: th.Level(metrics.LevelCaution).Style,
		Signal: th.Level(metrics.LevelCritical).Style, OldSignal: th.Text,
	}
}
