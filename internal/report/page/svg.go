package page

// Chart is a line of values over periods, with what was planned beside it.
type Chart struct {
	Title string // what it shows
	About string // what it says, in words
}

// chart draws a chart.
func (w *markup) chart(c *Chart) {
	id := w.id("c")
	w.open("figure", "id", id)
	w.raw("<figcaption>")
	w.text(c.Title)
	w.raw("</figcaption></figure>\n")
}

// spark draws a chart into a cell.
func (w *markup) spark(c *Chart) { w.text(c.About) }
