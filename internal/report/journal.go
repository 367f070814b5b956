package report

import (
	"fmt"
	"slices"
	"strings"

	"kpitui/internal/metrics"
)

// Journal puts entries of the journal into words: for `kpitui log` and `undo`, and
// for the cockpit's journal. Names and notes are as somebody typed them: whoever
// shows a text makes it printable.
type Journal struct {
	Workspace *metrics.Workspace
	Lang      metrics.Lang
	// Value writes a value of a KPI, Note what was noted about one; nil writes it
	// in full. With Masked the conditions of alert rules, which may hold amounts,
	// stay out.
	Value  func(metrics.Maybe, *metrics.KPI) string
	Note   func(string, *metrics.KPI) string
	Masked bool
	IDs    bool // call KPIs by their ids, which commands take, not by their names
	Whole  bool // texts are told in full, with their lines, not in excerpts
}

// ValueChange is what an entry did to one value.
type ValueChange struct {
	KPI    string // see [Journal.KPI]
	When   string // the period, with the time of day where there is one
	Change string // 966名 > 980名; a new value stands alone
	Note   string
}

// RecordChange is what an entry did to one record.
type RecordChange struct {
	What   string // KPIを変更: 顧客獲得コスト (目標, 担当)
	Fields []FieldChange
}

// FieldChange is one field of a record that an entry touched.
type FieldChange struct{ Label, Change string }

// Touched is what a change did in short, for one that comes without its values.
type Touched struct {
	KPIs   []string // ids of the KPIs that it touched, at most the first few
	Of     int      // how many KPIs had values written or removed
	Values int      // snapshots that it wrote or removed
}

// few KPIs are named, more are counted.
const few = 3

func (j *Journal) t(t metrics.Text) string { return t.In(j.Lang) }

// Kind says in a word what kind of change it was; none is wider than eight columns.
func (j *Journal) Kind(k metrics.ChangeKind) string { return j.t(kindWords[k]) }

// Line says in a line what kind of change an entry was, and what it did.
func (j *Journal) Line(e *metrics.Entry, did Touched) string {
	return strings.TrimSpace(j.Kind(e.Change.Kind) + "  " + j.What(e, did))
}

// What says what an entry did, in as few words as it takes.
func (j *Journal) What(e *metrics.Entry, did Touched) string {
	var parts []string
	add := func(p string) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if e.Undoes != 0 {
		add(fmt.Sprintf("#%d", e.Undoes))
	}
	c := &e.Change
	if one, ok := onlyValue(c); ok {
		v := j.value(one)
		add(v.KPI + " " + v.When)
		add(v.Change)
		add(v.Note)
		return strings.Join(parts, "  ")
	}
	if c.Kind == metrics.ChangeImport || c.Kind == metrics.ChangeInit {
		add(c.Label)
	}
	if did.Values > 0 {
		counted := fmt.Sprintf(j.t(journalWords.Values), metrics.FormatValue(float64(did.Values), metrics.Unit{Kind: metrics.UnitCount}, "", j.Lang))
		if did.Of > few {
			counted += fmt.Sprintf(j.t(journalWords.KPIs), did.Of)
		}
		add(counted)
	}
	records := told(c.Records)
	switch n := len(records); {
	case n == 1:
		add(j.record(&records[0]))
	case n > 1 && c.Kind == metrics.ChangeInit:
		add(fmt.Sprintf(j.t(journalWords.Definitions), n))
	case n > 1:
		add(j.record(&records[0]) + " " + fmt.Sprintf(j.t(journalWords.Others), n-1))
	case c.Kind == metrics.ChangeReview && did.Values == 0:
		add(c.Label) // it was large and comes without its records, as a closing with its minutes does
	case c.Kind != metrics.ChangeInit && len(did.KPIs) <= few:
		add(j.names(did.KPIs))
	}
	return strings.Join(parts, "  ")
}

