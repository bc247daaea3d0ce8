//! A script in the page that wants to look into what Touchstone shows: its shadow roots are closed, and
//! stay so, whatever the script did to the page's own objects before.

use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::evasions::put;
use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::folds::Folds;
use crate::rig::marks::{self, Explanation};
use crate::rig::outcome::{Outcome, expect};
use crate::rig::{banner, keys, reports, wait};

const BAD: &str = "https://binance-refund.example/claim";
const MAIL: &str =
    "<p>Dear Binance user, <a href='https://binance-refund.example/claim'>claim</a> it.</p>";

/// Runs as a script of the page's own: the driver's have another view of its objects.
pub const INJECT: &str = "
    const script = document.createElement('script');
    script.textContent = arguments[0];
    document.head.append(script);";

/// Notes each way by which it gets hold of anything in a shadow root of ours, or of its own `look-here`:
/// so that one knows that it would.
const SPY: &str = "
{
    const found = new Set();
    const rootOf = Node.prototype.getRootNode;
    // A driver's scripts call what is spied on, too, and it may look into closed roots.
    let driven = false;
    addEventListener('driven', () => { driven = true; });
    addEventListener('undriven', () => { driven = false; });
    const note = (how, node) => {
        let root = node;
        try { root = node instanceof ShadowRoot ? node : rootOf.call(node); } catch { return; }
        if (!(root instanceof ShadowRoot)) return;
        found.add(`${root.host.localName}: ${how}`);
        document.documentElement.dataset.found = JSON.stringify([...found]);
    };
    const patch = (prototype, name) => {
        const { value, get, set } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
        const spied = native => native && function (...args) {
            const result = native.apply(this, args);
            if (!driven) for (const one of [this, ...args, result]) note(name, one);
            return result;
        };
        if (value) prototype[name] = spied(value);
        else if (get) Object.defineProperty(prototype, name, { get: spied(get), set: spied(set), configurable: true });
    };
    for (const name of ['attachShadow', 'append', 'prepend', 'before', 'after', 'querySelector', 'querySelectorAll', 'setAttribute',
        'innerHTML', 'className', 'classList', 'shadowRoot', 'matches', 'closest', 'getBoundingClientRect']) patch(Element.prototype, name);
    for (const name of ['appendChild', 'insertBefore', 'getRootNode', 'textContent', 'parentNode', 'isConnected', 'cloneNode'])
        patch(Node.prototype, name);
    for (const name of ['createElement', 'createElementNS', 'adoptNode', 'importNode', 'createTreeWalker']) patch(Document.prototype, name);
    for (const name of ['append', 'prepend', 'querySelector', 'querySelectorAll']) patch(DocumentFragment.prototype, name);
    for (const name of ['adoptedStyleSheets', 'activeElement', 'innerHTML', 'elementFromPoint']) patch(ShadowRoot.prototype, name);
    for (const name of ['focus', 'click', 'dataset', 'style', 'showPopover', 'hidePopover', 'popover', 'lang', 'dir']) patch(HTMLElement.prototype, name);
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) patch(EventTarget.prototype, name);
    for (const name of ['showModal', 'close']) patch(HTMLDialogElement.prototype, name);
    for (const name of ['composedPath', 'target', 'currentTarget', 'srcElement', 'preventDefault', 'stopPropagation']) patch(Event.prototype, name);

    const open = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) { return open.call(this, { ...options, mode: 'open' }); };

    const claim = name => customElements.define(name, class extends HTMLElement {
        static formAssociated = true;
        #internals = this.attachInternals();
        constructor() { super(); this.look('constructor'); setInterval(() => this.look('later'), 20); }
        look(when) { note(`attachInternals, ${when}`, this.#internals.shadowRoot); note('shadowRoot', this.shadowRoot); }
        connectedCallback() { this.look('connected'); }
        disconnectedCallback() { this.look('disconnected'); }
        adoptedCallback() { this.look('adopted'); }
    });
    for (const name of ['touchstone-banner', 'touchstone-marks', 'touchstone-dialog']) claim(name);

    const types = ['click', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'pointerdown',
        'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointerenter', 'focus', 'blur', 'focusin', 'focusout', 'keydown', 'keyup',
        'keypress', 'selectionchange', 'selectstart', 'toggle', 'beforetoggle', 'close', 'cancel', 'animationstart', 'animationend',
        'transitionrun', 'scroll', 'copy', 'beforecopy', 'wheel', 'load', 'error', 'slotchange', 'fullscreenchange'];
    const watch = event => {
        for (const name of ['target', 'originalTarget', 'explicitOriginalTarget', 'composedTarget', 'relatedTarget', 'srcElement',
            'fromElement', 'toElement', 'rangeParent', 'submitter', 'source']) note(`event.${name}`, event[name]);
        for (const one of event.composedPath()) note('event.composedPath', one);
        note('window.event', window.event?.target);
        ask();
    };
    for (const type of types) addEventListener(type, watch, true);
    new MutationObserver(records => records.flatMap(({ target, addedNodes }) => [target, ...addedNodes])
        .forEach(one => note('MutationObserver', one))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    for (const type of ['layout-shift', 'largest-contentful-paint', 'event', 'first-input', 'element']) {
        try {
            new PerformanceObserver(list => list.getEntries().forEach(entry => {
                note(type, entry.element ?? entry.target);
                entry.sources?.forEach(({ node }) => note(type, node));
            })).observe({ type, buffered: true, durationThreshold: 16 });
        } catch {}
    }

    const selected = () => {
        const selection = getSelection();
        const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
        return [selection.anchorNode, selection.focusNode,
            ...ranges.flatMap(range => [range.startContainer, range.endContainer, range.commonAncestorContainer])];
    };
    const ask = () => {
        for (const node of selected()) note('getSelection', node);
        note('document.activeElement', document.activeElement);
        for (const animation of document.getAnimations()) note('document.getAnimations', animation.effect?.target);
        for (const host of document.querySelectorAll('look-here, touchstone-banner, touchstone-marks, touchstone-dialog')) {
            note('shadowRoot', host.shadowRoot);
            note('openOrClosedShadowRoot', host.openOrClosedShadowRoot);
            note('cloneNode', host.cloneNode(true).shadowRoot);
            for (const animation of host.getAnimations({ subtree: true })) note('getAnimations', animation.effect?.target);
            if (host.getHTML?.({ serializableShadowRoots: true })) note('getHTML', host.openOrClosedShadowRoot ?? host);
            const { left, top, width, height } = host.getBoundingClientRect();
            for (const [x, y] of [[left + width / 2, top + height / 2], [left + 20, top + 20], [left + 60, top + height - 20]]) {
                for (const one of document.elementsFromPoint(x, y)) note('elementsFromPoint', one);
                note('elementFromPoint', document.elementFromPoint(x, y));
                note('caretPositionFromPoint', document.caretPositionFromPoint?.(x, y)?.offsetNode);
                note('caretRangeFromPoint', document.caretRangeFromPoint?.(x, y)?.startContainer);
                for (const one of document.nodesFromPoint?.(x, y) ?? []) note('nodesFromPoint', one);
            }
        }
        for (const sheet of document.styleSheets) note('document.styleSheets', sheet.ownerNode);
    };
    const asking = () => { ask(); requestAnimationFrame(asking); };
    asking();
    document.body.append(document.createElement('look-here'));
    document.querySelector('look-here').attachShadow({ mode: 'closed' }).innerHTML = '<button>Press</button>';
}";

/// Whoever claims a name without shadow roots keeps its elements from having one.
const FORBID: &str = "
    for (const name of ['touchstone-banner', 'touchstone-marks', 'touchstone-dialog']) {
        customElements.define(name, class extends HTMLElement {
            static disabledFeatures = ['shadow'];
            constructor() { super(); throw new Error('no element of this name'); }
        });
    }";

/// What Firefox says of every event of the mouse, the innermost element of a closed root among it
/// (SECURITY.md, "Out of reach").
const GIVEN_AWAY: [&str; 3] = [
    "event.originalTarget",
    "event.explicitOriginalTarget",
    "event.rangeParent",
];

/// By what the spy got hold of something, beside what is its own.
const FOUND: &str = "return JSON.parse(document.documentElement.dataset.found ?? '[]');";

/// Nothing of banner, marks and explanation is found, while a person uses them.
pub async fn closed(browser: &Browser, own: &str) -> Outcome {
    spied(browser, own).await?;
    forbidden(browser, own).await
}

async fn spied(browser: &Browser, own: &str) -> Outcome {
    injected(browser, own, SPY).await?;
    put_beside(browser, MAIL).await?;
    // All that is painted for the mail is there, and the driver looked at nothing of it.
    reports::single(browser).await?;
    let client = browser.mail().await?;
    present(client, "touchstone-banner").await?;
    present(client, "touchstone-marks").await?;
    marks::anchor(client, BAD).await?.click().await?;
    present(client, "touchstone-dialog").await?;
    keys::press(client, keys::ESCAPE).await?;
    client
        .execute("dispatchEvent(new Event('driven'));", vec![])
        .await?;
    used(browser).await?;
    let found = client.execute(FOUND, vec![]).await?;
    let all: Vec<&str> = found
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(Value::as_str)
        .collect();
    let (own, mut ours): (Vec<&str>, Vec<&str>) = all
        .into_iter()
        .partition(|one| one.starts_with("look-here"));
    if browser.kind == Kind::Firefox {
        ours.retain(|one| !GIVEN_AWAY.iter().any(|given| one.ends_with(given)));
    }
    expect(own.len() > 1, || {
        format!("expected the spy to see its own root, it saw {own:?}")
    })?;
    expect(ours.is_empty(), || {
        format!("the page's script got hold of {ours:?}")
    })
}

/// Waits until there is such an element, without a look at what is in it.
async fn present(client: &Client, name: &str) -> Outcome {
    let script = "return document.querySelector(arguments[0]) !== null;";
    wait::until(name, async || {
        let is_there = client.execute(script, vec![json!(name)]).await?;
        Ok((is_there == true).then_some(()))
    })
    .await
}

/// Where the names are taken, everything stands there all the same.
async fn forbidden(browser: &Browser, own: &str) -> Outcome {
    injected(browser, own, FORBID).await?;
    put_beside(browser, MAIL).await?;
    used(browser).await
}

async fn injected(browser: &Browser, own: &str, script: &str) -> Outcome {
    put(browser, own, "Lunch", "<p>Friday?</p>").await?;
    let client = browser.mail().await?;
    banner::none(client, "body").await?;
    client.execute(INJECT, vec![json!(script)]).await?;
    Ok(())
}

/// Another mail, in the page that is open.
async fn put_beside(browser: &Browser, html: &str) -> Outcome {
    let script = "document.querySelector('.msg_text_inner').innerHTML = arguments[0];";
    browser.client.execute(script, vec![json!(html)]).await?;
    Ok(())
}

/// Unfolds, selects, points at, holds and goes back, as a person does.
async fn used(browser: &Browser) -> Outcome {
    let client = browser.mail().await?;
    let folds = Folds::open(client).await?;
    marks::count(client, 1).await?;
    folds.press(".details summary").await?;
    folds.press(".headline").await?;
    let host = client.find(Locator::Css("touchstone-banner")).await?;
    let to = |x: f64, y: f64| PointerAction::MoveToElement {
        element: host.clone(),
        duration: None,
        x,
        y,
    };
    let drag = MouseActions::new("mouse".to_owned())
        .then(to(0.0, -20.0))
        .then(PointerAction::Down { button: 0 })
        .then(to(40.0, 0.0))
        .then(PointerAction::Up { button: 0 });
    client.perform_actions(drag).await?;
    keys::enter(client, "touchstone-banner").await?;
    let link = marks::anchor(client, BAD).await?;
    let point = PointerAction::MoveToElement {
        element: link.clone(),
        duration: None,
        x: 0.0,
        y: 0.0,
    };
    client
        .perform_actions(MouseActions::new("mouse".to_owned()).then(point))
        .await?;
    wait::until("the words at the link", async || {
        let found = marks::all(client).await?;
        Ok(found.iter().any(|mark| !mark.tip.is_empty()).then_some(()))
    })
    .await?;
    link.click().await?;
    let explanation = Explanation::open(client).await?;
    keys::press(client, keys::TAB).await?;
    explanation.press(".stay").await?;
    Explanation::gone(client).await
}
