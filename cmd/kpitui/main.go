// Command kpitui is a KPI cockpit for the terminal. This package parses, wires
// and prints; it alone knows every other package, and decides nothing itself.
package main

import (
	"os"
	_ "time/tzdata" // workspaces keep their zone on machines that know none
)

func main() {
	ignoreSizeLimit()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
