package exchange

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"kpitui/internal/metrics"
)

// ExportSchema names the form of [WriteJSON], and only ever counts up.
const ExportSchema = "kpitui.export/1"

// exported is one snapshot as it leaves.
type exported struct {
	Date       string  `json:"date"`
	KPI        string  `json:"kpi"`
	Value      float64 `json:"value"`
	Note       string  `json:"note,omitempty"`
	Source     string  `json:"source,omitempty"`
	By         string  `json:"by,omitempty"`
	RecordedAt string  `json:"recorded_at,omitempty"`
}

// WriteCSV writes every snapshot of series, which gives the whole history of each
// KPI, as date,kpi,value,note,source,by,recorded_at. A text that a spreadsheet
// would take for a formula gets an apostrophe in front, which import takes away
// again; what no CSV can carry (NUL, invalid UTF-8) becomes U+FFFD. bom puts a
// byte order mark first, without which Excel garbles Japanese.
func WriteCSV(w io.Writer, ws *metrics.Workspace, series iter.Seq2[string, *metrics.Series], bom bool) error {
	if bom {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	if err := out.Write([]string{"date", "kpi", "value", "note", "source", "by", "recorded_at"}); err != nil {
		return err
	}
	row := make([]string, 7)
	err := each(ws, series, func(e *exported) error {
		row[0], row[1], row[2] = e.Date, e.KPI, strconv.FormatFloat(e.Value, 'f', -1, 64)
		row[3], row[4], row[5], row[6] = guard(clean(e.Note)), guard(clean(e.Source)), guard(clean(e.By)), e.RecordedAt
		return out.Write(row)
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// clean makes a text that CSV can carry.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\x00", "\ufffd")
}

// WriteJSON writes all that a workspace knows: the definitions, with the keys of
// their file; every snapshot of series, which gives the whole history of each KPI;
// and acknowledgements, reviews with their minutes, actions, experiments and notes.
// Import takes the snapshots and passes over the rest.
func WriteJSON(w io.Writer, ws *metrics.Workspace, series iter.Seq2[string, *metrics.Series], minutes []metrics.Minutes) error {
	definitions, err := definitionsJSON(DefinitionsOf(ws))
	if err != nil {
		return err
	}
	b := bufio.NewWriterSize(w, 64<<10) // keeps the first error for Flush
	fmt.Fprintf(b, "{\"schema\":%q,\n\"definitions\":%s,\n\"snapshots\":[", ExportSchema, definitions)
	between := "\n"
	err = each(ws, series, func(e *exported) error {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(b, "%s%s", between, line)
		between = ",\n"
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprint(b, "\n]")
	if err := writeReviews(b, ws, minutes); err != nil {
		return err
	}
	fmt.Fprint(b, "}\n")
	return b.Flush()
}

// each calls f with every snapshot.
func each(ws *metrics.Workspace, series iter.Seq2[string, *metrics.Series], f func(*exported) error) error {
	zone := zoneOf(ws)
	for id, s := range series {
		k := ws.KPI(id)
		for i := range s.Points {
			p := &s.Points[i]
			e := exported{
				Date: dateOf(&ws.Info, k, p.Slot), KPI: id, Value: p.Value,
				Note: p.Note(), Source: p.Source(), By: p.By(),
			}
			if p.Recorded != 0 {
				e.RecordedAt = p.RecordedAt().In(zone).Format(time.RFC3339)
			}
			if err := f(&e); err != nil {
				return err
			}
		}
	}
	return nil
}

// dateOf writes the date of a slot: the day, with its time for a realtime value
// that has one; the first day of a KPI's own longer period; and a period that is
// not the KPI's own, such as the month's total of a daily sum, by its label.
func dateOf(info *metrics.Info, k *metrics.KPI, s metrics.Slot) string {
	if k != nil && s.Period.Kind != k.Cadence.PeriodKind() {
		return info.Label(s.Period)
	}
	date := s.Period.Start.String()
	if s.Clock > 0 {
		date += "T" + time.Unix(int64(s.Clock-1), 0).UTC().Format(time.TimeOnly)
	}
	return date
}
