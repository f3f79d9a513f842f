/// The judge's part: reads the arguments and prints the result.
#[allow(warnings)]
mod judge_harness {
    use ::std::io::{Read, Write};
    use ::std::string::{String, ToString};
    use ::std::vec::Vec;

    pub struct Program {
        input: Vec<u8>,
        at: usize,
        out: String,
    }

    impl Program {
        pub fn start() -> Self {
            let mut input = Vec::new();
            ::std::io::stdin().read_to_end(&mut input).unwrap();
            let mut program = Self { input, at: 0, out: String::from("\n") };
            let sentinel = program.string();
            program.show_string(sentinel);
            program
        }

        fn token(&mut self, whole_line: bool) -> &str {
            let from = self.at;
            while self.input[self.at] != b'\n' && (whole_line || self.input[self.at] != b' ') {
                self.at += 1;
            }
            self.at += 1;
            ::std::str::from_utf8(&self.input[from..self.at - 1]).unwrap()
        }

        pub fn int(&mut self) -> i64 {
            self.token(false).parse().unwrap()
        }

        pub fn float(&mut self) -> f64 {
            self.token(false).parse().unwrap()
        }

        pub fn bool(&mut self) -> bool {
            self.int() == 1
        }

        pub fn string(&mut self) -> String {
            self.token(true).to_string()
        }

        fn list<T>(&mut self, element: fn(&mut Self) -> T) -> Vec<T> {
            let count = self.int();
            (0..count).map(|_| element(self)).collect()
        }

        pub fn int_list(&mut self) -> Vec<i64> {
            self.list(Self::int)
        }

        pub fn float_list(&mut self) -> Vec<f64> {
            self.list(Self::float)
        }

        pub fn string_list(&mut self) -> Vec<String> {
            self.list(Self::string)
        }

        pub fn int_table(&mut self) -> Vec<Vec<i64>> {
            self.list(Self::int_list)
        }

        pub fn show_int(&mut self, value: i64) {
            self.show_string(value.to_string());
        }

        pub fn show_float(&mut self, value: f64) {
            self.show_string(::std::format!("{:?}", value));
        }

        pub fn show_bool(&mut self, value: bool) {
            self.show_string(value.to_string());
        }

        pub fn show_string(&mut self, value: String) {
            self.out += &value;
            self.out += "\n";
        }

        pub fn show_int_list(&mut self, values: Vec<i64>) {
            values.into_iter().for_each(|value| self.show_int(value));
        }

        pub fn show_float_list(&mut self, values: Vec<f64>) {
            values.into_iter().for_each(|value| self.show_float(value));
        }

        pub fn show_string_list(&mut self, values: Vec<String>) {
            values.into_iter().for_each(|value| self.show_string(value));
        }

        pub fn show_int_table(&mut self, rows: Vec<Vec<i64>>) {
            for row in rows {
                let row: Vec<String> = row.into_iter().map(|value| value.to_string()).collect();
                self.show_string(row.join(" "));
            }
        }

        pub fn print(self) {
            let mut stdout = ::std::io::stdout();
            stdout.write_all(self.out.as_bytes()).unwrap();
            stdout.flush().unwrap();
        }
    }
}

