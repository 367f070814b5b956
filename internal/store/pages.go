package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
)

// bbolt's own check follows what it finds on the pages, in a goroutine of its own:
// on a damaged file it can fault where nothing recovers it, or go round in circles
// until the stack is full. This one reads pages from the file, not from memory
// mapped to it, believes nothing, and visits each page once.

// maxPageReports bounds what one wild page can say.
const maxPageReports = 20

type pageCheck struct {
	f     *os.File
	m     meta
	used  []bool
	wrong []string
}

// checkPages examines the tree of pages and the list of free ones, and says what
// is wrong with them.
func checkPages(f *os.File, m meta) []string {
	c := &pageCheck{f: f, m: m, used: make([]bool, m.pages)}
	c.used[0], c.used[1] = true, true
	c.tree(m.root)
	c.free()
	for id, used := range c.used {
		if !used {
			c.say(uint64(id), "neither used nor free")
		}
	}
	return c.wrong
}

func (c *pageCheck) say(id uint64, format string, args ...any) {
	if len(c.wrong) < maxPageReports {
		c.wrong = append(c.wrong, fmt.Sprintf("page %d: ", id)+fmt.Sprintf(format, args...))
	}
}

// read returns a page with its overflow, after claiming it; nil when it cannot be
// what it should be.
func (c *pageCheck) read(id uint64) []byte {
	b, err := readPage(c.f, c.m, id)
	if err != nil {
		c.say(id, "%v", err)
		return nil
	}
	for i := id; i < id+uint64(len(b)/pageSize); i++ {
		if c.used[i] {
			c.say(i, "used twice")
			return nil
		}
		c.used[i] = true
	}
	return b
}

// readPage reads a page and its overflow.
func readPage(f *os.File, m meta, id uint64) ([]byte, error) {
	if id < 2 || id >= m.pages {
		return nil, fmt.Errorf("outside the file")
	}
	b := make([]byte, pageSize)
	if _, err := f.ReadAt(b, int64(id)*pageSize); err != nil {
		return nil, err
	}
	if got := binary.NativeEndian.Uint64(b); got != id {
		return nil, fmt.Errorf("is marked as page %d", got)
	}
	overflow := uint64(binary.NativeEndian.Uint32(b[12:]))
	if overflow >= m.pages-id {
		return nil, fmt.Errorf("reaches outside the file")
	}
	if overflow > 0 {
		b = append(b, make([]byte, overflow*pageSize)...)
		if _, err := f.ReadAt(b[pageSize:], int64(id+1)*pageSize); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// tree examines a page and all below it.
func (c *pageCheck) tree(id uint64) {
	if b := c.read(id); b != nil {
		c.node(id, b)
	}
}

// node examines the elements of a branch or leaf page, or of the inline page of a
// small bucket.
func (c *pageCheck) node(id uint64, b []byte) {
	const elem = pageElement
	flags := binary.NativeEndian.Uint16(b[8:])
	count := int(binary.NativeEndian.Uint16(b[10:]))
	if flags != flagBranch && flags != flagLeaf {
		c.say(id, "neither branch nor leaf: %#x", flags)
		return
	}
	if pageHeader+count*elem > len(b) {
		c.say(id, "%d elements do not fit", count)
		return
	}
	var last []byte
	for i := range count {
		at := pageHeader + i*elem
		e := b[at : at+elem]
		u32 := binary.NativeEndian.Uint32
		var pos, ksize, vsize uint64
		if flags == flagBranch {
			pos, ksize = uint64(u32(e)), uint64(u32(e[4:]))
		} else {
			pos, ksize, vsize = uint64(u32(e[4:])), uint64(u32(e[8:])), uint64(u32(e[12:]))
		}
		start := uint64(at) + pos
		if pos < elem || start+ksize+vsize > uint64(len(b)) {
			c.say(id, "element %d lies outside", i)
			return
		}
		key := b[start : start+ksize]
		if i > 0 && bytes.Compare(last, key) >= 0 {
			c.say(id, "element %d is out of order", i)
		}
		last = key
		switch {
		case flags == flagBranch:
			c.tree(binary.NativeEndian.Uint64(e[8:]))
		case u32(e)&1 != 0:
			c.bucket(id, b[start+ksize:start+ksize+vsize])
		}
	}
}

// bucket examines a bucket: root page and sequence, then an inline page when there
// is no root page.
func (c *pageCheck) bucket(id uint64, v []byte) {
	const header = 16
	if len(v) < header {
		c.say(id, "a bucket has no root")
		return
	}
	root := binary.NativeEndian.Uint64(v)
	switch {
	case root != 0:
		c.tree(root)
	case len(v) < header+pageHeader:
		c.say(id, "an inline bucket is too short")
	default:
		c.node(id, v[header:])
	}
}

// free examines the list of free pages.
func (c *pageCheck) free() {
	id := c.m.freelist
	if id == noFreelist {
		return
	}
	b := c.read(id)
	if b == nil {
		return
	}
	if flags := binary.NativeEndian.Uint16(b[8:]); flags != flagFreelist {
		c.say(id, "not a list of free pages: %#x", flags)
		return
	}
	// A count that does not fit 16 bits stands in the first place of the list.
	ids, count := b[pageHeader:], uint64(binary.NativeEndian.Uint16(b[10:]))
	if count == 0xFFFF {
		count, ids = binary.NativeEndian.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		c.say(id, "%d free pages do not fit", count)
		return
	}
	for i := range count {
		free := binary.NativeEndian.Uint64(ids[i*8:])
		switch {
		case free < 2 || free >= c.m.pages:
			c.say(free, "free, outside the file")
		case c.used[free]:
			c.say(free, "free and used, or free twice")
		default:
			c.used[free] = true
		}
	}
}

// freeSum returns the checksum of the list of free pages.
func freeSum(f *os.File, m meta) (uint32, error) {
	if m.freelist == noFreelist {
		return 0, nil
	}
	b, err := readPage(f, m, m.freelist)
	if err != nil {
		return 0, broken(fmt.Sprintf("list of free pages: page %d: %v", m.freelist, err))
	}
	return crc32.Checksum(b, castagnoli), nil
}
