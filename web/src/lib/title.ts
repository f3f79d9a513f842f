import { useEffect } from "react";

/** Names the page in the browser's tab and in its history. */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = title === "" ? "InterviewXpert" : `${title} · InterviewXpert`;
  }, [title]);
}
