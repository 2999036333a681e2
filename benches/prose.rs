//! News prose made here, with as many figures as newswire has: about 2.3 amounts of money, 2 percentages, 0.4 dates with
//! a weekday or year and 0.2 conversions an article of 4 kB.

/// Sentences without figures, by the words they are made of.
const SUBJECTS: &[&str] = &[
    "The ministry",
    "A spokeswoman for the port",
    "The council",
    "Residents of the valley",
    "The board of the railway",
    "Analysts",
];
const VERBS: &[&str] = &[
    "said on Tuesday",
    "had warned for years",
    "did not say",
    "told reporters after the meeting",
    "expects",
    "denied",
];
const OBJECTS: &[&str] = &[
    "that the old bridge would be closed while the foundations were examined",
    "that the harbour had lost most of its traffic to its neighbours since the war",
    "whether the schools in the upper villages could be kept open through the winter",
    "that a new line along the coast, long promised, was still being planned",
    "that neither the owners nor the insurers had been asked for their opinion",
    "that the orchestra, which has no hall of its own, would play in the old market",
];

/// Sentences with figures, all of them right on 19 May 2023.
const FIGURES: &[&str] = &[
    "The work will cost 26 billion yuan ($3.7 billion), the council said.",
    "Sales rose 12 percent to $4.2 billion from $3.75 billion a year earlier.",
    "About two dozen people were still waiting for an answer on Friday, May 19, 2023.",
    "The line is 46 kilometers (29 miles) long and crosses three rivers: the Drava, the Mura and the Sava.",
    "Shares in the company fell 3.4 percent to 18.20 euros.",
    "Ticket prices will go up by between 5 and 10 percent, or as much as $2.50.",
    "The bank set aside €1.8 billion for the fines, and paid £40m of it in 2022.",
    "Some 14,000 of the town's 61,000 inhabitants have signed.",
];

/// So many bytes of articles, the same at every call.
pub fn articles(size: usize) -> String {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut pick = |count: usize| {
        // xorshift64 (Marsaglia 2003): any fixed sequence will do
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % count as u64) as usize
    };
    let mut text = String::with_capacity(size + 1_000);
    while text.len() < size {
        for _ in 0..=pick(4) {
            if pick(5) == 0 {
                text.push_str(FIGURES[pick(FIGURES.len())]);
            } else {
                let words = [SUBJECTS[pick(SUBJECTS.len())], VERBS[pick(VERBS.len())], OBJECTS[pick(OBJECTS.len())]];
                text.push_str(&words.join(" "));
                text.push('.');
            }
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    text
}
