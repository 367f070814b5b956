package exchange

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"kpitui/internal/metrics"
)

// reviewed is the demo with one record of each kind in which every field says
// something, and the minutes of its review.
func reviewed(t *testing.T) (*metrics.Workspace, []metrics.Minutes) {
	t.Helper()
	w := demoWorkspace(t, metrics.JA)
	at := time.Date(2026, 11, 20, 7, 40, 5, 0, time.UTC)
	week := w.Info.Of(metrics.Week, metrics.NewDate(2026, 11, 20))
	effect := metrics.Effect{
		Before: metrics.Some(70), BeforePeriod: week.Add(-2), After: metrics.Some(76), AfterPeriod: week, Change: metrics.Some(0), Unit: metrics.ByPoints,
	}
	w.Acks = map[string]metrics.Ack{"nps": {KPI: "nps", Since: week.Start, Level: 2, Note: "n", By: "b", At: at}, "cac": {KPI: "cac"}}
	w.Reviews = []metrics.Review{{
		Period: week, Opened: at, By: "b", Findings: []metrics.Finding{{KPI: "nps", Note: "n", Cause: "c", Verdict: metrics.KeepKPI}},
		Voices: []metrics.Voice{{KPI: "nps", Who: "w", Text: "t"}}, Texts: map[metrics.Section]string{metrics.Decisions: "d"},
		Closing: &metrics.Closing{At: at, By: "b", Seq: 7, Levels: map[string]metrics.Level{"nps": 2}, Spent: map[metrics.ReviewStep]int{metrics.StepDue: 30}},
	}, {Period: w.Info.Of(metrics.Month, week.Start)}}
	w.Actions = []metrics.Action{{
		ID: "abc", Title: "t", KPI: "nps", Owner: "o", Due: week.End(), Status: metrics.ActionDone, Why: "w", Created: at, Ended: week.End(),
		Moves: []metrics.Move{{On: week.Start, From: week.Start, To: week.End(), Why: "w"}}, Review: "week-2026-11-16", Score: metrics.Score{Impact: 1, Confidence: 2, Ease: 3},
	}}
	w.Experiments = []metrics.Experiment{{
		ID: "def", Hypothesis: "h", Lever: metrics.Expectation{KPI: "nps", Change: 5}, Outcome: metrics.Expectation{KPI: "mrr", Change: 0.1}, Did: "d", Owner: "o",
		Start: week.Start, End: week.End(), Stage: metrics.StageAct, Verdict: metrics.Unclear, Learned: "l", Measured: &metrics.Effects{Lever: effect}, Ended: week.End(),
		Review: "week-2026-11-16", Created: at, Score: metrics.Score{Impact: 1, Confidence: 2, Ease: 3},
	}, {ID: "ghi", Hypothesis: "h"}}
	w.Notes = []metrics.Note{{ID: "jkl", KPI: "nps", Date: week.Start, Text: "t", By: "b", At: at}}
	return w, []metrics.Minutes{{Review: "week-2026-11-16", Lang: metrics.JA, Text: "# 議事録\n"}}
}

