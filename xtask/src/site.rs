//! A small static web server: one folder, on a free port of 127.0.0.1, in threads of its own until dropped.
//!
//! The end-to-end tests and the screenshots look at a bundle through it. It remembers what was asked for, and may
//! alter an answer on its way out, so that a test can hand the page a broken file.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Browsers open connections ahead of need; one that stays silent this long is closed.
const PATIENCE: Duration = Duration::from_secs(20);

/// Decides what is sent for a path (`geodata/places.geojson`), given the file's bytes if it is there; `None` is
/// answered with 404.
pub(crate) type Alter = Box<dyn Fn(&str, Option<Vec<u8>>) -> Option<Vec<u8>> + Send + Sync>;

/// A running server.
pub(crate) struct Site {
    address: SocketAddr,
    served: Arc<Served>,
}

struct Served {
    folder: PathBuf,
    alter: Alter,
    requests: Mutex<Vec<String>>,
    stopped: AtomicBool,
}

impl Site {
    /// Serves a folder; `alter` sees every answer before it goes out.
    pub(crate) fn open_altered(folder: &Path, alter: Alter) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let served = Arc::new(Served {
            folder: folder.to_path_buf(),
            alter,
            requests: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let serving = Arc::clone(&served);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.stopped.load(Ordering::Relaxed) {
                    return;
                }
                let serving = Arc::clone(&serving);
                // A browser that hangs up early is no fault of the site.
                thread::spawn(move || serving.answer(stream).ok());
            }
        });
        Ok(Self { address, served })
    }

    /// The address of a page, with its query and fragment if any: `url("#date=1920-03-12")`.
    pub(crate) fn url(&self, page: &str) -> String {
        format!("http://{}/{page}", self.address)
    }

    /// Every path asked for so far, in order.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.served
            .requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.served.stopped.store(true, Ordering::Relaxed);
        // Wakes the listening thread, which then sees that it is over.
        TcpStream::connect(self.address).ok();
    }
}

impl Served {
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut request = String::new();
        reader.read_line(&mut request)?;
        // The headers say nothing this server acts on, but an unread request would reset the connection.
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let Some(path) = requested_path(&request) else {
            return write!(
                stream,
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
        };
        self.requests
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(path.clone());
        let file = is_inside(&path)
            .then(|| fs::read(self.folder.join(&path)).ok())
            .flatten();
        let (status, body) = match (self.alter)(&path, file) {
            Some(body) => ("200 OK", body),
            None => ("404 Not Found", b"not found".to_vec()),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
            if status.starts_with("200") {
                media_type(&path)
            } else {
                "text/plain"
            },
            body.len()
        )?;
        stream.write_all(&body)?;
        stream.flush()
    }
}

/// The path of a request line, decoded, without query and leading slash; a folder means its index.html.
fn requested_path(request: &str) -> Option<String> {
    let target = request.strip_prefix("GET ")?.split(' ').next()?;
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decoded(path)?;
    Some(if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path
    })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

/// Whether a path stays inside the folder it is joined to.
fn is_inside(path: &str) -> bool {
    Path::new(path)
        .components()
        .all(|component| matches!(component, Component::Normal(_)))
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("geojson") => "application/geo+json",
        Some("svg") => "image/svg+xml",
        Some("webp") => "image/webp",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_line_gives_a_decoded_path() {
        assert_eq!(
            requested_path("GET / HTTP/1.1\r\n").as_deref(),
            Some("index.html")
        );
        assert_eq!(
            requested_path("GET /a%20b/c.json?x=1 HTTP/1.1\r\n").as_deref(),
            Some("a b/c.json")
        );
        assert_eq!(requested_path("GET /%zz HTTP/1.1\r\n"), None);
        assert_eq!(requested_path("POST / HTTP/1.1\r\n"), None);
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        assert!(is_inside("geodata/places.geojson"));
        for path in ["../secret", "a/../../secret", "/etc/passwd", "a/./../b"] {
            assert!(!is_inside(path), "{path}");
        }
    }
}
