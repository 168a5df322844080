/** The look of what floats above the page: menus, lists of options, popovers. */
export const popupLook =
  'z-50 max-w-[calc(100vw-1rem)] animate-rise overflow-hidden rounded-lg border border-line-strong bg-raised text-ink text-sm shadow-lg focus:outline-none';

/** One row inside a popup, driven by Radix (data-highlighted) or cmdk (data-selected). */
export const itemLook =
  'relative flex min-h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none not-data-[disabled=false]:data-disabled:pointer-events-none data-highlighted:bg-selected data-[selected=true]:bg-selected not-data-[disabled=false]:data-disabled:opacity-50 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0';
