#!/usr/bin/env bash
# Builds, runs and tests Touchstone. Installs what is missing where it may, and says what it does.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

TARGET=wasm32-unknown-unknown
BUILT=${CARGO_TARGET_DIR:-target}
WASM=$BUILT/$TARGET/wasm/touchstone.wasm
# Apart from the extension's: the same sources with the page's own, under the same name.
PAGE_BUILT=$BUILT/playground
PAGE_WASM=$PAGE_BUILT/$TARGET/wasm/touchstone.wasm
PAGE=dist/www/index.html
PACK=$BUILT/debug/pack
FUZZED=target/fuzz
PYSPARK=4.0.1
# The accessibility checker that tests run inside the pages. Nothing of it is in the extension.
AXE=axe-core-4.14.1.tgz
AXE_SHA512=1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5
GET_RUST="please install Rust from https://rustup.rs"
PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
# All native steps build the same packages with the same features: so Cargo never builds a dependency twice.
ALL="--workspace --all-features"

usage() {
  cat <<'HELP'
Usage: ./build.sh VERB

  run        build, then show the extension at work: Chromium on a mailbox in a real Roundcube
  test       all checks and tests, those in real browsers included: before a change is handed in
  test core  all that needs no browser: while you work on the Rust core
  test NAME  the tests with this in their names, or those of the file of this name, in tests/, tests/browser/ or
             tests/scripts/;
             nothing is built but what they need: while you work on one thing
  build      the extension: dist/touchstone/ to load, and a zip for each store;
             the page for trying the check: dist/www/, to open from disk or to put on any host
  release    what is handed in at the stores, from a clean checkout or the unpacked sources of a release:
             dist/release/ with the packages, the sources, a bill of materials and the hashes
  pictures   the stores' pictures, in dist/release/pictures/
  bench      how long a host takes, beside other ways to rate it
  fuzz [SECONDS]
             each fuzz target for so long (60 s), on a corpus that stays in target/fuzz; how often each was run
  fuzz keep  what the fuzzer found that leads further, minimised, into tests/fuzz/kept
  spark [MAILS]
             so many mails (100000) by the command line alone and in Apache Spark: the reports must be the same
  watch      as run, and build and load the extension again whenever a source changes
  clean      remove everything that was built
HELP
}

