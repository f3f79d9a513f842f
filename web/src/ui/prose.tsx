import { Fragment } from "react";
import { type Block, type Inline, blocksOf, inlinesOf } from "@/lib/markdown";
import { cx } from "./cx";

export interface ProseProps {
  markdown: string;
  /** Level of its headings on the page. */
  headings?: "h2" | "h3";
  className?: string;
}

/** Markdown as text to read. */
export function Prose({ markdown, headings = "h2", className }: ProseProps) {
  return (
    <div className={cx("grid gap-3 text-ink", className)}>
      {blocksOf(markdown).map((block, index) => (
        <Part key={index} block={block} headings={headings} />
      ))}
    </div>
  );
}

/** One line of Markdown. */
export function InlineProse({ markdown }: { markdown: string }) {
  return <Words parts={inlinesOf(markdown)} />;
}

const LIST = "grid gap-1 pl-5 marker:text-ink-faint";

function Part({ block, headings: Heading }: { block: Block; headings: "h2" | "h3" }) {
  switch (block.kind) {
    case "heading":
      return (
        <Heading className="mt-2 text-14 font-semibold text-ink first:mt-0">
          <Words parts={block.inner} />
        </Heading>
      );
    case "paragraph":
      return (
        <p>
          <Words parts={block.inner} />
        </p>
      );
    case "code":
      return (
        <pre tabIndex={0} className="overflow-x-auto rounded-8 border border-line bg-sunken px-3 py-2 font-mono text-12 leading-5">
          {block.text}
        </pre>
      );
    case "bullets":
      return <ul className={cx(LIST, "list-disc")}>{items(block.items)}</ul>;
    case "numbers":
      return <ol className={cx(LIST, "list-decimal")}>{items(block.items)}</ol>;
  }
}

const items = (all: Inline[][]) =>
  all.map((parts, index) => (
    <li key={index}>
      <Words parts={parts} />
    </li>
  ));

function Words({ parts }: { parts: Inline[] }) {
  return parts.map((part, index) => {
    switch (part.kind) {
      case "text":
        return <Fragment key={index}>{part.text}</Fragment>;
      case "code":
        return (
          <code key={index} className="rounded-4 bg-hover px-1 py-0.5 text-[0.875em] [overflow-wrap:anywhere]">
            {part.text}
          </code>
        );
      case "strong":
        return (
          <strong key={index} className="font-semibold">
            <Words parts={part.inner} />
          </strong>
        );
      case "em":
        return (
          <em key={index}>
            <Words parts={part.inner} />
          </em>
        );
    }
  });
}
