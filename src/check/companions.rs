//! Sites that genuine mail links to beside its own: app stores and profiles on social networks.

use crate::domain::DomainName;

/// Registrable domains and hosts.
const COMPANIONS: &[&str] = &[
    "apple.com",
    "apps.apple.com",
    "discord.com",
    "discord.gg",
    "facebook.com",
    "instagram.com",
    "linkedin.com",
    "medium.com",
    "play.google.com",
    "reddit.com",
    "t.me",
    "telegram.me",
    "tiktok.com",
    "twitter.com",
    "vk.com",
    "weibo.com",
    "x.com",
    "youtu.be",
    "youtube.com",
];

/// Whether a link there says nothing against an otherwise official mail.
pub(super) fn is_companion(host: &DomainName) -> bool {
    COMPANIONS.iter().any(|domain| host.is_within(domain))
}
