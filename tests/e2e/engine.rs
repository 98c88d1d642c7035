//! The three engines: their drivers as child processes, the switches they are started with, and what the browser
//! writes to its console.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, io, process};

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::Fallible;

/// How long a driver or the X server may take to answer on a busy machine.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The window of a desktop reader, in CSS pixels.
pub(crate) const WINDOW: (u32, u32) = (1280, 900);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// A driver with its browser session. Dropping it ends every process it started and removes their folder.
pub(crate) struct Session {
    // Order matters: the session is closed first, then the driver is ended, then the display, then the folder goes.
    pub(crate) driver: WebDriver,
    _driver_process: Process,
    _display: Option<Display>,
    folder: Folder,
}

impl Session {
    pub(crate) async fn start(engine: Engine) -> Fallible<Self> {
        let folder = Folder::new()?;
        let display = if engine == Engine::WebKit {
            Some(Display::start(&folder)?)
        } else {
            None
        };
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let log = File::create(folder.log())?;
        let mut command = driver_command(engine, port);
        command
            .env("TMPDIR", &folder.0)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log);
        if let Some(display) = &display {
            command
                .env("DISPLAY", &display.name)
                .env("GDK_BACKEND", "x11");
        }
        let driver_process = Process::start(&mut command)?;
        wait_for_port(port)?;
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(engine)?).await?;
        let (width, height) = WINDOW;
        driver.set_window_rect(0, 0, width, height).await?;
        driver.set_script_timeout(Duration::from_secs(200)).await?;
        Ok(Self {
            driver,
            _driver_process: driver_process,
            _display: display,
            folder,
        })
    }

    /// Console messages since the last call. Chromium tells everything; in the other two a listener in the page hears
    /// the program and what it does not catch, see `LISTENER`.
    pub(crate) async fn console(&self, engine: Engine) -> Fallible<Vec<String>> {
        if engine == Engine::Chromium {
            let entries = self.driver.browser_log().await?;
            return Ok(entries
                .into_iter()
                .map(|entry| format!("{} {}", entry.level, entry.message))
                .collect());
        }
        let heard = self
            .driver
            .execute("return window.heardByTest?.splice(0) ?? []", Vec::new())
            .await?;
        Ok(serde_json::from_value(heard.json().clone())?)
    }

    /// What the driver printed.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.folder.log()).unwrap_or_default()).into_owned()
    }
}

/// A script for the head of a page in an engine that keeps its console to itself. What the engine itself says there,
/// of a missing file for example, it cannot hear.
pub(crate) const LISTENER: &str = "<script>
    window.heardByTest = [];
    for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
        const speak = console[level];
        console[level] = (...words) => {
            window.heardByTest.push(`${level} ${words.join(' ')}`);
            speak.apply(console, words);
        };
    }
    addEventListener('error', (event) => window.heardByTest.push(`uncaught ${event.message}`));
    addEventListener('unhandledrejection', (event) => window.heardByTest.push(`rejected ${event.reason}`));
</script>";

fn driver_command(engine: Engine, port: u16) -> Command {
    let mut command;
    match engine {
        Engine::Chromium => {
            command = Command::new("chromedriver");
            command.arg(format!("--port={port}"));
        }
        Engine::Firefox => {
            command = Command::new("geckodriver");
            command
                .args(["--host", "127.0.0.1", "--port"])
                .arg(port.to_string());
        }
        Engine::WebKit => {
            command = Command::new("WebKitWebDriver");
            command.args(["--host=127.0.0.1", &format!("--port={port}")]);
        }
    }
    command
}

fn capabilities(engine: Engine) -> Fallible<Capabilities> {
    let Value::Object(map) = (match engine {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-extensions",
                "--disable-sync", "--mute-audio", "--hide-scrollbars", "--lang=en-GB",
            ] },
        }),
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless"],
                "prefs": {
                    "intl.accept_languages": "en-GB",
                    "app.normandy.enabled": false,
                    "browser.safebrowsing.downloads.remote.enabled": false,
                    // A page that is left while it computes is let finish, instead of being stopped with a warning.
                    "dom.ipc.cancel_content_js_when_navigating": false,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                },
            },
        }),
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {
                "binary": mini_browser()?,
                "args": ["--automation"],
            },
        }),
    }) else {
        return Err("capabilities are an object".into());
    };
    Ok(Capabilities::from(map))
}

/// WebKitGTK's test browser stands outside the search path, in a folder named after the architecture.
fn mini_browser() -> Fallible<PathBuf> {
    let libraries = fs::read_dir("/usr/lib")?
        .flatten()
        .map(|entry| entry.path());
    for library in libraries.filter(|path| path.is_dir()) {
        let Ok(entries) = fs::read_dir(&library) else {
            continue;
        };
        let found = entries
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("webkit"))
            .map(|entry| entry.path().join("MiniBrowser"))
            .find(|path| path.is_file());
        if let Some(path) = found {
            return Ok(path);
        }
    }
    Err("MiniBrowser is not installed: run `cargo xtask setup`".into())
}

/// A child process and its children, ended when dropped.
struct Process(Child);

impl Process {
    fn start(command: &mut Command) -> Fallible<Self> {
        use std::os::unix::process::CommandExt;
        // A group of its own, so that the browser goes when its driver does.
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command.process_group(0).spawn().map_err(|error| {
            format!("{program} could not be started ({error}): run the tests by `cargo xtask test`")
        })?;
        Ok(Self(child))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        Command::new("kill")
            .args(["-TERM", "--", &group])
            .stderr(Stdio::null())
            .status()
            .ok();
        let end = Instant::now() + Duration::from_secs(3);
        while Instant::now() < end && matches!(self.0.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(20));
        }
        Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status()
            .ok();
        self.0.wait().ok();
    }
}

/// An X server without a screen: WebKitGTK's driver hangs when it has no display.
struct Display {
    name: String,
    _process: Process,
}

impl Display {
    fn start(folder: &Folder) -> Fallible<Self> {
        let chosen = folder.0.join("display");
        let mut command = Command::new("Xvfb");
        command
            // The server chooses a free number and writes it here.
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1440x1000x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(File::create(&chosen)?)
            .stderr(Stdio::null());
        let process = Process::start(&mut command)?;
        let end = Instant::now() + START_LIMIT;
        loop {
            let number = fs::read_to_string(&chosen)?;
            if number.ends_with('\n') {
                return Ok(Self {
                    name: format!(":{}", number.trim()),
                    _process: process,
                });
            }
            if Instant::now() > end {
                return Err(format!("Xvfb gave no display in {START_LIMIT:?}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A folder for the profiles and logs of one session; short, because sockets are made in it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("atlas-e2e-{}-{number}", process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }

    fn log(&self) -> PathBuf {
        self.0.join("driver.log")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

/// Removes a folder that a dying browser may still be writing to.
fn remove(folder: &Path) {
    for _ in 0..20 {
        if fs::remove_dir_all(folder).is_ok() || !folder.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn wait_for_port(port: u16) -> Fallible {
    let end = Instant::now() + START_LIMIT;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if Instant::now() > end {
            return Err(format!("the driver does not answer after {START_LIMIT:?}").into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
