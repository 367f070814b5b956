package frame

import (
	"fmt"

	"kpitui/internal/metrics"
	"kpitui/internal/ui/theme"
)

var outlookWords = struct {
	Away, Flat, Reached, Leaving, Chance, Forecast, TooFew metrics.Text
}{
	Away:     metrics.Text{JA: "逆行", EN: "away"},
	Flat:     metrics.Text{JA: "停滞", EN: "flat"},
	Reached:  metrics.Text{JA: "目標を達成済み", EN: "the goal is reached already"},
	Leaving:  metrics.Text{JA: "目標に到達済み、このペースでは外れる", EN: "the goal is reached, but the pace leads out of it"},
	Chance:   metrics.Text{JA: "%sまでに達成する見込み", EN: "chance of the goal by %s"},
	Forecast: metrics.Text{JA: "、予測 %s（80%%区間 %s〜%s）", EN: ", forecast %s (80%% interval %s to %s)"},
	TooFew:   metrics.Text{JA: "記録値が少なく、見込みはまだ出せない", EN: "too few values to tell"},
}

// OutlookWidth is the width in columns of what [Env.Outlook] returns.
const OutlookWidth = 5

// Outlook writes an outlook for a narrow cell: the chance that the goal is met
// (86%), without a forecast how many times the recent pace is needed (x1.7), or
// that the value moves the other way or not at all; ok where the goal is reached and
// not about to be left, -- where too little is known. Nil is empty.
func (e *Env) Outlook(o *metrics.Outlook) string {
	switch {
	case o == nil:
		return ""
	case o.Reached && !o.Leaving():
		return metrics.Reached.Mark()
	case o.Chance.OK:
		return o.ChanceMark()
	case o.Ratio.OK && o.Ratio.V < 9.95:
		return fmt.Sprintf("x%.1f", o.Ratio.V)
	case o.Ratio.OK:
		return fmt.Sprintf("x%.0f", min(o.Ratio.V, 9999))
	case o.Away(), o.Leaving():
		return e.T(outlookWords.Away)
	case o.Required.OK && o.Recent.OK:
		return e.T(outlookWords.Flat)
	}
	return "--"
}

// The chances from which on a goal will more likely than not be missed, and met for
// all that can be known: the forecast's interval holds 80 %.
const (
	unlikely = 0.5
	likely   = 0.8
)

// OutlookStyle returns the look of an outlook in rows of style look.
func (e *Env) OutlookStyle(o *metrics.Outlook, look *theme.Styles) theme.Style {
	switch {
	case o == nil:
		return look.Muted
	case o.Reached && !o.Leaving(), o.Chance.OK && o.Chance.V >= likely:
		return look.Better
	case o.Chance.OK && o.Chance.V < unlikely:
		return look.Worse
	case o.Chance.OK:
		return look.Text
	case o.Ratio.OK && o.Ratio.V <= 1:
		return look.Better
	case o.Ratio.OK || o.Required.OK && o.Recent.OK, o.Leaving():
		return look.Worse
	}
	return look.Muted
}

// OutlookText says in words what [Env.Outlook] says in short.
func (e *Env) OutlookText(o *metrics.Outlook, k *metrics.KPI) string {
	switch {
	case o == nil:
		return ""
	case o.Reached && !o.Leaving():
		return e.T(outlookWords.Reached)
	case o.Chance.OK:
		out := fmt.Sprintf(e.T(outlookWords.Chance), o.Due)
		if o.Forecast.OK && o.Low.OK && o.High.OK && !e.Hides(k) {
			out += fmt.Sprintf(e.T(outlookWords.Forecast), e.Value(o.Forecast, k), e.Value(o.Low, k), e.Value(o.High, k))
		}
		return out
	case o.Required.OK:
		return o.Pace(k, e.Lang, func(v float64) string { return e.Value(metrics.Some(v), k) })
	}
	if o.Leaving() {
		return e.T(outlookWords.Leaving)
	}
	return e.T(outlookWords.TooFew)
}
