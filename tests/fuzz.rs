//! The fuzzer's targets on their seeds, without the fuzzer: what was found once is not lost.

#[path = "fuzz/bodies/lib.rs"]
mod bodies;

use std::path::Path;

use bodies::{TARGETS, seeds};

#[test]
fn every_target_holds_on_its_seeds() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for (target, check) in TARGETS {
        let seeds = seeds::of(target, &tests);
        assert!(!seeds.is_empty(), "{target}");
        seeds.iter().for_each(|seed| check(seed));
    }
}
