//! What a person does, and what must be seen.

pub mod marking;
pub mod reading;
pub mod switching;
