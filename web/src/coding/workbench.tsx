import { type ReactNode, useEffect, useRef } from "react";
import { useNarrow } from "@/lib/media-query";
import { Spinner, type TabItem, TabList, TabPanel, TabsRoot, cx } from "@/ui";
import { RunBar } from "./run-bar";
import { Split } from "./split";
import { codingStrings } from "./strings";

const t = codingStrings.workbench;

/** What a narrow window shows: one of the panes, the editor, or what came of running. */
export type Front = "panes" | "code" | "result";

export interface WorkbenchProps<Pane extends string> {
  /** What the place of the divider is remembered under, and where it is at first. */
  name: string;
  start: number;
  label: string;
  /** What is read beside the code; the first is the problem. */
  panes: readonly TabItem<Pane>[];
  pane: Pane;
  onPane: (pane: Pane) => void;
  /** Keeps panes mounted that are not in front. */
  keepMounted?: boolean;
  front: Front;
  onFront: (front: Front) => void;
  /** The editor with the buttons of its bar, which in a narrow window are below everything instead. */
  code: (actions: ReactNode) => ReactNode;
  result: ReactNode;
  running: boolean;
  actions: ReactNode;
  /** Where nothing can be programmed, in place of code and result. */
  instead?: ReactNode;
  className?: string;
}

/** Problem, code and result: side by side where there is room, else one at a time behind tabs, with the buttons in reach. */
export function Workbench<Pane extends string>(props: WorkbenchProps<Pane>) {
  const { name, start, label, panes, pane, onPane, keepMounted, front, onFront, code, result, running, actions, instead, className } = props;
  const narrow = useNarrow();
  const programs = instead === undefined;
  const shown: Pane | Front = narrow && programs && front !== "panes" ? front : pane;
  const frame = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!narrow) return;
    // Each begins at its top, and a keyboard that was in what is hidden now goes on from the tabs.
    if (frame.current && frame.current.getBoundingClientRect().top < 0) frame.current.scrollIntoView({ block: "start" });
    if (document.activeElement?.closest("[role=tabpanel][data-state=inactive]")) {
      list.current?.querySelector<HTMLElement>("[role=tab][data-state=active]")?.focus({ preventScroll: true });
    }
  }, [narrow, shown]);
  const choose = (next: Pane | Front) => {
    const chosen = panes.find(({ value }) => value === next);
    onFront(chosen ? "panes" : (next as Front));
    if (chosen) onPane(chosen.value);
  };
  const [problem, ...others] = panes;
  const tabs = [
    ...(problem ? [problem] : []),
    ...(narrow && programs
      ? [
          { value: "code" as const, label: t.code },
          { value: "result" as const, label: t.result, extra: running && <Spinner className="size-3.5" /> },
        ]
      : []),
    ...others,
  ];
  return (
    <TabsRoot<Pane | Front> value={shown} onChange={choose} className="contents">
      <div ref={frame} className={cx("flex min-w-0 flex-col", className)}>
        <Split
          name={name}
          start={start}
          className="lg:flex-1"
          first={
            <div className="max-lg:contents lg:flex lg:min-h-0 lg:min-w-0 lg:flex-col lg:overflow-hidden lg:rounded-10 lg:border lg:border-line lg:bg-surface lg:shadow-card">
              <TabList<Pane | Front>
                ref={list}
                label={label}
                items={tabs}
                className="border-b border-line px-1 max-lg:sticky max-lg:top-14 max-lg:z-20 max-lg:-mx-4 max-lg:bg-canvas max-lg:px-2 max-lg:sm:-mx-6 max-lg:sm:px-4"
              />
              {panes.map((item) => (
                <TabPanel
                  key={item.value}
                  value={item.value}
                  keepMounted={keepMounted}
                  className="relative min-w-0 p-5 max-lg:rounded-10 max-lg:border max-lg:border-line max-lg:bg-surface max-lg:shadow-card max-sm:p-4 lg:min-h-0 lg:flex-1 lg:overflow-y-auto"
                >
                  {item.content}
                </TabPanel>
              ))}
            </div>
          }
          second={
            programs ? (
              <div className="max-lg:contents lg:flex lg:min-h-0 lg:min-w-0 lg:flex-col lg:gap-4">
                <TabPanel value="code" isTab={narrow} keepMounted className="min-w-0 lg:contents">
                  {code(narrow ? null : actions)}
                </TabPanel>
                <TabPanel value="result" isTab={narrow} keepMounted className="min-w-0 lg:contents">
                  {result}
                </TabPanel>
              </div>
            ) : (
              instead
            )
          }
        />
        {narrow && programs && <RunBar>{actions}</RunBar>}
      </div>
    </TabsRoot>
  );
}
