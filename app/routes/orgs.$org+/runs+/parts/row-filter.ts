import { type RowFilter, type ShownVerdict, shownVerdicts } from '#server/areas/runs/schema.ts';

/** Names of the filter in the address, beside `verdict`. */
export const filterNames = {
  search: 'q',
  tag: 'tag',
  locale: 'locale',
  target: 'target',
  only: 'only',
};

/** The filter that an address asks for; undefined for none. What means nothing is left out. */
export function readRowFilter(params: URLSearchParams): RowFilter | undefined {
  const verdict = readVerdict(params);
  const search = params.get(filterNames.search)?.trim().slice(0, 200);
  const tag = params.get(filterNames.tag)?.slice(0, 200);
  const locale = params.get(filterNames.locale)?.slice(0, 100);
  const target = params.get(filterNames.target) ?? '';
  const only = params.get(filterNames.only);
  const filter: RowFilter = {
    ...(verdict && { verdict }),
    ...(search && { search }),
    ...(tag && { tag }),
    ...(locale && { locale }),
    ...(/^\d{1,3}$/.test(target) && { target: Number(target) }),
    ...(only === 'flaky' && { flaky: true }),
    ...(only === 'changed' && { changed: true }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

/** Which verdict the address asks for; null for any. */
export function readVerdict(params: URLSearchParams): ShownVerdict | null {
  const asked = params.get('verdict');
  return shownVerdicts.find((one) => one === asked) ?? null;
}
