package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// colour is #rrggbb; empty is the terminal's own. It is parsed when a theme is
// made, not when the program starts.
type colour string

func (c colour) color() color.Color {
	if c == "" {
		return nil
	}
	return lipgloss.Color(string(c))
}

// tokens are the colours of one theme by what they are for. The terminal keeps
// its own background everywhere except under the selected row, an input field
// and the open tab, so every text colour has to be readable on all backgrounds
// that terminals of that kind have.
//
// The greys are nearly neutral and the colours lie near those of the 256-colour
// palette, because many terminals, and most multiplexers, show that one: a more
// bluish grey turns into teal there.
type tokens struct {
	text, strong, muted, stale, accent        colour
	reached, near, caution, warning, critical colour
	stars                                     colour
	track                                     colour // empty bars, rules: decoration, never text
	selected, field                           colour // backgrounds
	tabText, tab                              colour // the open tab
	plain                                     bool   // no colours at all: weight, slant and reversal alone
}

var darkTokens = tokens{
	text: "#d9dae0", strong: "#ffffff", muted: "#a3a5ad", stale: "#9c9ea6", accent: "#82b6ff",
	reached: "#7fd197", near: "#7ac8c8", caution: "#ecce6f", warning: "#f7a65f", critical: "#ff8078",
	stars: "#d9b96a", track: "#50525a",
	selected: "#32343e", field: "#363843", tabText: "#10141f", tab: "#82b6ff",
}

var lightTokens = tokens{
	text: "#1f2026", strong: "#000000", muted: "#565d6b", stale: "#5b6270", accent: "#0b57c8",
	reached: "#0f7016", near: "#0a6e6e", caution: "#7d5e00", warning: "#a84800", critical: "#c8142b",
	stars: "#7a5800", track: "#bcbcbc",
	selected: "#ddeeff", field: "#ececec", tabText: "#ffffff", tab: "#0b53ba",
}

// High contrast keeps 7:1, the stricter of the two usual limits.
var highDarkTokens = tokens{
	text: "#ffffff", strong: "#ffffff", muted: "#d6d9e0", stale: "#cfd3db", accent: "#8fdcff",
	reached: "#6dff9c", near: "#86f2e4", caution: "#ffe75c", warning: "#ffb866", critical: "#ffb0aa",
	stars: "#ffe75c", track: "#7d8494",
	selected: "#0b2f66", field: "#1c2540", tabText: "#000000", tab: "#8fdcff",
}

var highLightTokens = tokens{
	text: "#000000", strong: "#000000", muted: "#33373f", stale: "#3a3e47", accent: "#003a8c",
	reached: "#00421a", near: "#003f4a", caution: "#4a3500", warning: "#662900", critical: "#7d0010",
	stars: "#4a3500", track: "#8f959f",
	selected: "#fff1a6", field: "#eef2fa", tabText: "#ffffff", tab: "#003a8c",
}

// The colour-blind themes go from blue over yellow to magenta and step in
// lightness too, so that the five levels stay apart for people who do not tell
// red from green (deuteranopia, protanopia).
var blindDarkTokens = tokens{
	text: "#d9dae0", strong: "#ffffff", muted: "#a3a5ad", stale: "#9c9ea6", accent: "#9db8ff",
	reached: "#4fa6f3", near: "#9fefff", caution: "#f8f19f", warning: "#e0a321", critical: "#fd7397",
	stars: "#e8d98a", track: "#50525a",
	selected: "#32343e", field: "#363843", tabText: "#10141f", tab: "#9db8ff",
}

var blindLightTokens = tokens{
	text: "#1f2026", strong: "#000000", muted: "#565d6b", stale: "#5b6270", accent: "#4a3fae",
	reached: "#0852bb", near: "#0e6893", caution: "#825c02", warning: "#521c00", critical: "#6b0e3f",
	stars: "#6b5000", track: "#bcbcbc",
	selected: "#ddeeff", field: "#ececec", tabText: "#ffffff", tab: "#4a3fae",
}

var monoTokens = tokens{plain: true}
