import { createContext, useContext } from 'react';

/** What `{{name}}` may stand for here: the organization's variables, the scenario's own, its columns. */
export const KnownNames = createContext<ReadonlySet<string>>(new Set());

export function useKnownNames(): ReadonlySet<string> {
  return useContext(KnownNames);
}
