//! What a message asks of its reader. A request says nothing of who asks: genuine mail also sets
//! deadlines and warns of secrets being asked for. It counts beside an author, in the policy's table.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Serialize;

use crate::language::{Hit, Lexicon, MAX_SHOWN, Tokens, cut};
use crate::message::Link;
use crate::report::FindingKind;

use super::attachment;

/// A request, and the words in which it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What the message asks.
    pub kind: FindingKind,
    /// The words, folded and shortened.
    pub words: String,
}

/// How much a message asks, all requests together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Demand {
    /// Nothing.
    Nothing,
    /// One of: to act on an account, at once or else, for a reward.
    Something,
    /// Several of these.
    Pressure,
    /// To call a number, or to send money away.
    Call,
    /// A secret, or to open an attached page or program: what no service asks by mail.
    Trap,
}

impl Demand {
    /// The gravest of the requests.
    pub fn of(requests: &[Request]) -> Demand {
        use FindingKind::{
            AsksForSecret, AsksToCall, AsksToTransfer, AttachesPage, AttachesProgram,
        };
        let is_trap = |request: &Request| {
            matches!(request.kind, AsksForSecret | AttachesPage | AttachesProgram)
        };
        let is_call = |request: &Request| matches!(request.kind, AsksToCall | AsksToTransfer);
        match requests.len() {
            _ if requests.iter().any(is_trap) => Demand::Trap,
            _ if requests.iter().any(is_call) => Demand::Call,
            0 => Demand::Nothing,
            1 => Demand::Something,
            _ => Demand::Pressure,
        }
    }
}

/// What a word or phrase presses its reader to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Secret,
    /// A thing to do, the object behind it.
    Act,
    /// The same, the object in front: the verb comes last.
    ActLast,
    Object,
    Threat,
    Reward,
    Call,
    /// To send money away, the object behind it.
    Transfer,
    /// To read a code with a telephone.
    Scan,
    /// What a button does with an account.
    Button,
    /// What else a button says.
    Press,
}

static WORDS: LazyLock<Lexicon<Sense>> =
    LazyLock::new(|| Lexicon::parse(include_str!("../data/pressure.txt"), sense));

/// What a section of the file holds.
fn sense(section: &str) -> Option<Sense> {
    Some(match section {
        "secret" => Sense::Secret,
        "act" => Sense::Act,
        "act last" => Sense::ActLast,
        "object" => Sense::Object,
        "threat" => Sense::Threat,
        "reward" => Sense::Reward,
        "call" => Sense::Call,
        "press" => Sense::Press,
        "button" => Sense::Button,
        "transfer" => Sense::Transfer,
        "scan" => Sense::Scan,
        _ => return None,
    })
}

/// How far the object may stand from the action, in words.
const REACH: usize = 4;

/// A telephone number has at least this many digits (ITU-T E.164: at most 15).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 9..=15;

/// Whether a word is one with which a message presses its reader.
pub(super) fn presses(word: &str) -> bool {
    let senses = [
        Sense::Act,
        Sense::ActLast,
        Sense::Object,
        Sense::Threat,
        Sense::Reward,
    ];
    senses.iter().any(|sense| WORDS.is(word, *sense))
}

/// Whether the words on a link call to an action: `Verify now`, `Log in`, `here`.
pub(super) fn calls_to_act(words: &Tokens) -> bool {
    asks_of_account(words)
        || WORDS
            .scan(words)
            .iter()
            .any(|hit| hit.sense == Sense::Press)
}

/// Whether a button asks to do something with an account: `Verify now`, `Log in`.
pub(super) fn asks_of_account(words: &Tokens) -> bool {
    use Sense::{Act, ActLast, Button, Reward, Secret, Transfer};
    let senses = [Act, ActLast, Button, Reward, Secret, Transfer];
    WORDS
        .scan(words)
        .iter()
        .any(|hit| senses.contains(&hit.sense))
}

