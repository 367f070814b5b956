//go:build slow

package store

const (
	flips  = 2000
	kills  = 200
	models = 60

	pasts = 500

	flipsPerPage = 40
)
