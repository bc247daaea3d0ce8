//! Words that make an ambiguous likeness plain: what services of money, accounts and crypto, and
//! those who imitate them, put beside a brand's name.
//!
//! The words never decide alone. They settle whether a brand's name that is also an ordinary word,
//! or is short, or stands run together with other letters, means the brand.

/// Words of the trade.
const STRONG: &[&str] = &[
    // accounts
    "2fa",
    "access",
    "account",
    "accounts",
    "acct",
    "auth",
    "authentication",
    "authorize",
    "client",
    "clients",
    "customer",
    "customers",
    "dashboard",
    "login",
    "logins",
    "logon",
    "mfa",
    "oauth",
    "otp",
    "password",
    "portal",
    "register",
    "session",
    "signin",
    "signup",
    "sso",
    "user",
    "users",
    // help and security
    "alert",
    "alerts",
    "aml",
    "audit",
    "care",
    "case",
    "check",
    "checker",
    "claim",
    "claims",
    "claiming",
    "compensation",
    "compliance",
    "confirm",
    "confirmation",
    "desk",
    "dispute",
    "disputes",
    "guard",
    "help",
    "helpcenter",
    "helpdesk",
    "identity",
    "kyc",
    "notice",
    "notification",
    "notifications",
    "official",
    "protect",
    "protection",
    "recover",
    "recovery",
    "refund",
    "refunds",
    "resolution",
    "resolve",
    "restore",
    "returns",
    "reverify",
    "review",
    "revoke",
    "safe",
    "safety",
    "secure",
    "security",
    "service",
    "services",
    "support",
    "ticket",
    "unblock",
    "unlock",
    "update",
    "updates",
    "upgrade",
    "validate",
    "validation",
    "verif",
    "verification",
    "verified",
    "verify",
    // money
    "airdrop",
    "airdrops",
    "bank",
    "banking",
    "bonus",
    "bounty",
    "capital",
    "card",
    "cash",
    "cashback",
    "deposit",
    "drop",
    "drops",
    "earn",
    "earning",
    "earns",
    "event",
    "events",
    "ex",
    "exchange",
    "finance",
    "financial",
    "fund",
    "funds",
    "gift",
    "gifts",
    "give",
    "giveaway",
    "giveaways",
    "gives",
    "holdings",
    "invest",
    "investment",
    "creditor",
    "creditors",
    "lend",
    "lending",
    "loan",
    "loans",
    "market",
    "markets",
    "pay",
    "payment",
    "payments",
    "payout",
    "payouts",
    "prize",
    "prizes",
    "promo",
    "promos",
    "promotion",
    "promotions",
    "reward",
    "rewards",
    "trade",
    "trader",
    "trades",
    "trading",
    "vip",
    "wallet",
    "wallets",
    "withdraw",
    "withdrawal",
    "yield",
    // crypto
    "altcoin",
    "bep20",
    "bitcoin",
    "blockchain",
    "bnb",
    "bridge",
    "btc",
    "busd",
    "cex",
    "chain",
    "coin",
    "coins",
    "bulletin",
    "communication",
    "communications",
    "newsletter",
    "staff",
    "connect",
    "crypto",
    "dao",
    "dapp",
    "dapps",
    "defi",
    "dex",
    "erc20",
    "eth",
    "ether",
    "ethereum",
    "forex",
    "fx",
    "futures",
    "ico",
    "ido",
    "lab",
    "legal",
    "reimbursement",
    "restructuring",
    "labs",
    "launchpad",
    "ledger",
    "mine",
    "miner",
    "mining",
    "nft",
    "nfts",
    "node",
    "nodes",
    "option",
    "options",
    "otc",
    "p2p",
    "pool",
    "protocol",
    "sol",
    "spot",
    "stake",
    "staking",
    "swap",
    "sync",
    "token",
    "tokens",
    "ton",
    "tron",
    "usd",
    "usdc",
    "usdt",
    "walletconnect",
    "web3",
    "xrp",
];

