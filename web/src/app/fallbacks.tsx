import { Link } from "@tanstack/react-router";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { uiStrings } from "@/lib/strings";
import { Button, EmptyState, Logo, Picture, type PictureName, Spinner } from "@/ui";
import { strings } from "./strings";

function WholePage({ title, body, picture, action }: { title: string; body: string; picture: PictureName; action: ReactNode }) {
  return (
    <main className="grid min-h-dvh grid-rows-[auto_1fr_auto] p-6">
      <Link to="/" className="justify-self-start rounded-8">
        <Logo />
      </Link>
      <div className="grid place-items-center">
        <EmptyState title={title} titleAs="h1" picture={<Picture name={picture} />} action={action}>
          {body}
        </EmptyState>
      </div>
      <div className="h-10" />
    </main>
  );
}

export function NotFoundPage() {
  return (
    <WholePage
      title={strings.notFound.title}
      body={strings.notFound.body}
      picture="lost"
      action={
        <Button asChild>
          <Link to="/">{strings.notFound.home}</Link>
        </Button>
      }
    />
  );
}

export function CrashPage() {
  return (
    <WholePage
      title={strings.crash.title}
      body={strings.crash.body}
      picture="unplugged"
      action={
        <Button icon={<RotateCw aria-hidden />} onClick={() => location.reload()}>
          {strings.crash.reload}
        </Button>
      }
    />
  );
}

export function UnreachablePage({ onRetry }: { onRetry: () => void }) {
  return (
    <WholePage
      title={strings.unreachable.title}
      body={strings.unreachable.body}
      picture="unplugged"
      action={
        <Button icon={<RotateCw aria-hidden />} onClick={onRetry}>
          {uiStrings.retry}
        </Button>
      }
    />
  );
}

export function PendingPage() {
  return (
    <div className="grid min-h-[60dvh] place-items-center text-ink-faint">
      <Spinner label={uiStrings.loading} className="size-6" />
    </div>
  );
}
