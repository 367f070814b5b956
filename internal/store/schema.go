package store

import (
	"encoding/binary"
	"hash/crc32"

	bolt "go.etcd.io/bbolt"

	"kpitui/internal/metrics"
)

// This file is the one place that knows what lies where. Every value in every
// bucket is sealed: its first four bytes are the CRC-32C (little endian) of the
// bucket's name, the key and the rest of the value.
//
//	bucket   key                     value
//	meta     "format"                uvarint: version of the format
//	meta     "state"                 the counts and numbers of type state
//	records  kind "/" id             CBOR
//	heads    KPI id                  first snapshot and years of the KPI's blocks
//	blocks   year (2) KPI id         a KPI's snapshots that start in the year, packed
//	journal  entry number (8)        header of the entry; its body when that is small
//	bodies   entry number (8) n (4)  part n of a big entry's body
//	drafts   review id               CBOR; since format 2
//
// Numbers in keys are big endian. Years stand before ids in the keys of blocks so
// that the blocks the board reads, those of this year and the last, lie together:
// opening after ten years touches the pages it would touch after two.
//
// Big bodies have a bucket of their own because bbolt rewrites a leaf page with
// all that is on it: beside a body of 16 KB each later small entry would cost 16 KB.
const (
	bucketMeta    = "meta"
	bucketRecords = "records"
	bucketHeads   = "heads"
	bucketBlocks  = "blocks"
	bucketJournal = "journal"
	bucketBodies  = "bodies"
	bucketDrafts  = "drafts"
)

// buckets are those of this format, each with the format that brought it.
var buckets = [...]struct {
	name  string
	since int
}{
	{bucketMeta, 1}, {bucketRecords, 1}, {bucketHeads, 1}, {bucketBlocks, 1},
	{bucketJournal, 1}, {bucketBodies, 1}, {bucketDrafts, 2},
}

// formatVersion is the version of the format that this program writes. It rises
// with every change that an older program would misread or take for damage; see
// migrate.go. Format 2 brought drafts, and the records of reviews: minutes,
// actions, experiments and notes; format 3 views, and definitions with formulas,
// baselines and what the catalog tells.
const formatVersion = 3

var (
	keyFormat = []byte("format")
	keyState  = []byte("state")

	minutesPrefix = recordKey(metrics.RecordMinutes, "")
	kpiPrefix     = recordKey(metrics.RecordKPI, "")
)

func recordKey(kind metrics.RecordKind, id string) []byte {
	return []byte(string(kind) + "/" + id)
}

func blockKey(year int, kpi string) []byte {
	return append(binary.BigEndian.AppendUint16(make([]byte, 0, 2+len(kpi)), uint16(year)), kpi...)
}

func entryKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func bodyKey(seq uint64, part uint32) []byte {
	return binary.BigEndian.AppendUint32(entryKey(seq), part)
}

const sealSize = 4

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func checksum(bucket string, key, payload []byte) uint32 {
	sum := crc32.Update(0, castagnoli, []byte(bucket))
	sum = crc32.Update(sum, castagnoli, key)
	return crc32.Update(sum, castagnoli, payload)
}

// table is a bucket whose values are sealed.
type table struct {
	*bolt.Bucket
	name string
	then map[string]stood // stands before what is in the bucket; see rewind
}

// stood is what stood under a key once: nothing, content, or something that
// nobody can tell any more.
type stood struct {
	content []byte
	err     error
}

// put seals value, which must start with sealSize free bytes, and stores it.
func (t table) put(key, value []byte) error {
	binary.LittleEndian.PutUint32(value, checksum(t.name, key, value[sealSize:]))
	return t.Put(key, value)
}

// get returns the content of the value under key, valid inside the transaction
// only; nil when there is none, errSeal when it is damaged.
func (t table) get(key []byte) ([]byte, error) {
	if s, ok := t.then[string(key)]; ok {
		return s.content, s.err
	}
	v := t.Get(key)
	if v == nil {
		return nil, nil
	}
	return t.open(key, v)
}

// open checks the seal of a value that a cursor gave.
func (t table) open(key, value []byte) ([]byte, error) {
	if len(value) < sealSize || binary.LittleEndian.Uint32(value) != checksum(t.name, key, value[sealSize:]) {
		return nil, errSeal
	}
	return value[sealSize:], nil
}

// state is what the store knows about itself. The counts are there because a
// damaged page can hide records without a trace: a checksum cannot miss what a
// count misses.
type state struct {
	seq     uint64 // newest entry of the journal
	epoch   uint64 // random, new with every restore; never 0
	records uint64 // in the bucket records
	heads   uint64 // in the bucket heads
	drafts  uint64 // in the bucket drafts; since format 2
}

func (st *state) fields(version int) []*uint64 {
	all := []*uint64{&st.seq, &st.epoch, &st.records, &st.heads, &st.drafts}
	if version < 2 {
		return all[:4]
	}
	return all
}

func (st *state) append(b []byte, version int) []byte {
	for _, f := range st.fields(version) {
		b = binary.AppendUvarint(b, *f)
	}
	return b
}

func decodeState(b []byte, version int) (st state, err error) {
	r := reader{b: b}
	for _, f := range st.fields(version) {
		*f = r.uvarint()
	}
	return st, r.done()
}
