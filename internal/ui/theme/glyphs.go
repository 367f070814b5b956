package theme

// Glyphs are the marks that the cockpit draws beside text. Each is one column
// wide on every terminal: box lines, blocks, circles, triangles, arrows and the
// ellipsis are two wide on some Japanese ones, so none is here.
type Glyphs struct {
	ASCII bool

	Cursor    string // left edge of the selected row
	BarFull   string // a filled cell of a bar
	BarHalf   string // a cell filled to its half
	BarEmpty  string // an empty cell of a bar
	TickLeft  string // a mark on a bar, in the left half of its cell
	TickRight string // and in the right half
	Check     string // done
	Cross     string // failed, not there
	Rule      string // a line across, to be repeated
	Separator string // a line down between two panes
	Shade     string // a value that is hidden
	Gap       string // a period without a value
	Tail      string // what follows a text that was cut
	Thumb     string // the part of a scrollbar that is in view
	Up, Down  string // ascending and descending; more above and below

	High, Low string // a signal upwards and downwards
	Worse     string // behind a signal: it is for the worse
	Unsure    string // behind a signal: it rests on few points
	NorthStar string // the KPI that stands for value delivered
}

var unicodeGlyphs = Glyphs{
	Cursor: "⡇", BarFull: "⣿", BarHalf: "⣇", BarEmpty: "⣀", TickLeft: "⡇", TickRight: "⢸",
	Check: "✓", Cross: "✗", Rule: "⠤", Separator: "⡇", Shade: "░", Gap: "-", Tail: "~", Thumb: "⢸",
	Up: "^", Down: "v", High: "^", Low: "v", Worse: "!", Unsure: "?", NorthStar: "N",
}

var asciiGlyphs = Glyphs{
	ASCII:  true,
	Cursor: ">", BarFull: "#", BarHalf: "=", BarEmpty: "-", TickLeft: "|", TickRight: "|",
	Check: "v", Cross: "x", Rule: "-", Separator: "|", Shade: ":", Gap: "-", Tail: "~", Thumb: "#",
	Up: "^", Down: "v", High: "^", Low: "v", Worse: "!", Unsure: "?", NorthStar: "N",
}
