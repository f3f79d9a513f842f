import { Search, X } from "lucide-react";
import { type RefObject, useRef } from "react";
import { uiStrings } from "@/lib/strings";
import { IconButton } from "./button";
import { cx } from "./cx";
import { Input, type InputProps } from "./field";

export interface SearchInputProps extends Omit<InputProps, "type" | "icon" | "value" | "onChange" | "ref"> {
  value: string;
  onChange: (text: string) => void;
  ref?: RefObject<HTMLInputElement | null>;
}

/** A search box with a button that empties it. */
export function SearchInput({ value, onChange, className, ref, ...rest }: SearchInputProps) {
  const own = useRef<HTMLInputElement>(null);
  const box = ref ?? own;
  const clear = () => {
    onChange("");
    box.current?.focus();
  };
  return (
    <span className={cx("relative block", className)}>
      <Input
        ref={box}
        type="search"
        autoComplete="off"
        icon={<Search aria-hidden />}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="[&_input]:pr-11 [&_input::-webkit-search-cancel-button]:hidden"
        {...rest}
      />
      {value !== "" && (
        <span className="absolute inset-y-0 right-1 flex items-center">
          <IconButton label={uiStrings.clearSearch} size="sm" onClick={clear}>
            <X aria-hidden />
          </IconButton>
        </span>
      )}
    </span>
  );
}
