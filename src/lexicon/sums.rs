//! Numbers by the sums of texts: an open table, plain enough to be kept on disk as it lies in memory.

/// A sum that stands for a text; two texts may share one, so what is found is to be compared.
pub type Sum = u32;

/// How many places are looked at for a sum. A table half full needs far fewer, whatever was put in; a list that was made so
/// that all its sums meet is cut short instead of growing slow.
const REACH: usize = 256;

/// The fewest places of a table that has any.
const LEAST: usize = 16;

/// A table that is never more than half full, its length a power of two or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// The sum in the upper half; below it the number, counted from 1: 0 is a free place.
    places: Vec<u64>,
    count: usize,
}

impl Sums {
    /// Room for so many more.
    pub fn reserve(&mut self, more: usize) {
        let wanted = (self.count.saturating_add(more)).saturating_mul(2).next_power_of_two().max(LEAST);
        if wanted > self.places.len() {
            let old = std::mem::replace(&mut self.places, vec![0; wanted]);
            for place in old.into_iter().filter(|place| *place != 0) {
                let at = self.place(sum_of(place)).filter(|at| self.places[*at] == 0);
                if let Some(at) = at {
                    self.places[at] = place;
                }
            }
        }
    }

    /// The number of a sum.
    #[must_use]
    pub fn get(&self, sum: Sum) -> Option<u32> {
        let place = self.places[self.place(sum)?];
        (place as u32).checked_sub(1)
    }

    /// Gives a sum its number in the place of another one. False where there is no room for it.
    pub fn set(&mut self, sum: Sum, number: u32) -> bool {
        self.reserve(1);
        let Some(at) = self.place(sum).filter(|_| number < u32::MAX) else { return false };
        self.count += usize::from(self.places[at] == 0);
        self.places[at] = u64::from(sum) << 32 | u64::from(number + 1);
        true
    }

    /// The place of a sum, or the free one where it would be.
    fn place(&self, sum: Sum) -> Option<usize> {
        let last = self.places.len().checked_sub(1)?;
        let places = (0..REACH.min(self.places.len())).map(|step| (sum as usize).wrapping_add(step) & last);
        places.into_iter().find(|at| self.places[*at] == 0 || sum_of(self.places[*at]) == sum)
    }
}

fn sum_of(place: u64) -> Sum {
    (place >> 32) as Sum
}

/// A sum that grows letter by letter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Growing(u64);

impl Growing {
    /// One letter more.
    #[must_use]
    #[inline]
    pub fn with(self, letter: u32) -> Growing {
        // an odd number without a pattern: the fraction of the golden ratio (Knuth, TAOCP 6.4)
        Growing((self.0.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// The sum so far. Its bits depend on all letters.
    #[must_use]
    #[inline]
    pub fn sum(self) -> Sum {
        // the upper bits are the good ones
        ((self.0 ^ self.0 >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as Sum
    }
}

/// The sum of a text.
#[must_use]
pub fn of(text: &str) -> Sum {
    text.bytes().fold(Growing::default(), |sum, byte| sum.with(u32::from(byte))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_is_found() {
        let mut sums = Sums::default();
        assert_eq!(sums.get(7), None);
        let texts: Vec<String> = (0..5_000).map(|n| format!("text {n}")).collect();
        for (n, text) in texts.iter().enumerate() {
            assert!(sums.set(of(text), n as u32));
        }
        let lost = texts.iter().enumerate().filter(|(n, text)| sums.get(of(text)) != Some(*n as u32)).count();
        assert_eq!(lost, 0);
        assert_eq!(sums.get(of("none of them")), None);
        assert!(sums.set(of("text 3"), 9));
        assert_eq!(sums.get(of("text 3")), Some(9));
    }

    #[test]
    fn sums_that_meet_are_cut_short() {
        let mut sums = Sums::default();
        let kept = (0..10_000_u32).filter(|n| sums.set(n << 20, *n)).count();
        assert!((REACH..=4_096).contains(&kept), "{kept}");
    }
}
