use super::*;

#[test]
fn defaults_are_valid_and_bound_to_loopback() {
    let config = with(&[]).unwrap();
    assert!(config.is_loopback());
    assert!(config.database_url.starts_with("sqlite:"));
}

#[test]
fn refuses_what_it_cannot_use_and_names_it() {
    for (name, value) in [
        ("IX_LISTEN", "8080"),
        ("IX_PUBLIC_ORIGIN", "http://localhost:8080/app"),
        ("IX_PUBLIC_ORIGIN", "localhost"),
        ("IX_ROOM_FILES", "0"),
        ("IX_LOG_FORMAT", "xml"),
        ("IX_LOG", "session_server=loud"),
        ("IX_MEDIA_ADVERTISE", "10.0.0.1,host"),
        ("IX_TRUSTED_PROXIES", "10.0.0.0/33"),
        ("IX_RUNNER", "podman"),
        ("IX_RUNNER", "https://runner:8090"),
        ("IX_RUNNER", "http://runner"),
        ("IX_RUNNER_TOKEN", "short"),
    ] {
        // Only looked at for a service.
        let service = ("IX_RUNNER", "http://runner:8090");
        let error = match name {
            "IX_RUNNER_TOKEN" => with(&[service, (name, value)]),
            _ => with(&[(name, value)]),
        };
        let error = error.unwrap_err().to_string();
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn print_masks_secrets() {
    let text = print(&|name| (name == "IX_TURN_SECRET").then(|| "hush".to_owned()));
    assert!(!text.contains("hush"));
    assert!(text.contains("IX_TURN_SECRET=(set)"));
    let text = print(&|name| (name == "IX_TURN_SECRET").then(String::new));
    assert!(text.contains("IX_TURN_SECRET=\n"), "{text}");
}

#[test]
fn print_shows_every_setting_that_is_read() {
    let asked = std::cell::RefCell::new(Vec::new());
    let env = |name: &str| {
        asked.borrow_mut().push(name.to_owned());
        None
    };
    Config::read(&env).unwrap();
    let text = print(&|_| None);
    let asked = asked.into_inner();
    assert!(asked.iter().any(|name| name == "IX_LOG"));
    let ours = |name: &&String| name.starts_with("IX_") && !name.ends_with("_FILE");
    for name in asked.iter().filter(ours) {
        assert!(
            text.contains(&format!("\n{name}=")) || text.starts_with(name),
            "{name}"
        );
    }
}
