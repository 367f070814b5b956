# Few targets, each what its name says. CI runs .ci/run, which starts with test.

.PHONY: build test check bench golden

build: ## the binary, as released
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o kpitui ./cmd/kpitui

test: ## the README's test command
	go test ./...

check: ## everything that CI checks
	.ci/run

bench: ## the benchmarks behind the promises of speed
	go test -run '^$$' -bench . ./...

golden: ## draw the golden frames and the generated pages anew
	go test ./internal/ui/keys ./internal/report ./cmd/kpitui -run "Frames|Readme|Keys|Golden" -update
