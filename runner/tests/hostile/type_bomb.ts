// Types are stripped, not evaluated: this is quick or refused, never slow.
type Grow<T extends unknown[], N extends number> = T['length'] extends N ? T : Grow<[...T, unknown], N>;
const x: Grow<[], 999> | 1 = 1;
console.log(x);
