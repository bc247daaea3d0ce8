//! How long it takes to rate a host, beside other ways to do it, all over one list in one run.
//! Prints ratios; times alone say more about the machine than about the code.
//!
//!     ./build.sh bench              with what runs in Node
//!     cargo bench --bench hosts     with what is there

mod host_list;
mod in_node;
mod more_brands;
mod peers;

use std::hint::black_box;
use std::time::Instant;

use touchstone::brand::Registry;
use touchstone::likeness::host;

use peers::{Bound, Naive};

/// Each way goes over the list so often; the fastest time counts.
const ROUNDS: usize = 5;

fn main() {
    let (hosts, made_of) = host_list::hosts();
    let registry = Registry::builtin();
    let (bound, naive) = (Bound::new(), Naive::new(&registry));
    println!("{} hosts, from {made_of}", hosts.len());
    println!("{:<36} {:>9} {:>11}", "", "µs a host", "times ours");
    let rate = |registry: &Registry| {
        time(&hosts, |host| {
            black_box(host::rate(host, registry));
        })
    };
    let ours = rate(&registry);
    row("ours, native", ours, ours);
    let time_bound = time(&hosts, |host| drop(black_box(bound.look_up(host))));
    row("lower bound: url, publicsuffix", time_bound, ours);
    let time_naive = time(&hosts, |host| {
        black_box(naive.is_alike(host));
    });
    row("naive: skeletons, one edit", time_naive, ours);
    for times in [10, 100] {
        let grown = rate(&more_brands::registry(times));
        row(&format!("ours, {times} times the brands"), grown, ours);
    }
    match in_node::times(&hosts) {
        Ok(rows) => rows.iter().for_each(|(name, time)| match time {
            Ok(time) => row(name, *time, ours),
            Err(reason) => println!("{name:<36} {reason}"),
        }),
        Err(error) => println!("what runs in Node: skipped: {error}"),
    }
}

/// Microseconds a host.
fn time(hosts: &[String], mut work: impl FnMut(&str)) -> f64 {
    let mut round = || {
        let start = Instant::now();
        hosts.iter().for_each(|host| work(host));
        start.elapsed()
    };
    let best = (0..ROUNDS).map(|_| round()).min().expect("rounds");
    best.as_secs_f64() * 1e6 / hosts.len() as f64
}

fn row(what: &str, time: f64, ours: f64) {
    println!("{what:<36} {time:>9.2} {:>11.2}", time / ours);
}
