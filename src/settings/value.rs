//! Single values of settings. Each is what it says, or was never made.

use std::fmt;

use crate::domain::{Address, DomainName, is_free_mail, web_origin};
use serde::{Deserialize, Serialize};

use super::fault;

macro_rules! value {
    ($(#[$doc:meta])* $name:ident by $read:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The value.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<$name, String> {
                $read(text).map($name)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
    };
}

macro_rules! shown {
    ($($name:ident)+) => {
        $(impl fmt::Debug for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        })+
    };
}

value! {
    /// A brand's name: 1 to 60 characters, a letter or digit among them.
    BrandName by brand_name
}
value! {
    /// A domain, as A-labels, that is somebody's: no public suffix, no provider of mailboxes for
    /// everyone, no IP address.
    Host by host
}
value! {
    /// A [`Host`], or one mail address, lower-case.
    Who by who
}
value! {
    /// An anti-phishing code: 4 to 64 characters. Its debug form does not tell it.
    Code by code
}
value! {
    /// Scheme (http or https), host and port of a site.
    Origin by origin
}
value! {
    /// The name of a folder in `_locales`.
    Language by language
}
shown! { BrandName Host Who Origin Language }

impl fmt::Debug for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("Code(…)")
    }
}

/// The format's version: 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u64", into = "u64")]
pub struct Version;

impl TryFrom<u64> for Version {
    type Error = String;

    fn try_from(number: u64) -> Result<Version, String> {
        match number {
            1 => Ok(Version),
            _ => Err(fault::mark("version", &number.to_string())),
        }
    }
}

impl From<Version> for u64 {
    fn from(_: Version) -> u64 {
        1
    }
}

fn brand_name(text: String) -> Result<String, String> {
    const MAX: usize = 60;
    let name = text.trim();
    let is_name = name.chars().any(char::is_alphanumeric)
        && name.chars().count() <= MAX
        && !name.chars().any(char::is_control);
    if is_name {
        Ok(name.to_owned())
    } else {
        Err(fault::mark("name", &text))
    }
}

fn host(text: String) -> Result<String, String> {
    let fault = |code| fault::mark(code, &text);
    let name = DomainName::parse(text.trim()).ok_or_else(|| fault("domain"))?;
    if !name.ascii().contains('.') {
        return Err(fault("domain"));
    }
    // A public suffix is everybody's, and so is a provider of mailboxes.
    name.registrable().ok_or_else(|| fault("suffix"))?;
    if is_free_mail(&name) {
        return Err(fault("shared"));
    }
    Ok(name.ascii().to_owned())
}

fn who(text: String) -> Result<String, String> {
    if !text.contains('@') {
        return host(text);
    }
    let address = Address::parse(&text).ok_or_else(|| fault::mark("domain", &text))?;
    let domain = address.domain.ascii();
    if !domain.contains('.') {
        return Err(fault::mark("domain", &text));
    }
    Ok(format!("{}@{domain}", address.local.to_lowercase()))
}

fn code(text: String) -> Result<String, String> {
    const LEN: std::ops::RangeInclusive<usize> = 4..=64;
    let code = text.trim();
    // The value is a secret: the fault does not tell it.
    if LEN.contains(&code.chars().count()) && !code.chars().any(char::is_control) {
        return Ok(code.to_owned());
    }
    Err(fault::mark("code", ""))
}

fn origin(text: String) -> Result<String, String> {
    web_origin(&text).ok_or_else(|| fault::mark("origin", &text))
}

fn language(text: String) -> Result<String, String> {
    let is_name =
        (2..=8).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphabetic() || c == '_');
    if is_name {
        Ok(text)
    } else {
        Err(fault::mark("language", &text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_somebodys() {
        let read = |text: &str| host(text.to_owned());
        assert_eq!(read(" Bänk.example "), Ok("xn--bnk-qla.example".to_owned()));
        for bad in [
            "com",
            "co.uk",
            "localhost",
            "192.0.2.7",
            "a b.example",
            "gmail.com",
            "",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn senders_may_be_one_address() {
        assert_eq!(
            who("Desk@Gmail.com".to_owned()),
            Ok("desk@gmail.com".to_owned())
        );
        assert!(who("@gmail.com".to_owned()).is_err());
        assert!(who("desk@com".to_owned()).is_err());
        assert!(who("gmail.com".to_owned()).is_err());
    }

    #[test]
    fn a_code_is_not_told() {
        let code = Code::try_from("fox-4711".to_owned()).expect("a code");
        assert!(!format!("{code:?}").contains("fox"));
        let fault = Code::try_from("fox".to_owned()).expect_err("a fault");
        assert!(!fault.contains("fox"));
    }
}
