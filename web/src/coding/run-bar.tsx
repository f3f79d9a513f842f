import type { ReactNode } from "react";

/** The buttons that run a program. In a window of one column they stay above the navigation, however far one has scrolled. */
export function RunBar({ children }: { children: ReactNode }) {
  return (
    <div
      data-run-bar
      className="flex items-center gap-2 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:justify-end max-lg:border-t max-lg:border-line max-lg:bg-canvas max-lg:px-4 max-lg:py-2"
    >
      {children}
    </div>
  );
}
