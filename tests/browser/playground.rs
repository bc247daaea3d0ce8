//! The page for trying the check (`www/`), opened from disk in two real browsers: it says of each
//! mail and host what the library says, the very same report. Needs `dist/` (`./build.sh build`)
//! and axe-core (`./build.sh test` fetches it).

mod hosts;

use std::fs;
use std::path::Path;

use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use touchstone::analyzer::Analyzer;
use touchstone::message::eml;
use touchstone::report::why::Why;
use url::Url;

use self::hosts::IMITATION;
use crate::rig::axe::Axe;
use crate::rig::browser::Browser;
use crate::rig::driver::Kind;
use crate::rig::looks::Look;
use crate::rig::outcome::{Outcome, expect};
use crate::rig::samples::{self, Sample};
use crate::rig::tools::{self, Scratch};
use crate::rig::{banner, screenshot, wait};

const UNFOLD: &str = "for (const one of document.querySelectorAll('details')) one.open = true;";

/// The version of the extension's own wasm, asked of it without its glue.
const CORE_VERSION: &str = "
    const file = await fetch(api.runtime.getURL('wasm/touchstone_bg.wasm'));
    const module = await WebAssembly.compile(await file.arrayBuffer());
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
        (imports[from] ??= {})[name] = () => {};
    }
    const { exports } = await WebAssembly.instantiate(module, imports);
    const [start, length] = exports.version();
    return new TextDecoder().decode(new Uint8Array(exports.memory.buffer, start, length));";

/// A file dropped onto the page.
const DROP: &str = "
    const [name, source] = arguments;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([source], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));";

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let page = address()?;
    let folder = Scratch::new(&format!("playground-{}", kind.name()))?;
    let profile = folder.path().join("profile");
    fs::create_dir_all(&profile)?;
    let browser = Browser::start(kind, &profile, true, &page).await?;
    let played = play_all(&browser, &page, folder.path()).await;
    if played.is_err() {
        screenshot::take(&browser, "failed-playground").await?;
    }
    browser.quit_after(played).await
}

fn address() -> Outcome<String> {
    let file = tools::project().join("dist/www/index.html");
    if !file.is_file() {
        return Err("dist/www is missing: run ./build.sh build first".into());
    }
    let address = Url::from_file_path(&file).map_err(|()| "the page's path is no address")?;
    Ok(address.into())
}

async fn play_all(browser: &Browser, page: &str, folder: &Path) -> Outcome {
    let client = &browser.client;
    opened(client).await?;
    one_version(browser).await?;
    watch(client).await?;
    let samples = samples::load()?;
    expect(samples.len() >= 10, || "too few samples".to_owned())?;
    picked(client, &samples).await?;
    pick(
        client,
        samples::named(&samples, "binance-withdraw-imitation")?,
    )
    .await?;
    picture(browser, "parties", "playground-parties").await?;
    put_in(client).await?;
    refused(client).await?;
    marked_and_held(client, &samples).await?;
    nothing_left_the_page(client, page).await?;
    hosts::typed(client).await?;
    hosts::readings(client).await?;
    hosts::in_address(client, page).await?;
    for look in [Look::Light, Look::Dark, Look::Forced] {
        accessible(browser, &samples, look).await?;
    }
    Look::Light.set(browser).await?;
    narrow(browser, page, folder).await
}

/// Waits until the page is ready.
async fn opened(client: &Client) -> Outcome {
    wait::until("the page to start", async || {
        let version = client.find(Locator::Css("#version")).await?;
        Ok((!version.text().await?.is_empty()).then_some(()))
    })
    .await
}

/// The page's core, the extension's core and the library are of one version.
async fn one_version(browser: &Browser) -> Outcome {
    let page = text(&browser.client, "#version").await?;
    let extension = browser.ask(CORE_VERSION, json!(null)).await?;
    let expected = env!("CARGO_PKG_VERSION");
    expect(extension == expected && page == expected, || {
        format!("expected version {expected}; the page has {page}, the extension {extension}")
    })
}

/// Remembers what the page's own policy refuses from now on.
async fn watch(client: &Client) -> Outcome {
    let script = "window.refused = []; addEventListener('securitypolicyviolation',
        ({ violatedDirective, blockedURI, sample }) => refused.push([violatedDirective, blockedURI, sample]));";
    client.execute(script, vec![]).await?;
    Ok(())
}

/// Every sample, picked from the page's list.
async fn picked(client: &Client, samples: &[Sample]) -> Outcome {
    for sample in samples {
        forget(client).await?;
        pick(client, sample).await?;
        expect_report(client, &sample.name).await?;
        let banner = banner::expected(client, ".body", sample).await?;
        if let Some(banner) = banner {
            banner.expect_above_text()?;
        }
    }
    Ok(())
}

