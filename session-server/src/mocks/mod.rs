//! Mock interviews: the roles students practise for, the bank of questions, sessions and what answers are worth.

mod answering;
mod catalogue;
mod content;
pub mod model;
mod novel;
mod opinions;
mod present;
mod quota;
mod reading;
mod routes;
mod sessions;
mod store;

pub use catalogue::Catalogue;
pub use content::{BankError, load};
pub use opinions::add_left_over;
pub use reading::{Desk, Left, read_left_over};
pub use routes::routes;
