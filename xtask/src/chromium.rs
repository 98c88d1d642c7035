//! Chromium without a window, for looking at the bundle: as much of WebDriver as that takes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::setup::Toolbox;
use crate::{Outcome, Problem};

/// How long the driver may take to start, and a page to draw its first frame.
const PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(50);

/// Chromium's switches, here and in the wasm tests.
pub(crate) const SWITCHES: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--no-first-run",
];

/// A browser, ended when dropped.
pub(crate) struct Chromium {
    driver: Child,
    port: u16,
    session: String,
}

impl Chromium {
    pub(crate) fn start(tools: &Toolbox) -> Outcome<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .map_err(|error| Problem(format!("no port is free: {error}")))?
            .port();
        let driver = tools
            .command("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| {
                Problem(format!(
                    "chromedriver could not be started ({error}): run `cargo xtask setup`"
                ))
            })?;
        let mut chromium = Self {
            driver,
            port,
            session: String::new(),
        };
        wait(
            || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok(),
            "chromedriver does not answer",
        )?;
        let capabilities = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": SWITCHES },
        } } });
        let opened = chromium.call("POST", "/session", Some(&capabilities))?;
        chromium.session = opened["sessionId"].as_str().unwrap_or_default().to_owned();
        Ok(chromium)
    }

    /// Makes the page this large, in CSS pixels, with so many device pixels to each.
    pub(crate) fn resize(&self, (width, height): (u32, u32), scale: f64) -> Outcome {
        let metrics = json!({
            "cmd": "Emulation.setDeviceMetricsOverride",
            "params": { "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false },
        });
        self.command("POST", "goog/cdp/execute", Some(&metrics))
            .map(drop)
    }

    /// Opens a page from nothing and waits until it has drawn its first full frame.
    pub(crate) fn open(&self, url: &str) -> Outcome {
        for url in ["about:blank", url] {
            self.command("POST", "url", Some(&json!({ "url": url })))?;
        }
        let ready = json!({ "script": "return document.documentElement.dataset.ready === 'true'", "args": [] });
        wait(
            || {
                self.command("POST", "execute/sync", Some(&ready))
                    .is_ok_and(|value| value == json!(true))
            },
            &format!("{url} has drawn no full frame (no data-ready=\"true\" on its html element)"),
        )
    }

    /// What the page looks like, as the bytes of a PNG file.
    pub(crate) fn screenshot(&self) -> Outcome<Vec<u8>> {
        let text = self.command("GET", "screenshot", None)?;
        text.as_str()
            .and_then(base64_decoded)
            .ok_or_else(|| Problem("chromedriver gave no picture".into()))
    }

    fn command(&self, method: &str, name: &str, body: Option<&Value>) -> Outcome<Value> {
        self.call(method, &format!("/session/{}/{name}", self.session), body)
    }

    fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Outcome<Value> {
        let answer: Value = exchange(
            self.port,
            method,
            path,
            &body.map(Value::to_string).unwrap_or_default(),
        )
        .and_then(|text| Ok(serde_json::from_str(&text)?))
        .map_err(|error| Problem(format!("chromedriver, {path}: {error}")))?;
        let value = answer["value"].clone();
        match value["error"].as_str() {
            Some(error) => Err(Problem(format!(
                "chromedriver, {path}: {error}: {}",
                value["message"]
            ))),
            None => Ok(value),
        }
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            self.call("DELETE", &format!("/session/{}", self.session), None)
                .ok();
        }
        self.driver.kill().ok();
        self.driver.wait().ok();
    }
}

/// One request over HTTP, and the body of its answer.
fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().unwrap_or(0);
        }
        header.clear();
    }
    let mut answer = String::new();
    reader.take(length).read_to_string(&mut answer)?;
    Ok(answer)
}

fn wait(is_so: impl Fn() -> bool, otherwise: &str) -> Outcome {
    let end = Instant::now() + PATIENCE;
    while !is_so() {
        if Instant::now() > end {
            return Err(Problem(format!(
                "{otherwise} after {} s",
                PATIENCE.as_secs()
            )));
        }
        thread::sleep(POLL);
    }
    Ok(())
}

/// Decodes base64 as RFC 4648, section 4, has it.
fn base64_decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_decodes_the_examples_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64_decoded(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(base64_decoded("a-b_"), None);
    }
}
