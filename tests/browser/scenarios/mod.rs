//! What a person does, and what must be seen.

pub mod acting;
pub mod commanding;
pub mod marking;
pub mod pausing;
pub mod reading;
pub mod switching;