say() { echo "build.sh: $*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null; }

# --- what has to be installed ---

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  have apt-get && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# apt_install PACKAGE…
apt_install() {
  local hint="please install: $*"
  have apt-get || fail "$hint (the names are Debian's)"
  may_install || fail "please run: sudo apt-get install $*"
  say "installing $*"
  as_root apt-get update -qq || say "apt-get update failed; trying with the package lists that are there"
  # Another installation may be under way: on a new machine its own updates.
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >&2 \
    || fail "apt-get failed; $hint"
}

# A snap keeps the browser away from the test's profile and from the extension's folder.
is_snap() {
  local file
  file=$(readlink -f "$(command -v "$1")")
  [[ $file == */snap* ]] || head -c 2000 "$file" | grep -qaF /snap/
}

usable() { have "$1" && ! is_snap "$1"; }

is_ubuntu() { grep -qs '^ID=ubuntu' /etc/os-release; }

ensure_rust() {
  have cc || apt_install gcc libc6-dev
  if ! have cargo; then
    { may_install && apt-cache show rustup >/dev/null 2>&1; } || fail "$GET_RUST"
    apt_install rustup
  fi
  if have rustup; then
    # rust-toolchain.toml names the toolchain and the target; rustup brings what is missing of it.
    rustc --version >/dev/null || rustup toolchain install
    rustup target list --installed | grep -qx "$TARGET" || rustup target add "$TARGET"
  fi
  [ -d "$(rustc --print sysroot)/lib/rustlib/$TARGET" ] \
    || fail "this Rust can't build for $TARGET; $GET_RUST"
}

ensure_browsers() {
  local missing=()
  usable chromium || usable chromium-browser || missing+=(chromium)
  usable chromedriver || missing+=(chromium-driver)
  usable firefox-esr || usable firefox || missing+=(firefox-esr)
  [ ${#missing[@]} = 0 ] && return
  if is_ubuntu; then
    fail "missing: ${missing[*]}. Ubuntu has them only as snaps, which tests can't drive. Please take Chromium" \
      "and its driver from https://launchpad.net/~xtradeb/+archive/ubuntu/apps and Firefox from https://packages.mozilla.org"
  fi
  apt_install "${missing[@]}"
}

ensure_geckodriver() {
  have geckodriver && return
  say "installing geckodriver from crates.io, once, in a few minutes"
  cargo install --quiet geckodriver --locked
}

is_axe() { echo "$AXE_SHA512  $1" | sha512sum --check --status 2>/dev/null; }

# The tests look for it in target/tools.
ensure_axe() {
  local folder=target/tools package=${AXE%.tgz}
  mkdir -p "$folder"
  if ! is_axe "$folder/$AXE"; then
    have npm || apt_install npm
    say "fetching $package from the npm registry, once"
    (cd "$folder" && npm pack --silent "${package%-*}@${package##*-}" >/dev/null) || fail "npm could not fetch $package"
    is_axe "$folder/$AXE" || fail "$folder/$AXE is not the $package that was expected; please remove it and try again"
  fi
  tar -xzf "$folder/$AXE" -C "$folder" --strip-components=1 package/axe.min.js
}

# npm_packages FROM FOLDER WHAT: what FROM/package-lock.json pins by its hashes, into FOLDER. None runs a script.
npm_packages() {
  local from=$1 folder=$2
  have npm || apt_install npm
  cmp -s "$from/package-lock.json" "$folder/package-lock.json" && return
  say "fetching $3 from the npm registry, once"
  rm -rf "$folder"
  mkdir -p "$folder"
  cp "$from/package.json" "$from/package-lock.json" "$folder"
  (cd "$folder" && npm ci --silent --ignore-scripts --no-audit --no-fund) || { rm -rf "$folder"; return 1; }
}

ensure_linters() {
  npm_packages tests/lint target/tools/lint "the linters" || fail "npm could not fetch the linters"
}

ensure_bench_packages() {
  npm_packages tests/bench/node target/tools/bench "what the benchmark compares with" \
    || say "npm could not fetch what the benchmark compares with; it is left out"
}

ensure_webmail() { tests/webmail/roundcube.sh install; }

ensure_other_webmails() {
  tests/webmail/horde.sh install
  tests/webmail/sogo.sh install
}

ensure_typescript() { have tsc || apt_install node-typescript; }

# Sanitizers are the nightly compiler's; rust-toolchain.toml stays what everything else is built with.
ensure_fuzzer() {
  have rustup || fail "fuzzing takes a nightly Rust; $GET_RUST"
  have c++ || apt_install g++
  if ! rustup toolchain list | grep -q ^nightly; then
    say "installing a nightly Rust, once"
    rustup toolchain install nightly --profile minimal
  fi
  have cargo-fuzz && return
  say "installing cargo-fuzz from crates.io, once, in a few minutes"
  cargo install --quiet cargo-fuzz --locked
}

# Apache Spark in target/tools/spark, for this machine alone.
ensure_spark() {
  local folder=target/tools/spark
  have java || apt_install default-jre-headless
  python3 -c 'import ensurepip, venv' 2>/dev/null || apt_install python3-venv
  "$folder/bin/python" -c "import pyspark; assert pyspark.__version__ == '$PYSPARK'" 2>/dev/null && return
  say "fetching PySpark $PYSPARK from PyPI, once"
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check "pyspark==$PYSPARK"
}

# --- the steps ---

build_pack() {
  say "building the packaging tool"
  cargo build $ALL --bin pack
}

# Local paths would leak into the wasm and make it differ from machine to machine.
wasm_flags() {
  local sysroot
  sysroot=$(rustc --print sysroot)
  printf -- '--remap-path-prefix=%s\x1f' "$PWD=/touchstone" "$sysroot=/rust"
  printf -- '--remap-path-prefix=%s' "${CARGO_HOME:-$HOME/.cargo}=/cargo"
}

# As the one kind of library: where Rust's own is made too, Cargo leaves link-time optimisation out.
rustc_wasm() {
  CARGO_ENCODED_RUSTFLAGS=$(wasm_flags) cargo rustc --profile wasm --target "$TARGET" --lib --crate-type cdylib \
    --no-default-features "$@"
}

build_wasm() {
  say "building the wasm"
  rustc_wasm
}

build_page_wasm() {
  say "building the page's wasm"
  rustc_wasm --features playground --target-dir "$PAGE_BUILT"
}

bundle() {
  say "putting the extension together"
  "$PACK" bundle --wasm "$WASM" --out dist
}

put_together() {
  bundle
  say "putting the page together"
  "$PACK" page --wasm "$PAGE_WASM" --out dist
}

build() {
  ensure_rust
  build_pack
  build_wasm
  build_page_wasm
  put_together
}

run() {
  build
  ensure_browsers
  ensure_webmail
  say "to try the check on mails of your own, without the extension, open $PWD/$PAGE in a browser"
  say "starting the demonstration"
  cargo run --quiet --package browser-tests
}

check_types() {
  say "checking the extension's and the page's types"
  tsc -p extension
  tsc -p www
}

test_scripts() {
  say "running the tests of scripts that need no browser"
  node --test --test-reporter spec tests/scripts/*.test.mjs
}

check_scripts() {
  check_types
  test_scripts
  say "checking the JavaScript by its rules"
  target/tools/lint/node_modules/.bin/eslint --config tests/lint/eslint.config.mjs extension www
}

# By the linter of addons.mozilla.org, as it will be there.
check_package() {
  local packages=target/tools/lint/node_modules
  say "checking the package for Firefox by Mozilla's linter"
  # By a Node.js from its own lock file: Debian 12's is older than it takes.
  "$(echo "$packages"/node-linux-*/bin/node)" "$packages/.bin/addons-linter" --output json dist/touchstone-firefox.zip \
    | node tests/lint/package.mjs
}

check_sources() {
  say "checking format and lints"
  cargo fmt --all --check
  cargo clippy $ALL --all-targets -- -D warnings
  say "checking the documentation"
  RUSTDOCFLAGS=-Dwarnings cargo doc $ALL --no-deps --quiet
  say "checking the generated files"
  "$PACK" data --check
}

check_wasm_sources() {
  say "checking the wasm's lints"
  cargo clippy --profile wasm --target "$TARGET" --lib --no-default-features -- -D warnings
  cargo clippy --profile wasm --target "$TARGET" --lib --no-default-features --features playground \
    --target-dir "$PAGE_BUILT" -- -D warnings
}

# What people load can be built again, byte for byte, wherever the sources lie.
check_reproducible() {
  say "building the packages once more, in another folder"
  local copy zip
  copy=$(mktemp -d)
  cp -r Cargo.toml Cargo.lock LICENSE rust-toolchain.toml src tests extension "$copy"
  (cd "$copy" && CARGO_TARGET_DIR=$copy/built build_wasm)
  "$PACK" --root "$copy" bundle --wasm "$copy/built/$TARGET/wasm/touchstone.wasm" --out "$copy/dist"
  for zip in dist/*.zip; do
    cmp "$zip" "$copy/$zip" || fail "the two builds differ; the second is in $copy"
  done
  rm -rf "$copy"
}

# Sums up the lines that `cargo test` closes each program with.
count_tests() {
  awk '/^test result:/ { passed += $4; failed += $6; skipped += $8 }
    END { printf "%d tests passed, %d failed, %d skipped", passed, failed, skipped }' "$1"
}

# What the tests need besides Rust.
ensure_all() {
  ensure_typescript
  ensure_linters
  ensure_browsers
  ensure_axe
  ensure_webmail
  ensure_other_webmails
  ensure_geckodriver
}

# Two roads side by side, since the wasm's last step keeps only one core busy: what is built for wasm, and what
# is built for this machine. Cargo locks a folder of builds, and each road has its own.
test_all() {
  local others wasm log=$BUILT/test.log
  ensure_rust
  # Nothing of ours is left at work when a step fails.
  trap wait EXIT
  # Much of that is downloading.
  ensure_all &
  others=$!
  (build_wasm; build_page_wasm; check_wasm_sources) &
  wasm=$!
  build_pack
  check_sources
  wait "$wasm"
  wait "$others"
  put_together
  say "checking that nothing grew"
  "$PACK" budget dist
  check_reproducible &
  others=$!
  check_scripts
  check_package
  say "building the tests"
  cargo test $ALL --no-run
  wait "$others"
  say "running the tests"
  cargo test $ALL --no-fail-fast 2>&1 | tee "$log" || fail "$(count_tests "$log")"
  say "all checks passed: $(count_tests "$log")"
}

# All that needs no browser: nothing is installed, no wasm is built.
test_core() {
  ensure_rust
  say "checking the format"
  cargo fmt --all --check
  if have tsc; then check_types; else say "tsc is missing: the types of the scripts are not checked"; fi
  if have node; then test_scripts; else say "node is missing: the scripts are not tested"; fi
  say "running the tests that need no browser"
  local log=$BUILT/test.log
  # The same packages as everywhere, so that nothing they use is built in another way.
  { cargo test $ALL --no-fail-fast --lib --bin touchstone --bin pack --test suite && cargo test $ALL --doc; } 2>&1 \
    | tee "$log" || fail "$(count_tests "$log")"
  say "passed: $(count_tests "$log")"
}

# has_tests FILE NAME PATH…: whether a file or folder there is called FILE, or a test has NAME in its own.
has_tests() {
  local file=$1 name=$2
  shift 2
  [ -n "$(find "$@" \( -name "$file.rs" -o -type d -name "$file" \) -print -quit)" ] && return
  grep -rhA3 -E '^ *#\[(tokio::)?test' "$@" | grep -E "fn [a-z0-9_]*$name" >/dev/null
}

# Cargo's options for the programs with such tests. A path of tests begins with a file's name.
programs_with() {
  local file=${1%%::*} name=${1##*::}
  if [ "$1" = suite ] || [ -f "tests/$file.rs" ] || [ -f "tests/$file/mod.rs" ]; then echo "--test suite"; return; fi
  if [ "$1" = browser ] || [ -f "tests/browser/$file.rs" ]; then echo "--test browser"; return; fi
  if has_tests "$file" "$name" src/*.rs $(find src -mindepth 1 -maxdepth 1 -type d ! -name bin); then echo "--lib"; fi
  if has_tests "$file" "$name" src/bin; then echo "--bin touchstone --bin pack"; fi
  if has_tests "$file" "$name" tests/*.rs tests/command_line; then echo "--test suite"; fi
  if has_tests "$file" "$name" tests/browser; then echo "--test browser"; fi
}

# One test in seconds: nothing is built but what it needs.
test_one() {
  local programs filter=$1 script=tests/scripts/$1.test.mjs
  if [ -f "$script" ]; then
    have node || apt_install nodejs
    node --test "$script"
    return
  fi
  programs=$(programs_with "$1")
  [ -n "$programs" ] || fail "no test has \"$1\" in its name, and no file of tests is called so"
  # A file's name alone means all tests in it.
  case $1 in
    suite | browser) filter= ;;
    *) if [ -f "tests/$1.rs" ] || [ -f "tests/$1/mod.rs" ] || [ -f "tests/browser/$1.rs" ]; then filter=$1::; fi ;;
  esac
  ensure_rust
  if [[ $programs == *"--test browser"* ]]; then
    ensure_browsers
    ensure_geckodriver
    ensure_webmail
    ensure_other_webmails
    build
  fi
  say "running ${programs//$'\n'/ } ${filter}"
  # shellcheck disable=SC2086 # the words are options
  cargo test $ALL --no-fail-fast $programs -- $filter
}

# In a checkout git says what is released; in the unpacked sources of a release their recipe does.
is_checkout() { [ -e .git ]; }

# Files that are in no commit would be in the packages, and in nobody else's.
ensure_committed() {
  local changed
  if ! is_checkout; then
    [ -f BUILD.txt ] || fail "a release is made in a checkout of git, or in the unpacked sources of a release"
    return
  fi
  # Not by the rules of the machine's own list, which may hide something.
  changed=$(git -c core.excludesFile= status --porcelain)
  [ -z "$changed" ] || fail "a release is made of what is committed; this is not:"$'\n'"$changed"
}

# The tag vX.Y.Z says that a commit is the release X.Y.Z; the manifest's version is held to Cargo's when it is bundled.
check_tag() {
  local version tags
  version=$(cargo pkgid --package touchstone)
  version=${version##*[#@]}
  is_checkout || { say "version $version, from the sources of a release"; return; }
  tags=$(git tag --points-at HEAD --list 'v*')
  case $tags in
    "") say "version $version; this commit has no tag, so it is no release yet" ;;
    "v$version") say "version $version, tagged" ;;
    *) fail "this commit is tagged ${tags//$'\n'/ }, but Cargo.toml says $version" ;;
  esac
}

# Of the commit: its id (commit) or its time (date).
commit_says() {
  if ! is_checkout; then
    awk -v key="$1" '$1 == key { print $2; exit }' BUILD.txt
    return
  fi
  case $1 in
    commit) git rev-parse HEAD ;;
    date) git log -1 --format=%ct ;;
  esac
}

# Each name with a NUL behind it.
source_files() {
  if is_checkout; then git ls-files -z; else find . \( -path ./dist -o -path ./target \) -prune -o -type f -printf '%P\0'; fi
}

release() {
  ensure_committed
  ensure_rust
  check_tag
  ensure_linters
  build_pack
  build_wasm
  bundle
  check_package
  say "making the release"
  source_files | "$PACK" release --commit "$(commit_says commit)" --date "$(commit_says date)" dist
  say "dist/release is what is handed in; Edge takes Chrome's package as it is"
}

pictures() {
  build
  ensure_browsers
  ensure_webmail
  say "taking the stores' pictures"
  cargo run --quiet --package browser-tests -- --pictures dist/release/pictures
}

bench() {
  build
  ensure_bench_packages
  say "rating hosts in each way; this takes a minute or two"
  cargo bench --quiet $ALL --bench hosts
}

# fuzz_command VERB OPTION…
fuzz_command() { cargo +nightly fuzz "$1" --fuzz-dir tests/fuzz "${@:2}"; }

fuzz_targets() { fuzz_command list; }

# seeds write|keep FOLDER
seeds() { cargo +nightly run --quiet --manifest-path tests/fuzz/Cargo.toml --example seeds -- "$@"; }

# fuzz SECONDS: with the address sanitizer, and the checks of a debug build.
fuzz() {
  local target log seconds=$1
  [[ $seconds =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
  ensure_rust
  ensure_fuzzer
  say "building the fuzz targets"
  fuzz_command build
  seeds write "$FUZZED/corpus"
  for target in $(fuzz_targets); do
    log=$FUZZED/$target.log
    fuzz_command run "$target" "$FUZZED/corpus/$target" -- -max_total_time="$seconds" -print_final_stats=1 \
      2>"$log" || { tail -n 40 "$log" >&2; fail "$target: something does not hold; all of it is in $log"; }
    awk -v target="$target" '/number_of_executed_units/ { printf "%-16s %12d executions\n", target, $2 }' "$log"
  done
}

fuzz_keep() {
  local target
  ensure_rust
  ensure_fuzzer
  rm -rf "$FUZZED/least"
  for target in $(fuzz_targets); do
    say "minimising what was found for $target"
    mkdir -p "$FUZZED/least/$target"
    cp -r "$FUZZED/corpus/$target" "$FUZZED/least"
    fuzz_command cmin "$target" "$FUZZED/least/$target" 2>"$FUZZED/$target.log" || fail "see $FUZZED/$target.log"
  done
  seeds keep "$FUZZED/least"
}

# spark MAILS
spark() {
  [[ $1 =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
  ensure_rust
  ensure_spark
  say "building the command line"
  cargo build --release --bin touchstone
  target/tools/spark/bin/python tests/spark/compare.py "$BUILT/release/touchstone" "$1" target/spark
}

# What changes when a source does.
sources() { find Cargo.toml Cargo.lock src extension www -type f -printf '%p %T@\n' | sort | cksum; }

# The demonstration's browser loads each new build; other browsers are told by pressing "reload".
watch() {
  local built now browser
  build
  ensure_browsers
  ensure_webmail
  cargo run --quiet --package browser-tests -- --watch &
  browser=$!
  trap 'kill "$browser" 2>/dev/null' EXIT
  built=$(sources)
  while kill -0 "$browser" 2>/dev/null; do
    sleep 1
    now=$(sources)
    [ "$now" = "$built" ] && continue
    built=$now
    # A source that does not build yet is no reason to stop.
    ./build.sh build || say "not built; waiting for a change"
  done
}

clean() {
  say "removing what was built"
  have cargo && cargo clean
  rm -rf dist
}

case ${1:-help} in
  run) run ;;
  test)
    case ${2:-} in
      "") test_all ;;
      core) test_core ;;
      *) test_one "$2" ;;
    esac
    ;;
  build) build ;;
  release) release ;;
  pictures) pictures ;;
  bench) bench ;;
  fuzz)
    case ${2:-60} in
      keep) fuzz_keep ;;
      *) fuzz "${2:-60}" ;;
    esac
    ;;
  spark) spark "${2:-100000}" ;;
  watch) watch ;;
  clean) clean ;;
  help | -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
