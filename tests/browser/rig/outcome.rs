//! How the rig fails: with a sentence that says what was expected and what was there.

use std::error::Error;

/// The result of a step.
pub type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// Fails with the sentence unless the condition holds.
pub fn expect(holds: bool, sentence: impl FnOnce() -> String) -> Outcome {
    if holds {
        Ok(())
    } else {
        Err(sentence().into())
    }
}
