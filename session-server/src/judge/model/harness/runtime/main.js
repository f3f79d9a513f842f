;// The judge's part: reads the arguments, calls the function, prints its result.
{
  const fs = require("fs");
  const input = fs.readFileSync(0);
  let at = 0;

  const text = (end) => {
    const from = at;
    while (at < input.length && !end(input[at])) at += 1;
    at += 1;
    return input.toString("utf8", from, at - 1);
  };
  const line = () => text((byte) => byte === 10);
  const number = () => {
    const from = at;
    const sign = input[at] === 45 ? -1 : 1;
    if (sign < 0) at += 1;
    let value = 0;
    while (input[at] >= 48 && input[at] <= 57) {
      value = value * 10 + input[at] - 48;
      at += 1;
    }
    if (input[at] <= 32 && at - from <= 15) {
      at += 1;
      return sign * value;
    }
    // Not a small integer: slower, but rounded as it should be.
    at = from;
    return +text((byte) => byte <= 32);
  };
  const many = (read) => {
    const values = [];
    for (let left = number(); left > 0; left -= 1) values.push(read());
    return values;
  };
  const read = {
    "int": number,
    "float": number,
    "bool": () => line() === "1",
    "string": line,
    "int[]": () => many(number),
    "float[]": () => many(number),
    "string[]": () => many(line),
    "int[][]": () => many(read["int[]"]),
  };

  const fits = (kind, value) => {
    if (kind === "int") return typeof value === "bigint" || (typeof value === "number" && value % 1 === 0);
    if (kind === "float") return typeof value === "number";
    if (kind === "bool") return typeof value === "boolean";
    if (kind === "string") return typeof value === "string";
    return Array.isArray(value) && value.every((each) => fits(kind.slice(0, -2), each));
  };
  const show = (kind, value) => {
    if (kind === "int" && Math.abs(Number(value)) >= 1e21) return `${BigInt(value)}`;
    if (kind === "int[][]") return value.map((row) => row.map((each) => show("int", each)).join(" ")).join("\n");
    return Array.isArray(value) ? value.map((each) => show(kind.slice(0, -2), each)).join("\n") : `${value}`;
  };

  const run = (solve, params, returns) => {
    if (solve === null) process.exit(87);
    const sentinel = line();
    const args = params.map((kind) => read[kind]());
    const result = solve(...args);
    if (!fits(returns, result)) {
      throw new TypeError(`the function is to return ${returns}, but returned ${typeof result}: ${String(result).slice(0, 80)}`);
    }
    const empty = Array.isArray(result) && result.length === 0;
    const out = Buffer.from(`\n${sentinel}\n${empty ? "" : `${show(returns, result)}\n`}`);
    let written = 0;
    while (written < out.length) {
      try {
        written += fs.writeSync(1, out, written);
      } catch (error) {
        if (error.code !== "EAGAIN") throw error;
      }
    }
  };
