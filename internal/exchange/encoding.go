package exchange

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The encodings, as [Import.Encoding] names them.
const (
	utf8Name    = "UTF-8"
	utf16LEName = "UTF-16LE"
	utf16BEName = "UTF-16BE"
	cp932Name   = "CP932"
)

// window is how much of a file is looked at to find its encoding and its form.
const window = 64 << 10

// source counts what is read, tells of it, and stops when the context is done.
type source struct {
	ctx      context.Context
	r        io.Reader
	read     int64
	progress func(int64)
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	s.read += int64(n)
	if s.progress != nil && n > 0 {
		s.progress(s.read)
	}
	return n, err
}

// open finds the encoding of a file and returns a reader of its text: in UTF-8,
// or still in CP932, which is decoded cell by cell. start holds its first bytes;
// sure says that the file showed more than ASCII to judge by.
func open(r io.Reader) (text *bufio.Reader, start []byte, enc string, sure bool, err error) {
	raw := bufio.NewReaderSize(r, window)
	head, err := raw.Peek(window)
	if err != nil && len(head) == 0 {
		if errors.Is(err, io.EOF) {
			err = &FileError{Kind: FileEmpty, Problem: words.FileEmpty}
		}
		return nil, nil, "", false, err
	}
	whole := errors.Is(err, io.EOF)
	enc, bom, sure := sniff(head, whole)
	if _, err := raw.Discard(bom); err != nil {
		return nil, nil, "", false, err
	}
	text = raw
	switch enc {
	case "":
		return nil, nil, "", false, &FileError{Kind: FileBinary, Problem: words.FileBinary}
	case utf16LEName:
		text = bufio.NewReaderSize(transform.NewReader(raw, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder()), window)
	case utf16BEName:
		text = bufio.NewReaderSize(transform.NewReader(raw, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder()), window)
	}
	start, err = text.Peek(window)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, "", false, err
	}
	return text, start, enc, sure, nil
}

// sniff finds the encoding of a file by its first bytes, and the length of its
// byte order mark; "" for what is no text. Plain ASCII so far is called UTF-8, but
// not for sure.
func sniff(head []byte, whole bool) (enc string, bom int, sure bool) {
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		return utf8Name, 3, true
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return utf16LEName, 2, true
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return utf16BEName, 2, true
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return sniff16(head), 0, true
	}
	if !whole { // the window may end within a character
		for i := 1; i < utf8.UTFMax && i < len(head); i++ {
			if utf8.RuneStart(head[len(head)-i]) {
				head = head[:len(head)-i]
				break
			}
		}
	}
	good, bad := 0, 0 // characters beyond ASCII, and bytes that are none
	for i := 0; i < len(head); {
		r, n := utf8.DecodeRune(head[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		i += n
	}
	if bad*4 > good { // CP932 read as UTF-8 is nearly all bad; a broken byte is one
		return cp932Name, 0, true
	}
	return utf8Name, 0, good > 0
}

// sniff16 tells UTF-16 without a byte order mark from a file that is no text:
// delimiters, digits and line ends have their zero byte on one side only.
func sniff16(head []byte) string {
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1] > len(head)/8 && zeros[0] == 0:
		return utf16LEName
	case zeros[0] > len(head)/8 && zeros[1] == 0:
		return utf16BEName
	}
	return ""
}

// decoder turns cells into texts. A file that looked like UTF-8 because it began
// with plain ASCII turns out to be CP932 at its first cell that is not UTF-8.
type decoder struct {
	enc   string
	whole bool // cells are texts already: JSON
	sure  bool // it is UTF-8 and nothing else: a text beyond ASCII was seen
	cp932 *encoding.Decoder
}

// text returns the cell as a text; false when it is none in the file's encoding.
func (d *decoder) text(cell []byte) (string, bool) {
	if d.whole {
		return string(cell), true
	}
	ascii := true
	for _, b := range cell {
		if b >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return string(cell), bytes.IndexByte(cell, 0) < 0
	}
	if d.enc != cp932Name {
		if utf8.Valid(cell) {
			d.sure = true
			return string(cell), bytes.IndexByte(cell, 0) < 0
		}
		if d.sure || d.enc != utf8Name {
			return "", false
		}
		d.enc = cp932Name
	}
	if d.cp932 == nil {
		d.cp932 = japanese.ShiftJIS.NewDecoder() // WHATWG's, which is Windows code page 932
	}
	out, err := d.cp932.Bytes(cell)
	s := string(out)
	return s, err == nil && !strings.ContainsRune(s, utf8.RuneError) && bytes.IndexByte(cell, 0) < 0
}
