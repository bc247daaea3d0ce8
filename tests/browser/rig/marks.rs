//! Marks at links and the explanation of a held one, read through their closed shadow roots.

use fantoccini::Client;
use fantoccini::elements::Element;
use fantoccini::{Locator, error::CmdError};
use serde::Deserialize;
use serde_json::{Value, json, to_value};

use super::outcome::{Outcome, expect};
use super::wait;

/// Marks in open shadow roots are found too.
const HOSTS: &str = "
    const found = [];
    const look = root => {
        for (const element of root.querySelectorAll('*')) {
            if (element.localName === 'touchstone-marks') found.push(element);
            if (element.shadowRoot) look(element.shadowRoot);
        }
    };
    look(document);
    return found;";

/// An anchor in the frame the driver is in, in an open shadow root too.
const ANCHOR: &str = "
    const look = root => root.querySelector(`a[href='${arguments[0]}']`)
        ?? [...root.querySelectorAll('*')].map(one => one.shadowRoot && look(one.shadowRoot)).find(Boolean);
    return look(document) ?? null;";

/// Which link a label stands at is told by where it lies: nothing ties the two in the page.
const READ: &str = "
    const [layer] = arguments, links = [];
    const look = root => {
        links.push(...root.querySelectorAll('a, area, button, input, form'));
        for (const element of root.querySelectorAll('*')) if (element.shadowRoot) look(element.shadowRoot);
    };
    look(document);
    const apart = (a, b) => Math.hypot(Math.max(a.left - b.right, b.left - a.right, 0), Math.max(a.top - b.bottom, b.top - a.bottom, 0));
    const distance = (chip, link) => Math.min(...[...link.getClientRects()].map(rect => apart(chip, rect)));
    const tip = layer.querySelector('.tip')?.textContent ?? '';
    return [...layer.querySelectorAll('.chip')].map(chip => {
        const box = chip.getBoundingClientRect();
        const [link] = links.sort((a, b) => distance(box, a) - distance(box, b));
        return {
            tone: chip.dataset.tone, label: chip.querySelector('.label').textContent, tip,
            words: chip.querySelector('.words').textContent.trim(), link: link?.getAttribute('href') ?? '',
            seen: box.width > 8 && box.left >= 0 && box.right <= innerWidth && distance(box, link) < 12
                && getComputedStyle(chip).visibility === 'visible',
        };
    });";

/// A mark at a link.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Mark {
    /// alarm, caution or quiet.
    pub tone: String,
    /// What a person reads behind the link.
    pub label: String,
    /// For screen readers.
    pub words: String,
    /// Where the nearest link leads; empty at an image map's area.
    pub link: String,
    /// The words on hover and focus, while they show.
    pub tip: String,
    /// Whether the label is on the page, and at its link.
    pub seen: bool,
}

/// All marks in the frame the driver is in.
pub async fn all(client: &Client) -> Outcome<Vec<Mark>> {
    let mut marks = Vec::new();
    for layer in layers(client).await? {
        let found: Vec<Mark> = serde_json::from_value(client.execute(READ, vec![layer]).await?)?;
        marks.extend(found);
    }
    Ok(marks)
}

/// What all marks stand in, in the frame the driver is in.
pub async fn layers(client: &Client) -> Outcome<Vec<Value>> {
    let mut layers = Vec::new();
    let hosts = client.execute(HOSTS, vec![]).await?;
    for host in hosts.as_array().into_iter().flatten() {
        let id = id_of(host).unwrap_or_default();
        let element = Element::from_element_id(client.clone(), id.into());
        match element.shadow_root().await {
            Ok(root) => layers.push(to_value(root.find(Locator::Css(".layer")).await?)?),
            // What a mail only dresses up as one.
            Err(error) if error.is_no_such_shadow_root() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(layers)
}

/// Presses the label of that mark as a person does.
pub async fn press(client: &Client, index: usize) -> Outcome {
    let pick =
        "const [layer, index] = arguments; return layer.querySelectorAll('.chip')[index] ?? null;";
    let layer = layers(client).await?.into_iter().next();
    let chip = client
        .execute(pick, vec![json!(layer), json!(index)])
        .await?;
    let id = id_of(&chip).ok_or("no such label")?;
    Ok(Element::from_element_id(client.clone(), id.into())
        .click()
        .await?)
}

/// Waits until there is one at least.
pub async fn any(client: &Client) -> Outcome<Vec<Mark>> {
    wait::until("a mark", async || {
        let found = all(client).await?;
        Ok((!found.is_empty()).then_some(found))
    })
    .await
}

/// Waits until there are that many.
pub async fn count(client: &Client, count: usize) -> Outcome<Vec<Mark>> {
    let mut last = Vec::new();
    let found = wait::until(&format!("{count} marks"), async || {
        last = all(client).await?;
        Ok((last.len() == count).then_some(()))
    })
    .await;
    found.map_err(|error| format!("{error}; there are {last:?}"))?;
    Ok(last)
}

/// The link with that address.
pub async fn anchor(client: &Client, href: &str) -> Outcome<Element> {
    let found = client.execute(ANCHOR, vec![json!(href)]).await?;
    let id = id_of(&found).ok_or_else(|| format!("no link to {href}"))?;
    Ok(Element::from_element_id(client.clone(), id.into()))
}

/// The id by which the driver knows an element that a script returned.
fn id_of(element: &Value) -> Option<String> {
    let id = element.as_object()?.values().next()?;
    id.as_str().map(str::to_owned)
}

/// The explanation that stands instead of a held link.
pub struct Explanation {
    /// Its parts.
    root: Element,
    client: Client,
}

impl Explanation {
    /// The one that is open in the frame the driver is in.
    pub async fn find(client: &Client) -> Outcome<Option<Self>> {
        let mut hosts = client
            .find_all(Locator::Css("touchstone-dialog"))
            .await?
            .into_iter();
        let Some(host) = hosts.next() else {
            return Ok(None);
        };
        let dialog = host.shadow_root().await?;
        let root = dialog.find(Locator::Css(".hold[open]")).await?;
        Ok(Some(Self {
            root,
            client: client.clone(),
        }))
    }

    /// Waits for it.
    pub async fn open(client: &Client) -> Outcome<Self> {
        wait::until("the explanation", async || Self::find(client).await).await
    }

    /// Waits until there is none.
    pub async fn gone(client: &Client) -> Outcome {
        wait::until("the explanation to go", async || {
            Ok(Self::find(client).await?.is_none().then_some(()))
        })
        .await
    }

    /// The text of one of its parts.
    pub async fn text(&self, part: &str) -> Outcome<String> {
        Ok(self.root.find(Locator::Css(part)).await?.text().await?)
    }

    /// Presses one of its buttons as a person does.
    pub async fn press(&self, part: &str) -> Result<(), CmdError> {
        self.root.find(Locator::Css(part)).await?.click().await
    }

    /// Presses one of its buttons as a script would that had got hold of it.
    pub async fn press_by_script(&self, part: &str) -> Outcome {
        let button = to_value(self.root.find(Locator::Css(part)).await?)?;
        let script = "const [button] = arguments;
            button.click();
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
                button.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
            button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));";
        self.client.execute(script, vec![button]).await?;
        Ok(())
    }
}

/// Fails unless the link has the focus, also where it stands in another frame or shadow root.
pub async fn expect_focus(client: &Client, href: &str) -> Outcome {
    let script =
        "return document.activeElement?.getAttribute('href') ?? document.activeElement?.localName;";
    let focused = client.execute(script, vec![]).await?;
    expect(focused == json!(href), || {
        format!("expected the focus back on {href}, it is on {focused}")
    })
}
