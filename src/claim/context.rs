//! What stands around a name: does the sender take a role at the brand, is this about crypto at
//! all, or does the sender speak for itself?

use crate::confusable::ascii_fold;
use crate::domain::{Address, DomainName};

use super::mention::Mention;
use crate::language::Tokens;

/// Different crypto words from which a mail is taken to be about crypto.
const ENOUGH_CRYPTO_WORDS: usize = 2;

/// Words that mails of exchanges and wallets use and other mails rarely do together.
const CRYPTO: &[&str] = &[
    "crypto",
    "cryptocurrency",
    "cryptocurrencies",
    "bitcoin",
    "btc",
    "ethereum",
    "eth",
    "usdt",
    "usdc",
    "wallet",
    "wallets",
    "blockchain",
    "defi",
    "nft",
    "nfts",
    "web3",
    "airdrop",
    "staking",
    "token",
    "tokens",
    "mnemonic",
    "coin",
    "coins",
    "kyc",
    "dapp",
    "altcoin",
    "stablecoin",
    "cold",
    "hardware",
    "firmware",
    "seed",
    "recovery",
    "passphrase",
    "nano",
    "solana",
    "sol",
    "xrp",
    "bnb",
    "withdrawal",
    "asset",
    "assets",
    "swap",
    "swaps",
    "balance",
    "balances",
    "withdrawals",
    "deposit",
    "trading",
    "exchange",
    "krypto",
    "cripto",
    "criptomonedas",
    "criptomoedas",
    "portefeuille",
    "billetera",
    "carteira",
    "cuzdan",
    "kripto",
];

/// Words with which a company's departments and products go beside its name.
const ROLES: &[&str] = &[
    "support",
    "team",
    "security",
    "service",
    "services",
    "customer",
    "care",
    "help",
    "helpdesk",
    "desk",
    "notice",
    "notification",
    "notifications",
    "alert",
    "alerts",
    "account",
    "accounts",
    "info",
    "mail",
    "email",
    "no",
    "reply",
    "noreply",
    "official",
    "exchange",
    "wallet",
    "app",
    "com",
    "io",
    "inc",
    "ltd",
    "llc",
    "limited",
    "global",
    "center",
    "centre",
    "compliance",
    "verification",
    "verify",
    "update",
    "updates",
    "billing",
    "department",
    "dept",
    "admin",
    "administrator",
    "system",
    "online",
    "live",
    "nano",
    "hardware",
    "crypto",
    "pro",
    "us",
    "card",
    "pay",
    "the",
    "id",
    "token",
    "tokens",
    "nft",
    "cybersecurity",
    "login",
    "alarm",
    "from",
    "by",
    "your",
    "client",
    "protection",
    "risk",
    "fraud",
    "assistance",
    "rewards",
    "airdrop",
    "kundenservice",
    "kundendienst",
    "soporte",
    "suporte",
    "equipe",
    "equipo",
    "assistenza",
    "destek",
    "guncelleme",
];

/// Whether a display name is the brand's, alone or with the words of a department: `Binance`,
/// `Kraken Support Team`. `Alice from Binance Park` is a person.
pub(super) fn names_a_role(name: &Tokens, mention: &Mention) -> bool {
    (0..name.len())
        .filter(|at| !(mention.start..mention.end).contains(at))
        .all(|at| {
            let word = name.get(Some(at));
            word.chars().count() <= 1
                || word.bytes().all(|b| b.is_ascii_digit())
                || ROLES
                    .iter()
                    .any(|role| ascii_fold(role) == ascii_fold(word))
        })
}

/// Whether several different crypto words stand in the texts.
pub(super) fn is_about_crypto<'a>(texts: impl IntoIterator<Item = &'a Tokens>) -> bool {
    let mut seen = [false; CRYPTO.len()];
    for word in texts.into_iter().flat_map(Tokens::iter) {
        if let Some(at) = CRYPTO.iter().position(|known| *known == word) {
            seen[at] = true;
        }
    }
    seen.into_iter().filter(|seen| *seen).count() >= ENOUGH_CRYPTO_WORDS
}

/// Services that mail other people's words under their own address: code hosting, mailing lists,
/// forums, social networks, newsletters' platforms.
const RELAYS: &[&str] = &[
    "atlassian.net",
    "bitbucket.org",
    "discord.com",
    "discoursemail.com",
    "facebookmail.com",
    "github.com",
    "gitlab.com",
    "googlegroups.com",
    "groups.io",
    "linkedin.com",
    "medium.com",
    "quora.com",
    "redditmail.com",
    "slack.com",
    "stackoverflow.email",
    "substack.com",
    "twitter.com",
    "x.com",
];

/// Services that mail in the name of the companies that hire through them: that the domain is not
/// the brand's is then no proof, and no reassurance either.
const RECRUITERS: &[&str] = &[
    "ashbyhq.com",
    "bamboohr.com",
    "breezy.hr",
    "greenhouse-mail.io",
    "greenhouse.io",
    "icims.com",
    "lever.co",
    "myworkday.com",
    "personio.de",
    "recruitee.com",
    "smartrecruiters.com",
    "teamtailor-mail.com",
    "workable.com",
];

/// Whether the domain is one of these.
pub(super) fn recruits(domain: &DomainName) -> bool {
    RECRUITERS
        .iter()
        .any(|recruiter| domain.is_within(recruiter))
}

/// Whether the domain is one of these.
pub(crate) fn relays(domain: &DomainName) -> bool {
    RELAYS.iter().any(|relay| domain.is_within(relay))
}

/// Whether the sender goes by the name of its own domain: `Taxfolio <hello@taxfolio.example>`.
pub(super) fn speaks_for_itself(name: &str, sender: &Address) -> bool {
    let Some(label) = sender.domain.name_label() else {
        return false;
    };
    let label: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
    let name: String = Tokens::new(name).iter().collect();
    label.len() >= 4 && name.contains(&label)
}
