//! A host's result on the page for trying the check: the library's report, and how the name is read.

use fantoccini::{Client, Locator};
use serde_json::json;
use touchstone::analyzer::Analyzer;
use touchstone::reading::Costed;

use super::{forget, opened, report, text};
use crate::rig::banner;
use crate::rig::outcome::{Outcome, expect};

const HOSTS: [&str; 6] = [
    "www.binance.com",
    "blnance.com",
    "xn--krken-5ve.com",
    "binance.webflow.io",
    "mercury.example",
    "co.uk",
];

/// Both of its readings are long.
pub const IMITATION: &str = "login-metamasks-support24.account-recovery.webflow.io";

/// What the tables of costs hold, row by row.
const COSTS: &str = "
    return [...document.querySelectorAll('.costs')].map(({ tBodies: [body] }) =>
        [...body.rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent)));";

/// Hosts of all kinds, and an address in place of one.
pub async fn typed(client: &Client) -> Outcome {
    for host in HOSTS {
        check(client, host).await?;
    }
    // Of a whole address the host counts, and nothing else is passed on.
    enter(client, "https://BLNANCE.com/login?token=secret").await?;
    expect_host(client, "blnance.com").await?;
    let link = client.find(Locator::Css("#link-here")).await?;
    let target = link.attr("href").await?.unwrap_or_default();
    expect(target == "#host=blnance.com", || {
        format!("the link leads to {target}")
    })
}

/// What is shown of how a host is read: the pieces, the costs and the odds that the library gives.
pub async fn readings(client: &Client) -> Outcome {
    for host in [IMITATION, "example.com", "www.binance.com"] {
        check(client, host).await?;
        let read = Analyzer::new().explain_host(host);
        let shown = client.execute(COSTS, vec![]).await?;
        let expected = json!(read.as_ref().map_or(vec![], |read| {
            let branded = read.branded.as_ref().map(|branded| &branded.reading);
            let readings = std::iter::once(&read.plain).chain(branded);
            readings.map(rows).collect::<Vec<_>>()
        }));
        expect(shown == expected, || {
            format!("{host}: expected {expected}, the page shows {shown}")
        })?;
        let told = match read.map(|read| read.branded) {
            Ok(Ok(branded)) => vec![format!("= {:.3} nats", branded.odds), branded.limits()],
            Ok(Err(none_near)) => vec![none_near.to_string()],
            Err(why) => vec![why.to_string()],
        };
        let text = text(client, "#reading").await?;
        expect(told.iter().all(|told| text.contains(told)), || {
            format!("{host}: expected {told:?}, the page says {text}")
        })?;
    }
    Ok(())
}

/// A reading as a table has it.
fn rows(Costed { parts, total }: &Costed) -> Vec<[String; 3]> {
    let cost = |nats: f32| format!("{nats:.3}");
    let rows = parts
        .iter()
        .map(|part| [part.text.clone(), part.read_as.to_owned(), cost(part.cost)]);
    let sum = ["Sum".to_owned(), "all pieces".to_owned(), cost(*total)];
    rows.chain([sum]).collect()
}

/// The page opened with a host in its address, and another one put there.
pub async fn in_address(client: &Client, page: &str) -> Outcome {
    client.goto("about:blank").await?;
    client.goto(&format!("{page}#host=blnance.com")).await?;
    opened(client).await?;
    expect_host(client, "blnance.com").await?;
    banner::one(client, "body").await?.expect_seen()?;
    forget(client).await?;
    client.goto(&format!("{page}#host=www.binance.com")).await?;
    expect_host(client, "www.binance.com").await
}

/// Checks a host; the page's report of it is the library's.
pub async fn check(client: &Client, host: &str) -> Outcome {
    enter(client, host).await?;
    expect_host(client, host).await
}

/// Types a host and asks for its check.
async fn enter(client: &Client, typed: &str) -> Outcome {
    forget(client).await?;
    let field = client.find(Locator::Css("#host")).await?;
    field.clear().await?;
    Ok(field.send_keys(&format!("{typed}\u{e007}")).await?)
}

async fn expect_host(client: &Client, host: &str) -> Outcome {
    let expected = serde_json::to_value(Analyzer::new().rate_host(host))?;
    let found = report(client).await?;
    expect(found == expected, || {
        format!("{host}: expected {expected}, the page says {found}")
    })
}