/// The same by the other ways: pasted, chosen as a file, dropped.
async fn put_in(client: &Client) -> Outcome {
    let name = "metamask-spaced-name";
    let file = samples::directory().join(format!("{name}.eml"));
    let source = fs::read_to_string(&file)?;

    forget(client).await?;
    let paste = "document.getElementById('source').value = arguments[0];";
    client.execute(paste, vec![json!(source)]).await?;
    click(client, "#check").await?;
    expect_report(client, name).await?;

    forget(client).await?;
    let chooser = client.find(Locator::Css("#file")).await?;
    chooser.send_keys(&file.display().to_string()).await?;
    expect_report(client, name).await?;

    forget(client).await?;
    client
        .execute(DROP, vec![json!("mail.eml"), json!(source)])
        .await?;
    expect_report(client, name).await
}

/// What is no mail and no host gets an answer in words, and no result.
async fn refused(client: &Client) -> Outcome {
    client
        .execute("document.getElementById('source').value = 'x';", vec![])
        .await?;
    click(client, "#check").await?;
    let said = text(client, "#status").await?;
    expect(said.contains("not a mail"), || format!("it says: {said}"))?;
    let result = client.find(Locator::Css("#result")).await?;
    expect(!result.is_displayed().await?, || {
        "expected no result".to_owned()
    })
}

/// A red link is marked; pressed, it explains itself and offers no way to go there.
async fn marked_and_held(client: &Client, samples: &[Sample]) -> Outcome {
    forget(client).await?;
    pick(client, samples::named(samples, "kraken-homograph")?).await?;
    expect_report(client, "kraken-homograph").await?;
    let words = crate::rig::marks::any(client).await?.swap_remove(0).words;
    let links = client.find_all(Locator::Css(".shown")).await?;
    let mut pressed = false;
    for link in links {
        if !pressed && words.contains(&format!("“{}”", link.text().await?)) {
            link.send_keys("\u{e007}").await?;
            pressed = true;
        }
    }
    expect(pressed, || {
        format!("expected a link that is marked, there is only {words}")
    })?;
    let dialog = client.find(Locator::Css("touchstone-dialog")).await?;
    let dialog = dialog.shadow_root().await?;
    let ways_out = dialog.find_all(Locator::Css("button")).await?;
    expect(ways_out.len() == 1, || {
        format!("expected one button, there are {}", ways_out.len())
    })?;
    ways_out[0].click().await?;
    Ok(())
}

/// Nothing was loaded but files of the page, nothing was refused, and the address is as it was.
async fn nothing_left_the_page(client: &Client, page: &str) -> Outcome {
    let script = "return { refused, loaded: performance.getEntriesByType('resource').map(({ name }) => name) };";
    let seen = client.execute(script, vec![]).await?;
    expect(seen["refused"] == json!([]), || {
        format!("the page's policy refused {}", seen["refused"])
    })?;
    let loaded = seen["loaded"].as_array().cloned().unwrap_or_default();
    let own = page.trim_end_matches("index.html");
    let is_own = |name: &Value| name.as_str().is_some_and(|name| name.starts_with(own));
    expect(loaded.iter().all(is_own), || {
        format!("the page loaded {loaded:?}")
    })?;
    let now = client.current_url().await?;
    expect(now.as_str() == page, || format!("the address became {now}"))
}

/// axe-core finds nothing, in a mail's result, a host's result and what is folded in them.
async fn accessible(browser: &Browser, samples: &[Sample], look: Look) -> Outcome {
    look.set(browser).await?;
    let client = browser.mail().await?;
    let axe = Axe::load()?;
    let check = async |what: &str| {
        client.execute(UNFOLD, vec![]).await?;
        let found = axe.violations(client, "html").await?;
        screenshot::keep(browser, &format!("playground-{what}-{}", look.name())).await?;
        expect(found.is_empty(), || {
            format!("{what}, {}: broken rules: {found:#?}", look.name())
        })
    };
    hosts::check(client, IMITATION).await?;
    check("host").await?;
    for name in [
        "kraken-homograph",
        "bitstamp-through-service",
        "forwarded-phish",
    ] {
        let sample = samples::named(samples, name)?;
        pick(client, sample).await?;
        banner::expected(client, ".body", sample).await?;
        check(name).await?;
    }
    Ok(())
}

