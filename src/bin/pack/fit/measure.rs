//! How well a table tells, and where its thresholds lie.

use touchstone::brand::Registry;
use touchstone::reading::{Costs, Kind, Names, Wanted, judge};

use super::corpora::{BRANDED, Host};
use super::estimate::costs;
use crate::error::Result;
use crate::reading::Table;

/// Most false alarms: as imitation, and as that or suspicious.
struct Budget {
    source: &'static str,
    imitation: f64,
    flagged: f64,
}

/// A share of the hosts each.
const BUDGETS: [Budget; 2] = [
    Budget {
        source: "benign_domains.txt",
        imitation: 11.0 / 104_000.0,
        flagged: 54.0 / 104_000.0,
    },
    Budget {
        source: "trade_domains.txt",
        imitation: 8.0 / 10_300.0,
        flagged: 45.0 / 10_300.0,
    },
];

struct Scored<'h> {
    host: &'h Host,
    odds: i32,
    is_right: bool,
}

/// The odds from which hosts are taken for imitations, and are suspicious: as low as the budgets of
/// false alarms let them.
pub struct Thresholds {
    pub imitation: i32,
    pub suspicious: i32,
}

/// The thresholds that fit a table to hosts.
pub fn thresholds(hosts: &[&Host], table: &Table, registry: &Registry) -> Result<Thresholds> {
    let scored = score(hosts, table, registry)?;
    let lowest = |most: fn(&Budget) -> f64| {
        let each = BUDGETS.iter().map(|budget| {
            let of = |scored: &&Scored| scored.host.source == budget.source;
            let mut odds: Vec<i32> = scored.iter().filter(of).map(|scored| scored.odds).collect();
            odds.sort_unstable_by(|a, b| b.cmp(a));
            let most = (most(budget) * odds.len() as f64) as usize;
            odds.get(most).map_or(0, |next| next + 1)
        });
        each.max().unwrap_or(0).clamp(1, 255)
    };
    Ok(Thresholds {
        imitation: lowest(|budget| budget.imitation),
        suspicious: lowest(|budget| budget.flagged),
    })
}

/// A line: what becomes of hosts that the table was not fitted to.
pub fn held_out(hosts: &[&Host], table: &Table, registry: &Registry) -> Result<String> {
    let scored = score(hosts, table, registry)?;
    let costs = costs(table)?;
    let [suspicious, imitation] = costs.thresholds();
    let mut line = String::new();
    for budget in BUDGETS {
        let of: Vec<i32> = scored
            .iter()
            .filter(|s| s.host.source == budget.source)
            .map(|s| s.odds)
            .collect();
        let over = |least: i32| of.iter().filter(|odds| **odds >= least).count();
        if !of.is_empty() {
            line += &format!(
                "{}: {} + {} of {}; ",
                budget.source,
                over(imitation),
                over(suspicious) - over(imitation),
                of.len()
            );
        }
    }
    for source in BRANDED {
        let of: Vec<&Scored> = scored.iter().filter(|s| s.host.source == source).collect();
        let hit = of
            .iter()
            .filter(|s| s.is_right && s.odds >= suspicious)
            .count();
        if !of.is_empty() {
            line += &format!(
                "{source}: {:.2} % of {}; ",
                100.0 * hit as f64 / of.len() as f64,
                of.len()
            );
        }
    }
    Ok(line.trim_end_matches("; ").to_owned())
}

fn score<'h>(hosts: &[&'h Host], table: &Table, registry: &Registry) -> Result<Vec<Scored<'h>>> {
    let costs = costs(table)?;
    let names = Names::new(registry.brands(), &costs);
    Ok(hosts
        .iter()
        .map(|host| rate(host, &names, &costs))
        .collect())
}

fn rate<'h>(host: &'h Host, names: &Names, costs: &Costs) -> Scored<'h> {
    let Some(found) = judge(&host.text, &host.suffix, names, costs, Wanted::Any) else {
        return Scored {
            host,
            odds: i32::MIN,
            is_right: false,
        };
    };
    let brand = names.all()[found.candidate.name].brand;
    Scored {
        host,
        odds: found.odds,
        is_right: host.brand.is_some_and(|wanted| wanted.id == brand.id),
    }
}

/// Writes the thresholds into a table.
pub fn set(table: &mut Table, thresholds: &Thresholds) {
    for (kind, odds) in [
        (Kind::Imitation, thresholds.imitation),
        (Kind::Suspicious, thresholds.suspicious),
    ] {
        table.kinds[kind as usize] = [0, u8::try_from(odds).unwrap_or(u8::MAX)];
    }
}