func TestExportHoldsTheReviews(t *testing.T) {
	w, minutes := reviewed(t)
	var b bytes.Buffer
	if err := WriteJSON(&b, w, seriesOf(w), minutes); err != nil {
		t.Fatal(err)
	}
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(b.Bytes(), &whole); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		list string
		want []string // the lines, in part
	}{
		{"acks", []string{`{"kpi":"cac","since":"","level":0,"at":"0001`, `{"kpi":"nps","since":"2026-11-16","level":2,"note":"n","by":"b","at":"2026-11-20T16:40:05+09:00"}`}},
		{"reviews", []string{
			`{"id":"week-2026-11-16","period":"2026-W47","opened":"2026-11-20T16:40:05+09:00","by":"b",` +
				`"findings":[{"kpi":"nps","note":"n","cause":"c","verdict":"keep"}],"voices":[{"kpi":"nps","who":"w","text":"t"}],"texts":{"decisions":"d"},` +
				`"closing":{"at":"2026-11-20T16:40:05+09:00","by":"b","seq":7,"levels":{"nps":2},"spent":{"due":30}}}`,
			`{"id":"month-2026-11-01","period":"2026-11",`,
		}},
		{"minutes", []string{`{"review":"week-2026-11-16","lang":"ja","text":"# 議事録\n"}`}},
		{"actions", []string{`{"id":"abc","title":"t","kpi":"nps","owner":"o","due":"2026-11-22","status":"done","why":"w",` +
			`"moves":[{"on":"2026-11-16","from":"2026-11-16","to":"2026-11-22","why":"w"}],"review":"week-2026-11-16","created":"2026-11-20T16:40:05+09:00",` +
			`"ended":"2026-11-22","score":{"impact":1,"confidence":2,"ease":3}}`}},
		{"experiments", []string{
			`"lever":{"kpi":"nps","change":5},"outcome":{"kpi":"mrr","change":0.1},`,
			`"verdict":"unclear","learned":"l","ended":"2026-11-22","review":"week-2026-11-16","created":"2026-11-20T16:40:05+09:00","score":{"impact":1,"confidence":2,"ease":3},` +
				`"measured":{"lever":{"before":70,"before_period":"2026-W45","after":76,"after_period":"2026-W47","change":0,"unit":"points"},"outcome":{}}}`,
			`{"id":"ghi","hypothesis":"h",`,
		}},
		{"notes", []string{`{"id":"jkl","kpi":"nps","date":"2026-11-16","text":"t","by":"b","at":"2026-11-20T16:40:05+09:00"}`}},
	} {
		for _, want := range c.want {
			if !strings.Contains(string(whole[c.list]), want) {
				t.Errorf("%s:\n%s\nlacks %s", c.list, whole[c.list], want)
			}
		}
	}

	// What was handed over is as it was.
	if again, _ := reviewed(t); !reflect.DeepEqual(w.Reviews, again.Reviews) || !reflect.DeepEqual(w.Actions, again.Actions) {
		t.Error("the export changed what it wrote")
	}
}

// No field of a record is forgotten on the way out.
func TestExportNamesEveryFieldOfReviews(t *testing.T) {
	w, minutes := reviewed(t)
	var b bytes.Buffer
	if err := WriteJSON(&b, w, seriesOf(w), minutes); err != nil {
		t.Fatal(err)
	}
	for _, typ := range []any{
		metrics.Ack{}, metrics.Review{}, metrics.Finding{}, metrics.Voice{}, metrics.Closing{}, metrics.Minutes{}, metrics.Action{}, metrics.Move{}, metrics.Score{},
		metrics.Experiment{}, metrics.Expectation{}, metrics.Effects{}, metrics.Effect{}, metrics.Note{},
	} {
		v := reflect.TypeOf(typ)
		for i := range v.NumField() {
			key, _, _ := strings.Cut(v.Field(i).Tag.Get("json"), ",")
			if !strings.Contains(b.String(), `"`+key+`":`) {
				t.Errorf("%s of %s does not leave", key, v.Name())
			}
		}
	}
}

// Import takes the snapshots of an export and passes over the rest, in whatever order
// another tool has put it, and however much it is.
func TestImportPassesOverReviews(t *testing.T) {
	w, minutes := reviewed(t)
	for range 700 {
		w.Notes = append(w.Notes, metrics.Note{KPI: "nps", Text: strings.Repeat("\"snapshots\": [1]\n", 200)})
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, w, seriesOf(w), minutes); err != nil {
		t.Fatal(err)
	}
	var whole map[string]any
	if err := json.Unmarshal(b.Bytes(), &whole); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.MarshalIndent(whole, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if len(sorted) < 2*maxRecord {
		t.Fatalf("%d bytes are no test", len(sorted))
	}
	for name, data := range map[string][]byte{"as written": b.Bytes(), "keys sorted": sorted} {
		in, err := ReadSnapshots(t.Context(), bytes.NewReader(data), options(t))
		if err != nil || len(in.Bad) > 0 {
			t.Fatalf("%s: %v %s", name, err, faults(in, metrics.EN))
		}
		n := 0
		for _, s := range seriesOf(w) {
			n += len(s.Points)
		}
		if in.Values != n {
			t.Errorf("%s: %d values of %d", name, in.Values, n)
		}
	}
	cut := sorted[:len(sorted)/2]
	if _, err := ReadSnapshots(t.Context(), bytes.NewReader(cut), options(t)); err == nil {
		t.Error("half a file was taken")
	}
}
