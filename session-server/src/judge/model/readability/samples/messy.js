const fs = require("fs");
const paths = require("path"); // <- dead_code

function read_all(name) { // <- naming
  return fs.readFileSync(name, "utf8");
}

function sum(values) {
  let total = 0;
  for (const value of values) {
    if (value < 0) {
      continue;
      total -= value; // <- dead_code
    } else if (value > 10) {
      total += 10;
    }
  }
  return total;
}

const pick = (rows) => {
  for (const row of rows) {
    for (const cell of row) {
      while (cell.next) {
        if (cell.ok) {
          if (cell.last) { // <- nesting
            return cell;
          }
        }
      }
    }
  }
};

console.log(sum(read_all(0).split(" ").map(Number)), pick([]));
