import type { ReactNode } from "react";
import { cx } from "./cx";

/*
 * Small pictures for empty states, drawn on one 128 × 88 grid with one grammar: paper is a rounded outline in the
 * line colour, what people wrote is a grey stroke, and the one thing that matters is teal.
 */

const PAPER = "fill-[var(--surface)] stroke-[var(--line-strong)]";
const WRITTEN = "stroke-[var(--line-strong)]";
const MATTERS = "fill-[var(--accent-soft)] stroke-[var(--accent-mark)]";
const MATTERS_LINE = "stroke-[var(--accent-mark)]";

const PICTURES = {
  /** Two people facing each other over one page. */
  conversation: (
    <>
      <rect x="34" y="20" width="60" height="48" rx="6" className={PAPER} />
      <path d="M44 34h18M44 42h26M44 50h12" className={WRITTEN} />
      <path d="M70 50h14" className={MATTERS_LINE} />
      <circle cx="20" cy="38" r="8" className={PAPER} />
      <path d="M8 62c1.5-8 6-12 12-12s10.5 4 12 12" className={PAPER} />
      <circle cx="108" cy="38" r="8" className={MATTERS} />
      <path d="M96 62c1.5-8 6-12 12-12s10.5 4 12 12" className={MATTERS} />
    </>
  ),
  /** A sheet with six bars: the rubric. */
  rubric: (
    <>
      <rect x="36" y="8" width="56" height="72" rx="6" className={PAPER} />
      <path d="M46 22h20" className={WRITTEN} />
      <path d="M46 34h36M46 44h36M46 54h36M46 64h36" className={WRITTEN} />
      <path d="M46 34h28M46 44h18M46 54h32M46 64h22" className={MATTERS_LINE} strokeWidth="3" />
      <circle cx="92" cy="18" r="11" className={MATTERS} />
      <path d="m87 18 3.5 3.5 6.5-7" className={MATTERS_LINE} />
    </>
  ),
  /** An open door. */
  door: (
    <>
      <path d="M20 78h88" className={WRITTEN} />
      <path d="M44 78V16a4 4 0 0 1 4-4h32a4 4 0 0 1 4 4v62" className={PAPER} />
      <path d="M52 78V22l22-8v64" className={MATTERS} />
      <circle cx="68" cy="48" r="1.75" className={MATTERS_LINE} />
      <path d="M96 40h12m-4-4 4 4-4 4" className={WRITTEN} />
    </>
  ),
  /** Filed sheets. */
  archive: (
    <>
      <rect x="40" y="10" width="56" height="40" rx="5" className={PAPER} />
      <rect x="34" y="20" width="60" height="40" rx="5" className={PAPER} />
      <path d="M28 36a5 5 0 0 1 5-5h18l6 6h38a5 5 0 0 1 5 5v32a5 5 0 0 1-5 5H33a5 5 0 0 1-5-5z" className={MATTERS} />
      <path d="M56 58h16" className={MATTERS_LINE} />
    </>
  ),
  /** A month with one marked day. */
  calendar: (
    <>
      <rect x="28" y="14" width="72" height="64" rx="6" className={PAPER} />
      <path d="M28 30h72M46 8v12M82 8v12" className={WRITTEN} />
      <path d="M40 42h8M60 42h8M80 42h8M40 54h8M80 54h8M40 66h8M60 66h8" className={WRITTEN} />
      <rect x="56" y="48" width="16" height="12" rx="3" className={MATTERS} />
    </>
  ),
  /** Steps upward. */
  steps: (
    <>
      <path d="M18 78h92" className={WRITTEN} />
      <rect x="24" y="58" width="20" height="20" rx="3" className={PAPER} />
      <rect x="54" y="42" width="20" height="36" rx="3" className={PAPER} />
      <rect x="84" y="24" width="20" height="54" rx="3" className={MATTERS} />
      <path d="M94 16V6m0 1 7 3-7 3" className={MATTERS_LINE} />
    </>
  ),
  /** Points that trend. */
  trend: (
    <>
      <path d="M24 10v66h84" className={WRITTEN} />
      <path d="M24 54h84M24 32h84" className={WRITTEN} strokeDasharray="2 5" />
      <path d="m34 62 18-12 16 4 18-22 14-6" className={MATTERS_LINE} />
      <circle cx="34" cy="62" r="3" className={PAPER} />
      <circle cx="52" cy="50" r="3" className={PAPER} />
      <circle cx="68" cy="54" r="3" className={PAPER} />
      <circle cx="86" cy="32" r="3" className={PAPER} />
      <circle cx="100" cy="26" r="4" className={MATTERS} />
    </>
  ),
  /** A lens over a list. */
  search: (
    <>
      <rect x="24" y="14" width="64" height="60" rx="6" className={PAPER} />
      <path d="M34 28h30M34 40h22M34 52h26M34 64h16" className={WRITTEN} />
      <circle cx="84" cy="50" r="16" className={MATTERS} />
      <path d="m95.5 61.5 11 11" className={MATTERS_LINE} strokeWidth="3" />
    </>
  ),
  /** A page with code. */
  code: (
    <>
      <rect x="22" y="14" width="84" height="60" rx="6" className={PAPER} />
      <path d="M22 28h84" className={WRITTEN} />
      <path d="M30 21h.01M36 21h.01M42 21h.01" className={WRITTEN} strokeWidth="3" />
      <path d="m44 42-8 8 8 8M84 42l8 8-8 8" className={WRITTEN} />
      <path d="m68 38-8 24" className={MATTERS_LINE} />
    </>
  ),
  /** A sheet with a portrait: a resume, a profile. */
  sheet: (
    <>
      <rect x="34" y="8" width="60" height="72" rx="6" className={PAPER} />
      <circle cx="50" cy="26" r="7" className={MATTERS} />
      <path d="M64 22h20M64 30h14M44 44h40M44 54h40M44 64h26" className={WRITTEN} />
    </>
  ),
  /** A clock. */
  clock: (
    <>
      <circle cx="64" cy="46" r="32" className={PAPER} />
      <path d="M64 14a32 32 0 0 1 32 32H64z" className={MATTERS} />
      <path d="M64 26v20l14 8" className={MATTERS_LINE} />
      <path d="M58 6h12" className={WRITTEN} />
    </>
  ),
  /** A signpost that points both ways. */
  lost: (
    <>
      <path d="M64 14v64M48 78h32" className={WRITTEN} />
      <path d="M64 20h30l8 8-8 8H64z" className={MATTERS} />
      <path d="M64 40H36l-8 8 8 8h28z" className={PAPER} />
    </>
  ),
  /** A cut cable. */
  unplugged: (
    <>
      <path d="M8 56c14 0 14-18 28-18h8" className={WRITTEN} />
      <rect x="44" y="28" width="16" height="20" rx="4" className={PAPER} />
      <path d="M60 34h7M60 42h7" className={WRITTEN} />
      <path d="M84 28h-4a4 4 0 0 0-4 4v12a4 4 0 0 0 4 4h4z" className={MATTERS} />
      <path d="M84 38h6c14 0 14 18 30 18" className={MATTERS_LINE} />
      <path d="m68 16 2 6M78 18l-3 5M64 60l4-5M76 62l-2-6" className={WRITTEN} />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type PictureName = keyof typeof PICTURES;

export function Picture({ name, className }: { name: PictureName; className?: string }) {
  return (
    <svg
      viewBox="0 0 128 88"
      width="128"
      height="88"
      aria-hidden
      fill="none"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("max-w-full", className)}
    >
      {PICTURES[name]}
    </svg>
  );
}
