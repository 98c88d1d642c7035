//! Files of the atlas, by address relative to the page.

use gloo::net::http::Request;

/// The bytes of a file, or a clause that says why they could not be had.
///
/// # Errors
///
/// If the network fails or the server answers with anything but success.
pub async fn bytes(address: &str) -> Result<Vec<u8>, String> {
    let response = Request::get(address).send().await.map_err(|_| {
        "it could not be reached: the network or the server did not answer".to_owned()
    })?;
    if !response.ok() {
        return Err(match response.status() {
            404 => "it is missing: the server answered 404".to_owned(),
            status => format!("the server refused it with status {status}"),
        });
    }
    response
        .binary()
        .await
        .map_err(|_| "it broke off while it was being read".to_owned())
}
