//! The codes of everything that is shown.

use serde::Serialize;

macro_rules! codes {
    ($($(#[$doc:meta])* $code:ident = $key:literal / $values:literal $($counted:ident)?,)+) => {
        /// Key of a message in `_locales`, with the number of values it takes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $key)] $code,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$code,)+];

            /// The key in `_locales`.
            pub fn key(self) -> &'static str {
                match self { $(Code::$code => $key,)+ }
            }

            /// How many values fill its placeholders.
            pub fn arity(self) -> usize {
                match self { $(Code::$code => $values,)+ }
            }

            /// Whether a number chooses its words (see [`Line::count`](super::Line::count)).
            pub fn is_counted(self) -> bool {
                match self { $(Code::$code => !stringify!($($counted)?).is_empty(),)+ }
            }
        }
    };
}

codes! {
    /// The sender is not the brand it presents itself as: brand.
    HeadlineNotBrand = "headline_not_brand" / 1,
    /// The brand's own address was forged: brand.
    HeadlineForged = "headline_forged" / 1,
    /// An official sender, but a link that is not: brand.
    HeadlineBadLink = "headline_bad_link" / 1,
    /// A host in the message imitates the brand: brand.
    HeadlineImitates = "headline_imitates" / 1,
    /// It speaks of the secret that opens a wallet: brand.
    HeadlineAsksForSecret = "headline_asks_for_secret" / 1,
    /// The sender's address may imitate the brand: brand.
    HeadlineSenderLooksLike = "headline_sender_looks_like" / 1,
    /// A link may imitate the brand: brand.
    HeadlineLinkLooksLike = "headline_link_looks_like" / 1,
    /// A link is written to mislead: brand.
    HeadlineLinkMisleads = "headline_link_misleads" / 1,
    /// A service sent it for somebody who takes the brand's name: brand.
    HeadlineSentThroughService = "headline_sent_through_service" / 1,
    /// From names several, and not all are the brand's: brand.
    HeadlineSenderShared = "headline_sender_shared" / 1,
    /// The sender is not known as the brand's: brand.
    HeadlineSenderStrange = "headline_sender_strange" / 1,
    /// The sender could not be read: brand.
    HeadlineSenderUnread = "headline_sender_unread" / 1,
    /// Replies go elsewhere: brand.
    HeadlineRepliesElsewhere = "headline_replies_elsewhere" / 1,
    /// All is the brand's, but the user's code is not there: brand.
    HeadlineCodeMissing = "headline_code_missing" / 1,
    /// It speaks as a service that the user does not use: brand.
    HeadlineNotUsed = "headline_not_used" / 1,
    /// A link leads elsewhere: brand.
    HeadlineLinkElsewhere = "headline_link_elsewhere" / 1,
    /// A link hides where it ends: brand.
    HeadlineLinkHidden = "headline_link_hidden" / 1,
    /// Something else could not be tied to the brand: brand.
    HeadlineCaution = "headline_caution" / 1,
    /// The user allowed the sender: brand.
    HeadlineAllowed = "headline_allowed" / 1,
    /// The provider confirmed the sender: brand.
    HeadlineConfirmed = "headline_confirmed" / 1,
    /// The sender and all links are the brand's: brand, links.
    HeadlineMatchesAll = "headline_matches_all" / 2 counted,
    /// The sender and some links are the brand's: brand, its links, all links.
    HeadlineMatchesSome = "headline_matches_some" / 3,
    /// The sender is the brand's, and no link is: brand.
    HeadlineMatchesSender = "headline_matches_sender" / 1,
    /// The sender's address is the brand's, and nothing else ties the mail to it: brand.
    HeadlineUnconfirmed = "headline_unconfirmed" / 1,

    /// The provider confirmed the sender.
    SaysConfirmed = "says_confirmed" / 0,
    /// The same, and all links are the brand's: brand, links.
    SaysConfirmedAll = "says_confirmed_all" / 2 counted,
    /// The same, and some are: brand, its links, all links.
    SaysConfirmedSome = "says_confirmed_some" / 3,
    /// The same, and none is: brand.
    SaysConfirmedNone = "says_confirmed_none" / 1,
    /// Who sent it can't be seen.
    SaysUnseen = "says_unseen" / 0,
    /// The provider could not tell who sent it.
    SaysInconclusive = "says_inconclusive" / 0,
    /// A link that leads elsewhere: its words, host, brand.
    SaysLinkElsewhere = "says_link_elsewhere" / 3,
    /// A link that hides its end: its words.
    SaysLinkHides = "says_link_hides" / 1,
    /// The same, with the host that it passes through: its words, host.
    SaysLinkHidden = "says_link_hidden" / 2,

    /// What to do with a fake.
    AdviceDelete = "advice_delete" / 0,
    /// What to do with a link to a fake in a mail that is none.
    AdviceLeaveLink = "advice_leave_link" / 0,
    /// What to do where something is in doubt.
    AdviceOpenYourself = "advice_open_yourself" / 0,
    /// How to be sure: domain.
    AdviceLookThere = "advice_look_there" / 1,
    /// What to do with a mail that is confirmed: domain.
    AdviceDoItThere = "advice_do_it_there" / 1,

    /// Label of the sender's host.
    SeenSender = "seen_sender" / 0,
    /// Label of the host that replies go to.
    SeenReplyTo = "seen_reply_to" / 0,
    /// Label of a link's host.
    SeenLink = "seen_link" / 0,
    /// Label of a host in the text.
    SeenText = "seen_text" / 0,
    /// Label of the genuine domain: brand.
    GenuineAt = "genuine_at" / 1,

    /// What makes it look like the brand's: brand, words.
    ReasonClaims = "reason_claims" / 2,
    /// host, brand.
    ReasonSenderOfficial = "reason_sender_official" / 2,
    /// host, brand.
    ReasonSenderNotOfficial = "reason_sender_not_official" / 2,
    /// host, brand.
    ReasonSentThroughService = "reason_sent_through_service" / 2,
    /// host, brand.
    ReasonSenderUnverified = "reason_sender_unverified" / 2,
    /// host, brand.
    ReasonSenderShared = "reason_sender_shared" / 2,
    /// host, brand.
    ReasonSenderImitates = "reason_sender_imitates" / 2,
    /// The sender's address could not be read.
    ReasonSenderUnread = "reason_sender_unread" / 0,
    /// name, brand.
    ReasonNameDisguised = "reason_name_disguised" / 2,
    /// host shown, host that sent.
    ReasonNameShowsAddress = "reason_name_shows_address" / 2,
    /// host, brand.
    ReasonReplyTo = "reason_reply_to" / 2,
    /// host.
    ReasonAuthenticationFailed = "reason_authentication_failed" / 1,
    /// host.
    ReasonAuthenticationPassed = "reason_authentication_passed" / 1,
    /// host, brand.
    ReasonLinkImitates = "reason_link_imitates" / 2,
    /// host, brand.
    ReasonQuotedLinkImitates = "reason_quoted_link_imitates" / 2,
    /// host, brand.
    ReasonLinkNotOfficial = "reason_link_not_official" / 2,
    /// host.
    ReasonLinkHidden = "reason_link_hidden" / 1,
    /// host shown, host it leads to.
    ReasonLinkText = "reason_link_text" / 2,
    /// host it leads to.
    ReasonLinkUserinfo = "reason_link_userinfo" / 1,
    /// IP address.
    ReasonLinkIp = "reason_link_ip" / 1,
    /// A link that carries content instead of an address.
    ReasonLinkScheme = "reason_link_scheme" / 0,
    /// host.
    ReasonLinkInvisible = "reason_link_invisible" / 1,
    /// host.
    ReasonLinkCoded = "reason_link_coded" / 1,
    /// host.
    ReasonLinkIrregular = "reason_link_irregular" / 1,
    /// host.
    ReasonLinkManyDots = "reason_link_many_dots" / 1,
    /// host.
    ReasonLinkPort = "reason_link_port" / 1,
    /// A link that no browser opens.
    ReasonLinkMalformed = "reason_link_malformed" / 0,
    /// words.
    ReasonAsksForSecret = "reason_asks_for_secret" / 1,
    /// words.
    ReasonAsksToAct = "reason_asks_to_act" / 1,
    /// words.
    ReasonThreatens = "reason_threatens" / 1,
    /// words.
    ReasonOffersReward = "reason_offers_reward" / 1,
    /// words.
    ReasonAsksToTransfer = "reason_asks_to_transfer" / 1,
    /// words.
    ReasonAsksToScan = "reason_asks_to_scan" / 1,
    /// words.
    ReasonAsksToCall = "reason_asks_to_call" / 1,
    /// The user's code is there: brand.
    ReasonCodeFound = "reason_code_found" / 1,
    /// The user's code is not there: brand.
    ReasonCodeMissing = "reason_code_missing" / 1,
    /// The user does not use this service: brand.
    ReasonNotUsed = "reason_not_used" / 1,
    /// host, brand.
    ReasonSenderAllowed = "reason_sender_allowed" / 2,
    /// host, brand.
    ReasonLinkAllowed = "reason_link_allowed" / 2,
    /// file name.
    ReasonAttachesPage = "reason_attaches_page" / 1,
    /// file name.
    ReasonAttachesProgram = "reason_attaches_program" / 1,
    /// file name.
    ReasonAsksToOpenFile = "reason_asks_to_open_file" / 1,
    /// address.
    ReasonAsksToOpenAddress = "reason_asks_to_open_address" / 1,
    /// An address that the text asks to open: host, brand.
    ReasonAddressImitates = "reason_address_imitates" / 2,
    /// The words are in a picture.
    ReasonTextInPicture = "reason_text_in_picture" / 0,
    /// The code to scan was not read.
    ReasonCodeUnread = "reason_code_unread" / 0,
    /// word.
    ReasonHidesCharacters = "reason_hides_characters" / 1,

    /// host, genuine domain.
    HowHomograph = "how_homograph" / 2,
    /// host, genuine domain.
    HowAsciiHomograph = "how_ascii_homograph" / 2,
    /// host, genuine domain.
    HowTypo = "how_typo" / 2,
    /// host, genuine domain.
    HowOtherSuffix = "how_other_suffix" / 2,
    /// registrable domain, genuine domain.
    HowEmbedding = "how_embedding" / 2,
    /// registrable domain, genuine domain.
    HowSubdomain = "how_subdomain" / 2,
    /// registrable domain, genuine domain.
    HowCombosquat = "how_combosquat" / 2,
    /// registrable domain, genuine domain.
    HowHosting = "how_hosting" / 2,
    /// What was added to a name, told beside both hosts.
    HowAnyone = "how_anyone" / 0,

    /// A link that imitates: brand, host.
    MarkNotBrand = "mark_not_brand" / 2,
    /// A link that may imitate, or is a stranger's: host, brand.
    MarkCheck = "mark_check" / 2,
    /// A link that shows another address: host shown, host it leads to.
    MarkTextDiffers = "mark_text_differs" / 2,
    /// A link that is written to mislead: host.
    MarkDisguised = "mark_disguised" / 1,
    /// The same, without a host.
    MarkDisguisedNowhere = "mark_disguised_nowhere" / 0,
    /// A link whose destination is hidden: host that it goes through.
    MarkHidden = "mark_hidden" / 1,
    /// The same, where genuine mail does it too: host that it goes through.
    MarkHiddenQuiet = "mark_hidden_quiet" / 1,

    /// Behind a link that imitates, or is a stranger's: brand.
    ChipNotBrand = "chip_not_brand" / 1,
    /// Behind a link that may imitate: brand.
    ChipCheck = "chip_check" / 1,
    /// Behind a link that shows another address, or is written to mislead.
    ChipMisleads = "chip_misleads" / 0,
    /// Behind a link whose destination is hidden.
    ChipHidden = "chip_hidden" / 0,

    /// Above what is said of a link that imitates: brand.
    TitleNotBrand = "title_not_brand" / 1,
    /// Of one that may imitate, or is a stranger's: brand.
    TitleCheck = "title_check" / 1,
    /// Of one that shows another address, or is written to mislead.
    TitleMisleads = "title_misleads" / 0,
    /// Of one whose destination is hidden.
    TitleHidden = "title_hidden" / 0,

    /// A link that leads to a brand's own host: host, brand.
    LinkOfficial = "link_official" / 2,
    /// A link that leads to nobody's that is known: host.
    LinkUnrelated = "link_unrelated" / 1,
    /// A link that leads to no site.
    LinkNotWeb = "link_not_web" / 0,
    /// A mail address at a host that is not the brand's: brand, host.
    AddressNotBrand = "address_not_brand" / 2,
    /// The same, perhaps: host, brand.
    AddressCheck = "address_check" / 2,
    /// A mail address at a brand's own host: host, brand.
    AddressOfficial = "address_official" / 2,
    /// A mail address at a host where anybody can have one: host.
    AddressAnyones = "address_anyones" / 1,

    /// A letter that stands for another: its place, the letter, the right one.
    DiffLetter = "diff_letter" / 3,
    /// The same, with an accent or the like.
    DiffLetterLatin = "diff_letter_latin" / 3,
    /// The same, Cyrillic.
    DiffLetterCyrillic = "diff_letter_cyrillic" / 3,
    /// The same, Greek.
    DiffLetterGreek = "diff_letter_greek" / 3,
    /// The same, of another alphabet.
    DiffLetterOther = "diff_letter_other" / 3,
    /// Characters that stand for others: these, the right ones.
    DiffStandsFor = "diff_stands_for" / 2,
    /// Characters that were added.
    DiffAdded = "diff_added" / 1,
    /// Characters that are missing.
    DiffMissing = "diff_missing" / 1,
    /// Another ending: this, the right one.
    DiffSuffix = "diff_suffix" / 2,
    /// Only the end of a host says whose it is: registrable domain.
    DiffOwner = "diff_owner" / 1,

    /// The message has no links.
    LimitNoLinks = "limit_no_links" / 0,
    /// links, official ones, brand.
    LimitLinks = "limit_links" / 3 counted,
    /// number of hidden ones.
    LimitLinksHidden = "limit_links_hidden" / 1 counted,
    /// The sender's address could not be read.
    LimitSenderUnread = "limit_sender_unread" / 0,
    /// Authentication can't be seen here.
    LimitAuthenticationUnseen = "limit_authentication_unseen" / 0,
    /// Authentication says nothing certain.
    LimitAuthenticationInconclusive = "limit_authentication_inconclusive" / 0,
    /// Authentication passed.
    LimitAuthenticationPassed = "limit_authentication_passed" / 0,
    /// Authentication failed.
    LimitAuthenticationFailed = "limit_authentication_failed" / 0,
    /// Only the beginning was checked.
    LimitTruncated = "limit_truncated" / 0,
}