// told returns the records of a change that are worth a word: the minutes that a
// review leaves with its closing are not.
func told(records []metrics.RecordEdit) []metrics.RecordEdit {
	closes := func(id string) bool {
		return slices.ContainsFunc(records, func(r metrics.RecordEdit) bool { return r.Kind == metrics.RecordReview && r.ID == id })
	}
	return slices.DeleteFunc(slices.Clone(records), func(r metrics.RecordEdit) bool { return r.Kind == metrics.RecordMinutes && closes(r.ID) })
}

// Values lists what a change did to values, in its order.
func (j *Journal) Values(c *metrics.Change) []ValueChange {
	var out []ValueChange
	for i := range c.Series {
		for _, e := range edits(&c.Series[i]) {
			out = append(out, j.value(e))
		}
	}
	return out
}

// Records lists what a change did to records, field by field.
func (j *Journal) Records(c *metrics.Change) []RecordChange {
	out := make([]RecordChange, len(c.Records))
	for i := range c.Records {
		r := &c.Records[i]
		out[i] = RecordChange{What: j.record(r), Fields: j.fields(r)}
	}
	return out
}

// KPI returns what a KPI is called; the id of one that is gone.
func (j *Journal) KPI(id string) string {
	if k := j.Workspace.KPI(id); k != nil && !j.IDs {
		return j.t(k.Name)
	}
	return id
}

func (j *Journal) names(kpis []string) string {
	out := make([]string, len(kpis))
	for i, id := range kpis {
		out[i] = j.KPI(id)
	}
	return Commas(j.Lang, out)
}

// edit is one value before and after a change.
type edit struct {
	kpi           string
	slot          metrics.Slot
	before, after *metrics.Snapshot
}

// edits returns the values that a change to a history touched, in its order.
func edits(e *metrics.SeriesEdit) []edit {
	before := map[metrics.Slot]*metrics.Snapshot{}
	for i := range e.Replaced {
		before[e.Replaced[i].Slot] = &e.Replaced[i]
	}
	out := make([]edit, 0, len(e.Put)+len(e.Drop))
	for i := range e.Put {
		p := &e.Put[i]
		out = append(out, edit{e.KPI, p.Slot, before[p.Slot], p})
	}
	for _, d := range e.Drop {
		out = append(out, edit{e.KPI, d, before[d], nil})
	}
	return out
}

// onlyValue returns the value that a change touched, if that is all it did.
func onlyValue(c *metrics.Change) (edit, bool) {
	if len(c.Series) != 1 || len(c.Records) > 0 || len(c.Series[0].Put)+len(c.Series[0].Drop) != 1 {
		return edit{}, false
	}
	return edits(&c.Series[0])[0], true
}

func (j *Journal) value(e edit) ValueChange {
	out := ValueChange{KPI: j.KPI(e.kpi), When: j.Workspace.Info.Label(e.slot.Period)}
	if e.slot.Clock > 0 {
		seconds := e.slot.Clock - 1
		out.When += fmt.Sprintf(" %02d:%02d", seconds/3600, seconds/60%60)
	}
	switch {
	case e.before != nil:
		out.Change = j.amount(e.kpi, e.before) + " > " + j.amount(e.kpi, e.after)
	case e.after != nil:
		out.Change = j.amount(e.kpi, e.after)
	}
	if e.after != nil {
		out.Note = j.note(e.kpi, e.after.Note())
	}
	return out
}

func (j *Journal) amount(kpi string, p *metrics.Snapshot) string {
	if p == nil {
		return j.t(journalWords.None)
	}
	return j.write(p.Value, j.known(kpi))
}

// known returns a KPI; of one that is gone only the number is known.
func (j *Journal) known(kpi string) *metrics.KPI {
	if k := j.Workspace.KPI(kpi); k != nil {
		return k
	}
	return &metrics.KPI{Unit: metrics.Unit{Kind: metrics.UnitCount}}
}

func (j *Journal) note(kpi, note string) string {
	if j.Note == nil {
		return note
	}
	return j.Note(note, j.known(kpi))
}

func (j *Journal) write(v float64, k *metrics.KPI) string {
	if j.Value != nil {
		return j.Value(metrics.Some(v), k)
	}
	return value(metrics.Some(v), k, j.Workspace, j.Lang)
}
