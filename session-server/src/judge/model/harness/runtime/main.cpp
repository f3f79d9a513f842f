#include <bits/stdc++.h>
// The judge's part: reads the arguments and prints the result.
namespace judge_harness {
using Int = long long;
using Float = double;
using Bool = bool;
using String = std::string;
using IntList = std::vector<long long>;
using FloatList = std::vector<double>;
using StringList = std::vector<std::string>;
using IntTable = std::vector<std::vector<long long>>;

class Program {
  std::string input, out;
  char* at;

  std::string line() {
    char* from = at;
    while (*at != '\n' && *at != '\0') ++at;
    return std::string(from, at++);
  }
  void read(long long& value) { value = std::strtoll(at, &at, 10), ++at; }
  void read(double& value) { value = std::strtod(at, &at), ++at; }
  void read(bool& value) { value = *at == '1', at += 2; }
  void read(std::string& value) { value = line(); }
  template <class T> void read(std::vector<T>& values) {
    long long count;
    read(count);
    values.resize(static_cast<std::size_t>(count));
    for (T& value : values) read(value);
  }

  void show(long long value) { out += std::to_string(value); }
  void show(double value) {
    char digits[64];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }
  void show(bool value) { out += value ? "true" : "false"; }
  void show(const std::string& value) { out += value; }
  void show(const std::vector<long long>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ' ';
      show(row[i]);
    }
  }

public:
  Program() {
    char block[1 << 16];
    for (std::size_t size; (size = std::fread(block, 1, sizeof block, stdin)) > 0;) input.append(block, size);
    at = input.data();
    out = "\n" + line() + "\n";
  }
  template <class T> T judge_next() {
    T value;
    read(value);
    return value;
  }
  template <class T> void judge_add(const T& value) { show(value), out += '\n'; }
  template <class T> void judge_add(const std::vector<T>& values) {
    for (const T& value : values) show(value), out += '\n';
  }
  void judge_print() {
    std::cout.flush();
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
  }
};
}  // namespace judge_harness
