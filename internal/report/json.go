package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"kpitui/internal/text"
)

// WriteJSON writes v as indented JSON that is harmless on a terminal too: what is
// not printable in a string is escaped, so that its reader still gets the raw
// text. (encoding/json escapes the C0 controls only.)
func WriteJSON(out io.Writer, v any) error {
	var plain bytes.Buffer
	enc := json.NewEncoder(&plain)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := out.Write(escapeUnprintable(plain.Bytes()))
	return err
}

// escapeUnprintable writes the characters of a JSON text that may not reach a
// terminal as \uXXXX. Outside strings JSON is ASCII, so that no syntax is touched.
func escapeUnprintable(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for i := 0; i < len(doc); {
		r, size := utf8.DecodeRune(doc[i:])
		char := doc[i : i+size]
		i += size
		switch {
		case r < 0x7f, text.Printable(string(char)) == string(char):
			out = append(out, char...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
	}
	return out
}
