import { useEffect, useState } from 'react';
import { useOrg } from '#app/rpc/use-org.ts';
import type { Option } from '#app/ui/option.ts';

const pauseMs = 200;

/**
 * Suites to choose from while somebody types; those that choose their scenarios by a filter can be
 * left out. Asks only while `isOn`.
 */
export function useSuites({ isOn, byHand = false }: { isOn: boolean; byHand?: boolean }) {
  const { rpc } = useOrg();
  const [text, setText] = useState('');
  const [options, setOptions] = useState<Option[]>([]);
  useEffect(() => {
    if (!isOn) return;
    const asked = new AbortController();
    const { signal } = asked;
    const timer = setTimeout(
      async () => {
        const search = text.trim();
        const input = { limit: 50, ...(search ? { search } : {}) };
        const page = await rpc.suites.list.query(input, { signal }).catch(() => null);
        if (!page || signal.aborted) return;
        const fit = page.items.filter(({ filter }) => !byHand || filter === null);
        setOptions(fit.map(({ id, name }) => ({ value: id, label: name })));
      },
      text === '' ? 0 : pauseMs,
    );
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [isOn, byHand, text, rpc]);
  return { options, onSearch: setText };
}
