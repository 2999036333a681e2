//! What was measured: ranges of numbers, units, amounts and stretches of time. It knows no text and no floats.

mod counted;
pub mod interval;
pub mod locale;
pub mod period;
pub mod quantity;
pub mod reading;
pub mod stretch;
pub mod unit;
pub mod when;
