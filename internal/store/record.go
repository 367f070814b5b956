package store

import (
	"fmt"
	"strings"

	"github.com/fxamacker/cbor/v2"

	"kpitui/internal/metrics"
)

// Records are CBOR with the names that the types' JSON tags give: reading the
// definitions of a thousand KPIs as JSON takes four times as long, which is more
// than all else that opening a workspace does. Texts are kept as they are, also
// when they are not UTF-8; times keep their zone.
//
// Whether a record was changed is seen by its bytes, so that the same record must
// always give the same. Those of format 1 have their fields in the order of their
// declaration, which is to stay; reviews hold maps, which have none, and are sorted.
var (
	recordEnc = must(cbor.EncOptions{Time: cbor.TimeRFC3339Nano}.EncMode())
	sortedEnc = must(cbor.EncOptions{Time: cbor.TimeRFC3339Nano, Sort: cbor.SortBytewiseLexical}.EncMode())
	recordDec = must(cbor.DecOptions{UTF8: cbor.UTF8DecodeInvalid}.DecMode())
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func encodeRecord(r metrics.Record) ([]byte, error) {
	enc := sortedEnc
	switch r.(type) {
	case *metrics.Info, *metrics.KPI, *metrics.Phase, *metrics.Ack:
		enc = recordEnc
	}
	b, err := enc.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return b, nil
}

func decodeRecord(kind metrics.RecordKind, b []byte) (metrics.Record, error) {
	var r metrics.Record
	switch kind {
	case metrics.RecordInfo:
		r = new(metrics.Info)
	case metrics.RecordKPI:
		r = new(metrics.KPI)
	case metrics.RecordPhase:
		r = new(metrics.Phase)
	case metrics.RecordView:
		r = new(metrics.View)
	case metrics.RecordAck:
		r = new(metrics.Ack)
	case metrics.RecordReview:
		r = new(metrics.Review)
	case metrics.RecordMinutes:
		r = new(metrics.Minutes)
	case metrics.RecordAction:
		r = new(metrics.Action)
	case metrics.RecordExperiment:
		r = new(metrics.Experiment)
	case metrics.RecordNote:
		r = new(metrics.Note)
	default:
		return nil, errDecode
	}
	if err := decodeInto(r, b); err != nil {
		return nil, err
	}
	return r, nil
}

// decodeInto decodes into a pointer to a record or a draft.
func decodeInto(v any, b []byte) error {
	if err := recordDec.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%w: %w", errDecode, err)
	}
	return nil
}

// parseRecordKey takes a record's key apart.
func parseRecordKey(key []byte) (metrics.RecordKind, string) {
	kind, id, _ := strings.Cut(string(key), "/")
	return metrics.RecordKind(kind), id
}

// damagedRecord describes a record that cannot be read.
func damagedRecord(key []byte, why error) Damage {
	kind, id := parseRecordKey(key)
	d := Damage{What: DamagedFile, Name: string(key), Why: why.Error()}
	switch kind {
	case metrics.RecordInfo:
		d.What, d.Name = DamagedInfo, ""
	case metrics.RecordKPI:
		d.What, d.KPI, d.Name = DamagedDefinition, id, ""
	case metrics.RecordPhase:
		d.What, d.Name = DamagedPhase, id
	case metrics.RecordView:
		d.What, d.Name = DamagedView, id
	case metrics.RecordAck:
		d.What, d.KPI, d.Name = DamagedAck, id, ""
	case metrics.RecordReview:
		d.What, d.Name = DamagedReview, id
	case metrics.RecordMinutes:
		d.What, d.Name = DamagedMinutes, id
	case metrics.RecordAction:
		d.What, d.Name = DamagedAction, id
	case metrics.RecordExperiment:
		d.What, d.Name = DamagedExperiment, id
	case metrics.RecordNote:
		d.What, d.Name = DamagedNote, id
	}
	return d
}

// Years that dates may have, as metrics.ParseDate has them.
const minYear, maxYear = 1971, 9999
