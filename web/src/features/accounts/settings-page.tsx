import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { type ReactNode, useState } from "react";
import { session, useUser } from "@/api";
import { date } from "@/lib/format";
import { setSingleKeys, useSingleKeys } from "@/lib/shortcuts";
import { setThemeChoice, useThemeChoice } from "@/lib/theme";
import { usePageTitle } from "@/lib/title";
import { Avatar, Badge, Button, Card, PageHeader, Segmented, Switch, toast } from "@/ui";
import { strings } from "./strings";

const text = strings.settings;

export function SettingsPage() {
  usePageTitle(text.title);
  const user = useUser();
  const theme = useThemeChoice();
  const singleKeys = useSingleKeys();
  const [leaving, setLeaving] = useState(false);

  const signOut = async () => {
    setLeaving(true);
    try {
      await session.logout();
    } catch {
      toast("danger", text.signOutFailed);
      setLeaving(false);
    }
  };

  return (
    <div className="grid max-w-[44rem] gap-6">
      <PageHeader title={text.title} lead={text.lead} />
      <Card title={text.profile} hint={text.fixed}>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
          <Avatar name={user.display_name} size="lg" />
          <dl className="grid flex-1 gap-x-6 gap-y-3 sm:grid-cols-2">
            <Row name={text.name}>{user.display_name}</Row>
            <Row name={text.email}>{user.email}</Row>
            <Row name={text.role}>
              <span className="inline-flex flex-wrap items-center gap-2">
                {strings.roles[user.role]}
                {user.role === "interviewer" && (
                  <Badge tone={user.verified ? "good" : "caution"}>{user.verified ? text.verified : text.unverified}</Badge>
                )}
              </span>
            </Row>
            <Row name={text.since}>{date(user.created_at_ms)}</Row>
          </dl>
        </div>
      </Card>
      <Card title={text.appearance} hint={text.appearanceHint}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="text-14 font-medium">{text.theme}</span>
          <Segmented
            label={text.theme}
            value={theme}
            onChange={setThemeChoice}
            options={[
              { value: "system", label: text.themeOptions.system, icon: <Monitor aria-hidden /> },
              { value: "light", label: text.themeOptions.light, icon: <Sun aria-hidden /> },
              { value: "dark", label: text.themeOptions.dark, icon: <Moon aria-hidden /> },
            ]}
          />
        </div>
      </Card>
      <Card title={text.keyboard}>
        <Switch checked={singleKeys} onChange={setSingleKeys} label={text.singleKeys} hint={user.role === "interviewer" ? text.singleKeysHintPalette : text.singleKeysHint} />
      </Card>
      <Card title={text.session}>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="text-14 text-ink-soft">{text.signOutHint}</span>
          <Button icon={<LogOut aria-hidden />} busy={leaving} onClick={() => void signOut()}>
            {text.signOut}
          </Button>
        </div>
      </Card>
      <p className="text-14 text-ink-faint">
        <span className="font-medium text-ink-soft">{text.notYet}:</span> {text.notYetList}
      </p>
    </div>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-0.5">
      <dt className="text-14 text-ink-faint">{name}</dt>
      <dd className="text-14 font-medium break-words">{children}</dd>
    </div>
  );
}
