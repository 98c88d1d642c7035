//! `serve`: the release build on 127.0.0.1, rebuilt when a source changes.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use crate::setup::{self, Purpose};
use crate::steps::seconds;
use crate::{Outcome, Problem, bundle, project};

/// The port tried first, and how many after it.
const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 50;

/// What the bundle is made of: a change here builds it again.
const WATCHED: [&str; 6] = [
    "src",
    "assets",
    "geodata",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
];

/// Between two looks at whether the page answers.
const POLL: Duration = Duration::from_millis(200);

/// What may be asked of `serve`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    port: Option<u16>,
    open: bool,
}

impl Options {
    /// Reads the words after `serve`.
    pub(crate) fn parse(words: &[&str]) -> Outcome<Self> {
        match words {
            [] => Ok(Self::default()),
            ["--open", rest @ ..] => Ok(Self {
                open: true,
                ..Self::parse(rest)?
            }),
            ["--port", port, rest @ ..] => {
                let port = port
                    .parse()
                    .map_err(|_| Problem(format!("`{port}` is not a port number")))?;
                Ok(Self {
                    port: Some(port),
                    ..Self::parse(rest)?
                })
            }
            other => Err(Problem(format!(
                "`serve` does not know `{}`; see `cargo xtask help`",
                other.join(" ")
            ))),
        }
    }
}

/// Serves the atlas until interrupted.
pub(crate) fn serve(options: Options) -> Outcome {
    let start = Instant::now();
    let tools = setup::setup(Purpose::Run)?;
    bundle::fetch_crates(&tools)?;
    let port = free_port(options.port)?;
    println!("Building the atlas (from nothing this takes a minute or two) …");
    // Not `dist`: Trunk's server puts its live-reload script into the page it writes, and `dist` is what tests
    // and a deployment take.
    let mut command = bundle::trunk(&tools)?;
    command
        .args([
            "serve",
            "--release",
            "--log",
            "warn",
            "--address",
            "127.0.0.1",
            "--port",
        ])
        .arg(port.to_string())
        .arg("--dist")
        .arg(project::target().join("serve"));
    // Trunk stops at a watched path that does not exist.
    for path in WATCHED.map(|name| project::root().join(name)) {
        if path.exists() {
            command.arg("--watch").arg(path);
        }
    }
    if options.open {
        command.arg("--open");
    }
    let mut server = command
        .spawn()
        .map_err(|error| Problem(format!("trunk could not be started: {error}")))?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    wait_for_page(&mut server, address)?;
    println!(
        "\n  The atlas is at  http://{address}/  (ready after {}; Ctrl-C ends)\n",
        seconds(start.elapsed())
    );
    let status = server
        .wait()
        .map_err(|error| Problem(format!("trunk was lost: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Problem(format!("the server ended ({status})")))
    }
}

fn free_port(wanted: Option<u16>) -> Outcome<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    match wanted {
        Some(port) if free(&port) => Ok(port),
        Some(port) => Err(Problem(format!(
            "port {port} is taken: leave `--port` out, or name another"
        ))),
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
            .find(free)
            .ok_or_else(|| {
                Problem(format!(
                    "no port from {FIRST_PORT} to {} is free: name one with `--port`",
                    FIRST_PORT + PORTS_TRIED - 1
                ))
            }),
    }
}

/// Waits until the page comes back whole, or Trunk gives up.
fn wait_for_page(server: &mut Child, address: SocketAddr) -> Outcome {
    loop {
        if let Ok(Some(status)) = server.try_wait() {
            return Err(Problem(format!(
                "the build or its server failed ({status}); the reason stands above"
            )));
        }
        if page_answers(address) {
            return Ok(());
        }
        thread::sleep(POLL);
    }
}

/// Whether the address gives an HTML page.
fn page_answers(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream.write_all(
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nConnection: close\r\n\r\n",
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200") && answer.contains("<html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_any_order() {
        let both = Options {
            port: Some(9000),
            open: true,
        };
        assert_eq!(
            Options::parse(&["--port", "9000", "--open"]).ok(),
            Some(both)
        );
        assert_eq!(Options::parse(&[]).ok(), Some(Options::default()));
        assert!(Options::parse(&["--port"]).is_err());
        assert!(Options::parse(&["--port", "web"]).is_err());
    }

    #[test]
    fn a_taken_port_is_passed_over_unless_asked_for() -> std::io::Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        assert!(free_port(Some(listener.local_addr()?.port())).is_err());
        assert!(free_port(None).is_ok());
        Ok(())
    }
}
