"use strict";
// Marks for those parts of a message that stand in frames of other sites: the frame with the header
// checks, the frame with the body marks.

class ForeignMarks {
  /** @param {Mark[]} marks */
  constructor(marks) {
    this.marks = marks;
    /** By instance of the frame's content script: the part that it was told to mark. @type {Map<string, ReadPart>} */
    this.told = new Map();
  }

  /**
   * Tells each frame once. A part that arrived anew is another object, and its frame is told again:
   * it dropped its marks when its body changed.
   * @param {JoinedPart[]} joined
   * @param {number} first how many links stand in this frame, before theirs
   * @param {number[][]} chosen which of each part's links were checked
   */
  sync(joined, first, chosen) {
    let start = first;
    for (const [at, { instance, part }] of joined.entries()) {
      if (this.told.get(instance) !== part) this.tell(instance, part, this.within(start, chosen[at]));
      start += chosen[at].length;
    }
  }

  /** @param {number} start @param {number[]} chosen */
  within(start, chosen) {
    return this.marks
      .map((mark) => ({ ...mark, links: mark.links.flatMap((index) => chosen[index - start] ?? []) }))
      .filter(({ links }) => links.length > 0);
  }

  /** @param {string} to @param {ReadPart} part @param {Mark[]} marks */
  tell(to, part, marks) {
    this.told.set(to, part);
    Parts.send({ type: "marks", to, of: SnapshotReader.fingerprint(part), marks });
  }

  remove() {
    for (const [instance, part] of this.told) this.tell(instance, part, []);
    this.told.clear();
  }
}
