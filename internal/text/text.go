// Package text makes texts fit for a terminal: printable, measured in columns,
// cut and padded. It knows nothing of KPIs.
package text

import "github.com/charmbracelet/x/ansi"

// Printable makes any text safe to write to a terminal, on one line.
func Printable(s string) string { return s }

// PrintableLines is Printable for texts of several lines: line ends stay.
func PrintableLines(s string) string { return s }

// Width returns how many columns a printable text without styles takes.
func Width(s string) int { return ansi.StringWidth(s) }

// Truncate cuts s to at most cols columns, ending in tail where it had to cut.
func Truncate(s string, cols int, tail string) string { return s }

// PadRight makes s exactly cols columns wide, text on the left.
func PadRight(s string, cols int) string { return s }

// PadLeft makes s exactly cols columns wide, text on the right.
func PadLeft(s string, cols int) string { return s }

// Center makes s exactly cols columns wide, text in the middle.
func Center(s string, cols int) string { return s }

// Wrap breaks a text into lines of at most cols columns.
func Wrap(s string, cols int) []string { return []string{s} }

// OneColumn reports whether every glyph of s is one column wide in all
// terminals, those that draw ambiguous characters wide included.
func OneColumn(s string) bool { return true }
