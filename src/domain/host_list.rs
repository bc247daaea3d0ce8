//! A list of host suffixes, looked into without parsing it first.

use super::{DomainName, sorted_lines};

/// Words of 64 bits in a list's filter: a few bits for each row of the longest list.
const WORDS: usize = 128;

/// Host suffixes.
pub(crate) struct HostList {
    rows: &'static str,
    /// A bit for each row's hash, made at compile time: most hosts are on no list, and are not looked for
    /// among its rows.
    filter: [u64; WORDS],
}

impl HostList {
    /// In: rows, one a line, sorted bytewise, each line ended by a line feed.
    pub(crate) const fn new(rows: &'static str) -> HostList {
        let mut filter = [0; WORDS];
        let mut hash = Hash::NEW;
        let mut at = rows.len();
        while at > 0 {
            at -= 1;
            match rows.as_bytes()[at] {
                b'\n' if at + 1 == rows.len() => {}
                b'\n' => {
                    filter[hash.word()] |= hash.bit();
                    hash = Hash::NEW;
                }
                byte => hash = hash.before(byte),
            }
        }
        filter[hash.word()] |= hash.bit();
        HostList { rows, filter }
    }

    /// Whether the host is on the list, or below a row.
    pub(crate) fn holds(&self, host: &DomainName) -> bool {
        let ascii = host.ascii();
        let mut hash = Hash::NEW;
        for (at, byte) in ascii.bytes().enumerate().rev() {
            if byte == b'.' && self.has_row(hash, &ascii[at + 1..]) {
                return true;
            }
            hash = hash.before(byte);
        }
        self.has_row(hash, ascii)
    }

    fn has_row(&self, hash: Hash, name: &str) -> bool {
        let may_have = self.filter[hash.word()] & hash.bit() != 0;
        may_have && sorted_lines::find(self.rows, name).is_some()
    }

    /// For tests: the rows, sorted and each one found.
    #[cfg(test)]
    pub(crate) fn checked_rows(&self) -> Vec<&'static str> {
        let rows: Vec<&str> = self.rows.lines().collect();
        assert!(rows.is_sorted(), "the list is not sorted");
        for row in &rows {
            let host = DomainName::parse(row).expect("a host");
            assert_eq!(host.ascii(), *row);
            assert!(self.holds(&host), "{row}");
        }
        rows
    }
}

/// Fowler, Noll and Vo's hash (FNV-1a) of a name read from its end: so all parents of a host are hashed on
/// the way.
#[derive(Clone, Copy)]
struct Hash(u32);

impl Hash {
    const NEW: Hash = Hash(0x811c_9dc5);

    const fn before(self, byte: u8) -> Hash {
        Hash((self.0 ^ byte as u32).wrapping_mul(0x0100_0193))
    }

    const fn word(self) -> usize {
        (self.0 >> 16) as usize % WORDS
    }

    const fn bit(self) -> u64 {
        1 << (self.0 % 64)
    }
}
