package exchange

import "strings"

// A spreadsheet takes a text that begins with one of these for a formula, the full
// width ones included, and a tab or a carriage return hides one behind it.
func startsFormula(s string) bool {
	for _, p := range []string{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// guard puts an apostrophe in front of a text that a spreadsheet would take for a
// formula: then it is shown and not run. A text that already looks guarded gets
// one more, so that [unguard] gives back exactly what was there.
func guard(s string) string {
	if startsFormula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// unguard takes the apostrophe of [guard] away.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && startsFormula(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}
