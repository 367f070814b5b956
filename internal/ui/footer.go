package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"kpitui/internal/text"
	"kpitui/internal/ui/frame"
	"kpitui/internal/ui/keys"
)

// footer names the keys that work here, or says what just happened.
func (r *root) footer() string {
	th := r.env.Theme
	if r.notice.Text != "" {
		style := th.Success
		if r.notice.Error {
			style = th.Error
		}
		return fill(" "+style.Render(text.Truncate(text.Printable(r.notice.Text), r.width-2, th.Glyphs.Tail)), "", r.width)
	}
	var line strings.Builder
	used, blank := 0, th.Space.Render(" ") // with a style of its own: see redraw
	for _, h := range r.hints() {
		hint := blank + th.Key.Render(h.Key) + blank + th.KeyText.Render(r.env.T(h.Text))
		if used > 0 {
			hint = blank + hint
		}
		w := ansi.StringWidth(hint)
		if used+w > r.width {
			break
		}
		line.WriteString(hint)
		used += w
	}
	return line.String() + strings.Repeat(" ", r.width-used)
}

// hints returns what the footer shows, in the order in which it gives way: help
// and the way out first, so that they are never the ones to go.
func (r *root) hints() []frame.Hint {
	top := r.top()
	if h, ok := top.(frame.Hinter); ok {
		if own := h.Hints(); own != nil {
			return own
		}
	}
	if r.typer() != nil { // a search: letters are text
		return []frame.Hint{{Key: "enter", Text: words.KeepSearch}, {Key: "esc", Text: words.EndSearch}, {Key: "up down", Text: words.Choose}}
	}
	out := []frame.Hint{hint(keys.Of(keys.Help), 0)}
	if len(r.overlays) > 0 {
		out = append(out, frame.Hint{Key: keys.Of(keys.Back).Show, Text: words.Close})
	} else {
		out = append(out, hint(keys.Of(keys.Quit), 0))
	}
	if r.past != nil && !r.past.only && len(r.overlays) == 0 && r.active == placeBoard {
		out = append(out, frame.Hint{Key: keys.Of(keys.Back).Show, Text: words.ToPresent})
	}
	scope := top.Scope()
	here := keys.In(scope | keys.Global)
	for _, wanted := range footerOrder {
		for _, b := range here {
			if r.past != nil && changesOn(b.Action, scope) || b.Short.IsZero() || b.Action == keys.Help || b.Action == keys.Quit || b.Action == r.active.action() && len(r.overlays) == 0 {
				continue
			}
			if groupOf(b, scope) == wanted {
				out = append(out, hint(b, scope))
			}
		}
	}
	return out
}

func hint(b *keys.Binding, on keys.Scope) frame.Hint {
	return frame.Hint{Key: b.Show, Text: b.ShortOn(on)}
}

// hintGroup is what a key is about.
type hintGroup int

const (
	hintValues  hintGroup = iota // entering values
	hintOwn                      // what only this screen has
	hintScreens                  // the way to the other screens
	hintOpen
	hintBoard // the board's own: there are so many that they would hide the screens
	hintRest
)

// changes are what the past forbids.
var changes = map[keys.Action]bool{
	keys.Enter: true, keys.EnterAll: true, keys.Add: true, keys.Edit: true, keys.Acknowledge: true, keys.Undo: true, keys.Redo: true,
	keys.Done: true, keys.Postpone: true, keys.Drop: true, keys.Note: true, keys.Baseline: true, keys.NorthStar: true,
}

// changesOn reports whether an action changes something where it is pressed: in the
// journal enter takes an entry back.
func changesOn(a keys.Action, on keys.Scope) bool {
	return changes[a] || a == keys.Open && on&keys.OnJournal != 0
}

var footerOrder = []hintGroup{hintValues, hintOwn, hintScreens, hintOpen, hintBoard, hintRest}

func groupOf(b *keys.Binding, on keys.Scope) hintGroup {
	_, screen := placeOf(b.Action)
	switch {
	case b.Action == keys.Enter, b.Action == keys.EnterAll:
		return hintValues
	case screen:
		return hintScreens
	case b.Action == keys.Open:
		return hintOpen
	case b.Scope&keys.Global != 0:
		return hintRest
	case on&(keys.OnBoard|keys.OnScorecard) != 0:
		return hintBoard
	}
	return hintOwn
}
