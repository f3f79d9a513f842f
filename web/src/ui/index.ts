// Everything pages are built from, styled once. There is no second way to do a button.
//
//   Button IconButton               variants primary secondary ghost danger danger-quiet; sizes sm md; asChild for links
//   Field Input SearchInput PasswordInput Textarea Select Switch      Field labels and describes the one control inside it
//   ChoiceCards Segmented           one of a few, with and without explanations
//   Dialog ConfirmDialog Sheet      modal; sheet from the left or the right edge
//   Tabs Menu MenuItem MenuLabel MenuSeparator MenuChoice Popover Tooltip
//   toast() Toaster                 toast("good", "Saved"); the Toaster is mounted by app/
//   Badge Alert MeaningIcon         meanings: good caution danger info; never by colour alone
//   Card PageHeader EmptyState ErrorState Skeleton SkeletonRegion
//   Avatar Kbd Meter ScoreRing RatingRow Progress Spinner CopyButton CopyField
//   Table Th Td Pagination
//   RunOutput VerdictChip VerdictIcon CostFigures OutputBlock     what came of a program that was run
//   Prose InlineProse               Markdown as text, without any markup of its own
//   Logo LogoMark Picture           the mark, and the small pictures of empty states
//
// Controls are 44 px high and 36 px under `data-density="compact"` on <html> (useDensity in lib/theme.ts).
export { Alert, type AlertProps } from "./alert";
export { Avatar, type AvatarSize } from "./avatar";
export { Badge, type BadgeProps } from "./badge";
export { Button, type ButtonProps, IconButton, type IconButtonProps } from "./button";
export { ChoiceCards, type ChoiceOption, Segmented } from "./choice";
export { CopyButton, CopyField } from "./copy";
export { cx } from "./cx";
export { ConfirmDialog, Dialog, type DialogProps, Sheet, type SheetProps } from "./dialog";
export {
  Field,
  type FieldProps,
  Input,
  type InputProps,
  PasswordInput,
  Textarea,
} from "./field";
export { ErrorState } from "./error-state";
export { Kbd } from "./kbd";
export { Logo, LogoMark } from "./logo";
export { type Meaning, MEANING_SOFT, MEANING_TEXT, MeaningIcon } from "./meaning";
export { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator, Popover } from "./menu";
export { Meter, type MeterProps } from "./meter";
export { Picture, type PictureName } from "./picture";
export { Progress, Spinner } from "./progress";
export { InlineProse, Prose } from "./prose";
export { RatingRow, ScoreRing } from "./score";
export { CostFigures, OutputBlock, RunOutput, VerdictChip, VerdictIcon } from "./run-output";
export { SearchInput } from "./search-input";
export { Select, type SelectOption } from "./select";
export { Card, EmptyState, PageHeader, Skeleton, SkeletonRegion } from "./surface";
export { Switch } from "./switch";
export { Pagination, Table, Td, Th } from "./table";
export { type TabItem, TabList, TabPanel, Tabs, TabsRoot } from "./tabs";
export { Toaster, toast } from "./toast";
export { Tooltip, TooltipProvider } from "./tooltip";
