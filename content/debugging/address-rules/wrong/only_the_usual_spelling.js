// expect: WA
// Idea: treat the text of the usual default rule by itself
const NO_RULE = "none";

/** The four numbers of an address as one of 32 bits. */
function toNumber(address) {
  return address.split(".").reduce((value, part) => value * 256 + Number(part), 0);
}

/** Ones for the leading bits that count, zeros for the rest. */
function maskOf(bits) {
  return (0xffffffff << (32 - bits)) >>> 0;
}

function parseRule(line) {
  const [network, name] = line.split(" ");
  const [address, length] = network.split("/");
  const bits = Number(length);
  if (network === "0.0.0.0/0") return { name, bits, mask: 0, network: 0 };
  const mask = maskOf(bits);
  return { name, bits, mask, network: (toNumber(address) & mask) >>> 0 };
}

function ruleNames(rules, addresses) {
  const parsed = rules.map(parseRule);
  return addresses.map((address) => {
    const number = toNumber(address);
    let best = null;
    for (const rule of parsed) {
      const inside = (number & rule.mask) >>> 0 === rule.network;
      if (inside && (best === null || rule.bits > best.bits)) best = rule;
    }
    return best === null ? NO_RULE : best.name;
  });
}
