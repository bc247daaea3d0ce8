"use strict";
// What only the browser can do: the icon in its toolbar, mail in private windows. Both are ticked off
// as soon as they are so, where the browser tells.

const WelcomeBrowser = (() => {
  const browser = isFirefox() ? "firefox" : "chrome";

  /** Whether the icon is in the toolbar; null: this browser does not tell. */
  async function isPinned() {
    const settings = await ext.action.getUserSettings?.();
    return settings?.isOnToolbar ?? null;
  }

  async function showPin() {
    const pinned = await isPinned();
    Steps.tell("pin", say(pinned ? "wel_pinned" : `wel_pin_${browser}`));
    Steps.tick("step-pin", pinned === true);
  }

  async function showPrivate() {
    const isAllowed = await ext.extension.isAllowedIncognitoAccess();
    Steps.tell("private", say(isAllowed ? "wel_private_on" : `wel_private_${browser}`));
    // Firefox opens no page of its own for an extension.
    byId("private-open").hidden = isAllowed || isFirefox();
    Steps.tick("step-private", isAllowed);
  }

  const show = () => Promise.all([showPin(), showPrivate()]);

  /** Both are done outside of this page, which has the focus again afterwards. */
  async function follow() {
    byId("private-open").addEventListener("click", () =>
      ext.tabs.create({ url: `chrome://extensions/?id=${ext.runtime.id}` }));
    addEventListener("focus", () => void show());
    document.addEventListener("visibilitychange", () => void show());
    ext.action.onUserSettingsChanged?.addListener(() => void showPin());
    await show();
  }

  return { follow };
})();
