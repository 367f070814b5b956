package metrics

import (
	"fmt"
	"strings"
)

var methodLabels = map[Method]Text{
	MethodNone:   {JA: "予測なし", EN: "no forecast"},
	MethodDrift:  {JA: "ドリフト法", EN: "drift"},
	MethodDamped: {JA: "減衰トレンド（ホルト法）", EN: "damped trend (Holt)"},
}

// Label returns the word for the method.
func (m Method) Label() Text { return methodLabels[m] }

// outlookWords are the sentences of an [Outlook]. Both languages of one take the
// same arguments, in any order.
var outlookWords = struct {
	AtPace, AtPaceShare, Reached, Away, Leaving, Growth, NeedsHas, NeedsBy, NoPace, OfGoal, Attained,
	Forecast, Interval, Chance, NoForecast, NoHorizon, Under, Over, And, Week, Month Text
}{
	AtPace:      Text{JA: "このペースなら%sに%s", EN: "at the present pace %[2]s by %[1]s"},
	AtPaceShare: Text{JA: "（%s）", EN: ", %s"},
	OfGoal:      Text{JA: "目標の%s", EN: "%s of the goal"},
	Attained:    Text{JA: "達成率%s", EN: "attainment %s"},
	Reached:     Text{JA: "達成済み", EN: "reached already"},
	Away:        Text{JA: "目標から離れる方向", EN: "moving away from the goal"},
	Leaving:     Text{JA: "目標から外れる方向", EN: "moving out of the goal"},
	Growth:      Text{JA: "（月%sの成長）", EN: " (growth of %s a month)"},
	NeedsHas:    Text{JA: "必要なペースは%[1]s%[2]s%[4]s、直近は%[1]s%[3]s", EN: "needs %[2]s %[1]s%[4]s, has %[3]s"},
	NeedsBy:     Text{JA: "%[1]sまでに%[2]s%[3]s%[4]sのペースが必要", EN: "needs %[3]s %[2]s%[4]s until %[1]s"},
	NoPace:      Text{JA: "直近のペースはまだ不明", EN: "no recent pace yet"},
	Forecast:    Text{JA: "予測%s", EN: "forecast %s"},
	Interval:    Text{JA: "（80%%区間 %s〜%s）", EN: " (80%% interval %s to %s)"},
	Chance:      Text{JA: "達成の見込み%s", EN: "chance of meeting the goal %s"},
	NoForecast:  Text{JA: "予測には記録値が%d件必要（現在%d件）", EN: "a forecast needs %d points, there are %d"},
	NoHorizon:   Text{JA: "最新の記録の期間内に期日が来るため予測なし", EN: "no forecast: it is due in the period of the newest value"},
	Under:       Text{JA: "5%未満", EN: "under 5%"},
	Over:        Text{JA: "95%超", EN: "over 95%"},
	And:         Text{JA: "。", EN: "; "},
	Week:        Text{JA: "週", EN: "a week"},
	Month:       Text{JA: "月", EN: "a month"},
}

// Sentence says in words where the recent pace leads to and what is needed: "at the
// present pace 1,291 by 2027-06-30, 86% of the goal; needs 16.4 a week, has 9.8".
func (o *Outlook) Sentence(k *KPI, info *Info, lang Lang) string {
	return o.SentenceWith(k, lang, func(v float64) string { return FormatValue(v, k.Unit, info.Currency, lang) })
}

// SentenceWith is [Outlook.Sentence] with a writer for the KPI's values, which may
// hide them.
func (o *Outlook) SentenceWith(k *KPI, lang Lang, value func(float64) string) string {
	w := &outlookWords
	say := func(t Text, args ...any) string { return fmt.Sprintf(t.In(lang), args...) }
	and := w.And.In(lang)
	var out string
	if o.AtPace.OK {
		out = say(w.AtPace, o.Due, value(o.AtPace.V))
		if _, met := aim(&o.Goal, o.AtPace.V); !o.Reached || !met {
			out += say(w.AtPaceShare, o.shareOf(lang))
		}
	}
	pace := o.Pace(k, lang, value)
	switch {
	case o.Reached:
		parts := []string{w.Reached.In(lang)}
		if out != "" {
			parts = append(parts, out)
		}
		if o.Leaving() {
			parts = append(parts, w.Leaving.In(lang))
		}
		return strings.Join(parts, and)
	case o.Away():
		return out + and + w.Away.In(lang) + and + pace
	case out == "" && pace == "":
		return w.NoPace.In(lang)
	case out == "":
		return pace
	case pace == "":
		return out
	default:
		return out + and + pace
	}
}

