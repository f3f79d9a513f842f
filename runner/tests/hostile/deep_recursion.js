// No end: the stack is the limit.
function deeper(n) { return deeper(n + 1) + 1; }
console.log(deeper(0));
