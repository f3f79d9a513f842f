import { Link, getRouteApi } from "@tanstack/react-router";
import { ClipboardCheck, GraduationCap } from "lucide-react";
import { type RegisterRequest, session } from "@/api";
import { usePageTitle } from "@/lib/title";
import { Alert, Button, ChoiceCards, Field, Input, PasswordInput } from "@/ui";
import { checkAccount } from "./check";
import { EntryLayout } from "./entry-layout";
import { useEntryForm } from "./form";
import { strings } from "./strings";

const route = getRouteApi("/register");

const EMPTY: RegisterRequest = { email: "", password: "", display_name: "", role: "student" };

export function RegisterPage() {
  usePageTitle(strings.register.title);
  const search = route.useSearch();
  const form = useEntryForm(EMPTY, checkAccount, (values) =>
    session.register({ ...values, email: values.email.trim(), display_name: values.display_name.trim() }),
  );
  return (
    <EntryLayout title={strings.register.title} lead={strings.register.lead}>
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void form.send(form.values);
        }}
      >
        {form.problem !== null && <Alert meaning="danger" title={form.problem} live />}
        <div className="grid gap-1.5">
          <p className="text-14 font-medium">{strings.fields.role}</p>
          <ChoiceCards
            label={strings.fields.role}
            value={form.values.role}
            onChange={(role) => form.set("role", role)}
            options={[
              { value: "student", ...strings.register.student, icon: <GraduationCap aria-hidden /> },
              { value: "interviewer", ...strings.register.interviewer, icon: <ClipboardCheck aria-hidden /> },
            ]}
          />
        </div>
        <Field label={strings.fields.displayName} hint={strings.fields.displayNameHint} error={form.faults.display_name}>
          <Input
            name="name"
            autoComplete="name"
            required
            value={form.values.display_name}
            onChange={(event) => form.set("display_name", event.target.value)}
          />
        </Field>
        <Field label={strings.fields.email} error={form.faults.email}>
          <Input
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            required
            value={form.values.email}
            onChange={(event) => form.set("email", event.target.value)}
          />
        </Field>
        <Field label={strings.fields.password} hint={strings.fields.newPasswordHint} error={form.faults.password}>
          <PasswordInput
            name="password"
            autoComplete="new-password"
            required
            value={form.values.password}
            onChange={(event) => form.set("password", event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" busy={form.busy}>
          {strings.register.submit}
        </Button>
      </form>
      <p className="text-14 text-ink-soft">
        {strings.register.signIn}{" "}
        <Link to="/sign-in" search={search} className="rounded-4 font-medium text-accent-ink underline underline-offset-4">
          {strings.register.signInLink}
        </Link>
      </p>
    </EntryLayout>
  );
}
