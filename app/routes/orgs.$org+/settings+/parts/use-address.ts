import { useSearchParams } from '@remix-run/react';

/** Changes what the address asks for, from its first page on; an empty value takes a name out. */
export function useAddress(): (changes: Readonly<Record<string, string>>) => void {
  const [, setParams] = useSearchParams();
  return (changes) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete('cursor');
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
}
