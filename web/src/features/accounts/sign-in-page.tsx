import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { queries, session } from "@/api";
import { usePageTitle } from "@/lib/title";
import { Alert, Avatar, Button, Field, Input, PasswordInput } from "@/ui";
import { checkSignIn } from "./check";
import { EntryLayout } from "./entry-layout";
import { useEntryForm } from "./form";
import { strings } from "./strings";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  usePageTitle(strings.signIn.title);
  const search = route.useSearch();
  const setup = useQuery(queries.setup());
  const form = useEntryForm({ email: "", password: "" }, checkSignIn, (values) =>
    session.login({ email: values.email.trim(), password: values.password }),
  );
  const demo = setup.data?.demo_accounts ?? [];

  return (
    <EntryLayout title={strings.signIn.title} lead={strings.signIn.lead}>
      {setup.data?.needs_setup === true && demo.length === 0 && (
        <Alert
          meaning="info"
          title={strings.signIn.needsSetup}
          action={
            <Button size="sm" asChild>
              <Link to="/setup">{strings.signIn.needsSetupLink}</Link>
            </Button>
          }
        />
      )}
      <form
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void form.send(form.values);
        }}
      >
        {form.problem !== null && <Alert meaning="danger" title={form.problem} live />}
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
        <Field label={strings.fields.password} error={form.faults.password}>
          <PasswordInput
            name="password"
            autoComplete="current-password"
            required
            value={form.values.password}
            onChange={(event) => form.set("password", event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" busy={form.busy}>
          {strings.signIn.submit}
        </Button>
      </form>

      {demo.length > 0 && (
        <section aria-labelledby="demo" className="grid gap-3 rounded-10 border border-line bg-sunken p-4">
          <div>
            <h2 id="demo" className="text-14 font-semibold">
              {strings.signIn.demoTitle}
            </h2>
            <p className="text-14 text-ink-faint">{strings.signIn.demoHint}</p>
          </div>
          <ul className="grid gap-1.5">
            {demo.map((account) => (
              <li key={account.email}>
                <button
                  type="button"
                  disabled={form.busy}
                  onClick={() => void form.send({ email: account.email, password: account.password })}
                  className="group flex min-h-11 w-full items-center gap-3 rounded-8 border border-line bg-surface px-3 py-2 text-left transition-colors duration-(--quick) hover:border-accent-line hover:bg-accent-soft disabled:opacity-55"
                >
                  <Avatar name={account.display_name} size="sm" />
                  <span className="min-w-0 flex-1 truncate text-14 font-medium">
                    <span className="sr-only">{strings.signIn.demoUse} </span>
                    {account.display_name}
                  </span>
                  <span className="text-14 text-ink-faint">{strings.roles[account.role]}</span>
                  <ArrowRight className="size-4 shrink-0 text-ink-faint group-hover:text-accent-ink" aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}

      {setup.data?.needs_setup === true && demo.length > 0 && (
        <p className="text-14 text-ink-soft">
          {strings.signIn.needsSetup}{" "}
          <Link to="/setup" className="rounded-4 font-medium text-accent-ink underline underline-offset-4">
            {strings.signIn.needsSetupLink}
          </Link>
        </p>
      )}

      <p className="text-14 text-ink-soft">
        {strings.signIn.register}{" "}
        <Link to="/register" search={search} className="rounded-4 font-medium text-accent-ink underline underline-offset-4">
          {strings.signIn.registerLink}
        </Link>
      </p>
    </EntryLayout>
  );
}
