//! What a message presses its reader to do. These signs raise a doubt, they never make one: genuine
//! mail also sets deadlines and warns of secrets being asked for.

use crate::claim::Tokens;
use crate::report::{Evidence, FindingKind, Location, Part};

use super::{Facts, Observation};

/// A sign, and the words in which it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sign {
    /// What the message does.
    pub kind: FindingKind,
    /// The words, folded.
    pub words: String,
}

/// Secrets that nobody but their owner ever needs.
const SECRETS: &[&[&str]] = &[
    &["seed", "phrase"],
    &["recovery", "phrase"],
    &["secret", "phrase"],
    &["secret", "recovery"],
    &["backup", "phrase"],
    &["private", "key"],
    &["private", "keys"],
    &["12", "words"],
    &["24", "words"],
    &["12", "word"],
    &["24", "word"],
    &["mnemonic"],
    &["passphrase"],
    &["frase", "semilla"],
    &["frase", "secreta"],
    &["frase", "de", "recuperacion"],
    &["frase", "de", "recuperacao"],
    &["phrase", "secrete"],
    &["phrase", "de", "recuperation"],
    &["wiederherstellungsphrase"],
    &["kurtarma", "ifadesi"],
];

/// Things to do, and what to do them with.
const ACTIONS: &[&str] = &[
    "verify",
    "verifying",
    "verification",
    "verified",
    "confirm",
    "validate",
    "validated",
    "authenticate",
    "update",
    "upgrade",
    "activate",
    "reactivate",
    "restore",
    "unlock",
    "secure",
    "connect",
    "sync",
    "synchronize",
    "merge",
    "migrate",
    "complete",
    "withdraw",
    "move",
    "transfer",
    "verificar",
    "verifica",
    "verifique",
    "confirmar",
    "confirme",
    "actualizar",
    "atualizar",
    "activar",
    "bestatigen",
    "verifizieren",
    "aktualisieren",
    "verifier",
    "confirmer",
    "valider",
    "verificare",
    "confermare",
    "dogrulayin",
    "onaylayin",
];
const OBJECTS: &[&str] = &[
    "wallet",
    "wallets",
    "account",
    "accounts",
    "identity",
    "device",
    "devices",
    "information",
    "details",
    "kyc",
    "funds",
    "assets",
    "balance",
    "cuenta",
    "conta",
    "konto",
    "wallet",
    "compte",
    "portefeuille",
    "conto",
    "cartera",
    "carteira",
    "billetera",
    "hesabinizi",
    "hesap",
    "cuzdan",
];
/// How far the object may stand behind the action, in words.
const REACH: usize = 4;

/// What happens otherwise.
const THREATS: &[&str] = &[
    "suspended",
    "suspension",
    "suspend",
    "restricted",
    "restriction",
    "restrictions",
    "limited",
    "locked",
    "disabled",
    "deactivated",
    "deactivation",
    "terminated",
    "termination",
    "blocked",
    "unauthorized",
    "unusual",
    "suspicious",
    "compromised",
    "breach",
    "breached",
    "incident",
    "expire",
    "expires",
    "urgent",
    "immediately",
    "permanently",
    "attempt",
    "suspendida",
    "suspendido",
    "bloqueada",
    "bloqueado",
    "limitada",
    "suspensa",
    "gesperrt",
    "eingeschrankt",
    "suspendu",
    "bloque",
    "sospeso",
    "bloccato",
    "askiya",
];

/// What is to be won.
const REWARDS: &[&str] = &[
    "airdrop",
    "airdrops",
    "giveaway",
    "giveaways",
    "winner",
    "winners",
    "won",
    "prize",
    "claim",
    "rewards",
    "reward",
    "congratulations",
    "eligible",
    "premio",
    "felicitaciones",
    "parabens",
    "gewonnen",
];

/// Mails with more are archives.
const MAX_ATTACHMENTS: usize = 200;

const CALLS: &[&str] = &["call", "calling", "phone", "dial", "telephone", "hotline"];
/// A telephone number has at least this many digits (ITU-T E.164: at most 15).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=15;

/// File names of web pages: opened from the disk they show no address to judge by.
const PAGES: &[&str] = &[".html", ".htm", ".shtml", ".xhtml", ".mht", ".svg"];

/// The signs in a message, one of each kind at most.
pub(super) fn find(subject: &Tokens, text: &Tokens, attachments: &[String]) -> Vec<Sign> {
    let mut signs: Vec<Sign> = page(attachments).into_iter().collect();
    for tokens in [subject, text] {
        let found = [
            (FindingKind::AsksForSecret, secret(tokens)),
            (FindingKind::AsksToAct, action(tokens)),
            (FindingKind::Threatens, any_of(tokens, THREATS)),
            (FindingKind::OffersReward, any_of(tokens, REWARDS)),
            (FindingKind::AsksToCall, call(tokens)),
        ];
        for (kind, words) in found {
            let Some(words) = words.filter(|_| !signs.iter().any(|sign: &Sign| sign.kind == kind))
            else {
                continue;
            };
            signs.push(Sign { kind, words });
        }
    }
    signs
}

