import { useLocation, useNavigation, useSearchParams } from '@remix-run/react';

/**
 * Changes what the address asks for, from its first page on; an empty value takes a name out. A change
 * made while the page of the one before is still on its way adds to that one.
 */
export function useAddress(): (changes: Readonly<Record<string, string>>) => void {
  const [, setParams] = useSearchParams();
  const here = useLocation();
  const { location: next } = useNavigation();
  const { search } = next?.pathname === here.pathname ? next : here;
  return (changes) => {
    const params = new URLSearchParams(search);
    params.delete('cursor');
    for (const [name, value] of Object.entries(changes)) {
      if (value) params.set(name, value);
      else params.delete(name);
    }
    setParams(params, { replace: true, preventScrollReset: true });
  };
}
