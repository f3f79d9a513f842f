// The compiler is the victim.
macro_rules! double { ($($x:tt)*) => { double!($($x)* $($x)*) }; }
fn main() { double!(1); }