// shareOf writes the attainment of the goal at the present pace.
func (o *Outlook) shareOf(lang Lang) string {
	w, share := &outlookWords, FormatPercent(o.AtPaceOf().V, 0)
	if o.Goal.Comparator == AtLeast {
		return fmt.Sprintf(w.OfGoal.In(lang), share)
	}
	return fmt.Sprintf(w.Attained.In(lang), share)
}

// Pace says what pace is needed and which one there was: "needs 16.4 a week, has
// 9.8"; empty when the goal is reached, or due today.
func (o *Outlook) Pace(k *KPI, lang Lang, value func(float64) string) string {
	w := &outlookWords
	if !o.Required.OK {
		return ""
	}
	per := w.Week.In(lang)
	if o.PaceKind == Month {
		per = w.Month.In(lang)
	}
	needs := o.change(k, o.Required.V, lang, value)
	growth := ""
	if o.Goal.Path == Geometric && o.Growth.OK { // an equal pace is not what its plan has
		growth = fmt.Sprintf(w.Growth.In(lang), percent(o.Growth.V))
	}
	if !o.Recent.OK {
		return fmt.Sprintf(w.NeedsBy.In(lang), o.Due, per, needs, growth) + w.And.In(lang) + w.NoPace.In(lang)
	}
	return fmt.Sprintf(w.NeedsHas.In(lang), per, needs, o.change(k, o.Recent.V, lang, value), growth)
}

// change writes a pace: as a difference where a value with its unit would read as a
// level, +1.5pt, up 0.5.
func (o *Outlook) change(k *KPI, v float64, lang Lang, value func(float64) string) string {
	switch k.Unit.Kind {
	case UnitShare, UnitChange, UnitScore, UnitRank:
		return FormatDelta(v, k.Unit, "", lang)
	}
	return value(v)
}

// ForecastSentence says in words what is forecast, how sure, and by which method:
// "forecast 1,285 (80% interval 1,190 to 1,380); chance of meeting the goal 10%; damped
// trend (Holt)".
func (o *Outlook) ForecastSentence(k *KPI, info *Info, lang Lang) string {
	return o.ForecastSentenceWith(lang, func(v float64) string { return FormatValue(v, k.Unit, info.Currency, lang) })
}

// ForecastSentenceWith is [Outlook.ForecastSentence] with a writer for the KPI's
// values, which may hide them.
func (o *Outlook) ForecastSentenceWith(lang Lang, value func(float64) string) string {
	w := &outlookWords
	say := func(t Text, args ...any) string { return fmt.Sprintf(t.In(lang), args...) }
	switch {
	case o.Points < driftPoints:
		return say(w.NoForecast, driftPoints, o.Points)
	case !o.Forecast.OK:
		return w.NoHorizon.In(lang)
	}
	and := w.And.In(lang)
	return say(w.Forecast, value(o.Forecast.V)) + say(w.Interval, value(o.Low.V), value(o.High.V)) + and +
		say(w.Chance, o.ChanceIn(lang)) + and + o.Method.Label().In(lang)
}

// ChanceIn writes the chance: 45%; at the ends of the scale under 5% and over 95%;
// "--" without a forecast.
func (o *Outlook) ChanceIn(lang Lang) string {
	return o.chance(outlookWords.Under.In(lang), outlookWords.Over.In(lang))
}

// ChanceMark writes the chance in at most four columns: 45%, <5%, >95%; "--" without a
// forecast.
func (o *Outlook) ChanceMark() string { return o.chance("<5%", ">95%") }

// chance writes the chance, which is known in steps of 0.05, with words for the ends
// of the scale.
func (o *Outlook) chance(under, over string) string {
	const half = 0.025
	switch {
	case !o.Chance.OK:
		return noValue
	case o.Chance.V < half:
		return under
	case o.Chance.V > 1-half:
		return over
	}
	return FormatPercent(o.Chance.V, 0)
}
