//! Debug builds read the web client from `web/dist` while they run, but its path is resolved when they are compiled: the
//! folder must be there by then, also when nobody has built the client yet.

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    std::fs::create_dir_all("../web/dist")
}
