import { useEffect, useRef, useState } from "react";
import { useTheme } from "@/lib/theme";
import "./coding.css";
import { type LineMark, SourceHost } from "./source-host";

export interface SourceEditorProps {
  language: string;
  source: string;
  label: string;
  onChange: (language: string, source: string) => void;
  marks?: readonly LineMark[];
}

/** The code editor of programs. Loaded lazily, with Monaco. */
export function SourceEditor({ language, source, label, onChange, marks }: SourceEditorProps) {
  const container = useRef<HTMLDivElement>(null);
  const [host, setHost] = useState<SourceHost | null>(null);
  const theme = useTheme();
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });

  useEffect(() => {
    const node = container.current;
    if (!node) return;
    const made = new SourceHost(node, theme, (of, text) => change.current(of, text));
    setHost(made);
    return () => {
      setHost(null);
      made.dispose();
    };
    // The theme is followed below; a new editor for it would lose the cursor.
  }, []);

  useEffect(() => host?.setTheme(theme), [host, theme]);
  useEffect(() => host?.show(language, source, label), [host, language, source, label]);
  useEffect(() => host?.mark(marks ?? []), [host, marks, language]);

  return <div ref={container} data-editor className="absolute inset-0 overflow-hidden" />;
}
