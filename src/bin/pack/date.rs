//! Days and times by UTC, as they are written down.

/// `YYYY-MM-DDThh:mm:ssZ`, so many seconds after 1970-01-01.
pub fn time(seconds: u64) -> String {
    let (hours, rest) = (seconds % 86_400 / 3600, seconds % 3600);
    let day = day(seconds / 86_400);
    format!("{day}T{hours:02}:{:02}:{:02}Z", rest / 60, rest % 60)
}

/// The day so many days after 1970-01-01, in the Gregorian calendar.
pub fn day(mut days: u64) -> String {
    let mut year = 1970;
    while days >= 365 + leap(year) {
        days -= 365 + leap(year);
        year += 1;
    }
    let lengths = [31, 28 + leap(year), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", days + 1)
}

fn leap(year: u64) -> u64 {
    u64::from(year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let written = [0, 58, 59, 19_782, 19_783, 20_785].map(day);
        let expected = [
            "1970-01-01",
            "1970-02-28",
            "1970-03-01",
            "2024-02-29",
            "2024-03-01",
            "2026-11-28",
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn times() {
        let written = [0, 951_782_399, 1_795_913_098].map(time);
        let expected = [
            "1970-01-01T00:00:00Z",
            "2000-02-28T23:59:59Z",
            "2026-11-29T00:44:58Z",
        ];
        assert_eq!(written, expected);
    }
}
