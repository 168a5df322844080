import { identity } from './identity/area.ts';

/** Every area, one line each; routers, jobs, permissions and the inventory follow from this list. */
export const areas = [identity] as const;
