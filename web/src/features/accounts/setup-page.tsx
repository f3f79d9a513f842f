import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import { queries, session } from "@/api";
import { uiStrings } from "@/lib/strings";
import { usePageTitle } from "@/lib/title";
import { Alert, Button, ErrorState, Field, Input, PasswordInput, Skeleton, SkeletonRegion } from "@/ui";
import { checkAccount } from "./check";
import { EntryLayout } from "./entry-layout";
import { useEntryForm } from "./form";
import { strings } from "./strings";

const route = getRouteApi("/setup");

export function SetupPage() {
  usePageTitle(strings.setup.title);
  const setup = useQuery(queries.setup());
  return (
    <EntryLayout title={strings.setup.title} lead={strings.setup.lead}>
      {setup.isPending && (
        <SkeletonRegion label={uiStrings.loading} className="grid gap-5">
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
          <Skeleton className="h-11" />
        </SkeletonRegion>
      )}
      {setup.isError && (
        <ErrorState title={strings.setup.failed} error={setup.error} onRetry={() => void setup.refetch()} busy={setup.isFetching} />
      )}
      {setup.data !== undefined && (setup.data.needs_setup ? <SetupForm /> : <AlreadySetUp />)}
    </EntryLayout>
  );
}

function AlreadySetUp() {
  return (
    <Alert
      meaning="good"
      title={strings.setup.doneTitle}
      action={
        <Button size="sm" asChild>
          <Link to="/sign-in">{strings.setup.doneLink}</Link>
        </Button>
      }
    >
      {strings.setup.done}
    </Alert>
  );
}

function SetupForm() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const form = useEntryForm({ token: search.token ?? "", email: "", password: "", display_name: "" }, checkAccount, async (values) => {
    await session.setUp({
      token: values.token.trim(),
      email: values.email.trim(),
      password: values.password,
      display_name: values.display_name.trim(),
    });
    await navigate({ to: "/admin", replace: true });
  });
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void form.send(form.values);
      }}
    >
      {form.problem !== null && <Alert meaning="danger" title={form.problem} live />}
      <Field label={strings.setup.token} hint={strings.setup.tokenHint} error={form.faults.token}>
        <Input
          name="token"
          autoComplete="off"
          spellCheck={false}
          required
          className="font-mono"
          value={form.values.token}
          onChange={(event) => form.set("token", event.target.value)}
        />
      </Field>
      <Field label={strings.fields.displayName} error={form.faults.display_name}>
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
        {strings.setup.submit}
      </Button>
    </form>
  );
}
