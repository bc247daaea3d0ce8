//! Waiting for a condition, with a limit, never for the clock.

use std::time::{Duration, Instant};

use super::outcome::Outcome;

/// Nothing waits for this but what never comes: it is long for a machine that is busy with much else.
const LIMIT: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// Probes until there is a value. An error of a probe ends the waiting only with the limit: pages
/// come and go while they load.
pub async fn until<T>(
    what: &str,
    mut probe: impl AsyncFnMut() -> Outcome<Option<T>>,
) -> Outcome<T> {
    let start = Instant::now();
    loop {
        let last = match probe().await {
            Ok(Some(value)) => return Ok(value),
            Ok(None) => None,
            Err(error) => Some(error),
        };
        if start.elapsed() > LIMIT {
            let why = last.map_or(String::new(), |error| format!(" (last error: {error})"));
            return Err(format!("waited {LIMIT:?} in vain for {what}{why}").into());
        }
        tokio::time::sleep(PAUSE).await;
    }
}
