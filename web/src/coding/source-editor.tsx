import { useEffect, useRef, useState } from "react";
import { useTheme } from "@/lib/theme";
import type { LineMark } from "./line-marks";
import type { Formatting } from "./formatting/lay-out";
import { SourceHost } from "./source-host";
import { codingStrings } from "./strings";

/** What can be asked of an editor that has been loaded. */
export interface EditorHandle {
  format(): Promise<Formatting>;
}

export interface SourceEditorProps {
  language: string;
  source: string;
  label: string;
  onChange: (language: string, source: string) => void;
  marks?: readonly LineMark[];
  /** Called with null when it goes. */
  onReady: (handle: EditorHandle | null) => void;
  /** The key for it was pressed. */
  onFormat: () => void;
}

/** The code editor of programs. Loaded lazily, with Monaco. */
export function SourceEditor({ language, source, label, onChange, marks, onReady, onFormat }: SourceEditorProps) {
  const container = useRef<HTMLDivElement>(null);
  const [host, setHost] = useState<SourceHost | null>(null);
  const theme = useTheme();
  const latest = useRef({ onChange, onReady, onFormat });
  useEffect(() => {
    latest.current = { onChange, onReady, onFormat };
  });

  useEffect(() => {
    const node = container.current;
    if (!node) return;
    const made = new SourceHost(node, theme, (of, text) => latest.current.onChange(of, text), {
      formatLabel: codingStrings.editor.format,
      format: () => latest.current.onFormat(),
    });
    setHost(made);
    latest.current.onReady(made);
    return () => {
      setHost(null);
      latest.current.onReady(null);
      made.dispose();
    };
    // The theme is followed below; a new editor for it would lose the cursor.
  }, []);

  useEffect(() => host?.setTheme(theme), [host, theme]);
  useEffect(() => host?.show(language, source, label), [host, language, source, label]);
  useEffect(() => host?.mark(marks ?? []), [host, marks, language]);

  return <div ref={container} data-editor className="absolute inset-0 overflow-hidden" />;
}
