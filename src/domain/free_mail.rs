//! Providers at which anyone opens a mailbox at once: no service writes to its customers from there.

use super::{DomainName, HostList};

/// Sources in `data/README.md`.
static FREE_MAIL: HostList = HostList::new(include_str!("../data/freemail.txt"));

/// Whether the domain is such a provider's.
pub(crate) fn is_free_mail(domain: &DomainName) -> bool {
    FREE_MAIL.holds(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mailboxes_for_everyone_and_others() {
        assert!(FREE_MAIL.checked_rows().len() > 300);
        for (domain, expected) in [
            ("gmail.com", true),
            ("yahoo.co.jp", true),
            ("proton.me", true),
            ("mail.ru", true),
            ("gmail.com.evil.example", false),
            ("mygmail.com", false),
            ("google.com", false),
            ("binance.com", false),
        ] {
            let domain = DomainName::parse(domain).expect("a domain");
            assert_eq!(is_free_mail(&domain), expected, "{}", domain.ascii());
        }
    }
}
