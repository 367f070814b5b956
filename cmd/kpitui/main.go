// Command kpitui is a KPI cockpit for the terminal. This package parses, wires
// and prints; it alone knows every other package, and decides nothing itself.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	_ "time/tzdata" // workspaces keep their zone on machines that know none
)

func main() {
	ignoreSizeLimit()
	collectLate()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectLate puts the first garbage collection off until the heap has 32 MB
// instead of 4, and from then on lets the runtime go its usual way. Most commands
// end before, and a cockpit has drawn its first board: collecting on the way there
// took as long as reading the workspace. With 16 MB it fell between reading 1,000 KPIs
// and drawing them on 200 columns.
func collectLate() {
	const first = 800 // per cent of the least heap, which is 4 MB
	usual := debug.SetGCPercent(first)
	runtime.AddCleanup(new([64]byte), func(int) { debug.SetGCPercent(usual) }, 0) // after the first collection
}