/// On a phone nothing makes the page scroll sideways.
async fn narrow(browser: &Browser, page: &str, folder: &Path) -> Outcome {
    let frame = folder.join("phone.html");
    let markup = format!("<iframe src='{page}' width=360 height=800></iframe>");
    fs::write(&frame, markup)?;
    let client = &browser.client;
    client.goto(&format!("file://{}", frame.display())).await?;
    client.enter_frame(0).await?;
    opened(client).await?;
    let samples = samples::load()?;
    for sample in &samples {
        pick(client, sample).await?;
        banner::expected(client, ".body", sample).await?;
        expect_narrow(client, &sample.name).await?;
    }
    screenshot::keep(browser, "playground-phone").await?;
    pick(
        client,
        samples::named(&samples, "binance-withdraw-imitation")?,
    )
    .await?;
    picture(browser, "parties", "playground-phone-parties").await?;
    hosts::check(client, IMITATION).await?;
    expect_narrow(client, IMITATION).await?;
    picture(browser, "reading", "playground-phone-host").await?;
    client.enter_parent_frame().await?;
    Ok(())
}

/// A screenshot of the element with this id.
async fn picture(browser: &Browser, id: &str, name: &str) -> Outcome {
    let show = "document.getElementById(arguments[0]).scrollIntoView();";
    browser.client.execute(show, vec![json!(id)]).await?;
    screenshot::keep(browser, name).await?;
    Ok(())
}

async fn expect_narrow(client: &Client, what: &str) -> Outcome {
    client.execute(UNFOLD, vec![]).await?;
    let script = "return [document.documentElement.scrollWidth, innerWidth];";
    let widths = client.execute(script, vec![]).await?;
    expect(widths[0].as_u64() <= widths[1].as_u64(), || {
        format!("{what}: the page is wider than its window: {widths}")
    })
}

/// So that the next report is not taken for the last one.
async fn forget(client: &Client) -> Outcome {
    let script = "document.getElementById('report')?.removeAttribute('id');";
    client.execute(script, vec![]).await?;
    Ok(())
}

async fn pick(client: &Client, sample: &Sample) -> Outcome {
    let list = client.find(Locator::Css("#sample")).await?;
    let label = format!("{} ({}.eml)", sample.subject, sample.name);
    list.select_by_label(&label).await?;
    click(client, "#check").await
}

async fn click(client: &Client, selector: &str) -> Outcome {
    Ok(client.find(Locator::Css(selector)).await?.click().await?)
}

async fn text(client: &Client, selector: &str) -> Outcome<String> {
    Ok(client.find(Locator::Css(selector)).await?.text().await?)
}

/// The page's report, as soon as there is one.
async fn report(client: &Client) -> Outcome<Value> {
    let script = "return document.getElementById('report')?.textContent ?? '';";
    let text = wait::until("a report", async || {
        let text = client.execute(script, vec![]).await?;
        Ok(text
            .as_str()
            .filter(|text| !text.is_empty())
            .map(str::to_owned))
    })
    .await?;
    Ok(serde_json::from_str(&text)?)
}

/// The page says of a mail what the library says of the file, as the command line prints it.
async fn expect_report(client: &Client, name: &str) -> Outcome {
    let source = fs::read(samples::directory().join(format!("{name}.eml")))?;
    let (expected, why) = Analyzer::new().explain(&eml::read(&source)?);
    let expected = serde_json::to_value(expected)?;
    let found = report(client).await?;
    expect(found == expected, || {
        format!("{name}: expected {expected}\nthe page says {found}")
    })?;
    expect_parties(client, name, &why).await
}

/// The page shows the parties with their evidence, and the row that holds.
async fn expect_parties(client: &Client, name: &str, why: &Why) -> Outcome {
    let script = "return [...document.querySelectorAll('#parties tbody tr')]
        .map(row => [...row.cells].map(cell => cell.textContent));";
    let shown: Vec<[String; 3]> = serde_json::from_value(client.execute(script, vec![]).await?)?;
    let said = |party: &str| -> Vec<&str> {
        let rows = shown.iter().filter(|[of, ..]| of == party);
        rows.map(|[.., said]| said.as_str()).collect()
    };
    let author = why.author.as_ref();
    let signs = author.iter().flat_map(|author| &author.signs);
    let expected: [(&str, Vec<String>); 4] = [
        ("Sign", signs.map(|(_, said)| said.clone()).collect()),
        ("Carrier", vec![why.sender.clone().unwrap_or_default()]),
        ("Destination", vec![why.elsewhere.join(", ")]),
        (
            "Request",
            why.requests.iter().map(|(_, said)| said.clone()).collect(),
        ),
    ];
    for (party, expected) in expected {
        expect(said(party) == expected, || {
            format!("{name}: expected {party}: {expected:?}; the page has {shown:?}")
        })?;
    }
    let brand = author.map_or("nothing in it", |author| author.brand);
    let is_author = |[party, seen, _]: &[String; 3]| party == "Author" && seen.starts_with(brand);
    expect(shown.iter().any(is_author), || {
        format!("{name}: expected {brand} as author; the page has {shown:?}")
    })?;
    let row = text(client, "#row").await?;
    expect(row.contains(why.row) && row.contains(why.because), || {
        format!(
            "{name}: expected the row {:?}; the page has {row:?}",
            why.row
        )
    })
}
