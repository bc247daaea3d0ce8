//! The public suffix list's own test vectors.

use touchstone::domain::DomainName;

#[test]
fn the_lists_own_vectors_hold() {
    let rows = include_str!("cases/public_suffix.tsv");
    let mut held = 0;
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let (name, expected) = row.split_once('\t').expect("two columns");
        let host = DomainName::parse(name);
        let found = host.as_ref().and_then(DomainName::registrable);
        // The vectors hold U-labels too; ours answers in A-labels.
        let expected = DomainName::parse(expected).filter(|_| expected != "-");
        assert_eq!(found, expected.as_ref().map(DomainName::ascii), "{name}");
        held += 1;
    }
    assert!(held > 70, "only {held} rows");
}
