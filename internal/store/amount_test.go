//go:build !slow

package store

// How much the default run tries; -tags slow tries more.
const (
	flips  = 80
	kills  = 10
	models = 3

	pasts = 20

	flipsPerPage = 2
)
