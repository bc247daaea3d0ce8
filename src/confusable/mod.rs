//! When do two names look the same? Folds, distances, and the spans in which they differ.
//!
//! Three folds, each coarser than the one before; two names that fold to the same string look
//! alike at that layer:
//!
//! 1. [`plain`]: compatibility forms, case, accents and invisible characters go (NFKD, UTS #15).
//! 2. [`skeleton`]: letters of other scripts become the ASCII letters they look like (UTS #39 and
//!    our additions).
//! 3. [`ascii_fold`]: ASCII characters that look alike become one (`0`/`o`, `1`/`l`/`i`, `rn`/`m`).
//!
//! ```
//! use touchstone::confusable::{ascii_fold, plain, skeleton};
//! assert_eq!(plain("Bína\u{200b}nce"), "binance");
//! assert_eq!(skeleton("b\u{456}nance"), "binance");
//! assert_eq!(ascii_fold("b1nance"), ascii_fold("blnance"));
//! ```

mod alike;
mod difference;
mod fold;
mod hidden;
mod script;
mod table;

pub use alike::{GROUPS, ascii_fold, fold_letter, grouped, looks_alike};
pub use difference::differences;
pub use fold::{has_invisible, hides_inside, is_invisible, plain, skeleton, visual};
pub use hidden::{hidden_words, without_hidden};
pub use script::{Script, script};
