//! What is known, from where, and for when: entities, measures, quotations and exchange rates.

pub mod base;
pub mod fact;
pub mod load;
mod passes;
pub mod rate;
mod schema;
pub mod series;

pub use base::{Entry, FactBase};
pub use fact::{Bound, Entity, Fidelity, Measure, Origin, OriginKind, Pin, Rank, Role, Saying};
pub use rate::{Basis, Quote};
pub use series::{Code, Series};
