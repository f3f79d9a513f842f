import { useState } from "react";
import { isApiError } from "@/api";
import { problemField, problemText } from "@/lib/problem";
import { type Faults, type Values, isClean } from "./check";
import { strings } from "./strings";

const FIELDS = ["email", "password", "display_name", "token"] as const;

/** One entry form: values, what is wrong with them, and what the server said. */
export function useEntryForm<Form extends Values>(initial: Form, check: (values: Form) => Faults, submit: (values: Form) => Promise<unknown>) {
  const [values, setValues] = useState(initial);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const set = <Name extends keyof Form>(name: Name, value: Form[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setFaults((before) => ({ ...before, [name]: undefined }));
  };

  const send = async (form: Form) => {
    const found = check(form);
    setFaults(found);
    setProblem(null);
    if (!isClean(found)) return;
    setBusy(true);
    try {
      await submit(form);
    } catch (error) {
      const field = problemField(error, FIELDS);
      if (isApiError(error, "wrong_credentials")) setProblem(strings.signIn.wrong);
      else if (isApiError(error, "email_taken")) setFaults({ email: strings.register.emailTaken });
      else if (field !== undefined) setFaults({ [field]: problemText(error) });
      else setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  };

  return { values, faults, problem, busy, set, send };
}
