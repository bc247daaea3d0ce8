"use strict";
// "Is it working?": what this frame can say of itself, without a word of the mail.

const SelfTest = (() => {
  /** Leads nowhere; any link would do. */
  const LINK = "https://example.com/";

  async function coreAnswers() {
    try {
      await Engine.checkLink(LINK);
      return true;
    } catch {
      return false;
    }
  }

  /**
   * @param {Webmail | null} webmail
   * @param {{ message: OpenMessage, snapshot: Snapshot }[]} mails
   * @returns {Promise<SelfTestAnswer>}
   */
  async function run(webmail, mails) {
    const isCoreHere = await coreAnswers();
    return {
      road: isCoreHere ? Engine.road() : null,
      webmail: webmail?.name ?? null,
      mails: mails.length,
      senders: mails.filter(({ snapshot }) => snapshot.sender.address !== undefined).length,
      bodies: mails.filter(({ snapshot }) => (snapshot.text + snapshot.quotedText).trim() !== "" || snapshot.links.length > 0).length,
    };
  }

  return { run };
})();
