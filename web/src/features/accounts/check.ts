import { strings } from "./strings";

/** What the server would refuse anyway, said before asking it. Empty when nothing is wrong. */
export interface Values {
  email: string;
  password: string;
  display_name?: string;
  token?: string;
}

export type Faults = Partial<Record<keyof Values, string>>;

const EMAIL = /^[^\s@]+@[^\s@]+$/u;

export function checkSignIn(values: Values): Faults {
  const faults: Faults = {};
  if (!EMAIL.test(values.email.trim())) faults.email = strings.check.email;
  if (values.password === "") faults.password = strings.check.passwordEmpty;
  return faults;
}

export function checkAccount(values: Values): Faults {
  const faults: Faults = {};
  if (!EMAIL.test(values.email.trim())) faults.email = strings.check.email;
  const characters = [...values.password].length;
  if (characters < 10 || characters > 128) faults.password = strings.check.password;
  const name = [...(values.display_name ?? "").trim()].length;
  if (name < 1 || name > 60) faults.display_name = strings.check.displayName;
  if (values.token !== undefined && values.token.trim() === "") faults.token = strings.check.token;
  return faults;
}

export const isClean = (faults: Faults) => Object.keys(faults).length === 0;