/// The requests in a message, one of each kind at most.
pub(crate) fn find(subject: &Tokens, text: &Tokens, attachments: &[String]) -> Vec<Request> {
    let mut signs: Vec<Request> = attachment::trap(attachments).into_iter().collect();
    for tokens in [subject, text] {
        let hits = WORDS.scan(tokens);
        let first = |sense| hits.iter().find(|hit| hit.sense == sense);
        let shown = |hit: &Hit<Sense>| tokens.words(hit.start.saturating_sub(3)..hit.end + 1);
        let found = [
            (FindingKind::AsksForSecret, first(Sense::Secret).map(shown)),
            (
                FindingKind::AsksToAct,
                action(tokens, &hits, &[Sense::Act, Sense::ActLast]),
            ),
            (FindingKind::Threatens, first(Sense::Threat).map(shown)),
            (FindingKind::OffersReward, first(Sense::Reward).map(shown)),
            (FindingKind::AsksToScan, first(Sense::Scan).map(shown)),
            (
                FindingKind::AsksToTransfer,
                action(tokens, &hits, &[Sense::Transfer]),
            ),
            (
                FindingKind::AsksToCall,
                first(Sense::Call).and_then(|hit| call(tokens, hit.start)),
            ),
        ];
        for (kind, words) in found {
            let Some(words) =
                words.filter(|_| !signs.iter().any(|sign: &Request| sign.kind == kind))
            else {
                continue;
            };
            // In a script without spaces a word may be as long as the text.
            let words = cut(&words, MAX_SHOWN).to_owned();
            signs.push(Request { kind, words });
        }
    }
    signs
}

/// Adds what the buttons ask, where the text does not ask for it.
pub(crate) fn add_buttons<'l>(requests: &mut Vec<Request>, links: impl Iterator<Item = &'l Link>) {
    // A newsletter says the same on many buttons.
    let mut looked_at = HashSet::new();
    for link in links {
        let words = cut(link.words(), MAX_SHOWN);
        let kind = match link.href.trim_start().get(..4) {
            Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => FindingKind::AsksToCall,
            _ if !looked_at.insert(words) => continue,
            _ if asks_of_account(&Tokens::new(words)) => FindingKind::AsksToAct,
            _ => continue,
        };
        if !requests.iter().any(|request| request.kind == kind) {
            let words = words.to_owned();
            requests.push(Request { kind, words });
        }
    }
}

/// An action and its object near each other on a line. The nearest object tells for all: where a
/// line ends before it, or it is out of reach, the others are behind that too. So a script without
/// spaces, of which one word may hold all the hits, costs no more than others.
fn action(tokens: &Tokens, hits: &[Hit<Sense>], acts: &[Sense]) -> Option<String> {
    let is_object = |at: &usize| hits[*at].sense == Sense::Object;
    let objects: Vec<usize> = (0..hits.len()).filter(is_object).collect();
    hits.iter().enumerate().find_map(|(at, hit)| {
        let behind = objects.partition_point(|&object| object < at);
        let nearest = match hit.sense {
            sense if !acts.contains(&sense) => None,
            Sense::Act | Sense::Transfer => objects.get(behind),
            Sense::ActLast => objects[..behind].last(),
            _ => None,
        };
        let object = &hits[*nearest?];
        let (start, end) = (hit.start.min(object.start), hit.end.max(object.end));
        is_near(tokens, object, hit).then(|| tokens.words(start..end))
    })
}

/// Whether few words stand between the two, and no end of a line.
fn is_near(tokens: &Tokens, object: &Hit<Sense>, action: &Hit<Sense>) -> bool {
    let near = object.start < action.end + REACH && action.start < object.end + REACH;
    let mut between = object.start.min(action.start)..object.end.max(action.end);
    near && !between.any(|at| tokens.get(Some(at)) == "\n")
}

