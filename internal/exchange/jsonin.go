package exchange

import "io"

func (c *collector) readJSON(r io.Reader) error { return nil }
