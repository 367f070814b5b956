package frame

import (
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"kpitui/internal/text"
)

// Field is a one-line text field. bubbles' textinput edits; drawing and the
// cursor are done here, because it counts its cursor in runes, which leaves the
// terminal's own cursor (and an input method's candidates) two columns short
// behind 東京.
type Field struct {
	input textinput.Model
	from  int  // first rune that is seen
	all   bool // marked, to be replaced by what is typed
}

// NewField returns a focused field that holds value, the cursor behind it.
func NewField(value string) *Field {
	in := textinput.New()
	in.SetVirtualCursor(false)
	in.Prompt = ""
	// The system's clipboard is the terminal's business: it pastes by itself.
	in.KeyMap.Paste = key.NewBinding()
	in.KeyMap.AcceptSuggestion = key.NewBinding()
	in.KeyMap.DeleteWordForward = key.NewBinding() // it panics before the last letter: see deleteWord
	in.CharLimit = 4000
	in.Focus()
	in.SetValue(value)
	in.CursorEnd()
	return &Field{input: in}
}

// Value returns the text as typed.
func (f *Field) Value() string { return f.input.Value() }

// SetValue replaces the text and puts the cursor behind it.
func (f *Field) SetValue(s string) {
	f.input.SetValue(s)
	f.input.CursorEnd()
}

// AtEnd reports whether the cursor stands behind the text.
func (f *Field) AtEnd() bool { return f.input.Position() == len([]rune(f.input.Value())) }

// SelectAll marks the whole text: what is typed next replaces it, and every other
// key but backspace leaves it as it is.
func (f *Field) SelectAll() { f.all = f.Value() != "" }

// Selected reports whether the whole text is marked.
func (f *Field) Selected() bool { return f.all }

// Type edits the text by a key.
func (f *Field) Type(k tea.KeyPressMsg) {
	if f.all && (k.Text != "" || k.Code == tea.KeyBackspace || k.Code == tea.KeyDelete) {
		f.SetValue("")
	}
	f.all = false
	switch k.String() {
	case "alt+d", "alt+delete", "ctrl+delete":
		f.deleteWord()
	default:
		f.input, _ = f.input.Update(k)
	}
}

// deleteWord deletes from the cursor to the end of the next word.
func (f *Field) deleteWord() {
	runes, from := []rune(f.input.Value()), f.input.Position()
	to := from
	for to < len(runes) && unicode.IsSpace(runes[to]) {
		to++
	}
	for to < len(runes) && !unicode.IsSpace(runes[to]) {
		to++
	}
	f.input.SetValue(string(runes[:from]) + string(runes[to:]))
	f.input.SetCursor(from)
}

// Paste inserts text at the cursor; line ends become spaces.
func (f *Field) Paste(s string) {
	if f.all {
		f.SetValue("")
	}
	f.all = false
	f.input, _ = f.input.Update(tea.PasteMsg{Content: s})
}

// View returns the part of the text that fits into width columns and the column
// of the cursor within it. The text is printable but carries no style.
func (f *Field) View(width int) (shown string, cursor int) {
	runes, pos := []rune(f.input.Value()), f.input.Position()
	f.from = min(f.from, pos, len(runes))
	room := max(1, width-1) // one column stays for a cursor behind the text
	for f.from < pos && text.Width(text.Printable(string(runes[f.from:pos]))) > room {
		f.from++
	}
	shown = text.Truncate(text.Printable(string(runes[f.from:])), width, "")
	return shown, min(text.Width(text.Printable(string(runes[f.from:pos]))), room)
}
