//! A text followed letter by letter through a finite-state transducer (crate `fst`), which is read as
//! it lies in the program: start-up costs nothing.

use fst::raw::{Fst, Node, Output};

/// How far a text follows the keys of a map.
#[derive(Clone)]
pub struct Walk<'a, D> {
    map: &'a Fst<D>,
    /// None once no key begins so.
    node: Option<Node<'a>>,
    output: Output,
}

impl<'a, D: AsRef<[u8]>> Walk<'a, D> {
    /// From the beginning of all keys.
    #[inline]
    pub fn new(map: &'a Fst<D>) -> Walk<'a, D> {
        Walk {
            node: Some(map.root()),
            output: Output::zero(),
            map,
        }
    }

    /// From where another text got to, as [`Walk::place`] told.
    #[inline]
    pub fn resume(map: &'a Fst<D>, node: usize, output: Output) -> Walk<'a, D> {
        Walk {
            node: Some(map.node(node)),
            output,
            map,
        }
    }

    /// Where the text got to; None once no key begins so.
    pub fn place(&self) -> Option<(usize, Output)> {
        self.node.map(|node| (node.addr(), self.output))
    }

    /// Follows one more letter. Out: whether a key begins so.
    #[inline]
    pub fn step(&mut self, letter: u8) -> bool {
        self.node = self.node.and_then(|node| {
            let transition = node.transition(node.find_input(letter)?);
            self.output = self.output.cat(transition.out);
            Some(self.map.node(transition.addr))
        });
        self.node.is_some()
    }

    /// The value of the key that is just what was followed.
    #[inline]
    pub fn value(&self) -> Option<u64> {
        let end = self.node.filter(Node::is_final)?;
        Some(self.output.cat(end.final_output()).value())
    }
}
