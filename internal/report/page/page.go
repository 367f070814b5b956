// Package page is a document as blocks and spans, which it prints as Markdown and
// as HTML: headings, paragraphs, lists, tables, charts. It knows nothing of KPIs.
//
// Texts come from people and may hold anything. They are made printable and
// escaped here, on their way out, so that no text can change the structure that
// its writer did not give it: it is the blocks that make the document, and what a
// person wrote in Markdown becomes blocks too ([Parse]) before it is printed.
package page

// Page is a whole document.
type Page struct {
	Lang   string // of its words: "ja", "en"
	Title  string
	Blocks []Block
}

// Block is a part of a document that stands by itself.
type Block interface{ isBlock() }

// Heading is a title of a level from 1 to 6.
type Heading struct {
	Level int
	Text  []Span
}

// Paragraph is running text.
type Paragraph struct {
	Text []Span
	Role Role
}

// Role says what a paragraph is for, so that it can look like it.
type Role uint8

// The roles.
const (
	Plain    Role = iota
	Lead          // what everybody should read
	Subtitle      // beneath the title
	Small         // of when it is, how it is to be read
	Source        // who said it
)

// List is a list of items, numbered from Start where Ordered.
type List struct {
	Ordered bool
	Start   int
	Items   [][]Block
}

// Code is text to be shown as it is.
type Code struct{ Text string }

// Quote is what somebody else said.
type Quote struct{ Blocks []Block }

// Rule is a line between two thoughts.
type Rule struct{}

// Facts is a list of labels, each with what there is to say about it.
type Facts struct{ List []Fact }

// Fact is one of them.
type Fact struct {
	Label string
	Value []Block
}

// Table is a table with one head row. On a narrow screen it becomes one card per
// row where Stack is set, and is scrolled sideways where it is not. A Compact one
// has small letters and is no wider than it must be.
type Table struct {
	Label   string // says what it is to who cannot see it
	Columns []Column
	Rows    [][]Cell
	Stack   bool
	Compact bool
}

// Column is a column of a table.
type Column struct {
	Title   string
	Right   bool // its cells are set flush right
	Head    bool // names what the row is about
	Mark    bool // holds badges
	Width   int  // per cent of the table's; 0: as its content wants
	Drawn   bool // holds charts: it is left out of Markdown
	Written bool // says what stands under other cells: it is left out of HTML
}

// Cell is what stands in one place of a table. Chart and Under are for HTML only.
type Cell struct {
	Text  []Span
	Under string // a remark in small letters
	Chart *Chart
}

// Card is a group of blocks that belong together and do not part over two pages
// if they can help it. Tone colours its edge.
type Card struct {
	Blocks []Block
	Tone   Tone
}

// Tiles are figures that are seen at a glance. Markdown leaves them out: what they
// say must stand in a sentence too.
type Tiles struct{ List []Tile }

// Tile is one of them.
type Tile struct {
	Label, Figure string
	Tone          Tone
}

// Break is where a new page of paper begins.
type Break struct{}

// Pair sets two groups side by side where there is room for it.
type Pair struct{ Left, Right []Block }

func (Heading) isBlock()   {}
func (Paragraph) isBlock() {}
func (List) isBlock()      {}
func (Code) isBlock()      {}
func (Quote) isBlock()     {}
func (Rule) isBlock()      {}
func (Facts) isBlock()     {}
func (Table) isBlock()     {}
func (Card) isBlock()      {}
func (Pair) isBlock()      {}
func (Break) isBlock()     {}
func (Tiles) isBlock()     {}
func (*Chart) isBlock()    {}

// Span is a piece of text in one style.
type Span struct {
	Text  string
	Style Style
	Link  string // where it leads: http, https or mailto; empty: nowhere
	Tone  Tone   // of a badge; see [Badge]
}

// Style is a set of styles.
type Style uint8

// The styles.
const (
	Strong Style = 1 << iota
	Emphasis
	Mono
	Struck
	Dim       // less important
	LineBreak // ends the line; the text is empty
	SoftBreak // ends the line where lines were typed; the text is empty
	badge     // made by Badge
)

// Tone is what a colour means.
type Tone uint8

// The tones. Colour never stands alone: the words beside it say the same.
const (
	Neutral Tone = iota
	Accent       // new, of interest
	Good
	Caution
	Warning
	Critical
)

// Text returns plain spans of a text; none of an empty one.
func Text(s string) []Span {
	if s == "" {
		return nil
	}
	return []Span{{Text: s}}
}

// Badge returns a span that stands out in a tone.
func Badge(s string, tone Tone) Span { return Span{Text: s, Style: badge, Tone: tone} }

// Say returns a paragraph of one text.
func Say(s string) Paragraph { return Paragraph{Text: Text(s)} }
