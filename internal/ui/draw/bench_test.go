package draw

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// board returns 60 lines of 200 columns in the manner of the cockpit, with one of them
// marked.
func board(marked, shift int) *frame {
	lines := make([]string, 60)
	for y := range lines {
		back := ""
		if y == marked {
			back = "\x1b[48;2;50;52;62m"
		}
		for i := range 8 {
			lines[y] += fmt.Sprintf("%s\x1b[38;2;163;%d;173m重要業績%4d\x1b[m%s  \x1b[1;38;2;130;182;255m⣿⣿⣶⣤⣀\x1b[m%s  ", back, 100+i, y+shift, back, back)
		}
		lines[y] += "\x1b[m"
	}
	return &frame{content: strings.Join(lines, "\n"), width: 200, height: 60, profile: colorprofile.TrueColor, modes: modes{screen: true, hidden: true}}
}

// BenchmarkPaint is what a frame costs between a view and its bytes: a move of the
// cursor, a screen scrolled by a line, and one drawn anew.
func BenchmarkPaint(b *testing.B) {
	for name, frames := range map[string][2]*frame{
		"move":   {board(10, 0), board(11, 0)},
		"scroll": {board(-1, 0), board(-1, 1)},
		"other":  {board(-1, 0), board(-1, 1000)},
	} {
		b.Run(name, func(b *testing.B) {
			var p painter
			p.paint(frames[0])
			bytes := 0
			for i := 0; b.Loop(); i++ {
				bytes += len(p.paint(frames[(i+1)%2]))
			}
			b.ReportMetric(float64(bytes)/float64(b.N), "bytes/frame")
		})
	}
}