/// A number to call, behind the word for calling at `at`.
fn call(tokens: &Tokens, at: usize) -> Option<String> {
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
    use crate::language::section_names;

    fn kinds(text: &str) -> Vec<FindingKind> {
        find(&Tokens::new(""), &Tokens::new(text), &[])
            .into_iter()
            .map(|sign| sign.kind)
            .collect()
    }

    #[test]
    fn signs_are_seen() {
        use FindingKind::{
            AsksForSecret, AsksToAct, AsksToCall, AsksToScan, AsksToTransfer, OffersReward,
            Threatens,
        };
        for (text, expected) in [
            ("Enter your 24 words", AsksForSecret),
            ("your Secret Recovery Phrase", AsksForSecret),
            ("now confirm who owns the wallet", AsksToAct),
            ("Bitte best\u{e4}tigen Sie Ihr Konto", AsksToAct),
            ("your card was lo\u{ad}cked", Threatens),
            ("You are the winner of our raffle", OffersReward),
            ("phone our desk on\n+1 202 555 0143", AsksToCall),
            ("Scan the QR code to keep your wallet", AsksToScan),
            ("Withdraw your funds before Monday", AsksToTransfer),
        ] {
            assert!(kinds(text).contains(&expected), "{text}: {:?}", kinds(text));
        }
    }

    /// A sentence that presses, and one about the same things that does not.
    #[test]
    fn signs_in_other_languages() {
        use FindingKind::{AsksForSecret, AsksToAct, OffersReward, Threatens};
        for (text, expected, ordinary) in [
            (
                "Geben Sie Ihre 24 W\u{f6}rter ein",
                AsksForSecret,
                "Der Aufsatz hat 240 W\u{f6}rter",
            ),
            ("Verifique su cuenta", AsksToAct, "Gracias por su mensaje"),
            (
                "V\u{e9}rifiez votre compte",
                AsksToAct,
                "Voici le compte rendu",
            ),
            (
                "Il suo conto \u{e8} bloccato",
                Threatens,
                "Il conto, per favore",
            ),
            (
                "Parab\u{e9}ns, voc\u{ea} ganhou",
                OffersReward,
                "Segue a conta de luz",
            ),
            (
                "Hesab\u{131}n\u{131}z\u{131} do\u{11f}rulay\u{131}n",
                AsksToAct,
                "Hesap \u{f6}zeti ektedir",
            ),
            (
                "Подтвердите ваш аккаунт",
                AsksToAct,
                "Встреча подтверждения не требует",
            ),
            (
                "Введите сид-фразу",
                AsksForSecret,
                "Сидоров прислал фразу дня",
            ),
            (
                "Ваш рахунок заблоковано",
                Threatens,
                "Ваш рахунок за листопад",
            ),
            ("请立即验证您的账户", AsksToAct, "会议改到下周三下午"),
            ("您的助记词", AsksForSecret, "单词本在书包里"),
            (
                "口座の確認を行ってください",
                AsksToAct,
                "明日の会議は十時からです",
            ),
            (
                "ウォレットの復元フレーズ",
                AsksForSecret,
                "お買い上げありがとうございます",
            ),
            (
                "계정을 즉시 인증하세요",
                AsksToAct,
                "내일 회의는 열 시입니다",
            ),
            ("지갑이 정지되었습니다", Threatens, "지갑을 새로 샀어요"),
            (
                "Vui l\u{f2}ng x\u{e1}c minh t\u{e0}i kho\u{1ea3}n",
                AsksToAct,
                "H\u{1eb9}n g\u{1eb7}p b\u{1ea1}n th\u{1ee9} t\u{1b0}",
            ),
            (
                "Akun Anda ditangguhkan",
                Threatens,
                "Akun baru sudah dibuat",
            ),
            ("تم تعليق حسابك", Threatens, "شكرا على رسالتك"),
            ("حساب شما مسدود شد", Threatens, "جلسه فردا ساعت ده است"),
            ("आपका खाता निलंबित है", Threatens, "कल की बैठक दस बजे है"),
        ] {
            assert!(kinds(text).contains(&expected), "{text}: {:?}", kinds(text));
            assert_eq!(kinds(ordinary), [], "{ordinary}");
        }
    }

    #[test]
    fn every_section_of_the_file_is_known() {
        for name in section_names(include_str!("../data/pressure.txt")) {
            assert!(sense(name).is_some(), "{name}");
        }
    }

    #[test]
    fn an_action_reaches_the_nearest_object_of_its_line() {
        for (text, acts) in [
            ("verify now and your wallet", true),
            ("verify now and here your wallet", false),
            ("verify\nyour wallet, your account", false),
            ("wallet: verify\nall", false),
            ("验证您的账户", true),
            ("账户验证\n", false),
            ("口座の確認を行ってください", true),
            ("確認を\n口座", false),
        ] {
            let seen = kinds(text).contains(&FindingKind::AsksToAct);
            assert_eq!(seen, acts, "{text}");
        }
    }

    #[test]
    fn evidence_is_short() {
        let text = "请立即验证您的账户".repeat(100);
        let signs = find(&Tokens::new(""), &Tokens::new(&text), &[]);
        assert!(!signs.is_empty());
        let words = |sign: &Request| (1..=MAX_SHOWN).contains(&sign.words.len());
        assert!(signs.iter().all(words));
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
            "We scan the horizon for whales.",
            "The transfer window closes in August.",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
