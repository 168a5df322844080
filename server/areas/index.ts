import { accounts } from './accounts/area.ts';
import { audit } from './audit/area.ts';
import { drafts } from './drafts/area.ts';
import { instance } from './instance/area.ts';
import { keys } from './keys/area.ts';
import { organizations } from './organizations/area.ts';
import { plans } from './plans/area.ts';
import { prompts } from './prompts/area.ts';
import { roles } from './roles/area.ts';
import { runs } from './runs/area.ts';
import { scenarios } from './scenarios/area.ts';
import { suggestions } from './suggestions/area.ts';
import { suites } from './suites/area.ts';
import { targets } from './targets/area.ts';
import { tokens } from './tokens/area.ts';
import { transfer } from './transfer/area.ts';
import { trials } from './trials/area.ts';
import { variables } from './variables/area.ts';

/** Every area, one line each; routers, jobs, permissions and the inventory follow from this list. */
export const areas = [
  accounts,
  organizations,
  roles,
  tokens,
  audit,
  plans,
  instance,
  keys,
  prompts,
  variables,
  scenarios,
  drafts,
  targets,
  trials,
  suggestions,
  suites,
  transfer,
  runs,
] as const;
