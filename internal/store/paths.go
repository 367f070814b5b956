package store

import (
	"encoding/binary"
	"fmt"
	"os"
)

// checkPaths makes sure that every way down the trees of pages ends. A branch page
// that leads to itself, which a single flipped bit can bring about, sends bbolt
// round until the stack is full, and no program survives that. Only branch pages
// are read, of which there is one in a hundred.
func checkPaths(f *os.File, m meta) error {
	c := &pathCheck{f: f, m: m, branches: map[uint64]bool{}}
	top, err := c.leaves(m.root)
	if err != nil {
		return err
	}
	all := top
	for _, id := range top {
		roots, err := c.buckets(id)
		if err != nil {
			return err
		}
		for _, root := range roots {
			leaves, err := c.leaves(root)
			if err != nil {
				return err
			}
			all = append(all, leaves...)
		}
	}
	for _, id := range all {
		if c.branches[id] {
			return broken(fmt.Sprintf("page %d: leads back to itself", id))
		}
	}
	return nil
}

// bucketHeader is what stands before the page of a small bucket: its root, which is
// 0, and its sequence.
const bucketHeader = 16

type pathCheck struct {
	f        *os.File
	m        meta
	branches map[uint64]bool
}

// leaves returns the leaf pages of a tree, as its lowest branches name them. All
// leaves of a tree are equally deep, so that the first child tells what the others
// are; one that is not is found among the branches afterwards.
func (c *pathCheck) leaves(id uint64) ([]uint64, error) {
	leaf, err := c.isLeaf(id)
	if err != nil {
		return nil, err
	}
	if leaf {
		return []uint64{id}, nil
	}
	if c.branches[id] {
		return nil, broken(fmt.Sprintf("page %d: leads back to itself", id))
	}
	c.branches[id] = true
	b, err := readPage(c.f, c.m, id)
	if err != nil {
		return nil, broken(fmt.Sprintf("page %d: %v", id, err))
	}
	count := int(binary.NativeEndian.Uint16(b[10:]))
	if count == 0 || pageHeader+count*pageElement > len(b) {
		return nil, broken(fmt.Sprintf("page %d: %d elements", id, count))
	}
	children := make([]uint64, count)
	for i := range children {
		children[i] = binary.NativeEndian.Uint64(b[pageHeader+i*pageElement+8:])
	}
	if leaf, err := c.isLeaf(children[0]); err != nil || leaf {
		return children, err
	}
	var all []uint64
	for _, child := range children {
		leaves, err := c.leaves(child)
		if err != nil {
			return nil, err
		}
		all = append(all, leaves...)
	}
	return all, nil
}

func (c *pathCheck) isLeaf(id uint64) (bool, error) {
	var h [pageHeader]byte
	if id < 2 || id >= c.m.pages {
		return false, broken(fmt.Sprintf("page %d: outside the file", id))
	}
	if _, err := c.f.ReadAt(h[:], int64(id)*pageSize); err != nil {
		return false, err
	}
	switch flags := binary.NativeEndian.Uint16(h[8:]); flags {
	case flagLeaf:
		return true, nil
	case flagBranch:
		return false, nil
	default:
		return false, broken(fmt.Sprintf("page %d: neither branch nor leaf: %#x", id, flags))
	}
}

// buckets returns the root pages of the buckets on a leaf page; small buckets stand
// on the page itself and have none.
func (c *pathCheck) buckets(id uint64) (roots []uint64, err error) {
	b, err := readPage(c.f, c.m, id)
	if err != nil {
		return nil, broken(fmt.Sprintf("page %d: %v", id, err))
	}
	u32 := binary.NativeEndian.Uint32
	for i := range int(binary.NativeEndian.Uint16(b[10:])) {
		at := pageHeader + i*pageElement
		if at+pageElement > len(b) {
			return nil, broken(fmt.Sprintf("page %d: element %d lies outside", id, i))
		}
		e := b[at:]
		value := uint64(at) + uint64(u32(e[4:])) + uint64(u32(e[8:]))
		if value+8 > uint64(len(b)) {
			return nil, broken(fmt.Sprintf("page %d: element %d lies outside", id, i))
		}
		switch root := binary.NativeEndian.Uint64(b[value:]); {
		case u32(e)&1 == 0:
		case root != 0:
			roots = append(roots, root)
		default:
			// The pages of a bucket that stands here are this one: taken for a branch,
			// it leads to itself.
			from, to := value+bucketHeader, value+uint64(u32(e[12:]))
			if from > to || to > uint64(len(b)) || !isSmallLeaf(b[from:to]) {
				return nil, broken(fmt.Sprintf("page %d: the bucket of element %d is no leaf", id, i))
			}
		}
	}
	return roots, nil
}

// isSmallLeaf reports whether the page of a small bucket is a leaf with all its
// elements. bbolt copies such a page to Go's memory when it is not aligned: an element
// outside is then a pointer to anything there, over which the garbage collector ends
// the program, and nothing recovers that.
func isSmallLeaf(page []byte) bool {
	u32 := binary.NativeEndian.Uint32
	if len(page) < pageHeader || binary.NativeEndian.Uint16(page[8:]) != flagLeaf {
		return false
	}
	for i := range int(binary.NativeEndian.Uint16(page[10:])) {
		at := pageHeader + i*pageElement
		if at+pageElement > len(page) {
			return false
		}
		e := page[at:]
		if uint64(at)+uint64(u32(e[4:]))+uint64(u32(e[8:]))+uint64(u32(e[12:])) > uint64(len(page)) {
			return false
		}
	}
	return true
}