/// Writes the signs down beside a claim; elsewhere they are nobody's business here.
pub(super) fn check(facts: &Facts, seen: &mut Vec<Observation>) {
    let Some(claim) = &facts.claim else { return };
    seen.extend(facts.signs.iter().map(|sign| Observation {
        kind: sign.kind,
        location: Location::Body,
        brand: Some(claim.brand),
        certain: false,
        evidence: Evidence::Text {
            part: if sign.kind == FindingKind::AttachesPage {
                Part::Attachment
            } else {
                Part::Wording
            },
            text: sign.words.clone(),
        },
    }));
}

fn page(attachments: &[String]) -> Option<Sign> {
    let is_page = |name: &&String| {
        let name = name.to_lowercase();
        PAGES.iter().any(|ending| name.trim_end().ends_with(ending))
    };
    let name = attachments.iter().take(MAX_ATTACHMENTS).find(is_page)?;
    Some(Sign {
        kind: FindingKind::AttachesPage,
        words: name.chars().take(120).collect(),
    })
}

fn secret(tokens: &Tokens) -> Option<String> {
    let at = (0..tokens.len())
        .find_map(|at| SECRETS.iter().find(|phrase| tokens.starts_at(at, phrase)))?;
    Some(at.join(" "))
}

fn action(tokens: &Tokens) -> Option<String> {
    let is_action = |at: &usize| ACTIONS.contains(&tokens.get(Some(*at)));
    (0..tokens.len()).filter(is_action).find_map(|at| {
        let reach = (at + 1..=at + REACH).take_while(|&at| tokens.get(Some(at)) != "\n");
        let end = reach
            .into_iter()
            .find(|&at| OBJECTS.contains(&tokens.get(Some(at))))?;
        Some(tokens.words(at..end + 1))
    })
}

fn any_of(tokens: &Tokens, words: &[&str]) -> Option<String> {
    let at = (0..tokens.len()).find(|&at| words.contains(&tokens.get(Some(at))))?;
    Some(tokens.words(at.saturating_sub(3)..at + 2))
}

/// A word for calling, and a number to call.
fn call(tokens: &Tokens) -> Option<String> {
    let at = (0..tokens.len()).find(|&at| CALLS.contains(&tokens.get(Some(at))))?;
    let is_number = |at: &usize| {
        let word = tokens.get(Some(*at));
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
    };
    let near = at..(at + 40).min(tokens.len());
    near.clone().filter(is_number).find_map(|start| {
        let end = (start..tokens.len().min(start + 8))
            .find(|at| !is_number(at))
            .unwrap_or(tokens.len().min(start + 8));
        let digits: usize = (start..end).map(|at| tokens.get(Some(at)).len()).sum();
        PHONE_DIGITS
            .contains(&digits)
            .then(|| tokens.words(at.max(start.saturating_sub(4))..end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<FindingKind> {
        find(&Tokens::new(""), &Tokens::new(text), &[])
            .into_iter()
            .map(|sign| sign.kind)
            .collect()
    }

    #[test]
    fn signs_are_seen() {
        use FindingKind::{AsksForSecret, AsksToAct, AsksToCall, OffersReward, Threatens};
        for (text, expected) in [
            ("Enter your 24 words", AsksForSecret),
            ("your Secret Recovery Phrase", AsksForSecret),
            ("now confirm who owns the wallet", AsksToAct),
            ("Bitte best\u{e4}tigen Sie Ihr Konto", AsksToAct),
            ("your card was lo\u{ad}cked", Threatens),
            ("You are the winner of our raffle", OffersReward),
            ("phone our desk on\n+1 202 555 0143", AsksToCall),
        ] {
            assert!(kinds(text).contains(&expected), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn attached_pages_and_other_files() {
        let attached =
            |name: &str| find(&Tokens::new(""), &Tokens::new(""), &[name.to_owned()]).len();
        for name in ["Statement.HTML", "invoice.pdf.htm ", "logo.svg"] {
            assert_eq!(attached(name), 1, "{name}");
        }
        for name in [
            "statement.pdf",
            "html.zip",
            "photo.jpg",
            "",
            "notes.html.txt",
        ] {
            assert_eq!(attached(name), 0, "{name}");
        }
    }

    #[test]
    fn ordinary_mail_shows_none() {
        for text in [
            "See you on Saturday at the lake.",
            "The meeting was moved to the small room; call me.",
            "Please find the ledger attached.",
            "Order 4711 2026 11 22 shipped.",
            "This mail was verified\nYour wallet is brown leather.",
            "The words of 24 people",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
