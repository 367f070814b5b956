package frame

import (
	"math"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"kpitui/internal/metrics"
	"kpitui/internal/text"
	"kpitui/internal/ui/keys"
)

// Search is the words that a list is searched for, and their field while they are
// typed. The list follows every letter. The zero Search finds everything.
type Search struct {
	words string // as typed
	field *Field // not nil while the words are being typed
}

// Searching labels the field of the words.
var Searching = metrics.Text{JA: "検索", EN: "Search"}

// Do carries out an action that begins or ends a search and reports whether it
// was one.
func (s *Search) Do(a keys.Action) bool {
	switch {
	case a == keys.Search:
		s.field, s.words = NewField(""), "" // a new search
	case a == keys.Back && s.words != "":
		s.words = ""
	default:
		return false
	}
	return true
}

// Words returns what is searched for.
func (s *Search) Words() string { return s.words }

// Typing reports whether the words are being typed.
func (s *Search) Typing() bool { return s.field != nil }

// Type edits the words by a key: enter keeps them, esc drops them. Up and down
// move the list's cursor; other words than before have the list refreshed, its
// cursor on the first match.
func (s *Search) Type(k tea.KeyPressMsg, move func(by int), refresh func()) {
	switch k.String() {
	case "up":
		move(-1)
	case "down":
		move(1)
	case "enter":
		s.field = nil
		refresh() // the line of an empty search goes
	case "esc":
		s.field, s.words = nil, ""
		refresh()
	default:
		s.field.Type(k)
		s.follow(move, refresh)
	}
}

// Paste inserts text into the words.
func (s *Search) Paste(content string, move func(by int), refresh func()) {
	s.field.Paste(content)
	s.follow(move, refresh)
}

// follow takes the words as they are typed.
func (s *Search) follow(move func(by int), refresh func()) {
	before := s.words
	if s.words = s.field.Value(); s.words == before {
		return
	}
	refresh()
	if s.words != "" {
		move(-math.MaxInt32)
	}
}

// Line draws the words with their label in a line of so many columns, and
// returns the column of the cursor; empty when nothing is searched for.
func (s *Search) Line(e *Env, columns int) (line string, cursor int) {
	field := s.field
	switch {
	case field == nil && s.words == "":
		return "", 0
	case field == nil:
		field = NewField(s.words)
	}
	label := e.T(Searching) + ": "
	before := 1 + text.Width(label)
	shown, at := field.View(max(1, columns-before-1))
	row := NewRow(e.Theme, false, columns, 0)
	row.Text(e.Theme.Accent, label)
	row.Text(e.Theme.Text, shown)
	return row.String(), before + at
}

// Matcher returns the search as a function of an item's texts: whether one of
// them holds the words.
func (s *Search) Matcher() func(texts ...string) bool {
	wanted := fold(s.words)
	return func(texts ...string) bool {
		if wanted == "" {
			return true
		}
		for _, t := range texts {
			if strings.Contains(fold(t), wanted) {
				return true
			}
		}
		return false
	}
}

// fold makes texts that look alike equal: case, full and half width.
func fold(s string) string { return strings.ToLower(width.Fold.String(s)) }
