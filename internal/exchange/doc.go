// Package exchange brings definitions and snapshots into and out of files:
// definitions as YAML, snapshots as CSV, TSV and JSON, and the templates and the
// demo that are embedded in the binary.
//
// It turns bytes into the domain's types and back, in bounded memory whatever
// the bytes are, and says what it could not take, where and why. It keeps
// nothing, opens no file, and decides nothing about levels: that is the work of
// the store, the commands and package metrics.
package exchange
