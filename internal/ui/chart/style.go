// Package chart turns numbers into bars, sparklines and line charts. Its
// functions are pure: the same numbers, size and look give the same lines, each
// exactly as wide as asked for, so callers may keep the result until one of them
// changes. It draws with braille, or with ASCII alone, never with box lines or
// blocks, whose width terminals disagree about.
package chart

import (
	"math"

	"kpitui/internal/metrics"
)

// number reports whether v can be drawn.
func number(v metrics.Maybe) bool { return v.OK && !math.IsNaN(v.V) && !math.IsInf(v.V, 0) }

