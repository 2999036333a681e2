//! Words by their meaning: what places a time, and what goes with names.

use super::{Builder, FAULT, File, Turns, feast};
use crate::finding::Finding;
use crate::lexicon::phrase::{Move, Sense, Time};
use crate::lexicon::world::TermId;
use crate::measure::when::Turn;
use crate::source::SourceId;
use crate::yaml;
use rust_decimal::prelude::ToPrimitive;

impl Builder {
    /// Words that go with names. They come after all others, so that words that only names need are told from those that
    /// figures need.
    pub(super) fn names(&mut self, file: &File, id: SourceId) {
        for (&world, words) in &file.world {
            self.phrases(words, Sense::World(world), id);
        }
        for (&speech, words) in &file.speech {
            self.phrases(words, Sense::Speech(speech), id);
        }
        for (table, sense) in [
            (&file.offices, Sense::Office as fn(TermId) -> Sense),
            (&file.measures, Sense::Metric),
            (&file.sizes, Sense::Size),
        ] {
            for (name, words) in table {
                let term = self.term(name);
                self.phrases(words, sense(term), id);
            }
        }
        for (office, words) in file.offices.iter().chain(&file.positions) {
            self.offices.call(office, words.iter().map(|word| word.value.as_str()));
        }
        self.offices.hold_alone(file.sole_offices.iter().map(|office| office.value.as_str()));
    }

    /// Words that place a time.
    pub(super) fn times(&mut self, file: &File, id: SourceId) {
        for (table, time) in [(&file.moments, Time::Moment as fn(i8) -> Time), (&file.tens, Time::Tens)] {
            for (word, written) in table {
                let number = self.decimal(written, id).and_then(|number| number.to_i8());
                if let Some(number) = number {
                    self.phrase(word, Sense::Time(time(number)), written, id);
                }
            }
        }
        for (&turn, words) in &file.turns {
            let turn = match turn {
                Turns::Last => Turn::Last,
                Turns::Past => Turn::Past,
                Turns::This => Turn::This,
                Turns::Next => Turn::Next,
            };
            self.phrases(words, Sense::Time(Time::Turn(turn)), id);
        }
        for (&part, words) in &file.parts {
            self.phrases(words, Sense::Time(Time::Part(part)), id);
        }
        for (words, number) in file.seasons.iter().zip(1..) {
            self.phrases(words, Sense::Time(Time::Season(number)), id);
        }
        for (&grain, words) in &file.grains {
            self.phrases(words, Sense::Grain(grain), id);
        }
        self.phrases(&file.fiscal, Sense::Time(Time::Fiscal), id);
        self.phrases(&file.whole, Sense::Time(Time::Whole), id);
        for (word, written) in &file.feasts {
            match feast(&written.value) {
                Some(time) => self.phrase(word, Sense::Time(time), written, id),
                None => {
                    let message = format!(
                        "`{}` is no date; write it like 12-25, or 4/4/11 for the fourth Thursday of November",
                        written.value
                    );
                    self.faults.push(Finding::fault(FAULT, message, yaml::span(written, id), "not a date"));
                }
            }
        }
        for (words, sense) in [
            (&file.backwards, Move::Back),
            (&file.forwards, Move::On),
            (&file.told, Move::ToldOn),
            (&file.told_back, Move::ToldBack),
            (&file.year_ago, Move::YearAgo),
        ] {
            self.phrases(words, Sense::Move(sense), id);
        }
    }
}
