//! Touchstone on the command line: the same engine as in the browser, for files and hosts.

mod brands;
mod check;
mod code;
mod eval;
mod files;
mod host;
mod install;
mod printable;
mod rules;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use touchstone::message::auth_results::ServerId;

/// Checks whether mails that claim to come from a crypto exchange really do.
#[derive(Parser)]
#[command(name = "touchstone", version, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check mails: files, folders, Maildirs, mboxes. Exit code: 0 nothing worse than consistent,
    /// 1 something is, 2 an error.
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// What the files hold: mails and mboxes, or jsonl: one object a line, {"id": …, "raw": …}, with the
        /// mail's source in base64.
        #[arg(long, value_enum, default_value_t = Input::Mail)]
        input: Input,
        /// Output: text for people, or json with one object a line.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
        /// Colours in the text; auto: on a terminal, unless NO_COLOR is set.
        #[arg(long, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
        color: ColorChoice,
        /// List silent mails too; else only their number is told, but for files named.
        #[arg(long)]
        all: bool,
        /// Print nothing of the mails: the exit code tells.
        #[arg(long, short, conflicts_with_all = ["format", "all", "explain"])]
        quiet: bool,
        /// The mildest verdict for which the exit code is 1.
        #[arg(long, value_enum, default_value_t = FailOn::Caution, value_name = "VERDICT")]
        fail_on: FailOn,
        /// Say why: who takes part in each mail, by what evidence, and which row of the policy holds.
        #[arg(long)]
        explain: bool,
        /// A settings file, as the extension's options export it: its rules hold.
        #[arg(long, value_name = "FILE")]
        settings: Option<PathBuf>,
        /// Believe what this server wrote about the sender (Authentication-Results, its authserv-id) where
        /// nobody else can have written it; a domain stands for all its servers. May be repeated. Name only
        /// servers that write it into every mail, or take out what comes with one.
        #[arg(long, value_name = "AUTHSERV")]
        trust: Vec<ServerId>,
        /// Mails (.eml), mboxes, directories of them; - is standard input.
        #[arg(required = true, value_name = "FILE|DIR")]
        paths: Vec<PathBuf>,
    },
    /// Rate hosts. Prints: what was given, rating, brand, kind, genuine domain; tab-separated. Exit code: 0 no
    /// imitation, 1 one is, 2 something given holds no host.
    #[command(after_help = HOST_EXAMPLES)]
    Host {
        /// Output: text for people, or json with one object a line.
        #[arg(long, value_enum, default_value_t = Format::Text, conflicts_with = "explain")]
        format: Format,
        /// Print both readings of each host with their costs: as an ordinary name, and with a brand's.
        #[arg(long)]
        explain: bool,
        /// Host names, links or mail addresses; read from standard input, one a line, when none is given.
        names: Vec<String>,
    },
    /// List the protected brands; with a name, every domain known of it and where it is known from.
    #[command(after_help = BRANDS_EXAMPLES)]
    Brands {
        /// A part of a name, an id or a domain.
        name: Option<String>,
        /// Output: text for people, or json with one object a line.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Measure recall and false alarms over corpora. Prints figures, then every miss.
    Eval {
        /// Any of imitation_hosts.tsv, benign_domains.txt, phish/, ham/, genuine/ and others; an error
        /// names them all.
        #[arg(value_name = "DIR")]
        directory: PathBuf,
    },
    /// Print what a shell needs to complete this program's arguments.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual's page; with a folder, write it there with a page for each command.
    #[command(after_help = MAN_EXAMPLES)]
    Man {
        /// Where man looks for pages of section 1.
        #[arg(value_name = "DIR")]
        directory: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What files hold.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Input {
    Mail,
    Jsonl,
}

/// From which verdict on a mail counts as a find.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum FailOn {
    Caution,
    Impersonation,
    /// What is found changes nothing: only an error does.
    Never,
}

const EXAMPLES: &str = "\
Examples:
  touchstone check mail.eml
  touchstone host binance-verify.example
  touchstone brands kraken";

const CHECK_EXAMPLES: &str = "\
Examples:
  touchstone check mail.eml
  touchstone check --all ~/Maildir
  touchstone check --quiet --fail-on impersonation - < mail.eml && echo no impersonation
  touchstone check --format json archive.mbox | jq -r 'select(.verdict == \"impersonation\") | .file'
  touchstone check --input jsonl --format json - < rows.jsonl";

const HOST_EXAMPLES: &str = "\
Examples:
  touchstone host binance.com binance-verify.example
  touchstone host https://www.blnance.com/login support@blnance.com
  touchstone host --explain metamasks.io
  touchstone host --format json < hosts.txt";

const BRANDS_EXAMPLES: &str = "\
Examples:
  touchstone brands
  touchstone brands kraken
  touchstone brands --format json | jq -r '.domains[].name'";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  touchstone completions bash > ~/.local/share/bash-completion/completions/touchstone
  touchstone completions fish > ~/.config/fish/completions/touchstone.fish
  touchstone completions zsh > ~/.zfunc/_touchstone    (where fpath has ~/.zfunc)";

const MAN_EXAMPLES: &str = "\
Examples:
  touchstone man | man -l -
  touchstone man ~/.local/share/man/man1 && man touchstone-check";

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Check {
            input,
            format,
            color,
            all,
            quiet,
            fail_on,
            explain,
            settings,
            trust,
            paths,
        } => rules::read(settings.as_deref()).and_then(|rules| {
            check::run(
                &paths,
                rules,
                &check::Options {
                    input,
                    format,
                    color,
                    all,
                    quiet,
                    fail_on,
                    explain,
                    trust,
                },
            )
        }),
        Command::Host {
            format,
            explain,
            names,
        } => host::run(&names, format, explain),
        Command::Brands { name, format } => brands::run(name.as_deref(), format),
        Command::Eval { directory } => eval::run(&directory),
        Command::Completions { shell } => install::completions(shell),
        Command::Man { directory } => install::manual(directory.as_deref()),
    };
    outcome.unwrap_or_else(|error| {
        // A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return ExitCode::SUCCESS;
        }
        eprintln!("touchstone: {error}");
        ExitCode::from(2)
    })
}
