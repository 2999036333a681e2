//! stub
use crate::measure::interval::Interval; use crate::measure::period::Period; use crate::source::Span; use rust_decimal::Decimal; use jiff::civil::Date;
#[derive(Debug,Default)] pub struct FactBase; 
pub struct Quote { pub range: Interval, pub rate: Decimal, pub basis: Basis, pub span: Span, pub source: String }
pub enum Basis { Day(Date), Mean(Period), Span(Date, Date), Pin(Period) }
impl FactBase { pub fn rate(&self,_:&str,_:&str,_:Option<Period>)->Option<Quote>{None} pub fn mean(&self,_:&str,_:&str,_:Period)->Option<Quote>{None} }
