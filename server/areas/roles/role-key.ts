import { roleDescriptions } from '#server/areas/organizations/schema.ts';
import { builtInRoles } from '#server/core/access.ts';

const maxLength = 40;

/** True when people would take `name` for a built-in role's. */
export function isBuiltInName(name: string): boolean {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
  return builtInRoles.some(
    (role) =>
      plain === role.replace('_', ' ') || plain === roleDescriptions[role].label.toLowerCase(),
  );
}

/**
 * The key of a new role: its name in small Latin letters and underscores, at most 40, different from
 * all in `taken`. It stays when the role is renamed.
 */
export function roleKey(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]+/g, '_')
    .slice(0, maxLength)
    .replace(/^_+|_+$/g, '');
  const base = plain || 'role';
  const reserved = new Set<string>([...taken, ...builtInRoles]);
  if (!reserved.has(base)) return base;
  for (let count = 1; ; count += 1) {
    const ending = `_${letters(count)}`;
    const key = base.slice(0, maxLength - ending.length) + ending;
    if (!reserved.has(key)) return key;
  }
}

/** 1 is "b", 25 is "z", 26 is "ba": a count without digits, which keys don't have. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26)) + last;
}
