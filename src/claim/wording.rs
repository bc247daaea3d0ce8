//! Phrases that speak *as* a brand, in the languages such mail is written in.

use crate::report::Part;

use super::mention::Mention;
use super::tokens::Tokens;

const GREETINGS: &[&str] = &[
    "dear", "hello", "hi", "hallo", "liebe", "lieber", "cher", "chere", "estimado", "estimada",
    "querido", "caro", "cara", "gentile", "prezado", "prezada", "sayin", "welcome",
];
const OWNERS: &[&str] = &[
    "your", "ihr", "ihre", "ihrem", "ihres", "dein", "deine", "votre", "vos", "su", "tu", "sua",
    "seu", "tuo", "vostro", "uw", "je",
];
const TEAMS: &[&str] = &[
    "team",
    "support",
    "security",
    "customer",
    "service",
    "services",
    "compliance",
    "equipe",
    "equipo",
    "squadra",
    "soporte",
    "suporte",
    "ekibi",
    "kundenservice",
    "department",
];
const HOLDINGS: &[&str] = &[
    "account",
    "accounts",
    "wallet",
    "wallets",
    "konto",
    "cuenta",
    "compte",
    "conto",
    "conta",
    "hesap",
    "hesabiniz",
    "hesabinizi",
    "user",
    "users",
    "customer",
    "customers",
    "client",
    "clients",
    "id",
    "app",
    "assets",
    "funds",
    "device",
    "portfolio",
    "balance",
    "members",
    "member",
    "holder",
    "owner",
];
const LEGAL_FORMS: &[&str] = &[
    "inc",
    "ltd",
    "llc",
    "limited",
    "gmbh",
    "sas",
    "holdings",
    "corporation",
    "corp",
    "labs",
    "ag",
];
const FILLERS: &[&str] = &[
    "de", "da", "do", "di", "du", "von", "of", "the", "from", "by", "at", "l", "la", "valued",
    "2022", "2023", "2024", "2025", "2026",
];

/// How the words around a mention speak as the brand, and how much that weighs.
pub(super) fn speaks_as(tokens: &Tokens, mention: &Mention) -> Option<(Part, u32)> {
    let before = before(tokens, mention, 1);
    let further = before_further(tokens, mention);
    let after = tokens.get(Some(mention.end));
    let near = |words: &[&str]| {
        words.contains(&before) || (FILLERS.contains(&before) && words.contains(&further))
    };

    if near(&["©", "copyright", "c"]) || LEGAL_FORMS.contains(&after) {
        return Some((Part::Footer, 3));
    }
    if near(GREETINGS) && (HOLDINGS.contains(&after) || matches!(after, "\n" | "")) {
        return Some((Part::Wording, 4));
    }
    if TEAMS.contains(&after) || near(TEAMS) {
        // A signature stands at an end of its line; "the Binance team said" does not.
        let ends =
            matches!(tokens.get(Some(mention.end + 1)), "\n" | "") || matches!(before, "\n" | "");
        return Some((
            Part::Wording,
            if ends || matches!(after, "\n" | "") {
                4
            } else {
                2
            },
        ));
    }
    if near(OWNERS) {
        return Some((Part::Wording, if HOLDINGS.contains(&after) { 4 } else { 3 }));
    }
    if HOLDINGS.contains(&after) {
        return Some((Part::Wording, 1));
    }
    // Alone on its line: a heading or a signature.
    let alone = matches!(before, "\n" | "") && matches!(after, "\n" | "");
    alone.then_some((Part::Wording, 3))
}

fn before<'a>(tokens: &'a Tokens, mention: &Mention, steps: usize) -> &'a str {
    tokens.get(mention.start.checked_sub(steps))
}

fn before_further<'a>(tokens: &'a Tokens, mention: &Mention) -> &'a str {
    before(tokens, mention, 2)
}
