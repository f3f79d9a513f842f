//! Selective forwarding of WebRTC media: a sans-IO core (`Room`) and a UDP driver.
