package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// tokens are the colours of one theme by what they are for. A nil colour is the
// terminal's own. The terminal keeps its own background everywhere except under
// the selected row, an input field and the open tab, so every text colour has to
// be readable on all backgrounds that terminals of that kind have.
type tokens struct {
	text, strong, muted, stale, accent        color.Color
	reached, near, caution, warning, critical color.Color
	stars                                     color.Color
	track                                     color.Color // empty bars, rules: decoration, never text
	selected, field                           color.Color // backgrounds
	tabText, tab                              color.Color // the open tab
	plain                                     bool        // no colours at all: weight, slant and reversal alone
}

func hex(s string) color.Color { return lipgloss.Color(s) }

var darkTokens = tokens{
	text: hex("#d7dce5"), strong: hex("#ffffff"), muted: hex("#9aa4b6"), stale: hex("#969eae"), accent: hex("#82b6ff"),
	reached: hex("#7fd197"), near: hex("#79c9c1"), caution: hex("#ecce6f"), warning: hex("#f7a65f"), critical: hex("#ff8078"),
	stars: hex("#d9b96a"), track: hex("#4a5266"),
	selected: hex("#2a3149"), field: hex("#262c3d"), tabText: hex("#10141f"), tab: hex("#82b6ff"),
}

var lightTokens = tokens{
	text: hex("#1f2430"), strong: hex("#000000"), muted: hex("#565d6b"), stale: hex("#5b6270"), accent: hex("#0b53ba"),
	reached: hex("#12632d"), near: hex("#0b5f6b"), caution: hex("#6b5000"), warning: hex("#953f00"), critical: hex("#b0101d"),
	stars: hex("#735200"), track: hex("#b9c1ce"),
	selected: hex("#dbe6fb"), field: hex("#e8edf6"), tabText: hex("#ffffff"), tab: hex("#0b53ba"),
}

// High contrast keeps 7:1, the stricter of the two usual limits.
var highDarkTokens = tokens{
	text: hex("#ffffff"), strong: hex("#ffffff"), muted: hex("#d6d9e0"), stale: hex("#cfd3db"), accent: hex("#8fdcff"),
	reached: hex("#6dff9c"), near: hex("#86f2e4"), caution: hex("#ffe75c"), warning: hex("#ffb866"), critical: hex("#ffb0aa"),
	stars: hex("#ffe75c"), track: hex("#7d8494"),
	selected: hex("#0b2f66"), field: hex("#1c2540"), tabText: hex("#000000"), tab: hex("#8fdcff"),
}

var highLightTokens = tokens{
	text: hex("#000000"), strong: hex("#000000"), muted: hex("#33373f"), stale: hex("#3a3e47"), accent: hex("#003a8c"),
	reached: hex("#00421a"), near: hex("#003f4a"), caution: hex("#4a3500"), warning: hex("#662900"), critical: hex("#7d0010"),
	stars: hex("#4a3500"), track: hex("#8f959f"),
	selected: hex("#fff1a6"), field: hex("#eef2fa"), tabText: hex("#ffffff"), tab: hex("#003a8c"),
}

// The colour-blind themes go from blue over yellow to magenta and step in
// lightness too, so that the five levels stay apart for people who do not tell
// red from green (deuteranopia, protanopia).
var blindDarkTokens = tokens{
	text: hex("#d7dce5"), strong: hex("#ffffff"), muted: hex("#9aa4b6"), stale: hex("#969eae"), accent: hex("#9db8ff"),
	reached: hex("#4fa6f3"), near: hex("#9fefff"), caution: hex("#f8f19f"), warning: hex("#e0a321"), critical: hex("#fd7397"),
	stars: hex("#e8d98a"), track: hex("#4a5266"),
	selected: hex("#2a3149"), field: hex("#262c3d"), tabText: hex("#10141f"), tab: hex("#9db8ff"),
}

var blindLightTokens = tokens{
	text: hex("#1f2430"), strong: hex("#000000"), muted: hex("#565d6b"), stale: hex("#5b6270"), accent: hex("#4a3fae"),
	reached: hex("#0852bb"), near: hex("#0e6893"), caution: hex("#825c02"), warning: hex("#521c00"), critical: hex("#6b0e3f"),
	stars: hex("#6b5000"), track: hex("#b9c1ce"),
	selected: hex("#dbe6fb"), field: hex("#e8edf6"), tabText: hex("#ffffff"), tab: hex("#4a3fae"),
}

var monoTokens = tokens{plain: true}
