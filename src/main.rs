//! Mounts the atlas in the page.

fn main() {}
