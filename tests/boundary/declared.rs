//! TypeScript's type aliases, as far as `extension/types.d.ts` uses them for data: objects, arrays, unions,
//! literals, names.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

/// More of the core's report than the extension reads goes into files and tests.
const MAY_HAVE_MORE: &str = "Report";

pub struct Types {
    aliases: BTreeMap<String, String>,
    /// Type and field of all that was in a checked value.
    seen: RefCell<BTreeSet<(String, String)>>,
}

struct Field<'a> {
    name: &'a str,
    is_optional: bool,
    kind: &'a str,
}

impl Types {
    pub fn read(source: &str) -> Self {
        let source = without_comments(source);
        let aliases = source.split("\ntype ").skip(1).filter_map(|rest| {
            let (name, rest) = rest.split_once(" = ")?;
            Some((name.to_owned(), parts(rest, ';').first()?.trim().to_owned()))
        });
        Self {
            aliases: aliases.collect(),
            seen: RefCell::default(),
        }
    }

    /// Whether a value is of a type; else what is wrong, and where.
    pub fn check(&self, kind: &str, value: &Value) -> Result<(), String> {
        self.check_in(kind, kind, value)
    }

    fn check_in(&self, owner: &str, kind: &str, value: &Value) -> Result<(), String> {
        let fits = match kind {
            "null" => value.is_null(),
            "string" => value.is_string(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            _ => return self.check_made(owner, kind, value),
        };
        fits.then_some(())
            .ok_or_else(|| format!("{owner}: expected {kind}, there is {value}"))
    }

    fn check_made(&self, owner: &str, kind: &str, value: &Value) -> Result<(), String> {
        let kinds = parts(kind, '|');
        if kinds.len() > 1 {
            return self.check_union(owner, &kinds, value);
        }
        if let Some(items) = kind.strip_suffix("[]") {
            let Value::Array(values) = value else {
                return Err(format!("{owner}: expected {kind}, there is {value}"));
            };
            return values
                .iter()
                .try_for_each(|value| self.check_in(owner, items, value));
        }
        if let Some(fields) = kind
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            let Value::Object(values) = value else {
                return Err(format!("{owner}: expected an object, there is {value}"));
            };
            return self.check_object(owner, &fields_of(fields), values);
        }
        if let Some((wide, _)) = kind
            .strip_prefix("Exclude<")
            .and_then(|rest| rest.split_once(','))
        {
            return self.check_in(owner, wide, value);
        }
        if let Some(alias) = self.aliases.get(kind) {
            return self.check_in(kind, alias, value);
        }
        let is_literal = serde_json::from_str::<Value>(kind).is_ok_and(|literal| literal == *value);
        is_literal
            .then_some(())
            .ok_or_else(|| format!("{owner}: expected {kind}, there is {value}"))
    }

    fn check_union(&self, owner: &str, kinds: &[&str], value: &Value) -> Result<(), String> {
        let mut fault = String::new();
        for kind in kinds {
            match self.check_in(owner, kind.trim(), value) {
                Ok(()) => return Ok(()),
                Err(why) => fault = why,
            }
        }
        Err(fault)
    }

    fn check_object(
        &self,
        owner: &str,
        fields: &[Field],
        values: &Map<String, Value>,
    ) -> Result<(), String> {
        let extra = values
            .keys()
            .find(|key| !fields.iter().any(|field| field.name == *key));
        if let Some(key) = extra.filter(|_| owner != MAY_HAVE_MORE) {
            return Err(format!("{owner}: {key} is not declared"));
        }
        for field in fields {
            match values.get(field.name) {
                Some(value) => {
                    self.check_in(owner, field.kind, value)
                        .map_err(|fault| format!("{owner}.{}: {fault}", field.name))?;
                    let seen = (owner.to_owned(), field.name.to_owned());
                    self.seen.borrow_mut().insert(seen);
                }
                None if field.is_optional => {}
                None => return Err(format!("{owner}: {} is missing", field.name)),
            }
        }
        Ok(())
    }

    /// Fails unless every field of these types was in some checked value.
    pub fn expect_all_seen(&self, names: &[&str]) {
        let seen = self.seen.borrow();
        for name in names {
            let alias = self
                .aliases
                .get(*name)
                .unwrap_or_else(|| panic!("no type {name}"));
            for Field { name: field, .. } in fields_of(alias.trim_matches(['{', '}'])) {
                let pair = ((*name).to_owned(), field.to_owned());
                assert!(seen.contains(&pair), "{name}.{field} was in no value");
            }
        }
    }
}

fn without_comments(source: &str) -> String {
    let mut rest = source;
    let mut bare = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare + rest
}

fn fields_of(fields: &str) -> Vec<Field<'_>> {
    let parts = parts(fields, ';')
        .into_iter()
        .filter_map(|part| part.trim().split_once(": "));
    parts
        .map(|(name, kind)| Field {
            name: name.trim_end_matches('?'),
            is_optional: name.ends_with('?'),
            kind: kind.trim(),
        })
        .collect()
}

/// Splits where the mark stands outside of all brackets.
fn parts(text: &str, mark: char) -> Vec<&str> {
    let mut depth = 0;
    let is_end = |c: char| {
        match c {
            '{' | '<' | '(' => depth += 1,
            '}' | '>' | ')' => depth -= 1,
            _ => {}
        }
        c == mark && depth == 0
    };
    text.split(is_end).collect()
}
