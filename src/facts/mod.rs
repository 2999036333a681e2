//! What is known, from where, and for when: entities, measures, quotations and exchange rates.

pub mod base;
mod expression;
pub mod fact;
mod ids;
pub mod import;
mod index;
pub mod load;
mod passes;
pub mod rate;
mod review;
mod schema;
pub mod series;
mod sheet;

pub use base::{Entry, FactBase};
pub use fact::{
    Alias, Bound, Course, Entity, Fidelity, Measure, Membership, Origin, OriginKind, Pin, Rank, Role, Saying, Src,
};
pub use index::Called;
pub use rate::{Basis, Quote};
pub use review::review;
pub use schema::schema;
pub use series::{Code, Series};
pub use sheet::Sheet;