/// Words that fill: regions, sizes, parts of addresses.
const WEAK: &[&str] = &[
    "ai",
    "api",
    "app",
    "apps",
    "asia",
    "beta",
    "bit",
    "box",
    "cdn",
    "center",
    "centre",
    "cloud",
    "co",
    "com",
    "contact",
    "corp",
    "de",
    "desktop",
    "email",
    "en",
    "eu",
    "fr",
    "free",
    "get",
    "global",
    "go",
    "group",
    "home",
    "hq",
    "id",
    "inc",
    "info",
    "international",
    "io",
    "link",
    "live",
    "ltd",
    "mail",
    "message",
    "mobile",
    "my",
    "net",
    "new",
    "news",
    "now",
    "online",
    "org",
    "page",
    "platform",
    "plus",
    "premium",
    "prime",
    "pro",
    "server",
    "site",
    "team",
    "the",
    "top",
    "uk",
    "us",
    "usa",
    "web",
    "welcome",
    "win",
    "world",
    "click",
    "download",
    "enter",
    "http",
    "https",
    "hub",
    "install",
    "list",
    "ssl",
    "view",
    "www",
    "your",
];

/// The longest word above.
const MAX_WORD: usize = 16;
/// A label has at most 63 characters in A-label form; U-labels are cut to this many bytes.
const MAX_REST: usize = 63;
/// Letters left over beside a strong word: made to find a name that is still free.
const MAX_STRAY: usize = 2;

/// Whether what stands beside a name is made of these words: wholly, or with a stray letter or two
/// beside a word of the trade.
///
/// The cost is bounded: a label's length times the longest word's.
pub(super) fn explains(rest: &str) -> bool {
    let rest: String = rest
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(MAX_REST)
        .collect();
    let Some(best) = cover(&rest) else {
        return false;
    };
    best.stray == 0 || (best.strong && best.stray <= MAX_STRAY)
}

/// Whether the text is, but for digits, a word of the trade or a run of such words.
pub(super) fn is_strong(text: &str) -> bool {
    let rest: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(MAX_REST)
        .collect();
    cover(&rest).is_some_and(|best| best.strong && best.stray <= MAX_STRAY)
}

/// How well words cover a text: letters left over, and whether a strong word is among them.
#[derive(Clone, Copy, PartialEq)]
struct Cover {
    stray: usize,
    strong: bool,
}

impl Cover {
    fn is_better(self, than: Option<Cover>) -> bool {
        than.is_none_or(|than| {
            self.stray < than.stray || (self.stray == than.stray && self.strong && !than.strong)
        })
    }
}

/// The best cover of an ASCII text; `None` for an empty one.
fn cover(rest: &str) -> Option<Cover> {
    let mut best: Vec<Option<Cover>> = vec![None; rest.len() + 1];
    best[0] = Some(Cover {
        stray: 0,
        strong: false,
    });
    for end in 1..=rest.len() {
        for start in end.saturating_sub(MAX_WORD)..end {
            let Some(before) = best[start] else { continue };
            let Some(step) = step(&rest[start..end]) else {
                continue;
            };
            let here = Cover {
                stray: before.stray + step.stray,
                strong: before.strong || step.strong,
            };
            if here.is_better(best[end]) {
                best[end] = Some(here);
            }
        }
    }
    best[rest.len()].filter(|_| !rest.is_empty())
}

/// A word, digits, or a single stray letter.
fn step(piece: &str) -> Option<Cover> {
    if piece.len() > 1 && STRONG.contains(&piece) {
        return Some(Cover {
            stray: 0,
            strong: true,
        });
    }
    if WEAK.contains(&piece) || piece.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Cover {
            stray: 0,
            strong: false,
        });
    }
    (piece.len() == 1).then_some(Cover {
        stray: 1,
        strong: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_trade_explain_what_stands_beside_a_name() {
        for rest in [
            "wallet",
            "securelogin",
            "exchange24",
            "exek",
            "global",
            "2",
            "myaccountx",
        ] {
            assert!(explains(rest), "{rest}");
        }
        for rest in [
            "",
            "way",
            "keeper",
            "js",
            "d",
            "enquirer",
            "auctions",
            "escaperoom",
            "seattle",
            "plorer",
            "x",
        ] {
            assert!(!explains(rest), "{rest}");
        }
    }

    #[test]
    fn fillers_and_digits_alone_are_not_strong() {
        assert!(is_strong("login") && is_strong("walletx2"));
        assert!(!is_strong("global") && !is_strong("24") && !is_strong("energy") && !is_strong(""));
    }

    #[test]
    fn long_labels_are_bounded() {
        assert!(!explains(&"zq".repeat(100_000)));
    }
}
