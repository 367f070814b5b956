package metrics

import "strconv"

// NoComparison is the long form of the "--" of [FormatComparison].
var NoComparison = Text{JA: "比較なし", EN: "no comparison"}

// FormatValue writes a value for the screen, to about three significant digits:
// 152万円, ¥1.52M, 98.5%, 3位, #3.
func FormatValue(v float64, u Unit, currency string, lang Lang) string {
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// FormatExact writes a value for a field that edits: the shortest text that
// [ParseNumber] reads as the same value.
func FormatExact(v float64, u Unit) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// FormatPercent writes a ratio such as an attainment in per cent, with so many
// decimals: 0.968 is 97% or 96.8%.
func FormatPercent(ratio float64, decimals int) string {
	return strconv.FormatFloat(100*ratio, 'f', decimals, 64) + "%"
}

// FormatDelta writes the difference of two values with its sign: +12万円, +1.5pt.
func FormatDelta(d float64, u Unit, currency string, lang Lang) string {
	return strconv.FormatFloat(d, 'f', -1, 64)
}

// FormatComparison writes a comparison: +3.2%, +1.5pt, and "--" where there is none.
func FormatComparison(c Comparison, u Unit, currency string, lang Lang) string {
	if !c.Change.OK {
		return "--"
	}
	return FormatDelta(c.Change.V, u, currency, lang)
}
