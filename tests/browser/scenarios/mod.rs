//! The extension on a real Roundcube: what a person does, and what must be seen.

mod acting;
mod commanding;
mod marking;
mod pausing;
mod reading;
mod switching;

use crate::rig::driver::Kind;
use crate::rig::outcome::Outcome;
use crate::stage::Stage;

crate::rig::in_both_browsers!(run);

async fn run(kind: Kind) -> Outcome {
    let mut stage = Stage::set(kind).await?;
    let played = play_all(&mut stage).await;
    stage.browser.quit_after(played).await
}

/// The order matters: each scenario goes on where the one before it stopped.
async fn play_all(stage: &mut Stage) -> Outcome {
    stage.play("log-in", reading::log_in).await?;
    stage
        .play("nothing-before-consent", reading::nothing_before_consent)
        .await?;
    stage
        .play("enable-in-open-tab", reading::enable_in_open_tab)
        .await?;
    stage
        .play("marked-in-place", marking::marked_in_place)
        .await?;
    stage
        .play("held-and-explained", marking::held_and_explained)
        .await?;
    stage
        .play("gone-on-deliberately", marking::gone_on_deliberately)
        .await?;
    stage
        .play(
            "marks-go-with-message-and-switch",
            marking::gone_with_message_and_switch,
        )
        .await?;
    stage
        .play("marks-in-the-dark", marking::in_the_dark)
        .await?;
    stage
        .play("every-mail-in-preview", reading::every_mail_in_preview)
        .await?;
    stage.play("hostile-mail", reading::hostile_mail).await?;
    stage.play("full-view", reading::full_view).await?;
    stage.play("strict-csp", reading::strict_csp).await?;
    stage
        .play("quick-switching", switching::quick_switching)
        .await?;
    stage.play("site-switch", switching::site_switch).await?;
    act(stage).await?;
    stage
        .play(
            "choice-survives-restart",
            switching::choice_survives_restart,
        )
        .await
}

/// What a reader does with a banner, and with all of them.
async fn act(stage: &mut Stage) -> Outcome {
    stage.play("low", acting::low).await?;
    stage.play("folded", acting::folded).await?;
    stage
        .play("allowed-and-undone", acting::allowed_and_undone)
        .await?;
    stage.play("report-drafted", acting::report_drafted).await?;
    stage
        .play("code-found-and-missed", acting::code_found_and_missed)
        .await?;
    stage
        .play("language-chosen", acting::language_chosen)
        .await?;
    stage
        .play("quiet-lines-hidden", acting::quiet_lines_hidden)
        .await?;
    stage
        .play("paused-and-resumed", pausing::paused_and_resumed)
        .await?;
    stage
        .play("off-everywhere", pausing::off_everywhere)
        .await?;
    stage
        .play("banner-focused", commanding::banner_focused)
        .await?;
    stage.play("link-checked", commanding::link_checked).await
}
